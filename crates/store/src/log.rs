//! The log in memory: the tree, the keys, the facts; and the one way in.

mod commit;
mod keep;

use std::collections::HashMap;

use rayon::prelude::*;
use register::{Day, Register};

use crate::database::{Database, Stored, Url};
use crate::error::{State, StoreError};
use crate::facts::{Facts, HeldRows, recorded_day};
use crate::leaf::{Hash, Kind, Leaf, commitment};
use crate::note::{Note, PublicKey, SecretKey};
use crate::payload::{Change, Content};
use crate::tree::{Tree, leaf_hash};
pub(crate) use commit::Request;

/// Who changes something, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The account: an id, not a name.
    pub actor: String,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub time: u64,
}

/// A change that stands in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Committed {
    /// The number of its entry.
    pub index: u64,
    /// Whether it stood there before it was asked for this time.
    pub again: bool,
}

/// An open log.
pub struct Log {
    url: Url,
    database: Database,
    key: PublicKey,
    /// Only who writes has it.
    secret: Option<SecretKey>,
    tree: Tree,
    facts: Facts,
    /// The keys of changes, each with its entry.
    keys: HashMap<Box<str>, u64>,
    /// The entries about each subject.
    subjects: HashMap<Box<str>, Vec<u64>>,
    last_time: u64,
    /// A write failed in a way that leaves open what is on the disk.
    broken: bool,
}

impl Log {
    /// Begins a log in an empty database.
    pub fn init(url: &Url, secret: SecretKey, stamp: &Stamp, reason: &str, basis: &str) -> Result<Log, StoreError> {
        let mut database = Database::create(url)?;
        if database.checkpoint()?.is_some() {
            return Err(StoreError::State(State::Begun));
        }
        let mut log = Log::empty(url, database, secret.public(), Some(secret));
        let content = Content::Genesis { origin: log.key.name().to_owned() };
        let change = Change { reason: reason.to_owned(), basis: basis.to_owned(), key: "genesis".to_owned(), content };
        let request = Request { changes: vec![change], stamp: stamp.clone() };
        log.commit(&[request]).remove(0)?;
        Ok(log)
    }

    /// Opens a log for reading and writing.
    pub fn open(url: &Url, secret: SecretKey) -> Result<Log, StoreError> {
        Log::opened(url, secret.public(), Some(secret))
    }

    /// Opens a log for reading only.
    pub fn read(url: &Url, key: PublicKey) -> Result<Log, StoreError> {
        Log::opened(url, key, None)
    }

    /// Everything is read, and nothing that is not sound is opened.
    fn opened(url: &Url, key: PublicKey, secret: Option<SecretKey>) -> Result<Log, StoreError> {
        let mut log = Log::empty(url, Database::open(url)?, key, secret);
        log.follow()?;
        if log.tree.is_empty() { Err(StoreError::State(State::NotBegun)) } else { Ok(log) }
    }

    fn empty(url: &Url, database: Database, key: PublicKey, secret: Option<SecretKey>) -> Log {
        Log {
            url: url.clone(),
            database,
            key,
            secret,
            tree: Tree::new(),
            facts: Facts::default(),
            keys: HashMap::new(),
            subjects: HashMap::new(),
            last_time: 0,
            broken: false,
        }
    }

    /// Number of entries.
    pub fn len(&self) -> u64 {
        self.tree.len()
    }

    /// Whether there is no entry: never, once it is open.
    pub fn is_empty(&self) -> bool {
        self.tree.is_empty()
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The facts of now.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The half of the office's key that everybody may have.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The numbers of the entries about a subject.
    pub fn about(&self, subject: &str) -> &[u64] {
        self.subjects.get(subject).map_or(&[], Vec::as_slice)
    }

    /// An entry: its leaf, and what it says unless that was destroyed.
    pub fn entry(&mut self, index: u64) -> Result<(Leaf, Option<Change>), StoreError> {
        opened(index, &self.stored(index)?)
    }

    pub(crate) fn stored(&mut self, index: u64) -> Result<Stored, StoreError> {
        let stored = self.database.entry(index)?.ok_or_else(|| StoreError::Unsound(format!("entry {index} is not there")))?;
        let known = self.tree.level(0).get(index as usize);
        if known == Some(&leaf_hash(&stored.leaf)) { Ok(stored) } else { Err(StoreError::Unsound(format!("entry {index} is not the one that was written"))) }
    }

    /// The latest checkpoint, signed.
    pub fn checkpoint(&mut self) -> Result<Note, StoreError> {
        let (_, text) = self.database.checkpoint()?.ok_or(StoreError::State(State::NoCheckpoint))?;
        Note::read(&text).map_err(|error| StoreError::Unsound(error.to_string()))
    }

    /// Reads what the database holds and this does not know yet: everything at the start, what others appended later.
    pub fn follow(&mut self) -> Result<(), StoreError> {
        let first = self.tree.len();
        let Log { database, tree, facts, keys, subjects, last_time, .. } = self;
        let mut fold = |Read { number, hash, leaf, said }: Read| {
            let unsound = |what: &str| StoreError::Unsound(format!("entry {number}: {what}"));
            if number != tree.len() {
                return Err(unsound("one before it is missing"));
            }
            if leaf.time < *last_time || (number == 0) != (leaf.kind == Kind::Genesis) {
                return Err(unsound("it does not follow the one before it"));
            }
            *last_time = leaf.time;
            if let Some((key, subject, rows)) = said {
                if !facts.fold_in(rows, recorded_day(leaf.time)) {
                    return Err(unsound("its rows do not fit the rows before it"));
                }
                if let Some(subject) = subject {
                    subjects.entry(subject).or_default().push(number);
                }
                if keys.insert(key, number).is_some() {
                    return Err(unsound("its key came before"));
                }
            }
            tree.push(hash);
            Ok(())
        };
        database.parts(first, &mut |part| {
            let read: Vec<Result<Read, StoreError>> = part.into_par_iter().map(Read::of).collect();
            read.into_iter().try_for_each(|read| read.and_then(&mut fold))
        })?;
        self.signed()
    }

    /// Sees whether the latest checkpoint is ours and says what the entries say.
    fn signed(&mut self) -> Result<(), StoreError> {
        let Some((size, text)) = self.database.checkpoint()? else {
            return if self.tree.is_empty() { Ok(()) } else { Err(StoreError::Unsound("there is no checkpoint".to_owned())) };
        };
        let checkpoint = Note::read(&text).and_then(|note| note.of(&self.key)).map_err(|error| StoreError::Unsound(error.to_string()))?;
        // Another writer may have appended between the two questions: then its entries come with the next one.
        let fits = checkpoint.size == size && size >= self.tree.len() && (size > self.tree.len() || checkpoint.root == self.tree.root(size));
        if fits { Ok(()) } else { Err(StoreError::Unsound("the entries are not those of the latest checkpoint".to_owned())) }
    }

    /// The facts as they were known at the end of a day.
    pub fn known_on(&mut self, day: Day) -> Result<Facts, StoreError> {
        let mut facts = Facts::default();
        self.database.entries(0, &mut |number, stored| {
            let (leaf, change) = opened(number, &stored)?;
            let recorded = recorded_day(leaf.time);
            if let Some(change) = change
                && recorded <= day
                && !HeldRows::of(&change).is_some_and(|rows| facts.fold_in(rows, recorded))
            {
                return Err(StoreError::Unsound(format!("entry {number}: its rows do not fit the rows before it")));
            }
            Ok(())
        })?;
        Ok(facts)
    }

    /// The register of now.
    pub fn register(&self) -> Result<Register, StoreError> {
        self.facts.register().map_err(StoreError::Unsound)
    }
}

/// The leaf of an entry, and its change where its payload is there: read, and held against the commitment.
pub(crate) fn opened(number: u64, stored: &Stored) -> Result<(Leaf, Option<Change>), StoreError> {
    let unsound = |what: &str| StoreError::Unsound(format!("entry {number}: {what}"));
    let leaf = Leaf::read(&stored.leaf).filter(|leaf| leaf.index == number).ok_or_else(|| unsound("its leaf cannot be read"))?;
    let Some((salt, payload)) = &stored.opening else { return Ok((leaf, None)) };
    if commitment(salt, payload) != leaf.commitment {
        return Err(unsound("its payload is not the one that was written"));
    }
    let change = Change::read(leaf.kind, payload).ok_or_else(|| unsound("its payload cannot be read"))?;
    Ok((leaf, Some(change)))
}

/// What can be read of an entry by itself, on any core.
struct Read {
    number: u64,
    hash: Hash,
    leaf: Leaf,
    /// Its key, its subject and its rows, where its payload is there.
    said: Option<(Box<str>, Option<Box<str>>, HeldRows)>,
}

impl Read {
    fn of((number, stored): (u64, Stored)) -> Result<Read, StoreError> {
        let (leaf, change) = opened(number, &stored)?;
        let said = match change {
            None => None,
            Some(change) => {
                let rows = HeldRows::of(&change).ok_or_else(|| StoreError::Unsound(format!("entry {number}: its rows are of no table")))?;
                Some((change.key.as_str().into(), change.subject().map(Into::into), rows))
            }
        };
        Ok(Read { number, hash: leaf_hash(&stored.leaf), leaf, said })
    }
}
