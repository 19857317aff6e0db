//! Workbooks, behind the gate.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use super::{Rows, Visit};
use crate::cell::Raw;
use crate::gate::inspect;
use crate::legacy::Encoding;
use crate::limits::{COLUMNS, Limit, SAMPLE_ROWS};
use crate::problem::FileFault;

/// A workbook that passed the gate.
pub(crate) struct Book<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    has_old_fonts: bool,
}

impl<'a> Book<'a> {
    /// Opens a workbook.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Book<'a>, FileFault> {
        inspect(bytes).map_err(|turned_back| turned_back.fault)?;
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let mut book = Book { book, has_old_fonts: true };
        book.has_old_fonts = book.old_fonts()?;
        Ok(book)
    }

    /// The names of its sheets. Two sheets of one name cannot be told apart.
    pub(crate) fn sheets(&self) -> Result<Vec<String>, FileFault> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
        let mut sorted: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        sorted.sort_unstable();
        match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(FileFault::EntryName(pair[0].clone())),
            None => Ok(names),
        }
    }

    /// The sheet of this name.
    pub(crate) fn sheet<'b>(&'b mut self, name: &str) -> Sheet<'a, 'b> {
        Sheet { book: self, name: name.to_owned() }
    }

    fn old_fonts(&mut self) -> Result<bool, FileFault> {
        let Some(first) = self.sheets()?.into_iter().next() else { return Ok(false) };
        let reader = self.book.worksheet_cells_reader(&first).map_err(|error| broken(&error))?;
        Ok(reader.styles().iter().any(|style| font_of(style).is_some()))
    }
}

fn font_of(style: &calamine::Style) -> Option<Encoding> {
    style.font.as_ref()?.name.as_deref().and_then(Encoding::of_font)
}

fn broken(error: &XlsxError) -> FileFault {
    FileFault::BrokenSheet(error.to_string())
}

/// One sheet of a workbook.
pub(crate) struct Sheet<'a, 'b> {
    book: &'b mut Book<'a>,
    name: String,
}

impl Rows for Sheet<'_, '_> {
    fn each(&mut self, visit: Visit<'_>) -> Result<(), FileFault> {
        let mut reader = self.book.book.worksheet_cells_reader(&self.name).map_err(|error| broken(&error))?;
        let mut cells: Vec<Raw<'_>> = Vec::new();
        let mut current = None;
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|error| broken(&error))? {
            let (row, column) = record.pos;
            if current != Some(row) {
                if current.is_some_and(|current| row < current) {
                    return Err(FileFault::BrokenSheet(format!("{}: {row} < {current:?}", self.name)));
                }
                if let Some(done) = current
                    && let ControlFlow::Break(()) = visit(done + 1, &cells)
                {
                    return Ok(());
                }
                cells.clear();
                current = Some(row);
            }
            let raw = match record.formula {
                Some(formula) => Raw::Formula(formula_text(formula)),
                None => raw_of(record.value),
            };
            put(&mut cells, column as usize, raw)?;
        }
        if let Some(done) = current {
            // The last row: whether the visitor wants more does not matter.
            let _ = visit(done + 1, &cells);
        }
        Ok(())
    }

    fn fonts(&mut self) -> Result<BTreeMap<usize, Encoding>, FileFault> {
        let mut fonts = BTreeMap::new();
        if !self.book.has_old_fonts {
            return Ok(fonts);
        }
        let mut reader = self.book.book.worksheet_cells_reader(&self.name).map_err(|error| broken(&error))?;
        let by_style: Vec<Option<Encoding>> = reader.styles().iter().map(font_of).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| broken(&error))? {
            let (row, column) = cell.get_position();
            if row as usize > SAMPLE_ROWS {
                break;
            }
            let is_text = matches!(cell.get_value(), DataRef::String(_) | DataRef::SharedString(_));
            if let (true, Some(encoding)) = (is_text, by_style.get(style).copied().flatten()) {
                fonts.insert(column as usize, encoding);
            }
        }
        Ok(fonts)
    }

    fn epoch_1904(&self) -> bool {
        self.book.book.has_1904_epoch()
    }
}

/// Puts a cell at its place. Far away empty cells, which formatting leaves behind, take no room.
fn put<'c>(cells: &mut Vec<Raw<'c>>, column: usize, raw: Raw<'c>) -> Result<(), FileFault> {
    if raw.is_empty() && column >= cells.len() {
        return Ok(());
    }
    if column as u64 >= COLUMNS {
        return Err(FileFault::Beyond(Limit::Columns));
    }
    if column >= cells.len() {
        cells.resize(column + 1, Raw::Empty);
    }
    cells[column] = raw;
    Ok(())
}

fn raw_of(value: DataRef<'_>) -> Raw<'_> {
    match value {
        DataRef::Empty => Raw::Empty,
        DataRef::Int(number) => Raw::Number(number as f64),
        DataRef::Float(number) => Raw::Number(number),
        DataRef::String(text) if text.is_empty() => Raw::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Raw::Text(Cow::Owned(text)),
        DataRef::SharedString(text) => Raw::Text(Cow::Borrowed(text)),
        DataRef::Bool(flag) => Raw::Flag(flag),
        DataRef::DateTime(date) => Raw::Serial(date.as_f64()),
        DataRef::Error(error) => Raw::Error(error.to_string()),
    }
}

fn formula_text(formula: calamine::XlsxFormulaMetadata) -> String {
    match formula {
        calamine::XlsxFormulaMetadata::Normal { formula } | calamine::XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => String::new(),
    }
}
