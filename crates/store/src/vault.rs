//! What must be kept but is no fact: what people sign in with, their sessions, invitations. Sealed, and forgotten when its time is over.

use std::sync::{Mutex, PoisonError};

use crate::database::{Boxed, Database, Url};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::seal::Ring;

/// A place for secrets in the database of a record, with a connection of its own: it does not wait for who writes the log.
pub struct Vault {
    url: Url,
    ring: Ring,
    /// None after an error: the next question connects anew.
    database: Mutex<Option<Database>>,
}

/// A secret as it was found: what replaces it must name it, so that of two who replace it one does.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was put there.
    pub bytes: Vec<u8>,
    /// Until when it is kept, in milliseconds since 1970.
    pub until: u64,
    sealed: Vec<u8>,
}

impl Vault {
    /// Opens the vault of a record.
    pub fn open(url: &Url, keys: &Keys) -> Result<Vault, StoreError> {
        let database = Mutex::new(Some(Database::open(url)?));
        Ok(Vault { url: url.clone(), ring: keys.ring.clone(), database })
    }

    fn with<T>(&self, ask: impl FnOnce(&mut Database) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut held = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let mut database = match held.take() {
            Some(database) => database,
            None => Database::open(&self.url)?,
        };
        let answer = ask(&mut database);
        if !matches!(answer, Err(StoreError::Database(_))) {
            *held = Some(database);
        }
        answer
    }

    /// What is kept under a name, unless its time is over. What somebody has changed in the database is not there.
    pub fn get(&self, kind: &str, id: &str, now: u64) -> Result<Option<Found>, StoreError> {
        let Some(Boxed { until, sealed }) = self.with(|database| database.boxed(kind, id))? else { return Ok(None) };
        let bytes = self.ring.open(&place(kind, id, until), &sealed)?;
        Ok(bytes.filter(|_| until > now).map(|bytes| Found { bytes, until, sealed }))
    }

    /// Keeps something under a name: where nothing is kept yet, or in the place of what was found there. False where somebody else was faster.
    pub fn put(&self, kind: &str, id: &str, until: u64, bytes: &[u8], before: Option<&Found>) -> Result<bool, StoreError> {
        let sealed = self.ring.seal(&place(kind, id, until), bytes);
        let new = Boxed { until, sealed };
        self.with(|database| match before {
            Some(before) => database.replace_box(kind, id, &new, &before.sealed),
            None => match database.add_box(kind, id, &new) {
                Err(StoreError::Conflict) => Ok(false),
                added => added.map(|()| true),
            },
        })
    }

    /// Forgets what is kept under a name. Whether there was something.
    pub fn remove(&self, kind: &str, id: &str) -> Result<bool, StoreError> {
        self.with(|database| database.remove_box(kind, id))
    }

    /// Forgets everything whose time is over.
    pub fn purge(&self, now: u64) -> Result<u64, StoreError> {
        self.with(|database| database.purge_boxes(now))
    }

    /// The names under which something of a kind is kept.
    pub fn ids(&self, kind: &str) -> Result<Vec<String>, StoreError> {
        self.with(|database| database.boxes(kind))
    }
}

/// Nowhere else, and not until another day, can it be opened.
pub(crate) fn place(kind: &str, id: &str, until: u64) -> Vec<u8> {
    [b"vault\0", kind.as_bytes(), b"\0", id.as_bytes(), b"\0", &until.to_be_bytes()].concat()
}
