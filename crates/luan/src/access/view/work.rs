//! Today's work: how often the rules ask for something, now and soon, and which papers are missing; of those whom the viewer may review.
//!
//! It is counted once for the facts, the day and who looks, and kept as long as all three stay the same.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use rayon::prelude::*;
use register::Day;
use register::column::Row;
use register::tables::{People, Units};
use rules::facts::{self, Rows, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::Outcome;

use super::board::{Due, Duty, PostsWanted, Tally};
use super::{PAGE, View};
use crate::access::classes::of_rule;
use crate::access::policy::{Action, Classes};

/// The most months ahead that are asked about.
pub(crate) const WITHIN_MAX: i32 = 60;
/// How many viewers' work is kept.
const KEPT_MAX: usize = 64;

/// What there is to do.
pub(crate) struct Work {
    /// The duties in force.
    pub(crate) duties: Vec<Duty>,
    /// How many posts of the board there is something to do about.
    pub(crate) tally: Tally,
    /// Whether the viewer may know of some post whether it is held.
    pub(crate) seats_seen: bool,
    /// Committees whose term ends within the months: id, name, the first day after it.
    pub(crate) terms: Vec<(String, String, Day)>,
    /// Papers that are missing, those that most people lack first.
    pub(crate) missing: Vec<Missing>,
    /// The people who lack something: with the places of the facts in the vocabulary.
    lacking: Vec<(Row<People>, Vec<usize>)>,
}

/// A paper that is missing.
pub(crate) struct Missing {
    /// The fact that it would settle.
    pub(crate) fact: &'static str,
    /// The fact in words.
    pub(crate) words: [&'static str; 2],
    /// Which paper, and whom to ask.
    pub(crate) paper: [&'static str; 2],
    /// How many people lack it.
    pub(crate) people: usize,
    /// Where they stand, most first.
    pub(crate) units: Vec<ByUnit>,
}

/// How many of a unit.
pub(crate) struct ByUnit {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) people: usize,
}

/// People who lack papers: a page of them, with what each lacks.
pub(crate) struct PeopleLacking {
    pub(crate) count: usize,
    pub(crate) people: Vec<(super::Listed, Vec<[&'static str; 2]>)>,
}

impl View {
    /// What there is to do today and within some months.
    pub(crate) fn work(&self, within: i32, books: &[Rulebook]) -> Arc<Work> {
        let key = format!("{:?} {:?} {within}", self.viewer.grants, self.viewer.person);
        let kept = || self.sight.work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(work) = kept().get(&key) {
            return work.clone();
        }
        let work = Arc::new(self.counted_work(within, books));
        let mut kept = kept();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, work.clone());
        work
    }

    fn counted_work(&self, within: i32, books: &[Rulebook]) -> Work {
        let (today, moves) = (self.today(), Moves::default());
        let world = World::new(self.register(), books, &moves);
        let board = self.board(&PostsWanted::all(today), Some(&Due::nothing(within)), books);
        let seen: Vec<Classes> = (0..self.register().tables().people.len() as u32).map(|row| self.of_person(Action::Review, Row::new(row))).collect();
        let lacking = lacking(&world, today, &seen);
        let missing = self.missing(&lacking);
        let seats_seen = board.open < board.count;
        Work { seats_seen, tally: board.tally, duties: board.duties, terms: self.terms_ending(today, today.add_months(within)), missing, lacking }
    }

    /// The committees of the view whose term ends after a day and up to another.
    fn terms_ending(&self, after: Day, last: Day) -> Vec<(String, String, Day)> {
        let tables = self.register().tables();
        let (terms, units) = (&tables.terms, &tables.units);
        let ending = (0..terms.len()).filter(|&row| terms.until[row].0 > after && terms.until[row].0 <= last && self.finds_unit(terms.unit[row]));
        let named = |row: usize| {
            let unit = terms.unit[row].index();
            (units.id.text(unit).to_owned(), units.name.text(unit).to_owned(), terms.until[row].0)
        };
        let mut found: Vec<_> = ending.map(named).collect();
        found.sort_by(|a, b| (a.2, &a.0).cmp(&(b.2, &b.0)));
        found
    }

    fn missing(&self, lacking: &[(Row<People>, Vec<usize>)]) -> Vec<Missing> {
        let mut by_fact: BTreeMap<usize, Vec<Row<People>>> = BTreeMap::new();
        for (person, facts) in lacking {
            facts.iter().for_each(|&fact| by_fact.entry(fact).or_default().push(*person));
        }
        let missing = |(fact, people): (usize, Vec<Row<People>>)| {
            let fact = &facts::ALL[fact];
            Missing { fact: fact.name, words: fact.words, paper: fact.paper, people: people.len(), units: self.by_unit(&people) }
        };
        let mut found: Vec<Missing> = by_fact.into_iter().map(missing).collect();
        found.sort_by_key(|missing| (Reverse(missing.people), missing.fact));
        found
    }

    /// Where people stand today, as far as the units may be found; who stands in several is counted in each.
    fn by_unit(&self, people: &[Row<People>]) -> Vec<ByUnit> {
        let units = &self.register().tables().units;
        let mut counts: BTreeMap<Row<Units>, usize> = BTreeMap::new();
        for &person in people {
            let mut stands: Vec<Row<Units>> = self.sight.units_of(person).iter().copied().filter(|&unit| self.finds_unit(unit)).collect();
            stands.sort_unstable();
            stands.dedup();
            stands.into_iter().for_each(|unit| *counts.entry(unit).or_default() += 1);
        }
        let named =
            |(unit, people): (Row<Units>, usize)| ByUnit { id: units.id.text(unit.index()).to_owned(), name: units.name.text(unit.index()).to_owned(), people };
        let mut found: Vec<ByUnit> = counts.into_iter().map(named).collect();
        found.sort_by(|a, b| (Reverse(a.people), &a.id).cmp(&(Reverse(b.people), &b.id)));
        found
    }

    /// The people who lack a paper, in the order of names: of one fact, of one unit, or of any. It is a review of them.
    pub(crate) fn people_lacking(&self, work: &Work, fact: &str, unit: &str, page: usize) -> PeopleLacking {
        let within = (!unit.is_empty()).then(|| self.below(unit, self.today()));
        let of_fact = |facts: &[usize]| fact.is_empty() || facts.iter().any(|&position| facts::ALL[position].name == fact);
        let of_unit = |person: Row<People>| within.as_ref().is_none_or(|within| self.sight.units_of(person).iter().any(|unit| within[unit.index()]));
        let mut found: Vec<&(Row<People>, Vec<usize>)> = work.lacking.iter().filter(|(person, facts)| of_fact(facts) && of_unit(*person)).collect();
        found.sort_by_key(|(person, _)| self.sight.names().place(*person));
        let shown = found.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
        let people = shown.map(|(person, facts)| (self.listed(*person), facts.iter().map(|&fact| facts::ALL[fact].words).collect())).collect();
        PeopleLacking { count: found.len(), people }
    }
}

/// Whom the rules about people leave open, with the facts that would settle it: of the verdicts that may be seen.
fn lacking(world: &World<'_>, on: Day, seen: &[Classes]) -> Vec<(Row<People>, Vec<usize>)> {
    let people: Vec<Row<People>> = (0..seen.len() as u32).map(Row::new).filter(|person: &Row<People>| !seen[person.index()].is_empty()).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let sweep = Sweep::new(world, on, Subject::Person, &|_| true);
    let facts = sweep.facts(world, &Rows::People(&people));
    let outcomes = sweep.run_on(&facts);
    let rules: Vec<(usize, &Rulebook, &Rule, Classes)> = sweep
        .rules()
        .iter()
        .map(|at| (&world.rulebooks[at.book], &world.rulebooks[at.book].rules[at.rule]))
        .enumerate()
        .map(|(number, (book, rule))| (number, book, rule, of_rule(rule)))
        .collect();
    let of_person = |row: usize| {
        let open =
            rules.iter().filter(|(number, _, _, classes)| outcomes[*number][row] == Outcome::NotKnown as u8 && seen[people[row].index()].cover(*classes));
        let traces = open.filter_map(|(_, book, rule, _)| facts.trace(world, row, book, rule));
        let names: BTreeSet<usize> = traces.flat_map(|trace| trace.missing).filter_map(|name| facts::find(&name)).collect();
        (people[row], names.into_iter().collect::<Vec<usize>>())
    };
    let found = (0..people.len()).into_par_iter().map(of_person).filter(|(_, facts)| !facts.is_empty());
    found.collect()
}
