//! The table of the vault.

use super::connection::Value;
use super::{Boxed, Database};
use crate::error::StoreError;

impl Database {
    /// A box, as it stands there.
    pub(crate) fn boxed(&mut self, kind: &str, id: &str) -> Result<Option<Boxed>, StoreError> {
        let mut found = None;
        self.connection.query("SELECT until, sealed FROM vault WHERE kind = $1 AND id = $2", &[Value::Text(kind), Value::Text(id)], &mut |row| {
            found = Some(Boxed { until: row.int(0)? as u64, sealed: row.bytes(1)?.unwrap_or_default() });
            Ok(())
        })?;
        Ok(found)
    }

    /// A new box; a conflict where there is one of this name.
    pub(crate) fn add_box(&mut self, kind: &str, id: &str, new: &Boxed) -> Result<(), StoreError> {
        let values = [Value::Text(kind), Value::Text(id), Value::Int(new.until as i64), Value::Bytes(Some(&new.sealed))];
        self.connection.execute("INSERT INTO vault (kind, id, until, sealed) VALUES ($1, $2, $3, $4)", &values).map(drop)
    }

    /// A box in the place of another; false where that one is not there any more.
    pub(crate) fn replace_box(&mut self, kind: &str, id: &str, new: &Boxed, before: &[u8]) -> Result<bool, StoreError> {
        let values = [Value::Int(new.until as i64), Value::Bytes(Some(&new.sealed)), Value::Text(kind), Value::Text(id), Value::Bytes(Some(before))];
        let text = "UPDATE vault SET until = $1, sealed = $2 WHERE kind = $3 AND id = $4 AND sealed = $5";
        Ok(self.connection.execute(text, &values)? == 1)
    }

    /// Whether there was one.
    pub(crate) fn remove_box(&mut self, kind: &str, id: &str) -> Result<bool, StoreError> {
        Ok(self.connection.execute("DELETE FROM vault WHERE kind = $1 AND id = $2", &[Value::Text(kind), Value::Text(id)])? == 1)
    }

    /// How many were forgotten.
    pub(crate) fn purge_boxes(&mut self, now: u64) -> Result<u64, StoreError> {
        self.connection.execute("DELETE FROM vault WHERE until <= $1", &[Value::Int(now as i64)])
    }

    /// The names of one kind, in order.
    pub(crate) fn boxes(&mut self, kind: &str) -> Result<Vec<String>, StoreError> {
        let mut ids = Vec::new();
        self.connection.query("SELECT id FROM vault WHERE kind = $1 ORDER BY id", &[Value::Text(kind)], &mut |row| {
            ids.push(row.text(0)?);
            Ok(())
        })?;
        ids.sort();
        Ok(ids)
    }

    /// Every box, by kind and name.
    pub(crate) fn all_boxes(&mut self) -> Result<Vec<(String, String, Boxed)>, StoreError> {
        let mut boxes = Vec::new();
        self.connection.query("SELECT kind, id, until, sealed FROM vault", &[], &mut |row| {
            boxes.push((row.text(0)?, row.text(1)?, Boxed { until: row.int(2)? as u64, sealed: row.bytes(3)?.unwrap_or_default() }));
            Ok(())
        })?;
        boxes.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        Ok(boxes)
    }
}
