//! A new key of the seals: what was sealed with an older one is sealed anew, a part at a time, while others read and write.

use super::connection::Value;
use super::{Boxed, Database};
use crate::error::StoreError;
use crate::seal::Ring;
use crate::vault::place;

/// Entries that are sealed anew in one transaction.
const PART: i64 = 5_000;

impl Database {
    /// Seals with the newest key what another has sealed, and says how much that was. Begun again, it goes on where it was stopped.
    pub(crate) fn reseal(&mut self, ring: &Ring) -> Result<u64, StoreError> {
        let (mut first, mut count) = (0, 0);
        while let Some((next, done)) = self.reseal_part(first, ring)? {
            (first, count) = (next, count + done);
        }
        Ok(count + self.reseal_boxes(ring)?)
    }

    fn reseal_part(&mut self, first: i64, ring: &Ring) -> Result<Option<(i64, u64)>, StoreError> {
        let mut part: Vec<(i64, Vec<u8>, Option<Vec<u8>>)> = Vec::new();
        let text = "SELECT number, leaf, sealed FROM entries WHERE number >= $1 ORDER BY number LIMIT $2";
        self.connection.query(text, &[Value::Int(first), Value::Int(PART)], &mut |row| {
            part.push((row.int(0)?, row.bytes(1)?.unwrap_or_default(), row.bytes(2)?));
            Ok(())
        })?;
        let Some(next) = part.last().map(|(number, ..)| number + 1) else { return Ok(None) };
        self.connection.begin()?;
        let mut count = 0;
        let written = part.iter().try_for_each(|(number, leaf, sealed)| {
            let Some(old) = sealed.as_ref().filter(|sealed| !ring.is_newest(sealed)) else { return Ok(()) };
            let Some(bytes) = ring.open(leaf, old)? else { return Err(StoreError::Unsound(format!("entry {number}: its seal is broken"))) };
            let new = ring.seal(leaf, &bytes);
            // What was erased in between stays erased.
            let values = [Value::Bytes(Some(&new)), Value::Int(*number), Value::Bytes(Some(old))];
            count += self.connection.execute("UPDATE entries SET sealed = $1 WHERE number = $2 AND sealed = $3", &values)?;
            Ok(())
        });
        match written {
            Ok(()) => self.connection.commit()?,
            Err(error) => {
                self.connection.rollback();
                return Err(error);
            }
        }
        Ok(Some((next, count)))
    }

    fn reseal_boxes(&mut self, ring: &Ring) -> Result<u64, StoreError> {
        let mut count = 0;
        for (kind, id, Boxed { until, sealed }) in self.all_boxes()? {
            if ring.is_newest(&sealed) {
                continue;
            }
            let place = place(&kind, &id, until);
            // What cannot be opened is of no use to anybody, and is not there for who asks.
            if let Some(bytes) = ring.open(&place, &sealed)? {
                count += u64::from(self.replace_box(&kind, &id, &Boxed { until, sealed: ring.seal(&place, &bytes) }, &sealed)?);
            }
        }
        Ok(count)
    }
}
