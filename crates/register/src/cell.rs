//! The canonical text of a cell, both ways: what the exchange folder shows and what the record keeps.

use std::fmt::Write;

use crate::column::{Kind, Value};
use crate::day::{Day, Partial};
use crate::draft::Draft;
use crate::table::Table;
use crate::tables::Tables;

/// The canonical text of a cell; empty where the cell is.
pub fn text(tables: &Tables, table: &dyn Table, row: usize, column: usize) -> String {
    let mut text = String::new();
    write(&mut text, tables, table.spec().columns[column].kind, &table.cell(row, column));
    text
}

/// Writes the canonical text of a cell; nothing where it is empty.
pub fn write(out: &mut String, tables: &Tables, kind: Kind, value: &Value<'_>) {
    // Writing into a string cannot fail.
    let _ = match (kind, value) {
        (_, Value::Missing) => Ok(()),
        (_, Value::Text(text)) => out.write_str(text),
        (_, Value::Int(number)) => write!(out, "{number}"),
        (_, Value::Day(day)) => write!(out, "{day}"),
        (_, Value::Partial(partial)) => write!(out, "{partial}"),
        (_, Value::Flag(flag)) => write!(out, "{flag}"),
        (Kind::Code(names), Value::Code(byte)) => out.write_str(names[usize::from(*byte)]),
        (Kind::Ref(table), Value::Ref(row)) => out.write_str(id_of(tables, table, *row)),
        (Kind::RefList(table), Value::RefList(list)) => list.iter().enumerate().try_for_each(|(number, (row, part))| {
            write!(out, "{}{}{}", if number > 0 { ";" } else { "" }, id_of(tables, table, *row), if *part { "*" } else { "" })
        }),
        _ => unreachable!("a cell is of its column's kind"),
    };
}

fn id_of<'a>(tables: &'a Tables, table: &str, row: u32) -> &'a str {
    let position = Tables::SPECS.iter().position(|spec| spec.name == table).expect("a reference names a table of the contract");
    let key = Tables::SPECS[position].key.expect("a table that is referred to has ids");
    if let Value::Text(id) = tables.table(position).cell(row as usize, key) { id } else { "" }
}

/// Reads the canonical text of a cell, for a draft; `None` where it is not the canonical text of any value. An empty text is an empty cell.
pub fn read<'a>(draft: &mut Draft, kind: Kind, text: &'a str) -> Option<Value<'a>> {
    if text.is_empty() {
        return Some(Value::Missing);
    }
    Some(match kind {
        Kind::Key | Kind::Text => Value::Text(text),
        Kind::Int => Value::Int(text.parse().ok().filter(|number: &i32| number.to_string() == text)?),
        Kind::Day | Kind::From | Kind::Until => Value::Day(day(text)?),
        Kind::Partial => Value::Partial(partial(text)?),
        Kind::Flag => Value::Flag(text.parse().ok()?),
        Kind::Code(names) => Value::Code(names.iter().position(|name| *name == text)? as u8),
        Kind::Ref(table) => Value::Ref(draft.symbol(table, text)),
        Kind::RefList(table) => {
            let item = |item: &str| (draft.symbol(table, item.strip_suffix('*').unwrap_or(item)), item.ends_with('*'));
            Value::RefList(text.split(';').map(item).collect())
        }
    })
}

/// The day of `yyyy-mm-dd`.
pub fn day(text: &str) -> Option<Day> {
    let whole = partial(text).filter(|_| text.len() == 10)?;
    whole.last().if_known()
}

fn partial(text: &str) -> Option<Partial> {
    let part = |text: &str, length: usize| text.parse::<i32>().ok().filter(|_| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()));
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] => Partial::year(part(year, 4)?),
        [year, month] => Partial::month(part(year, 4)?, part(month, 2)?),
        [year, month, day] => Day::new(part(year, 4)?, part(month, 2)?, part(day, 2)?).map(Partial::day),
        _ => None,
    }
}
