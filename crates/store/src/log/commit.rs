//! The one way in: changes are decided, written with the checkpoint over them, and only then part of the log.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbering::{as_recorded, is_numbered, number_of, with_numbers};
use super::{Committed, Log, Stamp};
use crate::accounts::Held;
use crate::database::{Database, Stored, Url};
use crate::error::{Reason, Refusal, State, StoreError};
use crate::facts::{Undo, recorded_day};
use crate::leaf::{ACTOR_MAX, Hash, Kind, Leaf, SALT, commitment};
use crate::note::{Checkpoint, Note};
use crate::payload::{AccountState, Change, Content, RowText};
use crate::tree::leaf_hash;

/// Changes that are made together or not at all.
pub(crate) struct Request {
    pub(crate) changes: Vec<Change>,
    pub(crate) stamp: Stamp,
    /// How many readings the account may have within an hour; none: whatever it has read.
    pub(crate) readings_max: Option<u32>,
}

/// How often a commit follows another writer before it gives up: beside three servers that write without a pause it loses three times of four, and 20 times was seen.
pub(super) const CONFLICTS_MAX: usize = 200;

impl Log {
    /// Makes changes, request by request in one transaction; what one request is refused does not touch the others. What comes back as done is on the disk.
    pub(crate) fn commit(&mut self, requests: &[Request]) -> Vec<Result<Vec<Committed>, StoreError>> {
        for _ in 0..CONFLICTS_MAX {
            if let Err(stopped) = self.mend() {
                return all(requests, &stopped);
            }
            let mut batch = Batch::default();
            let decided: Vec<_> = requests.iter().map(|request| self.decide(request, &mut batch)).collect();
            if batch.entries.is_empty() {
                return if decided.iter().any(Result::is_ok) { self.settled(requests, decided) } else { decided };
            }
            let error = match self.write(&batch) {
                Ok(()) => {
                    // What stands before it in the database is as safe as it is.
                    self.settled = true;
                    return decided;
                }
                Err(error) => error,
            };
            self.take_back(batch);
            match error {
                StoreError::Conflict => {
                    if let Err(error) = self.follow() {
                        return all(requests, &error);
                    }
                }
                error => {
                    self.broken |= is_open_what_is_there(&error);
                    return all(requests, &error);
                }
            }
        }
        all(requests, &StoreError::Conflict)
    }

    /// What was found there, and not written just now, is told only when it is safe.
    fn settled(&mut self, requests: &[Request], decided: Vec<Result<Vec<Committed>, StoreError>>) -> Vec<Result<Vec<Committed>, StoreError>> {
        if !self.settled
            && let Err(error) = self.database.settle()
        {
            self.broken |= is_open_what_is_there(&error);
            return all(requests, &error);
        }
        self.settled = true;
        decided
    }

    /// After a write that failed: a server is asked again, a file waits for a new start, because nobody can say what a disk does after it failed.
    pub(super) fn mend(&mut self) -> Result<(), StoreError> {
        if !self.broken && !self.database.is_lost() {
            return Ok(());
        }
        if matches!(self.url, Url::Sqlite(_)) {
            return Err(StoreError::Stopped);
        }
        self.database = Database::open(&self.url)?;
        self.settled = false;
        self.follow()?;
        self.broken = false;
        Ok(())
    }

    /// Decides a request, and puts what it changes into the batch and into the facts.
    fn decide(&mut self, request: &Request, batch: &mut Batch) -> Result<Vec<Committed>, StoreError> {
        let mut made = Made::default();
        let mut committed = Vec::with_capacity(request.changes.len());
        let mut new = Vec::new();
        if let Err(state) = self.may(&request.stamp) {
            return Err(StoreError::State(state));
        }
        let time = request.stamp.time.max(self.last_time).max(batch.last_time);
        let beside = batch.readings.iter().filter(|(actor, _)| **actor == *request.stamp.actor).count() as u64;
        let until = request.readings_max.and_then(|most| self.recent.spent(&request.stamp.actor, time, most, beside));
        if let Some(until) = until {
            return Err(StoreError::Spent { until });
        }
        // The first accounts are made where the keys are; after them nobody begins alone.
        let founding = self.accounts.is_empty();
        for change in &request.changes {
            let fault = Log::fault(change);
            if let Some(state) = fault {
                self.undo(made.undo);
                return Err(StoreError::State(state));
            }
            let index = self.tree.len() + (batch.entries.len() + made.entries.len()) as u64;
            match self.known(change, batch, &made) {
                Ok(Some(found)) => committed.push(found),
                Ok(None) => {
                    let change = with_numbers(&self.facts, change);
                    if let Content::Rows { subject, withdraw, add } = &change.content {
                        // What is erased with a subject must be all that is about it, and nothing else.
                        let strange = withdraw.iter().chain(add).filter(|row| crate::load::owner(row) != *subject);
                        made.refusals.extend(strange.map(|row| Refusal::of(row, Reason::OtherSubject)));
                        made.facts_at = index + 1;
                        made.refusals.extend(self.fold(withdraw, add, &request.stamp, batch, &mut made.undo.facts));
                    }
                    if let Content::Account { id, account } = &change.content {
                        if let Err(state) = self.accounts.allows(id, account, &request.stamp.actor)
                            && !founding
                        {
                            self.undo(made.undo);
                            return Err(StoreError::State(state));
                        }
                        let before = Arc::make_mut(&mut self.accounts).set(id.clone(), account.clone(), index, &request.stamp.actor);
                        made.undo.accounts.push((id.clone(), before));
                    }
                    made.entries.push(self.entry_of(index, &change, &request.stamp, self.last_time.max(batch.last_time)));
                    made.keys.insert(change.key.as_str().into(), index);
                    if change.kind() == Kind::Reading {
                        made.readings.push((request.stamp.actor.as_str().into(), time));
                    }
                    made.subjects.extend(change.subject().map(|subject| (subject.into(), index)));
                    committed.push(Committed { index, again: false, number: number_of(&change) });
                    new.push(change);
                }
                Err(error) => {
                    self.undo(made.undo);
                    return Err(error);
                }
            }
        }
        for change in &new {
            if let Content::Rows { withdraw, add, .. } = &change.content {
                made.refusals.extend(self.facts.check(withdraw, add));
            }
        }
        if !made.refusals.is_empty() {
            self.undo(made.undo);
            made.refusals.sort();
            return Err(StoreError::Refused(made.refusals));
        }
        batch.take(made, request.stamp.time);
        Ok(committed)
    }

    /// Whether who asks may still do what was allowed when it was asked.
    pub(super) fn may(&self, stamp: &Stamp) -> Result<(), State> {
        if stamp.actor.is_empty() || stamp.actor.len() > ACTOR_MAX {
            return Err(State::Account);
        }
        let Some(authority) = stamp.authority else { return Ok(()) };
        let holds = self.accounts.get(&stamp.actor).is_some_and(|held| held.entry == authority && held.account.state == AccountState::Open);
        if holds { Ok(()) } else { Err(State::Revoked) }
    }

    /// What is wrong with a change by itself.
    pub(super) fn fault(change: &Change) -> Option<State> {
        if change.reason.trim().is_empty() || change.key.is_empty() {
            return Some(State::Unreasoned);
        }
        (!change.is_in_form()).then_some(State::Form)
    }

    fn undo(&mut self, undo: Undone) {
        self.facts.undo(undo.facts);
        undo.accounts.into_iter().rev().for_each(|(id, before)| Arc::make_mut(&mut self.accounts).put_back(id, before));
    }

    /// A new entry, sealed.
    pub(super) fn entry_of(&self, index: u64, change: &Change, stamp: &Stamp, last_time: u64) -> Stored {
        let mut salt: Hash = [0; SALT];
        getrandom::fill(&mut salt).expect("the system has randomness");
        let payload = change.bytes();
        let leaf = Leaf { index, time: stamp.time.max(last_time), kind: change.kind(), actor: stamp.actor.clone(), commitment: commitment(&salt, &payload) };
        Stored::seal(&self.keys.ring, &leaf, &salt, &payload)
    }

    fn fold(&mut self, withdraw: &[RowText], add: &[RowText], stamp: &Stamp, batch: &Batch, undo: &mut Undo) -> Vec<Refusal> {
        let recorded = recorded_day(stamp.time.max(self.last_time).max(batch.last_time));
        let mut refusals = self.facts.fold(withdraw, &[], recorded, undo);
        for row in add {
            if self.facts.takes_an_id(row) {
                refusals.push(Refusal::of(row, Reason::IdTaken));
            } else if self.facts.takes_a_number(row) {
                refusals.push(Refusal::of(row, Reason::NumberTaken));
            } else {
                refusals.extend(self.facts.fold(&[], std::slice::from_ref(row), recorded, undo));
            }
        }
        refusals
    }

    /// What came of this change when it was made before; an error where its key stands for another change.
    fn known(&mut self, change: &Change, batch: &Batch, made: &Made) -> Result<Option<Committed>, StoreError> {
        let pending = batch.keys.get(change.key.as_str()).or_else(|| made.keys.get(change.key.as_str()));
        let (index, stored) = match (pending, self.made.get(change.key.as_str())) {
            (Some(&index), _) => {
                let at = (index - self.tree.len()) as usize;
                let stored = batch.entries.get(at).or_else(|| made.entries.get(at - batch.entries.len())).expect("every key of a batch has its entry");
                (index, stored.clone())
            }
            (None, Some(&index)) => (index, self.stored(index)?),
            (None, None) => return Ok(None),
        };
        let Some(opening) = stored.opening(&self.keys.ring, index)? else { return Ok(Some(Committed { index, again: true, number: None })) };
        let recorded = if is_numbered(change) { Change::read(change.kind(), opening.payload()) } else { None };
        let asked = recorded.as_ref().map_or(Cow::Borrowed(change), |recorded| as_recorded(recorded, change));
        if opening.payload() != asked.bytes() {
            return Err(StoreError::KeyTaken { key: change.key.clone(), index });
        }
        Ok(Some(Committed { index, again: true, number: number_of(&asked) }))
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
        self.made.extend(batch.keys.iter().map(|(key, index)| (key.clone(), *index)));
        for (subject, index) in &batch.subjects {
            self.subjects.entry(subject.clone()).or_default().push(*index);
        }
        batch.readings.iter().for_each(|(actor, time)| self.recent.add(actor, *time));
        self.last_time = self.last_time.max(batch.last_time);
        self.facts_at = self.facts_at.max(batch.facts_at);
        Ok(())
    }

    pub(super) fn sign(&self) -> Result<String, StoreError> {
        let secret = self.keys.secret.as_ref().ok_or(StoreError::State(State::ReadOnly))?;
        let size = self.tree.len();
        let checkpoint = Checkpoint { origin: self.key().name().to_owned(), size, root: self.tree.root(size) };
        let signatures = vec![secret.sign(&checkpoint, 0)];
        Ok(Note { checkpoint, signatures }.text())
    }

    fn take_back(&mut self, batch: Batch) {
        batch.undo.into_iter().rev().for_each(|undo| self.undo(undo));
    }
}

/// Whether an error leaves open what is on the disk.
pub(super) fn is_open_what_is_there(error: &StoreError) -> bool {
    !matches!(error, StoreError::Full | StoreError::State(_) | StoreError::Conflict)
}

fn all(requests: &[Request], error: &StoreError) -> Vec<Result<Vec<Committed>, StoreError>> {
    requests.iter().map(|_| Err(error.clone())).collect()
}

/// What one request makes.
#[derive(Default)]
struct Made {
    entries: Vec<Stored>,
    keys: BTreeMap<Box<str>, u64>,
    subjects: Vec<(Box<str>, u64)>,
    /// Who has read, and when.
    readings: Vec<(Box<str>, u64)>,
    facts_at: u64,
    undo: Undone,
    refusals: Vec<Refusal>,
}

/// What a request did before it was written, to be undone when it is not.
#[derive(Default)]
struct Undone {
    facts: Undo,
    accounts: Vec<(String, Option<Held>)>,
}

/// What several requests make, to be written together.
#[derive(Default)]
struct Batch {
    entries: Vec<Stored>,
    keys: BTreeMap<Box<str>, u64>,
    subjects: Vec<(Box<str>, u64)>,
    readings: Vec<(Box<str>, u64)>,
    undo: Vec<Undone>,
    last_time: u64,
    facts_at: u64,
}

impl Batch {
    fn take(&mut self, made: Made, time: u64) {
        self.entries.extend(made.entries);
        self.keys.extend(made.keys);
        self.subjects.extend(made.subjects);
        self.readings.extend(made.readings);
        self.undo.push(made.undo);
        self.facts_at = self.facts_at.max(made.facts_at);
        self.last_time = self.last_time.max(time);
    }
}
