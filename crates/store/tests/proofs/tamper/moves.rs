//! Whole entries: removed, swapped, doubled, cut off, each in every place, with the whole check.

use std::collections::BTreeMap;

use rayon::prelude::*;
use store::verify;

use super::bits::copy;
use super::log::Sound;
use crate::dice::Dice;
use crate::office::keys;
use crate::outsider::Entry;

/// Swaps with any other, besides those of neighbours.
const RANDOM_SWAPS: usize = 300;

/// What is done to the entries.
#[derive(Clone, Copy, Debug)]
enum Move {
    Removed(usize),
    RemovedAndClosed(usize),
    Swapped(usize, usize),
    LeavesSwapped(usize, usize),
    SealsSwapped(usize, usize),
    DoubledAtTheEnd(usize),
    DoubledInPlace(usize),
    /// Entries and checkpoints, from there on.
    CutOff(usize),
}

impl Move {
    fn name(self) -> &'static str {
        match self {
            Move::Removed(_) | Move::RemovedAndClosed(_) => "removed",
            Move::Swapped(..) | Move::LeavesSwapped(..) | Move::SealsSwapped(..) => "swapped",
            Move::DoubledAtTheEnd(_) | Move::DoubledInPlace(_) => "doubled",
            Move::CutOff(_) => "cut off",
        }
    }

    fn of(self, entries: &[Entry]) -> Vec<Entry> {
        let mut after = entries.to_vec();
        match self {
            Move::Removed(at) => {
                after.remove(at);
                return after;
            }
            Move::RemovedAndClosed(at) => drop(after.remove(at)),
            Move::Swapped(one, other) => after.swap(one, other),
            Move::LeavesSwapped(one, other) => (after[one].leaf, after[other].leaf) = (entries[other].leaf.clone(), entries[one].leaf.clone()),
            Move::SealsSwapped(one, other) => (after[one].sealed, after[other].sealed) = (entries[other].sealed.clone(), entries[one].sealed.clone()),
            Move::DoubledAtTheEnd(at) => after.push(entries[at].clone()),
            Move::DoubledInPlace(at) => after.insert(at, entries[at].clone()),
            Move::CutOff(at) => after.truncate(at),
        }
        (0..).zip(&mut after).for_each(|(number, entry)| entry.number = number);
        after
    }
}

/// Makes every move; how many of each kind, or one that nobody noticed.
pub(crate) fn every(sound: &Sound, seed: u64) -> Result<BTreeMap<&'static str, usize>, String> {
    let (size, mut dice) = (sound.entries.len(), Dice::new(seed));
    let singles = (0..size).flat_map(|at| [Move::Removed(at), Move::RemovedAndClosed(at), Move::DoubledAtTheEnd(at), Move::DoubledInPlace(at)]);
    // What came after the last checkpoint that somebody keeps can be cut off: hence witnesses.
    let cuts = (0..sound.kept.checkpoint.size as usize).map(Move::CutOff);
    let neighbours = (1..size).map(|at| (at - 1, at)).collect::<Vec<_>>();
    let chance = (0..RANDOM_SWAPS).map(|_| (dice.below(size), dice.below(size))).filter(|(one, other)| one != other).collect::<Vec<_>>();
    let swaps = neighbours
        .into_iter()
        .chain(chance)
        .flat_map(|(one, other)| [Move::Swapped(one, other), Move::LeavesSwapped(one, other), Move::SealsSwapped(one, other)]);
    // What is equal to what was there is not tampered with: two entries that were destroyed say the same.
    let moves: Vec<Move> = singles.chain(cuts).chain(swaps).filter(|step| step.of(&sound.entries) != sound.entries).collect();
    let parts = moves.chunks(moves.len().div_ceil(rayon::current_num_threads()).max(1));
    parts.enumerate().collect::<Vec<_>>().into_par_iter().try_for_each(|(part, moves)| {
        let (url, db) = copy(sound, &format!("moves{part}"));
        for step in moves {
            // Only what differs is written, and put back.
            let after = step.of(&sound.entries);
            db.execute_batch("BEGIN; CREATE TEMP TABLE IF NOT EXISTS cut AS SELECT * FROM checkpoints WHERE 0; DELETE FROM cut").unwrap();
            write(&db, &sound.entries, &after);
            if let Move::CutOff(at) = step {
                db.execute("INSERT INTO cut SELECT * FROM checkpoints WHERE size > ?1", [*at as i64]).unwrap();
                db.execute("DELETE FROM checkpoints WHERE size > ?1", [*at as i64]).unwrap();
            }
            db.execute_batch("COMMIT").unwrap();
            let found = verify(&url, &keys(), std::slice::from_ref(&sound.kept)).map_or(true, |report| !report.findings.is_empty());
            if !found {
                return Err(format!("{step:?}"));
            }
            db.execute_batch("BEGIN; INSERT INTO checkpoints SELECT * FROM cut").unwrap();
            write(&db, &after, &sound.entries);
            db.execute_batch("COMMIT").unwrap();
        }
        let report = verify(&url, &keys(), std::slice::from_ref(&sound.kept)).unwrap();
        if report.findings.is_empty() { Ok(()) } else { Err(format!("everything was put back: {:?}", report.findings)) }
    })?;
    let mut counted = BTreeMap::new();
    moves.iter().for_each(|step| *counted.entry(step.name()).or_default() += 1);
    Ok(counted)
}

fn write(db: &rusqlite::Connection, before: &[Entry], after: &[Entry]) {
    let held: BTreeMap<i64, &Entry> = before.iter().map(|entry| (entry.number, entry)).collect();
    let wanted: BTreeMap<i64, &Entry> = after.iter().map(|entry| (entry.number, entry)).collect();
    for number in held.keys().filter(|number| !wanted.contains_key(number)) {
        db.execute("DELETE FROM entries WHERE number = ?1", [number]).unwrap();
    }
    for (number, entry) in wanted.iter().filter(|(number, entry)| held.get(number) != Some(entry)) {
        db.execute("INSERT OR REPLACE INTO entries VALUES (?1, ?2, ?3)", (number, &entry.leaf, &entry.sealed)).unwrap();
    }
}
