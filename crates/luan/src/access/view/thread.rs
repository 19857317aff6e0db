//! The thread of a document as a viewer may see it: units that may be found in personnel, and what they did.

use std::collections::BTreeMap;

use register::Day;
use register::code::{Code, Step, UnitKind};
use register::column::Row;
use register::tables::{Documents, Units};
use register::thread::{Hops, Place, Plan, Proof, Standing, Thread, parts_of};

use super::View;
use super::documents::Line;
use crate::access::policy::{Action, Class};

/// A document on its way down, with what may be seen of it.
pub(crate) struct Followed {
    /// The line that somebody asked about.
    pub(crate) line: Line,
    /// The units that have it, each before what is under it.
    pub(crate) places: Vec<SeenPlace>,
    /// Units that nobody has handed it to: id and name.
    pub(crate) unreached: Vec<[String; 2]>,
    /// What it tells units to do.
    pub(crate) tasks: Vec<SeenTask>,
    /// Questions and difficulties, and what was answered, by unit and day.
    pub(crate) questions: Vec<Raised>,
}

impl Followed {
    /// Of how many units a step is proven, and of how many only said.
    pub(crate) fn counts(&self, step: Step) -> [usize; 2] {
        let count = |is: fn(&Proof) -> bool| self.places.iter().filter(|place| is(&place.step(step))).count();
        [count(|proof| matches!(proof, Proof::Proven(_))), count(|proof| matches!(proof, Proof::Said(_)))]
    }

    /// Who is late, and with which tasks, each with its days and whether it was said to be done.
    pub(crate) fn late(&self) -> impl Iterator<Item = (&SeenPlace, Vec<(&SeenTask, i32, bool)>)> {
        let with = |place: &SeenPlace| {
            let days = place.todo.iter().filter_map(|(task, standing)| match standing {
                Standing::Late { days, said } => Some((&self.tasks[*task], *days, *said)),
                Standing::Done { .. } | Standing::Open { .. } => None,
            });
            days.collect()
        };
        self.places.iter().filter(|place| place.is_late()).map(move |place| (place, with(place)))
    }
}

/// A unit that has it.
pub(crate) struct SeenPlace {
    pub(crate) id: String,
    pub(crate) name: String,
    /// How many of the units that are seen stand above it.
    pub(crate) depth: usize,
    pub(crate) received: Day,
    pub(crate) hops: Hops,
    pub(crate) unanswered: usize,
    /// Whether the unit is no more.
    pub(crate) ended: bool,
    /// The line in its own book.
    pub(crate) line: Option<String>,
    /// Tasks by position in [`Followed::tasks`], and how it stands.
    pub(crate) todo: Vec<(usize, Standing)>,
    /// Its plans, the first and every revision.
    pub(crate) plans: Vec<Plan>,
    steps: Vec<Proof>,
}

impl SeenPlace {
    /// What is known of a step.
    pub(crate) fn step(&self, step: Step) -> Proof {
        self.steps[usize::from(step.byte())]
    }

    /// Whether something is late.
    pub(crate) fn is_late(&self) -> bool {
        !self.ended && self.todo.iter().any(|(_, standing)| standing.is_late())
    }

    /// Whether it has a plan, of which parts are missing or nobody said which it has.
    pub(crate) fn has_lacking_plan(&self) -> bool {
        self.plans.last().is_some_and(|plan| plan.lacking.as_ref().is_none_or(|lacking| !lacking.is_empty()))
    }
}

/// A task that a person has confirmed.
pub(crate) struct SeenTask {
    pub(crate) id: String,
    pub(crate) passage: String,
    pub(crate) step: Step,
    /// Who leads, in the words of the document, or the unit.
    pub(crate) lead: String,
    /// The kind of unit that it is for; every kind where there is none.
    pub(crate) unit_kind: Option<UnitKind>,
    pub(crate) support: String,
    pub(crate) action: String,
    pub(crate) deadline: Day,
    /// The parts that a plan must have.
    pub(crate) parts: Vec<String>,
}

/// Something that a unit raised, or that was answered.
pub(crate) struct Raised {
    pub(crate) unit: String,
    pub(crate) on: Day,
    /// Whether it is the answer.
    pub(crate) answers: bool,
    pub(crate) words: String,
}

impl View {
    /// The thread of a document that may be found, as things stood on a day.
    pub(crate) fn thread(&self, id: &str, on: Day) -> Option<Followed> {
        let (line, _) = self.document(id)?;
        let register = self.register();
        let row = register.find::<Documents>(&register.tables().documents.id, id)?;
        let thread = Thread::of(register, row, on);
        let tasks = self.tasks_seen(&thread);
        let places = self.seen_places(&thread, &tasks);
        let unit = |unit: &Row<Units>| [register.tables().units.id.text(unit.index()), register.tables().units.name.text(unit.index())].map(str::to_owned);
        let unreached = thread.unreached.iter().filter(|unit| self.finds_people_of(**unit)).map(unit).collect();
        let questions = self.raised(&thread, on);
        Some(Followed { line, places, unreached, tasks: tasks.into_iter().map(|task| self.seen_task(task)).collect(), questions })
    }

    fn finds_people_of(&self, unit: Row<Units>) -> bool {
        self.of_unit(Action::Find, unit).has(Class::Personnel)
    }

    /// The tasks of the paper that the viewer is told: those of a line that may be found, or of one that somebody above wrote a step about for a unit that may be found. That a line bears the same symbol is not enough: anybody could write one.
    fn tasks_seen(&self, thread: &Thread) -> Vec<usize> {
        let tables = self.register().tables();
        let names = |line: Row<Documents>| (0..tables.steps.len()).filter(move |&step| tables.steps.document[step] == line);
        let is_handed_down = |line: Row<Documents>| names(line).any(|step| self.finds_people_of(tables.steps.unit[step]));
        let is_told = |line: &Row<Documents>| self.finds_people_of(tables.documents.unit[line.index()]) || is_handed_down(*line);
        let told: Vec<Row<Documents>> = thread.lines.iter().copied().filter(is_told).collect();
        (0..tables.tasks.len()).filter(|&task| told.contains(&tables.tasks.document[task])).collect()
    }

    fn seen_places(&self, thread: &Thread, tasks: &[usize]) -> Vec<SeenPlace> {
        // The depth among those who are seen, by position in the thread.
        let mut depths: BTreeMap<usize, usize> = BTreeMap::new();
        let mut seen = Vec::new();
        for (at, place) in thread.places.iter().enumerate().filter(|(_, place)| self.finds_people_of(place.unit)) {
            let mut above = std::iter::successors(place.above, |above| thread.places[*above].above);
            let depth = above.find_map(|above| depths.get(&above)).map_or(0, |depth| depth + 1);
            depths.insert(at, depth);
            // How long the unit above kept it would say when it came there.
            let is_above_seen = place.above.is_none_or(|above| depths.contains_key(&above));
            seen.push(self.seen_place(thread, place, depth, is_above_seen, tasks));
        }
        seen
    }

    fn seen_place(&self, thread: &Thread, place: &Place, depth: usize, is_above_seen: bool, tasks: &[usize]) -> SeenPlace {
        let (documents, units) = (&self.register().tables().documents, &self.register().tables().units);
        let hops = thread.hops(place);
        let todo = place.todo.iter().filter_map(|todo| Some((tasks.iter().position(|task| *task == todo.task.index())?, todo.standing)));
        SeenPlace {
            id: units.id.text(place.unit.index()).to_owned(),
            name: units.name.text(place.unit.index()).to_owned(),
            depth,
            received: place.received(),
            hops: Hops { handed_down: hops.handed_down.filter(|_| is_above_seen), ..hops },
            unanswered: place.unanswered,
            ended: place.ended,
            line: place.line.map(|line| documents.id.text(line.index()).to_owned()),
            todo: todo.collect(),
            // Which parts a plan lacks says what the tasks ask for.
            plans: place.plans.iter().cloned().map(|plan| Plan { lacking: if tasks.is_empty() { Some(Vec::new()) } else { plan.lacking }, ..plan }).collect(),
            steps: place.steps.to_vec(),
        }
    }

    fn seen_task(&self, task: usize) -> SeenTask {
        let (tasks, units) = (&self.register().tables().tasks, &self.register().tables().units);
        let lead = match (tasks.lead.text(task), tasks.unit[task].get()) {
            ("", Some(unit)) => units.name.text(unit),
            (words, _) => words,
        };
        SeenTask {
            id: tasks.id.text(task).to_owned(),
            passage: tasks.passage.text(task).to_owned(),
            step: tasks.step[task].unwrap_or(Step::Done),
            lead: lead.to_owned(),
            unit_kind: tasks.unit_kind[task],
            support: tasks.support.text(task).to_owned(),
            action: tasks.action.text(task).to_owned(),
            deadline: tasks.deadline[task],
            parts: parts_of(tasks.parts.text(task)),
        }
    }

    /// What units that may be found have asked by a day, and what was answered.
    fn raised(&self, thread: &Thread, on: Day) -> Vec<Raised> {
        let (steps, units) = (&self.register().tables().steps, &self.register().tables().units);
        let is_raised = |row: &usize| {
            matches!(steps.step[*row], Some(Step::Asked | Step::Answered)) && steps.on[*row] <= on && thread.lines.contains(&steps.document[*row])
        };
        let mut rows: Vec<usize> = (0..steps.len()).filter(is_raised).filter(|row| self.finds_people_of(steps.unit[*row])).collect();
        rows.sort_by_key(|row| (steps.unit[*row].index(), steps.on[*row], *row));
        let raised = |row: usize| Raised {
            unit: units.name.text(steps.unit[row].index()).to_owned(),
            on: steps.on[row],
            answers: steps.step[row] == Some(Step::Answered),
            words: steps.text.text(row).to_owned(),
        };
        rows.into_iter().map(raised).collect()
    }

    /// Whether a step of a unit may be written down by the viewer.
    pub(crate) fn may_write_step(&self, unit: &str) -> bool {
        self.may(Action::Change, &format!("unit:{unit}"), Class::Personnel)
    }
}
