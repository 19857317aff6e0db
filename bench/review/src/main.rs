//! `bench-review`: times the review of an invented nation, checks that every engine gives equal answers, and prints ratios.

mod answers;
mod kernel;
mod locality;
mod ours;

use std::io::Write;
use std::time::Instant;

use register::Day;
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::sweep;

fn main() {
    let people: usize = std::env::args().nth(1).map_or(100_000, |count| count.parse().expect("the first argument is a number of people"));
    let rounds: usize = std::env::args().nth(2).map_or(5, |count| count.parse().expect("the second argument is a number of rounds"));
    let (register, refusals) = sample::office(sample::Size { posts: people / 50, people }, 20_261_115).finish();
    assert!(refusals.is_empty(), "an invented office has no refused row");
    let day = Day::new(2026, 11, 21).expect("a day of the calendar");
    let moves = sample::moves(&register, day, 7);
    let books = rulebooks();
    compare(&register, &moves, &books, day, rounds);
    costs(&register, &moves, &books, day);
}

/// Where the time goes: every fact that a rule in force reads, computed alone over all rows; the dearest first.
fn costs(register: &register::Register, moves: &Moves, books: &[Rulebook], day: Day) {
    let order: Vec<u32> = (0..moves.rows.len() as u32).collect();
    let world = World::new(register, books, moves);
    let mut found: Vec<(f64, &str, &str)> = Vec::new();
    for subject in [Subject::Person, Subject::Move] {
        let names = ours::facts_read(&world, day, subject);
        for fact in names {
            let start = Instant::now();
            let rows = if subject == Subject::Person { register.tables().people.len() } else { order.len() };
            for first in (0..rows).step_by(sweep::BLOCK) {
                let last = (first + sweep::BLOCK).min(rows);
                let part = if subject == Subject::Person { Rows::PeopleRange(first as u32..last as u32) } else { Rows::Moves(&order[first..last]) };
                let block = Block::new(&world, day, part);
                std::hint::black_box(facts::ALL[fact].column(&block));
            }
            found.push((start.elapsed().as_secs_f64(), subject.name(), facts::ALL[fact].name));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut out = std::io::stdout();
    for (seconds, subject, fact) in found {
        writeln!(out, "{seconds:.4} s  {fact} of every {subject}").expect("stdout");
    }
}

fn rulebooks() -> Vec<Rulebook> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the rulebooks stand in the project")
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a readable rulebook")))
        .collect();
    files.sort();
    let (books, faults) = rules::rulebook::load::load_all(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    assert!(faults.is_empty(), "the project's own rulebooks load");
    books
}

fn compare(register: &register::Register, moves: &Moves, books: &[Rulebook], day: Day, rounds: usize) {
    let order: Vec<u32> = (0..moves.rows.len() as u32).collect();
    let mut out = std::io::stdout();
    let world = World::new(register, books, moves);
    let (found, by_hand) = (ours::run(&world, day, &order), kernel::run(register, moves, day));
    let answered = ours::answers(&found, books, register);
    let differing = differences(&answered.people, &by_hand.people) + differences(&answered.moves, &by_hand.moves);
    writeln!(out, "people {} moves {} rules {} differing answers {differing}", register.tables().people.len(), moves.rows.len(), by_hand.people.rules.len() + by_hand.moves.rules.len()).expect("stdout");
    drop((found, answered, by_hand));
    for _ in 0..rounds {
        let start = Instant::now();
        let world = World::new(register, books, moves);
        let found = ours::run(&world, day, &order);
        let ours_seconds = start.elapsed().as_secs_f64();
        drop(found);
        let start = Instant::now();
        let by_hand = kernel::run(register, moves, day);
        let kernel_seconds = start.elapsed().as_secs_f64();
        drop(by_hand);
        writeln!(out, "ours {ours_seconds:.3} s   kernel {kernel_seconds:.3} s   kernel/ours {:.2}", kernel_seconds / ours_seconds).expect("stdout");
    }
}

/// Counts the answers that differ and shows the first of every rule.
fn differences(ours: &answers::Sheet, theirs: &answers::Sheet) -> usize {
    let mut out = std::io::stderr();
    assert_eq!(ours.rules, theirs.rules, "both engines answer the same rules");
    let mut count = 0;
    for rule in 0..ours.rules.len() {
        let mut shown = 0;
        for row in 0..ours.outcomes[rule].len() {
            let (a, b) = (ours.outcomes[rule][row], theirs.outcomes[rule][row]);
            let (x, y) = (answers::decided(a, ours.evidence[rule][row]), answers::decided(b, theirs.evidence[rule][row]));
            if (a, x) != (b, y) {
                count += 1;
                shown += 1;
                if shown <= 3 {
                    writeln!(out, "{} row {row}: ours {} {x}, by hand {} {y}", ours.rules[rule], ours::outcome_name(a), ours::outcome_name(b)).expect("stderr");
                }
            }
        }
    }
    count
}
