//! Every call to the system that writes, fails once: killed there, an error of the disk, no room.

use std::path::Path;
use std::process::{Command, Output};

use store::Log;

use crate::folder;
use crate::ledger::{acknowledged, adding, ids, keys, people, sound, stamp, url};

/// The calls that write.
const CALLS: [&str; 9] = ["write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate", "openat", "fallocate"];
/// How they fail.
const FAULTS: [&str; 3] = ["signal=KILL", "error=EIO", "error=ENOSPC"];
/// What is done while they fail, and who is there when it was done.
const OPS: [(&str, &[&str]); 4] = [("init", &[]), ("commit", &["B1", "B2", "C1", "C2", "C3"]), ("erase", &["B2"]), ("move", &["B1", "B2"])];

/// Makes every call fail in every way, and counts.
pub(crate) fn prove() -> usize {
    assert!(Command::new("strace").arg("-V").output().is_ok(), "strace is not installed: sudo apt-get install strace (./luan test does it)");
    let mut count = 0;
    for (op, after) in OPS {
        let base = folder("base");
        if op != "init" {
            let log = Log::init(&url(&base), keys(), &stamp(), "mở sổ", "").unwrap();
            store::Store::new(log).commit(vec![adding("B1"), adding("B2")], stamp()).unwrap();
        }
        count += every(op, &base, &|judged| judge(op, after, judged));
    }
    assert!(count > 200, "too few calls failed to prove anything: {count}");
    count
}

/// What is left after a call has failed.
pub(crate) struct Judged<'a> {
    pub(crate) folder: &'a Path,
    /// Whether the program has said that it is done.
    pub(crate) acknowledged: bool,
    /// Which call failed, and how.
    pub(crate) when: &'a str,
}

/// Makes every call of something that is done fail in every way, each time in a copy of a folder, and counts.
pub(crate) fn every(op: &str, base: &Path, judge: &dyn Fn(&Judged<'_>)) -> usize {
    let mut count = 0;
    let counted = traced(op, &copy(base), &[]);
    let trace = String::from_utf8_lossy(&counted.stderr).into_owned();
    for call in CALLS {
        let calls =
            trace.lines().filter(|line| line.split_once('(').is_some_and(|(name, _)| name.ends_with(call) && !name.ends_with(&format!("p{call}")))).count();
        for fault in FAULTS {
            for at in 1..=calls {
                let work = copy(base);
                let ended = traced(op, &work, &[format!("inject={call}:{fault}:when={at}")]);
                let when = format!("{op}: {call} {at} of {calls}, {fault}");
                judge(&Judged { folder: &work, acknowledged: !acknowledged(&ended.stdout).is_empty(), when: &when });
                count += 1;
            }
        }
    }
    count
}

/// What stands there after a fault, and after doing the same again.
fn judge(op: &str, after: &[&str], &Judged { folder, acknowledged, when }: &Judged<'_>) {
    if op == "init" {
        let begun = Log::open(&url(folder), keys());
        assert!(begun.is_ok() || !acknowledged, "{when}: acknowledged, and not there");
        let done = begun.is_ok() || Log::init(&url(folder), keys(), &stamp(), "mở sổ", "").is_ok();
        return assert!(done, "{when}: it cannot be begun again");
    }
    let there = people(folder, when);
    let before = ["B1", "B2"];
    assert!(there == before || there == after, "{when}: half made: {there:?}");
    assert!(there == after || !acknowledged, "{when}: acknowledged, and not there");
    sound(folder, when);
    match op {
        "commit" => {
            let store = store::Store::new(Log::open(&url(folder), keys()).unwrap());
            store.commit(["C1", "C2", "C3"].map(adding).to_vec(), stamp()).unwrap_or_else(|error| panic!("{when}: again: {error}"));
        }
        "erase" if there == before => drop(Log::open(&url(folder), keys()).unwrap().erase("person:B1", &stamp(), "nhầm người", "").unwrap()),
        "move" => {
            let other = store::Url::Sqlite(folder.join("other.db"));
            let moved = Log::open(&other, keys()).map(|log| ids(log.facts()));
            assert!(moved.as_ref().is_ok_and(|there| there == after) || !acknowledged, "{when}: acknowledged, and not there");
        }
        _ => {}
    }
    assert_eq!(people(folder, when), after, "{when}: done again");
}

fn copy(base: &Path) -> std::path::PathBuf {
    let work = folder("work");
    fill(&work, base);
    work
}

fn fill(work: &Path, base: &Path) {
    for file in std::fs::read_dir(base).unwrap() {
        let file = file.unwrap();
        let there = work.join(file.file_name());
        if file.path().is_dir() {
            std::fs::create_dir(&there).unwrap();
            fill(&there, &file.path());
        } else {
            std::fs::copy(file.path(), there).unwrap();
        }
    }
}

/// Runs the child with its calls watched, and perhaps one of them failing.
fn traced(op: &str, folder: &Path, inject: &[String]) -> Output {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", &format!("trace={}", CALLS.join(","))]);
    inject.iter().for_each(|inject| _ = command.args(["-e", inject]));
    command.arg(std::env::current_exe().unwrap()).args(["child", op]).arg(folder).output().unwrap()
}
