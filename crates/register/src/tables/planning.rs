//! The table `planning`.

use crate::column::{Froms, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::people::People;
use crate::tables::titles::Titles;
use crate::tables::units::Units;

table! {
    /// An entry of the planning list: a person planned for a title.
    Planning = "planning" {
        /// Who is planned.
        person: Refs<People> = required,
        /// For which title.
        title: Refs<Titles> = required,
        /// In which unit.
        unit: Refs<Units>,
        /// First day on the list.
        from: Froms = required,
        /// First day no longer on it.
        until: Untils,
        /// Symbol of the approving decision.
        decision: Texts = required,
    }
}
