//! Every fact on registers where everything that can be missing, contradicted or on a boundary day is.

use register::column::Row;
use register::tables::{Posts, Units};
use register::{Day, Register, Tables};
use rules::column::{Column, MISSING};
use rules::facts::{self, Block, Fact, Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::tree::{Element, Type};

use crate::office::{book, equivalence, holds, schedule};

/// Rulebooks with a schedule, and with equivalence tables of every sort between the titles that drawn registers have.
fn books() -> Vec<Rulebook> {
    let mut town = book("2015-01-01", None);
    town.scope.unit = Some("U1".to_owned());
    town.scope.person_kinds = vec!["cadre".to_owned()];
    town.equivalences.push(equivalence("T0", "T1"));
    let mut everywhere = book("2015-01-01", None);
    for (fact, from, to) in [("person.council_deputy", "T1", "T2"), ("move.equivalent", "T2", "T3"), ("move.same_branch", "T3", "T4")] {
        let mut table = equivalence(from, to);
        table.when = Some(holds(fact));
        table.both_ways = true;
        everywhere.equivalences.push(table);
    }
    vec![schedule(), town, everywhere]
}

/// A few days at which drawn registers change.
fn days() -> Vec<Day> {
    [(2017, 10, 7), (2022, 4, 28), (2023, 7, 11), (2024, 2, 29), (2025, 7, 1), (2026, 6, 15)]
        .into_iter()
        .map(|(year, month, day)| Day::new(year, month, day).unwrap())
        .collect()
}

/// Calls `check` with a block of every subject on every day; a block of moves holds the moves of its day.
fn blocks(register: &Register, moves: &Moves, books: &[Rulebook], mut check: impl FnMut(&Block<'_>)) {
    let world = World::new(register, books, moves);
    let posts: Vec<Row<Posts>> = (0..register.tables().posts.len() as u32).map(Row::new).collect();
    let units: Vec<Row<Units>> = (0..register.tables().units.len() as u32).map(Row::new).collect();
    let mut plans = moves.plan.clone();
    plans.sort_unstable();
    plans.dedup();
    let mut on: Vec<Day> = days().into_iter().chain(moves.rows.iter().map(|row| row.on)).collect();
    on.sort_unstable();
    on.dedup();
    for day in on {
        let of_day: Vec<u32> = (0..moves.rows.len() as u32).filter(|&at| moves.rows[at as usize].on == day).collect();
        let plan = plans.first().copied();
        let all = [Rows::PeopleRange(0..register.tables().people.len() as u32), Rows::Moves(&of_day), Rows::Posts(&posts, plan), Rows::Posts(&posts, None)];
        for rows in all.into_iter().chain([Rows::Units(&units), Rows::Plans(&plans), Rows::None(2)]) {
            check(&Block::new(&world, day, rows));
        }
    }
}

fn fits(fact: &Fact, column: &Column, block: &Block<'_>, register: &Register) -> Result<(), String> {
    let (low, high) = fact.bounds;
    let inside = |number: i32| number == MISSING || (low..=high).contains(&number);
    let named = |number: i32, ty: Type| match ty {
        Type::Id(table) => {
            number == MISSING || (number as usize) < register.tables().table(Tables::SPECS.iter().position(|spec| spec.name == table).unwrap()).rows()
        }
        _ => true,
    };
    let fault = match (column, fact.ty) {
        (Column::Truth(truths), Type::Truth) => truths.iter().any(|truth| *truth > 2).then_some("a byte that is no truth"),
        (Column::Number(numbers), Type::Number(_) | Type::Day | Type::Code(_) | Type::Id(_)) => {
            numbers.iter().any(|&number| !inside(number) || !named(number, fact.ty)).then_some("a number out of bounds")
        }
        (Column::Range { low: least, high: most }, Type::Range(_)) => {
            let bad = |(&least, &most): (&i32, &i32)| least > most || (least != i32::MIN && !inside(least)) || (most != i32::MAX && !inside(most));
            (least.len() != most.len() || least.iter().zip(most).any(bad)).then_some("a range out of bounds")
        }
        (Column::List { ends, items, unknown }, Type::List(Element::Number(_) | Element::Code(_) | Element::Id(_))) => {
            let bad = !ends.is_sorted() || ends.last().is_some_and(|&end| end as usize != items.len()) || unknown.len() != ends.len();
            (bad || !items.iter().all(|&item| inside(item))).then_some("a list out of bounds")
        }
        _ => Some("a column of another type"),
    };
    let rows = match column {
        Column::Truth(truths) => truths.len(),
        Column::Number(numbers) => numbers.len(),
        Column::Range { low, .. } => low.len(),
        Column::List { ends, .. } => ends.len(),
    };
    let fault = fault.or((rows != block.len()).then_some("a column of another length"));
    fault.map_or(Ok(()), |fault| Err(format!("{}: {fault}: {column:?}", fact.name)))
}

#[test]
fn every_fact_fits_its_type_and_bounds_on_registers_full_of_trouble() {
    let books = books();
    for seed in 0..300 {
        let (register, moves) = sample::nasty(seed);
        blocks(&register, &moves, &books, |block| {
            for fact in facts::ALL {
                fits(fact, &fact.column(block), block, &register).unwrap_or_else(|fault| panic!("seed {seed}, {}: {fault}", block.day));
            }
            block.in_unit("U1").iter().for_each(|truth| assert!(*truth <= 2));
            assert_eq!(block.in_unit("U1").len(), block.len());
        });
    }
}

#[test]
fn a_fact_of_a_row_is_the_same_in_any_block() {
    let books = books();
    for seed in 0..40 {
        let (register, moves) = sample::nasty(seed);
        let world = World::new(&register, &books, &moves);
        let people = register.tables().people.len() as u32;
        for day in days() {
            let together = Block::new(&world, day, Rows::PeopleRange(0..people));
            for fact in facts::ALL.iter().filter(|fact| fact.name.starts_with("person.")) {
                let all = fact.column(&together);
                for person in 0..people {
                    let alone = fact.column(&Block::new(&world, day, Rows::People(&[Row::new(person)])));
                    let shown = |column: &Column, row| rules::trace::Value::of_row(column, row, fact.ty, &register);
                    assert_eq!(shown(&all, person as usize), shown(&alone, 0), "seed {seed} {} {}", fact.name, day);
                }
            }
        }
    }
}

#[test]
fn names_are_unique_and_found() {
    for (position, fact) in facts::ALL.iter().enumerate() {
        assert_eq!(facts::find(fact.name), Some(position), "{}", fact.name);
        assert!(fact.bounds.0 <= fact.bounds.1 && !fact.of.is_empty(), "{}", fact.name);
        let texts = fact.words.iter().chain(&fact.paper).chain([&fact.source]);
        assert!(texts.into_iter().all(|text| !text.is_empty() && text.trim() == *text), "{}", fact.name);
        assert!(fact.of.iter().any(|subject| fact.name.starts_with(&format!("{}.", subject.name()))), "{}", fact.name);
    }
}
