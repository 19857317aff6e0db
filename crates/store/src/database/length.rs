//! Lengths of the log: read as they stood at one moment, written whole or not at all.

use super::connection::Value;
use super::{Database, PART, Stored};
use crate::error::StoreError;

/// Rows that one statement writes.
const ROWS_MAX: usize = 500;

impl Database {
    /// From here on nothing is seen of what others write.
    pub(crate) fn snapshot(&mut self) -> Result<(), StoreError> {
        self.connection.begin_reading()
    }

    /// From here on everything is.
    pub(crate) fn release(&mut self) -> Result<(), StoreError> {
        self.connection.end_reading()
    }

    /// How many entries of a length are not destroyed.
    pub(crate) fn held(&mut self, first: u64, end: u64) -> Result<u64, StoreError> {
        let count = self.number("SELECT count(sealed) FROM entries WHERE number >= $1 AND number < $2", &[first, end])?;
        Ok(count.unwrap_or_default())
    }

    /// Where a length of the log ends: at the largest checkpoint with no more than `most` entries after the first, or else at the next.
    pub(crate) fn end_of_length(&mut self, first: u64, most: u64) -> Result<Option<u64>, StoreError> {
        let near = self.number("SELECT max(size) FROM checkpoints WHERE size > $1 AND size <= $2", &[first, first + most])?;
        if near.is_some() { Ok(near) } else { self.number("SELECT min(size) FROM checkpoints WHERE size > $1", &[first]) }
    }

    fn number(&mut self, text: &str, values: &[u64]) -> Result<Option<u64>, StoreError> {
        let values: Vec<Value<'_>> = values.iter().map(|value| Value::Int(*value as i64)).collect();
        let mut found = None;
        self.connection.query(text, &values, &mut |row| {
            found = row.some_int(0)?.map(|number| number as u64);
            Ok(())
        })?;
        Ok(found)
    }

    /// The checkpoint over so many entries.
    pub(crate) fn checkpoint_at(&mut self, size: u64) -> Result<Option<String>, StoreError> {
        Ok(self.checkpoints_between(size.saturating_sub(1), size)?.pop().map(|(_, note)| note))
    }

    /// The checkpoints over more than `first` and no more than `end` entries, the smallest first.
    pub(crate) fn checkpoints_between(&mut self, first: u64, end: u64) -> Result<Vec<(u64, String)>, StoreError> {
        let mut found = Vec::new();
        let values = [Value::Int(first as i64), Value::Int(end as i64)];
        self.connection.query("SELECT size, note FROM checkpoints WHERE size > $1 AND size <= $2 ORDER BY size", &values, &mut |row| {
            found.push((row.int(0)? as u64, row.text(1)?));
            Ok(())
        })?;
        Ok(found)
    }

    /// Every entry of a length, many at a time.
    pub(crate) fn parts_between(&mut self, first: u64, end: u64, each: &mut dyn FnMut(Vec<(u64, Stored)>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut part = Vec::with_capacity(PART);
        let text = "SELECT number, leaf, sealed FROM entries WHERE number >= $1 AND number < $2 ORDER BY number";
        self.connection.query(text, &[Value::Int(first as i64), Value::Int(end as i64)], &mut |row| {
            part.push((row.int(0)? as u64, Stored { leaf: row.bytes(1)?.unwrap_or_default(), sealed: row.bytes(2)? }));
            if part.len() == PART { each(std::mem::replace(&mut part, Vec::with_capacity(PART))) } else { Ok(()) }
        })?;
        each(part)
    }

    /// Does something in one transaction: all of it, or nothing.
    pub(crate) fn whole<T>(&mut self, work: impl FnOnce(&mut Database) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.connection.begin()?;
        match work(self) {
            Ok(done) => self.connection.commit().map(|()| done),
            Err(error) => {
                self.connection.rollback();
                Err(error)
            }
        }
    }

    /// Adds entries, many with one statement.
    pub(crate) fn add_entries(&mut self, first: u64, entries: &[Stored]) -> Result<(), StoreError> {
        let mut number = first as i64;
        for part in entries.chunks(ROWS_MAX) {
            let mut values = Vec::with_capacity(3 * part.len());
            for stored in part {
                values.extend([Value::Int(number), Value::Bytes(Some(&stored.leaf)), Value::Bytes(stored.sealed.as_deref())]);
                number += 1;
            }
            self.connection.execute(&format!("INSERT INTO entries (number, leaf, sealed) VALUES {}", rows(part.len(), 3)), &values)?;
        }
        Ok(())
    }

    /// Adds checkpoints, many with one statement.
    pub(crate) fn add_checkpoints(&mut self, checkpoints: &[(u64, String)]) -> Result<(), StoreError> {
        for part in checkpoints.chunks(ROWS_MAX) {
            let values: Vec<Value<'_>> = part.iter().flat_map(|(size, note)| [Value::Int(*size as i64), Value::Text(note)]).collect();
            self.connection.execute(&format!("INSERT INTO checkpoints (size, note) VALUES {}", rows(part.len(), 2)), &values)?;
        }
        Ok(())
    }
}

/// `($1, $2), ($3, $4)`: places for the values of rows.
fn rows(count: usize, columns: usize) -> String {
    let row = |row: usize| (1..=columns).map(|column| format!("${}", row * columns + column)).collect::<Vec<_>>().join(", ");
    (0..count).map(|number| format!("({})", row(number))).collect::<Vec<_>>().join(", ")
}
