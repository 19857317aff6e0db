//! The policy, row by row: what is not here is refused. In words it stands in `docs/access.md`.

use super::policy::Action::{Accounts, Audit, Change, Confirm, Correct, Export, Find, Grant, History, Person, Plan, Readings, Review};
use super::policy::Class::{Assessment, Discipline, Health, Kinship, Open, Personnel, Proceedings};
use super::policy::Role::{Administrator, Auditor, Cadre, Clerk, Inspector, Member, Operator, Secretary, Specialist};
use super::policy::Standing::{Above, Within};
use super::policy::State::{Ordinary, UnderProceedings};
use super::policy::{Action, Class, Classes, Role, Standing, State};

/// How far a row reaches.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// To one's own record.
    Own,
    /// To what stands there.
    At(Standing),
    /// To everything: the office as a whole, or the machine.
    Anywhere,
}

/// A row of the policy.
pub(super) struct Row {
    pub(super) role: Role,
    pub(super) actions: &'static [Action],
    pub(super) reach: Reach,
    /// None: whatever the state.
    pub(super) states: Option<&'static [State]>,
    pub(super) classes: Classes,
}

const EVERYTHING: Classes = Classes::of(&Class::ALL);
const WHO: Classes = Classes::of(&[Open, Personnel]);
const STRUCTURE: Classes = Classes::of(&[Open]);
const RECORD: Classes = Classes::of(&[Open, Personnel, Assessment]);
const BUT_PROCEEDINGS: Classes = Classes::of(&[Open, Personnel, Assessment, Discipline, Kinship, Health]);
const INSPECTED: Classes = Classes::of(&[Open, Personnel, Assessment, Discipline, Proceedings]);
const ALL_STATES: Option<&[State]> = None;

const fn row(role: Role, actions: &'static [Action], reach: Reach, states: Option<&'static [State]>, classes: Classes) -> Row {
    Row { role, actions, reach, states, classes }
}

const fn within(role: Role, actions: &'static [Action], classes: Classes) -> Row {
    row(role, actions, Reach::At(Within), ALL_STATES, classes)
}

const fn above(role: Role) -> Row {
    row(role, &[Find], Reach::At(Above), ALL_STATES, STRUCTURE)
}

const fn office(role: Role, actions: &'static [Action]) -> Row {
    row(role, actions, Reach::Anywhere, ALL_STATES, Classes::NONE)
}

const fn under_proceedings(role: Role, actions: &'static [Action], classes: Classes) -> Row {
    row(role, actions, Reach::At(Within), Some(&[UnderProceedings]), classes)
}

pub(super) const ROWS: &[Row] = &[
    // A unit's clerk
    within(Clerk, &[Find], WHO),
    above(Clerk),
    within(Clerk, &[Person, History], RECORD),
    row(Clerk, &[Change], Reach::At(Within), Some(&[Ordinary, UnderProceedings]), Classes::of(&[Personnel])),
    // The organisation board
    within(Specialist, &[Find], WHO),
    above(Specialist),
    within(Specialist, &[Person, History], BUT_PROCEEDINGS),
    within(Specialist, &[Review, Plan], EVERYTHING),
    within(Specialist, &[Export], RECORD),
    within(Specialist, &[Change], Classes::of(&[Open, Personnel, Assessment, Kinship, Health])),
    // The inspection committee
    within(Inspector, &[Find], WHO),
    above(Inspector),
    within(Inspector, &[Person, History, Review], INSPECTED),
    under_proceedings(Inspector, &[Person, History], Classes::of(&[Kinship])),
    under_proceedings(Inspector, &[Export], Classes::of(&[Open, Personnel, Discipline, Proceedings])),
    within(Inspector, &[Change], Classes::of(&[Discipline, Proceedings])),
    within(Inspector, &[Readings], Classes::of(&[Personnel])),
    // The standing committee
    within(Member, &[Find], WHO),
    above(Member),
    within(Member, &[Person, History, Review, Plan], EVERYTHING),
    // The secretary
    within(Secretary, &[Find], WHO),
    above(Secretary),
    within(Secretary, &[Person, History, Review, Plan], EVERYTHING),
    within(Secretary, &[Export], RECORD),
    within(Secretary, &[Readings], Classes::of(&[Personnel])),
    office(Secretary, &[Accounts, Confirm]),
    // The cadre
    row(Cadre, &[Person, History, Review], Reach::Own, ALL_STATES, BUT_PROCEEDINGS),
    row(Cadre, &[Correct], Reach::Own, ALL_STATES, Classes::of(&[Health])),
    row(Cadre, &[Readings], Reach::Own, ALL_STATES, Classes::of(&[Personnel])),
    // Who reads and verifies
    within(Auditor, &[Find], WHO),
    above(Auditor),
    within(Auditor, &[Person, History, Review], RECORD),
    within(Auditor, &[Readings], Classes::of(&[Personnel])),
    office(Auditor, &[Accounts, Audit]),
    // Who runs the system
    within(Administrator, &[Find], STRUCTURE),
    above(Administrator),
    office(Administrator, &[Accounts, Grant, Confirm, Audit]),
    // Who holds the keys at the machine
    row(Operator, &[Find, Person, History, Review, Plan, Export, Change, Correct, Readings], Reach::Anywhere, ALL_STATES, EVERYTHING),
    office(Operator, &[Accounts, Audit]),
];
