//! The mud: every reader of foreign bytes, fed with damaged files for a given time.
//!
//! `fuzz SECONDS [TARGET…]`. The damage comes from a seeded generator, so that a fault comes back with the number that is printed: `fuzz 0 TARGET NUMBER`
//! feeds that one input again. A panic, a stack that overflows, or an input that takes too long is a fault.

mod damage;
mod targets;

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use targets::{TARGETS, Target};

/// An input that takes longer than this is a fault: readers have limits.
const INPUT_SECONDS_MAX: u64 = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(seconds) = arguments.first().and_then(|word| word.parse::<u64>().ok()) else {
        say("fuzz SECONDS [TARGET…] | fuzz 0 TARGET NUMBER");
        return ExitCode::from(2);
    };
    if let [_, name, number] = arguments.as_slice()
        && let (Some(target), Ok(number)) = (TARGETS.iter().find(|target| target.name == name), number.parse())
    {
        (target.fuzz_one)(&damage::damaged(&(target.seeds)(), number));
        say(&format!("{name}: input {number} is read without a fault"));
        return ExitCode::SUCCESS;
    }
    let wanted = &arguments[1..];
    if let Some(unknown) = wanted.iter().find(|name| TARGETS.iter().all(|target| target.name != **name)) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        say(&format!("there is no target {unknown}; there are {}", known.join(", ")));
        return ExitCode::from(2);
    }
    let chosen = TARGETS.iter().filter(|target| wanted.is_empty() || wanted.iter().any(|name| name == target.name));
    // Each target has a thread of its own: they share nothing, and the run takes as long as one of them.
    let sound = std::thread::scope(|scope| {
        let threads: Vec<_> = chosen.map(|target| scope.spawn(move || feed(target, Duration::from_secs(seconds)))).collect();
        // Every thread is waited for, also after one has found a fault.
        let fed: Vec<bool> = threads.into_iter().map(|thread| thread.join().is_ok_and(|fed| fed)).collect();
        fed.into_iter().all(|fed| fed)
    });
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Feeds one target, and says how often and whether every input was read in time.
fn feed(target: &Target, time: Duration) -> bool {
    let (start, seeds) = (now(), (target.seeds)());
    let mut number = 0;
    while start.elapsed() < time || number < seeds.len() as u64 {
        let input = damage::damaged(&seeds, number);
        let begun = now();
        let read = std::panic::catch_unwind(|| (target.fuzz_one)(&input));
        if read.is_err() || begun.elapsed() > Duration::from_secs(INPUT_SECONDS_MAX) {
            say(&format!("{}: input {number} ({} bytes) is a fault; again: fuzz 0 {} {number}", target.name, input.len(), target.name));
            return false;
        }
        number += 1;
    }
    say(&format!("{}: {number} inputs read without a fault", target.name));
    true
}

#[expect(clippy::disallowed_methods, reason = "a fuzzer runs for a given time")]
fn now() -> Instant {
    Instant::now()
}

fn say(text: &str) {
    // Nobody is left to tell when the message cannot be written.
    let _ = writeln!(std::io::stderr(), "{text}");
}
