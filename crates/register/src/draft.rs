//! A draft: rows on their way into a register. It refuses what the exchange format refuses, with every reason at once, and keeps the rest.

use std::collections::HashMap;

use crate::Register;
use crate::column::{Kind, RowNumbers, Value};
use crate::day::Day;
use crate::table::{Table, TableSpec};
use crate::tables::Tables;

/// Why a row was not taken, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The table.
    pub table: &'static str,
    /// The line that the caller gave the row.
    pub line: u32,
    /// The column at fault.
    pub column: &'static str,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A required cell is empty.
    Required,
    /// No row of the named table has this id.
    UnknownId {
        /// The table that should have it.
        table: &'static str,
        /// The id as given.
        id: String,
    },
    /// The row with this id was refused itself.
    RefusedId {
        /// The table that should have it.
        table: &'static str,
        /// The id as given.
        id: String,
    },
    /// Another row with other cells has this id already.
    DuplicateId {
        /// The id as given.
        id: String,
        /// The line of the row that was kept.
        first_line: u32,
    },
}

/// Rows that are being collected.
#[derive(Default)]
pub struct Draft {
    tables: Tables,
    origins: Vec<Vec<Origin>>,
    symbols: HashMap<&'static str, Symbols>,
    refusals: Vec<Refusal>,
}

/// Where a row came from, and when it was recorded.
#[derive(Clone, Copy)]
struct Origin {
    line: u32,
    recorded: Day,
}

/// The ids of one table in the order in which they were first seen.
#[derive(Default)]
struct Symbols {
    numbers: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Symbols {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.into(), number);
        self.names.push(name.into());
        number
    }
}

impl Draft {
    /// An empty draft.
    pub fn new() -> Draft {
        Draft { origins: vec![Vec::new(); Tables::SPECS.len()], ..Draft::default() }
    }

    /// The symbol that stands for an id of a table in [`Value::Ref`] and [`Value::RefList`] until the draft is finished.
    pub fn symbol(&mut self, table: &str, id: &str) -> u32 {
        let name = Tables::SPECS.iter().find(|spec| spec.name == table).expect("the caller names a table of the contract").name;
        self.symbols.entry(name).or_default().number(id)
    }

    /// Takes a row of the table at `position` in [`Tables::SPECS`]: one value of the column's kind per column.
    ///
    /// `line` is the caller's own number for the row and comes back in refusals; `recorded` is the day on which the fact was recorded.
    pub fn push(&mut self, position: usize, line: u32, recorded: Day, row: &[Value<'_>]) {
        let spec = Tables::SPECS[position];
        let missing = spec.columns.iter().zip(row).filter(|(column, value)| column.required && **value == Value::Missing);
        let before = self.refusals.len();
        self.refusals.extend(missing.map(|(column, _)| Refusal { table: spec.name, line, column: column.name, reason: Reason::Required }));
        if self.refusals.len() == before {
            self.tables.all_mut()[position].push(row);
            self.origins[position].push(Origin { line, recorded });
        }
    }

    /// Settles every id, refuses the rows that name what is not there, and builds the register of the others.
    pub fn finish(mut self) -> (Register, Vec<Refusal>) {
        let mut kept: Vec<Vec<bool>> = self.origins.iter().map(|origins| vec![true; origins.len()]).collect();
        let mut owners = self.claim_ids(&mut kept);
        while self.refuse_dangling(&mut kept, &mut owners) {}
        let mut rows = RowNumbers::new();
        let mut orders = Vec::new();
        // A table that others refer to comes first, so its own row numbers are settled when theirs are asked for;
        // a table may refer to itself, so the order by id is found before anything is renumbered.
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            if let Some(key) = spec.key {
                let order = order_by_id(self.tables.all()[position], key, &kept[position]);
                rows.insert(spec.name, row_numbers(&order, &owners[spec.name]));
                orders.push(order);
            } else {
                orders.push((0..kept[position].len() as u32).filter(|&row| kept[position][row as usize]).collect());
            }
        }
        let mut recorded = Vec::new();
        for (position, table) in self.tables.all_mut().into_iter().enumerate() {
            table.renumber(&rows);
            let mut order = std::mem::take(&mut orders[position]);
            if table.spec().key.is_none() {
                order_by_cells(table, &mut order);
            }
            table.select(&order);
            table.shrink();
            recorded.push(order.iter().map(|&row| self.origins[position][row as usize].recorded).collect());
        }
        let mut refusals = self.refusals;
        refusals.sort_by_key(|refusal| (Tables::SPECS.iter().position(|spec| spec.name == refusal.table), refusal.line));
        (Register::new(self.tables, recorded), refusals)
    }

    /// Per table with ids: the row that owns each symbol. A second row with the same id is dropped when it says the same, refused when not.
    fn claim_ids(&mut self, kept: &mut [Vec<bool>]) -> HashMap<&'static str, Vec<u32>> {
        let mut owners = HashMap::new();
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let Some(key) = spec.key else { continue };
            let tables = self.tables.all();
            let table = tables[position];
            let symbols = self.symbols.entry(spec.name).or_default();
            let mut owner = vec![u32::MAX; symbols.names.len()];
            for row in 0..table.rows() {
                let Value::Text(id) = table.cell(row, key) else { continue };
                let symbol = symbols.number(id) as usize;
                if symbol >= owner.len() {
                    owner.resize(symbol + 1, u32::MAX);
                }
                if owner[symbol] == u32::MAX {
                    owner[symbol] = row as u32;
                    continue;
                }
                kept[position][row] = false;
                let first = owner[symbol] as usize;
                if !same_cells(table, first, row) {
                    let reason = Reason::DuplicateId { id: id.to_owned(), first_line: self.origins[position][first].line };
                    self.refusals.push(Refusal { table: spec.name, line: self.origins[position][row].line, column: spec.columns[key].name, reason });
                }
            }
            owners.insert(spec.name, owner);
        }
        owners
    }

    /// Refuses kept rows that name an id without a kept row; says whether there was one.
    fn refuse_dangling(&mut self, kept: &mut [Vec<bool>], owners: &mut HashMap<&'static str, Vec<u32>>) -> bool {
        let mut again = false;
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            for row in 0..kept[position].len() {
                if !kept[position][row] {
                    continue;
                }
                let faults = self.dangling(position, row, kept, owners);
                if faults.is_empty() {
                    continue;
                }
                kept[position][row] = false;
                again |= spec.key.is_some();
                let line = self.origins[position][row].line;
                self.refusals.extend(faults.into_iter().map(|(column, reason)| Refusal { table: spec.name, line, column, reason }));
            }
        }
        again
    }

    fn dangling(&self, position: usize, row: usize, kept: &[Vec<bool>], owners: &HashMap<&'static str, Vec<u32>>) -> Vec<(&'static str, Reason)> {
        let spec = Tables::SPECS[position];
        let tables = self.tables.all();
        let mut faults = Vec::new();
        let mut ask = |column: &'static str, table: &'static str, symbol: u32| {
            let owner = owners[table].get(symbol as usize).copied().unwrap_or(u32::MAX);
            let target = Tables::SPECS.iter().position(|spec| spec.name == table).expect("a reference names a table of the contract");
            let id = || self.symbols[table].names[symbol as usize].to_string();
            if owner == u32::MAX {
                faults.push((column, Reason::UnknownId { table, id: id() }));
            } else if !kept[target][owner as usize] {
                faults.push((column, Reason::RefusedId { table, id: id() }));
            }
        };
        for (number, column) in spec.columns.iter().enumerate() {
            match (column.kind, tables[position].cell(row, number)) {
                (Kind::Ref(table), Value::Ref(symbol)) => ask(column.name, table, symbol),
                (Kind::RefList(table), Value::RefList(list)) => list.iter().for_each(|&(symbol, _)| ask(column.name, table, symbol)),
                _ => {}
            }
        }
        faults
    }
}

fn same_cells(table: &dyn Table, a: usize, b: usize) -> bool {
    (0..table.spec().columns.len()).all(|column| table.cell(a, column) == table.cell(b, column))
}

fn order_by_id(table: &dyn Table, key: usize, kept: &[bool]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..table.rows() as u32).filter(|&row| kept[row as usize]).collect();
    let id = |row: u32| match table.cell(row as usize, key) {
        Value::Text(id) => id,
        _ => "",
    };
    order.sort_by(|&a, &b| id(a).cmp(id(b)));
    order
}

fn row_numbers(order: &[u32], owner: &[u32]) -> Vec<u32> {
    let rows = owner.iter().filter(|&&row| row != u32::MAX).max().map_or(0, |&row| row as usize + 1);
    let mut position = vec![u32::MAX; rows];
    for (number, &row) in order.iter().enumerate() {
        position[row as usize] = number as u32;
    }
    owner.iter().map(|&row| if row == u32::MAX { u32::MAX } else { position[row as usize] }).collect()
}

/// Orders rows by their first column, then by time, then by the rest, and drops rows that say the same twice.
fn order_by_cells(table: &dyn Table, order: &mut Vec<u32>) {
    let columns = comparison_order(table.spec());
    let compare = |a: u32, b: u32| {
        columns
            .iter()
            .map(|&column| rank(&table.cell(a as usize, column)).cmp(&rank(&table.cell(b as usize, column))))
            .find(|order| order.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    };
    if !order.is_sorted_by(|&a, &b| compare(a, b).is_lt()) {
        order.sort_by(|&a, &b| compare(a, b));
        order.dedup_by(|a, b| same_cells(table, *a as usize, *b as usize));
    }
}

fn comparison_order(spec: &TableSpec) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..spec.columns.len()).collect();
    let in_time = |column: usize| matches!(spec.columns[column].kind, Kind::From | Kind::Day | Kind::Until);
    columns.sort_by_key(|&column| (column != 0, !in_time(column), column));
    columns
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
        Value::RefList(list) => (list.first().map_or(0, |item| i64::from(item.0)), ""),
    }
}
