//! What is acknowledged is there, whatever happens: kills at any moment, calls of the system that fail, power cuts that drop what was not synced.
//!
//! The test calls itself as the program that suffers. How much is tried in one run stands in the environment: `LUAN_PROVE_KILLS`, `LUAN_PROVE_CUTS`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "it has no harness that would say what was counted")]
#![expect(clippy::disallowed_methods, reason = "how much is tried is set from outside; the moment of a kill is the clock's")]

mod again;
mod backups;
mod child;
mod cuts;
mod faults;
mod kills;
mod ledger;

use std::path::PathBuf;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["child", op, folder] => child::run(op, folder.as_ref()),
        // What a runner of tests asks of every test.
        ["--list", ..] => {}
        _ => {
            let faults = faults::prove() + backups::prove();
            let again = again::prove();
            let kills = kills::prove(count("LUAN_PROVE_KILLS", 60));
            let cuts = cuts::prove(count("LUAN_PROVE_CUTS", 400));
            println!("{faults} calls failed, {again} commits found unsynced, {kills} kills, {cuts} power cuts: 0 acknowledged changes lost, 0 half made");
        }
    }
}

fn count(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("crash-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
