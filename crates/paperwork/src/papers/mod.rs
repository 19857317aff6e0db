//! Official papers from typed data. A paper's form ([`forms`]) turns what the counter may show into one [`document`]; a writer ([`write`]) makes a file of it.
//!
//! Papers state: fact, clause, result. They judge nobody, invent nothing, and leave dots for the hand where something is not known. Nothing here reads a clock:
//! the days come with the data. No form reads a register: it gets what its reader may see.

pub mod annexes;
pub mod cited;
pub mod datum;
pub mod document;
pub mod forms;
pub mod grid;
pub mod letter;
pub mod look;
pub mod profile;
pub mod received;
mod style;
pub mod write;
