//! Many at once: who waits while another's change is being written goes into the next transaction together with all who wait; who only reads waits for nobody.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use register::Register;

use crate::accounts::Accounts;
use crate::error::StoreError;
use crate::log::{Committed, Log, Request, Stamp};
use crate::payload::Change;

/// The most requests of one transaction.
const TOGETHER_MAX: usize = 512;

/// A log that many threads may change and read.
pub struct Store {
    log: Mutex<Log>,
    queue: Mutex<Queue>,
    known: Mutex<Known>,
    /// The register, and which facts it is of.
    current: Mutex<Option<(u64, Arc<Register>)>>,
}

/// What is known of the log when nobody holds it: a disk takes long to write, and who asks for a page need not wait for it.
#[derive(Clone)]
struct Known {
    accounts: Arc<Accounts>,
    facts_at: u64,
}

impl Known {
    fn of(log: &Log) -> Known {
        Known { accounts: log.accounts_shared().clone(), facts_at: log.facts_at() }
    }
}

/// The log, held by one. What has changed in it is known to all when it is let go.
pub struct Holding<'a> {
    log: MutexGuard<'a, Log>,
    known: &'a Mutex<Known>,
}

impl Deref for Holding<'_> {
    type Target = Log;

    fn deref(&self) -> &Log {
        &self.log
    }
}

impl DerefMut for Holding<'_> {
    fn deref_mut(&mut self) -> &mut Log {
        &mut self.log
    }
}

impl Drop for Holding<'_> {
    fn drop(&mut self) {
        *open(self.known) = Known::of(&self.log);
    }
}

/// Who waits, and whether somebody writes.
#[derive(Default)]
struct Queue {
    waiting: Vec<Arc<Ticket>>,
    writing: bool,
}

struct Ticket {
    request: Mutex<Option<Request>>,
    turn: Mutex<Turn>,
    /// Tells the one who has it, and nobody else.
    told: Condvar,
}

/// What has become of a ticket.
enum Turn {
    Waits,
    /// Whoever has it writes, for all who wait.
    Writes,
    Done(Result<Vec<Committed>, StoreError>),
}

impl Ticket {
    fn tell(&self, turn: Turn) {
        *open(&self.turn) = turn;
        self.told.notify_one();
    }

    /// Waits for an answer; nothing where it is this one's turn to write.
    fn answer(&self) -> Option<Result<Vec<Committed>, StoreError>> {
        let mut turn = open(&self.turn);
        while matches!(*turn, Turn::Waits) {
            turn = self.told.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        match std::mem::replace(&mut *turn, Turn::Waits) {
            Turn::Done(answer) => Some(answer),
            Turn::Waits | Turn::Writes => None,
        }
    }
}

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// A store over an open log.
    pub fn new(log: Log) -> Store {
        let known = Mutex::new(Known::of(&log));
        Store { log: Mutex::new(log), queue: Mutex::default(), known, current: Mutex::new(None) }
    }

    /// The log itself, while nobody writes.
    pub fn log(&self) -> Holding<'_> {
        Holding { log: open(&self.log), known: &self.known }
    }

    /// The log again, when nobody else is there any more.
    pub fn into_log(self) -> Log {
        self.log.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The accounts of now, without waiting for who writes: what is being written counts from the moment in which it is on the disk.
    pub fn accounts(&self) -> Arc<Accounts> {
        open(&self.known).accounts.clone()
    }

    /// Makes changes, all or none. What comes back as done is on the disk; the same keys again change nothing.
    pub fn commit(&self, changes: Vec<Change>, stamp: Stamp) -> Result<Vec<Committed>, StoreError> {
        self.wait_for(Request { changes, stamp, readings_max: None })
    }

    /// Makes a change that is a reading, where the account has not read as much within the last hour as it may.
    pub fn read(&self, reading: Change, stamp: Stamp, readings_max: u32) -> Result<Vec<Committed>, StoreError> {
        self.wait_for(Request { changes: vec![reading], stamp, readings_max: Some(readings_max) })
    }

    fn wait_for(&self, request: Request) -> Result<Vec<Committed>, StoreError> {
        let ticket = Arc::new(Ticket { request: Mutex::new(Some(request)), turn: Mutex::new(Turn::Waits), told: Condvar::new() });
        let mut queue = open(&self.queue);
        queue.waiting.push(ticket.clone());
        if !queue.writing {
            // Nobody writes: this one does, and is the only one who waits.
            queue.writing = true;
            ticket.tell(Turn::Writes);
        }
        drop(queue);
        loop {
            match ticket.answer() {
                Some(answer) => return answer,
                None => self.write_all_who_wait(),
            }
        }
    }

    /// Writes for all who wait, the one whose turn it is among them, and hands the turn on.
    fn write_all_who_wait(&self) {
        let mut queue = open(&self.queue);
        let count = queue.waiting.len().min(TOGETHER_MAX);
        let together: Vec<Arc<Ticket>> = queue.waiting.drain(..count).collect();
        drop(queue);
        let requests: Vec<Request> = together.iter().filter_map(|ticket| open(&ticket.request).take()).collect();
        let answers = self.log().commit(&requests);
        // The next one begins before these are told: the disk need not wait for them.
        let mut queue = open(&self.queue);
        match queue.waiting.first() {
            Some(next) => next.tell(Turn::Writes),
            None => queue.writing = false,
        }
        drop(queue);
        together.iter().zip(answers).for_each(|(ticket, answer)| ticket.tell(Turn::Done(answer)));
    }

    /// The register of now. It is built when somebody asks after a change.
    pub fn register(&self) -> Result<Arc<Register>, StoreError> {
        let facts_at = open(&self.known).facts_at;
        if let Some((at, register)) = &*open(&self.current)
            && *at == facts_at
        {
            return Ok(register.clone());
        }
        let log = self.log();
        let mut current = open(&self.current);
        match &*current {
            Some((at, register)) if *at == log.facts_at() => Ok(register.clone()),
            _ => {
                let register = Arc::new(log.register()?);
                *current = Some((log.facts_at(), register.clone()));
                Ok(register)
            }
        }
    }
}
