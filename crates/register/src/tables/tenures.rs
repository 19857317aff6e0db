//! The table `tenures`.

use crate::code::{Manner, Purpose};
use crate::column::{Codes, Days, Flags, Froms, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::people::People;
use crate::tables::posts::Posts;

table! {
    /// A tenure: a person in a post for a period.
    Tenures = "tenures" {
        /// Who.
        person: Refs<People> = required,
        /// In which post.
        post: Refs<Posts> = required,
        /// First day in the post.
        from: Froms = required,
        /// First day no longer in the post.
        until: Untils,
        /// Whether it is held beside a main post; only `true` makes it so.
        concurrent: Flags,
        /// How the post was taken up.
        manner: Codes<Manner>,
        /// Symbol of the decision.
        decision: Texts,
        /// Why the person was rotated.
        purpose: Codes<Purpose>,
        /// First day after the planned end.
        until_planned: Days,
    }
}
