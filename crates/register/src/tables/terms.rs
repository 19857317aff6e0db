//! The table `terms`.

use crate::column::{Froms, Ints, Refs, Untils};
use crate::table::table;
use crate::tables::units::Units;

table! {
    /// A term of office of a committee (nhiệm kỳ).
    Terms = "terms" {
        /// Whose term.
        unit: Refs<Units> = required,
        /// Its ordinal number.
        number: Ints = required,
        /// First day.
        from: Froms = required,
        /// First day of the next term.
        until: Untils = required,
    }
}
