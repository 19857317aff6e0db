//! Everything that can be checked of a log, from the database up, with every finding at once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::database::{Boxed, Database, Stored, Url};
use crate::error::StoreError;
use crate::facts::{Facts, HeldRows, recorded_day};
use crate::keys::Keys;
use crate::leaf::{Hash, Kind, Leaf, commitment};
use crate::note::{Checkpoint, Note, PublicKey};
use crate::payload::{Change, Content};
use crate::seal::Ring;
use crate::tree::{Tree, leaf_hash};
use crate::vault::place;

/// What a check of a log found.
#[derive(Default)]
pub struct Report {
    /// Number of entries.
    pub entries: u64,
    /// Number of checkpoints of the office itself that were held against the entries.
    pub checkpoints: u64,
    /// Number of rows that hold.
    pub rows: usize,
    /// What is wrong, with the place; empty where the log is sound.
    pub findings: Vec<String>,
}

/// Checks a log from the database up. `earlier` are checkpoints that were kept elsewhere: the log must begin with them.
pub fn verify(url: &Url, keys: &Keys, earlier: &[Note]) -> Result<Report, StoreError> {
    check(&mut Database::open(url)?, keys, earlier)
}

/// The same for a database that is open, as it stands there for this connection.
pub(crate) fn check(database: &mut Database, keys: &Keys, earlier: &[Note]) -> Result<Report, StoreError> {
    let mut check = Check {
        key: &keys.public,
        tree: Tree::new(),
        facts: Facts::default(),
        keys: HashMap::new(),
        gone: BTreeSet::new(),
        last_time: 0,
        report: Report::default(),
    };
    check.report.findings.extend(database.complaints()?);
    let read = database.parts(0, &mut |part| {
        let read: Result<Vec<Read>, StoreError> = part.into_par_iter().map(|entry| Read::of(&keys.ring, entry)).collect();
        read?.into_iter().for_each(|read| check.entry(read));
        Ok(())
    });
    if let Err(StoreError::Unsound(what)) = &read {
        check.report.findings.push(what.clone());
    } else {
        read?;
    }
    check.checkpoints(&database.checkpoints()?);
    for (kind, id, Boxed { until, sealed }) in database.all_boxes()? {
        if keys.ring.open(&place(&kind, &id, until), &sealed)?.is_none() {
            check.report.findings.push(format!("vault {kind}/{id}: its seal is broken"));
        }
    }
    earlier.iter().for_each(|note| check.begins_with(note));
    let unsaid: Vec<u64> = check.gone.iter().copied().collect();
    check.report.findings.extend(unsaid.into_iter().map(|number| format!("entry {number}: its payload is gone, and no erasure says why")));
    check.report.findings.sort();
    (check.report.entries, check.report.rows) = (check.tree.len(), check.facts.len());
    Ok(check.report)
}

/// What can be read of an entry by itself, on any core.
struct Read {
    number: u64,
    hash: Hash,
    leaf: Option<Leaf>,
    /// Whether the payload opens the commitment; `None` where there is none.
    opens: Option<bool>,
    change: Option<Change>,
    /// The rows of the change, where they are rows of the register.
    rows: Option<HeldRows>,
}

impl Read {
    /// An error only where a key is missing from the ring.
    fn of(ring: &Ring, (number, stored): (u64, Stored)) -> Result<Read, StoreError> {
        let leaf = Leaf::read(&stored.leaf);
        let opening = match stored.opening(ring, number) {
            Err(StoreError::Unsound(_)) => None,
            opening => opening?,
        };
        let opening = opening.as_ref().zip(leaf.as_ref());
        let opens = stored.sealed.is_some().then(|| opening.is_some_and(|((salt, payload), leaf)| commitment(salt, payload) == leaf.commitment));
        let change = opening.and_then(|((_, payload), leaf)| Change::read(leaf.kind, payload));
        let rows = change.as_ref().and_then(HeldRows::of);
        Ok(Read { number, hash: leaf_hash(&stored.leaf), leaf, opens, change, rows })
    }
}

struct Check<'a> {
    key: &'a PublicKey,
    tree: Tree,
    facts: Facts,
    keys: HashMap<String, u64>,
    /// Entries without a payload that no erasure has named so far.
    gone: BTreeSet<u64>,
    last_time: u64,
    report: Report,
}

impl Check<'_> {
    fn find(&mut self, number: u64, what: &str) {
        self.report.findings.push(format!("entry {number}: {what}"));
    }

    fn entry(&mut self, Read { number, hash, leaf, opens, change, rows }: Read) {
        let place = self.tree.len();
        self.tree.push(hash);
        if number != place {
            self.find(number, &format!("it stands where entry {place} belongs"));
        }
        let Some(leaf) = leaf else { return self.find(number, "its leaf cannot be read") };
        if leaf.index != number {
            self.find(number, &format!("its leaf is that of entry {}", leaf.index));
        }
        if leaf.time < self.last_time {
            self.find(number, "its time is before that of the entry before it");
        }
        self.last_time = self.last_time.max(leaf.time);
        if (number == 0) != (leaf.kind == Kind::Genesis) {
            self.find(number, "the genesis is the first entry and no other");
        }
        match (opens, change) {
            (None, _) => _ = self.gone.insert(number),
            (Some(false), _) => self.find(number, "its payload is not the one that was written"),
            (Some(true), None) => self.find(number, "its payload cannot be read"),
            (Some(true), Some(change)) => self.change(number, &leaf, change, rows),
        }
    }

    fn change(&mut self, number: u64, leaf: &Leaf, change: Change, rows: Option<HeldRows>) {
        if let Some(before) = self.keys.insert(change.key.clone(), number) {
            self.find(number, &format!("it has the key of entry {before}"));
        }
        match change.content {
            Content::Genesis { origin } if origin != self.key.name() => self.find(number, &format!("this is the log of {origin}")),
            Content::Genesis { .. } | Content::Reading { .. } | Content::Account { .. } => {}
            Content::Rows { .. } => {
                if !rows.is_some_and(|rows| self.facts.fold_in(rows, recorded_day(leaf.time))) {
                    self.find(number, "its rows do not fit the rows before it");
                }
            }
            Content::Erasure { erased } => {
                for gone in erased {
                    if !self.gone.remove(&gone) {
                        self.find(number, &format!("it says that the payload of entry {gone} was destroyed, and it was not"));
                    }
                }
            }
        }
    }

    fn checkpoints(&mut self, stored: &[(u64, String)]) {
        for (size, text) in stored {
            match Note::read(text).and_then(|note| note.of(self.key)) {
                Ok(checkpoint) if checkpoint.size == *size => self.holds(&checkpoint, "the checkpoint"),
                Ok(checkpoint) => self.report.findings.push(format!("the checkpoint of {size} entries says {}", checkpoint.size)),
                Err(error) => self.report.findings.push(format!("the checkpoint of {size} entries: {error}")),
            }
            self.report.checkpoints += 1;
        }
        if stored.last().is_none_or(|(size, _)| *size != self.tree.len()) {
            self.report.findings.push("the latest checkpoint is not that of all entries".to_owned());
        }
    }

    fn begins_with(&mut self, note: &Note) {
        match note.clone().of(self.key) {
            Ok(checkpoint) => self.holds(&checkpoint, "the checkpoint kept elsewhere"),
            Err(error) => self.report.findings.push(error.to_string()),
        }
    }

    fn holds(&mut self, checkpoint: &Checkpoint, what: &str) {
        if checkpoint.size > self.tree.len() {
            self.report.findings.push(format!("{what} has {} entries, the log {}: entries are missing", checkpoint.size, self.tree.len()));
        } else if checkpoint.root != self.tree.root(checkpoint.size) {
            self.report.findings.push(format!("{what} of {} entries has another root: the first {0} entries were changed", checkpoint.size));
        }
    }
}
