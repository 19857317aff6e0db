//! The table `steps`.

use crate::code::Step;
use crate::column::{Codes, Days, Ints, Refs, Texts};
use crate::table::table;
use crate::tables::documents::Documents;
use crate::tables::tasks::Tasks;
use crate::tables::units::Units;

table! {
    /// What happened to a document in a unit that it was handed down to.
    Steps = "steps" {
        /// The unit.
        unit: Refs<Units> = required,
        /// A line of the document: in the unit's own book, or in that of a unit above.
        document: Refs<Documents> = required,
        /// What happened.
        step: Codes<Step> = required,
        /// Day on which it did.
        on: Days = required,
        /// The task that was done; empty where the step is none for one task.
        task: Refs<Tasks>,
        /// The document that proves it: the letter that came along, the plan, the report, the minutes.
        proof: Refs<Documents>,
        /// How many were there.
        present: Ints,
        /// How many should have been there.
        invited: Ints,
        /// Questions that were asked, what was done, or the paper that stands in no book.
        text: Texts,
        /// Of a plan: the parts that whoever read it found there, separated by `;`; empty where nobody said.
        parts: Texts,
    }
}
