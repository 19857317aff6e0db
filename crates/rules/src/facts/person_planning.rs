//! The planning list.

use register::Period;
use register::column::Row;
use register::tables::{People, Titles};

use super::{Block, COUNT, COUNTS, Fact, OF_PERSON, RANK_LIST, RANKS, TRUTHS, paper, truth};
use crate::column::Column;
use crate::tree::Type;

/// Whether the person is in the planning list.
pub(super) const IN_PLANNING: Fact = Fact {
    name: "person.in_planning",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_PERSON,
    words: ["có trong quy hoạch", "is in the planning list"],
    source: "planning: an entry whose period holds the day",
    paper: paper::PLANNING,
    fill: in_planning,
};

fn in_planning(block: &Block<'_>) -> Column {
    Column::Truth(block.people().iter().map(|&person| truth(Some(entries(block, person).next().is_some()))).collect())
}

/// Number of titles that the person is planned for.
pub(super) const PLANNED_TITLES: Fact = Fact {
    name: "person.planned_titles",
    ty: COUNT,
    bounds: COUNTS,
    of: OF_PERSON,
    words: ["số chức danh được quy hoạch", "titles planned for"],
    source: "planning: different titles among the entries whose period holds the day",
    paper: paper::PLANNING,
    fill: planned_titles,
};

fn planned_titles(block: &Block<'_>) -> Column {
    Column::Number(block.people().iter().map(|&person| titles(block, person).len() as i32).collect())
}

/// The ranks of the titles that the person is planned for.
pub(super) const PLANNED_RANKS: Fact = Fact {
    name: "person.planned_ranks",
    ty: RANK_LIST,
    bounds: RANKS,
    of: OF_PERSON,
    words: ["bậc của các chức danh được quy hoạch", "ranks of the titles planned for"],
    source: "planning and ranks on the day: one element for each different title; a title without a rank is an element not known",
    paper: paper::TITLES,
    fill: planned_ranks,
};

fn planned_ranks(block: &Block<'_>) -> Column {
    let mut items = Vec::new();
    let mut ends = Vec::with_capacity(block.len());
    for &person in block.people() {
        items.extend(titles(block, person).into_iter().map(|title| block.rank(title.index())));
        ends.push(items.len() as u32);
    }
    let unknown = vec![0; ends.len()];
    Column::List { ends, items, unknown }
}

/// The planning entries of a person that hold the block's day.
pub(super) fn entries(block: &Block<'_>, person: Row<People>) -> impl Iterator<Item = usize> {
    let planning = &block.world.register.tables().planning;
    let day = block.day;
    block.world.register.planning_of(person).filter(move |&row| Period { from: planning.from[row].0, until: planning.until[row].0 }.holds(day))
}

/// The different titles planned for, in the order of their codes.
fn titles(block: &Block<'_>, person: Row<People>) -> Vec<Row<Titles>> {
    let planning = &block.world.register.tables().planning;
    let mut titles: Vec<Row<Titles>> = entries(block, person).map(|row| planning.title[row]).collect();
    titles.sort_unstable();
    titles.dedup();
    titles
}
