//! The invented town: nothing in it is refused, and on one of its days each rule comes to each outcome that a register can bring it to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use paperwork::files::{load, load_file};
use paperwork::import::{Options, Source, folder};
use paperwork::moves;
use register::column::Row;
use register::tables::Posts;
use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::load::load_all;
use rules::rulebook::{Effect, Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::{OUT_OF_SCOPE, Sweep};
use rules::verdict::Outcome;

const REVIEWS: [(i32, i32, i32); 4] = [(2021, 3, 1), (2023, 6, 1), (2024, 3, 1), (2026, 3, 1)];

/// What no register can bring about: a table without a row says "none", a paper is there or missing, and two subjects have no table yet.
const NEVER: &[(&str, &[Outcome])] = &[
    ("21-KH/ThU#council-deputy", &[Outcome::NotKnown]),
    ("21-KH/ThU#elected-post", &[Outcome::NotMet]),
    ("21-KH/ThU#in-planning", &[Outcome::NotKnown]),
    ("21-KH/ThU#not-disciplined", &[Outcome::NotKnown]),
    ("377-QĐ/TW#declared", &[Outcome::NotMet]),
    ("377-QĐ/TW#out-of-planning", &[Outcome::NotKnown]),
    ("377-QĐ/TW#planning-per-person", &[Outcome::NotKnown]),
    ("65-QĐ/TW#plan-parts", &[Outcome::Met, Outcome::NotMet]),
    ("65-QĐ/TW#steps", &[Outcome::Met, Outcome::NotMet, Outcome::NotKnown]),
    ("80/2025/QH15#under-proceedings", &[Outcome::NotKnown]),
];

type Found = BTreeSet<(String, Outcome)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn options() -> Options {
    Options::new(Day::new(2026, 11, 21).expect("a day"))
}

/// The files of a folder with an ending, by name.
fn files_of(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the repository has this folder");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a listed file").path()).filter(|path| path.extension().is_some_and(|is| is == ending)).collect();
    paths.sort();
    paths
}

fn rulebooks() -> Vec<Rulebook> {
    let paths = [files_of("rulebooks", "toml"), files_of("demo/rulebooks", "toml")].concat();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("a book is text")).collect();
    let (books, faults) = load_all(&texts.iter().map(|text| ("", text.as_str())).collect::<Vec<_>>());
    assert_eq!(faults.len(), 0);
    books
}

fn town() -> Register {
    let files: Vec<_> = load(&root().join("demo")).unwrap_or_else(|problem| panic!("{}", problem.reason()[1]));
    let imported = folder(&files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect::<Vec<_>>(), &options());
    assert_eq!(imported.problems, [], "the town has refused rows");
    imported.register
}

fn proposed(path: &Path, register: &Register) -> Moves {
    let file = load_file(path).unwrap_or_else(|problem| panic!("{}", problem.reason()[1]));
    let read = moves::read(Source { name: &file.name, bytes: &file.bytes }, register, &options());
    assert_eq!(read.problems, [], "{} has refused rows", path.display());
    Moves { plan: vec![0; read.moves.len()], rows: read.moves }
}

fn ask<'a>(world: &'a World<'a>, subject: Subject, day: Day, rows: Rows<'a>, found: &mut Found) {
    let answers = Sweep::new(world, day, subject, &|_| true).run(world, &rows);
    for (at, outcomes) in answers.rules.iter().zip(&answers.outcomes) {
        let rule = &world.rulebooks[at.book].rules[at.rule];
        found.extend(outcomes.iter().filter(|&&byte| byte != OUT_OF_SCOPE).map(|&byte| (rule.name.clone(), Outcome::ALL[byte as usize])));
    }
}

fn review(register: &Register, books: &[Rulebook], day: Day, found: &mut Found) {
    let nothing = Moves::default();
    let posts: Vec<Row<Posts>> = (0..register.tables().posts.len() as u32).map(Row::new).collect();
    let world = World::new(register, books, &nothing);
    ask(&world, Subject::Person, day, Rows::PeopleRange(0..register.tables().people.len() as u32), found);
    ask(&world, Subject::Post, day, Rows::Posts(&posts, None), found);
}

fn check(register: &Register, books: &[Rulebook], moves: &Moves, found: &mut Found) {
    let (mut by_day, mut touched) = (BTreeMap::<Day, Vec<u32>>::new(), BTreeMap::<Row<Posts>, Day>::new());
    for (at, row) in moves.rows.iter().enumerate() {
        by_day.entry(row.on).or_default().push(at as u32);
        for post in [row.from_post, row.to_post] {
            let latest = touched.entry(post).or_insert(row.on);
            *latest = row.on.max(*latest);
        }
    }
    let posts: Vec<(Day, [Row<Posts>; 1])> = touched.into_iter().map(|(post, day)| (day, [post])).collect();
    let world = World::new(register, books, moves);
    by_day.iter().for_each(|(&day, at)| ask(&world, Subject::Move, day, Rows::Moves(at), found));
    posts.iter().for_each(|(day, post)| ask(&world, Subject::Post, *day, Rows::Posts(post, Some(0)), found));
    let last = *by_day.keys().last().expect("a plan has moves");
    ask(&world, Subject::Plan, last, Rows::Plans(&[0]), found);
}

/// The outcomes that a rule can come to. A decision that waives is recorded on a move.
fn outcomes_of(rule: &Rule) -> impl Iterator<Item = Outcome> {
    let waivable = rule.subject == Subject::Move && (rule.waiver.is_some() || rule.effect == Effect::Decision);
    let always = [Outcome::Met, Outcome::NotMet, Outcome::NotKnown].into_iter();
    always.chain(rule.when.is_some().then_some(Outcome::NotApplicable)).chain(waivable.then_some(Outcome::Waived))
}

#[test]
fn every_rule_comes_to_every_outcome_somewhere_in_the_town() {
    let (register, books) = (town(), rulebooks());
    let mut found = Found::new();
    for (year, month, day) in REVIEWS {
        review(&register, &books, Day::new(year, month, day).expect("a day"), &mut found);
    }
    for path in [vec![root().join("demo/moves.csv")], files_of("demo/plans", "csv")].concat() {
        check(&register, &books, &proposed(&path, &register), &mut found);
    }
    let rules = books.iter().flat_map(|book| &book.rules);
    let wanted: Found = rules.flat_map(|rule| outcomes_of(rule).map(|outcome| (rule.name.clone(), outcome))).collect();
    let missing: Vec<_> = wanted.difference(&found).cloned().collect();
    let mut never: Vec<_> = NEVER.iter().flat_map(|(rule, outcomes)| outcomes.iter().map(|&outcome| ((*rule).to_owned(), outcome))).collect();
    never.sort();
    assert_eq!(missing, never);
}
