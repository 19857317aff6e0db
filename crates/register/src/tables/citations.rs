//! The table `citations`.

use crate::code::Citing;
use crate::column::{Codes, Days, Refs, Texts};
use crate::table::table;
use crate::tables::documents::Documents;

table! {
    /// That a document cites another one, once a person has confirmed it.
    Citations = "citations" {
        /// The line of the document that cites.
        document: Refs<Documents> = required,
        /// What it has to do with the cited one.
        relation: Codes<Citing> = required,
        /// Number and symbol of the cited document, as they are written there.
        symbol: Texts = required,
        /// Date of the cited document, where it is said.
        issued: Days,
        /// Who issued the cited document, where it is said.
        issuer: Texts,
        /// Day from which it replaces or amends; empty where that is the date of the document that cites.
        from: Days,
        /// The passage that cites, by its path.
        passage: Texts,
        /// The part of the cited document that is meant, by its path; empty where it is the whole.
        part: Texts,
    }
}
