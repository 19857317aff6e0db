//! The table `people`.

use crate::code::{PersonKind, Sex, Theory};
use crate::column::{Codes, Days, Keys, Partials, Refs, Texts};
use crate::table::table;
use crate::tables::places::Places;

table! {
    /// A person of the office: what the clauses need to know, and nothing more.
    People = "people" key 0 {
        /// The owner's number of the person.
        id: Keys = required,
        /// Full name as written.
        name: Texts = required,
        /// Family name (họ).
        family_name: Texts,
        /// Given name (tên).
        given_name: Texts,
        /// Sex.
        sex: Codes<Sex> = required,
        /// Date of birth, known to the day, the month or the year.
        birth: Partials = required,
        /// Native place (quê quán).
        home: Refs<Places>,
        /// Place of birth.
        birthplace: Refs<Places>,
        /// Which law of service the person is under.
        kind: Codes<PersonKind>,
        /// Day of admission to the Party.
        party_since: Days,
        /// Level of political theory.
        theory: Codes<Theory>,
        /// Education as written.
        education: Texts,
        /// Later statutory retirement day that was granted.
        extension_until: Days,
        /// Day of the last complete declaration of self and family.
        declared_on: Days,
    }
}
