//! What was read: a document as typed fields, each with how sure it is and where it stands.

use std::ops::Range;

use register::Day;

use super::symbol::Symbol;

/// What stands in a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// The documents, in the order of the file.
    pub documents: Vec<Document>,
}

/// Lines of the file, first and last, by their numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    /// The first line.
    pub from: u32,
    /// The last line.
    pub to: u32,
}

/// How sure a value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sure {
    /// It stands so where this field belongs.
    Printed,
    /// It is printed in capitals; only the size of its letters is ours, or that of the body.
    Recased,
    /// It follows from other words of the same document.
    Derived,
    /// Another document of the same file says it.
    Elsewhere,
}

/// A value that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// How sure it is.
    pub sure: Sure,
    /// Where it stands.
    pub lines: Span,
}

impl<T> Found<T> {
    pub(super) fn printed(value: T, lines: Span) -> Found<T> {
        Found { value, sure: Sure::Printed, lines }
    }

    pub(super) fn but(self, sure: Sure) -> Found<T> {
        Found { sure, ..self }
    }
}

/// One document of a file. What is not known is absent, and said in `uncertain` where a document has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Number and symbol (`319-CV/ĐU`).
    pub symbol: Option<Found<Symbol>>,
    /// The name of its type (`Công văn`).
    pub kind: Option<Found<String>>,
    /// The words under the type, or the heading of a report on a web page.
    pub title: Option<Found<String>>,
    /// Who issued it.
    pub issuer: Option<Found<String>>,
    /// The body above the issuer.
    pub superior: Option<Found<String>>,
    /// Where it was issued.
    pub place: Option<Found<String>>,
    /// The day of the document.
    pub date: Option<Found<Day>>,
    /// What it is about: after `V/v`, or the title.
    pub subject: Option<Found<String>>,
    /// Whom a letter addresses.
    pub addressees: Vec<Found<String>>,
    /// Who receives it (*Nơi nhận*).
    pub recipients: Vec<Recipient>,
    /// Who signed, and how.
    pub signer: Signer,
    /// The stamp *ĐẾN*.
    pub incoming: Incoming,
    /// The documents that it cites, in the order of their first mention.
    pub citations: Vec<Citation>,
    /// All its lines.
    pub lines: Span,
    /// Its lines between head and foot, as a range of indexes into the lines of the file.
    pub body: Range<usize>,
    /// What is missing, doubtful, or not taken from where it belongs.
    pub uncertain: Vec<Doubt>,
}

/// One line of *Nơi nhận*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// Who.
    pub name: String,
    /// What for (`để báo cáo`).
    pub mark: Option<String>,
    /// Where it stands.
    pub lines: Span,
}

/// The signing block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signer {
    /// `T/M`, `K/T`, `T/L`, `Q.`, `TUQ`, or with a point where the State prints it.
    pub form: Option<Found<String>>,
    /// On behalf of whom, or in whose place.
    pub represented: Option<Found<String>>,
    /// The title of the person who signs.
    pub title: Option<Found<String>>,
    /// Their name.
    pub name: Option<Found<String>>,
}

/// The stamp of an arrival.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Incoming {
    /// The number in the register of arrivals.
    pub number: Option<Found<String>>,
    /// The day of arrival.
    pub date: Option<Found<Day>>,
}

impl Incoming {
    /// Whether there is no stamp, or nothing of it could be read.
    pub fn is_empty(&self) -> bool {
        self.number.is_none() && self.date.is_none()
    }
}

/// A document that is cited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// Its number and symbol.
    pub symbol: Symbol,
    /// Its type, where words or the code settle it.
    pub kind: Option<String>,
    /// Its day.
    pub date: Option<Found<Day>>,
    /// Who issued it, as written there.
    pub issuer: Option<String>,
    /// What this document has to do with it.
    pub relation: Relation,
    /// Where it is first cited.
    pub lines: Span,
}

/// What a document has to do with one that it cites, from the weakest to the strongest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Relation {
    /// It is named.
    Mentions,
    /// This document rests on it.
    BasedOn,
    /// This document carries it out, or hands it down.
    Implements,
    /// This document changes it.
    Amends,
    /// This document takes its place, or ends it.
    Replaces,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Relation; 5] = [Relation::Mentions, Relation::BasedOn, Relation::Implements, Relation::Amends, Relation::Replaces];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Mentions => "mentions",
            Relation::BasedOn => "based_on",
            Relation::Implements => "implements",
            Relation::Amends => "amends",
            Relation::Replaces => "replaces",
        }
    }
}

/// Something to look at: a gap, a doubtful reading, a value from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The field.
    pub field: Field,
    /// Why, in Vietnamese.
    pub reason: String,
    /// A reading that was not taken, or was taken with doubt.
    pub value: Option<String>,
    /// Where to look.
    pub lines: Span,
}

/// A field of a document, as files name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each is the field of the document of the same name")]
pub enum Field {
    Symbol,
    Kind,
    Title,
    Issuer,
    Superior,
    Place,
    Date,
    Subject,
    Addressees,
    Recipients,
    Signer,
    Incoming,
    Citations,
    Passages,
}

impl Field {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Field::Symbol => "symbol",
            Field::Kind => "type",
            Field::Title => "title",
            Field::Issuer => "issuer",
            Field::Superior => "superior",
            Field::Place => "place",
            Field::Date => "date",
            Field::Subject => "subject",
            Field::Addressees => "addressees",
            Field::Recipients => "recipients",
            Field::Signer => "signer",
            Field::Incoming => "incoming",
            Field::Citations => "citations",
            Field::Passages => "passages",
        }
    }
}
