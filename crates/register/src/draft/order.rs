//! The order of rows in a register: by id where rows have one, else by their first column, then by time, then by the rest.

use std::cmp::Ordering;

use crate::column::{Kind, Value};
use crate::table::{Table, TableSpec};

/// Whether two rows say the same.
pub(super) fn same_cells(table: &dyn Table, a: usize, b: usize) -> bool {
    (0..table.spec().columns.len()).all(|column| table.cell(a, column) == table.cell(b, column))
}

/// Orders rows by id.
pub(super) fn order_by_id(table: &dyn Table, key: usize, order: &mut [u32]) {
    let id = |row: u32| match table.cell(row as usize, key) {
        Value::Text(id) => id,
        _ => "",
    };
    if !order.is_sorted_by(|&a, &b| id(a) < id(b)) {
        order.sort_by(|&a, &b| id(a).cmp(id(b)));
    }
}

/// The place in `order` of the row that owns each symbol.
pub(super) fn row_numbers(order: &[u32], owner: &[u32]) -> Vec<u32> {
    let rows = owner.iter().filter(|&&row| row != u32::MAX).max().map_or(0, |&row| row as usize + 1);
    let mut position = vec![u32::MAX; rows];
    for (number, &row) in order.iter().enumerate() {
        position[row as usize] = number as u32;
    }
    owner.iter().map(|&row| if row == u32::MAX { u32::MAX } else { position[row as usize] }).collect()
}

/// Orders rows by their first column, then by time, then by the rest, and drops rows that say the same twice; tells which.
pub(super) fn order_by_cells(table: &dyn Table, order: &mut Vec<u32>, mut repeated: impl FnMut(u32, u32)) {
    let columns = comparison_order(table.spec());
    let leads: Vec<usize> = columns.iter().copied().take(2).filter(|&column| fits_a_lead(table.spec().columns[column].kind)).collect();
    // Most rows differ in who and when: those two are read once into one number, and the cells are asked only when it does not decide.
    let lead = |row: u32| leads.iter().fold(0u64, |key, &column| key << 32 | lead_of(&table.cell(row as usize, column)));
    let mut keyed: Vec<(u64, u32)> = order.iter().map(|&row| (lead(row), row)).collect();
    let rest = |a: u32, b: u32| {
        columns
            .iter()
            .map(|&column| compare(&table.cell(a as usize, column), &table.cell(b as usize, column)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    let full = |a: &(u64, u32), b: &(u64, u32)| a.0.cmp(&b.0).then_with(|| rest(a.1, b.1));
    if keyed.is_sorted_by(|a, b| full(a, b).is_lt()) {
        return;
    }
    keyed.sort_by(full);
    keyed.dedup_by(|later, first| {
        let same = later.0 == first.0 && same_cells(table, later.1 as usize, first.1 as usize);
        if same {
            repeated(first.1, later.1);
        }
        same
    });
    *order = keyed.into_iter().map(|(_, row)| row).collect();
}

fn comparison_order(spec: &TableSpec) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..spec.columns.len()).collect();
    let in_time = |column: usize| matches!(spec.columns[column].kind, Kind::From | Kind::Day | Kind::Until);
    columns.sort_by_key(|&column| (column != 0, !in_time(column), column));
    columns
}

fn fits_a_lead(kind: Kind) -> bool {
    matches!(kind, Kind::Ref(_) | Kind::Int | Kind::Day | Kind::From | Kind::Until)
}

/// A number in the order of the cells of one column, in 32 bits. Two cells may share one, then [`compare`] decides.
fn lead_of(value: &Value<'_>) -> u64 {
    let signed = |number: i32| u64::from(number.wrapping_sub(i32::MIN).cast_unsigned());
    match value {
        Value::Int(number) => signed(*number),
        Value::Day(day) => signed(day.packed()),
        Value::Ref(row) => u64::from(*row),
        _ => 0,
    }
}

fn compare(a: &Value<'_>, b: &Value<'_>) -> Ordering {
    match (a, b) {
        (Value::RefList(a), Value::RefList(b)) => a.cmp(b),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn rank<'a>(value: &'a Value<'a>) -> (i64, &'a str) {
    match value {
        Value::Missing => (i64::MIN, ""),
        Value::Text(text) => (0, text),
        Value::Int(number) => (i64::from(*number), ""),
        Value::Day(day) => (i64::from(day.packed()), ""),
        Value::Partial(partial) => (i64::from(partial.first().packed()) << 32 | i64::from(partial.last().packed()), ""),
        Value::Flag(flag) => (i64::from(*flag), ""),
        Value::Code(byte) => (i64::from(*byte), ""),
        Value::Ref(row) => (i64::from(*row), ""),
        Value::RefList(_) => (0, ""),
    }
}
