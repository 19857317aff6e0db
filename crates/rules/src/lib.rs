//! The law's engine: the facts' vocabulary, the rule language, and its three executions: sweep, trace, SQL.
//!
//! Pure: no IO, no clock, no randomness. Rules are data (`rulebook`), facts are code (`facts`), verdicts are results.

pub mod column;
pub mod facts;
#[cfg(test)]
mod generated;
pub mod language;
pub mod moves;
pub mod rulebook;
pub mod sql;
pub mod subject;
pub mod sweep;
pub mod trace;
pub mod tree;
pub mod verdict;
