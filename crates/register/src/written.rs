//! Registers written down in a few lines, for tests: one paragraph a table, one line a row.
//!
//! ```text
//! people: id sex birth home
//!   A male 1970-05 X1
//! kinship: person relative relation
//!   A B spouse
//! ```
//! Cells are separated by spaces; `-` is an empty cell, `_` a space inside one. A required column that the paragraph leaves out gets a plain value.

use crate::Register;
use crate::cell;
use crate::column::{Kind, Value};
use crate::day::{Day, Partial};
use crate::draft::Draft;
use crate::tables::Tables;

/// The register of a text; every row is recorded on `recorded`.
///
/// # Panics
/// Where the text names a table, a column or a code that is not there, or a row is refused.
pub fn written_on(text: &str, recorded: Day) -> Register {
    let mut draft = Draft::new();
    write(&mut draft, text, recorded);
    let (register, refusals) = draft.finish();
    assert!(refusals.is_empty(), "a written register has no refused row: {refusals:?}");
    register
}

/// The register of a text, all of it recorded on one day.
///
/// # Panics
/// As [`written_on`].
pub fn written(text: &str) -> Register {
    written_on(text, day("2020-01-01"))
}

/// Appends the rows of a text to a draft.
///
/// # Panics
/// Where the text names a table, a column or a code that is not there.
pub fn write(draft: &mut Draft, text: &str, recorded: Day) {
    let mut heading: Option<(usize, Vec<&str>)> = None;
    for (number, line) in text.lines().enumerate() {
        if let Some((table, columns)) = line.trim().split_once(':') {
            let position = Tables::SPECS.iter().position(|spec| spec.name == table).unwrap_or_else(|| panic!("no table {table}"));
            heading = Some((position, columns.split_whitespace().collect()));
        } else if !line.trim().is_empty() {
            let (position, columns) = heading.as_ref().expect("a row stands under its table's heading");
            row(draft, *position, columns, &line.split_whitespace().collect::<Vec<_>>(), number as u32, recorded);
        }
    }
}

fn row(draft: &mut Draft, position: usize, columns: &[&str], cells: &[&str], line: u32, recorded: Day) {
    let spec = Tables::SPECS[position];
    columns.iter().for_each(|column| assert!(spec.column(column).is_some(), "{} has no column {column}", spec.name));
    assert_eq!(columns.len(), cells.len(), "line {line}: {cells:?}");
    let spaced: Vec<String> = cells.iter().map(|cell| cell.replace('_', " ")).collect();
    let values: Vec<Value<'_>> = (spec.columns.iter())
        .map(|column| match columns.iter().position(|name| *name == column.name) {
            Some(at) if cells[at] == "-" => Value::Missing,
            Some(at) => {
                let text = if matches!(column.kind, Kind::Key | Kind::Text) { &spaced[at] } else { cells[at] };
                cell::read(draft, column.kind, text).unwrap_or_else(|| panic!("no {} {text}", column.name))
            }
            None if column.required => plain(column.kind),
            None => Value::Missing,
        })
        .collect();
    draft.push(position, line, recorded, &values);
}

fn plain(kind: Kind) -> Value<'static> {
    match kind {
        Kind::Int => Value::Int(1),
        Kind::Code(_) => Value::Code(0),
        Kind::Day | Kind::From => Value::Day(day("2000-01-01")),
        Kind::Until => Value::Day(day("2100-01-01")),
        Kind::Partial => Value::Partial(Partial::day(day("1970-01-01"))),
        _ => Value::Text("x"),
    }
}

/// The day of `yyyy-mm-dd`.
///
/// # Panics
/// Where there is no such day.
pub fn day(text: &str) -> Day {
    cell::day(text).unwrap_or_else(|| panic!("no day {text}"))
}
