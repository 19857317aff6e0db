//! Cannot: limits that no plan satisfies together, as few as can be, and the fewest that would have to give way.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Measure, Step, Word, measures, steps};
use crate::model;
use crate::program::{Cost, Group, Program};
use crate::question::Question;
use crate::search::{End, minimise};
use crate::tiers::{Limits, solve_program};
use crate::world::World;

/// Why there is no plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// Limits that cannot hold together; without any one of them there is a plan.
    pub limits: Vec<Named>,
    /// What would open it: the fewest limits of the request that have to give way.
    pub opening: Opening,
}

/// The fewest limits that have to give way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// The limits.
    pub give_up: Vec<Named>,
    /// The exceptions of the plan that there would be, with the rules that a recorded decision sets aside.
    pub exceptions: Vec<Exception>,
    /// The value of every level of that plan.
    pub objective: Vec<Measure>,
}

/// A move that needs a recorded decision.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Exception {
    /// The move.
    #[serde(flatten)]
    pub step: Step,
    /// The rules.
    pub rules: Vec<String>,
}

/// A limit by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// `pin`, `forbid`, `exceptions`, `quota_out`, `quota_in`, `leaders_out_max`, `seats`, `head`, `kin`.
    pub limit: Word,
    /// Whom or what it is about.
    pub about: String,
    /// The rules behind it.
    pub rules: Vec<String>,
}

/// Why a question has no plan, and what would open it.
pub(crate) fn explained(question: &Question<'_>, limits: &Limits<'_>) -> Conflict {
    let world = &question.world;
    let groups = minimal(world, limits);
    Conflict { limits: groups.into_iter().map(|group| named(question, world, group)).collect(), opening: opening(question, limits) }
}

/// Limits of a world without a plan that cannot hold together, none of them to spare. Those of the request are preferred to those of posts and kin.
pub(crate) fn minimal(world: &World, limits: &Limits<'_>) -> Vec<Group> {
    let (program, _) = model::build(world, &BTreeSet::new());
    let all: Vec<Group> = program.limits().collect();
    let mut needed = Halving { world, all: &all, limits }.among(&BTreeSet::new(), false, &all);
    needed.sort();
    needed
}

/// The search for a minimal conflict by halves: what the first half leaves open is sought in the second, and the other way round.
struct Halving<'a> {
    world: &'a World,
    all: &'a [Group],
    limits: &'a Limits<'a>,
}

impl Halving<'_> {
    /// The fewest of `parts` that leave no plan together with `kept`; `grown` says that `kept` may already do so.
    fn among(&self, kept: &BTreeSet<Group>, grown: bool, parts: &[Group]) -> Vec<Group> {
        if grown && self.without_plan(kept) {
            return Vec::new();
        }
        // Without time the answer is true, but may have more than it needs.
        if parts.len() <= 1 || self.limits.remaining() <= 0.0 {
            return parts.to_vec();
        }
        let (first, second) = parts.split_at(parts.len() / 2);
        let mut needed = self.among(&kept.iter().chain(first).copied().collect(), true, second);
        needed.extend(self.among(&kept.iter().chain(&needed).copied().collect(), !needed.is_empty(), first));
        needed
    }

    fn without_plan(&self, kept: &BTreeSet<Group>) -> bool {
        let relaxed = self.all.iter().copied().filter(|group| !kept.contains(group)).collect();
        let (program, _) = model::build(self.world, &relaxed);
        let mut start = vec![0; program.lower.len()];
        program.settle(&mut start);
        minimise(&program, &Cost { constant: 0, terms: Vec::new(), range: (0, 0) }, Some(start), self.limits).end == End::Infeasible
    }
}

fn opening(question: &Question<'_>, limits: &Limits<'_>) -> Opening {
    let world = &question.world;
    let (program, costs): (Program, Vec<Cost>) = model::build_elastic(world);
    let given_up = program.given_up().to_vec();
    let solution = solve_program(world, program, &costs, limits);
    let broken: BTreeSet<Group> = crate::score::broken(world, &solution.moves).into_iter().collect();
    let give_up = given_up.iter().map(|(group, _)| *group).filter(|group| broken.contains(group)).map(|group| named(question, world, group)).collect();
    let exceptions = solution.moves.iter().filter(|&&arc| world.arcs[arc].exception);
    let exception = |&arc: &usize| Exception {
        step: steps(question, &[arc]).remove(0),
        rules: question.candidates.open[arc].decisions.iter().map(|&rule| question.judge.cards()[rule].name.clone()).collect(),
    };
    Opening { give_up, exceptions: exceptions.map(exception).collect(), objective: measures(&solution.values) }
}

/// A limit by name.
pub(crate) fn named(question: &Question<'_>, world: &World, group: Group) -> Named {
    let unit = |quota: usize| world.units[world.quotas[quota].unit].clone();
    let (limit, about, rules) = match group {
        Group::Pin(pin) => ("pin", format!("{}>{}", world.pins[pin].person, world.pins[pin].to_post), world.pins[pin].barred_by.clone()),
        Group::Forbid(forbid) => ("forbid", world.forbids.get(forbid).cloned().unwrap_or_default(), Vec::new()),
        Group::Exceptions => ("exceptions", "allow_exceptions".to_owned(), decisions_of_pins(question, world)),
        Group::QuotaOut(quota) => ("quota_out", unit(quota), Vec::new()),
        Group::QuotaIn(quota) => ("quota_in", unit(quota), Vec::new()),
        Group::LeadersOut(unit) => ("leaders_out_max", world.units[unit].clone(), Vec::new()),
        Group::Seats(post) => ("seats", world.posts[post].id.clone(), Vec::new()),
        Group::Head(post) => ("head", world.posts[post].id.clone(), Vec::new()),
        Group::Tie(tie) => {
            let tie = &world.ties[tie];
            let (mover, to) = (&world.people[world.arcs[tie.arc].person].id, &world.posts[world.arcs[tie.arc].to].id);
            ("kin", format!("{mover}>{to}, {}", world.people[tie.relative].id), vec![tie.because.clone()])
        }
        Group::Structure => ("structure", String::new(), Vec::new()),
    };
    Named { limit: limit.into(), about, rules }
}

fn decisions_of_pins(question: &Question<'_>, world: &World) -> Vec<String> {
    let pinned = world.pins.iter().filter_map(|pin| pin.arc);
    let rules: BTreeSet<usize> = pinned.flat_map(|arc| question.candidates.open[arc].decisions.iter().copied()).collect();
    rules.into_iter().map(|rule| question.judge.cards()[rule].name.clone()).collect()
}
