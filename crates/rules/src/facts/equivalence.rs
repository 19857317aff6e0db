//! Equivalent and higher titles: same title, same rank on the day, or named by an equivalence table in force and in scope whose condition holds.

use std::cell::OnceCell;

use register::code::{Code, PersonKind};
use register::column::Row;
use register::tables::Titles;
use register::{Day, Register};

use super::{ALL, Block, Fact, OF_MOVE, TRUTHS, paper};
use crate::column::{Column, FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::rulebook::{Equivalence, Rulebook, Scope};
use crate::trace::{Scene, Value, children};
use crate::tree::{Node, NodeKind, Type};

/// Whether the title taken up is equivalent to the title left.
pub(super) const EQUIVALENT: Fact = Fact {
    name: "move.equivalent",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["chức vụ nơi đến tương đương chức vụ đang giữ", "title taken up is equivalent to the title left"],
    source: "same title, same rank on the day (ranks), or an equivalence table of a rulebook in force and in scope whose condition holds for the move",
    paper: paper::TITLES,
    fill: equivalent,
};

fn equivalent(block: &Block<'_>) -> Column {
    let tables = block.equivalences();
    let scopes = tables.scopes(block);
    let conditions: Vec<Condition<'_>> = tables.tables.iter().map(|table| Condition::new(table.text(block))).collect();
    let title = &block.world.register.tables().posts.title;
    let truth = |(row, proposed): (usize, &crate::moves::Move)| {
        let (from, to) = (title[proposed.from_post.index()], title[proposed.to_post.index()]);
        let by_rank = by_rank(block, from, to);
        let named = tables.tables.iter().enumerate().filter(|(_, table)| by_rank != TRUE && table.names(from, to));
        named.map(|(at, _)| scopes[at][row].min(conditions[at].truth(block, row))).fold(by_rank, Truth::max)
    };
    Column::Truth(block.moves().enumerate().map(truth).collect())
}

/// Whether the title taken up ranks above the title left.
pub(super) const HIGHER_RANK: Fact = Fact {
    name: "move.higher_rank",
    ty: Type::Truth,
    bounds: TRUTHS,
    of: OF_MOVE,
    words: ["chức vụ nơi đến cao hơn chức vụ đang giữ", "title taken up ranks above the title left"],
    source: "ranks on the day of both titles; 1 is the highest",
    paper: paper::TITLES,
    fill: higher_rank,
};

fn higher_rank(block: &Block<'_>) -> Column {
    let title = &block.world.register.tables().posts.title;
    let ranks = block.moves().map(|row| (block.rank(title[row.from_post.index()].index()), block.rank(title[row.to_post.index()].index())));
    Column::Truth(ranks.map(|(from, to)| if from == MISSING || to == MISSING { UNKNOWN } else { if to < from { TRUE } else { FALSE } }).collect())
}

/// Whether two titles are one, or of one rank on the day.
#[inline(always)]
fn by_rank(block: &Block<'_>, one: Row<Titles>, other: Row<Titles>) -> Truth {
    if one == other {
        return TRUE;
    }
    match (block.rank(one.index()), block.rank(other.index())) {
        (MISSING, _) | (_, MISSING) => UNKNOWN,
        (one, other) if one == other => TRUE,
        _ => FALSE,
    }
}

/// The equivalence tables in force on a day.
pub(super) struct Tables {
    tables: Vec<Table>,
}

/// One equivalence table: its rulebook, its place in it, and its titles as rows of the register.
struct Table {
    book: usize,
    place: usize,
    both_ways: bool,
    has_condition: bool,
    from: Vec<Row<Titles>>,
    to: Vec<Row<Titles>>,
}

impl Tables {
    pub(super) fn in_force(register: &Register, rulebooks: &[Rulebook], day: Day) -> Tables {
        let rows = |codes: &[String]| codes.iter().filter_map(|code| register.find::<Titles>(&register.tables().titles.code, code)).collect();
        let books = rulebooks.iter().enumerate().filter(|(_, book)| book.document.in_force.holds(day));
        let tables = books.flat_map(|(book, text)| text.equivalences.iter().enumerate().map(move |(place, table)| (book, place, table)));
        let tables = tables.filter(|(_, _, table)| table.in_force.holds(day)).map(|(book, place, table)| Table {
            book,
            place,
            both_ways: table.both_ways,
            has_condition: table.when.is_some(),
            from: rows(&table.from),
            to: rows(&table.to),
        });
        Tables { tables: tables.collect() }
    }

    /// For each table, whether it speaks of each row of a block.
    pub(super) fn scopes(&self, block: &Block<'_>) -> Vec<Vec<Truth>> {
        self.tables.iter().map(|table| in_scope(&block.world.rulebooks[table.book].scope, block)).collect()
    }

    /// Whether time in the title `past` counts as time in the title `present` of the block's row: the same, of one rank, or in one table. A table with a
    /// condition speaks of moves; for time served it leaves the matter open.
    #[inline]
    pub(super) fn served(&self, block: &Block<'_>, row: usize, scopes: &[Vec<Truth>], past: Row<Titles>, present: Row<Titles>) -> Option<bool> {
        let mut truth = by_rank(block, past, present);
        if truth != TRUE {
            for (table, scope) in self.tables.iter().zip(scopes).filter(|(table, _)| table.names(past, present)) {
                truth = truth.max(scope[row].min(if !table.has_condition { TRUE } else { UNKNOWN }));
            }
        }
        match truth {
            TRUE => Some(true),
            FALSE => Some(false),
            _ => None,
        }
    }
}

impl Table {
    fn text<'a>(&self, block: &Block<'a>) -> &'a Equivalence {
        &block.world.rulebooks[self.book].equivalences[self.place]
    }

    fn names(&self, from: Row<Titles>, to: Row<Titles>) -> bool {
        let reads = |one: Row<Titles>, other: Row<Titles>| self.from.contains(&one) && self.to.contains(&other);
        reads(from, to) || self.both_ways && reads(to, from)
    }
}

fn in_scope(scope: &Scope, block: &Block<'_>) -> Vec<Truth> {
    let mut truths = scope.unit.as_ref().map_or(vec![TRUE; block.len()], |unit| block.in_unit(unit));
    if !scope.person_kinds.is_empty() {
        let kinds = &block.world.register.tables().people.kind;
        for (truth, person) in truths.iter_mut().zip(block.people()) {
            let named = |kind: PersonKind| scope.person_kinds.iter().any(|name| name == kind.name());
            *truth = (*truth).min(super::truth(kinds[person.index()].map(named)));
        }
    }
    truths
}

/// The condition of an equivalence table, asked of the moves of a block; the facts it reads are computed once.
struct Condition<'a> {
    when: Option<&'a Node>,
    facts: Vec<(usize, OnceCell<Column>)>,
    // A table that asks whether the move is equivalent asks itself.
    circular: bool,
}

impl<'a> Condition<'a> {
    fn new(table: &'a Equivalence) -> Condition<'a> {
        let mut facts = Vec::new();
        table.when.iter().for_each(|node| collect(node, &mut facts));
        facts.sort_unstable();
        facts.dedup();
        let circular = facts.iter().any(|&fact| ALL[fact].name == EQUIVALENT.name);
        Condition { when: table.when.as_ref(), facts: facts.into_iter().map(|fact| (fact, OnceCell::new())).collect(), circular }
    }

    fn truth(&self, block: &Block<'_>, row: usize) -> Truth {
        let Some(node) = self.when else { return TRUE };
        if self.circular {
            return UNKNOWN;
        }
        let value = |position: usize| {
            let (_, column) = self.facts.iter().find(|(fact, _)| *fact == position).expect("every fact of the condition was collected");
            Value::of_row(column.get_or_init(|| ALL[position].column(block)), row, ALL[position].ty, block.world.register)
        };
        Scene { fact: &value, param: &|_| None }.step(node).value.as_truth()
    }
}

fn collect(node: &Node, facts: &mut Vec<usize>) {
    if let NodeKind::Fact(position) = node.kind {
        facts.push(position);
    }
    if let NodeKind::Gather(_, _, body) = &node.kind {
        collect(body, facts);
    }
    children(node).into_iter().for_each(|child| collect(child, facts));
}
