//! A document as passages that can be named: `III.1.2`, `Điều 5.1.a`, `2.1`.
//!
//! The rules, and what else was possible, are in `docs/decisions/0018-passages.md`.

mod counting;
mod flow;
mod label;
mod levels;
mod reading;

use std::ops::RangeInclusive;

use super::reading::Document;
use super::table::Table;
use super::tasks::Task;
use super::{Line, Text};

/// Passages of one document; the longest law of the country has a tenth of it. What stands after the last of them is not read, and [`Note::Stopped`] says from which line on.
pub const PASSAGES: usize = 20_000;

/// One addressable part of a document with its own words, without those of the passages under it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// How the passage is named; no two of a document share a path.
    pub path: String,
    /// The label as it is written, `1.2-`; none for a paragraph without one.
    pub label: Option<String>,
    /// The words without the label: NFC, single spaces, one line of text for each paragraph.
    pub text: String,
    /// The lines of the file, from the first of the passage to its last; the passages under it may stand between them.
    pub lines: RangeInclusive<u32>,
    /// The passage that it stands under, as an index into the list.
    pub parent: Option<usize>,
    /// What a person should know of how it was read.
    pub notes: Vec<Note>,
    /// On which lines each paragraph of the text stands.
    pub(crate) paragraphs: Vec<RangeInclusive<u32>>,
    /// Whether it is the heading or a row of a table of tasks; then only [`Passage::task`] tells anybody anything.
    pub(crate) tabled: bool,
    /// What a row of such a table tells.
    pub(crate) task: Option<Task>,
}

/// What is odd about a passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// Labels that should stand before this one are not there: the first of them.
    Missing(String),
    /// The same label stood there already; the path carries which time it is.
    Repeated,
    /// The document has more than [`PASSAGES`]; nothing was read from this line on.
    Stopped(u32),
}

impl Passage {
    /// The paragraphs with the lines they stand on.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = (&str, &RangeInclusive<u32>)> {
        self.text.split('\n').zip(&self.paragraphs)
    }
}

/// The passages of lines in the order of reading.
pub fn passages(body: &[Line]) -> Vec<Passage> {
    reading::read(body, &[])
}

/// The passages of a document: its body, between its head and who signed it, and the tables of tasks in it and in its appendices.
pub fn passages_of(text: &Text, document: &Document) -> Vec<Passage> {
    let from = text.lines.get(document.body.start).map_or(document.lines.to, |line| line.number);
    let own = from..=document.lines.to;
    let is_own = |table: &&Table| table.lines().is_some_and(|lines| own.contains(lines.start()) && own.contains(lines.end()));
    let tables: Vec<&Table> = text.tables.iter().filter(is_own).collect();
    reading::read(&text.lines[document.body.clone()], &tables)
}
