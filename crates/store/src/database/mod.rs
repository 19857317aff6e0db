//! The tables of the log, and what is asked of them. The same text of SQL runs on both databases.

mod boxes;
mod connection;
mod length;
mod reseal;
mod upgrade;

use crate::error::{State, StoreError};
use connection::Connection;
pub(crate) use connection::Value;

/// The schema's version; a newer one is refused.
const SCHEMA: i64 = 2;

/// Entries that are read together.
const PART: usize = 16_384;

/// Each table once. `INT64`, `BYTES` and `STRICT` are spelled by the connection.
const TABLES: [&str; 4] = [
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS entries (number INT64 PRIMARY KEY, leaf BYTES NOT NULL, sealed BYTES) STRICT",
    "CREATE TABLE IF NOT EXISTS checkpoints (size INT64 PRIMARY KEY, note TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS vault (kind TEXT, id TEXT, until INT64 NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (kind, id)) STRICT",
];

/// The address of a database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Url {
    /// A file of SQLite.
    Sqlite(std::path::PathBuf),
    /// A database of PostgreSQL.
    Postgres(String),
}

impl std::str::FromStr for Url {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Url, StoreError> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Url::Sqlite(path.into())),
            Some(("postgres" | "postgresql", _)) => Ok(Url::Postgres(text.to_owned())),
            _ => Err(StoreError::Url(text.to_owned())),
        }
    }
}

/// An entry as the database holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Stored {
    /// The leaf's bytes.
    pub(crate) leaf: Vec<u8>,
    /// The salt and the payload behind it, sealed for this leaf; nothing where they were destroyed.
    pub(crate) sealed: Option<Vec<u8>>,
}

/// Something of the vault, as the database holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Boxed {
    /// Until when it is kept, in milliseconds since 1970.
    pub(crate) until: u64,
    /// What it is, sealed for its place.
    pub(crate) sealed: Vec<u8>,
}

/// A log's database.
pub(crate) struct Database {
    connection: Connection,
}

impl Database {
    /// Opens a database whose tables are there.
    pub(crate) fn open(url: &Url) -> Result<Database, StoreError> {
        let mut database = Database { connection: Connection::open(url, false)? };
        let schema = database.meta("schema")?.and_then(|text| text.parse::<i64>().ok());
        match schema {
            Some(SCHEMA) => Ok(database),
            Some(newer) if newer > SCHEMA => Err(StoreError::State(State::Newer)),
            Some(_) => Err(StoreError::State(State::Older)),
            _ => Err(StoreError::State(State::NotBegun)),
        }
    }

    /// Whether its connection is lost, and another may be found.
    pub(crate) fn is_lost(&self) -> bool {
        self.connection.is_lost()
    }

    /// Makes the tables where they are not there.
    pub(crate) fn create(url: &Url) -> Result<Database, StoreError> {
        let mut database = Database { connection: Connection::open(url, true)? };
        database.connection.begin()?;
        for table in TABLES {
            database.connection.define(table)?;
        }
        if database.meta("schema")?.is_none() {
            database.set_schema(SCHEMA)?;
        }
        database.connection.commit()?;
        Ok(database)
    }

    fn set_schema(&mut self, schema: i64) -> Result<(), StoreError> {
        let values = [Value::Text("schema"), Value::Text(&schema.to_string())];
        let text = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.connection.execute(text, &values).map(drop)
    }

    fn meta(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        if !self.connection.has_table("meta")? {
            return Ok(None);
        }
        let mut found = None;
        self.connection.query("SELECT value FROM meta WHERE name = $1", &[Value::Text(name)], &mut |row| {
            found = Some(row.text(0)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Writes a whole log into tables that are empty, in one transaction.
    pub(crate) fn fill(&mut self, entries: &[Stored], checkpoints: &[(u64, String)], boxes: &[(String, String, Boxed)]) -> Result<(), StoreError> {
        let Some(((size, note), before)) = checkpoints.split_last() else { return Ok(()) };
        self.connection.begin()?;
        let earlier = before.iter().try_for_each(|(size, note)| self.add_checkpoint(*size, note));
        let kept = earlier.and_then(|()| boxes.iter().try_for_each(|(kind, id, boxed)| self.add_box(kind, id, boxed)));
        match kept.and_then(|()| self.append_all(0, entries, *size, note)) {
            Ok(()) => self.connection.commit(),
            Err(error) => {
                self.connection.rollback();
                Err(error)
            }
        }
    }

    fn add_checkpoint(&mut self, size: u64, note: &str) -> Result<(), StoreError> {
        self.connection.execute("INSERT INTO checkpoints (size, note) VALUES ($1, $2)", &[Value::Int(size as i64), Value::Text(note)]).map(drop)
    }

    /// Appends entries and the checkpoint over them, in one transaction. Where the database already has an entry of these numbers, nothing is written.
    pub(crate) fn append(&mut self, first: u64, entries: &[Stored], size: u64, note: &str) -> Result<(), StoreError> {
        self.connection.begin()?;
        let written = self.append_all(first, entries, size, note);
        match written {
            Ok(()) => self.connection.commit(),
            Err(error) => {
                self.connection.rollback();
                Err(error)
            }
        }
    }

    fn append_all(&mut self, first: u64, entries: &[Stored], size: u64, note: &str) -> Result<(), StoreError> {
        for (number, entry) in (first..).zip(entries) {
            let values = [Value::Int(number as i64), Value::Bytes(Some(&entry.leaf)), Value::Bytes(entry.sealed.as_deref())];
            self.connection.execute("INSERT INTO entries (number, leaf, sealed) VALUES ($1, $2, $3)", &values)?;
        }
        self.add_checkpoint(size, note)
    }

    /// Comes back when everything that can be read here is on the disk, and with the standby where there is one: a program that was killed, or a server,
    /// may have left behind what is there to see and not yet safe. Something is written for it, and nothing is left of that.
    pub(crate) fn settle(&mut self) -> Result<(), StoreError> {
        self.connection.begin()?;
        let name = [Value::Text("settled")];
        let written = self.connection.execute("INSERT INTO meta (name, value) VALUES ($1, '')", &name);
        match written.and_then(|_| self.connection.execute("DELETE FROM meta WHERE name = $1", &name)) {
            Ok(_) => self.connection.commit(),
            Err(error) => {
                self.connection.rollback();
                Err(error)
            }
        }
    }

    /// Destroys the salts and payloads of entries; to be followed by the entry that says so, in the same transaction.
    pub(crate) fn erase(&mut self, erased: &[u64], first: u64, entries: &[Stored], size: u64, note: &str) -> Result<(), StoreError> {
        self.connection.begin()?;
        let mut written = Ok(());
        for number in erased {
            let destroyed = self.connection.execute("UPDATE entries SET sealed = NULL WHERE number = $1", &[Value::Int(*number as i64)]);
            written = written.and(destroyed.map(drop));
        }
        match written.and_then(|()| self.append_all(first, entries, size, note)) {
            Ok(()) => self.connection.commit(),
            Err(error) => {
                self.connection.rollback();
                Err(error)
            }
        }
    }

    /// Every entry from a number on, in order.
    pub(crate) fn entries(&mut self, first: u64, each: &mut dyn FnMut(u64, Stored) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let text = "SELECT number, leaf, sealed FROM entries WHERE number >= $1 ORDER BY number";
        self.connection.query(text, &[Value::Int(first as i64)], &mut |row| {
            each(row.int(0)? as u64, Stored { leaf: row.bytes(1)?.unwrap_or_default(), sealed: row.bytes(2)? })
        })
    }

    /// Every entry from a number on, many at a time, so that they can be read on every core.
    pub(crate) fn parts(&mut self, first: u64, each: &mut dyn FnMut(Vec<(u64, Stored)>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut part = Vec::with_capacity(PART);
        self.entries(first, &mut |number, stored| {
            part.push((number, stored));
            if part.len() == PART { each(std::mem::replace(&mut part, Vec::with_capacity(PART))) } else { Ok(()) }
        })?;
        each(part)
    }

    /// One entry.
    pub(crate) fn entry(&mut self, number: u64) -> Result<Option<Stored>, StoreError> {
        let mut found = None;
        let text = "SELECT leaf, sealed FROM entries WHERE number = $1";
        self.connection.query(text, &[Value::Int(number as i64)], &mut |row| {
            found = Some(Stored { leaf: row.bytes(0)?.unwrap_or_default(), sealed: row.bytes(1)? });
            Ok(())
        })?;
        Ok(found)
    }

    /// Every checkpoint, the smallest first.
    pub(crate) fn checkpoints(&mut self) -> Result<Vec<(u64, String)>, StoreError> {
        let mut found = Vec::new();
        self.connection.query("SELECT size, note FROM checkpoints ORDER BY size", &[], &mut |row| {
            found.push((row.int(0)? as u64, row.text(1)?));
            Ok(())
        })?;
        Ok(found)
    }

    /// The latest checkpoint.
    pub(crate) fn checkpoint(&mut self) -> Result<Option<(u64, String)>, StoreError> {
        let mut found = None;
        self.connection.query("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1", &[], &mut |row| {
            found = Some((row.int(0)? as u64, row.text(1)?));
            Ok(())
        })?;
        Ok(found)
    }

    /// Writes over what was erased and may still stand beside the tables.
    pub(crate) fn scrub(&mut self) -> Result<(), StoreError> {
        self.connection.scrub()
    }

    /// What an outsider may ask about how the database itself is: an empty list where it is well.
    pub(crate) fn complaints(&mut self) -> Result<Vec<String>, StoreError> {
        self.connection.complaints()
    }
}
