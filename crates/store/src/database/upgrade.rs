//! From the schemas of earlier programs to that of this one, each step in one transaction.

use super::connection::{Connection, Value};
use super::{Database, SCHEMA, Stored, TABLES, Url};
use crate::error::{State, StoreError};
use crate::leaf::{Leaf, SALT};
use crate::seal::Ring;

/// Entries that are rewritten together.
const PART: i64 = 10_000;

impl Database {
    /// Brings a database of an earlier schema up, and says which one it was. One that is up already stays as it is.
    pub(crate) fn upgrade(url: &Url, ring: &Ring) -> Result<i64, StoreError> {
        let mut database = Database { connection: Connection::open(url, false)? };
        let schema = database.meta("schema")?.and_then(|text| text.parse::<i64>().ok()).ok_or(StoreError::State(State::NotBegun))?;
        if schema > SCHEMA {
            return Err(StoreError::State(State::Newer));
        }
        if schema == SCHEMA {
            return Ok(schema);
        }
        database.connection.begin()?;
        match database.seal_entries(ring).and_then(|()| database.set_schema(SCHEMA)) {
            Ok(()) => database.connection.commit()?,
            Err(error) => {
                database.connection.rollback();
                return Err(error);
            }
        }
        // What was readable may still stand in pages that are free now.
        database.scrub()?;
        Ok(schema)
    }

    /// From 1 to 2: salts and payloads stood readable in columns of their own.
    fn seal_entries(&mut self, ring: &Ring) -> Result<(), StoreError> {
        self.connection.execute("ALTER TABLE entries RENAME TO entries_1", &[])?;
        for table in TABLES {
            self.connection.define(table)?;
        }
        let mut first = 0;
        loop {
            let part = self.readable(first, ring)?;
            let Some((last, _)) = part.last() else { break };
            first = last + 1;
            for (number, stored) in &part {
                let values = [Value::Int(*number), Value::Bytes(Some(&stored.leaf)), Value::Bytes(stored.sealed.as_deref())];
                self.connection.execute("INSERT INTO entries (number, leaf, sealed) VALUES ($1, $2, $3)", &values)?;
            }
        }
        self.connection.execute("DROP TABLE entries_1", &[]).map(drop)
    }

    fn readable(&mut self, first: i64, ring: &Ring) -> Result<Vec<(i64, Stored)>, StoreError> {
        let mut part = Vec::new();
        let text = "SELECT number, leaf, salt, payload FROM entries_1 WHERE number >= $1 ORDER BY number LIMIT $2";
        self.connection.query(text, &[Value::Int(first), Value::Int(PART)], &mut |row| {
            let (number, bytes) = (row.int(0)?, row.bytes(1)?.unwrap_or_default());
            let stored = match (row.bytes(2)?, row.bytes(3)?) {
                (None, None) => Stored { leaf: bytes, sealed: None },
                (Some(salt), Some(payload)) if salt.len() == SALT && Leaf::read(&bytes).is_some() => {
                    let sealed = Some(ring.seal(&bytes, &[salt, payload].concat()));
                    Stored { leaf: bytes, sealed }
                }
                _ => return Err(StoreError::Unsound(format!("entry {number}: it cannot be read"))),
            };
            part.push((number, stored));
            Ok(())
        })?;
        Ok(part)
    }
}
