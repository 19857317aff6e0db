//! The person's main post on the day. Without a main post, or with two, nothing about it is known.

use register::Main;
use register::code::{Branch, Code, Level, Role, UnitKind};

use super::person::byte;
use super::{Block, Fact, MONTHS, MONTHS_SERVED, OF_PERSON, RANK, RANKS, ROWS, TRUTHS, bounded, codes, paper};
use crate::column::{Column, FALSE, TRUE, UNKNOWN};
use crate::tree::Type;

/// Whether the person holds a main post.
pub(super) const IN_POST: Fact = Fact {
    name: "person.in_post",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đang giữ chức vụ chính", "holds a main post"],
    source: "tenures: the one tenure that is not concurrent and whose period holds the day; two of them leave it not known",
    paper: paper::DECISIONS,
    fill: in_post,
};

fn in_post(block: &Block<'_>) -> Column {
    let held = |main: &Main| match main {
        Main::Nothing => FALSE,
        Main::One(_) => TRUE,
        Main::Contradictory => UNKNOWN,
    };
    Column::Truth(block.mains().iter().map(held).collect())
}

/// Whether the main post is a head's.
pub(super) const IS_HEAD: Fact = Fact {
    name: "person.is_head",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["là người đứng đầu", "is the head of the unit"],
    source: "titles.role of the main post",
    paper: paper::DECISIONS,
    fill: is_head,
};

fn is_head(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    block.truth_of_main_post(|post| tables.titles.role[tables.posts.title[post].index()].map(|role| role == Role::Head))
}

/// Whether the main post belongs to the leadership of its unit.
pub(super) const LEADERSHIP: Fact = Fact {
    name: "person.leadership",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["giữ chức vụ lãnh đạo, quản lý", "holds a leading post"],
    source: "titles.leadership of the main post",
    paper: paper::TITLES,
    fill: leadership,
};

fn leadership(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    block.truth_of_main_post(|post| tables.titles.leadership[tables.posts.title[post].index()])
}

/// Whether the main post is one whose holder must change position from time to time.
pub(super) const SENSITIVE: Fact = Fact {
    name: "person.sensitive",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["ở vị trí phải định kỳ chuyển đổi", "in a post subject to periodic change"],
    source: "posts.sensitive of the main post; empty means that it is not such a post",
    paper: paper::POSTS,
    fill: sensitive,
};

fn sensitive(block: &Block<'_>) -> Column {
    let posts = &block.world.register.tables().posts;
    block.truth_of_main_post(|post| Some(posts.sensitive[post].is_some()))
}

/// The longest stay in the main post, in months.
pub(super) const POST_STAY_MONTHS_MAX: Fact = Fact {
    name: "person.post_stay_months_max",
    ty: MONTHS,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng tối đa ở vị trí", "longest stay in the post, in months"],
    source: "posts.stay_months_max of the main post",
    paper: paper::POSTS,
    fill: post_stay_months_max,
};

fn post_stay_months_max(block: &Block<'_>) -> Column {
    let posts = &block.world.register.tables().posts;
    block.number_of_main_post(|post| bounded(posts.stay_months_max[post], MONTHS_SERVED))
}

/// The title of the main post.
pub(super) const TITLE: Fact = Fact {
    name: "person.title",
    ty: Type::Id("titles"),
    bounds: ROWS,
    of: OF_PERSON,
    words: ["chức danh hiện giữ", "present title"],
    source: "posts.title of the main post",
    paper: paper::DECISIONS,
    fill: title,
};

fn title(block: &Block<'_>) -> Column {
    let posts = &block.world.register.tables().posts;
    block.number_of_main_post(|post| posts.title[post].index() as i32)
}

/// The unit of the main post.
pub(super) const UNIT: Fact = Fact {
    name: "person.unit",
    ty: Type::Id("units"),
    bounds: ROWS,
    of: OF_PERSON,
    words: ["đơn vị công tác", "present unit"],
    source: "posts.unit of the main post",
    paper: paper::DECISIONS,
    fill: unit,
};

fn unit(block: &Block<'_>) -> Column {
    let posts = &block.world.register.tables().posts;
    block.number_of_main_post(|post| posts.unit[post].index() as i32)
}

/// The kind of the unit of the main post.
pub(super) const UNIT_KIND: Fact = Fact {
    name: "person.unit_kind",
    ty: Type::Code(UnitKind::NAMES),
    bounds: codes(UnitKind::NAMES),
    of: OF_PERSON,
    words: ["loại đơn vị công tác", "kind of the present unit"],
    source: "units.kind of the main post's unit",
    paper: paper::UNITS,
    fill: unit_kind,
};

fn unit_kind(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    block.number_of_main_post(|post| byte(tables.units.kind[tables.posts.unit[post].index()]))
}

/// The level of the unit of the main post.
pub(super) const LEVEL: Fact = Fact {
    name: "person.level",
    ty: Type::Code(Level::NAMES),
    bounds: codes(Level::NAMES),
    of: OF_PERSON,
    words: ["cấp công tác", "level of the present unit"],
    source: "units.level of the main post's unit",
    paper: paper::UNITS,
    fill: level,
};

fn level(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    block.number_of_main_post(|post| byte(tables.units.level[tables.posts.unit[post].index()]))
}

/// The branch of work of the unit of the main post.
pub(super) const BRANCH: Fact = Fact {
    name: "person.branch",
    ty: Type::Code(Branch::NAMES),
    bounds: codes(Branch::NAMES),
    of: OF_PERSON,
    words: ["ngành công tác", "branch of the present unit"],
    source: "units.branch of the main post's unit",
    paper: paper::UNITS,
    fill: branch,
};

fn branch(block: &Block<'_>) -> Column {
    let tables = block.world.register.tables();
    block.number_of_main_post(|post| byte(tables.units.branch[tables.posts.unit[post].index()]))
}

/// The rank of the title of the main post.
pub(super) const RANK_HELD: Fact = Fact {
    name: "person.rank",
    ty: RANK,
    bounds: RANKS,
    of: OF_PERSON,
    words: ["bậc chức danh hiện giữ (1 là cao nhất)", "rank of the present title (1 is the highest)"],
    source: "ranks on the day, of the main post's title; two that differ leave it not known",
    paper: paper::TITLES,
    fill: rank_held,
};

fn rank_held(block: &Block<'_>) -> Column {
    let posts = &block.world.register.tables().posts;
    block.number_of_main_post(|post| block.rank(posts.title[post].index()))
}
