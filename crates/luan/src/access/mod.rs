//! Who may see and do what. One decision (`decision.rs`) over one table (`table.rs`), and a view of the office that holds nothing else than what its viewer may see.
//!
//! Pages, searches, counts and exports get a [`View`] and never a register. The policy in words is `docs/access.md`.

mod classes;
mod decision;
mod names;
mod policy;
mod sight;
mod swept;
mod table;
mod view;

pub(crate) use decision::{at_the_machine, is_granted};
pub(crate) use policy::{Action, Class, Role, State};
pub(crate) use sight::Sight;
pub(crate) use swept::Sweeps;
pub(crate) use view::{
    Alone, Board, BookWanted, Branch, ByUnit, Compared, Counted, Due, Duty, Filter, Followed, Found, Holder, Known, LINES_MAX, Lacking, Late, LateFound, Line,
    Listed, Meant, Moved, MovedTold, Names, Node, Only, Opened, Order, PAGE, Paper, Past, PeopleOrder, Place, Planned, PostHeld, Posted, PostsWanted, Question,
    Record, Reviewed, Said, Section, SeenPlace, SeenPlan, SeenTask, Shown, Sort, Sought, Telling, Told, Turned, UnitPage, View, Viewer, WITHIN_MAX, Wanted,
    Wants, Weighed, Work, is_duty, is_value,
};

#[cfg(test)]
mod reviews;
#[cfg(test)]
mod tests;
