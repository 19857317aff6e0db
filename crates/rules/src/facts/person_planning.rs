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
    let mut planned = Vec::new();
    let mut count = |&person: &Row<People>| {
        titles(block, person, &mut planned);
        planned.len() as i32
    };
    Column::Number(block.people().iter().map(&mut count).collect())
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
    let (mut planned, mut items) = (Vec::new(), Vec::new());
    let mut ends = Vec::with_capacity(block.len());
    for &person in block.people() {
        titles(block, person, &mut planned);
        items.extend(planned.iter().map(|title| block.rank(title.index())));
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

/// Puts the different titles planned for, in the order of their codes, into `titles`.
fn titles(block: &Block<'_>, person: Row<People>, titles: &mut Vec<Row<Titles>>) {
    let planning = &block.world.register.tables().planning;
    titles.clear();
    titles.extend(entries(block, person).map(|row| planning.title[row]));
    if titles.len() > 1 {
        titles.sort_unstable();
        titles.dedup();
    }
}
