//! Nothing of a log can be changed unnoticed: not one bit, not one entry, in the database or in an export; and an untouched log is sound.
//!
//! A whole check for each of some millions of bits would take days. Whether one entry is the one that the tree has a hash of, both verifiers find out from that entry
//! alone: so every bit of a long log is turned against the hashes, and the whole check is made for every bit of a short log, and for many of the long one.

mod bits;
mod log;
mod moves;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::count;
use crate::outsider::tools;
use log::Sound;

/// Processes of the outsider's verifier at one time.
const PARTS: usize = 2;

/// The outsider: his verifier, and what he is shown.
struct Shown {
    export: std::path::PathBuf,
    old: std::path::PathBuf,
}

impl Shown {
    fn new(sound: &Sound) -> Shown {
        let export = sound.office.folder.join("export");
        sound.office.open().unwrap().export(&export, true).unwrap();
        let old = sound.office.folder.join("kept");
        std::fs::write(&old, sound.kept.text()).unwrap();
        Shown { export, old }
    }

    /// What he was shown, by kind. He must have seen everything.
    fn count(&self, words: &[&str]) -> BTreeMap<String, usize> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs/tamper/flips.py");
        let start = |part: usize| {
            let mut command = Command::new("python3");
            command.arg(&program).arg(tools()).arg(&self.export).arg(&self.old).args([part.to_string(), PARTS.to_string()]).args(words);
            command.stdout(Stdio::piped()).spawn().unwrap()
        };
        let mut counted = BTreeMap::new();
        for running in (0..PARTS).map(start).collect::<Vec<_>>() {
            let output = running.wait_with_output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success() && !said.contains("missed:"), "{words:?}: {said}");
            for line in said.lines() {
                let (rest, missed) = line.rsplit_once(' ').unwrap();
                let (kind, shown) = rest.rsplit_once(' ').unwrap();
                assert_eq!(missed, "0", "{line}");
                *counted.entry(kind.to_owned()).or_default() += shown.parse::<usize>().unwrap();
            }
        }
        counted
    }
}

#[test]
fn no_bit_and_no_entry_of_a_log_can_change_unnoticed() -> Result<(), String> {
    let (size, short) = (count("LUAN_PROVE_TAMPER_ENTRIES", 30), count("LUAN_PROVE_TAMPER_SHORT", 12));
    let (every, sample) = (count("LUAN_PROVE_TAMPER_EVERY", 199), count("LUAN_PROVE_TAMPER_SAMPLE", 200));
    let long = Sound::new(size);
    let shown = Shown::new(&long);
    let turned = bits::every_entry(&long)?;
    println!("{size} entries in the database: every one of {turned} bits of leaves, seals and the checkpoint, entry by entry: 0 unnoticed");
    let of_export = shown.count(&["entries"]);
    println!("{size} entries in an export: every bit, entry by entry, {of_export:?}: 0 unnoticed");
    let (seed, thinned) = ("1", (turned / sample.max(1)).max(1));
    println!("  of them with our whole check: {}", bits::whole(&long, thinned, 1)?);
    let bits_of_export: usize = of_export.values().sum();
    println!("  of them with the outsider's whole check: {:?}", shown.count(&["bits", &(bits_of_export / sample.max(1)).max(1).to_string(), seed]));
    println!("  whole entries, our whole check: {:?}: 0 unnoticed", moves::every(&long, 1)?);
    println!("  whole entries and files, the outsider's: {:?}: 0 unnoticed", shown.count(&["moves", seed, "997"]));
    let brief = Sound::new(short);
    println!("{short} entries, one of {every} bits of the database, our whole check: {}: 0 unnoticed", bits::whole(&brief, every, 2)?);
    let (brief, every) = (Shown::new(&brief), every.to_string());
    println!("{short} entries, one of {every} bits of the export, the outsider's whole check: {:?}: 0 unnoticed", brief.count(&["bits", &every, "2"]));
    println!("  whole entries, and files cut at every {every} bytes: {:?}: 0 unnoticed", brief.count(&["moves", seed, &every]));
    println!("the untouched logs are sound for both: 0 false alarms");
    Ok(())
}
