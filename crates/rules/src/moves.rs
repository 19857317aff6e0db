//! Proposed moves: the input of `check`, the candidates of the planner.

use register::Day;
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
