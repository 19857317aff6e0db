//! The table `titles`.

use crate::code::Role;
use crate::column::{Codes, Flags, Keys, Texts};
use crate::table::table;

table! {
    /// A title: what a person in a post is called and does.
    Titles = "titles" key 0 {
        /// The owner's code of the title.
        code: Keys = required,
        /// Name as written.
        name: Texts = required,
        /// Role in the unit.
        role: Codes<Role> = required,
        /// Whether it belongs to the leadership of its unit.
        leadership: Flags,
        /// Whether it is filled by election.
        elected: Flags,
        /// Whether it is a full-time title.
        full_time: Flags,
    }
}
