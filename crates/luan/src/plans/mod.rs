//! Plans on their way between the planner and people: the request as a form, the result as it is written, kept and compared.

mod differ;
mod draft;
mod kept;
mod written;

pub(crate) use differ::{Differ, differ};
pub(crate) use draft::{Draft, FieldFault};
pub(crate) use kept::{Answered, Card, KeptPlan, answer, cards, keep, keep_answer, plan};
pub(crate) use planner::explain::written::{WrittenMove, WrittenPlan};
pub(crate) use planner::explain::{Answer, Circle, Conflict, Measure, Named, Serves, Unmoved};
pub(crate) use written::as_moves;
