//! A draft: rows on their way into a register. It refuses what the exchange format refuses, with every reason at once, and keeps the rest.

mod adopt;
mod order;
mod reason;

use std::collections::{HashMap, HashSet};

use crate::Register;
use crate::column::{Kind, RowNumbers, Value};
use crate::day::Day;
use crate::tables::Tables;
pub use reason::{Reason, Refusal, Repeat};

use order::{order_by_cells, order_by_id, row_numbers, same_cells};

/// What became of a draft.
pub struct Settled {
    /// The register of the rows that were taken.
    pub register: Register,
    /// The rows that were not, with every reason.
    pub refusals: Vec<Refusal>,
    /// The rows that were there twice.
    pub repeats: Vec<Repeat>,
    /// Per table, for each row of the register: the caller's own number, or [`ADOPTED`].
    pub lines: Vec<Vec<u32>>,
}

/// The number of rows that were taken over with [`Draft::adopt`].
pub const ADOPTED: u32 = u32::MAX;

/// Rows that are being collected.
pub struct Draft {
    tables: Tables,
    origins: Vec<Vec<Origin>>,
    /// Per table, whether or not its rows have ids.
    symbols: Vec<Symbols>,
    /// Ids whose row did not even reach the draft: table, symbol.
    turned_away: HashSet<(usize, u32)>,
    refusals: Vec<Refusal>,
    repeats: Vec<Repeat>,
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

impl Default for Draft {
    fn default() -> Draft {
        Draft::new()
    }
}

impl Draft {
    /// An empty draft.
    pub fn new() -> Draft {
        let tables = Tables::SPECS.len();
        Draft {
            tables: Tables::default(),
            origins: vec![Vec::new(); tables],
            symbols: (0..tables).map(|_| Symbols::default()).collect(),
            turned_away: HashSet::new(),
            refusals: Vec::new(),
            repeats: Vec::new(),
        }
    }

    /// The symbol that stands for an id of a table in [`Value::Ref`] and [`Value::RefList`] until the draft is finished.
    pub fn symbol(&mut self, table: &str, id: &str) -> u32 {
        self.symbol_at(position_of(table), id)
    }

    /// The same, for the table at `position` in [`Tables::SPECS`].
    pub fn symbol_at(&mut self, position: usize, id: &str) -> u32 {
        self.symbols[position].number(id)
    }

    /// Says that a row with this id was there but could not be read, so that rows that name it are told which of the two it was.
    pub fn turn_away(&mut self, position: usize, id: &str) {
        let symbol = self.symbol_at(position, id);
        self.turned_away.insert((position, symbol));
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
            self.tables.table_mut(position).push(row);
            self.origins[position].push(Origin { line, recorded });
        } else if let Some(Value::Text(id)) = spec.key.map(|key| &row[key]) {
            self.turn_away(position, id);
        }
    }

    /// Settles every id, refuses the rows that name what is not there, and builds the register of the others.
    pub fn finish(self) -> (Register, Vec<Refusal>) {
        let Settled { register, refusals, .. } = self.settle();
        (register, refusals)
    }

    /// As [`Draft::finish`], with the rows that were there twice.
    pub fn settle(mut self) -> Settled {
        let mut kept: Vec<Vec<bool>> = self.origins.iter().map(|origins| vec![true; origins.len()]).collect();
        let owners = self.claim_ids(&mut kept);
        while self.refuse_dangling(&mut kept, &owners) {}
        let mut rows = RowNumbers::new();
        let mut orders = Vec::new();
        // Ids settle the order of the tables that have them, and every reference needs that order: so it comes before anything is renumbered.
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let mut order: Vec<u32> = (0..kept[position].len() as u32).filter(|&row| kept[position][row as usize]).collect();
            if let Some(key) = spec.key {
                order_by_id(self.tables.table(position), key, &mut order);
                rows.insert(spec.name, row_numbers(&order, &owners[position]));
            }
            orders.push(order);
        }
        let (mut recorded, mut lines) = (Vec::new(), Vec::new());
        for (position, mut order) in orders.into_iter().enumerate() {
            let origins = &self.origins[position];
            let table = self.tables.table_mut(position);
            table.renumber(&rows);
            if table.spec().key.is_none() {
                let name = table.spec().name;
                let repeat = |first: u32, row: u32| Repeat { table: name, line: origins[row as usize].line, first_line: origins[first as usize].line };
                order_by_cells(table, &mut order, |first, row| self.repeats.push(repeat(first, row)));
            }
            table.select(&order);
            table.shrink();
            recorded.push(order.iter().map(|&row| origins[row as usize].recorded).collect());
            lines.push(order.iter().map(|&row| origins[row as usize].line).collect());
        }
        let Draft { tables, mut refusals, mut repeats, .. } = self;
        refusals.sort_by_key(|refusal| (position_of(refusal.table), refusal.line));
        repeats.sort_by_key(|repeat| (position_of(repeat.table), repeat.line));
        Settled { register: Register::new(tables, recorded), refusals, repeats, lines }
    }

    /// Per table: the row that owns each symbol. A second row with the same id is dropped when it says the same, refused when not.
    fn claim_ids(&mut self, kept: &mut [Vec<bool>]) -> Vec<Vec<u32>> {
        let mut owners = vec![Vec::new(); Tables::SPECS.len()];
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let Some(key) = spec.key else { continue };
            let (table, origins) = (self.tables.table(position), &self.origins[position]);
            let symbols = &mut self.symbols[position];
            let mut owner = vec![NOBODY; symbols.names.len()];
            for row in 0..table.rows() {
                let Value::Text(id) = table.cell(row, key) else { continue };
                let symbol = symbols.number(id) as usize;
                if symbol >= owner.len() {
                    owner.resize(symbol + 1, NOBODY);
                }
                if owner[symbol] == NOBODY {
                    owner[symbol] = row as u32;
                    continue;
                }
                kept[position][row] = false;
                let first = owner[symbol] as usize;
                let (line, first_line) = (origins[row].line, origins[first].line);
                if same_cells(table, first, row) {
                    self.repeats.push(Repeat { table: spec.name, line, first_line });
                } else {
                    let reason = Reason::DuplicateId { id: id.to_owned(), first_line };
                    self.refusals.push(Refusal { table: spec.name, line, column: spec.columns[key].name, reason });
                }
            }
            owners[position] = owner;
        }
        owners
    }

    /// Refuses kept rows that name an id without a kept row; says whether that may leave others dangling.
    fn refuse_dangling(&mut self, kept: &mut [Vec<bool>], owners: &[Vec<u32>]) -> bool {
        let mut again = false;
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            let table = self.tables.table(position);
            let mut dropped = Vec::new();
            let asking = |(number, column): (usize, &crate::table::ColumnSpec)| match column.kind {
                Kind::Ref(target) | Kind::RefList(target) => Some((number, position_of(target))),
                _ => None,
            };
            for (number, target) in spec.columns.iter().enumerate().filter_map(asking) {
                let stands = |symbol: u32| owners[target].get(symbol as usize).is_some_and(|&owner| owner != NOBODY && kept[target][owner as usize]);
                let mut faults: Vec<(usize, u32)> = Vec::new();
                for row in (0..kept[position].len()).filter(|&row| kept[position][row]) {
                    match table.cell(row, number) {
                        Value::Ref(symbol) if !stands(symbol) => faults.push((row, symbol)),
                        Value::RefList(list) => faults.extend(list.iter().filter(|item| !stands(item.0)).map(|item| (row, item.0))),
                        _ => {}
                    }
                }
                for (row, symbol) in faults {
                    let reason = self.why_dangling(target, symbol, owners);
                    again |= spec.key.is_some();
                    self.refusals.push(Refusal { table: spec.name, line: self.origins[position][row].line, column: spec.columns[number].name, reason });
                    dropped.push(row);
                }
            }
            // Only now: a row that names two ids that are not there is told about both.
            dropped.into_iter().for_each(|row: usize| kept[position][row] = false);
        }
        again
    }

    fn why_dangling(&self, target: usize, symbol: u32, owners: &[Vec<u32>]) -> Reason {
        let (table, id) = (Tables::SPECS[target].name, self.symbols[target].names[symbol as usize].to_string());
        let owned = owners[target].get(symbol as usize).is_some_and(|&owner| owner != NOBODY);
        if owned || self.turned_away.contains(&(target, symbol)) { Reason::RefusedId { table, id } } else { Reason::UnknownId { table, id } }
    }
}

/// No row owns the symbol.
const NOBODY: u32 = u32::MAX;

fn position_of(table: &str) -> usize {
    Tables::SPECS.iter().position(|spec| spec.name == table).expect("the caller names a table of the contract")
}

#[cfg(test)]
mod tests;
