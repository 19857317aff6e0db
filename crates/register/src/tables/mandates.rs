//! The table `mandates`.

use crate::column::{Froms, Refs, Untils};
use crate::table::table;
use crate::tables::people::People;
use crate::tables::units::Units;

table! {
    /// A mandate in an elected body.
    Mandates = "mandates" {
        /// Who was elected.
        person: Refs<People> = required,
        /// To which body.
        unit: Refs<Units> = required,
        /// First day.
        from: Froms = required,
        /// First day on which it is over.
        until: Untils,
    }
}
