//! Everything that can be checked of a log, from the database up, with every finding at once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::accounts::Accounts;
use crate::brief::{Deed, Of};
use crate::database::{Boxed, Database, Stored, Url};
use crate::error::{State, StoreError};
use crate::facts::{Facts, recorded_day};
use crate::keys::Keys;
use crate::leaf::{Hash, Kind, Leaf, commitment};
use crate::note::{Checkpoint, Note, PublicKey};
use crate::payload::Account;
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

/// The same while somebody waits: `watch` is told now and then how many entries were looked at, and says whether to go on. Nothing where it did not want to.
pub fn verify_watched(url: &Url, keys: &Keys, earlier: &[Note], watch: &mut dyn FnMut(u64) -> bool) -> Result<Option<Report>, StoreError> {
    check_watched(&mut Database::open(url)?, keys, earlier, watch)
}

/// The check of a database that is open, as it stands there for this connection.
pub(crate) fn check(database: &mut Database, keys: &Keys, earlier: &[Note]) -> Result<Report, StoreError> {
    Ok(check_watched(database, keys, earlier, &mut |_| true)?.expect("nobody called it off"))
}

fn check_watched(database: &mut Database, keys: &Keys, earlier: &[Note], watch: &mut dyn FnMut(u64) -> bool) -> Result<Option<Report>, StoreError> {
    let mut check = Check {
        key: &keys.public,
        tree: Tree::new(),
        facts: Facts::default(),
        accounts: Accounts::default(),
        founded: None,
        keys: HashMap::new(),
        gone: BTreeSet::new(),
        last_time: 0,
        report: Report::default(),
    };
    check.report.findings.extend(database.complaints()?);
    let mut goes_on = true;
    let read = database.parts(0, &mut |part| {
        // What is left of the database is read past, and not looked at.
        goes_on = goes_on && watch(check.tree.len());
        if !goes_on {
            return Ok(());
        }
        let read: Result<Vec<Read>, StoreError> = part.into_par_iter().map(|entry| Read::of(&keys.ring, entry)).collect();
        read?.into_iter().for_each(|read| check.entry(read));
        Ok(())
    });
    if let Err(StoreError::Unsound(what)) = &read {
        check.report.findings.push(what.clone());
    } else {
        read?;
    }
    if !goes_on {
        return Ok(None);
    }
    check.checkpoints(&database.checkpoints()?);
    for (kind, id, Boxed { until, sealed }) in database.all_boxes()? {
        if !matches!(keys.ring.open(&place(&kind, &id, until), &sealed), Ok(Some(_))) {
            check.report.findings.push(format!("vault {kind}/{id}: its seal is broken"));
        }
    }
    earlier.iter().for_each(|note| check.begins_with(note));
    let unsaid: Vec<u64> = check.gone.iter().copied().collect();
    check.report.findings.extend(unsaid.into_iter().map(|number| format!("entry {number}: its payload is gone, and no erasure says why")));
    check.report.findings.sort();
    (check.report.entries, check.report.rows) = (check.tree.len(), check.facts.len());
    Ok(Some(check.report))
}

/// Whether an entry, as a database holds it, is the one that has this hash in the tree: its leaf is, and what is sealed for it opens and reads. The whole check
/// asks this of every entry; what is left to it is what only entries together can say.
pub fn stands(ring: &Ring, number: u64, leaf: Vec<u8>, sealed: Option<Vec<u8>>, hash: &Hash) -> bool {
    let read = Read::of(ring, (number, Stored { leaf, sealed }));
    read.is_ok_and(|read| read.hash == *hash && read.fault().is_none())
}

/// What can be read of an entry by itself, on any core.
struct Read {
    number: u64,
    hash: Hash,
    leaf: Option<Leaf>,
    /// Whether the payload opens the commitment; `None` where there is none.
    opens: Option<bool>,
    deed: Option<Deed>,
}

impl Read {
    /// An error only where a key is missing from the ring.
    fn of(ring: &Ring, (number, stored): (u64, Stored)) -> Result<Read, StoreError> {
        let leaf = Leaf::read(&stored.leaf);
        let opening = match stored.opening(ring, number) {
            // Without the right keys there is nothing to check; where they open the first entry, it is another that is wrong.
            Err(StoreError::State(State::Sealed)) if number == 0 => return Err(StoreError::State(State::Sealed)),
            Err(StoreError::Unsound(_) | StoreError::State(State::Sealed)) => None,
            opening => opening?,
        };
        let opening = opening.as_ref().zip(leaf.as_ref());
        let opens = stored.sealed.is_some().then(|| opening.is_some_and(|(opening, leaf)| commitment(opening.salt(), opening.payload()) == leaf.commitment));
        let deed = opening.and_then(|(opening, leaf)| Deed::read(leaf.kind, opening.payload()));
        Ok(Read { number, hash: leaf_hash(&stored.leaf), leaf, opens, deed })
    }

    /// What is wrong with it by itself.
    fn fault(&self) -> Option<String> {
        let Some(leaf) = &self.leaf else { return Some("its leaf cannot be read".to_owned()) };
        if leaf.index != self.number {
            return Some(format!("its leaf is that of entry {}", leaf.index));
        }
        let fault = match (self.opens, &self.deed) {
            (None, _) if !leaf.kind.may_be_destroyed() => "what it said is gone, and is of a kind that is never destroyed",
            (Some(false), _) => "its payload is not the one that was written",
            (Some(true), None) => "its payload cannot be read",
            (None, _) | (Some(true), Some(_)) => return None,
        };
        Some(fault.to_owned())
    }
}

struct Check<'a> {
    key: &'a PublicKey,
    tree: Tree,
    facts: Facts,
    accounts: Accounts,
    /// Who made the first accounts, and when.
    founded: Option<(String, u64)>,
    keys: HashMap<Box<str>, u64>,
    /// Entries without a payload that no erasure has named so far.
    gone: BTreeSet<u64>,
    last_time: u64,
    report: Report,
}

impl Check<'_> {
    fn find(&mut self, number: u64, what: &str) {
        self.report.findings.push(format!("entry {number}: {what}"));
    }

    fn entry(&mut self, read: Read) {
        let (number, place) = (read.number, self.tree.len());
        self.tree.push(read.hash);
        if number != place {
            self.find(number, &format!("it stands where entry {place} belongs"));
        }
        if let Some(fault) = read.fault() {
            self.find(number, &fault);
        }
        let Read { leaf: Some(leaf), opens, deed, .. } = read else { return };
        if leaf.time < self.last_time {
            self.find(number, "its time is before that of the entry before it");
        }
        self.last_time = self.last_time.max(leaf.time);
        if (number == 0) != (leaf.kind == Kind::Genesis) {
            self.find(number, "the genesis is the first entry and no other");
        }
        match (opens, deed) {
            (None, _) => _ = self.gone.insert(number),
            (Some(true), Some(deed)) => self.deed(number, &leaf, deed),
            (Some(_), _) => {}
        }
    }

    fn deed(&mut self, number: u64, leaf: &Leaf, Deed { key, rows, of, .. }: Deed) {
        if let Some(before) = self.keys.insert(key, number) {
            self.find(number, &format!("it has the key of entry {before}"));
        }
        if !rows.is_some_and(|rows| self.facts.fold_in(rows, recorded_day(leaf.time))) {
            self.find(number, "its rows do not fit the rows before it");
        }
        match of {
            Of::Genesis(origin) if origin != self.key.name() => self.find(number, &format!("this is the log of {origin}")),
            Of::Genesis(_) | Of::Facts => {}
            Of::Account(id, account) => self.account(number, leaf, id, account),
            Of::Erasure(erased) => {
                for gone in erased {
                    if !self.gone.remove(&gone) {
                        self.find(number, &format!("it says that the payload of entry {gone} was destroyed, and it was not"));
                    }
                }
            }
        }
    }

    /// A grant that one person has begun and confirmed alone is in no log that the program wrote; the first accounts, made in one go, are.
    fn account(&mut self, number: u64, leaf: &Leaf, id: String, account: Account) {
        let by = (leaf.actor.clone(), leaf.time);
        let founds = *self.founded.get_or_insert_with(|| by.clone()) == by;
        if !founds && self.accounts.allows(&id, &account, &leaf.actor).is_err() {
            self.find(number, "one person alone has made the account what it says");
        }
        self.accounts.set(id, account, number, &leaf.actor);
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
