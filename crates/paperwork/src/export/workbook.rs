//! One workbook, a sheet per table, written row by row.

use register::column::{Kind, Value};
use register::table::TableSpec;
use register::{Day, Register, Tables};
use rust_xlsxwriter::{ColNum, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet, XlsxError};

use super::folder::WHERE_FILLED;
use crate::cell::serial_of;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// A sheet has room for 1,048,576 rows.
    #[error("{0}: more rows than a sheet has room for; export the folder of CSV files instead")]
    TooManyRows(&'static str),
    /// The writer failed.
    #[error(transparent)]
    Writer(#[from] XlsxError),
}

/// Rows of a sheet below the headers.
pub(crate) const SHEET_ROWS: usize = 1_048_575;

/// Every table as a sheet.
pub fn workbook(register: &Register) -> Result<Vec<u8>, WorkbookError> {
    let mut book = new_book()?;
    let styles = Styles::new();
    for (position, spec) in Tables::SPECS.iter().enumerate() {
        let rows = register.tables().table(position).rows();
        if rows == 0 && WHERE_FILLED.contains(&spec.name) {
            continue;
        }
        if rows > SHEET_ROWS {
            return Err(WorkbookError::TooManyRows(spec.name));
        }
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(spec.name)?;
        write_headers(sheet, spec, &styles)?;
        write_rows(sheet, register, position, &styles)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A workbook that says nothing of when it was made: the same register gives the same bytes on any day.
pub(crate) fn new_book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    Ok(book)
}

/// The looks of cells.
pub(crate) struct Styles {
    /// A header.
    pub(crate) header: Format,
    /// A real date.
    pub(crate) date: Format,
    /// Text that a spreadsheet program must not make anything else of.
    pub(crate) text: Format,
    /// A cell at fault.
    pub(crate) fault: Format,
    /// The reasons.
    pub(crate) reason: Format,
}

impl Styles {
    /// The looks of every workbook that goes out.
    pub(crate) fn new() -> Styles {
        let header = Format::new().set_bold().set_background_color(Color::RGB(0xe7_ec_f2)).set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top);
        Styles {
            header: header.set_text_wrap(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            text: Format::new().set_num_format("@"),
            fault: Format::new().set_num_format("@").set_background_color(Color::RGB(0xff_d9_d6)),
            reason: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

fn write_headers(sheet: &mut Worksheet, spec: &TableSpec, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (number, column) in spec.columns.iter().enumerate() {
        let number = number as ColNum;
        sheet.set_column_width(number, width(column.kind))?;
        // Whole columns are text, so that an id typed below the last row stays what was typed.
        if matches!(column.kind, Kind::Key | Kind::Ref(_) | Kind::RefList(_) | Kind::Text | Kind::Partial) {
            sheet.set_column_format(number, &styles.text)?;
        }
        sheet.write_string_with_format(0, number, column.name, &styles.header)?;
    }
    Ok(())
}

fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Text => 28.0,
        Kind::Key | Kind::Ref(_) | Kind::RefList(_) => 16.0,
        Kind::Code(_) => 18.0,
        Kind::Day | Kind::From | Kind::Until | Kind::Partial => 12.0,
        Kind::Int | Kind::Flag => 10.0,
    }
}

fn write_rows(sheet: &mut Worksheet, register: &Register, position: usize, styles: &Styles) -> Result<(), XlsxError> {
    let (tables, spec) = (register.tables(), Tables::SPECS[position]);
    let table = tables.table(position);
    let mut text = String::new();
    for row in 0..table.rows() {
        let at = row as RowNum + 1;
        for (number, column) in spec.columns.iter().enumerate() {
            let number_at = number as ColNum;
            match table.cell(row, number) {
                Value::Missing => {}
                Value::Int(int) => drop(sheet.write_number(at, number_at, int)?),
                Value::Flag(flag) => drop(sheet.write_boolean(at, number_at, flag)?),
                value => match date_of(&value).and_then(serial_of) {
                    Some(serial) => drop(sheet.write_number_with_format(at, number_at, serial, &styles.date)?),
                    None => {
                        text.clear();
                        register::cell::write(&mut text, tables, column.kind, &value);
                        sheet.write_string_with_format(at, number_at, &text, &styles.text)?;
                    }
                },
            }
        }
    }
    Ok(())
}

/// The day of a cell that is a date known to the day.
fn date_of(value: &Value<'_>) -> Option<Day> {
    match value {
        Value::Day(day) => Some(*day),
        Value::Partial(partial) if partial.first() == partial.last() => Some(partial.first()),
        _ => None,
    }
}
