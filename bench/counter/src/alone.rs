//! What the disk allows: durable commits of the database alone, one after another.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::clients::Measured;

/// Commits a second with the promise that the record makes: on the disk when it is told.
pub(crate) fn commits(folder: &Path, time: Duration) -> Measured {
    let path = folder.join("alone.db");
    let database = rusqlite::Connection::open(&path).expect("a file");
    let table = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS entries (number INTEGER PRIMARY KEY, leaf BLOB) STRICT";
    database.execute_batch(table).expect("a table");
    let start = Instant::now();
    let mut waits = Vec::new();
    while start.elapsed() < time {
        let asked = Instant::now();
        database.execute("INSERT INTO entries (leaf) VALUES ($1)", [vec![7u8; 400]]).expect("it is written");
        waits.push(asked.elapsed());
    }
    Measured::of(waits, start.elapsed(), 0, 0)
}
