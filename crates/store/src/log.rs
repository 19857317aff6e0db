//! The log in memory: the tree, the keys, the facts; and the one way in.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use register::{Day, Register};

use crate::database::{Database, Stored, Url};
use crate::error::{Reason, Refusal, StoreError};
use crate::facts::{Facts, HeldRows, Undo, recorded_day};
use crate::leaf::{ACTOR_MAX, Hash, Kind, Leaf, commitment};
use crate::note::{Checkpoint, Note, PublicKey, SecretKey};
use crate::payload::{Change, Content, RowText};
use crate::tree::{Tree, leaf_hash};

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

/// Changes that are made together or not at all.
pub(crate) struct Request {
    pub(crate) changes: Vec<Change>,
    pub(crate) stamp: Stamp,
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

/// How often a commit follows another writer before it gives up.
const CONFLICTS_MAX: usize = 20;

impl Log {
    /// Begins a log in an empty database.
    pub fn init(url: &Url, secret: SecretKey, stamp: &Stamp, reason: &str, basis: &str) -> Result<Log, StoreError> {
        let mut database = Database::create(url)?;
        if database.checkpoint()?.is_some() {
            return Err(StoreError::State("this database has a log already"));
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
        if log.tree.is_empty() { Err(StoreError::State("there is no log in this database yet: luan init begins one")) } else { Ok(log) }
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
        let stored = self.stored(index)?;
        let (leaf, change) = opened(index, &stored)?;
        Ok((leaf, change))
    }

    pub(crate) fn stored(&mut self, index: u64) -> Result<Stored, StoreError> {
        let stored = self.database.entry(index)?.ok_or_else(|| StoreError::Unsound(format!("entry {index} is not there")))?;
        let known = self.tree.level(0).get(index as usize);
        if known == Some(&leaf_hash(&stored.leaf)) { Ok(stored) } else { Err(StoreError::Unsound(format!("entry {index} is not the one that was written"))) }
    }

    /// The latest checkpoint, signed.
    pub fn checkpoint(&mut self) -> Result<Note, StoreError> {
        let (_, text) = self.database.checkpoint()?.ok_or(StoreError::State("the log has no checkpoint"))?;
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
        let known = size == self.tree.len() || size > self.tree.len();
        let fits = checkpoint.size == size && known && (size > self.tree.len() || checkpoint.root == self.tree.root(size));
        if fits { Ok(()) } else { Err(StoreError::Unsound("the entries are not those of the latest checkpoint".to_owned())) }
    }

    /// Makes changes, request by request in one transaction; what one request is refused does not touch the others. What comes back as done is on the disk.
    pub(crate) fn commit(&mut self, requests: &[Request]) -> Vec<Result<Vec<Committed>, StoreError>> {
        for _ in 0..CONFLICTS_MAX {
            if let Err(stopped) = self.mend() {
                return all(requests, &stopped);
            }
            let mut batch = Batch::default();
            let decided: Vec<_> = requests.iter().map(|request| self.decide(request, &mut batch)).collect();
            if batch.entries.is_empty() {
                return decided;
            }
            let error = match self.write(&batch) {
                Ok(()) => return decided,
                Err(error) => error,
            };
            self.take_back(batch);
            match error {
                StoreError::Conflict => {
                    if let Err(error) = self.follow() {
                        return all(requests, &error);
                    }
                }
                error @ (StoreError::Full | StoreError::State(_)) => return all(requests, &error),
                error => {
                    self.broken = true;
                    return all(requests, &error);
                }
            }
        }
        all(requests, &StoreError::Conflict)
    }

    /// After a write that failed: a server is asked again, a file waits for a new start, because nobody can say what a disk does after it failed.
    fn mend(&mut self) -> Result<(), StoreError> {
        if !self.broken {
            return Ok(());
        }
        if matches!(self.url, Url::Sqlite(_)) {
            return Err(StoreError::Stopped);
        }
        self.database = Database::open(&self.url)?;
        self.follow()?;
        self.broken = false;
        Ok(())
    }

    /// Decides a request, and puts what it changes into the batch and into the facts.
    fn decide(&mut self, request: &Request, batch: &mut Batch) -> Result<Vec<Committed>, StoreError> {
        let mut made = Made::default();
        let mut committed = Vec::with_capacity(request.changes.len());
        if request.stamp.actor.is_empty() || request.stamp.actor.len() > ACTOR_MAX {
            return Err(StoreError::State("a change is made by an account of 1 to 64 bytes"));
        }
        for change in &request.changes {
            if change.reason.trim().is_empty() || change.key.is_empty() {
                self.facts.undo(made.undo);
                return Err(StoreError::State("a change says why it is made, and has a key"));
            }
            let index = self.tree.len() + (batch.entries.len() + made.entries.len()) as u64;
            match self.known(change, batch, &made) {
                Ok(Some(index)) => committed.push(Committed { index, again: true }),
                Ok(None) => {
                    if let Content::Rows { subject, withdraw, add } = &change.content {
                        // What is erased with a subject must be all that is about it, and nothing else.
                        let strange = withdraw.iter().chain(add).filter(|row| crate::load::owner(row) != *subject);
                        made.refusals.extend(strange.map(|row| Refusal::of(row, Reason::OtherSubject)));
                        made.refusals.extend(self.fold(withdraw, add, &request.stamp, batch, &mut made.undo));
                    }
                    made.entries.push(Made::entry(index, change, &request.stamp, self.last_time.max(batch.last_time)));
                    made.keys.insert(change.key.as_str().into(), index);
                    made.subjects.extend(change.subject().map(|subject| (subject.into(), index)));
                    committed.push(Committed { index, again: false });
                }
                Err(error) => {
                    self.facts.undo(made.undo);
                    return Err(error);
                }
            }
        }
        for change in request.changes.iter().zip(&committed).filter(|(_, committed)| !committed.again).map(|(change, _)| change) {
            if let Content::Rows { withdraw, add, .. } = &change.content {
                made.refusals.extend(self.facts.check(withdraw, add));
            }
        }
        if !made.refusals.is_empty() {
            self.facts.undo(made.undo);
            made.refusals.sort();
            return Err(StoreError::Refused(made.refusals));
        }
        batch.take(made, request.stamp.time);
        Ok(committed)
    }

    fn fold(&mut self, withdraw: &[RowText], add: &[RowText], stamp: &Stamp, batch: &Batch, undo: &mut Undo) -> Vec<Refusal> {
        let recorded = recorded_day(stamp.time.max(self.last_time).max(batch.last_time));
        let mut refusals = self.facts.fold(withdraw, &[], recorded, undo);
        for row in add {
            if self.facts.takes_an_id(row) {
                refusals.push(Refusal::of(row, Reason::IdTaken));
            } else {
                refusals.extend(self.facts.fold(&[], std::slice::from_ref(row), recorded, undo));
            }
        }
        refusals
    }

    /// The entry that made this change before; an error where its key stands for another change.
    fn known(&mut self, change: &Change, batch: &Batch, made: &Made) -> Result<Option<u64>, StoreError> {
        let pending = batch.keys.get(change.key.as_str()).or_else(|| made.keys.get(change.key.as_str()));
        let (index, before) = match (pending, self.keys.get(change.key.as_str())) {
            (Some(&index), _) => {
                let at = (index - self.tree.len()) as usize;
                let stored = batch.entries.get(at).or_else(|| made.entries.get(at - batch.entries.len())).expect("every key of a batch has its entry");
                (index, stored.opening.clone())
            }
            (None, Some(&index)) => (index, self.stored(index)?.opening),
            (None, None) => return Ok(None),
        };
        match before {
            Some((_, payload)) if payload != change.bytes() => Err(StoreError::KeyTaken { key: change.key.clone(), index }),
            _ => Ok(Some(index)),
        }
    }

    /// Writes a batch with the checkpoint over it. Only afterwards does the tree have it.
    fn write(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let first = self.tree.len();
        batch.entries.iter().for_each(|stored| self.tree.push(leaf_hash(&stored.leaf)));
        let note = match self.sign() {
            Ok(note) => note,
            Err(error) => {
                self.tree.truncate(first);
                return Err(error);
            }
        };
        if let Err(error) = self.database.append(first, &batch.entries, self.tree.len(), &note) {
            self.tree.truncate(first);
            return Err(error);
        }
        self.keys.extend(batch.keys.iter().map(|(key, index)| (key.clone(), *index)));
        for (subject, index) in &batch.subjects {
            self.subjects.entry(subject.clone()).or_default().push(*index);
        }
        self.last_time = self.last_time.max(batch.last_time);
        Ok(())
    }

    fn sign(&self) -> Result<String, StoreError> {
        let secret = self.secret.as_ref().ok_or(StoreError::State("the log was opened for reading only: writing needs the secret key"))?;
        let size = self.tree.len();
        let checkpoint = Checkpoint { origin: self.key.name().to_owned(), size, root: self.tree.root(size) };
        let signatures = vec![secret.sign(&checkpoint, 0)];
        Ok(Note { checkpoint, signatures }.text())
    }

    fn take_back(&mut self, batch: Batch) {
        batch.undo.into_iter().rev().for_each(|undo| self.facts.undo(undo));
    }

    /// Destroys the payloads of every entry about a subject, and says so in the log. What others say about it stays, and keeps it from being erased while they do.
    pub fn erase(&mut self, subject: &str, stamp: &Stamp, reason: &str, basis: &str) -> Result<Committed, StoreError> {
        self.mend()?;
        self.follow()?;
        let erased = self.about(subject).to_vec();
        if erased.is_empty() {
            return Err(StoreError::State("nothing is recorded about this subject"));
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
        let key = format!("erase-{index}");
        let change = Change { reason: reason.to_owned(), basis: basis.to_owned(), key, content: Content::Erasure { erased: erased.clone() } };
        let entry = Made::entry(index, &change, stamp, self.last_time);
        self.tree.push(leaf_hash(&entry.leaf));
        let note = self.sign();
        self.tree.truncate(index);
        let note = note?;
        self.database.erase(&erased, index, &[entry], index + 1, &note)?;
        self.database.scrub()?;
        *self = Log::opened(&self.url, self.key.clone(), self.secret.clone())?;
        Ok(Committed { index, again: false })
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
            return Err(StoreError::State("this database has a log already"));
        }
        copy.fill(&entries, &checkpoints)?;
        let mut equal = copy.checkpoints()? == checkpoints;
        let mut count = 0;
        copy.entries(0, &mut |number, stored| {
            equal &= entries.get(number as usize) == Some(&stored);
            count += 1;
            Ok(())
        })?;
        if equal && count == entries.len() { Ok(count as u64) } else { Err(StoreError::Unsound("the copy is not equal to the original".to_owned())) }
    }

    /// The facts as they were known at the end of a day.
    pub fn known_on(&mut self, day: Day) -> Result<Facts, StoreError> {
        let mut facts = Facts::default();
        self.database.entries(0, &mut |number, stored| {
            let (leaf, change) = opened(number, &stored)?;
            if let Some(Change { content: Content::Rows { withdraw, add, .. }, .. }) = change
                && recorded_day(leaf.time) <= day
                && !facts.fold(&withdraw, &add, recorded_day(leaf.time), &mut Undo::default()).is_empty()
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

fn all(requests: &[Request], error: &StoreError) -> Vec<Result<Vec<Committed>, StoreError>> {
    requests.iter().map(|_| Err(error.clone())).collect()
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

/// What one request makes.
#[derive(Default)]
struct Made {
    entries: Vec<Stored>,
    keys: BTreeMap<Box<str>, u64>,
    subjects: Vec<(Box<str>, u64)>,
    undo: Undo,
    refusals: Vec<Refusal>,
}

impl Made {
    fn entry(index: u64, change: &Change, stamp: &Stamp, last_time: u64) -> Stored {
        let mut salt: Hash = [0; 32];
        getrandom::fill(&mut salt).expect("the system has randomness");
        let payload = change.bytes();
        let leaf = Leaf { index, time: stamp.time.max(last_time), kind: change.kind(), actor: stamp.actor.clone(), commitment: commitment(&salt, &payload) };
        Stored { leaf: leaf.bytes(), opening: Some((salt, payload)) }
    }
}

/// What several requests make, to be written together.
#[derive(Default)]
struct Batch {
    entries: Vec<Stored>,
    keys: BTreeMap<Box<str>, u64>,
    subjects: Vec<(Box<str>, u64)>,
    undo: Vec<Undo>,
    last_time: u64,
}

impl Batch {
    fn take(&mut self, made: Made, time: u64) {
        self.entries.extend(made.entries);
        self.keys.extend(made.keys);
        self.subjects.extend(made.subjects);
        self.undo.push(made.undo);
        self.last_time = self.last_time.max(time);
    }
}
