//! A list as it is shown, on its way out: a workbook with real dates and numbers, or a CSV file that spreadsheet programs open as it is.

use register::Day;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::workbook::{SHEET_ROWS, Styles, WorkbookError, new_book};
use crate::cell::serial_of;

/// A list: its name, its columns, its rows.
pub struct List {
    /// The name of the sheet; at most 31 letters.
    pub name: &'static str,
    /// What stands above each column, and how wide it is in letters.
    pub columns: Vec<(String, u32)>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a list.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing, or not known.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i32),
    /// A day.
    Day(Day),
}

/// Letters with which a spreadsheet program takes a text of a CSV file for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl List {
    /// The list as a workbook.
    pub fn workbook(&self) -> Result<Vec<u8>, WorkbookError> {
        if self.rows.len() > SHEET_ROWS {
            return Err(WorkbookError::TooManyRows(self.name));
        }
        let (mut book, styles) = (new_book()?, Styles::new());
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(self.name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (number, (header, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(number, *width)?;
            sheet.write_string_with_format(0, number, header, &styles.header)?;
        }
        for (at, row) in (1..).zip(&self.rows) {
            (0..).zip(row).try_for_each(|(number, cell)| write(sheet, at, number, cell, &styles))?;
        }
        Ok(book.save_to_buffer()?)
    }

    /// The list as CSV in UTF-8, marked as such, so that Vietnamese letters stay what they are. Nothing in it is taken for a formula.
    pub fn csv(&self) -> Vec<u8> {
        let mut lines = super::Lines::new(self.columns.iter().map(|(header, _)| header.as_str()));
        for row in &self.rows {
            row.iter().for_each(|cell| lines.cell(&plain(cell)));
            lines.end();
        }
        [b"\xef\xbb\xbf".to_vec(), lines.finish()].concat()
    }
}

fn write(sheet: &mut Worksheet, row: RowNum, column: ColNum, cell: &Cell, styles: &Styles) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Cell::Text(text) => drop(sheet.write_string_with_format(row, column, text, &styles.text)?),
        Cell::Day(day) => match serial_of(*day) {
            Some(serial) => drop(sheet.write_number_with_format(row, column, serial, &styles.date)?),
            None => drop(sheet.write_string_with_format(row, column, day.to_string(), &styles.text)?),
        },
    }
    Ok(())
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::*;

    fn cell() -> impl Strategy<Value = Cell> {
        let day = (-25_000..84_006i32).prop_map(|ordinal| Cell::Day(Day::from_ordinal(ordinal).unwrap()));
        let text = "[-=+@'\",;\na-zA-ZđằếỗỮ0-9 ]{1,20}".prop_map(Cell::Text);
        prop_oneof![Just(Cell::Empty), text, any::<i32>().prop_map(Cell::Number), day]
    }

    fn list(rows: Vec<Vec<Cell>>) -> List {
        List { name: "Danh sách", columns: vec![("Họ và tên".to_owned(), 28), ("Từ ngày".to_owned(), 12), ("Số".to_owned(), 8)], rows }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn another_reader_reads_the_same_values(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..20)) {
            let list = list(rows);
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(list.workbook().unwrap())).unwrap();
            let sheet = book.worksheet_range("Danh sách").unwrap();
            for (at, row) in (1..).zip(&list.rows) {
                for (column, cell) in (0..).zip(row) {
                    let read = sheet.get_value((at, column)).cloned().unwrap_or(Data::Empty);
                    match (cell, read) {
                        (Cell::Empty, Data::Empty) => {}
                        (Cell::Text(text), Data::String(read)) => prop_assert_eq!(text, &read),
                        (Cell::Number(number), Data::Float(read)) => prop_assert_eq!(f64::from(*number), read),
                        (Cell::Day(day), Data::DateTime(read)) => prop_assert_eq!(read.as_f64(), f64::from(serial_of(*day).unwrap())),
                        (cell, read) => prop_assert!(false, "{cell:?} came back as {read:?}"),
                    }
                }
            }
            let bytes = list.csv();
            prop_assert!(bytes.starts_with(b"\xef\xbb\xbf"));
            let mut reader = csv::Reader::from_reader(&bytes[3..]);
            let read: Vec<Vec<String>> = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(read.len(), list.rows.len());
            for (cell, text) in list.rows.iter().flatten().zip(read.iter().flatten()) {
                let formula = matches!(cell, Cell::Text(_)) && text.starts_with(FORMULA);
                prop_assert!(!formula, "{text} would be a formula");
                let plain = plain(cell);
                prop_assert_eq!(text.trim_start_matches('\''), plain.trim_start_matches('\''));
            }
        }
    }
}
