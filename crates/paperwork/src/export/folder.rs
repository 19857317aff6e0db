//! The exchange folder.

use register::column::{Kind, Value};
use register::table::TableSpec;
use register::{Register, Tables};

use super::Lines;

/// Whether a row goes out: the position of its table, and its number.
pub type Goes<'a> = dyn Fn(usize, usize) -> bool + 'a;
/// Whether a cell stays in the house.
pub type Stays<'a> = dyn Fn(Kind, &Value<'_>) -> bool + 'a;

/// The tables that are written only where they have a row: whoever reads folders from before there were books finds in them what they know.
pub(super) const WHERE_FILLED: [&str; 4] = ["documents", "tasks", "steps", "citations"];

/// Every table as a CSV file: file name, bytes.
pub fn folder(register: &Register) -> Vec<(String, Vec<u8>)> {
    part(register, &|_, _| true, &|_, _| false)
}

/// A part of every table as a CSV file. A cell that stays is left blank, and a row that cannot be without it stays, too: what goes out comes back.
pub fn part(register: &Register, goes: &Goes<'_>, stays: &Stays<'_>) -> Vec<(String, Vec<u8>)> {
    let rows = |position: usize| 0..register.tables().table(position).rows();
    let written = |(position, spec): &(usize, &&TableSpec)| !WHERE_FILLED.contains(&spec.name) || rows(*position).any(|row| goes(*position, row));
    let tables = Tables::SPECS.iter().enumerate().filter(written);
    tables.map(|(position, spec)| (format!("{}.csv", spec.name), table(register, position, goes, stays))).collect()
}

fn table(register: &Register, position: usize, goes: &Goes<'_>, stays: &Stays<'_>) -> Vec<u8> {
    let (tables, spec) = (register.tables(), Tables::SPECS[position]);
    let table = tables.table(position);
    let mut lines = Lines::new(spec.columns.iter().map(|column| column.name));
    let mut cell = String::new();
    for row in (0..table.rows()).filter(|&row| goes(position, row)) {
        let kept = |number: usize| stays(spec.columns[number].kind, &table.cell(row, number));
        if (0..spec.columns.len()).any(|number| spec.columns[number].required && kept(number)) {
            continue;
        }
        for (number, column) in spec.columns.iter().enumerate() {
            cell.clear();
            if !kept(number) {
                register::cell::write(&mut cell, tables, column.kind, &table.cell(row, number));
            }
            lines.cell(&cell);
        }
        lines.end();
    }
    lines.finish()
}
