//! The fold of the log: the rows that hold, and the checks that a change must pass to be folded in.

use std::collections::{HashMap, HashSet};

use register::column::Kind;
use register::table::TableSpec;
use register::{Day, Draft, Register, Tables, cell};

use crate::error::{Reason, Refusal};
use crate::payload::{Change, Content, RowText};

/// Stands between the cells of a row's text, and in no cell.
const BETWEEN: char = '\u{1f}';
/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;
/// How far Vietnamese time is ahead of universal time, in milliseconds; there is no summer time.
const AHEAD_MS: u64 = 7 * 3_600_000;

/// A row: the position of its table and its cells, one after another.
type Held = (u8, Box<str>);

/// The rows that hold.
#[derive(Clone, Default)]
pub struct Facts {
    /// Every row, with the day on which it was recorded.
    rows: HashMap<Held, Day>,
    /// The rows that have ids, by table and id.
    ids: HashSet<Held>,
    /// How many rows name an id.
    named: HashMap<Held, u32>,
}

/// The rows of a change as the facts hold them: they can be made ready on any core.
#[derive(Default)]
pub(crate) struct HeldRows {
    withdraw: Vec<Held>,
    add: Vec<Held>,
}

impl HeldRows {
    /// The rows of a change; `None` where one is of no table or has a column that is not there.
    pub(crate) fn of(change: &Change) -> Option<HeldRows> {
        let Content::Rows { withdraw, add, .. } = &change.content else { return Some(HeldRows::default()) };
        let all = |rows: &[RowText]| rows.iter().map(|row| held(row).ok()).collect::<Option<Vec<_>>>();
        Some(HeldRows { withdraw: all(withdraw)?, add: all(add)? })
    }
}

/// What a change did, to be undone when it is not written after all.
#[derive(Default)]
pub struct Undo {
    steps: Vec<(Held, Option<Day>)>,
}

impl Facts {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes out and puts in rows, as the fold does: only what is there, only what is not. `undo` learns what was done, also where it was refused.
    pub fn fold(&mut self, withdraw: &[RowText], add: &[RowText], recorded: Day, undo: &mut Undo) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        for (row, enters) in withdraw.iter().map(|row| (row, false)).chain(add.iter().map(|row| (row, true))) {
            let refused = |reason| Refusal::of(row, reason);
            match held(row) {
                Err(column) => refusals.push(Refusal { column, ..refused(Reason::Unknown) }),
                Ok(held) if self.rows.contains_key(&held) == enters => refusals.push(refused(if enters { Reason::There } else { Reason::NotThere })),
                Ok(held) => {
                    let before = self.rows.get(&held).copied();
                    self.set(held.clone(), enters.then_some(recorded));
                    undo.steps.push((held, before));
                }
            }
        }
        refusals
    }

    /// Undoes what was done, the last step first.
    pub fn undo(&mut self, undo: Undo) {
        for (held, before) in undo.steps.into_iter().rev() {
            self.set(held, before);
        }
    }

    /// Folds rows in that were checked when they were recorded: from the database to the facts. False where they do not fit.
    pub(crate) fn fold_in(&mut self, rows: HeldRows, recorded: Day) -> bool {
        let mut fit = true;
        for (held, enters) in rows.withdraw.into_iter().map(|held| (held, false)).chain(rows.add.into_iter().map(|held| (held, true))) {
            if self.rows.contains_key(&held) == enters {
                fit = false;
            } else {
                self.set(held, enters.then_some(recorded));
            }
        }
        fit
    }

    fn set(&mut self, held: Held, recorded: Option<Day>) {
        if let Some(id) = id_of(&held) {
            _ = if recorded.is_some() { self.ids.insert(id) } else { self.ids.remove(&id) };
        }
        for named in names_of(&held) {
            let count = self.named.entry(named).or_default();
            *count = if recorded.is_some() { *count + 1 } else { *count - 1 };
        }
        match recorded {
            Some(day) => _ = self.rows.insert(held, day),
            None => _ = self.rows.remove(&held),
        }
    }

    /// Whether the rows of a change can be rows of the register, and whether every id that is named is there after it.
    pub fn check(&self, withdraw: &[RowText], add: &[RowText]) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        let mut draft = Draft::new();
        for row in add {
            let Ok(held) = held(row) else { continue };
            let refused = |column: &str, reason| Refusal { column: Some(column.to_owned()), ..Refusal::of(row, reason) };
            let spec = Tables::SPECS[usize::from(held.0)];
            for (column, text) in spec.columns.iter().zip(held.1.split(BETWEEN)) {
                if column.required && text.is_empty() {
                    refusals.push(refused(column.name, Reason::Required));
                } else if cell::read(&mut draft, column.kind, text).is_none() {
                    refusals.push(refused(column.name, Reason::Cell));
                } else {
                    let missing = names(column.kind, text).filter(|id| !self.ids.contains(id));
                    refusals.extend(missing.map(|id| refused(column.name, Reason::NoSuchId(id.1.into()))));
                }
            }
        }
        for row in withdraw {
            let gone = held(row).ok().and_then(|held| id_of(&held)).filter(|id| !self.ids.contains(id) && self.named.get(id).is_some_and(|count| *count > 0));
            refusals.extend(gone.map(|_| Refusal::of(row, Reason::StillNamed)));
        }
        refusals
    }

    /// Whether an added row would give an id to a second row.
    pub fn takes_an_id(&self, row: &RowText) -> bool {
        held(row).ok().and_then(|held| id_of(&held)).is_some_and(|id| self.ids.contains(&id))
    }

    /// The rows in order.
    pub fn rows(&self) -> Vec<RowText> {
        let mut rows: Vec<&Held> = self.rows.keys().collect();
        rows.sort_unstable();
        rows.into_iter().map(text_of).collect()
    }

    /// The register of the rows. What was checked when it was recorded is not refused now; what is refused is told.
    pub fn register(&self) -> Result<Register, String> {
        let mut rows: Vec<(&Held, &Day)> = self.rows.iter().collect();
        rows.sort_unstable();
        let mut draft = Draft::new();
        for (line, ((table, cells), recorded)) in rows.into_iter().enumerate() {
            let spec = Tables::SPECS[usize::from(*table)];
            let mut values = Vec::with_capacity(spec.columns.len());
            for (column, text) in spec.columns.iter().zip(cells.split(BETWEEN)) {
                values.push(cell::read(&mut draft, column.kind, text).ok_or_else(|| format!("{}.{}: {text}", spec.name, column.name))?);
            }
            draft.push(usize::from(*table), line as u32, *recorded, &values);
        }
        let (register, refusals) = draft.finish();
        refusals.first().map_or(Ok(register), |refusal| Err(format!("{refusal:?}")))
    }
}

/// The civil day that Việt Nam has at a time, in milliseconds since 1970.
pub(crate) fn recorded_day(time: u64) -> Day {
    let ordinal = i32::try_from((time + AHEAD_MS) / DAY_MS).unwrap_or(i32::MAX);
    Day::from_ordinal(ordinal).unwrap_or(Day::MISSING)
}

/// The cells of a row in the order of its table; the column that does not exist otherwise, or none where the table does not.
fn held(row: &RowText) -> Result<Held, Option<String>> {
    let position = Tables::SPECS.iter().position(|spec| spec.name == row.table).ok_or(None)?;
    let spec: &TableSpec = Tables::SPECS[position];
    let strange = row.cells.iter().find(|(name, text)| spec.column(name).is_none() || text.is_empty() || text.contains(BETWEEN));
    if let Some((name, _)) = strange {
        return Err(Some(name.clone()));
    }
    let mut cells = String::new();
    for (number, column) in spec.columns.iter().enumerate() {
        if number > 0 {
            cells.push(BETWEEN);
        }
        cells.push_str(row.cells.get(column.name).map_or("", String::as_str));
    }
    Ok((position as u8, cells.into()))
}

fn text_of(held: &Held) -> RowText {
    let spec = Tables::SPECS[usize::from(held.0)];
    let filled = spec.columns.iter().zip(held.1.split(BETWEEN)).filter(|(_, text)| !text.is_empty());
    RowText { table: spec.name.to_owned(), cells: filled.map(|(column, text)| (column.name.to_owned(), text.to_owned())).collect() }
}

fn id_of(held: &Held) -> Option<Held> {
    let key = Tables::SPECS[usize::from(held.0)].key?;
    held.1.split(BETWEEN).nth(key).map(|id| (held.0, id.into()))
}

fn names_of(held: &Held) -> impl Iterator<Item = Held> + '_ {
    let columns = Tables::SPECS[usize::from(held.0)].columns;
    columns.iter().zip(held.1.split(BETWEEN)).filter(|(_, text)| !text.is_empty()).flat_map(|(column, text)| names(column.kind, text))
}

/// The ids that a cell names, each with the position of its table.
fn names(kind: Kind, text: &str) -> impl Iterator<Item = Held> + '_ {
    let (target, list) = match kind {
        Kind::Ref(table) => (Some(table), false),
        Kind::RefList(table) => (Some(table), true),
        _ => (None, false),
    };
    let target = target.and_then(|table| Tables::SPECS.iter().position(|spec| spec.name == table));
    let items = text.split(move |letter| list && letter == ';').map(move |item| if list { item.strip_suffix('*').unwrap_or(item) } else { item });
    items.filter(|item| !item.is_empty()).filter_map(move |item| Some((target? as u8, item.into())))
}
