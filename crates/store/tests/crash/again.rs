//! Killed between writing and syncing: what the next start finds there is on no disk yet, and is told as done only when it is.

use std::path::Path;
use std::process::Command;

use store::Log;

use crate::cuts::{Event, watched};
use crate::folder;
use crate::ledger::{keys, people, stamp, url};

/// The calls that put on the disk what was written.
const SYNCS: [&str; 2] = ["fsync", "fdatasync"];
/// More syncs than one commit needs.
const SYNCS_MAX: usize = 12;

/// Kills a commit before each of its syncs, and asks for it again. How often it was found there, and was first synced.
pub(crate) fn prove() -> usize {
    let mut found = 0;
    for call in SYNCS {
        for at in 1..=SYNCS_MAX {
            let place = folder("again");
            drop(Log::init(&url(&place), keys(), &stamp(), "mở sổ", "").unwrap());
            let mut killed = Command::new("strace");
            killed.args(["-f", "-qq", "-e", &format!("trace={call}"), "-e", &format!("inject={call}:signal=KILL:when={at}")]);
            let ended = killed.arg(std::env::current_exe().unwrap()).args(["child", "held"]).arg(&place).output().unwrap();
            if ended.status.success() {
                break;
            }
            let is_there = people_of_copy(&place) == ["C1", "C2", "C3"] && ended.stdout.is_empty();
            let events = watched(&place, "held");
            let told = events.iter().position(|event| matches!(event, Event::Acknowledged { .. })).unwrap();
            let synced = events[..told].iter().any(|event| matches!(event, Event::Sync { .. }));
            assert!(synced, "{call} {at}: told as done, and nothing was synced");
            found += usize::from(is_there);
        }
    }
    assert!(found > 0, "no commit was found that had not been synced: this proves nothing");
    found
}

/// Looks at a copy: who opens a record and closes it syncs it.
fn people_of_copy(place: &Path) -> Vec<String> {
    let copy = folder("again-copy");
    for file in std::fs::read_dir(place).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
    }
    people(&copy, "killed before a sync")
}
