//! The moves of a plan as it is written, as proposals that rules can judge.

use planner::explain::written::WrittenMove;
use register::code::Code;
use register::{Day, Register};
use rules::moves::Move;

/// The proposals; what the register no longer has is left out.
pub(crate) fn as_moves(register: &Register, moves: &[WrittenMove]) -> Vec<Move> {
    let tables = register.tables();
    let post = |id: &str| register.find(&tables.posts.id, id);
    let day = |text: &str| crate::cli::day(text).unwrap_or(Day::MISSING);
    let proposal = |moved: &WrittenMove| {
        Some(Move {
            person: register.find(&tables.people.id, &moved.person)?,
            from_post: post(&moved.from_post)?,
            to_post: post(&moved.to_post)?,
            on: day(&moved.on),
            kind: Code::ALL.iter().copied().find(|kind: &register::code::MoveKind| kind.name() == moved.kind),
            purpose: Code::ALL.iter().copied().find(|purpose: &register::code::Purpose| purpose.name() == moved.purpose),
            until_planned: day(&moved.until_planned),
            expected_after: String::new(),
            waiver: String::new(),
        })
    };
    moves.iter().filter_map(proposal).collect()
}
