//! Why this move: what it serves, and what the plan would cost without it.

use std::collections::BTreeSet;

use register::code::Code;
use rules::verdict::Line;
use serde::{Deserialize, Serialize};

use super::{Measure, VerdictForm, Word, change, measures};
use crate::question::Question;
use crate::score;
use crate::tiers::{Limits, Solution, Status};
use crate::world::World;

/// A move of the plan, with what carries it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Moved<V = VerdictForm> {
    /// Who.
    pub person: String,
    /// From which post.
    pub from_post: String,
    /// To which post.
    pub to_post: String,
    /// The day it takes effect.
    pub on: String,
    /// Its form.
    pub kind: Word,
    /// Its purpose.
    pub purpose: Word,
    /// First day after the planned end; empty when not said.
    pub until_planned: String,
    /// The rules that only a recorded decision sets aside.
    pub decisions: Vec<String>,
    /// What it serves.
    pub serves: Vec<Serves>,
    /// What the plan would be without it; `None` where time did not allow to ask.
    pub without: Option<Without>,
    /// Fit points.
    pub fit: i32,
    /// Its number in the lottery.
    #[serde(default)]
    pub ticket: u32,
    /// The verdicts about it in the situation after the plan.
    pub verdicts: Vec<V>,
}

/// What a move serves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Serves {
    /// The request asks for it.
    Pin,
    /// The person has to move.
    Duty {
        /// The rule.
        rule: String,
    },
    /// A quota would be short without it.
    Quota {
        /// The unit.
        unit: String,
        /// `out` or `in`.
        direction: Word,
    },
    /// It takes up a post that another one leaves.
    Succeeds {
        /// The other one.
        person: String,
    },
    /// It leaves a post that another one takes up.
    MakesRoom {
        /// The other one.
        person: String,
    },
    /// It fits.
    Fit {
        /// Points.
        points: i32,
    },
}

/// A plan without a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Without {
    /// What is known of it.
    pub status: Status,
    /// The value of every level.
    #[serde(default)]
    pub objective: Vec<Measure>,
    /// The levels that change, and by how much.
    pub change: Vec<Measure>,
}

/// The moves of a plan, explained.
pub(crate) fn explained(question: &Question<'_>, solution: &Solution, lines: Vec<Vec<Line>>, limits: &Limits<'_>) -> Vec<Moved> {
    let plan = &solution.moves;
    let lines = lines.into_iter().chain(std::iter::repeat_with(Vec::new));
    let step = |(&arc, lines): (&usize, Vec<Line>)| {
        let (world, one) = (&question.world, &question.candidates.open[arc]);
        let request = question.situation.request;
        Moved {
            person: world.people[one.person].id.clone(),
            from_post: world.posts[world.from(arc)].id.clone(),
            to_post: world.posts[one.to].id.clone(),
            on: request.on.to_string(),
            kind: request.kind.name().into(),
            purpose: one.purpose.name().into(),
            until_planned: request.until_planned.to_string(),
            decisions: one.decisions.iter().map(|&rule| question.judge.cards()[rule].name.clone()).collect(),
            serves: serves(question, plan, arc),
            without: without(question, solution, arc, limits),
            fit: world.arcs[arc].fit,
            ticket: world.arcs[arc].ticket,
            verdicts: lines.into_iter().map(VerdictForm).collect(),
        }
    };
    plan.iter().zip(lines).map(step).collect()
}

fn serves(question: &Question<'_>, plan: &[usize], arc: usize) -> Vec<Serves> {
    let world = &question.world;
    let person = world.arcs[arc].person;
    let name = |arc: usize| world.people[world.arcs[arc].person].id.clone();
    let mut serves: Vec<Serves> = world.pins.iter().filter(|pin| pin.arc == Some(arc)).map(|_| Serves::Pin).collect();
    let duties = &question.candidates.duties[person];
    serves.extend(duties.iter().map(|&rule| Serves::Duty { rule: question.judge.cards()[rule].name.clone() }));
    serves.extend(quotas(world, plan, arc));
    serves.extend(plan.iter().filter(|&&other| world.from(other) == world.arcs[arc].to).map(|&other| Serves::Succeeds { person: name(other) }));
    serves.extend(plan.iter().filter(|&&other| world.arcs[other].to == world.from(arc)).map(|&other| Serves::MakesRoom { person: name(other) }));
    serves.extend((world.arcs[arc].fit > 0).then_some(Serves::Fit { points: world.arcs[arc].fit }));
    serves
}

/// Quotas that would be short without the move.
fn quotas(world: &World, plan: &[usize], arc: usize) -> Vec<Serves> {
    let rest: Vec<usize> = plan.iter().copied().filter(|&other| other != arc).collect();
    let mut found = Vec::new();
    for quota in &world.quotas {
        let (before, after) = (score::crossings(world, plan, quota.unit), score::crossings(world, &rest, quota.unit));
        for (direction, bounds, with, without) in [("out", quota.out, before.0, after.0), ("in", quota.into, before.1, after.1)] {
            let needed = bounds.is_some_and(|[least, _]| without < with && without < i64::from(least));
            found.extend(needed.then(|| Serves::Quota { unit: world.units[quota.unit].clone(), direction: direction.into() }));
        }
    }
    found
}

fn without(question: &Question<'_>, solution: &Solution, arc: usize, limits: &Limits<'_>) -> Option<Without> {
    if limits.remaining() <= 0.0 {
        return None;
    }
    let mut world = question.world.clone();
    world.arcs[arc].forbidden_by.push(world.forbids.len());
    let other = question.best_of(&world, &BTreeSet::new(), limits);
    Some(Without { status: other.status, change: change(&solution.values, &other.values), objective: measures(&other.values) })
}
