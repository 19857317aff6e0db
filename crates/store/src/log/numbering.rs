//! Numbers that are given while a change is written: a line of a book that comes without one asks for the next of its series.

use std::borrow::Cow;

use register::books::{NUMBER, numbered};

use crate::facts::{DOCUMENTS, Facts};
use crate::payload::{Change, Content, RowText};

/// The change with the numbers that its lines ask for; as it is where they ask for none.
pub(super) fn with_numbers<'c>(facts: &Facts, change: &'c Change) -> Cow<'c, Change> {
    filled(change, |row| facts.next_number(row))
}

/// The change as the entry says it that was made of it: with the numbers that were given then.
pub(super) fn as_recorded<'c>(recorded: &Change, change: &'c Change) -> Cow<'c, Change> {
    filled(change, |row| {
        let same = lines(recorded).find(|line| line.cells.get("id") == row.cells.get("id"))?;
        number_in(same)
    })
}

/// The number of the first line that a change adds to a book.
pub(super) fn number_of(change: &Change) -> Option<i32> {
    lines(change).find_map(number_in)
}

/// Whether a change adds a line to a book.
pub(super) fn is_numbered(change: &Change) -> bool {
    lines(change).next().is_some()
}

fn filled(change: &Change, number: impl Fn(&RowText) -> Option<i32>) -> Cow<'_, Change> {
    if !lines(change).any(asks) {
        return Cow::Borrowed(change);
    }
    let mut change = change.clone();
    if let Content::Rows { add, .. } = &mut change.content {
        for row in add.iter_mut().filter(|row| row.table == DOCUMENTS && asks(row)) {
            let Some(number) = number(row) else { continue };
            row.cells.insert("number".to_owned(), number.to_string());
            if let Some(symbol) = row.cells.get_mut("symbol").filter(|symbol| symbol.contains(NUMBER)) {
                *symbol = numbered(symbol, number);
            }
        }
    }
    Cow::Owned(change)
}

fn asks(row: &RowText) -> bool {
    !row.cells.contains_key("number")
}

fn lines(change: &Change) -> impl Iterator<Item = &RowText> {
    let rows: &[RowText] = if let Content::Rows { add, .. } = &change.content { add } else { &[] };
    rows.iter().filter(|row| row.table == DOCUMENTS)
}

fn number_in(row: &RowText) -> Option<i32> {
    row.cells.get("number").and_then(|number| number.parse().ok())
}
