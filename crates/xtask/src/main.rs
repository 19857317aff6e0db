//! The broom. `cargo xtask ci` is what the server runs; `tidy`, `fuzz` and `bench` are parts of it, or beside it.

mod ci;
mod prove;
mod step;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask ci                      everything that must hold: format, lints, tests, licences, fuzzing, the outsider's reading, the stories of the browser
cargo xtask tidy                    the tests of the house itself: arrows, lists, links, words, sizes
cargo xtask stories                 the pages, walked through with a browser: five minutes
cargo xtask fuzz [SECONDS [TARGET]] every reader of foreign bytes, fed with damaged files for so long (60 seconds each)
cargo xtask prove crash KILLS CUTS  kills and power cuts under load, and every call of the system that can fail: nothing acknowledged is lost
cargo xtask prove races N           so many races for one case, on both databases and with several servers: exactly one effect, none after the end
cargo xtask prove failover N        a PostgreSQL server killed so often under load, and its standby in its place: nothing acknowledged is lost or doubled
cargo xtask prove attacks           each attack on a record, with stolen copies and keys: found by an outsider who has an old checkpoint, and by us
cargo xtask prove tamper [ENTRIES [SAMPLE [SHORT [EVERY]]]]
                                    every bit of a log of so many entries turned, so many of them with the whole checks of both verifiers; entries removed,
                                    swapped, doubled, cut off; of a short log, one of so many bits with the whole checks
cargo xtask prove differential N    so many questions to one record in both databases and in a model that shares no code with the store: equal answers
cargo xtask bench counter [PEOPLE [CLIENTS [SECONDS]]]
                                    pages of an invented office by many at once, each signed in, authorised and recorded, beside what the machine allows
cargo xtask bench memory [CLIENTS [SECONDS [ENTRIES [URL]]]]
                                    durable changes by many at once beside the database alone; a large record opened and checked
cargo xtask bench papers [PAPERS]
                                    appraisals as PDF/A beside the same for Word: time, size, memory
cargo xtask bench review [PEOPLE [ROUNDS [PYTHON PEER…]]]
                                    the review of an invented nation against the rules by hand, and against duckdb, polars, openfisca where named
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["prove", name, counts @ ..] = arguments.as_slice()
        && let Some(proved) = prove::prove(name, counts)
    {
        return told(proved);
    }
    let done = match arguments.as_slice() {
        ["ci"] => ci::ci(),
        ["tidy"] => ci::tidy(),
        ["stories"] => ci::stories(),
        ["fuzz", rest @ ..] => ci::fuzz(rest),
        ["bench", "counter", rest @ ..] => ci::bench_counter(rest),
        ["bench", "memory", rest @ ..] => ci::bench_memory(rest),
        ["bench", "papers", rest @ ..] => ci::bench_papers(rest),
        ["bench", "review", rest @ ..] => ci::bench_review(rest),
        _ => {
            step::say(USAGE);
            return ExitCode::from(2);
        }
    };
    told(done)
}

fn told(done: Result<(), String>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            step::say(&format!("xtask: {failed}"));
            ExitCode::FAILURE
        }
    }
}
