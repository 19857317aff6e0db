//! The form of a document's line, and what of it is looked over before it is written.

use askama::Template;
use paperwork::aliases::column_words;
use register::code::{Book, Code, DocumentKind, Secrecy, Urgency};
use register::tables::Documents;
use store::RowText;

use super::Fault;
use crate::contents::CONTENT_BYTES_MAX;
use crate::proposing::Note;
use crate::registering::{Entered, TABLE, TYPED};
use crate::secret::STOP;
use crate::web::answer::Refused;
use crate::web::books;
use crate::web::visit::{Page, Visit};

/// What a part has from its whole.
const OF_THE_WHOLE: [&str; 3] = ["unit", "book", "number"];
/// Fields of the request that say nothing about the document.
const PASSING: [&str; 5] = ["form", "step", "code", "passkey", "file"];

#[derive(Template)]
#[template(path = "document_register.html")]
pub(super) struct Form {
    pub(super) page: Page,
    /// Names the request: sent twice, it is made once.
    key: String,
    fields: Vec<Field>,
    /// The whole that this is a part of.
    whole: String,
    of_congress: bool,
    /// The content that came before and waits.
    file: String,
    stop: &'static str,
    mib: usize,
    reason: String,
    basis: String,
    faults: Vec<Fault>,
    /// What came of the file that was sent.
    pub(super) of_file: Vec<String>,
    pub(super) preview: Option<Preview>,
}

/// How a field is filled in.
#[derive(PartialEq, Eq)]
enum Way {
    Typed,
    Chosen,
    /// One of a few, each to be seen; nothing is chosen beforehand.
    Ticked,
}

struct Field {
    name: &'static str,
    words: String,
    hint: String,
    required: bool,
    text: String,
    way: Way,
    options: Vec<(String, String)>,
    is_faulty: bool,
    /// What a file says of it, and whether that asks to be looked at.
    notes: Vec<(bool, String)>,
}

impl Field {
    fn is_described(&self) -> bool {
        !self.hint.is_empty() || !self.notes.is_empty()
    }
}

/// What will be written, in words; and everything that was typed.
pub(super) struct Preview {
    cells: Vec<(String, String)>,
    kept: Vec<(String, String)>,
}

impl Form {
    /// The form with what was typed, all that is wrong with it, and what a file says of it.
    pub(super) fn new(visit: &Visit<'_>, key: String, entered: &Entered, faults: Vec<Fault>, notes: &[Note]) -> Result<Form, Refused> {
        let whole = entered.cell("part_of").to_owned();
        let shown = TYPED.into_iter().filter(|name| whole.is_empty() || !OF_THE_WHOLE.contains(name));
        let fields = shown.map(|name| field(visit, name, entered, &faults, notes)).collect::<Result<_, _>>()?;
        let reason = if visit.asked.post { visit.asked.field("reason").to_owned() } else { visit.t().documents_reason() };
        Ok(Form {
            page: visit.page(visit.t().documents_register()),
            key,
            fields,
            whole,
            of_congress: entered.of_congress,
            file: entered.file.clone(),
            stop: visit.lang.pick(STOP),
            mib: CONTENT_BYTES_MAX >> 20,
            reason,
            basis: visit.asked.field("basis").to_owned(),
            faults,
            of_file: Vec::new(),
            preview: None,
        })
    }

    fn is_ticked(&self, field: &Field) -> bool {
        field.way == Way::Ticked
    }

    fn is_chosen(&self, field: &Field) -> bool {
        field.way == Way::Chosen
    }
}

fn field(visit: &Visit<'_>, name: &'static str, entered: &Entered, faults: &[Fault], notes: &[Note]) -> Result<Field, Refused> {
    let (t, lang) = (visit.t(), visit.lang);
    let words = |list: &[&str]| -> Vec<(String, String)> { list.iter().map(|code| ((*code).to_owned(), books::word(lang, list, code))).collect() };
    let (way, options) = match name {
        "unit" => (Way::Chosen, visit.view()?.units_to_register_in().into_iter().map(|[id, name]| (id, name)).collect()),
        "kind" => (Way::Chosen, words(DocumentKind::NAMES)),
        "urgency" => (Way::Chosen, words(Urgency::NAMES)),
        "book" => (Way::Ticked, words(Book::NAMES)),
        "secrecy" => (Way::Ticked, words(Secrecy::NAMES)),
        _ => (Way::Typed, Vec::new()),
    };
    let hint = match name {
        "registered" | "issued" | "deadline" | "sent" => t.documents_hint_day(),
        "number" => t.documents_hint_number(),
        "symbol" => t.documents_hint_symbol(),
        "issuer" => t.documents_hint_issuer(),
        "recipients" => t.documents_hint_recipients(),
        "part_of" | "answers" => t.documents_hint_other(),
        _ => String::new(),
    };
    Ok(Field {
        name,
        words: lang.pick(column_words(TABLE, name)).to_owned(),
        hint,
        required: ["unit", "book", "registered", "kind", "subject", "secrecy"].contains(&name),
        text: entered.cell(name).to_owned(),
        way,
        options,
        is_faulty: faults.iter().any(|(column, _)| *column == name),
        notes: notes.iter().filter(|note| note.column == name).map(|note| (note.is_doubt, lang.pick(note.words.clone()))).collect(),
    })
}

/// What will be written of a line.
pub(super) fn preview(visit: &Visit<'_>, row: &RowText, entered: &Entered) -> Preview {
    let said = |name: &str, text: &str| match name {
        "book" => books::word(visit.lang, Book::NAMES, text),
        "kind" => books::word(visit.lang, DocumentKind::NAMES, text),
        "secrecy" => books::word(visit.lang, Secrecy::NAMES, text),
        "urgency" => books::word(visit.lang, Urgency::NAMES, text),
        "series" => books::series(visit.lang, text),
        "symbol" => text.replace(register::books::NUMBER, "…"),
        _ => text.to_owned(),
    };
    let names = Documents::SPEC.columns.iter().map(|column| column.name).filter(|name| *name != "id");
    let cells = names.filter_map(|name| row.cells.get(name).map(|text| (visit.lang.pick(column_words(TABLE, name)).to_owned(), said(name, text))));
    let typed = visit.asked.form.iter().filter(|(name, _)| !PASSING.contains(&name.as_str())).cloned();
    let cells = cells.collect();
    Preview { cells, kept: typed.chain(Some(("file".to_owned(), entered.file.clone()))).collect() }
}
