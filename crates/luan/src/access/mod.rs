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
    Alone, Compared, Counted, Filter, Found, LINES_MAX, Lacking, Opened, Order, PAGE, Past, Planned, PostHeld, Question, Record, Reviewed, Section, Shown,
    Told, Turned, View, Viewer, Wanted,
};

#[cfg(test)]
mod reviews;
#[cfg(test)]
mod tests;
