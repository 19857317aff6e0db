//! The table `proceedings`.

use crate::code::ProceedingKind;
use crate::column::{Codes, Froms, Refs, Untils};
use crate::table::table;
use crate::tables::people::People;

table! {
    /// Proceedings against a person.
    Proceedings = "proceedings" {
        /// Who is concerned.
        person: Refs<People> = required,
        /// What kind of proceedings.
        kind: Codes<ProceedingKind> = required,
        /// First day.
        from: Froms = required,
        /// First day on which they are closed.
        until: Untils,
    }
}
