//! The table `units`.

use crate::code::{Branch, Level, UnitKind};
use crate::column::{Codes, Froms, Keys, RefLists, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::places::Places;

table! {
    /// A unit: a committee, a board, an office, a department.
    Units = "units" key 0 {
        /// The owner's code of the unit.
        id: Keys = required,
        /// Name as written.
        name: Texts = required,
        /// What kind of body it is.
        kind: Codes<UnitKind> = required,
        /// Level of the political system.
        level: Codes<Level> = required,
        /// The unit it belongs to.
        parent: Refs<Units>,
        /// The place it works for.
        place: Refs<Places>,
        /// Branch of work.
        branch: Codes<Branch>,
        /// First day of its existence.
        from: Froms,
        /// First day on which it is no more.
        until: Untils,
        /// The units it became; `*` marks one that took only part of it.
        successors: RefLists<Units>,
    }
}
