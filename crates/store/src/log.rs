//! The log in memory: the tree, the keys, the facts; and the one way in.

mod commit;
mod follow;
mod keep;
mod numbering;

use std::collections::HashMap;
use std::sync::Arc;

use register::{Day, Register};

use crate::accounts::Accounts;
use crate::brief::Deed;
use crate::database::{Database, Stored, Url};
use crate::error::{State, StoreError};
use crate::facts::{Facts, recorded_day};
use crate::keys::Keys;
use crate::leaf::{Hash, Kind, Leaf, SALT, commitment};
use crate::note::{Note, PublicKey};
use crate::payload::{Change, Content};
use crate::recent::Recent;
use crate::seal::Ring;
use crate::tree::{Tree, leaf_hash};
pub(crate) use commit::Request;

/// Who changes something, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The account: an id, not a name.
    pub actor: String,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub time: u64,
    /// The entry that says what the account may do, as it was when somebody asked; where another has come since, nothing is written.
    pub authority: Option<u64>,
}

/// A change that stands in the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Committed {
    /// The number of its entry.
    pub index: u64,
    /// Whether it stood there before it was asked for this time.
    pub again: bool,
    /// The number of the line that it added to a book of documents.
    pub number: Option<i32>,
}

/// An open log.
pub struct Log {
    url: Url,
    database: Database,
    pub(crate) keys: Keys,
    tree: Tree,
    facts: Facts,
    accounts: Arc<Accounts>,
    /// The names of changes, each with its entry.
    made: HashMap<Box<str>, u64>,
    /// The entries about each subject.
    subjects: HashMap<Box<str>, Vec<u64>>,
    last_time: u64,
    /// What was read lately.
    recent: Recent,
    /// The number behind the last entry that changed the facts.
    facts_at: u64,
    /// A write failed in a way that leaves open what is on the disk.
    broken: bool,
    /// What is there to read is safe: this has written since it connected.
    settled: bool,
}

impl Log {
    /// Begins a log in an empty database.
    pub fn init(url: &Url, keys: Keys, stamp: &Stamp, reason: &str, basis: &str) -> Result<Log, StoreError> {
        let mut database = Database::create(url)?;
        if database.checkpoint()?.is_some() {
            return Err(StoreError::State(State::Begun));
        }
        let mut log = Log::empty(url, database, keys);
        let content = Content::Genesis { origin: log.key().name().to_owned() };
        let change = Change { reason: reason.to_owned(), basis: basis.to_owned(), key: "genesis".to_owned(), content };
        let request = Request { changes: vec![change], stamp: stamp.clone(), readings_max: None };
        log.commit(&[request]).remove(0)?;
        Ok(log)
    }

    /// Opens a log: for writing, where the keys sign. Everything is read, and nothing that is not sound is opened.
    pub fn open(url: &Url, keys: Keys) -> Result<Log, StoreError> {
        let mut log = Log::empty(url, Database::open(url)?, keys);
        log.follow()?;
        if log.tree.is_empty() { Err(StoreError::State(State::NotBegun)) } else { Ok(log) }
    }

    fn empty(url: &Url, database: Database, keys: Keys) -> Log {
        Log {
            url: url.clone(),
            database,
            keys,
            tree: Tree::new(),
            facts: Facts::default(),
            accounts: Arc::default(),
            made: HashMap::new(),
            subjects: HashMap::new(),
            last_time: 0,
            recent: Recent::default(),
            facts_at: 0,
            broken: false,
            settled: false,
        }
    }

    /// Brings the database of a record up that an earlier program has written, and says which schema it had. Nothing that it says changes.
    pub fn upgrade(url: &Url, keys: &Keys) -> Result<i64, StoreError> {
        Database::upgrade(url, &keys.ring)
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

    /// Tells facts apart: it grows when they change, and not when somebody reads.
    pub fn facts_at(&self) -> u64 {
        self.facts_at
    }

    /// The half of the office's key that everybody may have.
    pub fn key(&self) -> &PublicKey {
        &self.keys.public
    }

    /// Where it stands, and what opens it: for a check from the database up.
    pub fn place(&self) -> (Url, Keys) {
        (self.url.clone(), self.keys.clone())
    }

    /// The accounts of now.
    pub fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    /// The accounts of now, to be kept: they stay as they are while the log goes on.
    pub(crate) fn accounts_shared(&self) -> &Arc<Accounts> {
        &self.accounts
    }

    /// The numbers of the entries about a subject.
    pub fn about(&self, subject: &str) -> &[u64] {
        self.subjects.get(subject).map_or(&[], Vec::as_slice)
    }

    /// An entry: its leaf, and what it says unless that was destroyed.
    pub fn entry(&mut self, index: u64) -> Result<(Leaf, Option<Change>), StoreError> {
        let stored = self.stored(index)?;
        opened(&self.keys.ring, index, &stored, Change::read)
    }

    pub(crate) fn stored(&mut self, index: u64) -> Result<Stored, StoreError> {
        self.find_again()?;
        let stored = self.database.entry(index)?.ok_or_else(|| StoreError::Unsound(format!("entry {index} is not there")))?;
        let known = self.tree.level(0).get(index as usize);
        if known == Some(&leaf_hash(&stored.leaf)) { Ok(stored) } else { Err(StoreError::Unsound(format!("entry {index} is not the one that was written"))) }
    }

    /// Who only reads finds the server again, too.
    fn find_again(&mut self) -> Result<(), StoreError> {
        if self.database.is_lost() { self.mend() } else { Ok(()) }
    }

    /// The latest checkpoint, signed.
    pub fn checkpoint(&mut self) -> Result<Note, StoreError> {
        self.find_again()?;
        let (_, text) = self.database.checkpoint()?.ok_or(StoreError::State(State::NoCheckpoint))?;
        Note::read(&text).map_err(|error| StoreError::Unsound(error.to_string()))
    }

    /// The facts as they were known at the end of a day.
    pub fn known_on(&mut self, day: Day) -> Result<Facts, StoreError> {
        self.find_again()?;
        known_in(&mut self.database, &self.keys.ring, day)
    }

    /// The register of now.
    pub fn register(&self) -> Result<Register, StoreError> {
        self.facts.register().map_err(StoreError::Unsound)
    }
}

/// The leaf of an entry, and what its payload says where it is there: read, and held against the commitment.
pub(crate) fn opened<T>(ring: &Ring, number: u64, stored: &Stored, read: impl FnOnce(Kind, &[u8]) -> Option<T>) -> Result<(Leaf, Option<T>), StoreError> {
    let unsound = |what: &str| StoreError::Unsound(format!("entry {number}: {what}"));
    let leaf = Leaf::read(&stored.leaf).filter(|leaf| leaf.index == number).ok_or_else(|| unsound("its leaf cannot be read"))?;
    let Some(opening) = stored.opening(ring, number)? else { return Ok((leaf, None)) };
    if commitment(opening.salt(), opening.payload()) != leaf.commitment {
        return Err(unsound("its payload is not the one that was written"));
    }
    let said = read(leaf.kind, opening.payload()).ok_or_else(|| unsound("its payload cannot be read"))?;
    Ok((leaf, Some(said)))
}

impl Stored {
    /// Seals a salt and a payload for their leaf.
    pub(crate) fn seal(ring: &Ring, leaf: &Leaf, salt: &Hash, payload: &[u8]) -> Stored {
        let leaf = leaf.bytes();
        let sealed = Some(ring.seal(&leaf, &[salt, payload].concat()));
        Stored { leaf, sealed }
    }

    /// The salt and the payload; nothing where they were destroyed.
    pub(crate) fn opening(&self, ring: &Ring, number: u64) -> Result<Option<Opening>, StoreError> {
        let Some(sealed) = &self.sealed else { return Ok(None) };
        let opened = ring.open(&self.leaf, sealed)?.filter(|bytes| bytes.len() >= SALT);
        opened.map(|bytes| Some(Opening(bytes))).ok_or_else(|| StoreError::Unsound(format!("entry {number}: its seal is broken")))
    }
}

/// What was sealed for a leaf.
pub(crate) struct Opening(Vec<u8>);

impl Opening {
    pub(crate) fn salt(&self) -> &Hash {
        self.0.first_chunk().expect("a seal holds a salt at least")
    }

    pub(crate) fn payload(&self) -> &[u8] {
        &self.0[SALT..]
    }
}

/// The facts of a log as they were known at the end of a day, read beside who writes it and without holding anybody up.
pub fn known_on(url: &Url, keys: &Keys, day: Day) -> Result<Facts, StoreError> {
    known_in(&mut Database::open(url)?, &keys.ring, day)
}

fn known_in(database: &mut Database, ring: &Ring, day: Day) -> Result<Facts, StoreError> {
    let mut facts = Facts::default();
    database.entries(0, &mut |number, stored| {
        let (leaf, deed) = opened(ring, number, &stored, Deed::read)?;
        let recorded = recorded_day(leaf.time);
        if let Some(deed) = deed
            && recorded <= day
            && !deed.rows.is_some_and(|rows| facts.fold_in(rows, recorded))
        {
            return Err(StoreError::Unsound(format!("entry {number}: its rows do not fit the rows before it")));
        }
        Ok(())
    })?;
    Ok(facts)
}
