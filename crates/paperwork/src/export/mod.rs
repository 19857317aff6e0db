//! The way out: the register as the exchange folder, or as one workbook. What goes out comes back in the same.

mod folder;
mod lines;
mod workbook;

pub use folder::folder;
pub(crate) use lines::Lines;
pub(crate) use workbook::{SHEET_ROWS, Styles, new_book};
pub use workbook::{WorkbookError, workbook};

use register::column::Value;
use register::tables::Tables;

/// Writes the canonical text of a cell.
fn write_value(out: &mut String, tables: &Tables, kind: register::column::Kind, value: &Value<'_>) {
    use register::column::Kind;
    use std::fmt::Write;
    let id_of = |table: &str, row: u32| {
        let position = Tables::SPECS.iter().position(|spec| spec.name == table).expect("a reference names a table of the contract");
        let key = Tables::SPECS[position].key.expect("a table that is referred to has ids");
        match tables.table(position).cell(row as usize, key) {
            Value::Text(id) => id.to_owned(),
            _ => String::new(),
        }
    };
    // Writing into a string cannot fail.
    let _ = match (kind, value) {
        (_, Value::Missing) => Ok(()),
        (_, Value::Text(text)) => out.write_str(text),
        (_, Value::Int(number)) => write!(out, "{number}"),
        (_, Value::Day(day)) => write!(out, "{day}"),
        (_, Value::Partial(partial)) => write!(out, "{partial}"),
        (_, Value::Flag(flag)) => write!(out, "{flag}"),
        (Kind::Code(names), Value::Code(byte)) => out.write_str(names[usize::from(*byte)]),
        (Kind::Ref(table), Value::Ref(row)) => out.write_str(&id_of(table, *row)),
        (Kind::RefList(table), Value::RefList(list)) => {
            for (number, (row, part)) in list.iter().enumerate() {
                let _ = write!(out, "{}{}{}", if number > 0 { ";" } else { "" }, id_of(table, *row), if *part { "*" } else { "" });
            }
            Ok(())
        }
        _ => unreachable!("a cell is of its column's kind"),
    };
}

#[cfg(test)]
mod tests;
