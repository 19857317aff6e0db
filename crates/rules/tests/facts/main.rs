//! The vocabulary, fact by fact: a known value, a missing one, and every fact within its type and bounds on registers full of trouble.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod case_tables;
mod cases;
mod conditions;
mod fitting;
mod office;
mod retirement;
mod scopes;
mod terms;
