//! Problems: what was refused, where, why, and what to do about it — in Vietnamese and in English.

mod fault;
mod nearest;

use std::sync::Arc;

use crate::limits::SHOWN_CHARS;

pub use fault::{CellFault, Fault, FileFault, HeaderFault, RowFault};
pub use nearest::nearest;

/// The same words in Vietnamese and in English.
pub type Words = [String; 2];

/// Writes one message in both languages.
macro_rules! words {
    ($vi:literal, $en:literal $(,)?) => {
        [format!($vi), format!($en)]
    };
}
pub(crate) use words;

/// What is to be said about a fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// What is wrong.
    pub reason: Words,
    /// What to do about it.
    pub way_out: Words,
}

/// Something that was refused, with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The file, or the sheet of a workbook.
    pub sheet: Arc<str>,
    /// The line of the file or the row of the sheet, from 1; 0 where the whole sheet or file is meant.
    pub row: u32,
    /// The header of the column as it stands in the file, or the canonical name where the file has none; empty where the whole row is meant.
    pub column: String,
    /// The value at fault, shortened.
    pub value: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Problem {
    /// What is wrong, in Vietnamese and in English.
    pub fn reason(&self) -> Words {
        self.fault.said().reason
    }

    /// What to do about it, in Vietnamese and in English.
    pub fn way_out(&self) -> Words {
        self.fault.said().way_out
    }
}

/// A value short enough for a message.
pub(crate) fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN_CHARS) {
        None => value.to_owned(),
        Some((end, _)) => format!("{}…", &value[..end]),
    }
}
