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
pub(crate) use view::{Counted, Found, Opened, PAGE, Past, Planned, PostHeld, Record, Reviewed, Section, View, Viewer};

#[cfg(test)]
mod tests;
