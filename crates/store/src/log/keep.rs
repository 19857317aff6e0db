//! What is done with a whole log: something in it is destroyed, or it goes into another database.

use super::commit::{CONFLICTS_MAX, is_open_what_is_there};
use super::{Committed, Log, Stamp};
use crate::database::{Database, Url};
use crate::error::{State, StoreError};
use crate::facts::{Undo, recorded_day};
use crate::payload::{Change, Content, RowText};
use crate::tree::leaf_hash;

impl Log {
    /// Destroys the payloads of every entry about a subject, and says so in the log. What others say about it stays, and keeps it from being erased while they do.
    pub fn erase(&mut self, subject: &str, stamp: &Stamp, reason: &str, basis: &str) -> Result<Committed, StoreError> {
        self.mend()?;
        for _ in 0..CONFLICTS_MAX {
            // What another writer has said about it meanwhile is erased, too; what it has done to the account that asks counts.
            self.follow()?;
            match self.erase_once(subject, stamp, reason, basis) {
                Err(StoreError::Conflict) => {}
                Err(error) => {
                    self.broken |= is_open_what_is_there(&error) && !matches!(error, StoreError::Refused(_));
                    return Err(error);
                }
                Ok(index) => {
                    self.database.scrub()?;
                    self.forget();
                    self.follow()?;
                    return Ok(Committed { index, again: false, number: None });
                }
            }
        }
        Err(StoreError::Conflict)
    }

    fn erase_once(&mut self, subject: &str, stamp: &Stamp, reason: &str, basis: &str) -> Result<u64, StoreError> {
        self.may(stamp).map_err(StoreError::State)?;
        let erased = self.about(subject).to_vec();
        if erased.is_empty() {
            return Err(StoreError::State(State::Nothing));
        }
        let held: Vec<RowText> = self.facts.rows().into_iter().filter(|row| crate::load::owner(row) == subject).collect();
        let mut undo = Undo::default();
        let mut refusals = self.facts.fold(&held, &[], recorded_day(stamp.time), &mut undo);
        refusals.extend(self.facts.check(&held, &[]));
        self.facts.undo(undo);
        if !refusals.is_empty() {
            return Err(StoreError::Refused(refusals));
        }
        let index = self.tree.len();
        let change = Change {
            reason: reason.to_owned(),
            basis: basis.to_owned(),
            key: self.key_of_erasure(index),
            content: Content::Erasure { erased: erased.clone() },
        };
        if let Some(state) = Log::fault(&change) {
            return Err(StoreError::State(state));
        }
        let entry = self.entry_of(index, &change, stamp, self.last_time);
        self.tree.push(leaf_hash(&entry.leaf));
        let note = self.sign();
        self.tree.truncate(index);
        self.database.erase(&erased, index, &[entry], index + 1, &note?)?;
        Ok(index)
    }

    /// A key that nobody has used: callers choose theirs freely.
    fn key_of_erasure(&self, index: u64) -> String {
        let mut key = format!("erase-{index}");
        while self.made.contains_key(key.as_str()) {
            key.push('-');
        }
        key
    }

    /// Seals with the newest key of the ring what an older one has sealed, and says how much that was; afterwards the older ones open nothing any more.
    pub fn reseal(&mut self) -> Result<u64, StoreError> {
        self.mend()?;
        let count = self.database.reseal(&self.keys.ring)?;
        self.database.scrub()?;
        Ok(count)
    }

    /// Copies the log into an empty database of either kind, and holds the copy against the original, byte by byte.
    pub fn copy_to(&mut self, url: &Url) -> Result<u64, StoreError> {
        let mut entries = Vec::with_capacity(self.len() as usize);
        self.database.entries(0, &mut |_, stored| {
            entries.push(stored);
            Ok(())
        })?;
        let checkpoints = self.database.checkpoints()?;
        let mut copy = Database::create(url)?;
        if copy.checkpoint()?.is_some() {
            return Err(StoreError::State(State::Begun));
        }
        copy.fill(&entries, &checkpoints, &self.database.all_boxes()?)?;
        let mut equal = copy.checkpoints()? == checkpoints;
        let mut count = 0;
        copy.entries(0, &mut |number, stored| {
            equal &= entries.get(number as usize) == Some(&stored);
            count += 1;
            Ok(())
        })?;
        if equal && count == entries.len() { Ok(count as u64) } else { Err(StoreError::Unsound("the copy is not equal to the original".to_owned())) }
    }
}
