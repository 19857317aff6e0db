//! The table `places`.

use crate::code::PlaceKind;
use crate::column::{Codes, Froms, Keys, RefLists, Refs, Texts, Untils};
use crate::table::table;

table! {
    /// A place of the administrative map: the country, a province, a district, a commune.
    Places = "places" key 0 {
        /// The owner's code of the place.
        id: Keys = required,
        /// Name as written.
        name: Texts = required,
        /// Its level on the map.
        kind: Codes<PlaceKind> = required,
        /// The place it lies in.
        parent: Refs<Places>,
        /// Official code of the statistics office.
        code: Texts,
        /// First day of its existence.
        from: Froms,
        /// First day on which it is no more.
        until: Untils,
        /// The places it became; `*` marks one that took only part of it.
        successors: RefLists<Places>,
    }
}
