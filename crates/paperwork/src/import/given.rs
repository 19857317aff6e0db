//! Values that a file writes in its own way, and what the user says they mean.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::header::means;
use super::{HeaderMatch, Options};
use crate::aliases::key;
use crate::cell::Raw;

/// A written value of a column, and what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueWord {
    /// The file, the sheet or the table.
    pub sheet: String,
    /// The header or the canonical name.
    pub column: String,
    /// The value as it is written; compared without case and spaces around it.
    pub written: String,
    /// What it means, written as the column wants it; empty for "not known".
    pub meant: String,
}

/// What the user said about the values and the rows of one sheet.
pub(super) struct Given {
    /// By position of the column in the file: written, meant.
    values: BTreeMap<usize, BTreeMap<String, String>>,
    skip: BTreeSet<u32>,
}

impl Given {
    pub(super) fn of(options: &Options, sheet: &str, table: &str, headers: &[HeaderMatch]) -> Given {
        let mut values: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
        for word in options.values.iter().filter(|word| means(&word.sheet, sheet, table)) {
            let is_meant = |header: &HeaderMatch| key(&header.header) == key(&word.column) || header.column == Some(word.column.as_str());
            for (at, _) in headers.iter().enumerate().filter(|(_, header)| header.column.is_some() && is_meant(header)) {
                values.entry(at).or_default().insert(written(&word.written), word.meant.clone());
            }
        }
        let skip = options.skip.iter().filter(|(place, _)| means(place, sheet, table)).map(|(_, row)| *row).collect();
        Given { values, skip }
    }

    /// Whether a row is passed over.
    pub(super) fn skips(&self, row: u32) -> bool {
        self.skip.contains(&row)
    }

    /// The cells of a row as they are meant.
    pub(super) fn meant<'c>(&'c self, cells: &'c [Raw<'c>], epoch_1904: bool) -> Cow<'c, [Raw<'c>]> {
        let mut meant = Cow::Borrowed(cells);
        for (&at, words) in &self.values {
            let Some(word) = cells.get(at).filter(|cell| !cell.is_empty()).and_then(|cell| words.get(&written(&cell.shown(epoch_1904)))) else { continue };
            meant.to_mut()[at] = if word.is_empty() { Raw::Empty } else { Raw::Text(Cow::Borrowed(word)) };
        }
        meant
    }
}

/// How written values are compared: `Bí thư` and ` bí thư` are one, and `Bi thu` is another.
fn written(text: &str) -> String {
    text.trim().to_lowercase()
}
