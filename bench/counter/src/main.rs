//! `bench-counter PEOPLE CLIENTS SECONDS`: pages of an invented office, from the real server over real sockets, to so many clients at once, each request signed in, authorised
//! and, where the policy wants it, recorded on the disk before it is answered. Beside them, in turn: the same server with a page that asks nothing, and durable commits alone.
//!
//! The clients share the machine with the server, and are cheap: requests are made ready beforehand, of an answer only the head is read.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock, and starts the server")]
#![expect(clippy::print_stdout, reason = "a benchmark says what it found")]

mod alone;
mod clients;
mod cpu;
mod office;
mod what_if;

use std::process::ExitCode;
use std::time::Duration;

use clients::{Kind, Measured};
use office::Office;

/// Turns of ours and of the peers: what is said is the median.
const ROUNDS: usize = 5;
/// What a mixed turn asks for, in a hundred requests: records, searches, what the rules say of one person.
const MIX: [(Kind, usize); 3] = [(Kind::Record, 80), (Kind::Search, 15), (Kind::Rules, 5)];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "serve") {
        // The server is this same program, started once more: what is measured is `luan serve` and nothing beside it.
        return luan::main();
    }
    let number = |at: usize, default: usize| words.get(at).map_or(default, |word| word.parse().expect("PEOPLE, CLIENTS and SECONDS are numbers"));
    let (people, clients, seconds) = (number(0, 50_000), number(1, 64), number(2, 5));
    let office = Office::found(people, clients);
    println!("{} people, {} units, {} entries; {clients} clients, {seconds} s a turn", office.people.len(), office.units, office.entries());
    what_if::time(&office.register);
    let served = office.serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    println!("{}", runtime.block_on(clients::first_page(served.address, &office.sessions[0])));
    let time = Duration::from_secs(seconds as u64);
    let turn = |kinds: &[(Kind, usize)]| -> Measured {
        let before = [cpu::used(served.process()), cpu::used("self")];
        let measured = runtime.block_on(clients::turn(served.address, &office, kinds, time));
        measured.with_cpu(before, [cpu::used(served.process()), cpu::used("self")])
    };
    turn(&MIX);
    let mut turns: Vec<(&str, Vec<Measured>)> = Vec::new();
    let mut keep = |name: &'static str, measured: Measured| match turns.iter_mut().find(|(known, _)| *known == name) {
        Some((_, all)) => all.push(measured),
        None => turns.push((name, vec![measured])),
    };
    for _ in 0..ROUNDS {
        let before = office.entries();
        let mixed = turn(&MIX);
        let recorded = office.entries() - before;
        assert_eq!(recorded, mixed.recorded, "every record that was shown stands in the log");
        keep("pages, mixed", mixed);
        keep("records", turn(&[(Kind::Record, 100)]));
        keep("searches", turn(&[(Kind::Search, 100)]));
        keep("rules of one person", turn(&[(Kind::Rules, 100)]));
        keep("peer: a page that asks nothing", turn(&[(Kind::Static, 100)]));
        keep("peer: commits of the database alone", alone::commits(&office.folder, time));
    }
    for (name, measured) in &turns {
        println!("{name}: {}", clients::median(measured));
    }
    drop(served);
    ExitCode::SUCCESS
}
