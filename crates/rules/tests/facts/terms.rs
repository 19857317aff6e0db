//! Facts that need more than one row to go wrong: contradictions and blocks of another subject.

use register::written::day;
use rules::column::{Column, MISSING};
use rules::facts::{self, Block, Rows};

use crate::office::Case;

#[test]
fn a_fact_asked_of_a_subject_that_does_not_know_it_is_missing() {
    let case = Case::new("people: id\n A\n", "1 A FIN1 HOM1 2024-06-15");
    let world = case.world();
    let column = |fact: &str, rows: Rows<'_>| facts::ALL[facts::find(fact).unwrap()].column(&Block::new(&world, day("2024-06-15"), rows));
    assert_eq!(column("move.to_seats", Rows::PeopleRange(0..1)), Column::Number(vec![MISSING]));
    assert_eq!(column("post.holders_after", Rows::Moves(&[0])), Column::Range { low: vec![i32::MIN], high: vec![i32::MAX] });
    assert_eq!(column("person.planned_ranks", Rows::None(2)), Column::List { ends: vec![0, 0], items: Vec::new(), unknown: vec![1, 1] });
}

#[test]
fn who_is_sent_to_two_posts_is_in_one_of_them() {
    let case = Case::new(
        "people: id\n A\n B\n tenures: person post from\n A FIN1 2020-01-01\n",
        "1 A FIN1 HOM1 2024-06-15\n1 A FIN1 OB1 2024-06-15\n1 B OB2 FIN1 2024-06-15\n1 B OB2 FIN1 2024-06-16",
    );
    let holders = |post: &str| case.ask("post.holders_after", &format!("post:{post}@1"), "2024-06-15");
    assert_eq!([holders("HOM1"), holders("OB1"), holders("FIN1")], ["0..1", "0..1", "1"]);
}
