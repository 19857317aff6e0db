//! From the database into memory: at the start everything, later what others have appended. Nothing that is not sound gets in.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Log, opened};
use crate::brief::{Deed, Of};
use crate::database::Stored;
use crate::error::StoreError;
use crate::facts::{Facts, recorded_day};
use crate::leaf::{Hash, Kind, Leaf};
use crate::note::Note;
use crate::seal::Ring;
use crate::tree::{Tree, leaf_hash};

/// The most entries that room is made for: a database may say anything.
const EXPECTED_MAX: u64 = 4_000_000;

impl Log {
    /// Reads what the database holds and this does not know yet: everything at the start, what others appended later.
    pub fn follow(&mut self) -> Result<(), StoreError> {
        self.find_again()?;
        self.read_on()?;
        // Another writer may append between the two questions. What a checkpoint counts was written with it, so it is there the next time.
        while let Some(counted) = self.counted_beyond()? {
            self.read_on()?;
            if self.tree.len() < counted {
                return Err(StoreError::Unsound(format!("the latest checkpoint counts {counted} entries, and {} are there", self.tree.len())));
            }
        }
        Ok(())
    }

    fn read_on(&mut self) -> Result<(), StoreError> {
        let first = self.tree.len();
        let counted = self.database.checkpoint()?.map_or(0, |(size, _)| size);
        self.expect(counted.saturating_sub(first).min(EXPECTED_MAX) as usize);
        let (mut gone, mut destroyed) = (BTreeSet::new(), Destroyed::Nothing);
        let Log { database, tree, facts, accounts, keys, made, subjects, last_time, recent, facts_at, .. } = self;
        let ring = &keys.ring;
        let mut fold = |Read { number, hash, leaf, deed }: Read| {
            let unsound = |what: &str| StoreError::Unsound(format!("entry {number}: {what}"));
            if number != tree.len() {
                return Err(unsound("one before it is missing"));
            }
            if leaf.time < *last_time || (number == 0) != (leaf.kind == Kind::Genesis) {
                return Err(unsound("it does not follow the one before it"));
            }
            if deed.is_none() && !leaf.kind.may_be_destroyed() {
                return Err(unsound("what it said is gone, and is of a kind that is never destroyed"));
            }
            *last_time = leaf.time;
            if leaf.kind == Kind::Reading {
                recent.add(&leaf.actor, leaf.time);
            }
            if leaf.kind.changes_facts() {
                *facts_at = number + 1;
            }
            if let Some(Deed { key, subject, rows, of }) = deed {
                let rows = rows.ok_or_else(|| unsound("its rows are of no table"))?;
                if !facts.fold_in(rows, recorded_day(leaf.time)) {
                    return Err(unsound("its rows do not fit the rows before it"));
                }
                if let Some(subject) = subject {
                    subjects.entry(subject).or_default().push(number);
                }
                match of {
                    Of::Facts | Of::Genesis(_) => {}
                    Of::Account(id, account) => _ = Arc::make_mut(accounts).set(id, account, number, &leaf.actor),
                    Of::Erasure(erased) => {
                        for erased in erased {
                            if erased < first {
                                destroyed = Destroyed::OfWhatIsHere;
                            } else if !gone.remove(&erased) {
                                return Err(unsound(&format!("it says that the payload of entry {erased} was destroyed, and it was not")));
                            }
                        }
                    }
                }
                if made.insert(key, number).is_some() {
                    return Err(unsound("its key came before"));
                }
            } else {
                gone.insert(number);
            }
            tree.push(hash);
            Ok(())
        };
        database.parts(first, &mut |part| {
            let read: Vec<Result<Read, StoreError>> = part.into_par_iter().map(|entry| Read::of(ring, entry)).collect();
            read.into_iter().try_for_each(|read| read.and_then(&mut fold))
        })?;
        if let Some(number) = gone.first() {
            return Err(StoreError::Unsound(format!("entry {number}: its payload is gone, and no erasure says why")));
        }
        // What another writer has destroyed is no longer in this memory either.
        if destroyed == Destroyed::OfWhatIsHere {
            self.forget();
            return self.read_on();
        }
        Ok(())
    }

    /// Makes room for so many entries more: maps that grow step by step are filled twice.
    fn expect(&mut self, entries: usize) {
        self.made.reserve(entries);
        self.subjects.reserve(entries);
        self.facts.expect(entries);
    }

    /// Forgets everything that was read.
    pub(super) fn forget(&mut self) {
        (self.tree, self.facts, self.accounts) = (Tree::new(), Facts::default(), Arc::default());
        self.made.clear();
        self.subjects.clear();
        self.recent.clear();
        self.last_time = 0;
    }

    /// Sees whether the latest checkpoint is ours and says what the entries say; how many it counts, where that is more than were read.
    fn counted_beyond(&mut self) -> Result<Option<u64>, StoreError> {
        let Some((size, text)) = self.database.checkpoint()? else {
            return if self.tree.is_empty() { Ok(None) } else { Err(StoreError::Unsound("there is no checkpoint".to_owned())) };
        };
        let checkpoint = Note::read(&text).and_then(|note| note.of(self.key())).map_err(|error| StoreError::Unsound(error.to_string()))?;
        if checkpoint.size == size && size > self.tree.len() {
            return Ok(Some(size));
        }
        let fits = checkpoint.size == size && size == self.tree.len() && checkpoint.root == self.tree.root(size);
        if fits { Ok(None) } else { Err(StoreError::Unsound("the entries are not those of the latest checkpoint".to_owned())) }
    }
}

/// What can be read of an entry by itself, on any core.
struct Read {
    number: u64,
    hash: Hash,
    leaf: Leaf,
    /// What it does, where its payload is there.
    deed: Option<Deed>,
}

/// What the entries that are read in one go say of those before them.
#[derive(PartialEq, Eq)]
enum Destroyed {
    Nothing,
    OfWhatIsHere,
}

impl Read {
    fn of(ring: &Ring, (number, stored): (u64, Stored)) -> Result<Read, StoreError> {
        let (leaf, deed) = opened(ring, number, &stored, Deed::read)?;
        Ok(Read { number, hash: leaf_hash(&stored.leaf), leaf, deed })
    }
}
