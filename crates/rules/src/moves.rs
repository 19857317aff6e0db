//! Proposed moves: the input of `check`, the candidates of the planner.

use register::Day;
use std::ops::Range;

use register::code::{MoveKind, Purpose};
use register::column::Row;
use register::tables::{People, Posts};

/// One proposed move.
#[derive(Clone, PartialEq, Debug)]
pub struct Move {
    /// Who moves.
    pub person: Row<People>,
    /// From which post.
    pub from_post: Row<Posts>,
    /// To which post.
    pub to_post: Row<Posts>,
    /// The day it takes effect.
    pub on: Day,
    /// Its form.
    pub kind: Option<MoveKind>,
    /// Its purpose.
    pub purpose: Option<Purpose>,
    /// First day after the planned end; [`Day::MISSING`] when not known.
    pub until_planned: Day,
    /// Expected placement afterwards, in words; empty when not said.
    pub expected_after: String,
    /// Symbol of the decision that waives what is not met; empty when there is none.
    pub waiver: String,
}

/// Proposed moves, grouped into plans. Moves of one plan are judged on the situation after all of them.
#[derive(Clone, Default, Debug)]
pub struct Moves {
    /// The moves.
    pub rows: Vec<Move>,
    /// The plan of each move: any number; moves with the same number are one plan.
    pub plan: Vec<u32>,
}

/// The moves by plan: who of a plan moves where.
#[derive(Debug)]
pub struct PlanIndex {
    // Positions in `Moves::rows`, by plan then person then day, and by plan then target post.
    by_person: Vec<u32>,
    by_target: Vec<u32>,
    // Where each plan stands in both of them: plans in order with their starts, and the end of the last.
    plans: Vec<u32>,
    starts: Vec<u32>,
}

impl PlanIndex {
    /// Sorts the moves by plan.
    pub fn new(moves: &Moves) -> PlanIndex {
        let mut by_person: Vec<u32> = (0..moves.rows.len() as u32).collect();
        let mut by_target = by_person.clone();
        by_person.sort_by_key(|&at| (moves.plan[at as usize], moves.rows[at as usize].person, moves.rows[at as usize].on, at));
        by_target.sort_by_key(|&at| (moves.plan[at as usize], moves.rows[at as usize].to_post, at));
        let (mut plans, mut starts) = (Vec::new(), Vec::new());
        for (number, &at) in by_person.iter().enumerate() {
            let plan = moves.plan[at as usize];
            if plans.last() != Some(&plan) {
                plans.push(plan);
                starts.push(number as u32);
            }
        }
        starts.push(by_person.len() as u32);
        PlanIndex { by_person, by_target, plans, starts }
    }

    fn range(&self, plan: u32) -> Range<usize> {
        // Plans that are numbered without holes stand at their own number.
        let at = if self.plans.get(plan as usize) == Some(&plan) { Ok(plan as usize) } else { self.plans.binary_search(&plan) };
        at.map_or(0..0, |at| self.starts[at] as usize..self.starts[at + 1] as usize)
    }

    /// The moves of a plan, by person.
    pub fn of_plan(&self, plan: u32) -> &[u32] {
        &self.by_person[self.range(plan)]
    }

    /// The moves of a person in a plan on the latest of their days: where the person stands after the plan. More than one is a contradiction of the plan.
    pub fn last_of_person(&self, moves: &Moves, plan: u32, person: Row<People>) -> &[u32] {
        let all = self.of_person(moves, plan, person);
        let earlier = all.last().map_or(0, |&last| all.partition_point(|&at| moves.rows[at as usize].on < moves.rows[last as usize].on));
        &all[earlier..]
    }

    /// The moves of a person in a plan, by day.
    pub fn of_person(&self, moves: &Moves, plan: u32, person: Row<People>) -> &[u32] {
        equal(&self.by_person[self.range(plan)], |at| moves.rows[at].person.cmp(&person))
    }

    /// The moves of a plan to a post.
    pub fn to_post(&self, moves: &Moves, plan: u32, post: Row<Posts>) -> &[u32] {
        equal(&self.by_target[self.range(plan)], |at| moves.rows[at].to_post.cmp(&post))
    }
}

/// The part of a sorted list that compares equal.
fn equal(sorted: &[u32], compare: impl Fn(usize) -> std::cmp::Ordering) -> &[u32] {
    let start = sorted.partition_point(|&at| compare(at as usize).is_lt());
    let length = sorted[start..].partition_point(|&at| compare(at as usize).is_eq());
    &sorted[start..start + length]
}
