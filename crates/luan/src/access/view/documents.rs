//! The books of documents as a viewer may see them: a document stands in the unit of its book, and is of the class of people and posts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use register::books::{Sought, holds_all, sought};
use register::code::{Book, Code};
use register::column::Row;
use register::tables::{Documents, Units};
use register::{Register, cell};
use store::RowText;

use super::View;
use crate::access::policy::{Action, Class};
use crate::access::sight::all_units;
use crate::registering::{self, Entered, Fault};

/// Which lines of which book somebody asks for.
#[derive(Clone, Default, Debug)]
pub(crate) struct BookWanted {
    /// `incoming`, `outgoing`; both where empty.
    pub(crate) book: String,
    /// The unit whose book it is; any where empty.
    pub(crate) unit: String,
    /// What the numbers count in; anything where empty.
    pub(crate) series: String,
    /// Words that number, symbol, subject, issuer, signer or recipients hold, with or without marks.
    pub(crate) words: String,
}

/// A line of a book: its texts, as the record has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    cells: Vec<String>,
    /// The name of the unit whose book it is.
    pub(crate) unit_name: String,
    number: i32,
}

impl Line {
    /// A cell; empty where it is not known.
    pub(crate) fn cell(&self, column: &str) -> &str {
        Documents::SPEC.column(column).map_or("", |at| self.cells[at].as_str())
    }

    /// By unit, book, series and number; a part stands under its whole.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (["unit", "book", "series"].map(|name| self.cell(name)), self.number, !self.cell("part_of").is_empty(), self.cell("id"))
    }
}

/// What was found of the books.
pub(crate) struct LinesFound {
    /// The lines, by book, series and number; the latest number first.
    pub(crate) lines: Vec<Line>,
    /// The series that there are in what may be seen of this book and unit.
    pub(crate) series: Vec<String>,
}

impl View {
    pub(super) fn sees_document(&self, action: Action, document: Row<Documents>) -> bool {
        self.of_unit(action, self.register().tables().documents.unit[document.index()]).has(Class::Personnel)
    }

    /// The lines of the books that fit, and of which an action is allowed.
    pub(crate) fn books(&self, action: Action, wanted: &BookWanted) -> LinesFound {
        let documents = &self.register().tables().documents;
        let words = sought(&wanted.words);
        let (mut lines, mut series) = (Vec::new(), BTreeSet::new());
        for row in (0..documents.len()).filter(|&row| in_book(self.register(), row, wanted)) {
            if !self.sees_document(action, Row::new(row as u32)) {
                continue;
            }
            series.insert(documents.series.text(row).to_owned());
            if (wanted.series.is_empty() || documents.series.text(row) == wanted.series) && fits(documents, row, &words) {
                lines.push(self.line(row));
            }
        }
        // The latest number first; a part stands under its whole all the same.
        let place = |line: &Line| (["unit", "book", "series"].map(|name| line.cell(name).to_owned()), Reverse(line.number));
        let under = |line: &Line| (!line.cell("part_of").is_empty(), line.cell("id").to_owned());
        lines.sort_by_cached_key(|line| (place(line), under(line)));
        LinesFound { lines, series: series.into_iter().rev().collect() }
    }

    /// A document that may be found, with what came in the same file, the whole first.
    pub(crate) fn document(&self, id: &str) -> Option<(Line, Vec<Line>)> {
        let documents = &self.register().tables().documents;
        let found = self.register().find::<Documents>(&documents.id, id).filter(|document| self.sees_document(Action::Find, *document))?;
        let whole = Some(documents.part_of[found.index()]).filter(|whole| whole.known()).unwrap_or(found);
        let parts = (0..documents.len()).filter(|&row| documents.part_of[row] == whole).map(|row| Row::new(row as u32));
        let others = std::iter::once(whole).chain(parts).filter(|other| *other != found && self.sees_document(Action::Find, *other));
        Some((self.line(found.index()), others.map(|other| self.line(other.index())).collect()))
    }

    /// The units in whose books the viewer may register: id and name.
    pub(crate) fn units_to_register_in(&self) -> Vec<[String; 2]> {
        let units = &self.register().tables().units;
        let may = |unit: &Row<Units>| self.of_unit(Action::Change, *unit).has(Class::Personnel);
        let in_being = |unit: &Row<Units>| units.until[unit.index()].0 > self.today();
        let text = |unit: Row<Units>| [units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned()];
        all_units(self.register()).filter(may).filter(in_being).map(text).collect()
    }

    /// The line that what was typed makes in a book that the viewer may write, or everything that is wrong with it.
    pub(crate) fn line_of(&self, entered: &Entered, id: &str) -> Result<RowText, Vec<Fault>> {
        let row = registering::line(self.register(), entered, id, &|document| self.sees_document(Action::Find, document))?;
        let unit = row.cells.get("unit").map_or("", String::as_str);
        if self.may(Action::Change, &format!("unit:{unit}"), Class::Personnel) {
            return Ok(row);
        }
        let words = ["không có đơn vị này, hoặc sổ của đơn vị không thuộc quyền ghi của bạn", "there is no such unit, or its books are not yours to write"];
        Err(vec![Fault { column: "unit", words: words.map(str::to_owned) }])
    }

    fn line(&self, row: usize) -> Line {
        let tables = self.register().tables();
        let text = |column: usize| cell::text(tables, &tables.documents, row, column);
        let unit = tables.documents.unit[row].index();
        Line {
            cells: (0..Documents::SPEC.columns.len()).map(text).collect(),
            unit_name: tables.units.name.text(unit).to_owned(),
            number: tables.documents.number[row].unwrap_or(0),
        }
    }
}

fn in_book(register: &Register, row: usize, wanted: &BookWanted) -> bool {
    let tables = register.tables();
    let book = tables.documents.book[row].map_or("", Book::name);
    let unit = tables.units.id.text(tables.documents.unit[row].index());
    (wanted.book.is_empty() || book == wanted.book) && (wanted.unit.is_empty() || unit == wanted.unit)
}

fn fits(documents: &Documents, row: usize, words: &[Sought]) -> bool {
    let texts = [&documents.symbol, &documents.subject, &documents.issuer, &documents.signer, &documents.recipients].map(|column| column.text(row));
    let number = documents.number[row].map(|number| number.to_string()).unwrap_or_default();
    holds_all(&format!("{number} {}", texts.join(" ")), words)
}
