//! The two ends of a move: its own posts, their titles and units.

use register::code::{Branch, Code, Level, Role, UnitKind};
use register::column::Row;
use register::tables::{Posts, Titles, Units};

use super::move_terms::{numbers, truths};
use super::person::byte;
use super::post::holders_after;
use super::{Block, COUNT, COUNT_RANGE, COUNTS, Fact, OF_MOVE, ROWS, TRUTHS, bounded, codes, paper};
use crate::column::{Column, MISSING};
use crate::tree::Type;

/// The title left.
pub(super) const FROM_TITLE: Fact = Fact {
    name: "move.from_title",
    ty: Type::Id("titles"),
    bounds: ROWS,
    of: OF_MOVE,
    words: ["chức danh nơi đi", "title left"],
    source: "posts.title of moves.from_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| title(block, row.from_post).index() as i32),
};

/// The title taken up.
pub(super) const TO_TITLE: Fact = Fact {
    name: "move.to_title",
    ty: Type::Id("titles"),
    bounds: ROWS,
    of: OF_MOVE,
    words: ["chức danh nơi đến", "title taken up"],
    source: "posts.title of moves.to_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| title(block, row.to_post).index() as i32),
};

/// The unit left.
pub(super) const FROM_UNIT: Fact = Fact {
    name: "move.from_unit",
    ty: Type::Id("units"),
    bounds: ROWS,
    of: OF_MOVE,
    words: ["đơn vị nơi đi", "unit left"],
    source: "posts.unit of moves.from_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| unit(block, row.from_post).index() as i32),
};

/// The unit gone to.
pub(super) const TO_UNIT: Fact = Fact {
    name: "move.to_unit",
    ty: Type::Id("units"),
    bounds: ROWS,
    of: OF_MOVE,
    words: ["đơn vị nơi đến", "unit gone to"],
    source: "posts.unit of moves.to_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| unit(block, row.to_post).index() as i32),
};

/// The kind of the unit gone to.
pub(super) const TO_UNIT_KIND: Fact = Fact {
    name: "move.to_unit_kind",
    ty: Type::Code(UnitKind::NAMES),
    bounds: codes(UnitKind::NAMES),
    of: OF_MOVE,
    words: ["loại đơn vị nơi đến", "kind of the unit gone to"],
    source: "units.kind of the target post's unit",
    paper: paper::UNITS,
    fill: |block| numbers(block, |row| byte(block.world.register.tables().units.kind[unit(block, row.to_post).index()])),
};

/// The level of the unit gone to.
pub(super) const TO_LEVEL: Fact = Fact {
    name: "move.to_level",
    ty: Type::Code(Level::NAMES),
    bounds: codes(Level::NAMES),
    of: OF_MOVE,
    words: ["cấp của đơn vị nơi đến", "level of the unit gone to"],
    source: "units.level of the target post's unit",
    paper: paper::UNITS,
    fill: |block| numbers(block, |row| byte(block.world.register.tables().units.level[unit(block, row.to_post).index()])),
};

/// The role of the title taken up.
pub(super) const TO_ROLE: Fact = Fact {
    name: "move.to_role",
    ty: Type::Code(Role::NAMES),
    bounds: codes(Role::NAMES),
    of: OF_MOVE,
    words: ["vai trò của chức danh nơi đến", "role of the title taken up"],
    source: "titles.role of the target post",
    paper: paper::TITLES,
    fill: |block| numbers(block, |row| byte(block.world.register.tables().titles.role[title(block, row.to_post).index()])),
};

/// Whether the title taken up is filled by election.
pub(super) const TO_ELECTED: Fact = Fact {
    name: "move.to_elected",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["chức danh nơi đến phải qua bầu cử", "title taken up is filled by election"],
    source: "titles.elected of the target post",
    paper: paper::TITLES,
    fill: |block| truths(block, |row| block.world.register.tables().titles.elected[title(block, row.to_post).index()]),
};

/// The unit that manages the holder of the post left.
pub(super) const MANAGED_BY: Fact = Fact {
    name: "move.managed_by",
    ty: Type::Id("units"),
    bounds: ROWS,
    of: OF_MOVE,
    words: ["cơ quan quản lý cán bộ nơi đi", "unit that manages the holder of the post left"],
    source: "posts.managed_by of moves.from_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| block.world.register.tables().posts.managed_by[row.from_post.index()].get().map_or(MISSING, |unit| unit as i32)),
};

/// Whether both units are of one branch of work.
pub(super) const SAME_BRANCH: Fact = Fact {
    name: "move.same_branch",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["cùng ngành công tác", "same branch of work"],
    source: "units.branch of both posts' units; `other` names no branch and leaves it not known",
    paper: paper::UNITS,
    fill: |block| truths(block, |row| Some(named_branch(block, row.from_post)? == named_branch(block, row.to_post)?)),
};

fn named_branch(block: &Block<'_>, post: Row<Posts>) -> Option<Branch> {
    branch(block, post).filter(|&branch| branch != Branch::Other)
}

/// Whether both units are of the inspection branch.
pub(super) const WITHIN_INSPECTION: Fact = Fact {
    name: "move.within_inspection",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["trong nội bộ ngành kiểm tra", "within the inspection branch"],
    source: "units.branch of both posts' units is inspection",
    paper: paper::UNITS,
    fill: within_inspection,
};

fn within_inspection(block: &Block<'_>) -> Column {
    let inspection = |post: Row<Posts>| super::truth(branch(block, post).map(|branch| branch == Branch::Inspection));
    Column::Truth(block.moves().map(|row| inspection(row.from_post).min(inspection(row.to_post))).collect())
}

/// Who holds the target post after the plan.
pub(super) const TO_HOLDERS_AFTER: Fact = Fact {
    name: "move.to_holders_after",
    ty: COUNT_RANGE,
    bounds: COUNTS,
    of: OF_MOVE,
    words: ["số người giữ chức vụ nơi đến sau kế hoạch", "holders of the target post after the plan"],
    source: "main tenures in the target post on the day, less who moves in the plan, plus who moves there; a contradictory main tenure leaves a range",
    paper: paper::DECISIONS,
    fill: to_holders_after,
};

fn to_holders_after(block: &Block<'_>) -> Column {
    let (low, high) = block.moves_with_plan().map(|(row, plan)| holders_after(block, row.to_post, Some(plan))).unzip();
    Column::Range { low, high }
}

/// Approved seats of the target post.
pub(super) const TO_SEATS: Fact = Fact {
    name: "move.to_seats",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_MOVE,
    words: ["số lượng được duyệt của chức vụ nơi đến", "approved seats of the target post"],
    source: "posts.seats of moves.to_post",
    paper: paper::POSTS,
    fill: |block| numbers(block, |row| bounded(block.world.register.tables().posts.seats[row.to_post.index()], COUNTS)),
};

/// Whether the unit gone to is no more on the day.
pub(super) const TO_UNIT_ENDED: Fact = Fact {
    name: "move.to_unit_ended",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["đơn vị nơi đến đã kết thúc hoạt động", "unit gone to is no more"],
    source: "units.until of the target post's unit, on or before the day",
    paper: paper::UNITS,
    fill: |block| truths(block, |row| Some(ended(block, row.to_post))),
};

/// Whether the unit left is no more on the day.
pub(super) const FROM_UNIT_ENDED: Fact = Fact {
    name: "move.from_unit_ended",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["đơn vị nơi đi đã kết thúc hoạt động", "unit left is no more"],
    source: "units.until of the present post's unit, on or before the day",
    paper: paper::UNITS,
    fill: |block| truths(block, |row| Some(ended(block, row.from_post))),
};

fn ended(block: &Block<'_>, post: Row<Posts>) -> bool {
    block.world.register.tables().units.until[unit(block, post).index()].0 <= block.day
}

fn title(block: &Block<'_>, post: Row<Posts>) -> Row<Titles> {
    block.world.register.tables().posts.title[post.index()]
}

fn unit(block: &Block<'_>, post: Row<Posts>) -> Row<Units> {
    block.world.register.tables().posts.unit[post.index()]
}

fn branch(block: &Block<'_>, post: Row<Posts>) -> Option<Branch> {
    block.world.register.tables().units.branch[unit(block, post).index()]
}
