//! Sweep, trace and SQL say the same of every subject: on a thousand small registers where everything that can be missing, contradicted or on a boundary
//! day is, in SQLite and in PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod engines;

use std::collections::BTreeMap;
use std::fmt::Write;

use engines::{ask, sqlite};
use register::Day;
use register::column::Row;
use register::tables::{Posts, Units};
use rules::facts::{Rows, World};
use rules::rulebook::Rulebook;
use rules::rulebook::load::load_all;
use rules::sql::{Dialect, FactTable, select};
use rules::subject::Subject;
use rules::sweep::{OUT_OF_SCOPE, Sweep};
use rules::verdict::Outcome;
use test_postgres::Postgres;

/// Registers that are compared.
const REGISTERS: u64 = 1_000;
/// Registers that PostgreSQL is asked about in one session.
const REGISTERS_A_SESSION: u64 = 100;

fn books() -> Vec<Rulebook> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut files = Vec::new();
    for folder in ["rulebooks", "demo/rulebooks"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    let pairs: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (books, faults) = load_all(&pairs);
    assert!(faults.is_empty(), "{faults:?}");
    books
}

/// One question to an engine: a table, its rows, the rules over it, and what the sweep has answered.
struct Question {
    name: String,
    create: [String; 2],
    inserts: [Vec<String>; 2],
    select: [String; 2],
    /// Outcomes by subject, in the order of the rules; empty where a rule does not speak.
    swept: Vec<Vec<String>>,
}

const DIALECTS: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

/// Asks sweep and trace about every subject of a world on a day, compares the two, and prepares the question for the engines.
fn question<'a>(world: &'a World<'a>, seed: u64, day: Day, subject: Subject, rows: &Rows<'a>, counts: &mut BTreeMap<Outcome, usize>) -> Option<Question> {
    let sweep = Sweep::new(world, day, subject, &|_| true);
    if sweep.rules().is_empty() {
        return None;
    }
    let answers = sweep.run(world, rows);
    let table = FactTable::new(world.rulebooks, subject);
    let facts = table.facts(world, day, rows);
    let (mut swept, mut inserts) = (Vec::new(), [Vec::new(), Vec::new()]);
    for row in 0..facts.len() {
        let mut of_row = Vec::new();
        for (at, outcomes) in answers.rules.iter().zip(&answers.outcomes) {
            let (book, rule) = (&world.rulebooks[at.book], &world.rulebooks[at.book].rules[at.rule]);
            let traced = facts.trace(world, row, book, rule).map_or(OUT_OF_SCOPE, |trace| trace.outcome as u8);
            assert_eq!(outcomes[row], traced, "seed {seed}, {day}, {} row {row}, {}: sweep and trace differ", subject.name(), rule.name);
            let outcome = Outcome::ALL.get(usize::from(traced));
            outcome.into_iter().for_each(|outcome| *counts.entry(*outcome).or_default() += 1);
            of_row.push(outcome.map(|outcome| outcome.name().to_owned()).unwrap_or_default());
        }
        let cells = table.cells(&facts, row, &format!("{row:06}"), world.register);
        inserts.iter_mut().zip(DIALECTS).for_each(|(inserts, dialect)| inserts.push(table.insert(&cells, dialect)));
        swept.push(of_row);
    }
    // The order of the rules in the statement is the statement's; the sweep's answers are put into it.
    let name = format!("seed {seed}, {day}, {}", subject.name());
    let select = DIALECTS.map(|dialect| select(world.rulebooks, day, subject, dialect));
    Some(Question { name, create: DIALECTS.map(|dialect| table.create(dialect)), inserts, select, swept })
}

/// Every question about one register: people, posts and units on two days, moves and plans on their own.
fn questions(books: &[Rulebook], seed: u64, counts: &mut BTreeMap<Outcome, usize>) -> Vec<Question> {
    let (register, moves) = sample::nasty(seed);
    let tables = register.tables();
    let posts: Vec<Row<Posts>> = (0..tables.posts.len() as u32).map(Row::new).collect();
    let units: Vec<Row<Units>> = (0..tables.units.len() as u32).map(Row::new).collect();
    let mut by_day: BTreeMap<Day, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
    for (at, row) in moves.rows.iter().enumerate() {
        let of_day = by_day.entry(row.on).or_default();
        of_day.0.push(at as u32);
        if !of_day.1.contains(&moves.plan[at]) {
            of_day.1.push(moves.plan[at]);
        }
    }
    let fixed = [(2021, 6, 1), (2024, 3, 1), (2025, 12, 31)];
    let (year, month, number) = fixed[(seed % 3) as usize];
    by_day.entry(Day::new(year, month, number).unwrap()).or_default();
    let world = World::new(&register, books, &moves);
    let mut asked = Vec::new();
    for (&day, (at, plans)) in &by_day {
        let rows = [
            (Subject::Person, Rows::PeopleRange(0..tables.people.len() as u32)),
            (Subject::Post, Rows::Posts(&posts, plans.first().copied())),
            (Subject::Unit, Rows::Units(&units)),
            (Subject::Move, Rows::Moves(at)),
            (Subject::Plan, Rows::Plans(plans)),
        ];
        asked.extend(rows.iter().filter_map(|(subject, rows)| question(&world, seed, day, *subject, rows, counts)));
    }
    asked
}

#[test]
fn sweep_trace_and_sql_say_the_same() {
    let books = books();
    let mut counts = BTreeMap::new();
    let mut subjects = 0;
    let server = Postgres::start(false);
    for first in (0..REGISTERS).step_by(REGISTERS_A_SESSION as usize) {
        let asked: Vec<Question> = (first..first + REGISTERS_A_SESSION).flat_map(|seed| questions(&books, seed, &mut counts)).collect();
        subjects += asked.iter().map(|question| question.swept.len()).sum::<usize>();
        let mut script = String::new();
        for question in &asked {
            let answered = sqlite(&question.create[0], &question.inserts[0], &question.select[0]);
            assert_eq!(answered, question.swept, "{}: SQLite and the sweep differ\n{}", question.name, question.select[0]);
            let rows: Vec<String> = question.inserts[1].iter().map(|insert| format!("{insert};")).collect();
            let create = question.create[1].replacen("CREATE TABLE", "CREATE TEMPORARY TABLE", 1);
            let table = create.split_whitespace().nth(3).unwrap();
            writeln!(
                script,
                "{create};\n{}\nSELECT * FROM ({}) AS asked ORDER BY 1;\n\\echo {}\nDROP TABLE {table};",
                rows.join("\n"),
                question.select[1],
                engines::END
            )
            .unwrap();
        }
        for (answered, question) in ask(&server, &script).into_iter().zip(&asked) {
            assert_eq!(answered, question.swept, "{}: PostgreSQL and the sweep differ\n{}", question.name, question.select[1]);
        }
    }
    assert!(subjects > 20_000, "only {subjects} subjects were compared");
    for outcome in Outcome::ALL {
        assert!(counts.get(&outcome).is_some_and(|count| *count > 100), "{} is hardly ever reached: {counts:?}", outcome.name());
    }
}
