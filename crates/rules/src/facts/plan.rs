//! A plan: the proposed moves together, and what its text states.

use register::code::{Manner, MoveKind, UnitKind};
use register::column::Row;
use register::day::days_between;
use register::tables::{People, Posts, Units};
use register::{Day, Period, Register};

use super::{Block, COUNT, COUNTS, Fact, OF_PLAN, PERCENT, Rows, TRUTHS, missing, paper, truth};
use crate::column::{Column, MISSING};
use crate::tree::Type;

/// Whether the plan states the number of people.
pub(super) const STATES_NUMBER: Fact = states("plan.states_number", ["kế hoạch nêu số lượng", "the plan states the number"]);
/// Whether the plan states the need.
pub(super) const STATES_NEED: Fact = states("plan.states_need", ["kế hoạch nêu nhu cầu", "the plan states the need"]);
/// Whether the plan states the places.
pub(super) const STATES_PLACE: Fact = states("plan.states_place", ["kế hoạch nêu địa bàn", "the plan states the place"]);
/// Whether the plan states the titles.
pub(super) const STATES_TITLE: Fact = states("plan.states_title", ["kế hoạch nêu chức danh", "the plan states the title"]);
/// Whether the plan states the form.
pub(super) const STATES_FORM: Fact = states("plan.states_form", ["kế hoạch nêu hình thức", "the plan states the form"]);
/// Whether the plan states the area of work.
pub(super) const STATES_AREA: Fact = states("plan.states_area", ["kế hoạch nêu lĩnh vực", "the plan states the area of work"]);
/// Whether the plan states the policy for who moves.
pub(super) const STATES_POLICY: Fact = states("plan.states_policy", ["kế hoạch nêu chế độ, chính sách", "the plan states the policy"]);

/// A statement of the plan's text. No table records the text yet.
const fn states(name: &'static str, words: [&'static str; 2]) -> Fact {
    Fact {
        name,
        ty: Type::Truth,
        bounds: TRUTHS,
        of: OF_PLAN,
        words,
        source: "the plan's text; no table of the exchange folder holds it yet",
        paper: paper::PLAN_TEXT,
        fill: |block| missing(Type::Truth, block.len()),
    }
}

/// Rotations out of the inspection committees that the plan touches, in the current term.
pub(super) const INSPECTION_OUT: Fact = Fact {
    name: "plan.inspection_out",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_PLAN,
    words: ["số cán bộ luân chuyển đi khỏi ủy ban kiểm tra trong nhiệm kỳ", "rotations out of the inspection committee in the term"],
    source: "rotations of the plan that leave an inspection committee for another unit, and those recorded in tenures since the current term began",
    paper: paper::TERMS,
    fill: inspection_out,
};

/// Rotations into the inspection committees that the plan touches, in the current term.
pub(super) const INSPECTION_IN: Fact = Fact {
    name: "plan.inspection_in",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_PLAN,
    words: ["số cán bộ luân chuyển đến ủy ban kiểm tra trong nhiệm kỳ", "rotations into the inspection committee in the term"],
    source: "rotations of the plan that come to an inspection committee from another unit, and those recorded in tenures since the current term began",
    paper: paper::TERMS,
    fill: inspection_in,
};

/// How much of the term has passed on the day of the first rotation out.
pub(super) const FIRST_OUT_TERM_PERCENT: Fact = Fact {
    name: "plan.first_out_term_percent",
    ty: PERCENT,
    bounds: (0, 100),
    of: OF_PLAN,
    words: ["phần nhiệm kỳ đã qua khi luân chuyển đi lần đầu (%)", "part of the term passed at the first rotation out (%)"],
    source: "days from terms.from to the first rotation out of the term, in hundredths of the term's days, rounded down",
    paper: paper::TERMS,
    fill: first_out_term_percent,
};

/// Whether the first rotation in is not before the first rotation out.
pub(super) const FIRST_IN_AFTER_FIRST_OUT: Fact = Fact {
    name: "plan.first_in_after_first_out",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PLAN,
    words: ["luân chuyển đến không trước luân chuyển đi", "first rotation in is not before the first out"],
    source: "days of the rotations of the term, of the plan and recorded; true where none comes in",
    paper: paper::TERMS,
    fill: first_in_after_first_out,
};

/// The day and the direction of the rotations of one inspection committee in its current term.
#[derive(Default)]
struct Rotations {
    out: Vec<Day>,
    into: Vec<Day>,
}

/// The rotations of each inspection committee that a plan touches, with the committee's term; `None` where the form of a move, a manner, or the term is not
/// known. A rotation that is both proposed and recorded is one.
fn rotations(block: &Block<'_>, plan: u32) -> Option<Vec<(Period, Rotations)>> {
    let world = block.world;
    let register = world.register;
    let unit_of = |post: Row<Posts>| register.tables().posts.unit[post.index()];
    let inspects = |unit: Row<Units>| register.tables().units.kind[unit.index()] == Some(UnitKind::InspectionCommittee);
    let proposed = || world.plans().of_plan(plan).iter().map(|&at| &world.moves.rows[at as usize]);
    let mut committees = Vec::new();
    for row in proposed() {
        let ends = (unit_of(row.from_post), unit_of(row.to_post));
        if ends.0 != ends.1 && (inspects(ends.0) || inspects(ends.1)) {
            match row.kind {
                None => return None,
                Some(MoveKind::Rotation) => committees.extend([ends.0, ends.1].into_iter().filter(|&unit| inspects(unit))),
                Some(_) => {}
            }
        }
    }
    committees.sort_unstable();
    committees.dedup();
    let of_committee = |committee: Row<Units>| {
        let terms = &register.tables().terms;
        let term = register.term_above(committee, block.day)?;
        let term = Period { from: terms.from[term].0, until: terms.until[term].0 };
        let mut rotations = Rotations::default();
        for row in proposed().filter(|row| row.kind == Some(MoveKind::Rotation) && term.holds(row.on)) {
            let ends = (unit_of(row.from_post), unit_of(row.to_post));
            rotations.out.extend((ends.0 == committee && ends.1 != committee).then_some(row.on));
            rotations.into.extend((ends.1 == committee && ends.0 != committee).then_some(row.on));
        }
        let also_proposed = |tenure: usize| {
            let tenures = &register.tables().tenures;
            proposed().any(|row| row.person == tenures.person[tenure] && row.to_post == tenures.post[tenure] && row.on == tenures.from[tenure].0)
        };
        recorded(register, committee, Period { from: term.from, until: block.day.next() }, also_proposed, &mut rotations)?;
        Some((term, rotations))
    };
    committees.into_iter().map(of_committee).collect()
}

/// Adds the recorded rotations of a committee that began in a period; `None` where the manner of one that would count is not known.
fn recorded(register: &Register, committee: Row<Units>, period: Period, skip: impl Fn(usize) -> bool, rotations: &mut Rotations) -> Option<()> {
    let tenures = &register.tables().tenures;
    let served = register.posts_in(committee).flat_map(|post| register.tenures_in(post)).map(|&tenure| tenures.person[tenure as usize]);
    let mut people: Vec<Row<People>> = served.collect();
    people.sort_unstable();
    people.dedup();
    for person in people {
        let mains: Vec<usize> = register.tenures_of(person).filter(|&tenure| register.is_main(tenure)).collect();
        for pair in mains.windows(2) {
            let (before, after) = (register.unit_served(pair[0]), register.unit_served(pair[1]));
            let from = tenures.from[pair[1]].0;
            if before == after || (before != committee && after != committee) || !period.holds(from) || skip(pair[1]) {
                continue;
            }
            if tenures.manner[pair[1]]? == Manner::Rotated {
                if before == committee { rotations.out.push(from) } else { rotations.into.push(from) }
            }
        }
    }
    Some(())
}

fn inspection_out(block: &Block<'_>) -> Column {
    numbers(block, |committees| committees.iter().map(|(_, rotations)| rotations.out.len() as i32).sum())
}

fn inspection_in(block: &Block<'_>) -> Column {
    numbers(block, |committees| committees.iter().map(|(_, rotations)| rotations.into.len() as i32).sum())
}

fn first_out_term_percent(block: &Block<'_>) -> Column {
    let passed = |(term, rotations): &(Period, Rotations)| {
        let first = rotations.out.iter().min()?;
        Some(days_between(term.from, *first) * 100 / days_between(term.from, term.until))
    };
    numbers(block, |committees| committees.iter().filter_map(passed).min().unwrap_or(MISSING))
}

fn first_in_after_first_out(block: &Block<'_>) -> Column {
    let in_order = |(_, rotations): &(Period, Rotations)| match (rotations.into.iter().min(), rotations.out.iter().min()) {
        (Some(first_in), Some(first_out)) => first_out <= first_in,
        (Some(_), None) => false,
        (None, _) => true,
    };
    Column::Truth(plans(block).iter().map(|&plan| truth(rotations(block, plan).map(|committees| committees.iter().all(in_order)))).collect())
}

fn numbers(block: &Block<'_>, number: impl Fn(&[(Period, Rotations)]) -> i32) -> Column {
    Column::Number(plans(block).iter().map(|&plan| rotations(block, plan).map_or(MISSING, |committees| number(&committees))).collect())
}

fn plans<'b>(block: &'b Block<'_>) -> &'b [u32] {
    if let Rows::Plans(plans) = &block.rows { plans } else { &[] }
}
