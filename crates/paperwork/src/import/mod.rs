//! The way in: files and workbooks to a register, with everything that was refused, noted and assumed.

mod first;
mod given;
mod header;
mod intake;
mod note;
mod run;
mod scout;

use std::sync::Arc;

use register::{Day, Register};

use crate::legacy::Encoding;
use crate::limits::PROBLEMS;
use crate::problem::{Problem, RowFault};

pub use first::FirstRow;
pub use given::ValueWord;
pub(crate) use header::stem;
pub use header::{HeaderMatch, How};
pub(crate) use intake::is_workbook;
pub use note::{Note, Remark};
pub(crate) use run::{Findings, SheetRun, Sink, run_sheet};

use intake::Intake;

/// A file: its name, which tells the table, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name, with or without its ending.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What is done with text in an old encoding.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Decode {
    /// It is reported with a preview, and its cells are refused.
    #[default]
    Report,
    /// Columns in which it is found are converted, and shown in the preview.
    Auto,
    /// The named columns are converted, and no others.
    Named(Vec<DecodeColumn>),
}

/// A column that the user wants converted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecodeColumn {
    /// The file, the sheet or the table.
    pub sheet: String,
    /// The header or the canonical name; `*` for every column.
    pub column: String,
    /// What it is in.
    pub encoding: Encoding,
}

/// What the user says about the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The day on which the facts are recorded.
    pub recorded: Day,
    /// What is done with text in an old encoding.
    pub decode: Decode,
    /// Sheets or files whose name does not tell their table: name, table.
    pub tables: Vec<(String, String)>,
    /// Headers that do not tell their column: file, sheet or table; header; canonical column, empty for "pass it over".
    pub columns: Vec<(String, String, String)>,
    /// Columns whose days are the last days covered (đến hết ngày): file, sheet or table; header or canonical column.
    pub last_day: Vec<(String, String)>,
    /// Values that the file writes in its own way, each for a whole column.
    pub values: Vec<ValueWord>,
    /// Rows that are passed over: file or sheet, row.
    pub skip: Vec<(String, u32)>,
    /// Whether a sheet is always named with its workbook, not only where there are several files: then names stay the same when another file is added.
    pub full_names: bool,
}

impl Options {
    /// The defaults: nothing is assumed.
    pub fn new(recorded: Day) -> Options {
        Options {
            recorded,
            decode: Decode::Report,
            tables: Vec::new(),
            columns: Vec::new(),
            last_day: Vec::new(),
            values: Vec::new(),
            skip: Vec::new(),
            full_names: false,
        }
    }
}

/// A cell before and after its conversion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview {
    /// The header of the column.
    pub column: String,
    /// What the column seems to be in, or was said to be in.
    pub encoding: Encoding,
    /// Whether the conversion was done.
    pub applied: bool,
    /// Some cells: as they stand, as they were meant.
    pub cells: Vec<(String, String)>,
}

/// What became of one file or sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetReport {
    /// The file, or the sheet of a workbook.
    pub sheet: Arc<str>,
    /// The table that it holds; none when it was passed over.
    pub table: Option<&'static str>,
    /// The row of the headers.
    pub header_row: u32,
    /// What each header was taken for.
    pub headers: Vec<HeaderMatch>,
    /// Columns in an old encoding.
    pub previews: Vec<Preview>,
    /// The first rows, as they were read.
    pub first: Vec<FirstRow>,
    /// Rows with anything in them, below the headers.
    pub rows: u64,
    /// Rows that are in the register.
    pub taken: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// Rows that say what another row says.
    pub repeated: u64,
}

impl SheetReport {
    /// A file or sheet of which nothing was read.
    pub(crate) fn unread(sheet: Arc<str>) -> SheetReport {
        let (headers, previews, first) = (Vec::new(), Vec::new(), Vec::new());
        SheetReport { sheet, table: None, header_row: 0, headers, previews, first, rows: 0, taken: 0, refused: 0, repeated: 0 }
    }
}

/// What an import came to.
pub struct Imported {
    /// The register of the rows that were taken.
    pub register: Register,
    /// What was refused, by place.
    pub problems: Vec<Problem>,
    /// Problems beyond [`crate::limits::PROBLEMS`], which are counted and not kept.
    pub more_problems: u64,
    /// What was noticed and refuses nothing.
    pub notes: Vec<Note>,
    /// Every file and sheet, in the order given.
    pub sheets: Vec<SheetReport>,
    /// Rows at fault, for the error workbook: position in `sheets`, row.
    pub(crate) refused_rows: Vec<(usize, u32)>,
    /// Per table and row of the register: position in `sheets`, row; none where it was known before.
    places: Vec<Vec<Option<(usize, u32)>>>,
}

impl Imported {
    /// Whether every row was taken.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Where a row of the register stands, of the table at `position`: the position in `sheets`, and the row. None where it is not of the files, but was known before.
    pub fn place(&self, position: usize, row: usize) -> Option<(usize, u32)> {
        self.places[position][row]
    }

    /// Refuses a row afterwards, because whoever imports may not record it.
    pub fn bar(&mut self, sheet: usize, row: u32) {
        let Err(at) = self.refused_rows.binary_search(&(sheet, row)) else { return };
        self.refused_rows.insert(at, (sheet, row));
        let report = &mut self.sheets[sheet];
        (report.refused, report.taken) = (report.refused + 1, report.taken.saturating_sub(1));
        let problem = Problem { sheet: report.sheet.clone(), row, column: String::new(), value: String::new(), fault: RowFault::NotYours.into() };
        if self.problems.len() < PROBLEMS { self.problems.push(problem) } else { self.more_problems += 1 }
    }
}

/// What is known already, and may be named without being among the files.
pub struct Known<'a> {
    /// The register of it.
    pub register: &'a Register,
    /// Whether the row of a table may be known to whoever imports.
    pub may: &'a dyn Fn(usize, usize) -> bool,
}

/// Imports files of the exchange folder: CSV, each named after its table, or workbooks, or both.
pub fn folder(files: &[Source<'_>], options: &Options) -> Imported {
    read(files, options).finish(None)
}

/// The same, beside what is known: a row may name what is there already.
pub fn beside(files: &[Source<'_>], options: &Options, known: &Known<'_>) -> Imported {
    read(files, options).finish(Some(known))
}

fn read<'o>(files: &[Source<'_>], options: &'o Options) -> Intake<'o> {
    let mut intake = Intake::new(options);
    intake.check_size(files);
    for file in files {
        intake.file(*file, files.len() > 1 || options.full_names);
    }
    intake
}

/// Imports one workbook.
pub fn workbook(bytes: &[u8], options: &Options) -> Imported {
    folder(&[Source { name: "", bytes }], options)
}
