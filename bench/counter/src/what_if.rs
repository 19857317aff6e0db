//! What-if over the population: one number of a rule is another, and everybody is counted anew. The facts are there from the question before, as they are while a slider moves.

use std::path::Path;
use std::time::Instant;

use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::Outcome;

/// How often it is asked: what is said is the median.
const TIMES: usize = 9;

/// Times it for every rule about people that reads a parameter, the slowest told.
pub(crate) fn time(register: &Register) {
    let (books, moves, day) = (rulebooks(), Moves::default(), Day::new(2026, 11, 21).expect("a day of the calendar"));
    let world = World::new(register, &books, &moves);
    let rows = Rows::PeopleRange(0..register.tables().people.len() as u32);
    let all = Sweep::new(&world, day, Subject::Person, &|_| true);
    let start = Instant::now();
    let facts = all.facts(&world, &rows);
    let gathered = start.elapsed();
    let counted = |of_rule: &str| {
        let sweep = Sweep::compile(&books, register, day, Subject::Person, &|rule| rule.name == of_rule);
        let outcomes = sweep.run_on(&facts);
        let mut counts = [0u32; Outcome::ALL.len() + 1];
        outcomes.iter().flatten().for_each(|byte| counts[(*byte as usize).min(Outcome::ALL.len())] += 1);
        std::hint::black_box(counts);
    };
    let names: Vec<&str> = all.rules().iter().map(|at| books[at.book].rules[at.rule].name.as_str()).collect();
    let one = |name: &&str| {
        let mut times: Vec<f64> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                counted(name);
                start.elapsed().as_secs_f64() * 1_000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[TIMES / 2]
    };
    let slowest = names.iter().map(|name| (one(name), *name)).max_by(|a, b| a.0.total_cmp(&b.0)).expect("some rule is in force");
    let start = Instant::now();
    names.iter().for_each(|name| counted(name));
    let whole = start.elapsed().as_secs_f64() * 1_000.0;
    println!(
        "what if, over {} people: one rule again {:.1} ms ({}, the slowest of {}), all of them {whole:.1} ms; their facts, once, {:.0} ms",
        register.tables().people.len(),
        slowest.0,
        slowest.1,
        names.len(),
        gathered.as_secs_f64() * 1_000.0
    );
}

fn rulebooks() -> Vec<Rulebook> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let paths = std::fs::read_dir(folder).expect("the rulebooks stand in the project").map(|entry| entry.expect("a readable folder").path());
    let mut files: Vec<(String, String)> =
        paths.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a readable rulebook"))).collect();
    files.sort();
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (books, faults) = rules::rulebook::load::load_all(&texts);
    assert!(faults.is_empty(), "the project's own rulebooks load");
    books
}
