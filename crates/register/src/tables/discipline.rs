//! The table `discipline`.

use crate::code::DisciplineForm;
use crate::column::{Codes, Days, Refs, Texts, Untils};
use crate::table::table;
use crate::tables::people::People;

table! {
    /// A disciplinary decision.
    Discipline = "discipline" {
        /// Who was disciplined.
        person: Refs<People> = required,
        /// The form.
        form: Codes<DisciplineForm> = required,
        /// Day of the decision.
        decided: Days = required,
        /// First day on which it no longer has effect.
        until: Untils,
        /// Symbol of the decision.
        decision: Texts,
    }
}
