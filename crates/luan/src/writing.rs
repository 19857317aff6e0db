//! Papers that are written here: which forms there are, what each asks to be typed, and the paper that comes of it. Pages ask; nothing here knows who asks.

mod fields;
mod followed;
mod numbered;
mod paper;
mod said;

use register::code::DocumentKind;

pub(crate) use fields::{Field, Way, fields};
pub(crate) use followed::{duties, figures};
pub(crate) use numbered::{Unnumbered, numbered};
pub(crate) use paper::{Made, made};
pub(crate) use said::Said;

/// A form of paper that answers a document of the books.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// Công văn sao gửi: hands the document down.
    Forwarding,
    /// Kế hoạch thực hiện: who does what of it, by when.
    Plan,
    /// Báo cáo: what became of it.
    Report,
    /// Quyết định luân chuyển, điều động, biệt phái: rests on it.
    Decision,
}

impl Form {
    /// Every form, as they are offered.
    pub(crate) const ALL: [Form; 4] = [Form::Forwarding, Form::Plan, Form::Report, Form::Decision];

    /// Its name in addresses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Forwarding => "forwarding",
            Form::Plan => "plan",
            Form::Report => "report",
            Form::Decision => "decision",
        }
    }

    /// The form of a name.
    pub(crate) fn of(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// What it is called, Vietnamese and English.
    pub(crate) fn words(self) -> [&'static str; 2] {
        match self {
            Form::Forwarding => ["Công văn sao gửi", "Forwarding letter"],
            Form::Plan => ["Kế hoạch thực hiện", "Implementation plan"],
            Form::Report => ["Báo cáo", "Report"],
            Form::Decision => ["Quyết định luân chuyển", "Rotation decision"],
        }
    }

    /// The kind of document that the book has it as.
    pub(crate) fn kind(self) -> DocumentKind {
        match self {
            Form::Forwarding => DocumentKind::Letter,
            Form::Plan => DocumentKind::Plan,
            Form::Report => DocumentKind::Report,
            Form::Decision => DocumentKind::Decision,
        }
    }

    /// What stands for its kind in symbols; letters of the State have none.
    fn code(self) -> &'static str {
        match self {
            Form::Forwarding => "CV",
            Form::Plan => "KH",
            Form::Report => "BC",
            Form::Decision => "QĐ",
        }
    }
}
