//! The table `posts`.

use crate::code::Sensitive;
use crate::column::{Codes, Froms, Ints, Keys, Refs, Untils};
use crate::table::table;
use crate::tables::titles::Titles;
use crate::tables::units::Units;

table! {
    /// A post: a title in a unit, with approved seats.
    Posts = "posts" key 0 {
        /// The owner's code of the post.
        id: Keys = required,
        /// The unit it belongs to.
        unit: Refs<Units> = required,
        /// The title of who holds it.
        title: Refs<Titles> = required,
        /// Approved number of holders.
        seats: Ints = required,
        /// The unit that manages its holders.
        managed_by: Refs<Units>,
        /// Why its holder must change position from time to time; empty means that it is not such a post.
        sensitive: Codes<Sensitive>,
        /// Longest stay in it, in months.
        stay_months_max: Ints,
        /// First day of its existence.
        from: Froms,
        /// First day on which it is no more.
        until: Untils,
    }
}
