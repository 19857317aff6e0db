//! Killed at any moment, under load.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

use store::Log;

use crate::folder;
use crate::ledger::{acknowledged, keys, people, sound, stamp, url};

/// The longest that a program lives, in milliseconds.
const LIFE_MAX_MS: u64 = 90;
/// Kills that one record lives through.
const RECORD_EVERY: usize = 30;
/// Kills after which everything is checked.
const CHECK_EVERY: usize = 10;

/// Kills a program that writes, again and again, and counts.
pub(crate) fn prove(kills: usize) -> usize {
    let mut place = folder("kills");
    let (mut expected, mut written): (Vec<String>, usize) = (Vec::new(), 0);
    for kill in 0..kills {
        // A record that has grown large takes its time to open: now and then a new one is begun.
        if kill % RECORD_EVERY == 0 {
            place = folder("kills");
            drop(Log::init(&url(&place), keys(), &stamp(), "mở sổ", "").unwrap());
            written += std::mem::take(&mut expected).len();
        }
        let folder = &place;
        let mut child = Command::new(std::env::current_exe().unwrap()).args(["child", "steady"]).arg(folder).stdout(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let heard = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            out.read_to_end(&mut bytes).map(|_| bytes)
        });
        std::thread::sleep(Duration::from_millis(10 + (kill as u64 * 37) % LIFE_MAX_MS));
        child.kill().unwrap();
        child.wait().unwrap();
        expected.extend(acknowledged(&heard.join().unwrap().unwrap()));
        let there = people(folder, &format!("kill {kill}"));
        let lost: Vec<&String> = expected.iter().filter(|id| there.binary_search(id).is_err()).collect();
        assert!(lost.is_empty(), "kill {kill}: acknowledged and lost: {lost:?}");
        if kill % CHECK_EVERY == 0 {
            sound(folder, &format!("kill {kill}"));
        }
    }
    written += expected.len();
    assert!(written > kills, "the programs wrote too little to prove anything: {written}");
    kills
}
