//! Why a row was not taken, or was dropped.

/// Why a row was not taken, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The table.
    pub table: &'static str,
    /// The line that the caller gave the row.
    pub line: u32,
    /// The column at fault.
    pub column: &'static str,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A required cell is empty.
    Required,
    /// No row of the named table has this id.
    UnknownId {
        /// The table that should have it.
        table: &'static str,
        /// The id as given.
        id: String,
    },
    /// The row with this id was refused itself.
    RefusedId {
        /// The table that should have it.
        table: &'static str,
        /// The id as given.
        id: String,
    },
    /// Another row with other cells has this id already.
    DuplicateId {
        /// The id as given.
        id: String,
        /// The line of the row that was kept.
        first_line: u32,
    },
}

/// A row that said the same as an earlier one. It is dropped, which changes nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Repeat {
    /// The table.
    pub table: &'static str,
    /// The line of the row that was dropped.
    pub line: u32,
    /// The line of the row that was kept.
    pub first_line: u32,
}
