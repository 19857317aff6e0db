//! Rows as the facts hold them: made ready on any core, so that the fold, which goes one by one, only puts them in their places.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::sync::LazyLock;

use register::Tables;
use register::column::Kind;
use register::table::TableSpec;

use super::numbers::{Line, are_numbered};
use crate::brief::Row;
use crate::payload::RowText;

/// Stands between the cells of a row's text, and in no cell.
pub(super) const BETWEEN: char = '\u{1f}';

/// Nobody outside of this process can foresee a hash.
static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// A row, or an id of a table: the position of the table, and its cells one after another, or the id. It carries its hash.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    hash: u64,
    table: u8,
    cells: Box<str>,
}

impl Held {
    pub(super) fn new(table: u8, cells: impl Into<Box<str>>) -> Held {
        let cells = cells.into();
        Held { hash: SEED.hash_one((table, &*cells)), table, cells }
    }

    /// The contract of its table.
    pub(super) fn spec(&self) -> &'static TableSpec {
        Tables::SPECS[usize::from(self.table)]
    }

    /// The position of its table.
    pub(super) fn table(&self) -> usize {
        usize::from(self.table)
    }

    /// The id, where it is one.
    pub(super) fn id(&self) -> &str {
        &self.cells
    }

    /// The cells, in the order of the contract.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.split(BETWEEN)
    }

    /// In the order of tables, then of cells.
    pub(super) fn order(&self) -> (u8, &str) {
        (self.table, &self.cells)
    }

    /// The id of the row, where rows of its table have ids.
    pub(super) fn id_of(&self) -> Option<Held> {
        let key = self.spec().key?;
        self.cells().nth(key).map(|id| Held::new(self.table, id))
    }

    /// The ids that the row names.
    pub(super) fn names_of(&self) -> Vec<Held> {
        let filled = self.spec().columns.iter().zip(self.cells()).filter(|(_, text)| !text.is_empty());
        filled.flat_map(|(column, text)| names(column.kind, text)).collect()
    }

    /// The row as texts.
    pub(super) fn text(&self) -> RowText {
        let filled = self.spec().columns.iter().zip(self.cells()).filter(|(_, text)| !text.is_empty());
        RowText { table: self.spec().name.to_owned(), cells: filled.map(|(column, text)| (column.name.to_owned(), text.to_owned())).collect() }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        self.hash == other.hash && self.table == other.table && self.cells == other.cells
    }
}

impl Eq for Held {}

impl Hash for Held {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Takes over the hash that is carried.
#[derive(Default)]
pub(crate) struct Carried(u64);

impl Hasher for Carried {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// How maps of held things find them.
pub(super) type ByHash = BuildHasherDefault<Carried>;

/// A row with everything that is counted when it comes or goes.
#[derive(Clone)]
pub(crate) struct Ready {
    pub(super) held: Held,
    pub(super) id: Option<Held>,
    pub(super) names: Vec<Held>,
    /// What a line of a book says of its number.
    pub(super) line: Option<Box<Line>>,
}

impl Ready {
    pub(super) fn of(held: Held) -> Ready {
        let line = if are_numbered(held.table()) { Line::of(&held).map(Box::new) } else { None };
        Ready { id: held.id_of(), names: held.names_of(), line, held }
    }
}

/// The cells of a row in the order of its table; the column that does not exist otherwise, or none where the table does not.
fn held<'t>(table: &str, count: usize, cell: impl Fn(usize) -> (&'t str, &'t str)) -> Result<Held, Option<String>> {
    let position = Tables::SPECS.iter().position(|spec| spec.name == table).ok_or(None)?;
    let spec: &TableSpec = Tables::SPECS[position];
    let strange = (0..count).map(&cell).find(|(name, text)| spec.column(name).is_none() || text.is_empty() || text.contains(BETWEEN));
    if let Some((name, _)) = strange {
        return Err(Some(name.to_owned()));
    }
    let mut cells = String::with_capacity(64);
    for (number, column) in spec.columns.iter().enumerate() {
        if number > 0 {
            cells.push(BETWEEN);
        }
        cells.push_str((0..count).map(&cell).find(|(name, _)| *name == column.name).map_or("", |(_, text)| text));
    }
    Ok(Held::new(position as u8, cells))
}

/// A row of a change.
pub(super) fn of_text(row: &RowText) -> Result<Held, Option<String>> {
    let cells: Vec<(&str, &str)> = row.cells.iter().map(|(column, text)| (column.as_str(), text.as_str())).collect();
    held(&row.table, cells.len(), |at| cells[at])
}

/// A row of a payload.
pub(super) fn of_payload(row: &Row<'_>) -> Result<Held, Option<String>> {
    let cells = &row.cells.0;
    held(row.table.get(), cells.len(), |at| (cells[at].0.get(), cells[at].1.get()))
}

/// The ids that a cell names, each with its table.
pub(super) fn names(kind: Kind, text: &str) -> impl Iterator<Item = Held> + '_ {
    let (target, list) = match kind {
        Kind::Ref(table) => (Some(table), false),
        Kind::RefList(table) => (Some(table), true),
        _ => (None, false),
    };
    let target = target.and_then(|table| Tables::SPECS.iter().position(|spec| spec.name == table));
    let items = text.split(move |letter| list && letter == ';').map(move |item| if list { item.strip_suffix('*').unwrap_or(item) } else { item });
    items.filter(|item| !item.is_empty()).filter_map(move |item| Some(Held::new(target? as u8, item)))
}
