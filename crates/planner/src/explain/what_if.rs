//! What if: why not that one, what a limit costs, what to do when one approved move falls.

use std::collections::BTreeSet;

use register::Register;
use register::column::Row;
use register::tables::{People, Posts};
use serde::{Deserialize, Serialize};

use super::conflict::{minimal, named};
use super::{Measure, Named, Step, change, measures, steps};
use crate::judge::{Judge, Waiving};
use crate::model;
use crate::program::{Cost, Group};
use crate::question::{Mismatch, Question};
use crate::request::{Pin as Wish, Request};
use crate::tiers::{Limits, Solution, Status, exclude, solve_program};
use crate::world::Pin;

/// Why a move is not in a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// It is.
    InPlan,
    /// A rule forbids it, or it is no move within the scope.
    Closed {
        /// The rule, or what keeps it out.
        because: String,
    },
    /// No plan can have it: these limits stand together against it.
    Conflict {
        /// The limits.
        limits: Vec<Named>,
    },
    /// A plan can have it, at this price.
    Price {
        /// The value of every level with it.
        #[serde(default)]
        objective: Vec<Measure>,
        /// The levels that change, and by how much.
        change: Vec<Measure>,
    },
    /// Time was over before this was known.
    Unknown,
}

/// What a limit costs: the plan without it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Price {
    /// The limit, or the rule.
    pub limit: Named,
    /// What is known of the plan without it.
    pub status: Status,
    /// The value of every level without it.
    pub objective: Vec<Measure>,
    /// The levels that change, and by how much: less is a gain.
    pub change: Vec<Measure>,
}

/// A plan near an approved one.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Repair {
    /// How many moves are dropped or added, the fallen one not counted.
    pub changed: usize,
    /// The value of every level.
    pub objective: Vec<Measure>,
    /// The moves.
    pub moves: Vec<Step>,
}

/// Why this person does not go to this post in a plan.
pub fn why_not(question: &Question<'_>, solution: &Solution, person: Row<People>, to_post: Row<Posts>, limits: &Limits<'_>) -> Answer {
    let wish = Wish { person, to_post };
    let Some(arc) = question.arc(&wish) else {
        return Answer::Closed { because: crate::assemble::why_no_candidate(&question.situation, question.judge, &question.candidates, &wish) };
    };
    if solution.moves.contains(&arc) {
        return Answer::InPlan;
    }
    let mut world = question.world.clone();
    world.pins.push(Pin { person: String::new(), to_post: String::new(), arc: Some(arc), barred_by: Vec::new() });
    let other = question.best_of(&world, &BTreeSet::new(), limits);
    match other.status {
        Status::Infeasible => {
            let own = Group::Pin(world.pins.len() - 1);
            let groups = minimal(&world, limits).into_iter().filter(|group| *group != own);
            Answer::Conflict { limits: groups.map(|group| named(question, &world, group)).collect() }
        }
        Status::Unknown => Answer::Unknown,
        _ => Answer::Price { change: change(&solution.values, &other.values), objective: measures(&other.values) },
    }
}

/// What every limit of the request costs, one at a time; those that change nothing are left out.
pub fn prices(question: &Question<'_>, solution: &Solution, limits: &Limits<'_>) -> Vec<Price> {
    let (program, _) = model::build(&question.world, &BTreeSet::new());
    let of_request = program.limits().filter(|group| !matches!(group, Group::Seats(_) | Group::Head(_) | Group::Tie(_)));
    let price = |group: Group| {
        let other = question.best_of(&question.world, &BTreeSet::from([group]), limits);
        (other.values != solution.values).then(|| priced(named(question, &question.world, group), solution, &other))
    };
    of_request.take_while(|_| limits.remaining() > 0.0).filter_map(price).collect()
}

/// What every rule about moves costs, one at a time: the plan that there would be without it. Those that change nothing are left out.
pub fn prices_of_rules(register: &Register, request: &Request, judge: &dyn Judge, solution: &Solution, limits: &Limits<'_>) -> Result<Vec<Price>, Mismatch> {
    let mut prices = Vec::new();
    for (rule, card) in judge.cards().iter().enumerate().filter(|(_, card)| card.limits_moves()) {
        if limits.remaining() <= 0.0 {
            break;
        }
        let without = Waiving { judge, rule };
        let other = Question::new(register, request, &without).best_but(&[], limits)?;
        if other.values != solution.values {
            let limit = Named { limit: "rule".into(), about: String::new(), rules: vec![card.name.clone()] };
            prices.push(priced(limit, solution, &other));
        }
    }
    Ok(prices)
}

fn priced(limit: Named, solution: &Solution, other: &Solution) -> Price {
    Price { limit, status: other.status, objective: measures(&other.values), change: change(&solution.values, &other.values) }
}

/// The nearest plans to an approved one of which a move has fallen: fewest changes first, then the levels of the objective.
pub fn repairs(question: &Question<'_>, approved: &[usize], fallen: usize, limits: &Limits<'_>) -> Result<Vec<Repair>, Mismatch> {
    let kept: Vec<usize> = approved.iter().copied().filter(|&arc| arc != fallen).collect();
    let mut world = question.world.clone();
    world.arcs[fallen].forbidden_by.push(world.forbids.len());
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut repairs = Vec::new();
    while repairs.len() < question.situation.request.options && limits.remaining() > 0.0 {
        let (mut program, mut costs) = model::build(&world, &BTreeSet::new());
        found.iter().for_each(|plan| exclude(&world, &mut program, plan));
        costs.insert(0, distance(world.arcs.len(), &kept));
        let solution = question.accepted(solve_program(&world, program, &costs, limits))?;
        if !matches!(solution.status, Status::Optimal | Status::Feasible) {
            break;
        }
        let changed = solution.moves.iter().filter(|arc| !kept.contains(arc)).count() + kept.iter().filter(|arc| !solution.moves.contains(arc)).count();
        repairs.push(Repair { changed, objective: measures(&solution.values), moves: steps(question, &solution.moves) });
        found.push(solution.moves);
    }
    Ok(repairs)
}

/// How many moves differ from these.
fn distance(arcs: usize, kept: &[usize]) -> Cost {
    let terms = (0..arcs).map(|arc| (arc, if kept.contains(&arc) { -1 } else { 1 })).collect();
    Cost { constant: kept.len() as i64, terms, range: (0, arcs as i64) }
}
