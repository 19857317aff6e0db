//! The outsider's verifier and ours say the same of packets, sound and damaged.

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use store::packet::{Gaps, Packet, Seen};

use crate::by_hand::{TOTAL, file, first_lines, respelled, signed};
use crate::drawn::{TO, key, opened, packets, small, total};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether the outsider finds the packets sound; his last line.
fn sound(files: &[PathBuf]) -> (bool, String) {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().join("tools/verify/verify.py");
    let output = Command::new("python3").arg(tool).arg("packet").args(files).args(["--key", &key().public().text(), "--to", TO]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) if said.starts_with("sound: ") => (true, said),
        Some(1) if said.contains("NOT SOUND: ") && !said.contains("failed and cannot say more") => (false, said),
        code => panic!("the outsider's verifier ended with {code:?}: {said}{}", String::from_utf8_lossy(&output.stderr)),
    }
}

#[test]
fn one_packet_sound_or_damaged_is_the_same_to_both() {
    let folder = folder("packets-outsider");
    let mut runner = TestRunner::deterministic();
    let mut cases: Vec<(Vec<u8>, Seen)> = respelled().into_iter().map(|head| (signed(&head, b""), Seen::default())).collect();
    for (name, bytes) in [("../x", b"abc".as_slice()), ("a:b", b""), ("a\u{202e}b", b""), ("a.txt", b"abc")] {
        cases.push((signed(&format!("{}{TOTAL}{}", first_lines(), file(name, bytes)), bytes), Seen::default()));
    }
    for case in 0..24usize {
        let packet = packets().new_tree(&mut runner).unwrap().current();
        let mut bytes = packet.sealed(&key()).unwrap().0;
        if case % 2 == 1 {
            let at = (case * 7919) % bytes.len();
            bytes[at] ^= 1 << (case % 8);
        }
        cases.push((bytes, Seen { number: packet.number - 1, hash: packet.before }));
    }
    let mut both = [0, 0];
    for (at, (bytes, seen)) in cases.iter().enumerate() {
        let path = folder.join(format!("{at}.packet"));
        std::fs::write(&path, bytes).unwrap();
        let ours = opened(bytes, *seen, Gaps::Refused);
        let (theirs, said) = sound(&[path]);
        assert_eq!(ours.is_ok(), theirs, "case {at}: {ours:?}\n{said}");
        both[usize::from(theirs)] += 1;
    }
    assert!(both[0] > 20 && both[1] > 10, "{both:?}");
}

#[test]
fn a_chain_is_the_same_to_both() {
    let folder = folder("packets-chain");
    let mut seen = Seen::default();
    let files: Vec<PathBuf> = (1..=3)
        .map(|number| {
            let (bytes, now) = Packet { number, before: seen.hash, totals: vec![total("moves", "u1", None)], ..small() }.sealed(&key()).unwrap();
            seen = now;
            let path = folder.join(format!("{number}.packet"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    assert!(sound(&files).1.starts_with("sound: packets 1 to 3 from van-suong.example/luan to linh-hai.example/luan, 3 files, 3 totals"));
    assert!(!sound(&[files[0].clone(), files[2].clone()]).0);
    assert!(!sound(&[files[1].clone(), files[0].clone()]).0);
    assert!(!sound(&[files[0].clone(), files[0].clone()]).0);
}
