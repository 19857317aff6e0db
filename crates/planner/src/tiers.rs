//! The levels of the objective, one after another: each is brought to its best value and held there while the next is sought.
//!
//! Levels with few possible values are sought together, the higher one weighted above everything that the lower ones can be; this is exact in whole
//! numbers and spares solves.

use serde::{Deserialize, Serialize};

use crate::certificate::narrow;
use crate::model;
use crate::program::{Cost, FREE, Group, Program, Row};
use crate::score;
use crate::search::{End, Found, minimise};
use crate::world::World;

/// Levels are merged while the weights stay below this, far from where floating point loses whole numbers.
const WEIGHT_MAX: i64 = 1 << 21;

/// How long a search may take, and how long it has taken. Time comes from the caller.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Seconds allowed.
    pub seconds_max: f64,
    /// Seconds since the caller began.
    pub elapsed: &'a dyn Fn() -> f64,
}

impl Limits<'_> {
    /// No limit.
    pub fn none() -> Limits<'static> {
        Limits { seconds_max: f64::MAX, elapsed: &|| 0.0 }
    }

    /// Seconds left.
    pub fn remaining(&self) -> f64 {
        self.seconds_max - (self.elapsed)()
    }
}

/// What is known of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Proven to be the best.
    Optimal,
    /// A plan, not proven to be the best.
    Feasible,
    /// No plan satisfies the limits.
    Infeasible,
    /// Nothing was found before the time was over.
    Unknown,
}

/// How the bound of a level came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Recomputed in whole numbers from the prices of the rows.
    WholeNumbers,
    /// By the word of the integer solver.
    Solver,
    /// Not proven.
    None,
}

/// A plan of a world.
#[derive(Clone, PartialEq, Debug)]
pub struct Solution {
    /// What is known of it.
    pub status: Status,
    /// The moves, by their position in the world.
    pub moves: Vec<usize>,
    /// The value of every level.
    pub values: Vec<i64>,
    /// The bound of every level, as far as one is known.
    pub bounds: Vec<Option<i64>>,
    /// How the bounds came about: the weakest of them.
    pub proof: Proof,
}

/// The best plan of a world.
pub fn solve(world: &World, limits: &Limits<'_>) -> Solution {
    solve_but(world, &[], limits)
}

/// The best plan of a world that is none of these.
pub fn solve_but(world: &World, others: &[&[usize]], limits: &Limits<'_>) -> Solution {
    let (mut program, costs) = model::build(world, &Default::default());
    for other in others {
        exclude(world, &mut program, other);
    }
    solve_program(world, program, &costs, limits)
}

/// Cuts off one plan: some move of it is left out, or some other is in.
pub(crate) fn exclude(world: &World, program: &mut Program, plan: &[usize]) {
    let terms = (0..world.arcs.len()).map(|arc| (arc, if plan.contains(&arc) { -1 } else { 1 })).collect();
    program.row(Group::Structure, 1 - plan.len() as i64, FREE, terms);
}

/// The best plan of a program that was built from a world; the last levels of `costs` are those of the world.
pub(crate) fn solve_program(world: &World, program: Program, costs: &[Cost], limits: &Limits<'_>) -> Solution {
    let climb = descend(program, costs, limits);
    let Some(point) = climb.point else {
        let status = if climb.end == End::Infeasible { Status::Infeasible } else { Status::Unknown };
        return Solution { status, moves: Vec::new(), values: Vec::new(), bounds: Vec::new(), proof: Proof::None };
    };
    let moves: Vec<usize> = (0..world.arcs.len()).filter(|&arc| point[arc] == 1).collect();
    let (status, proof) = match climb.end {
        End::Proven => (Status::Optimal, Proof::WholeNumbers),
        End::SolverSays => (Status::Optimal, Proof::Solver),
        _ => (Status::Feasible, Proof::None),
    };
    let bounds = climb.bounds[costs.len() - model::LEVELS.len()..].to_vec();
    Solution { status, values: score::values(world, &moves).to_vec(), moves, bounds, proof }
}

/// What came of all levels: the point, the bounds, and the weakest end.
pub(crate) struct Descent {
    pub(crate) point: Option<Vec<i64>>,
    pub(crate) bounds: Vec<Option<i64>>,
    pub(crate) end: End,
}

/// Brings one level after another to its best value.
pub(crate) fn descend(mut program: Program, costs: &[Cost], limits: &Limits<'_>) -> Descent {
    let mut point = Some(vec![0; program.lower.len()]);
    let mut descent = Descent { point: None, bounds: vec![None; costs.len()], end: End::Proven };
    let mut next = 0;
    while next < costs.len() {
        let together = merged_from(&costs[next..]);
        let levels = &costs[next..next + together];
        if let Some(point) = &mut point {
            program.settle(point);
        }
        let cost = merged(levels);
        let found = minimise(&program, &cost, point.take(), limits);
        point = found.point.clone();
        if found.end != End::Proven {
            descent.end = found.end;
        }
        if !matches!(found.end, End::Proven | End::SolverSays) {
            descent.bounds[next] = point.is_some().then(|| first_bound(levels, &found));
            break;
        }
        let point = point.as_deref().expect("what is proven best is a point");
        narrow(&mut program, &cost, cost.at(point), &found.prices);
        for (level, cost) in levels.iter().enumerate() {
            let value = cost.at(point);
            descent.bounds[next + level] = Some(value);
            program.rows.push(Row { low: -FREE, high: value - cost.constant, terms: cost.terms.clone() });
        }
        next += together;
    }
    descent.point = point;
    descent
}

fn width(cost: &Cost) -> i64 {
    cost.range.1 - cost.range.0 + 1
}

/// How many of the levels, from the first on, can be sought together.
fn merged_from(costs: &[Cost]) -> usize {
    let mut weight = 1i64;
    let fits = costs.iter().skip(1).take_while(|cost| {
        weight = weight.saturating_mul(width(cost));
        weight <= WEIGHT_MAX
    });
    1 + fits.count()
}

fn weights(costs: &[Cost]) -> Vec<i64> {
    let mut weights = vec![1; costs.len()];
    for level in (0..costs.len() - 1).rev() {
        weights[level] = weights[level + 1] * width(&costs[level + 1]);
    }
    weights
}

fn merged(costs: &[Cost]) -> Cost {
    let mut sum = Cost { constant: 0, terms: Vec::new(), range: (0, 0) };
    for (cost, weight) in costs.iter().zip(weights(costs)) {
        sum.constant += weight * cost.constant;
        sum.terms.extend(cost.terms.iter().map(|&(column, factor)| (column, weight * factor)));
        sum.range = (sum.range.0 + weight * cost.range.0, sum.range.1 + weight * cost.range.1);
    }
    sum
}

/// What a bound on merged levels says of the first of them.
fn first_bound(costs: &[Cost], found: &Found) -> i64 {
    let weights = weights(costs);
    let rest: i64 = costs.iter().zip(&weights).skip(1).map(|(cost, weight)| weight * cost.range.1).sum();
    let least = (found.bound - rest).div_euclid(weights[0]) + i64::from((found.bound - rest).rem_euclid(weights[0]) != 0);
    least.max(costs[0].range.0)
}
