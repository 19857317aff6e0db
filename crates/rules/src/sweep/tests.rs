//! The sweep against the trace, on generated rules over generated facts.

use proptest::prelude::*;

use super::*;
use crate::column::Truth;
use crate::generated::{self, Choices, Table};
use crate::trace::{Given, Value, judge};

fn traced(book: &Rulebook, rule: &Rule, table: &Table, register: &Register, row: usize) -> u8 {
    let fact = |position: usize| table.column(position).map_or(Value::Unknown, |column| Value::of_row(column, row, facts::ALL[position].ty, register));
    let in_unit = |_: &str| -> Truth { table.in_unit[row] };
    judge(&book.scope, rule, generated::day(), &Given { fact: &fact, in_unit: &in_unit }).map_or(OUT_OF_SCOPE, |trace| trace.outcome as u8)
}

fn agree(drawn: &[u32], rules: usize, rows: usize) {
    let register = generated::register();
    let mut choices = Choices::new(drawn);
    let books = [generated::rulebook(&mut choices, rules)];
    let table = Table::new(&mut choices, rows);
    let sweep = Sweep::compile(&books, &register, generated::day(), Subject::Move, &|_| true);
    let outcomes = sweep.run_on(&table.facts());
    for (rule, of_rule) in books[0].rules.iter().zip(&outcomes) {
        for (row, &swept) in of_rule.iter().enumerate() {
            let traced = traced(&books[0], rule, &table, &register, row);
            assert_eq!(swept, traced, "row {row} of {}\nwhen {:?}", crate::trace::show(&rule.require), rule.when.as_ref().map(crate::trace::show));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_sweep_is_the_trace(drawn in prop::collection::vec(proptest::prelude::any::<u32>(), 0..2000)) {
        agree(&drawn, 5, 20);
    }
}

#[test]
fn blocks_meet_without_a_seam() {
    let mut seed = 1u32;
    let drawn: Vec<u32> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 8
    })
    .take(1_500_000)
    .collect();
    agree(&drawn, 12, 2 * BLOCK + 77);
}
