//! The thread of a document: from the office that it came to down to the last cell, what each unit did with it, when, with which proof, and what is late (decision 22).
//!
//! One paper has a line in the book of every unit that keeps one. The lines are of one paper where they have the same symbol and the same date; a line that lacks either is a paper of its own.
//! A unit without a book has no line: what it did stands in steps that name the line of a unit above.

mod plans;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use crate::books::symbol_key;
use crate::code::{Book, Code, Step, UnitKind};
use crate::column::Row;
use crate::day::{Day, days_between};
use crate::descent::PARENTS_MAX;
use crate::register::Register;
use crate::tables::{Documents, Units};

pub use plans::{Plan, parts_of};
pub use standing::{Proof, Standing, Todo};

/// How many steps there are.
pub const STEPS: usize = <Step as Code>::ALL.len();

/// Everything that is known of a paper on its way down, on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thread {
    /// The lines of the paper, in the order of the table.
    pub lines: Vec<Row<Documents>>,
    /// The date of the paper.
    pub issued: Day,
    /// The units that have it, each under the nearest one above it; a unit stands before what is under it.
    pub places: Vec<Place>,
    /// Committees and cells directly under one of them that nobody has handed it to.
    pub unreached: Vec<Row<Units>>,
}

/// A unit that has the paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The unit.
    pub unit: Row<Units>,
    /// Where the unit above it stands in [`Thread::places`].
    pub above: Option<usize>,
    /// How many places stand above it.
    pub depth: usize,
    /// The line in its own book of incoming documents.
    pub line: Option<Row<Documents>>,
    /// Day on which that line got its number.
    pub arrived: Day,
    /// Of every step, the first day and what it is proven by.
    pub steps: [Proof; STEPS],
    /// Questions and difficulties that were raised, less those that were answered.
    pub unanswered: usize,
    /// What it was told to do.
    pub todo: Vec<Todo>,
    /// Its own plans, the first and every revision, by day.
    pub plans: Vec<Plan>,
    /// Whether the unit is no more: it is told nothing then, and reminded of nothing.
    pub ended: bool,
}

impl Place {
    /// The first day of a step and what it is proven by.
    pub fn step(&self, step: Step) -> Proof {
        self.steps[usize::from(step.byte())]
    }

    /// Day on which it had the paper: that of its own book, or else that on which it was handed down.
    pub fn received(&self) -> Day {
        if self.arrived.known() { self.arrived } else { self.step(Step::Forwarded).day() }
    }

    /// Whether something that it was told to do is late. A unit that is no more is late with nothing.
    pub fn is_late(&self) -> bool {
        !self.ended && self.todo.iter().any(|todo| todo.standing.is_late())
    }
}

/// How long a paper took from one hand to the next, in days; what is not known is `None`, and a number below zero means that the days contradict each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hops {
    /// From its date to the first book, or from the unit above to its being handed down.
    pub handed_down: Option<i32>,
    /// From there to the unit's own book.
    pub on_the_way: Option<i32>,
    /// From receiving to reading, studying, a plan, a report.
    pub after: [Option<i32>; 4],
}

/// The steps that are counted from the day of receiving.
pub const AFTER: [Step; 4] = [Step::Read, Step::Studied, Step::Planned, Step::Reported];

impl Thread {
    /// The thread of the paper that a line is of, as things stood on `today`.
    pub fn of(register: &Register, line: Row<Documents>, today: Day) -> Thread {
        let lines = same_paper(register, line);
        let mut of_paper = vec![false; register.tables().documents.len()];
        lines.iter().for_each(|line| of_paper[line.index()] = true);
        let mut places = found(register, &lines, &of_paper, today);
        standing::fill(register, &of_paper, today, &mut places);
        let places = in_tree(register, places);
        let unreached = unreached(register, &places, today);
        Thread { issued: register.tables().documents.issued[line.index()], lines, places, unreached }
    }

    /// How long the paper took to and in a place.
    pub fn hops(&self, place: &Place) -> Hops {
        let forwarded = place.step(Step::Forwarded).day();
        let above = place.above.map_or(self.issued, |above| self.places[above].received());
        // The first office has it from who issued it; nobody of the tree hands it down.
        let handed = if place.above.is_none() && !forwarded.known() { place.arrived } else { forwarded };
        Hops {
            handed_down: between(above, handed),
            on_the_way: between(forwarded, place.arrived),
            after: AFTER.map(|step| between(place.received(), place.step(step).day())),
        }
    }
}

fn between(from: Day, to: Day) -> Option<i32> {
    (from.known() && to.known()).then(|| days_between(from, to))
}

/// The lines of the paper that a line is of. A line that is void is a mistake, and of no paper but its own.
pub fn same_paper(register: &Register, line: Row<Documents>) -> Vec<Row<Documents>> {
    let documents = &register.tables().documents;
    let at = line.index();
    let symbol = symbol_key(documents.symbol.text(at));
    if symbol.is_empty() || !documents.issued[at].known() || !documents.void.text(at).is_empty() {
        return vec![line];
    }
    let same =
        |&row: &usize| documents.issued[row] == documents.issued[at] && documents.void.text(row).is_empty() && symbol_key(documents.symbol.text(row)) == symbol;
    (0..documents.len()).filter(same).map(|row| Row::new(row as u32)).collect()
}

/// The units that have the paper: by a line of their own, or by a step that somebody wrote down.
fn found(register: &Register, lines: &[Row<Documents>], of_paper: &[bool], today: Day) -> BTreeMap<usize, Place> {
    let (documents, steps) = (&register.tables().documents, &register.tables().steps);
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    for &line in lines {
        let (unit, day) = (documents.unit[line.index()], documents.registered[line.index()]);
        if day > today {
            continue;
        }
        let place = places.entry(unit.index()).or_insert_with(|| Place::new(register, unit, today));
        let incoming = documents.book[line.index()] == Some(Book::Incoming);
        if incoming && (!place.arrived.known() || day < place.arrived) {
            (place.line, place.arrived) = (Some(line), day);
        }
    }
    for row in standing::steps_of(register, of_paper, today) {
        let unit = steps.unit[row];
        places.entry(unit.index()).or_insert_with(|| Place::new(register, unit, today));
    }
    places
}

impl Place {
    fn new(register: &Register, unit: Row<Units>, today: Day) -> Place {
        let ended = register.tables().units.until[unit.index()].0 <= today;
        let (steps, todo, plans) = ([Proof::None; STEPS], Vec::new(), Vec::new());
        Place { unit, above: None, depth: 0, line: None, arrived: Day::MISSING, steps, unanswered: 0, todo, plans, ended }
    }
}

/// The places under one another. Parents that run in a circle are cut where the walk began.
fn in_tree(register: &Register, places: BTreeMap<usize, Place>) -> Vec<Place> {
    let parent = |unit: Row<Units>| register.tables().units.parent[unit.index()];
    let above = |unit: Row<Units>| {
        let chain = std::iter::successors(Some(parent(unit)).filter(|unit| unit.known()), |unit| Some(parent(*unit)).filter(|unit| unit.known()));
        chain.take(PARENTS_MAX).take_while(|above| *above != unit).find(|above| places.contains_key(&above.index()))
    };
    let mut under: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for place in places.values() {
        under.entry(above(place.unit).map(Row::index)).or_default().push(place.unit.index());
    }
    let mut tree: Vec<Place> = Vec::with_capacity(places.len());
    let mut positions: BTreeMap<usize, usize> = BTreeMap::new();
    let mut next: Vec<(usize, Option<usize>)> = under.get(&None).into_iter().flatten().rev().map(|unit| (*unit, None)).collect();
    let mut circles = places.keys();
    loop {
        let Some((unit, above)) = next.pop() else {
            // What no top leads to stands in a circle; the first of it becomes a top.
            match circles.find(|unit| !positions.contains_key(unit)) {
                Some(unit) => next.push((*unit, None)),
                None => return tree,
            }
            continue;
        };
        if positions.contains_key(&unit) {
            continue;
        }
        positions.insert(unit, tree.len());
        let depth = above.map_or(0, |above| tree[above].depth + 1);
        next.extend(under.get(&Some(unit)).into_iter().flatten().rev().map(|child| (*child, Some(tree.len()))));
        tree.push(Place { above, depth, ..places[&unit].clone() });
    }
}

/// Committees and cells in being right under a place, that are none and that no place stands under.
fn unreached(register: &Register, places: &[Place], today: Day) -> Vec<Row<Units>> {
    let units = &register.tables().units;
    let has: BTreeSet<usize> = places.iter().map(|place| place.unit.index()).collect();
    let mut leads = has.clone();
    for place in places {
        let mut here = units.parent[place.unit.index()];
        for _ in 0..PARENTS_MAX {
            if !here.known() || !leads.insert(here.index()) {
                break;
            }
            here = units.parent[here.index()];
        }
    }
    let takes_part = |unit: usize| matches!(units.kind[unit], Some(UnitKind::PartyCommittee | UnitKind::PartyCell));
    let in_being = |unit: usize| (!units.from[unit].0.known() || units.from[unit].0 <= today) && units.until[unit].0 > today;
    let below = |unit: usize| units.parent[unit].known() && has.contains(&units.parent[unit].index());
    let missed = (0..units.len()).filter(|&unit| takes_part(unit) && in_being(unit) && below(unit) && !leads.contains(&unit));
    missed.map(|unit| Row::new(unit as u32)).collect()
}

#[cfg(test)]
mod tests;
