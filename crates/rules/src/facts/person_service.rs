//! How long the person has served, where, and how.

use register::code::{Branch, Manner};
use register::column::Row;
use register::day::MonthsTo;
use register::tables::People;
use register::{Day, Main, Span};

use super::{Block, COUNT, COUNTS, Fact, MONTHS, MONTHS_RANGE, MONTHS_SERVED, OF_PERSON, TRUTHS, paper, truth};
use crate::column::{Column, FALSE, MISSING, UNKNOWN};
use crate::tree::Type;

/// Whole months in the main post.
pub(super) const MONTHS_IN_POST: Fact = Fact {
    name: "person.months_in_post",
    ty: MONTHS,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng giữ chức vụ hiện tại", "months in the present post"],
    source: "tenures.from of the main tenure, to the day; whole months",
    paper: paper::DECISIONS,
    fill: months_in_post,
};

fn months_in_post(block: &Block<'_>) -> Column {
    let from = &block.world.register.tables().tenures.from;
    let count = MonthsTo::new(block.day);
    let months = |main: &Main| if let Main::One(tenure) = *main { known_months(count, from[tenure].0) } else { MISSING };
    Column::Number(block.mains().iter().map(months).collect())
}

fn known_months(count: MonthsTo, from: Day) -> i32 {
    if from.known() { count.from(from) } else { MISSING }
}

/// Whole months in posts of the present title or an equivalent one.
pub(super) const MONTHS_IN_EQUIVALENT_POSTS: Fact = Fact {
    name: "person.months_in_equivalent_posts",
    ty: MONTHS_RANGE,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng giữ chức vụ hiện tại hoặc tương đương", "months in the present or an equivalent post"],
    source: "tenures: union of the main ones whose title is the present one or equivalent to it on the day; whole months of each unbroken piece, added up",
    paper: paper::TITLES,
    fill: months_in_equivalent_posts,
};

fn months_in_equivalent_posts(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let equivalences = block.equivalences();
    let inside = equivalences.scopes(block);
    let spans = block.people().iter().zip(block.mains()).enumerate().map(|(row, (&person, &main))| {
        let Main::One(present) = main else { return None };
        let title = register.title_held(present);
        Some(register.months_of_union(person, block.day, |tenure| {
            if register.is_main(tenure) { equivalences.served(block, row, &inside, register.title_held(tenure), title) } else { Some(false) }
        }))
    });
    ranges(spans)
}

/// Whole months as head of the unit and the units it descends from.
pub(super) const MONTHS_AS_HEAD: Fact = Fact {
    name: "person.months_as_head",
    ty: MONTHS,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng liên tục làm người đứng đầu đơn vị", "unbroken months as head of the unit"],
    source: "tenures: unbroken run of main ones with role head in the same unit or those it descends from; a gap of at most 31 days does not break it",
    paper: paper::DECISIONS,
    fill: months_as_head,
};

fn months_as_head(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let count = MonthsTo::new(block.day);
    let months = |(&person, &main): (&Row<People>, &Main)| match main {
        Main::Nothing => 0,
        Main::One(tenure) => register.head_run_start(person, tenure).map_or(0, |start| known_months(count, start)),
        Main::Contradictory => MISSING,
    };
    Column::Number(block.people().iter().zip(block.mains()).map(months).collect())
}

/// Whole months in the inspection branch.
pub(super) const MONTHS_IN_INSPECTION: Fact = Fact {
    name: "person.months_in_inspection",
    ty: MONTHS_RANGE,
    bounds: MONTHS_SERVED,
    of: OF_PERSON,
    words: ["số tháng công tác trong ngành kiểm tra", "months in the inspection branch"],
    source: "tenures: union of all, main and concurrent, in units of branch inspection; whole months of each unbroken piece, added up",
    paper: paper::DECISIONS,
    fill: months_in_inspection,
};

fn months_in_inspection(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let branch = &register.tables().units.branch;
    let spans = block.people().iter().map(|&person| {
        Some(register.months_of_union(person, block.day, |tenure| branch[register.unit_served(tenure).index()].map(|branch| branch == Branch::Inspection)))
    });
    ranges(spans)
}

fn ranges(spans: impl Iterator<Item = Option<Span>>) -> Column {
    let unknown = Span { low: i32::MIN, high: i32::MAX };
    let (low, high) = spans.map(|span| span.unwrap_or(unknown)).map(|span| (span.low, span.high)).unzip();
    Column::Range { low, high }
}

/// Whether the person is on rotation.
pub(super) const ON_ROTATION: Fact = Fact {
    name: "person.on_rotation",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["đang trong thời gian luân chuyển", "is on rotation"],
    source: "tenures.manner of the main tenure is rotated, and the day is before until_planned or that is empty; nobody without a main post is",
    paper: paper::DECISIONS,
    fill: on_rotation,
};

fn on_rotation(block: &Block<'_>) -> Column {
    Column::Truth(block.mains().iter().map(|&main| rotating(block, main)).collect())
}

fn rotating(block: &Block<'_>, main: Main) -> u8 {
    let tenures = &block.world.register.tables().tenures;
    match main {
        Main::Nothing => FALSE,
        Main::Contradictory => UNKNOWN,
        Main::One(tenure) => {
            let planned = tenures.until_planned[tenure];
            let over = planned.known() && planned <= block.day;
            if over { FALSE } else { truth(tenures.manner[tenure].map(|manner| manner == Manner::Rotated)) }
        }
    }
}

/// Full calendar years of the rotation without an evaluation.
pub(super) const ROTATION_EVALUATIONS_MISSING: Fact = Fact {
    name: "person.rotation_evaluations_missing",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_PERSON,
    words: ["số năm luân chuyển chưa có đánh giá", "years of the rotation without an evaluation"],
    source: "evaluations: the full calendar years of the rotation that have none; 0 for who is not on rotation",
    paper: paper::EVALUATIONS,
    fill: rotation_evaluations_missing,
};

fn rotation_evaluations_missing(block: &Block<'_>) -> Column {
    let count = |(&person, &main): (&Row<People>, &Main)| match (rotating(block, main), main) {
        (FALSE, _) => 0,
        (UNKNOWN, _) => MISSING,
        (_, Main::One(tenure)) => years_without_evaluation(block, person, block.world.register.tenure_period(tenure).from),
        _ => MISSING,
    };
    Column::Number(block.people().iter().zip(block.mains()).map(count).collect())
}

/// The years Y with `from` on or before its first day and the first day of Y + 1 on or before the day, less those with an evaluation.
fn years_without_evaluation(block: &Block<'_>, person: Row<People>, from: Day) -> i32 {
    if !from.known() {
        return MISSING;
    }
    let register = block.world.register;
    let year = &register.tables().evaluations.year;
    let begins_year = from.month() == 1 && from.day() == 1;
    let first = from.year() + i32::from(!begins_year);
    (first..block.day.year()).filter(|&wanted| !register.evaluations_of(person).any(|row| year[row] == Some(wanted))).count() as i32
}
