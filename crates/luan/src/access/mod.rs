//! Who may see and do what. One decision (`decision.rs`) over one table (`table.rs`), and a view of the office that holds nothing else than what its viewer may see.
//!
//! Pages, searches, counts and exports get a [`View`] and never a register. The policy in words is `docs/access.md`.

mod classes;
mod decision;
mod names;
mod policy;
mod sight;
mod table;
mod view;

pub(crate) use decision::{at_the_machine, is_granted};
pub(crate) use policy::{Action, Class, Role, State};
pub(crate) use sight::Sight;
pub(crate) use view::{
    Board, Branch, ByUnit, Counted, Due, Duty, Found, Holder, Known, Listed, Missing, Names, Node, Only, Opened, PAGE, Past, PeopleLacking, PeopleOrder, Place,
    Planned, PostHeld, Posted, PostsWanted, Record, Reviewed, Said, Section, SeenPlan, Sort, Sought, Telling, UnitPage, View, Viewer, WITHIN_MAX, Weighed,
    Work, is_duty, is_value,
};

#[cfg(test)]
mod tests;
