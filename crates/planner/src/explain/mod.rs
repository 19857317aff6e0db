//! A plan's result: what was chosen, what it is worth, why, and what stands against the rest. The fields are those of the exchange format.

mod conflict;
mod forms;
mod moves;
mod shape;
mod unmoved;
mod what_if;
pub mod written;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use rules::verdict::Lang;

use crate::check;
use crate::model::LEVELS;
use crate::question::{Mismatch, Question};
use crate::score;
use crate::solver::SEED;
use crate::tiers::{Limits, Proof, Solution, Status};

pub use conflict::{Conflict, Exception, Named, Opening};
pub use forms::VerdictForm;
pub use moves::{Moved, Serves, Without};
pub use shape::{Circle, PostChange, UnitChange};
pub use unmoved::{ClosedBy, Unmoved};
pub use what_if::{Answer, Price, Repair, prices, prices_of_rules, repairs, why_not};

/// A word of the exchange format: the program's own when it is written, the file's when it is read back.
pub type Word = Cow<'static, str>;

/// A level of the objective and its value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// The level.
    pub name: Word,
    /// Its value; `None` where it is not known.
    pub value: Option<i64>,
}

/// The result of a request, with everything that is said of its verdicts, or with as much of them as is kept.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome<V = VerdictForm> {
    /// What is known of the plan.
    pub status: Status,
    /// The value of every level, first things first.
    pub objective: Vec<Measure>,
    /// The bound of every level.
    #[serde(default)]
    pub bound: Vec<Measure>,
    /// How far value and bound lie apart on every level.
    pub gap: Vec<Measure>,
    /// How the bounds were proven.
    pub proof: Proof,
    /// The seed that the solver started from.
    #[serde(default)]
    pub seed: i32,
    /// How long it took, by the caller's clock.
    pub seconds: f64,
    /// The moves.
    pub moves: Vec<Moved<V>>,
    /// Posts with fewer holders than seats afterwards.
    pub unfilled: Vec<PostChange>,
    /// People who had to move and do not.
    pub unmoved_duties: Vec<Unmoved>,
    /// Moves that follow one another, from the first post that is left to the last that is reached.
    pub chains: Vec<Circle>,
    /// Moves that follow one another in a circle; two of them are a swap.
    pub cycles: Vec<Circle>,
    /// Quotas: used, and allowed.
    pub quotas: Vec<QuotaUse>,
    /// The next best plans.
    pub alternatives: Vec<Alternative>,
    /// Every post that somebody leaves or reaches.
    pub posts: Vec<PostChange>,
    /// Every unit that somebody leaves or reaches.
    pub units: Vec<UnitChange>,
    /// People of whom nothing could be said, because the register gives them two main tenures on the day.
    pub contradictory: Vec<String>,
    /// Why there is no plan, where there is none.
    pub conflict: Option<Conflict>,
}

/// A quota: used, and allowed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct QuotaUse {
    /// The unit.
    pub unit: String,
    /// `out` or `in`.
    pub direction: Word,
    /// Moves of the plan.
    pub used: i64,
    /// Least and most.
    pub allowed: [u32; 2],
}

/// Another plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Alternative {
    /// What is known of it.
    pub status: Status,
    /// The value of every level.
    pub objective: Vec<Measure>,
    /// Who moves where.
    pub moves: Vec<Step>,
}

/// Who moves where, in short.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Who.
    pub person: String,
    /// From which post.
    pub from_post: String,
    /// To which post.
    pub to_post: String,
}

/// The plan of a question with everything that explains it.
pub fn plan(question: &Question<'_>, lang: Lang, limits: &Limits<'_>) -> Result<Outcome, Mismatch> {
    let solution = question.best_but(&[], limits)?;
    let plan = &solution.moves;
    let shown = matches!(solution.status, Status::Optimal | Status::Feasible);
    let lines = question.judge.lines(&check::as_moves(&question.situation, &question.candidates, plan), lang);
    let changes = shape::posts(&question.world, plan);
    let (chains, cycles) = shape::chains(&question.world, plan);
    Ok(Outcome {
        status: solution.status,
        objective: measures(&solution.values),
        bound: levels(&solution.bounds),
        gap: levels(&gap(&solution)),
        proof: solution.proof,
        seed: SEED,
        moves: moves::explained(question, &solution, lines, limits),
        unfilled: if shown { shape::unfilled(&question.situation, &question.world, plan) } else { Vec::new() },
        unmoved_duties: if shown { unmoved::explained(question, plan, limits) } else { Vec::new() },
        chains,
        cycles,
        quotas: if shown { quotas(question, plan) } else { Vec::new() },
        alternatives: alternatives(question, &solution, limits)?,
        posts: changes,
        units: shape::units(&question.world, plan),
        contradictory: question.situation.contradictory.iter().map(|row| people(question, *row)).collect(),
        conflict: (solution.status == Status::Infeasible).then(|| conflict::explained(question, limits)),
        seconds: (limits.elapsed)(),
    })
}

fn people(question: &Question<'_>, row: register::column::Row<register::tables::People>) -> String {
    question.situation.register.tables().people.id.text(row.index()).to_owned()
}

fn gap(solution: &Solution) -> Vec<Option<i64>> {
    solution.values.iter().zip(&solution.bounds).map(|(value, bound)| bound.map(|bound| value - bound)).collect()
}

pub(crate) fn measures(values: &[i64]) -> Vec<Measure> {
    LEVELS.iter().zip(values).map(|(level, &value)| Measure { name: level.name.into(), value: Some(value) }).collect()
}

fn levels(values: &[Option<i64>]) -> Vec<Measure> {
    LEVELS.iter().zip(values).map(|(level, &value)| Measure { name: level.name.into(), value }).collect()
}

/// The levels on which two plans differ, and by how much the second is worse (or better, with a minus).
pub(crate) fn change(from: &[i64], to: &[i64]) -> Vec<Measure> {
    let differences = LEVELS.iter().zip(from.iter().zip(to)).map(|(level, (from, to))| (level.name, to - from));
    differences.filter(|(_, difference)| *difference != 0).map(|(name, difference)| Measure { name: name.into(), value: Some(difference) }).collect()
}

pub(crate) fn steps(question: &Question<'_>, plan: &[usize]) -> Vec<Step> {
    let world = &question.world;
    let step = |&arc: &usize| Step {
        person: world.people[world.arcs[arc].person].id.clone(),
        from_post: world.posts[world.from(arc)].id.clone(),
        to_post: world.posts[world.arcs[arc].to].id.clone(),
    };
    plan.iter().map(step).collect()
}

fn quotas(question: &Question<'_>, plan: &[usize]) -> Vec<QuotaUse> {
    let world = &question.world;
    let sides = world.quotas.iter().flat_map(|quota| {
        let (out, into) = score::crossings(world, plan, quota.unit);
        [("out", quota.out, out, quota.unit), ("in", quota.into, into, quota.unit)]
    });
    let used = sides
        .filter_map(|(direction, bounds, used, unit)| Some(QuotaUse { unit: world.units[unit].clone(), direction: direction.into(), used, allowed: bounds? }));
    used.collect()
}

/// The next best plans, each different from all before it.
fn alternatives(question: &Question<'_>, first: &Solution, limits: &Limits<'_>) -> Result<Vec<Alternative>, Mismatch> {
    let mut found = vec![first.moves.clone()];
    let mut alternatives = Vec::new();
    while alternatives.len() + 1 < question.situation.request.options && limits.remaining() > 0.0 {
        let known: Vec<&[usize]> = found.iter().map(Vec::as_slice).collect();
        let next = question.best_but(&known, limits)?;
        if !matches!(next.status, Status::Optimal | Status::Feasible) {
            break;
        }
        alternatives.push(Alternative { status: next.status, objective: measures(&next.values), moves: steps(question, &next.moves) });
        found.push(next.moves);
    }
    Ok(alternatives)
}
