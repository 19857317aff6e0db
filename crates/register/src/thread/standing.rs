//! What is proven of each step, and how each unit stands with what it was told to do.

use std::collections::BTreeMap;

use super::Place;
use super::plans;
use crate::code::{Code, Step};
use crate::column::Row;
use crate::day::{Day, days_between};
use crate::register::Register;
use crate::tables::Tasks;

/// What is known of a step of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// Nobody wrote that it happened.
    None,
    /// Somebody wrote that it happened on the day, and what proves it is missing.
    Said(Day),
    /// It happened on the day, and what proves it is there.
    Proven(Day),
}

impl Proof {
    /// The first day on which it is proven, or else on which it was said to have happened.
    pub fn day(self) -> Day {
        match self {
            Proof::None => Day::MISSING,
            Proof::Said(day) | Proof::Proven(day) => day,
        }
    }

    /// What is known after one more entry: proof goes before what was only said, and the earlier day before the later.
    pub(super) fn and(self, more: Proof) -> Proof {
        match (self, more) {
            (Proof::None, other) | (other, Proof::None) => other,
            (Proof::Proven(a), Proof::Proven(b)) => Proof::Proven(a.min(b)),
            (Proof::Proven(a), _) | (_, Proof::Proven(a)) => Proof::Proven(a),
            (Proof::Said(a), Proof::Said(b)) => Proof::Said(a.min(b)),
        }
    }
}

/// A task of the document, and how a unit stands with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Todo {
    /// The task.
    pub task: Row<Tasks>,
    /// How the unit stands.
    pub standing: Standing,
}

/// How a unit stands with a task on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Done and proven on the day; so many days after the last day in time, where that is known and was passed.
    Done {
        /// The day.
        on: Day,
        /// Days beyond the last one in time.
        late: Option<i32>,
    },
    /// Not done, or said to be done without proof; so many days are past the last one in time.
    Late {
        /// Days beyond the last one in time, one or more.
        days: i32,
        /// Whether somebody said, without proof, that it was done.
        said: bool,
    },
    /// Not done, or said to be done without proof; so many days are left.
    Open {
        /// Days to the last one in time; none where the document names no day.
        left: Option<i32>,
        /// Whether somebody said, without proof, that it was done.
        said: bool,
    },
}

impl Standing {
    /// Whether it should have been done, and is not shown to be.
    pub fn is_late(self) -> bool {
        matches!(self, Standing::Late { .. })
    }
}

/// What is known of a task in a unit.
fn standing(known: Proof, deadline: Day, today: Day) -> Standing {
    let over = |day: Day| deadline.known().then(|| days_between(deadline, day));
    let said = matches!(known, Proof::Said(_));
    match (known, over(today)) {
        (Proof::Proven(on), _) => Standing::Done { on, late: over(on).filter(|days| *days > 0) },
        (_, Some(days)) if days > 0 => Standing::Late { days, said },
        (_, days) => Standing::Open { left: days.map(|days| -days), said },
    }
}

/// Says of every place what is known of its steps and its tasks. `of_paper` says of every line of the books whether it is one of the paper.
pub(super) fn fill(register: &Register, of_paper: &[bool], today: Day, places: &mut BTreeMap<usize, Place>) {
    let (steps, tasks) = (&register.tables().steps, &register.tables().tasks);
    // What is known by unit, task and step; steps that name no task stand under `None`.
    let mut known: BTreeMap<(usize, Option<usize>, u8), Proof> = BTreeMap::new();
    // How many questions were raised and answered: every answer answers one.
    let mut questions: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
    let mut planned: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let told: Vec<usize> = (0..tasks.len()).filter(|&task| of_paper[tasks.document[task].index()]).collect();
    for row in steps_of(register, of_paper, today) {
        let (unit, Some(step)) = (steps.unit[row].index(), steps.step[row]) else { continue };
        let proof = if is_proven(register, row, step) { Proof::Proven(steps.on[row]) } else { Proof::Said(steps.on[row]) };
        if let Some(place) = places.get_mut(&unit) {
            let held = &mut place.steps[usize::from(step.byte())];
            *held = held.and(proof);
        }
        let held = known.entry((unit, steps.task[row].get(), step.byte())).or_insert(Proof::None);
        *held = held.and(proof);
        if step == Step::Planned {
            planned.entry(unit).or_default().push(row);
        }
        questions.entry(unit).or_default()[0] += usize::from(step == Step::Asked);
        questions.entry(unit).or_default()[1] += usize::from(step == Step::Answered);
    }
    for (unit, place) in places.iter_mut() {
        let [asked, answered] = questions.get(unit).copied().unwrap_or_default();
        place.unanswered = asked.saturating_sub(answered);
        let kind = register.tables().units.kind[*unit];
        let is_mine =
            |task: &usize| (!tasks.unit[*task].known() || tasks.unit[*task] == place.unit) && tasks.unit_kind[*task].is_none_or(|wanted| Some(wanted) == kind);
        let mine: Vec<usize> = told.iter().copied().filter(is_mine).collect();
        place.plans = plans::of(register, &mine, planned.get(unit).map_or(&[], Vec::as_slice));
        for task in mine {
            let Some(step) = tasks.step[task] else { continue };
            let of = |named: Option<usize>| known.get(&(*unit, named, step.byte())).copied().unwrap_or(Proof::None);
            // That something was done is only proof of the task that it names.
            let unnamed = if step == Step::Done { Proof::None } else { of(None) };
            let parts = plans::required_by(register, task);
            let known = if parts.is_empty() { of(Some(task)).and(unnamed) } else { plans::proof(register, &place.plans, task, &parts) };
            let standing = standing(known, tasks.deadline[task], today);
            place.todo.push(Todo { task: Row::new(task as u32), standing });
        }
    }
}

/// The steps of a paper that had happened by a day.
pub(super) fn steps_of(register: &Register, of_paper: &[bool], today: Day) -> impl Iterator<Item = usize> {
    let steps = &register.tables().steps;
    (0..steps.len()).filter(move |&row| steps.on[row] <= today && of_paper[steps.document[row].index()])
}

/// Whether what proves a step is there: for a meeting how many came, for a plan and a report the document, for what was done a document or words that say where the proof lies.
fn is_proven(register: &Register, row: usize, step: Step) -> bool {
    let steps = &register.tables().steps;
    let proof = steps.proof[row].known();
    match step {
        Step::Studied => steps.present[row].is_some() && steps.invited[row].is_some(),
        Step::Planned | Step::Reported => proof,
        Step::Done | Step::Inspected => proof || !steps.text.text(row).is_empty(),
        Step::Forwarded | Step::Read | Step::Asked | Step::Answered | Step::Reminded => true,
    }
}
