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
            Some(at) => value(draft, column.kind, cells[at], &spaced[at]),
            None if column.required => plain(column.kind),
            None => Value::Missing,
        })
        .collect();
    draft.push(position, line, recorded, &values);
}

fn value<'a>(draft: &mut Draft, kind: Kind, cell: &str, spaced: &'a str) -> Value<'a> {
    match kind {
        Kind::Key | Kind::Text => Value::Text(spaced),
        Kind::Int => Value::Int(cell.parse().expect("a whole number")),
        Kind::Day | Kind::From | Kind::Until => Value::Day(day(cell)),
        Kind::Partial => Value::Partial(partial(cell)),
        Kind::Flag => Value::Flag(cell == "true"),
        Kind::Code(names) => Value::Code(names.iter().position(|name| *name == cell).unwrap_or_else(|| panic!("no code {cell} in {names:?}")) as u8),
        Kind::Ref(table) => Value::Ref(draft.symbol(table, cell)),
        Kind::RefList(table) => {
            let item = |item: &str| (draft.symbol(table, item.trim_end_matches('*')), item.ends_with('*'));
            Value::RefList(cell.split(';').map(item).collect())
        }
    }
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
    partial(text).last().if_known().filter(|_| text.len() == 10).unwrap_or_else(|| panic!("no day {text}"))
}

fn partial(text: &str) -> Partial {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().unwrap_or_else(|_| panic!("no date {text}"))).collect();
    let found = match parts[..] {
        [year] => Partial::year(year),
        [year, month] => Partial::month(year, month),
        [year, month, day] => Day::new(year, month, day).map(Partial::day),
        _ => None,
    };
    found.unwrap_or_else(|| panic!("no date {text}"))
}
