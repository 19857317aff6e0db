//! What the proposal says of a move: its form, purpose, length, decision.

use register::Day;
use register::code::{Code, Manner, MoveKind, Purpose};
use register::day::{months_begun, months_between};

use super::person::byte;
use super::{Block, Fact, MONTHS, MONTHS_EITHER_WAY, OF_MOVE, OF_MOVE_AND_POST, Rows, TRUTHS, codes, paper, truth};
use crate::column::{Column, MISSING, TRUE, UNKNOWN};
use crate::moves::Move;
use crate::tree::Type;

/// How the symbol of a decision of the Centre ends.
const CENTRAL_SYMBOL_END: &str = "/TW";

/// The form of the move.
pub(super) const KIND: Fact = Fact {
    name: "move.kind",
    ty: Type::Code(MoveKind::NAMES),
    bounds: codes(MoveKind::NAMES),
    of: OF_MOVE,
    words: ["hình thức", "form of the move"],
    source: "moves.kind",
    paper: paper::PLAN_MOVES,
    fill: |block| numbers(block, |row| byte(row.kind)),
};

/// The purpose of the move.
pub(super) const PURPOSE: Fact = Fact {
    name: "move.purpose",
    ty: Type::Code(Purpose::NAMES),
    bounds: codes(Purpose::NAMES),
    of: OF_MOVE,
    words: ["mục đích", "purpose of the move"],
    source: "moves.purpose",
    paper: paper::PLAN_MOVES,
    fill: |block| numbers(block, |row| byte(row.purpose)),
};

/// Whole months planned.
pub(super) const PLANNED_MONTHS: Fact = Fact {
    name: "move.planned_months",
    ty: MONTHS,
    bounds: MONTHS_EITHER_WAY,
    of: OF_MOVE,
    words: ["thời gian dự kiến (tháng tròn)", "planned length in whole months"],
    source: "moves.on to moves.until_planned, whole months",
    paper: paper::PLAN_MOVES,
    fill: |block| numbers(block, |row| planned(row, months_between)),
};

/// Months begun of the planned time.
pub(super) const PLANNED_MONTHS_BEGUN: Fact = Fact {
    name: "move.planned_months_begun",
    ty: MONTHS,
    bounds: MONTHS_EITHER_WAY,
    of: OF_MOVE,
    words: ["thời gian dự kiến (tính cả tháng lẻ)", "planned length in months begun"],
    source: "moves.on to moves.until_planned, months begun",
    paper: paper::PLAN_MOVES,
    fill: |block| numbers(block, |row| planned(row, months_begun)),
};

fn planned(row: &Move, count: impl Fn(Day, Day) -> i32) -> i32 {
    row.until_planned.if_known().map_or(MISSING, |until| count(row.on, until))
}

/// Whether the placement afterwards is stated.
pub(super) const EXPECTED_AFTER_STATED: Fact = Fact {
    name: "move.expected_after_stated",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["có nêu dự kiến bố trí sau luân chuyển", "placement afterwards is stated"],
    source: "moves.expected_after is not empty",
    paper: paper::PLAN_MOVES,
    fill: |block| truths(block, |row| Some(!row.expected_after.trim().is_empty())),
};

/// Whether a decision that waives is recorded: of a post, with every move of the plan that comes to it.
pub(super) const WAIVER_RECORDED: Fact = Fact {
    name: "move.waiver_recorded",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE_AND_POST,
    words: ["có quyết định cho phép ngoại lệ", "a decision that waives is recorded"],
    source: "moves.waiver is not empty; of a post, in every move of the plan that comes to it",
    paper: paper::PLAN_MOVES,
    fill: |block| decided(block, |row| !row.waiver.trim().is_empty()),
};

/// Whether something holds of each move, or of every move of the plan that comes to each post, where some move does.
fn decided(block: &Block<'_>, holds: impl Fn(&Move) -> bool) -> Column {
    let Rows::Posts(posts, plan) = &block.rows else { return truths(block, |row| Some(holds(row))) };
    let moves = block.world.moves;
    let coming = |&post| plan.map_or(&[][..], |plan| block.world.plans().to_post(moves, plan, post));
    let all = |coming: &[u32]| !coming.is_empty() && coming.iter().all(|&at| holds(&moves.rows[at as usize]));
    Column::Truth(posts.iter().map(|post| truth(Some(all(coming(post))))).collect())
}

/// Whether that decision is one of the Centre.
pub(super) const WAIVER_IS_CENTRAL: Fact = Fact {
    name: "move.waiver_is_central",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE_AND_POST,
    words: ["quyết định ngoại lệ là của Trung ương", "the waiving decision is one of the Centre"],
    source: "moves.waiver ends in /TW",
    paper: paper::PLAN_MOVES,
    fill: |block| decided(block, |row| row.waiver.trim().ends_with(CENTRAL_SYMBOL_END)),
};

/// Whether the election or designation to the target post is recorded: true, or not known.
pub(super) const ELECTION_RECORDED: Fact = Fact {
    name: "move.election_recorded",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["có kết quả bầu cử hoặc quyết định chỉ định", "election or designation is recorded"],
    source: "tenures: one of the person in the target post with manner elected or designated that is not over on the day; without it the paper is missing",
    paper: paper::ELECTION,
    fill: election_recorded,
};

fn election_recorded(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let tenures = &register.tables().tenures;
    let recorded = |row: &Move| {
        register.tenures_of(row.person).any(|tenure| {
            let elected = matches!(tenures.manner[tenure], Some(Manner::Elected | Manner::Designated));
            elected && tenures.post[tenure] == row.to_post && tenures.until[tenure].0 > row.on
        })
    };
    Column::Truth(block.moves().map(|row| if recorded(row) { TRUE } else { UNKNOWN }).collect())
}

/// A column of numbers, one for each move.
pub(super) fn numbers(block: &Block<'_>, number: impl Fn(&Move) -> i32) -> Column {
    Column::Number(block.moves().map(number).collect())
}

/// A column of truths, one for each move.
pub(super) fn truths(block: &Block<'_>, holds: impl Fn(&Move) -> Option<bool>) -> Column {
    Column::Truth(block.moves().map(holds).map(truth).collect())
}
