//! The fold of the log: the rows that hold, and the checks that a change must pass to be folded in.

mod held;
mod numbers;

use std::collections::{HashMap, HashSet};

use register::{Day, Draft, Register, cell};

use crate::brief::Row;
use crate::error::{Reason, Refusal};
use crate::payload::RowText;
use held::{ByHash, Held, Ready, names, of_payload, of_text};
use numbers::Numbers;

pub(crate) use numbers::DOCUMENTS;

/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;
/// How far Vietnamese time is ahead of universal time, in milliseconds; there is no summer time.
const AHEAD_MS: u64 = 7 * 3_600_000;

/// The rows that hold.
#[derive(Clone, Default)]
pub struct Facts {
    /// Every row, with the day on which it was recorded.
    rows: HashMap<Held, Day, ByHash>,
    /// The rows that have ids, by table and id.
    ids: HashSet<Held, ByHash>,
    /// How many rows name an id.
    named: HashMap<Held, u32, ByHash>,
    /// The numbers of documents.
    numbers: Numbers,
}

/// The rows of an entry, made ready: this can be done on any core.
#[derive(Default)]
pub(crate) struct HeldRows {
    withdraw: Vec<Ready>,
    add: Vec<Ready>,
}

impl HeldRows {
    /// The rows of a payload; `None` where one is of no table or has a column that is not there.
    pub(crate) fn read(withdraw: &[Row<'_>], add: &[Row<'_>]) -> Option<HeldRows> {
        let all = |rows: &[Row<'_>]| rows.iter().map(|row| of_payload(row).ok().map(Ready::of)).collect::<Option<Vec<_>>>();
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
            match of_text(row) {
                Err(column) => refusals.push(Refusal { column, ..refused(Reason::Unknown) }),
                Ok(held) if self.rows.contains_key(&held) == enters => refusals.push(refused(if enters { Reason::There } else { Reason::NotThere })),
                Ok(held) => {
                    let before = self.rows.get(&held).copied();
                    undo.steps.push((held.clone(), before));
                    self.set(Ready::of(held), enters.then_some(recorded));
                }
            }
        }
        refusals
    }

    /// Undoes what was done, the last step first.
    pub fn undo(&mut self, undo: Undo) {
        for (held, before) in undo.steps.into_iter().rev() {
            self.set(Ready::of(held), before);
        }
    }

    /// Folds rows in that were checked when they were recorded: from the database to the facts. False where they do not fit.
    pub(crate) fn fold_in(&mut self, rows: HeldRows, recorded: Day) -> bool {
        let mut fit = true;
        let withdrawn: Vec<_> = rows.withdraw.iter().filter_map(|ready| ready.line.clone()).collect();
        for (ready, enters) in rows.withdraw.into_iter().map(|ready| (ready, false)).chain(rows.add.into_iter().map(|ready| (ready, true))) {
            if self.rows.contains_key(&ready.held) == enters || enters && ready.line.as_ref().is_some_and(|line| self.numbers.has_taken(line)) {
                fit = false;
            } else {
                self.set(ready, enters.then_some(recorded));
            }
        }
        fit && withdrawn.iter().all(|line| self.numbers.keeps(line))
    }

    /// Makes room for so many rows more.
    pub(crate) fn expect(&mut self, rows: usize) {
        self.rows.reserve(rows);
    }

    fn set(&mut self, Ready { held, id, names, line }: Ready, recorded: Option<Day>) {
        if let Some(line) = line {
            self.numbers.set(*line, recorded.is_some());
        }
        if let Some(id) = id {
            _ = if recorded.is_some() { self.ids.insert(id) } else { self.ids.remove(&id) };
        }
        for named in names {
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
            let Ok(held) = of_text(row) else { continue };
            let refused = |column: &str, reason| Refusal { column: Some(column.to_owned()), ..Refusal::of(row, reason) };
            for (column, text) in held.spec().columns.iter().zip(held.cells()) {
                if column.required && text.is_empty() {
                    refusals.push(refused(column.name, Reason::Required));
                } else if cell::read(&mut draft, column.kind, text).is_none() {
                    refusals.push(refused(column.name, Reason::Cell));
                } else {
                    let missing = names(column.kind, text).filter(|id| !self.ids.contains(id));
                    refusals.extend(missing.map(|id| refused(column.name, Reason::NoSuchId(id.id().to_owned()))));
                }
            }
        }
        for row in withdraw {
            let gone =
                of_text(row).ok().and_then(|held| held.id_of()).filter(|id| !self.ids.contains(id) && self.named.get(id).is_some_and(|count| *count > 0));
            refusals.extend(gone.map(|_| Refusal::of(row, Reason::StillNamed)));
        }
        refusals.extend(self.numbers.check(withdraw, add));
        refusals
    }

    /// Whether an added row would give an id to a second row.
    pub fn takes_an_id(&self, row: &RowText) -> bool {
        of_text(row).ok().and_then(|held| held.id_of()).is_some_and(|id| self.ids.contains(&id))
    }

    /// Whether an added row would give a number of a book to a second document.
    pub fn takes_a_number(&self, row: &RowText) -> bool {
        of_text(row).ok().and_then(|held| Ready::of(held).line).is_some_and(|line| self.numbers.has_taken(&line))
    }

    /// The number that a line of a book gets that comes without one.
    pub fn next_number(&self, row: &RowText) -> Option<i32> {
        self.numbers.next(row)
    }

    /// The rows in order.
    pub fn rows(&self) -> Vec<RowText> {
        let mut rows: Vec<&Held> = self.rows.keys().collect();
        rows.sort_unstable_by_key(|held| held.order());
        rows.into_iter().map(Held::text).collect()
    }

    /// The register of the rows. What was checked when it was recorded is not refused now; what is refused is told.
    pub fn register(&self) -> Result<Register, String> {
        let mut rows: Vec<(&Held, &Day)> = self.rows.iter().collect();
        rows.sort_unstable_by_key(|(held, _)| held.order());
        let mut draft = Draft::new();
        for (line, (held, recorded)) in rows.into_iter().enumerate() {
            let spec = held.spec();
            let mut values = Vec::with_capacity(spec.columns.len());
            for (column, text) in spec.columns.iter().zip(held.cells()) {
                values.push(cell::read(&mut draft, column.kind, text).ok_or_else(|| format!("{}.{}: {text}", spec.name, column.name))?);
            }
            draft.push(held.table(), line as u32, *recorded, &values);
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
