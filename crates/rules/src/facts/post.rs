//! A post, after the moves of the plan.

use register::Period;
use register::column::Row;
use register::tables::{People, Posts};

use super::{Block, COUNT, COUNT_RANGE, COUNTS, Fact, OF_POST, ROWS, Rows, TRUTHS, bounded, paper, truth};
use crate::column::Column;
use crate::tree::Type;

/// Approved seats.
pub(super) const SEATS: Fact = Fact {
    name: "post.seats",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_POST,
    words: ["số lượng được duyệt", "approved seats"],
    source: "posts.seats",
    paper: paper::POSTS,
    fill: |block| numbers(block, |post| bounded(block.world.register.tables().posts.seats[post], COUNTS)),
};

/// Holders after the plan.
pub(super) const HOLDERS_AFTER: Fact = Fact {
    name: "post.holders_after",
    ty: COUNT_RANGE,
    bounds: COUNTS,
    of: OF_POST,
    words: ["số người giữ chức vụ sau kế hoạch", "holders after the plan"],
    source: "main tenures in the post on the day, less who moves in the plan, plus who moves there; a contradictory main tenure leaves a range",
    paper: paper::DECISIONS,
    fill: |block| ranges(block, |post, plan| holders_after(block, post, plan)),
};

/// The least and the greatest number of holders of a post on the block's day after the moves of a plan: today's, less who goes, plus who comes.
pub(super) fn holders_after(block: &Block<'_>, post: Row<Posts>, plan: Option<u32>) -> (i32, i32) {
    let (mut low, mut high) = block.holders(post);
    let Some(plan) = plan else { return (low, high) };
    let world = block.world;
    let (moves, plans) = (world.moves, world.plans());
    let mut leaves = |person: Row<People>| {
        if let Some(sure) = world.register.holds_main(person, post, block.day) {
            low -= i32::from(sure);
            high -= 1;
        }
    };
    // A plan may be larger than a post and a post larger than a plan: whichever is smaller is walked.
    let (proposed, held) = (plans.of_plan(plan), world.register.tenures_in(post));
    if proposed.len() <= held.len() {
        let mut last = Row::NONE;
        for person in proposed.iter().map(|&at| moves.rows[at as usize].person) {
            // The moves of a plan come ordered by person.
            if person != last {
                leaves(person);
                last = person;
            }
        }
    } else {
        let holders = world.register.holders(post, block.day);
        holders.into_iter().filter(|&(person, _)| !plans.of_person(moves, plan, person).is_empty()).for_each(|(person, _)| leaves(person));
    }
    let (sure, possible) = arrivals(block, post, plan);
    (low + sure, high + possible)
}

/// Who comes to a post in a plan, and is there after it: surely, and at most. Who is sent to several posts on the last day is in one of them.
fn arrivals(block: &Block<'_>, post: Row<Posts>, plan: u32) -> (i32, i32) {
    let (moves, plans) = (block.world.moves, block.world.plans());
    let mut coming: Vec<Row<People>> = plans.to_post(moves, plan, post).iter().map(|&at| moves.rows[at as usize].person).collect();
    coming.sort_unstable();
    coming.dedup();
    let (mut low, mut high) = (0, 0);
    for person in coming {
        let here = |&at: &u32| moves.rows[at as usize].to_post == post;
        let last = plans.last_of_person(moves, plan, person);
        low += i32::from(last.iter().all(here));
        high += i32::from(last.iter().any(here));
    }
    (low, high)
}

/// People planned for the title of the post, in its unit.
pub(super) const PLANNED_PEOPLE: Fact = Fact {
    name: "post.planned_people",
    ty: COUNT_RANGE,
    bounds: COUNTS,
    of: OF_POST,
    words: ["số người được quy hoạch vào chức danh", "people planned for the title"],
    source: "planning: different people with an entry for the title in the unit whose period holds the day; an entry without a unit leaves a range",
    paper: paper::PLANNING,
    fill: |block| ranges(block, |post, _| planned_people(block, post)),
};

fn planned_people(block: &Block<'_>, post: Row<Posts>) -> (i32, i32) {
    let tables = block.world.register.tables();
    let (planning, unit) = (&tables.planning, tables.posts.unit[post.index()]);
    let (mut low, mut high) = (0, 0);
    let (mut last_sure, mut last_possible) = (Row::NONE, Row::NONE);
    // The entries for a title come ordered by person.
    for &row in block.world.register.planned_for(tables.posts.title[post.index()]) {
        let row = row as usize;
        if !(Period { from: planning.from[row].0, until: planning.until[row].0 }).holds(block.day) {
            continue;
        }
        let (person, planned_in) = (planning.person[row], planning.unit[row]);
        if planned_in == unit && last_sure != person {
            low += 1;
            last_sure = person;
        }
        if (planned_in == unit || !planned_in.known()) && last_possible != person {
            high += 1;
            last_possible = person;
        }
    }
    (low, high)
}

/// Whether the holder must change position from time to time.
pub(super) const SENSITIVE: Fact = Fact {
    name: "post.sensitive",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_POST,
    words: ["vị trí phải định kỳ chuyển đổi", "subject to periodic change"],
    source: "posts.sensitive; empty means that it is not such a post",
    paper: paper::POSTS,
    fill: |block| Column::Truth(posts(block).0.iter().map(|post| truth(Some(block.world.register.tables().posts.sensitive[post.index()].is_some()))).collect()),
};

/// The title of the holder.
pub(super) const TITLE: Fact = Fact {
    name: "post.title",
    ty: Type::Id("titles"),
    bounds: ROWS,
    of: OF_POST,
    words: ["chức danh", "title"],
    source: "posts.title",
    paper: paper::POSTS,
    fill: |block| numbers(block, |post| block.world.register.tables().posts.title[post].index() as i32),
};

/// The unit.
pub(super) const UNIT: Fact = Fact {
    name: "post.unit",
    ty: Type::Id("units"),
    bounds: ROWS,
    of: OF_POST,
    words: ["đơn vị", "unit"],
    source: "posts.unit",
    paper: paper::POSTS,
    fill: |block| numbers(block, |post| block.world.register.tables().posts.unit[post].index() as i32),
};

fn posts<'b>(block: &'b Block<'_>) -> (&'b [Row<Posts>], Option<u32>) {
    if let Rows::Posts(posts, plan) = &block.rows { (posts, *plan) } else { (&[], None) }
}

fn numbers(block: &Block<'_>, number: impl Fn(usize) -> i32) -> Column {
    Column::Number(posts(block).0.iter().map(|post| number(post.index())).collect())
}

fn ranges(block: &Block<'_>, range: impl Fn(Row<Posts>, Option<u32>) -> (i32, i32)) -> Column {
    let (posts, plan) = posts(block);
    let (low, high) = posts.iter().map(|&post| range(post, plan)).unzip();
    Column::Range { low, high }
}
