//! The numbers of documents: which are taken in which series, which comes next, what a change may not do to them, and what it may not say of a secret one.

use std::collections::{BTreeMap, HashMap};

use register::Tables;

use super::held::{Held, of_text};
use crate::error::{Reason, Refusal};
use crate::payload::RowText;

/// The table of the books.
pub(crate) const DOCUMENTS: &str = "documents";

/// Columns that say in words what stands in a document, by their table.
const SAYS_CONTENT: [(&str, &str); 2] = [("tasks", "action"), ("steps", "text")];

/// What a number counts in: a unit, its book, the series in it.
type Series = [Box<str>; 3];

/// What a line of a book says of its number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    id: Box<str>,
    series: Series,
    number: i32,
    /// The line of the whole that this is a part of, and whose number it shares.
    part_of: Box<str>,
    /// Whether its content must not be kept here.
    is_secret: bool,
}

impl Line {
    /// The line that a row is; none where it is of another table, or its number cannot be read.
    pub(super) fn of(held: &Held) -> Option<Line> {
        let spec = held.spec();
        if spec.name != DOCUMENTS {
            return None;
        }
        let cells: Vec<&str> = held.cells().collect();
        let cell = |name: &str| cells[spec.column(name).expect("a column of the contract")];
        let series = ["unit", "book", "series"].map(|name| cell(name).into());
        Some(Line {
            id: cell("id").into(),
            series,
            number: cell("number").parse().ok()?,
            part_of: cell("part_of").into(),
            is_secret: cell("secrecy") != "none",
        })
    }

    /// What stays of it whatever else is corrected.
    fn number(&self) -> (&Series, i32, &str) {
        (&self.series, self.number, &self.part_of)
    }

    fn of_text(row: &RowText) -> Option<Line> {
        of_text(row).ok().and_then(|held| Line::of(&held))
    }
}

/// Every number that was given.
#[derive(Clone, Default)]
pub(super) struct Numbers {
    /// By series: each number that is taken, with the line that has it.
    taken: HashMap<Series, BTreeMap<i32, Box<str>>>,
    lines: HashMap<Box<str>, Line>,
}

impl Numbers {
    /// Puts a line in, or takes it out.
    pub(super) fn set(&mut self, line: Line, enters: bool) {
        let taken = self.taken.entry(line.series.clone()).or_default();
        if line.part_of.is_empty() {
            match enters {
                true => _ = taken.insert(line.number, line.id.clone()),
                false if taken.get(&line.number) == Some(&line.id) => _ = taken.remove(&line.number),
                false => {}
            }
        }
        if enters {
            self.lines.insert(line.id.clone(), line)
        } else {
            self.lines.remove(&line.id)
        };
    }

    /// Whether another line has the number of this one.
    pub(super) fn has_taken(&self, line: &Line) -> bool {
        let holder = self.taken.get(&line.series).and_then(|taken| taken.get(&line.number));
        line.part_of.is_empty() && holder.is_some_and(|holder| *holder != line.id)
    }

    /// Whether a line that is withdrawn is still there in other words.
    pub(super) fn keeps(&self, line: &Line) -> bool {
        self.lines.get(&line.id).is_some_and(|kept| kept.number() == line.number())
    }

    /// The number that a row gets that asks for one: of a part, that of its whole; else the one after the highest of its series.
    pub(crate) fn next(&self, row: &RowText) -> Option<i32> {
        let cell = |name: &str| row.cells.get(name).map_or("", String::as_str);
        match cell("part_of") {
            "" => {
                let series: Series = ["unit", "book", "series"].map(|name| cell(name).into());
                let highest = self.taken.get(&series).and_then(|taken| taken.last_key_value()).map_or(0, |(number, _)| *number);
                highest.checked_add(1)
            }
            whole => self.lines.get(whole).map(|line| line.number),
        }
    }

    /// What the rows of a change, folded in already, may not do: lose a number, part from their whole, or name a content that is not kept.
    pub(super) fn check(&self, withdraw: &[RowText], add: &[RowText]) -> Vec<Refusal> {
        let of_books = |row: &&RowText| row.table == DOCUMENTS;
        let lost = withdraw.iter().filter(of_books).filter(|row| Line::of_text(row).is_some_and(|line| !self.keeps(&line)));
        let mut refusals: Vec<Refusal> = lost.map(|row| Refusal::of(row, Reason::NumberKept)).collect();
        refusals.extend(add.iter().filter_map(|row| self.told_of_secret(row)));
        for row in add.iter().filter(of_books) {
            let refused = |column: &str, reason| Refusal { column: Some(column.to_owned()), ..Refusal::of(row, reason) };
            if let Some(line) = Line::of_text(row) {
                let whole = self.lines.get(&line.part_of);
                let shares = |whole: &Line| whole.part_of.is_empty() && whole.series == line.series && whole.number == line.number;
                if !line.part_of.is_empty() && !whole.is_some_and(shares) {
                    refusals.push(refused("part_of", Reason::OtherNumber));
                }
                if line.number < 1 {
                    refusals.push(refused("number", Reason::Cell));
                }
            }
            match row.cells.get("file") {
                Some(file) if !is_hash(file) => refusals.push(refused("file", Reason::Cell)),
                Some(_) if row.cells.get("secrecy").is_none_or(|degree| degree != "none") => refusals.push(refused("file", Reason::Secret)),
                _ => {}
            }
        }
        refusals
    }

    /// What a row tells in words of a document of which the line alone is kept.
    fn told_of_secret(&self, row: &RowText) -> Option<Refusal> {
        let column = SAYS_CONTENT.iter().find(|(table, _)| *table == row.table)?.1;
        let document = row.cells.get("document")?.as_str();
        let is_told = row.cells.contains_key(column) && self.lines.get(document).is_some_and(|line| line.is_secret);
        is_told.then(|| Refusal { column: Some(column.to_owned()), ..Refusal::of(row, Reason::Secret) })
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether the rows of a table have numbers.
pub(super) fn are_numbered(table: usize) -> bool {
    Tables::SPECS[table].name == DOCUMENTS
}
