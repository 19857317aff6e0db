//! The table `evaluations`.

use crate::code::Grade;
use crate::column::{Codes, Ints, Refs};
use crate::table::table;
use crate::tables::people::People;
use crate::tables::units::Units;

table! {
    /// A yearly evaluation.
    Evaluations = "evaluations" {
        /// Who was evaluated.
        person: Refs<People> = required,
        /// For which calendar year.
        year: Ints = required,
        /// The grade.
        grade: Codes<Grade> = required,
        /// The unit that evaluated.
        by: Refs<Units>,
    }
}
