//! The table `tasks`.

use crate::code::{Step, UnitKind};
use crate::column::{Codes, Days, Keys, Refs, Texts};
use crate::table::table;
use crate::tables::documents::Documents;
use crate::tables::units::Units;

table! {
    /// What a document tells units to do, once a person has confirmed it.
    Tasks = "tasks" key 0 {
        /// The owner's id.
        id: Keys = required,
        /// The line of the document.
        document: Refs<Documents> = required,
        /// The passage that says so, by its path.
        passage: Texts,
        /// Which step of a unit shows that it is done.
        step: Codes<Step> = required,
        /// The unit that leads; empty where it is for all that got the document.
        unit: Refs<Units>,
        /// The kind of unit that it is for, where it is for all of one kind; empty where it is for every kind.
        unit_kind: Codes<UnitKind>,
        /// Who leads, in the words of the document.
        lead: Texts,
        /// Who helps, separated by `;`.
        support: Texts,
        /// What is to be done.
        action: Texts = required,
        /// Last day on which it is in time; empty where the document names none.
        deadline: Days,
        /// To whom it is reported.
        report_to: Texts,
        /// The parts that a plan must have, separated by `;`; only of a task that a plan shows to be done.
        parts: Texts,
    }
}
