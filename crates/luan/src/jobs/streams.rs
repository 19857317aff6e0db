//! Who listens to jobs: so many at once, and all are let go when the server ends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// Listeners of all accounts: each holds a connection open.
const STREAMS_MAX: usize = 200;
/// Listeners of one account: a browser opens six connections to a server, and pages need some of them.
const OF_ACCOUNT_MAX: usize = 4;

pub(super) struct Streams {
    open: Arc<Mutex<BTreeMap<String, usize>>>,
    closing: watch::Sender<bool>,
}

impl Default for Streams {
    fn default() -> Streams {
        Streams { open: Arc::default(), closing: watch::channel(false).0 }
    }
}

/// The place of one who listens; free again when it is dropped.
pub(crate) struct Stream {
    owner: String,
    open: Arc<Mutex<BTreeMap<String, usize>>>,
    /// Becomes true when the server is about to end.
    pub(crate) closing: watch::Receiver<bool>,
}

impl Streams {
    pub(super) fn open(&self, owner: &str) -> Option<Stream> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_account = open.get(owner).copied().unwrap_or(0);
        if open.values().sum::<usize>() >= STREAMS_MAX || of_account >= OF_ACCOUNT_MAX || *self.closing.borrow() {
            return None;
        }
        open.insert(owner.to_owned(), of_account + 1);
        drop(open);
        Some(Stream { owner: owner.to_owned(), open: self.open.clone(), closing: self.closing.subscribe() })
    }

    pub(super) fn close(&self) {
        self.closing.send_replace(true);
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.owner) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.owner);
            }
        }
    }
}
