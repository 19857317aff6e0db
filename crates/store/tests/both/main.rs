//! The memory on both databases: every story is told on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod backup_races;
mod backup_refusals;
mod backups;
mod books;
mod changes;
mod office;
mod races;
mod readings;
mod receipts;
mod seals;
mod tampering;
mod time;
mod watched;
