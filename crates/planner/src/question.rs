//! A request made ready: the scope, the candidates, the world; and every search over it. One question answers many: the plan, why not, at what price.

use std::collections::BTreeSet;

use register::Register;

use crate::assemble;
use crate::candidates::{self, Candidates};
use crate::check;
use crate::judge::Judge;
use crate::model;
use crate::program::Group;
use crate::request::{Pin, Request};
use crate::situation::Situation;
use crate::tiers::{Limits, Solution, Status, solve_but, solve_program};
use crate::world::World;

/// A request made ready.
pub struct Question<'a> {
    /// The scope on the day.
    pub situation: Situation<'a>,
    /// Who judges.
    pub judge: &'a dyn Judge,
    /// What the rules leave open, and what not.
    pub candidates: Candidates,
    /// The same as an abstract world.
    pub world: World,
}

/// The rules do not accept a plan that the search took for possible. A fault of the planner, never of the request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// Every point of disagreement.
    pub points: Vec<String>,
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the rules do not accept the plan that was found: {}", self.points.join("; "))
    }
}

impl std::error::Error for Mismatch {}

impl<'a> Question<'a> {
    /// Judges every candidate of a request.
    pub fn new(register: &'a Register, request: &'a Request, judge: &'a dyn Judge) -> Question<'a> {
        let situation = Situation::read(register, request);
        let candidates = candidates::find(&situation, judge);
        let world = assemble::world(&situation, judge, &candidates);
        Question { situation, judge, candidates, world }
    }

    /// The best plan that is none of these, accepted by the rules.
    pub fn best_but(&self, others: &[&[usize]], limits: &Limits<'_>) -> Result<Solution, Mismatch> {
        self.accepted(solve_but(&self.world, others, limits))
    }

    /// The best plan of a changed world with the same candidates, accepted by the rules.
    pub(crate) fn best_of(&self, world: &World, relaxed: &BTreeSet<Group>, limits: &Limits<'_>) -> Solution {
        let (program, costs) = model::build(world, relaxed);
        solve_program(world, program, &costs, limits)
    }

    /// The possible move from a person to a post.
    pub fn arc(&self, wish: &Pin) -> Option<usize> {
        self.candidates.position(self.situation.person(wish.person)?, self.situation.post(wish.to_post)?)
    }

    pub(crate) fn accepted(&self, solution: Solution) -> Result<Solution, Mismatch> {
        if matches!(solution.status, Status::Infeasible | Status::Unknown) {
            return Ok(solution);
        }
        let points = check::disagreements(&self.situation, self.judge, &self.candidates, &self.world, &solution.moves);
        if points.is_empty() { Ok(solution) } else { Err(Mismatch { points }) }
    }
}
