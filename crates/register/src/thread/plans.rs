//! The plans of a unit for what a document tells it: the first and every revision, and which of the parts that it must have each one has.

use crate::code::Step;
use crate::column::Row;
use crate::day::Day;
use crate::register::Register;
use crate::tables::{Documents, Steps};
use crate::text::canonical;

use super::standing::Proof;

/// A plan that a unit issued for the document, or a revision of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Where it was written down.
    pub step: Row<Steps>,
    /// Day on which it was issued.
    pub on: Day,
    /// The plan itself, where it stands in a book.
    pub document: Option<Row<Documents>>,
    /// Parts that it must have and that nobody found in it; none where nobody said which parts it has.
    pub lacking: Option<Vec<String>>,
}

/// The parts that a cell names: `mục tiêu; yêu cầu`.
pub fn parts_of(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The plans of a unit, the earliest first, each held against the parts that its tasks ask for. `rows` are those of its steps that are plans.
pub(super) fn of(register: &Register, tasks: &[usize], rows: &[usize]) -> Vec<Plan> {
    let steps = &register.tables().steps;
    let mut required: Vec<String> = Vec::new();
    for part in tasks.iter().flat_map(|task| required_by(register, *task)) {
        if !required.iter().any(|known| is_same(known, &part)) {
            required.push(part);
        }
    }
    let plan = |&row: &usize| Plan {
        step: Row::new(row as u32),
        on: steps.on[row],
        document: Some(steps.proof[row]).filter(|proof| proof.known()),
        lacking: lacking(&required, steps.parts.text(row)),
    };
    let mut plans: Vec<Plan> = rows.iter().map(plan).collect();
    plans.sort_by_key(|plan| (plan.on, plan.step.index()));
    plans
}

/// The parts that a task asks of a plan; none where it is not a plan that shows it to be done.
pub(super) fn required_by(register: &Register, task: usize) -> Vec<String> {
    let tasks = &register.tables().tasks;
    if tasks.step[task] == Some(Step::Planned) { parts_of(tasks.parts.text(task)) } else { Vec::new() }
}

/// What is known of a task that asks for a plan with certain parts: only a plan that stands in a book and has all of them proves it.
pub(super) fn proof(register: &Register, plans: &[Plan], task: usize, parts: &[String]) -> Proof {
    let steps = &register.tables().steps;
    let names = |plan: &&Plan| steps.task[plan.step.index()].get().is_none_or(|named| named == task);
    let known = |plan: &Plan| {
        let has_all = lacking(parts, steps.parts.text(plan.step.index())).is_some_and(|lacking| lacking.is_empty());
        if plan.document.is_some() && has_all { Proof::Proven(plan.on) } else { Proof::Said(plan.on) }
    };
    plans.iter().filter(names).map(known).fold(Proof::None, Proof::and)
}

/// The required parts that are not among those that were found; none where nobody said what was.
fn lacking(required: &[String], found: &str) -> Option<Vec<String>> {
    let found = parts_of(found);
    let is_missing = |part: &&String| !found.iter().any(|has| is_same(has, part));
    let missing = || required.iter().filter(is_missing).cloned().collect();
    (required.is_empty() || !found.is_empty()).then(missing)
}

fn is_same(one: &str, other: &str) -> bool {
    canonical(one) == canonical(other)
}
