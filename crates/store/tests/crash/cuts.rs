//! Power cuts: of what was written since a file was last synced, any part may be missing. The writes of a real run are watched, and the disk is built up again
//! as it may stand after a cut at any moment of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use store::Log;

use crate::folder;
use crate::ledger::{adding, keys, people, sound, stamp, url};

/// Something that the run did.
pub(crate) enum Event {
    Write { file: String, at: usize, bytes: Vec<u8> },
    Cut { file: String, length: usize },
    Sync { file: String },
    Gone { file: String },
    Acknowledged { id: String },
}

/// A file: as it certainly stands on the disk, and what was done to it since.
#[derive(Clone, Default)]
struct File {
    synced: Vec<u8>,
    since: Vec<(usize, Option<Vec<u8>>)>,
}

/// Cuts the power at moments all through a run, and counts. As a control, the same with syncs that do nothing must lose something.
pub(crate) fn prove(cuts: usize) -> usize {
    let base = folder("cuts-base");
    let log = Log::init(&url(&base), keys(), &stamp(), "mở sổ", "").unwrap();
    store::Store::new(log).commit(vec![adding("B1")], stamp()).unwrap();
    let before: BTreeMap<String, File> = files(&base);
    let events = watched(&base, "few");
    assert!(events.iter().filter(|event| matches!(event, Event::Acknowledged { .. })).count() == 12, "the run did all it should");
    let mut lost_without_syncs = 0;
    for cut in 0..cuts {
        let moment = cut * events.len() / cuts + 1;
        let lost = lost_after(&before, &events[..moment], true, cut as u64);
        assert!(lost.is_empty(), "cut {cut} after {moment} of {} events: acknowledged and lost: {lost:?}", events.len());
        lost_without_syncs += usize::from(!lost_after(&before, &events[..moment], false, cut as u64).is_empty());
    }
    assert!(lost_without_syncs > 0, "the control lost nothing: these cuts prove nothing");
    cuts
}

/// The acknowledged changes that are not there after a cut.
fn lost_after(before: &BTreeMap<String, File>, events: &[Event], syncs: bool, seed: u64) -> Vec<String> {
    let (mut disk, mut acknowledged) = (before.clone(), vec!["B1".to_owned()]);
    for event in events {
        match event {
            Event::Write { file, at, bytes } => disk.entry(file.clone()).or_default().since.push((*at, Some(bytes.clone()))),
            Event::Cut { file, length } => disk.entry(file.clone()).or_default().since.push((*length, None)),
            Event::Sync { file } if syncs => disk.entry(file.clone()).or_default().sync(),
            Event::Sync { .. } => {}
            Event::Gone { file } => drop(disk.remove(file)),
            Event::Acknowledged { id } => acknowledged.push(id.clone()),
        }
    }
    let after = folder("cuts-after");
    let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for (name, file) in disk {
        std::fs::write(after.join(name), file.after_cut(&mut chance)).unwrap();
    }
    let opened = Log::open(&url(&after), keys());
    if !syncs && opened.is_err() {
        return acknowledged;
    }
    drop(opened);
    let there = people(&after, "after a cut");
    if syncs {
        sound(&after, "after a cut");
    }
    acknowledged.into_iter().filter(|id| !there.contains(id)).collect()
}

impl File {
    fn sync(&mut self) {
        for (at, bytes) in std::mem::take(&mut self.since) {
            apply(&mut self.synced, at, bytes.as_deref());
        }
    }

    /// The file after a cut: of what was not synced, each piece is there or not, and one may be torn.
    fn after_cut(mut self, chance: &mut u64) -> Vec<u8> {
        for (at, bytes) in std::mem::take(&mut self.since) {
            *chance ^= *chance << 13;
            *chance ^= *chance >> 7;
            *chance ^= *chance << 17;
            match (*chance % 4, bytes) {
                (0 | 1, bytes) => apply(&mut self.synced, at, bytes.as_deref()),
                (2, Some(bytes)) => apply(&mut self.synced, at, Some(&bytes[..bytes.len() / 2])),
                _ => {}
            }
        }
        self.synced
    }
}

fn apply(file: &mut Vec<u8>, at: usize, bytes: Option<&[u8]>) {
    match bytes {
        None => file.resize(at, 0),
        Some(bytes) => {
            if file.len() < at + bytes.len() {
                file.resize(at + bytes.len(), 0);
            }
            file[at..at + bytes.len()].copy_from_slice(bytes);
        }
    }
}

fn files(folder: &Path) -> BTreeMap<String, File> {
    let kept = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        is_data(&name).then(|| (name, File { synced: std::fs::read(entry.path()).unwrap(), since: Vec::new() }))
    };
    std::fs::read_dir(folder).unwrap().filter_map(kept).collect()
}

/// The index of the log of SQLite is built anew after every start: it need not be on the disk.
fn is_data(name: &str) -> bool {
    name.starts_with("office.db") && !name.ends_with("-shm")
}

/// Runs the program, and reads off what it did to its files.
pub(crate) fn watched(folder: &Path, op: &str) -> Vec<Event> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-xx", "-s", "10000000", "-e", "trace=write,pwrite64,fsync,fdatasync,ftruncate,unlink"]);
    let output = command.arg(std::env::current_exe().unwrap()).args(["child", op]).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap().lines().filter_map(event).collect()
}

/// One line of the watch: `pwrite64(3</path/office.db-wal>, "\x00…", 32, 0) = 32`.
fn event(line: &str) -> Option<Event> {
    let (call, rest) = line.split_once('(')?;
    let call = call.rsplit(' ').next()?;
    let name = |text: &str| text.rsplit('/').next().map(unquoted).filter(|name| is_data(name));
    let (first, after) = rest.split_once([',', ')'])?;
    let file = first.split_once('<').and_then(|(_, path)| name(path.strip_suffix('>')?));
    match (call, file) {
        ("pwrite64", Some(file)) => {
            let bytes = bytes(after.split('"').nth(1)?);
            let at = after.rsplit_once(") =")?.0.rsplit(", ").next()?.parse().ok()?;
            Some(Event::Write { file, at, bytes })
        }
        ("ftruncate", Some(file)) => Some(Event::Cut { file, length: after.split_once(')')?.0.trim().parse().ok()? }),
        ("fsync" | "fdatasync", Some(file)) => Some(Event::Sync { file }),
        ("unlink", None) => name(&String::from_utf8(bytes(rest.split('"').nth(1)?)).ok()?).map(|file| Event::Gone { file }),
        ("write", None) => {
            let said = String::from_utf8(bytes(after.split('"').nth(1)?)).ok()?;
            said.trim_end().strip_prefix("ack ").map(|id| Event::Acknowledged { id: id.to_owned() })
        }
        _ => None,
    }
}

/// The bytes of `\x00\x01…`.
fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|hex| u8::from_str_radix(&hex[..2], 16).unwrap()).collect()
}

/// A path is written as it is, or byte by byte.
fn unquoted(text: &str) -> String {
    if text.contains("\\x") { String::from_utf8_lossy(&bytes(text)).rsplit('/').next().unwrap_or_default().to_owned() } else { text.to_owned() }
}
