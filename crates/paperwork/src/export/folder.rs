//! The exchange folder.

use register::{Register, Tables};

use super::Lines;

/// Every table as a CSV file: file name, bytes.
pub fn folder(register: &Register) -> Vec<(String, Vec<u8>)> {
    Tables::SPECS.iter().enumerate().map(|(position, spec)| (format!("{}.csv", spec.name), table(register, position))).collect()
}

fn table(register: &Register, position: usize) -> Vec<u8> {
    let (tables, spec) = (register.tables(), Tables::SPECS[position]);
    let table = tables.table(position);
    let mut lines = Lines::new(spec.columns.iter().map(|column| column.name));
    let mut cell = String::new();
    for row in 0..table.rows() {
        for (number, column) in spec.columns.iter().enumerate() {
            cell.clear();
            register::cell::write(&mut cell, tables, column.kind, &table.cell(row, number));
            lines.cell(&cell);
        }
        lines.end();
    }
    lines.finish()
}
