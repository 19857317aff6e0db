//! The table `kinship`.

use crate::code::Relation;
use crate::column::{Codes, Refs};
use crate::table::table;
use crate::tables::people::People;

table! {
    /// A family tie, read both ways.
    Kinship = "kinship" {
        /// One of the two.
        person: Refs<People> = required,
        /// The other.
        relative: Refs<People> = required,
        /// What the relative is to the person.
        relation: Codes<Relation> = required,
    }
}
