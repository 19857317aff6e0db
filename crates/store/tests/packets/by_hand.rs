//! Packets that are written here, line by line, from the description of their format: nothing of the writer is used. What is right is read, and what only a forger with the key would write is refused.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};
use store::note::Note;
use store::packet::{Gaps, PacketFault, Seen};

use crate::drawn::{FROM, TO, key, opened};

/// A head, signed as the page says, and what stands behind it.
pub(crate) fn signed(head: &str, content: &[u8]) -> Vec<u8> {
    let key = SigningKey::from_bytes(&[7; 32]);
    let id = Sha256::digest([FROM.as_bytes(), b"\n\x01", key.verifying_key().as_bytes()].concat());
    let signature = [&id[..4], &key.sign(head.as_bytes()).to_bytes()].concat();
    [format!("{head}\n\u{2014} {FROM} {}\n", STANDARD.encode(signature)).as_bytes(), content].concat()
}

pub(crate) fn first_lines() -> String {
    format!("luan-packet/v1\nfrom {FROM}\nto {TO}\nnumber 1\nbefore {}\nmade 5\n", STANDARD.encode([0; 32]))
}

pub(crate) const TOTAL: &str = "total {\"measure\":\"moves\",\"unit\":\"u1\",\"from\":\"2026-01-01\",\"until\":\"2027-01-01\",\"count\":31}\n";
const DOCUMENT: &str =
    "document {\"symbol\":\"03-BC/ĐU\",\"type\":null,\"subject\":\"a \\\"b\\\"\",\"issuer\":null,\"date\":\"2026-06-01\",\"secrecy\":\"none\"}\n";

pub(crate) fn file(name: &str, bytes: &[u8]) -> String {
    format!("file {} {} {name}\n", bytes.len(), STANDARD.encode(Sha256::digest(bytes)))
}

fn faults(head: &str, content: &[u8]) -> Vec<PacketFault> {
    opened(&signed(head, content), Seen::default(), Gaps::Refused).map(drop).err().unwrap_or_default()
}

#[test]
fn a_packet_that_was_written_by_hand_is_read() {
    let first = first_lines();
    let alone = DOCUMENT.replace("none", "mat");
    let head = format!("{first}{TOTAL}{alone}{}{DOCUMENT}", file("a.txt", b"abc"));
    let bytes = signed(&head, b"abc");
    let read = opened(&bytes, Seen::default(), Gaps::Refused).unwrap();
    assert_eq!(read.packet.files[0].documents[0].subject.as_deref(), Some("a \"b\""));
    assert_eq!(read.packet.lines.iter().map(|line| line.secrecy.as_str()).collect::<Vec<_>>(), ["mat"]);
    assert_eq!((read.packet.totals[0].count, read.packet.made), (Some(31), 5));
    assert_eq!(read.seen.hash[..], Sha256::digest(&head)[..]);
    assert_eq!(read.packet.sealed(&key()).unwrap().0, bytes, "and ours are the same bytes");
    // Who signs a packet signs no checkpoint.
    assert!(Note::read(std::str::from_utf8(&bytes).unwrap()).is_err());
}

#[test]
fn a_head_that_only_a_forger_with_the_key_would_write_is_refused() {
    let first = first_lines();
    assert_eq!(faults(&format!("{first}{TOTAL}"), b""), []);
    for name in ["../../etc/passwd", "/etc/passwd", "..", "a\u{0}b", "a\\b", "nul:"] {
        assert_eq!(faults(&format!("{first}{}", file(name, b"abc")), b"abc"), [PacketFault::Text(name.into())], "{name:?}");
    }
    // Sizes that no memory has, and that no sum has.
    let vast = format!("{first}file {} {} a.txt\n", u64::MAX, STANDARD.encode(Sha256::digest(b"abc")));
    assert_eq!(faults(&vast, b"abc"), [PacketFault::Length]);
    assert_eq!(faults(&first, b""), [PacketFault::Count]);
    for degree in ["mat", "toi_mat", "tuyet_mat"] {
        let secret = DOCUMENT.replace("none", degree);
        assert_eq!(faults(&format!("{first}{}{DOCUMENT}{secret}", file("a.txt", b"abc")), b"abc"), [PacketFault::Secret("a.txt".into())]);
        assert_eq!(faults(&format!("{first}{secret}"), b""), [], "its line alone may go");
    }
    let long = format!("{first}{}", TOTAL.repeat(50_000));
    assert_eq!(faults(&long, b""), [PacketFault::Head], "a head that is too long is not read");
    assert_eq!(faults(&format!("{first}{}", "x\n".repeat(1_000)), b"").len(), store::packet::FAULTS_MAX);
    // Two files in an order that is not theirs.
    let (mut one, mut two) = (b"abc".to_vec(), b"abd".to_vec());
    if Sha256::digest(&one) < Sha256::digest(&two) {
        std::mem::swap(&mut one, &mut two);
    }
    let order = format!("{first}{}{}", file("a.txt", &one), file("b.txt", &two));
    assert_eq!(faults(&order, &[one, two].concat()), [PacketFault::Twice("b.txt".into())]);
}

/// Each is another spelling of something that may be said.
pub(crate) fn respelled() -> Vec<String> {
    let first = first_lines();
    let replace = |from: &str, to: &str| format!("{first}{TOTAL}").replacen(from, to, 1);
    vec![
        replace("number 1", "number 01"),
        replace("number 1", "number +1"),
        replace("made 5", "made  5"),
        replace("made 5", "made 5 "),
        replace("AAAA=", "AAAB="),
        replace("AAAA=", "AAAA"),
        replace("luan-packet/v1", "luan-packet/v1 "),
        replace("luan-packet/v1", "luan-packet/v2"),
        replace("from van", "From van"),
        replace("total {", "total  {"),
        replace("\"count\":31", "\"count\": 31"),
        replace("\"count\":31", "\"count\":31.0"),
        replace("\"count\":31", "\"count\":031"),
        replace("\"count\":31", "\"count\":-31"),
        replace("\"count\":31", "\"count\":31,\"count\":31"),
        replace(",\"count\":31", ""),
        replace("\"count\":31", "\"count\":31,\"name\":\"x\""),
        replace("\"moves\"", "\"\\u006doves\""),
        replace("\"measure\":\"moves\",\"unit\":\"u1\"", "\"unit\":\"u1\",\"measure\":\"moves\""),
        replace("\nmade", "\r\nmade"),
        format!("{first}{DOCUMENT}{TOTAL}"),
        format!("{first}{}", DOCUMENT.replace(",\"secrecy\":\"none\"", "")),
        format!("{first}{}", DOCUMENT.replace("\"none\"", "null")),
        format!("{first}{}", DOCUMENT.replace("none", "None")),
        format!("{first}{}{TOTAL}", file("a.txt", b"")),
        format!("{TOTAL}{first}"),
        format!("{first}{TOTAL}{TOTAL}"),
        format!("{first}{TOTAL}comment\n"),
    ]
}

#[test]
fn there_is_one_spelling() {
    for head in respelled() {
        let content: &[u8] = b"";
        assert!(!faults(&head, content).is_empty(), "{head}");
    }
}
