//! A file as lines of text, whatever it came in.

use super::table::Table;
use crate::Encoding;

/// What kind of file it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Plain text, in any encoding that is known.
    Plain,
    /// A document of a word processor (Office Open XML).
    Docx,
    /// A PDF that has text.
    Pdf,
    /// A web page.
    Html,
}

/// One line, or one paragraph where the file knows paragraphs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The words: NFC, without marks of layout, without spaces at the ends; empty where the file has an empty line or a gap between blocks. A tab stands where the file has one or leaves a wide gap.
    pub text: String,
    /// Where it stands in the file: the number of the line or paragraph, from 1.
    pub number: u32,
    /// Whether the file says that all of it is bold.
    pub bold: bool,
}

/// A file as a person reads it: from above to below, and where two columns stand beside one another, the left one first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// What it came in.
    pub source: Source,
    /// The lines in the order of reading, empty ones included.
    pub lines: Vec<Line>,
    /// Its tables, where the file says which cell is which; their words stand in the lines too.
    pub tables: Vec<Table>,
    /// The old encoding that it was read in, where it was not Unicode.
    pub encoding: Option<Encoding>,
}
