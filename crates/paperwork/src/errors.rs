//! The error workbook: the rows that were refused, as they stood, with the reasons beside them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};

use crate::cell::Raw;
use crate::export::{SHEET_ROWS, Styles, WorkbookError, new_book};
use crate::import::{Imported, SheetReport, Source, is_workbook};
use crate::limits::CELL_CHARS;
use crate::problem::Problem;
use crate::rows::{Book, Delimited, Rows};

/// The sheet with every problem.
const SUMMARY: &str = "Tổng hợp";
/// The columns that are added: the reasons, what to do, and the row in the file.
const ADDED: [&str; 3] = ["Lý do", "Cách xử lý", "Dòng"];

/// The refused rows of an import, a sheet for every file or sheet that has any. `files` are those that were imported, in the same order.
pub fn workbook(files: &[Source<'_>], imported: &Imported) -> Result<Vec<u8>, WorkbookError> {
    let mut book = new_book()?;
    let styles = Styles::new();
    summary(book.add_worksheet(), imported, &styles)?;
    let mut number = 0;
    for file in files {
        if is_workbook(file.bytes) {
            // A workbook that could not be opened has one report, and its problem stands in the summary.
            let Ok((mut opened, sheets)) = Book::open(file.bytes).and_then(|book| book.sheets().map(|sheets| (book, sheets))) else {
                number += 1;
                continue;
            };
            for sheet in sheets {
                one_sheet(&mut book, &mut opened.sheet(&sheet), imported, number, &styles)?;
                number += 1;
            }
        } else {
            one_sheet(&mut book, &mut Delimited::new(file.bytes), imported, number, &styles)?;
            number += 1;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Rows of an earlier import that a file says once more: it is an error workbook that was mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mended {
    /// The sheet of the workbook.
    pub sheet: String,
    /// The position in [`Imported::sheets`] of the sheet whose rows it mends.
    pub mends: usize,
    /// Their numbers there.
    pub rows: Vec<u32>,
}

/// The sheets of an error workbook that has come back; none where the file is something else.
pub fn mended(bytes: &[u8]) -> Vec<Mended> {
    let Ok((mut book, sheets)) = Book::open(bytes).and_then(|book| book.sheets().map(|sheets| (book, sheets))) else { return Vec::new() };
    if sheets.first().is_none_or(|first| first != SUMMARY) {
        return Vec::new();
    }
    let mends = |sheet: &String| sheet.split_once(' ').and_then(|(number, _)| number.parse::<usize>().ok()?.checked_sub(1));
    let numbered: Vec<(String, usize)> = sheets.into_iter().filter_map(|sheet| mends(&sheet).map(|mends| (sheet, mends))).collect();
    numbered.into_iter().map(|(sheet, mends)| Mended { rows: numbers(&mut book.sheet(&sheet)), sheet, mends }).collect()
}

/// What stands in the last of the columns that were added.
fn numbers(rows: &mut dyn Rows) -> Vec<u32> {
    let (mut at, mut numbers) = (None, Vec::new());
    let read = rows.each(&mut |row, cells| {
        if row == 1 {
            at = cells.iter().rposition(|cell| cell.shown(false).trim() == ADDED[2]);
        } else if let Some(cell) = at.and_then(|at| cells.get(at)) {
            numbers.extend(cell.shown(false).trim().parse::<u32>());
        }
        ControlFlow::Continue(())
    });
    // A sheet that breaks off is told when it is imported; of rows that were not reached the earlier ones stand.
    drop(read);
    numbers
}

/// Every problem in one list.
fn summary(sheet: &mut Worksheet, imported: &Imported, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(SUMMARY)?.set_freeze_panes(1, 0)?;
    for (at, (header, width)) in
        [("Bảng", 20.0), ("Dòng", 8.0), ("Cột", 22.0), ("Giá trị", 30.0), ("Lý do", 50.0), ("Cách xử lý", 60.0)].into_iter().enumerate()
    {
        sheet.set_column_width(at as ColNum, width)?;
        sheet.write_string_with_format(0, at as ColNum, header, &styles.header)?;
    }
    for (at, problem) in imported.problems.iter().enumerate() {
        let row = at as RowNum + 1;
        sheet.write_string(row, 0, problem.sheet.as_ref())?;
        sheet.write_number(row, 1, problem.row)?;
        sheet.write_string_with_format(row, 2, &problem.column, &styles.text)?;
        sheet.write_string_with_format(row, 3, &problem.value, &styles.text)?;
        let ([reason, _], [way_out, _]) = (problem.reason(), problem.way_out());
        sheet.write_string_with_format(row, 4, reason, &styles.reason)?;
        sheet.write_string_with_format(row, 5, way_out, &styles.reason)?;
    }
    if imported.more_problems > 0 {
        let row = imported.problems.len() as RowNum + 1;
        sheet.write_string(row, 4, format!("… và {} lỗi nữa", imported.more_problems))?;
    }
    Ok(())
}

fn one_sheet(book: &mut Workbook, rows: &mut dyn Rows, imported: &Imported, number: usize, styles: &Styles) -> Result<(), WorkbookError> {
    let Some(report) = imported.sheets.get(number) else { return Ok(()) };
    let first = imported.refused_rows.partition_point(|(sheet, _)| *sheet < number);
    let refused: Vec<u32> = imported.refused_rows[first..].iter().take_while(|(sheet, _)| *sheet == number).map(|(_, row)| *row).collect();
    if refused.is_empty() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(report, number))?.set_freeze_panes(1, 0)?;
    let columns = report.headers.len();
    for (at, header) in report.headers.iter().map(|header| header.header.as_str()).chain(ADDED).enumerate() {
        sheet.set_column_width(at as ColNum, if at < columns { 18.0 } else { 40.0 })?;
        sheet.write_string_with_format(0, at as ColNum, header, &styles.header)?;
    }
    let mut by_row: BTreeMap<u32, Vec<&Problem>> = BTreeMap::new();
    for problem in imported.problems.iter().filter(|problem| problem.sheet == report.sheet) {
        by_row.entry(problem.row).or_default().push(problem);
    }
    let epoch_1904 = rows.epoch_1904();
    let mut written = 0;
    let mut failed = None;
    let read = rows.each(&mut |row, cells| {
        if refused.binary_search(&row).is_err() || written as usize == SHEET_ROWS {
            return ControlFlow::Continue(());
        }
        written += 1;
        let problems = by_row.get(&row).map_or(&[][..], Vec::as_slice);
        match one_row(sheet, written, row, cells, report, problems, epoch_1904, styles) {
            Ok(()) if written as usize == refused.len() => ControlFlow::Break(()),
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    // The file was read to this row once before; if it breaks further down, that is in the summary.
    drop(read);
    failed.map_or(Ok(()), |error| Err(error.into()))
}

#[expect(clippy::too_many_arguments, reason = "one row of one sheet, with everything that its cells show")]
fn one_row(
    sheet: &mut Worksheet,
    at: RowNum,
    row: u32,
    cells: &[Raw<'_>],
    report: &SheetReport,
    problems: &[&Problem],
    epoch_1904: bool,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let columns = report.headers.len();
    for (column, header) in report.headers.iter().enumerate() {
        let at_fault = problems.iter().any(|problem| problem.column == header.header);
        let shown: String = cells.get(column).map(|cell| cell.shown(epoch_1904).chars().take(CELL_CHARS as usize).collect()).unwrap_or_default();
        // Always as text: what begins with =, +, - or @ is never a formula here.
        if !shown.is_empty() || at_fault {
            sheet.write_string_with_format(at, column as ColNum, shown, if at_fault { &styles.fault } else { &styles.text })?;
        }
    }
    let joined = |words: fn(&Problem) -> String| {
        let mut lines: Vec<String> = Vec::new();
        for problem in problems {
            let line = words(problem);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines.join("\n")
    };
    let reasons =
        joined(|problem| if problem.column.is_empty() { problem.reason()[0].clone() } else { format!("{}: {}", problem.column, problem.reason()[0]) });
    sheet.write_string_with_format(at, columns as ColNum, reasons, &styles.reason)?;
    sheet.write_string_with_format(at, columns as ColNum + 1, joined(|problem| problem.way_out()[0].clone()), &styles.reason)?;
    sheet.write_number(at, columns as ColNum + 2, row)?;
    Ok(())
}

/// A name that a sheet may have: short, without the signs that are not allowed, and no two alike.
fn sheet_name(report: &SheetReport, number: usize) -> String {
    let table = report.table.unwrap_or("sheet");
    format!("{} {table}", number + 1)
}
