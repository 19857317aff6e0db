//! The integer program of a world: what limits a plan, and what a plan is measured by. One limit, one level: one file each, in the lists below.

mod duties;
mod exceptions;
mod filled_seats;
mod fit;
mod heads;
mod kin;
mod leaders_out;
pub(crate) mod lottery;
mod moves;
mod once;
mod pins;
mod quotas;
mod seats;

use std::collections::BTreeSet;

use crate::program::{Cost, Group, Program};
use crate::world::World;

/// A level of the objective: its name, what it counts in words, and how it is put into a program.
#[derive(Clone, Copy)]
pub struct Level {
    /// Its name in a plan's result.
    pub name: &'static str,
    /// In words, Vietnamese and English.
    pub words: [&'static str; 2],
    build: fn(&World, &mut Program) -> Cost,
}

/// The objective, first things first; every level is minimised.
pub const LEVELS: [Level; 7] = [duties::LEVEL, quotas::LEVEL, exceptions::LEVEL, filled_seats::LEVEL, moves::LEVEL, fit::LEVEL, lottery::LEVEL];

/// What limits a plan.
const LIMITS: [fn(&World, &mut Program); 8] =
    [once::limit, seats::limit, heads::limit, quotas::limit, leaders_out::limit, kin::limit, exceptions::limit, pins::limit];

/// The program of a world without the limits in `relaxed`, and its objective.
pub(crate) fn build(world: &World, relaxed: &BTreeSet<Group>) -> (Program, Vec<Cost>) {
    fill(world, Program::new(world, relaxed))
}

/// The program of a world in which the limits of the request may be given up, and its objective: how many are given up, then the usual levels.
pub(crate) fn build_elastic(world: &World) -> (Program, Vec<Cost>) {
    let (program, mut costs) = fill(world, Program::elastic(world));
    let terms: Vec<(usize, i64)> = program.given_up().iter().map(|&(_, column)| (column, 1)).collect();
    let range = (0, terms.len() as i64);
    costs.insert(0, Cost { constant: 0, terms, range });
    (program, costs)
}

fn fill(world: &World, mut program: Program) -> (Program, Vec<Cost>) {
    LIMITS.iter().for_each(|limit| limit(world, &mut program));
    let costs = LEVELS.iter().map(|level| (level.build)(world, &mut program)).collect();
    (program, costs)
}

/// The sum of each move's number over the moves of a plan, and the interval that a plan's sum lies in: a person moves at most once.
fn over_moves(world: &World, number: impl Fn(usize) -> i64) -> Cost {
    let terms: Vec<(usize, i64)> = (0..world.arcs.len()).map(|arc| (arc, number(arc))).filter(|term| term.1 != 0).collect();
    let mut extremes = vec![(0, 0); world.people.len()];
    for &(arc, value) in &terms {
        let (least, most): &mut (i64, i64) = &mut extremes[world.arcs[arc].person];
        *least = (*least).min(value);
        *most = (*most).max(value);
    }
    let range = extremes.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    Cost { constant: 0, terms, range }
}
