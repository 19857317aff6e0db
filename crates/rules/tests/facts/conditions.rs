//! Equivalence tables: their period, their scope, their direction, their condition.

use register::written::day;

use crate::office::{Case, book, equivalence, holds};

const ROWS: &str = "
people: id kind
  A cadre
  B civil_servant
  C -
tenures: person post from until
  A FIN1 2022-01-01 -
  A FIN3 2020-01-01 2022-01-01
mandates: person unit from
  A HDN 2021-07-01
";
const MOVES: &str = "
1 A FIN1 FIN3 2024-06-15
2 A FIN3 FIN1 2024-06-15
3 B FIN1 FIN3 2024-06-15
4 C FIN1 FIN3 2024-06-15
5 A NIL1 FIN3 2024-06-15
6 A FIN1 FIN2 2024-06-15
7 A OB1 HDN1 2024-06-15
";

fn equivalent(change: impl Fn(&mut rules::rulebook::Rulebook)) -> Vec<String> {
    let mut case = Case::new(ROWS, MOVES);
    let mut town = book("2020-01-01", None);
    town.equivalences.push(equivalence("HEAD", "DEP"));
    change(&mut town);
    case.books.push(town);
    (0..7).map(|at| case.ask("move.equivalent", &format!("move:{at}"), "")).collect()
}

#[test]
fn without_a_table_ranks_decide() {
    assert_eq!(equivalent(|book| book.equivalences.clear()), ["false", "false", "false", "false", "false", "?", "true"]);
}

#[test]
fn a_table_reads_one_way_or_both() {
    assert_eq!(equivalent(|_| {}), ["true", "false", "true", "true", "true", "?", "true"]);
    assert_eq!(equivalent(|book| book.equivalences[0].both_ways = true), ["true", "true", "true", "true", "true", "?", "true"]);
    // A table settles what ranks leave open.
    assert_eq!(equivalent(|book| book.equivalences = vec![equivalence("HEAD", "OFF")])[5], "true");
}

#[test]
fn a_table_speaks_in_its_period_and_its_books() {
    let none = ["false", "false", "false", "false", "false", "?", "true"];
    assert_eq!(equivalent(|book| book.equivalences[0].in_force.until = day("2024-06-15")), none);
    assert_eq!(equivalent(|book| book.document.in_force.until = day("2024-06-15")), none);
    assert_eq!(equivalent(|book| book.document.in_force.until = day("2024-06-16"))[0], "true");
}

#[test]
fn a_table_speaks_in_its_books_scope() {
    assert_eq!(equivalent(|book| book.scope.person_kinds = vec!["cadre".to_owned()])[..5], ["true", "false", "false", "?", "true"]);
    assert_eq!(equivalent(|book| book.scope.unit = Some("FIN".to_owned()))[..5], ["true", "false", "true", "true", "true"]);
    assert_eq!(equivalent(|book| book.scope.unit = Some("IC".to_owned()))[0], "false");
    assert_eq!(equivalent(|book| book.scope.unit = Some("NOWHERE".to_owned()))[0], "false");
}

#[test]
fn a_table_with_a_condition_asks_it_of_the_move() {
    let when = |fact: &'static str| equivalent(move |book| book.equivalences[0].when = Some(holds(fact)));
    assert_eq!(when("move.same_branch")[..5], ["true", "false", "true", "true", "?"]);
    assert_eq!(when("move.waiver_recorded")[0], "false");
    // The mandate is in another unit than the target.
    assert_eq!(when("person.council_deputy")[0], "false");
    // A table that asks whether the move is equivalent cannot answer that.
    assert_eq!(when("move.equivalent")[0], "?");
}

#[test]
fn time_served_counts_under_a_table_and_stays_open_under_a_condition() {
    let months = |change: &dyn Fn(&mut rules::rulebook::Rulebook)| {
        let mut case = Case::new(ROWS, MOVES);
        let mut town = book("2020-01-01", None);
        town.equivalences.push(equivalence("DEP", "HEAD"));
        change(&mut town);
        case.books.push(town);
        case.ask("person.months_in_equivalent_posts", "person:A", "2024-06-15")
    };
    assert_eq!(months(&|book| book.equivalences.clear()), "29");
    assert_eq!(months(&|_| {}), "53");
    assert_eq!(months(&|book| book.equivalences[0].when = Some(holds("person.council_deputy"))), "29..53");
    assert_eq!(months(&|book| book.scope.person_kinds = vec!["civil_servant".to_owned()]), "29");
}
