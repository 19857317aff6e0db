//! The questions: each is put to a record in either database, and the answers come in words that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use register::{Day, Tables, cell};
use store::{Change, Facts, Found, Leaf, Log, RowText, Stamp, Store, StoreError, Vault, verify};

use super::model::Model;
use crate::office::keys;

/// A record in one of the databases, with its vault.
pub(super) struct Record {
    pub(super) url: store::Url,
    pub(super) store: Store,
    pub(super) vault: Vault,
    /// What was found in the vault at some time, by the number of the question.
    pub(super) found: BTreeMap<(String, String), Found>,
}

impl Record {
    pub(super) fn open(url: &store::Url) -> Record {
        let log = Log::open(url, keys()).unwrap();
        Record { url: url.clone(), store: Store::new(log), vault: Vault::open(url, &keys()).unwrap(), found: BTreeMap::new() }
    }
}

/// An error in words.
fn told(error: &StoreError) -> String {
    match error {
        StoreError::Refused(refusals) => {
            let words = |refusal: &store::Refusal| format!("{} {:?} {:?} {}", refusal.table, refusal.column, refusal.reason, refusal.row);
            let mut refused: Vec<String> = refusals.iter().map(words).collect();
            refused.sort();
            format!("refused {refused:?}")
        }
        StoreError::KeyTaken { key, index } => format!("key {key} taken by {index}"),
        StoreError::State(state) => format!("{state:?}"),
        error => error.to_string(),
    }
}

/// An answer, or why there is none.
pub(super) type Answer = Result<String, String>;

pub(super) fn set(rows: impl IntoIterator<Item = RowText>) -> String {
    format!("{:?}", rows.into_iter().collect::<BTreeSet<_>>())
}

fn sorted(facts: &Facts) -> String {
    set(facts.rows())
}

pub(super) fn said(leaf: (u64, u8, &str), change: Option<&Change>) -> String {
    format!("{leaf:?} {change:?}")
}

fn entry_of(leaf: &Leaf, change: Option<&Change>) -> String {
    said((leaf.time, leaf.kind as u8, &leaf.actor), change)
}

impl Record {
    pub(super) fn entry(&self, number: u64) -> Answer {
        self.store.log().entry(number).map(|(leaf, change)| entry_of(&leaf, change.as_ref())).map_err(|error| told(&error))
    }

    pub(super) fn about(&self, subject: &str) -> Answer {
        Ok(format!("{:?}", self.store.log().about(subject)))
    }

    pub(super) fn known_on(&self, day: u64) -> Answer {
        self.store.log().known_on(Day::from_ordinal(day as i32).unwrap()).map(|facts| sorted(&facts)).map_err(|error| told(&error))
    }

    pub(super) fn facts(&self) -> Answer {
        Ok(sorted(self.store.log().facts()))
    }

    /// The rows of the register, as an export of it would write them.
    pub(super) fn register(&self) -> Answer {
        let register = self.store.register().map_err(|error| told(&error))?;
        let tables = register.tables();
        let mut rows = Vec::new();
        for (position, spec) in Tables::SPECS.iter().enumerate() {
            for line in 0..tables.table(position).rows() {
                let mut cells = BTreeMap::new();
                for (number, column) in spec.columns.iter().enumerate() {
                    let mut text = String::new();
                    cell::write(&mut text, tables, column.kind, &tables.table(position).cell(line, number));
                    cells.insert(column.name.to_owned(), text);
                }
                cells.retain(|_, text| !text.is_empty());
                rows.push(RowText { table: spec.name.to_owned(), cells });
            }
        }
        Ok(set(rows))
    }

    pub(super) fn account(&self, id: &str) -> Answer {
        Ok(format!("{:?}", self.store.log().accounts().get(id).map(|held| (&held.account, held.entry, &held.asked_by))))
    }

    /// A receipt that proves what it says, with the checkpoint of now.
    pub(super) fn receipt(&self, number: u64) -> Answer {
        let mut log = self.store.log();
        let (receipt, line) = log.receipt(number).map_err(|error| told(&error))?;
        let read = store::Receipt::read(&receipt.text()).unwrap();
        let (leaf, checkpoint) = read.proves(log.key()).map_err(|error| error.to_string())?;
        Ok(format!("{} {} {:?} {}", leaf.index, leaf.time, leaf.kind as u8, line.contains("null")) + &format!(" of {}", checkpoint.size))
    }

    pub(super) fn checkpoint(&self) -> Answer {
        let mut log = self.store.log();
        let key = log.key().clone();
        let checkpoint = log.checkpoint().map_err(|error| told(&error))?.of(&key).map_err(|error| error.to_string())?;
        assert_eq!(checkpoint.root, log.tree().root(checkpoint.size));
        Ok(format!("{} {}", checkpoint.origin, checkpoint.size))
    }

    pub(super) fn verify(&self) -> Answer {
        let report = verify(&self.url, &keys(), &[]).map_err(|error| told(&error))?;
        Ok(format!("{} {} {:?}", report.entries, report.rows, report.findings))
    }

    pub(super) fn commit(&self, changes: &[Change], stamp: &Stamp) -> Answer {
        let done = self.store.commit(changes.to_vec(), stamp.clone()).map_err(|error| told(&error))?;
        Ok(format!("{:?}", done.iter().map(|done| (done.index, done.again)).collect::<Vec<_>>()))
    }

    pub(super) fn erase(&self, subject: &str, stamp: &Stamp, reason: &str) -> Answer {
        self.store.log().erase(subject, stamp, reason, "").map(|erased| erased.index.to_string()).map_err(|error| told(&error))
    }

    pub(super) fn get(&mut self, kind: &str, id: &str, now: u64) -> Answer {
        let found = self.vault.get(kind, id, now).map_err(|error| told(&error))?;
        let answer = format!("{:?}", found.as_ref().map(|found| (&found.bytes, found.until)));
        found.map(|found| self.found.insert((kind.to_owned(), id.to_owned()), found));
        Ok(answer)
    }

    pub(super) fn put(&self, kind: &str, id: &str, until: u64, bytes: &[u8]) -> Answer {
        self.vault.put(kind, id, until, bytes, None).map(|put| put.to_string()).map_err(|error| told(&error))
    }

    /// In the place of what was found the last time; `None` where nothing was.
    pub(super) fn replace(&self, kind: &str, id: &str, until: u64, bytes: &[u8]) -> Option<Answer> {
        let before = self.found.get(&(kind.to_owned(), id.to_owned()))?;
        Some(self.vault.put(kind, id, until, bytes, Some(before)).map(|put| put.to_string()).map_err(|error| told(&error)))
    }

    pub(super) fn remove(&self, kind: &str, id: &str) -> Answer {
        self.vault.remove(kind, id).map(|removed| removed.to_string()).map_err(|error| told(&error))
    }

    pub(super) fn purge(&self, now: u64) -> Answer {
        self.vault.purge(now).map(|count| count.to_string()).map_err(|error| told(&error))
    }

    pub(super) fn ids(&self, kind: &str) -> Answer {
        self.vault.ids(kind).map(|ids| format!("{ids:?}")).map_err(|error| told(&error))
    }
}

/// The vault, said a second time: what is kept, until when, and which of those that were put there it is.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) boxes: BTreeMap<(String, String), (u64, Vec<u8>, u64)>,
    /// What was found the last time, by name: which one it was.
    pub(super) found: BTreeMap<(String, String), u64>,
    puts: u64,
}

impl Kept {
    pub(super) fn put(&mut self, name: (String, String), until: u64, bytes: &[u8], before: Option<u64>) -> bool {
        self.puts += 1;
        let free = self.boxes.get(&name).map(|(_, _, put)| *put) == before;
        if free {
            self.boxes.insert(name, (until, bytes.to_vec(), self.puts));
        }
        free
    }

    pub(super) fn get(&mut self, name: (String, String), now: u64) -> Option<(Vec<u8>, u64)> {
        let (until, bytes, put) = self.boxes.get(&name)?.clone();
        (until > now).then(|| {
            self.found.insert(name, put);
            (bytes, until)
        })
    }
}

/// What the model says of an entry.
pub(super) fn entry_in(model: &Model, number: u64) -> Answer {
    let entry = model.entries.get(number as usize).ok_or_else(|| format!("the log is not sound: entry {number} is not there"))?;
    Ok(said((entry.time, entry.kind, &entry.actor), entry.says.as_ref()))
}
