//! `bench-review`: times the review of an invented nation, checks that every engine gives equal answers, and prints ratios.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod answers;
mod columns;
mod kernel;
mod locality;
mod ours;
mod peers;

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use register::{Day, Register};
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::{self, Sweep};

/// What is measured: `bench-review PEOPLE ROUNDS [PYTHON PEER…]`.
struct Request {
    people: usize,
    rounds: usize,
    python: String,
    peers: Vec<String>,
}

/// More spread than this among our own rounds, and the machine was too noisy for the figures to mean anything.
const SPREAD_MAX: f64 = 1.3;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: usize| arguments.next().map_or(default, |word| word.parse().expect("PEOPLE and ROUNDS are numbers"));
    let (people, rounds) = (number(100_000), number(5));
    // The rules by hand run on one thread, and the peers are held to one: ours runs on one beside them.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("nothing has started threads yet");
    let request = Request { people, rounds, python: arguments.next().unwrap_or_else(|| "python3".to_owned()), peers: arguments.collect() };
    let (register, refusals) = sample::office(sample::Size { posts: people / 50, people }, 20_261_115).finish();
    assert!(refusals.is_empty(), "an invented office has no refused row");
    let day = Day::new(2026, 11, 21).expect("a day of the calendar");
    let moves = sample::moves(&register, day, 7);
    let books = rulebooks();
    say(&format!("people {} moves {} peak memory with the register {} MiB", register.tables().people.len(), moves.rows.len(), peak_memory()));
    equal_answers(&register, &moves, &books, day);
    rounds_of(&request, &register, &moves, &books, day);
    say(&format!("peak memory of this process, register and both answers included: {} MiB", peak_memory()));
    costs(&register, &moves, &books, day);
}

fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("stdout takes the report");
}

/// The most memory this process has held, in MiB; 0 where the system does not tell.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or(0, |kib| kib / 1024)
}

fn rulebooks() -> Vec<Rulebook> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the rulebooks stand in the project")
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a readable rulebook")))
        .collect();
    files.sort();
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (books, faults) = rules::rulebook::load::load_all(&texts);
    assert!(faults.is_empty(), "the project's own rulebooks load");
    books
}

/// No answer, no time: every outcome and every evidence of the full rulebook, row by row, against the rules by hand.
fn equal_answers(register: &Register, moves: &Moves, books: &[Rulebook], day: Day) {
    let order: Vec<u32> = (0..moves.rows.len() as u32).collect();
    let world = World::new(register, books, moves);
    let answered = ours::answers(&ours::run(&world, day, &order, &|_| true), books, register);
    let by_hand = kernel::run(register, moves, day);
    let differing = differences(&answered.people, &by_hand.people) + differences(&answered.moves, &by_hand.moves);
    say(&format!("rules {} differing answers {differing}", by_hand.people.rules.len() + by_hand.moves.rules.len()));
    assert_eq!(differing, 0, "engines that disagree are not timed");
}

/// Ours, the rules by hand, one changed parameter, and each peer, in turn; then medians of the ratios of each round.
fn rounds_of(request: &Request, register: &Register, moves: &Moves, books: &[Rulebook], day: Day) {
    let order: Vec<u32> = (0..moves.rows.len() as u32).collect();
    let columns = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(request.people.to_string());
    let names = peers::RULES.map(|(name, _)| name);
    let shared = |rule: &Rule| names.contains(&rule.name.as_str());
    if !request.peers.is_empty() {
        columns::write(&columns, register, moves, books, day, &names).expect("the columns for the peers can be written");
    }
    let world = World::new(register, books, moves);
    let kept = Sweep::new(&world, day, Subject::Move, &|_| true).facts(&world, &Rows::Moves(&order));
    let mut figures: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut own = Vec::new();
    for _ in 0..request.rounds {
        let (full, found) = timed(|| ours::run(&World::new(register, books, moves), day, &order, &|_| true));
        drop(found);
        let (by_hand, found) = timed(|| kernel::run(register, moves, day));
        drop(found);
        let (one, found) = timed(|| Sweep::new(&world, day, Subject::Move, &|rule| rule.name == "65-QĐ/TW#service-left").run_on(&kept));
        drop(found);
        own.push(full);
        figures.entry("rules by hand / ours, full rulebook".to_owned()).or_default().push(by_hand / full);
        figures.entry("one changed parameter / full rulebook".to_owned()).or_default().push(one / full);
        let mut line = format!("ours {full:.3} s, by hand {by_hand:.3} s, one changed parameter {one:.4} s");
        if !request.peers.is_empty() {
            let world = World::new(register, books, moves);
            let (subset, found) = timed(|| ours::run(&world, day, &order, &shared));
            let hashes = peers::hashes(&found, books, register, moves);
            let rules_only: f64 = [Subject::Person, Subject::Move].map(|subject| rules_only(&world, day, subject, &order, &shared)).iter().sum();
            line += &format!("; the peers' {} rules: ours {subset:.3} s, of that the rules alone {rules_only:.4} s", names.len());
            for peer in &request.peers {
                let answered = peers::run(&request.python, peer, &columns).expect("the peer answers");
                let differing: Vec<&str> = names.iter().zip(answered.hashes.iter().zip(&hashes)).filter(|(_, (a, b))| a != b).map(|(name, _)| *name).collect();
                assert!(answered.hashes.len() == hashes.len() && differing.is_empty(), "{peer} answers otherwise on {differing:?}");
                line += &format!(", {peer} {:.3} s {} MiB", answered.seconds, answered.memory);
                // OpenFisca has no child records: its facts are prepared for it and not timed, so it stands beside our rules over facts that are there.
                let (what, own) = if peer == "openfisca" { ("the rules alone over facts that are there", rules_only) } else { ("the peers' rules", subset) };
                figures.entry(format!("{peer} / ours, {what}")).or_default().push(answered.seconds / own);
            }
        }
        say(&line);
    }
    let spread = own.iter().copied().fold(0.0, f64::max) / own.iter().copied().fold(f64::MAX, f64::min);
    for (name, ratios) in &mut figures {
        ratios.sort_by(f64::total_cmp);
        say(&format!("median {:.3} of {name} (from {:.3} to {:.3})", ratios[ratios.len() / 2], ratios[0], ratios[ratios.len() - 1]));
    }
    let verdict = if spread > SPREAD_MAX { "REFUSED: the machine was too noisy; run it again" } else { "accepted" };
    say(&format!("spread of our own rounds {spread:.2}: {verdict}"));
}

/// Seconds that the rules take over facts that are there already.
fn rules_only<'a>(world: &'a World<'a>, day: Day, subject: Subject, order: &'a [u32], select: &dyn Fn(&Rule) -> bool) -> f64 {
    let rows = if subject == Subject::Person { Rows::PeopleRange(0..world.register.tables().people.len() as u32) } else { Rows::Moves(order) };
    let sweep = Sweep::new(world, day, subject, select);
    let facts = sweep.facts(world, &rows);
    timed(|| sweep.run_on(&facts)).0
}

fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed().as_secs_f64(), made)
}

/// Where the time goes: every fact that a rule in force reads, computed alone over all rows; the dearest first.
fn costs(register: &Register, moves: &Moves, books: &[Rulebook], day: Day) {
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
