//! SQL against the trace, through a real engine, on generated rules over generated facts.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;
use crate::facts;
use crate::generated::{self, Choices, Table};
use crate::sweep::{Facts, OUT_OF_SCOPE, Sweep};

/// The outcomes as SQLite finds them: per row of the table, per rule.
fn ask(book: &Rulebook, facts: &Facts) -> Vec<Vec<Option<String>>> {
    let register = generated::register();
    let books = std::slice::from_ref(book);
    let table = FactTable::new(books, Subject::Move);
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(&table.create(Dialect::Sqlite)).unwrap();
    for row in 0..facts.len() {
        let cells = table.cells(facts, row, &format!("move:{row:05}"), &register);
        database.execute_batch(&table.insert(&cells, Dialect::Sqlite)).unwrap();
    }
    let query = select(books, generated::day(), Subject::Move, Dialect::Sqlite);
    let mut statement = database.prepare(&format!("{query} ORDER BY 1")).unwrap_or_else(|error| panic!("{error}\n{query}"));
    let rules = book.rules.len();
    let rows = statement.query_map([], |row| (0..rules).map(|rule| row.get(rule + 1)).collect()).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn sql_is_the_sweep_and_so_the_trace(drawn in prop::collection::vec(proptest::prelude::any::<u32>(), 0..4000)) {
        let mut choices = Choices::new(&drawn);
        let book = generated::rulebook(&mut choices, 5);
        let facts = Table::new(&mut choices, 20).facts();
        let sweep = Sweep::compile(std::slice::from_ref(&book), &generated::register(), generated::day(), Subject::Move, &|_| true);
        let swept = sweep.run_on(&facts);
        for (row, asked) in ask(&book, &facts).into_iter().enumerate() {
            for (rule, asked) in asked.into_iter().enumerate() {
                let byte = swept[rule][row];
                let expected = (byte != OUT_OF_SCOPE).then(|| Outcome::ALL[usize::from(byte)].name().to_owned());
                prop_assert_eq!(asked, expected, "row {} of {}", row, crate::trace::show(&book.rules[rule].require));
            }
        }
    }
}

#[test]
fn every_fact_of_a_subject_has_its_columns() {
    for subject in Subject::ALL {
        let table = FactTable::new(&[], subject);
        for fact in facts::ALL.iter().filter(|fact| fact.of.contains(&subject)) {
            assert!(table.columns().any(|column| column == fact.name || column == format!("{}.low", fact.name)), "{}", fact.name);
        }
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch(&table.create(Dialect::Sqlite)).unwrap();
    }
}

#[test]
fn names_and_texts_are_quoted_as_each_dialect_wants() {
    assert_eq!(Dialect::Sqlite.identifier("a\"b"), "\"a\"\"b\"");
    assert_eq!(Dialect::Spark.identifier("a`b"), "`a``b`");
    assert_eq!(Dialect::Postgres.text("O'K\\"), "'O''K\\'");
    assert_eq!(Dialect::Spark.text("O'K\\"), "'O\\'K\\\\'");
}

#[test]
fn a_line_of_csv_can_be_read_back() {
    assert_eq!(csv_line([Some("a"), None, Some(""), Some("b,\"c\"")]), "a,,\"\",\"b,\"\"c\"\"\"");
}
