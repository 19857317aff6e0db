//! The table `ranks`.

use crate::column::{Froms, Ints, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::titles::Titles;

table! {
    /// A row of the dated table of equivalent titles.
    Ranks = "ranks" {
        /// The title.
        title: Refs<Titles> = required,
        /// Its rank; 1 is the highest.
        rank: Ints = required,
        /// First day of this rank.
        from: Froms = required,
        /// First day on which it no longer holds.
        until: Untils,
        /// Symbol of the document that says so.
        basis: Texts = required,
    }
}
