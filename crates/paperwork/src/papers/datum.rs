//! One thing about somebody: known, not known, or not for who prints the paper. Missing is a value, and is said.

use register::{Day, Partial};

use super::document::{Cell, Value};

/// One thing about somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Datum<T> {
    /// The record says so.
    Known(T),
    /// The record does not say.
    Unknown,
    /// The record may say, but who prints the paper may not see it.
    Withheld,
}

/// What stands where the record does not say.
pub const NOT_KNOWN: &str = "chưa rõ";
/// What stands where who prints may not see.
pub const NOT_SHOWN: &str = "không được xem";

impl<T> Datum<T> {
    /// What an optional value says: nothing there means that it is not known.
    pub fn of(value: Option<T>) -> Datum<T> {
        value.map_or(Datum::Unknown, Datum::Known)
    }

    /// The cell of a table.
    pub fn cell(&self, known: impl FnOnce(&T) -> Cell) -> Cell {
        match self {
            Datum::Known(value) => known(value),
            Datum::Unknown => Cell::centre(NOT_KNOWN),
            Datum::Withheld => Cell::centre(NOT_SHOWN),
        }
    }

    /// What a form to be completed by hand gets: dots where it is not known.
    pub fn field(&self, known: impl FnOnce(&T) -> String) -> Option<String> {
        match self {
            Datum::Known(value) => Some(known(value)),
            Datum::Unknown => None,
            Datum::Withheld => Some(format!("({NOT_SHOWN})")),
        }
    }

    /// In a sentence.
    pub fn words(&self, known: impl FnOnce(&T) -> String) -> String {
        self.field(known).unwrap_or_else(|| NOT_KNOWN.to_owned())
    }
}

impl Datum<Partial> {
    /// A day that may be known to the month or the year; empty cells of a register are not known.
    pub fn partial(partial: Partial) -> Datum<Partial> {
        Datum::of(partial.known().then_some(partial))
    }
}

impl Datum<Day> {
    /// A day; the marks of a register are not known.
    pub fn day(day: Day) -> Datum<Day> {
        Datum::of(day.if_known())
    }
}

/// A day that may be known to the month or the year, as papers show it.
pub fn shown(partial: &Partial) -> String {
    Value::Partial(*partial).shown()
}
