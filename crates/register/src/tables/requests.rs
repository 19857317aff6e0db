//! The table `requests`.

use crate::code::RequestKind;
use crate::column::{Codes, Froms, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::people::People;

table! {
    /// A personal request.
    Requests = "requests" {
        /// Who asks.
        person: Refs<People> = required,
        /// What is asked.
        kind: Codes<RequestKind> = required,
        /// First day it stands for.
        from: Froms,
        /// First day it no longer stands for.
        until: Untils,
        /// In the words of the person.
        text: Texts,
    }
}
