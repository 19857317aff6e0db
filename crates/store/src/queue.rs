//! Many at once: who waits while another's change is being written goes into the next transaction together with all who wait.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use register::Register;

use crate::error::StoreError;
use crate::log::{Committed, Log, Request, Stamp};
use crate::payload::Change;

/// The most requests of one transaction.
const TOGETHER_MAX: usize = 512;

/// A log that many threads may change and read.
pub struct Store {
    log: Mutex<Log>,
    queue: Mutex<Queue>,
    /// Tells those who wait that a transaction has ended.
    written: Condvar,
    /// The register, and which facts it is of.
    current: Mutex<Option<(u64, Arc<Register>)>>,
}

/// Who waits, and whether somebody writes.
#[derive(Default)]
struct Queue {
    waiting: Vec<Arc<Ticket>>,
    writing: bool,
}

struct Ticket {
    request: Mutex<Option<Request>>,
    answer: Mutex<Option<Result<Vec<Committed>, StoreError>>>,
}

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// A store over an open log.
    pub fn new(log: Log) -> Store {
        Store { log: Mutex::new(log), queue: Mutex::default(), written: Condvar::new(), current: Mutex::new(None) }
    }

    /// The log itself, while nobody writes.
    pub fn log(&self) -> MutexGuard<'_, Log> {
        open(&self.log)
    }

    /// The log again, when nobody else is there any more.
    pub fn into_log(self) -> Log {
        self.log.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes changes, all or none. What comes back as done is on the disk; the same keys again change nothing.
    pub fn commit(&self, changes: Vec<Change>, stamp: Stamp) -> Result<Vec<Committed>, StoreError> {
        let ticket = Arc::new(Ticket { request: Mutex::new(Some(Request { changes, stamp })), answer: Mutex::new(None) });
        let mut queue = open(&self.queue);
        queue.waiting.push(ticket.clone());
        loop {
            if let Some(answer) = open(&ticket.answer).take() {
                return answer;
            }
            if queue.writing {
                queue = self.written.wait(queue).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            // Nobody writes: this one does, for everybody who waits.
            queue.writing = true;
            let count = queue.waiting.len().min(TOGETHER_MAX);
            let together: Vec<Arc<Ticket>> = queue.waiting.drain(..count).collect();
            drop(queue);
            self.write(&together);
            queue = open(&self.queue);
            queue.writing = false;
            self.written.notify_all();
        }
    }

    fn write(&self, together: &[Arc<Ticket>]) {
        let requests: Vec<Request> = together.iter().filter_map(|ticket| open(&ticket.request).take()).collect();
        let answers = open(&self.log).commit(&requests);
        for (ticket, answer) in together.iter().zip(answers) {
            *open(&ticket.answer) = Some(answer);
        }
    }

    /// The register of now. It is built when somebody asks after a change.
    pub fn register(&self) -> Result<Arc<Register>, StoreError> {
        let log = open(&self.log);
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
