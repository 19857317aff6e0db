//! The table `health`.

use crate::column::{Days, Flags, Refs};
use crate::table::table;
use crate::tables::people::People;

table! {
    /// A health certificate.
    Health = "health" {
        /// Whose.
        person: Refs<People> = required,
        /// Day of issue.
        issued: Days = required,
        /// Whether it says fit for work.
        fit: Flags,
    }
}
