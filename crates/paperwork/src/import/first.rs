//! The first rows of a sheet as they were read, so that somebody sees what became of their cells.

use register::column::{Kind, Value};
use register::table::TableSpec;

use crate::problem::shortened;

/// A row as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstRow {
    /// Its number in the file or sheet.
    pub row: u32,
    /// By column of the file: what was read, in the words of the exchange folder; none where the cell was refused or its column is passed over.
    pub cells: Vec<Option<String>>,
}

/// How many rows are shown.
pub(super) const FIRST_ROWS: usize = 5;

/// The text of one cell. References have no name before all files are read: they are shown as they stand.
pub(super) fn text(spec: &TableSpec, column: usize, value: &Value<'_>, stands: &str) -> String {
    match (spec.columns[column].kind, value) {
        (_, Value::Missing) => String::new(),
        (_, Value::Text(text)) => shortened(text),
        (_, Value::Int(number)) => number.to_string(),
        (_, Value::Day(day)) => day.to_string(),
        (_, Value::Partial(partial)) => partial.to_string(),
        (_, Value::Flag(flag)) => flag.to_string(),
        (Kind::Code(names), Value::Code(byte)) => names[usize::from(*byte)].to_owned(),
        _ => shortened(stands),
    }
}
