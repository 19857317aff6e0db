//! Drawn packets come back as they were, in bytes that do not depend on the order in which their parts were given.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use store::note::SecretKey;
use store::packet::{Described, Gaps, Packet, PacketFault, PacketFile, Reader, Seen, Total};

pub(crate) const FROM: &str = "van-suong.example/luan";
pub(crate) const TO: &str = "linh-hai.example/luan";

pub(crate) fn key() -> SecretKey {
    SecretKey::office(FROM, [7; 32]).unwrap()
}

/// Whoever the packets are for, knowing the sender's key.
pub(crate) fn opened(bytes: &[u8], seen: Seen, gaps: Gaps) -> Result<store::packet::Opened, Vec<PacketFault>> {
    Reader { us: TO, known: &[key().public()], gaps }.open(bytes, |_| seen)
}

pub(crate) fn small() -> Packet {
    let described = Described { symbol: Some("03-BC/ĐU".into()), kind: Some("Báo cáo".into()), date: Some("2026-06-01".into()), ..nothing_known() };
    Packet {
        from: FROM.into(),
        to: TO.into(),
        number: 1,
        before: [0; 32],
        made: 1_790_000_000_000,
        totals: vec![total("moves", "u1", Some(31))],
        lines: Vec::new(),
        files: vec![PacketFile { name: "báo cáo.txt".into(), bytes: b"B\xc3\xa1o c\xc3\xa1o.".to_vec(), documents: vec![described] }],
    }
}

fn nothing_known() -> Described {
    Described { symbol: None, kind: None, subject: None, issuer: None, date: None, secrecy: "none".into() }
}

pub(crate) fn total(measure: &str, unit: &str, count: Option<u64>) -> Total {
    Total { measure: measure.into(), unit: unit.into(), from: "2026-01-01".into(), until: "2027-01-01".into(), count }
}

fn text() -> impl Strategy<Value = Option<String>> {
    option::of("[a-zA-ZÀ-ỹ0-9 \"\\\\/:.{}-]{1,30}")
}

fn described() -> impl Strategy<Value = Described> {
    (text(), text(), text(), option::of((1900..2199i32, 1..13u32, 1..29u32))).prop_map(|(symbol, subject, issuer, date)| Described {
        symbol,
        kind: None,
        subject,
        issuer,
        date: date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        secrecy: "none".into(),
    })
}

fn file(number: usize) -> impl Strategy<Value = PacketFile> {
    ("[a-zà-ỹ]{1,9}\\.(docx|pdf)", vec(any::<u8>(), 0..300), vec(described(), 0..3)).prop_map(move |(name, bytes, documents)| PacketFile {
        name,
        // No two files are one.
        bytes: [vec![number as u8], bytes].concat(),
        documents,
    })
}

pub(crate) fn packets() -> impl Strategy<Value = Packet> {
    let files = (0..5usize).prop_flat_map(|count| (0..count).map(file).collect::<Vec<_>>());
    let totals = prop::collection::btree_map(("[a-z0-9-]{1,6}", "[a-z0-9]{1,6}"), option::of(any::<u64>()), 1..5);
    let alone = ("none|mat|toi_mat|tuyet_mat", described()).prop_map(|(secrecy, document)| Described { secrecy, ..document });
    (files, totals, vec(alone, 0..3), 1..u64::MAX, any::<[u8; 32]>(), any::<u64>()).prop_map(|(files, totals, lines, number, before, made)| {
        let before = if number == 1 { [0; 32] } else { before };
        let totals = totals.into_iter().map(|((measure, unit), count)| total(&measure, &unit, count)).collect();
        Packet { from: FROM.into(), to: TO.into(), number, before, made, totals, lines, files }
    })
}

proptest! {
    #[test]
    fn what_was_sent_comes(packet in packets()) {
        let (bytes, seen) = packet.sealed(&key()).unwrap();
        let backwards = Packet { files: packet.files.iter().rev().cloned().collect(), totals: packet.totals.iter().rev().cloned().collect(), ..packet.clone() };
        prop_assert_eq!(&backwards.sealed(&key()).unwrap(), &(bytes.clone(), seen));
        let last = Seen { number: packet.number - 1, hash: packet.before };
        let mut opened = opened(&bytes, last, Gaps::Refused).unwrap();
        prop_assert_eq!((opened.seen, opened.missing), (seen, None));
        prop_assert_eq!(Seen::read(&seen.bytes()), Some(seen));
        let by_name = |files: &mut Vec<PacketFile>| files.sort_by(|a, b| a.bytes.cmp(&b.bytes));
        let mut sent = packet;
        by_name(&mut opened.packet.files);
        by_name(&mut sent.files);
        sent.totals.sort();
        prop_assert_eq!(opened.packet, sent);
    }
}

#[test]
fn what_no_packet_may_say_is_not_sent() {
    let refused = |change: &dyn Fn(&mut Packet)| {
        let mut packet = small();
        change(&mut packet);
        packet.sealed(&key()).unwrap_err()
    };
    for name in ["", "../x", "a/b", "a\\b", "C:x", ".x", "x.", " x", "x ", "a\nb", "a\u{202e}b", &"x".repeat(201)] {
        assert_eq!(refused(&|packet| packet.files[0].name = name.into()), [PacketFault::Text(name.into())], "{name:?}");
    }
    for date in ["2026-6-1", "2026-02-30", "01/06/2026", "", "+2026-01-01"] {
        assert_eq!(refused(&|packet| packet.files[0].documents[0].date = Some(date.into())).len(), 1, "{date}");
    }
    for measure in ["", "Nguyen", "hai lượt", &"m".repeat(65)] {
        assert_eq!(refused(&|packet| packet.totals[0].measure = measure.into()), [PacketFault::Total(measure.into())]);
    }
    assert_eq!(refused(&|packet| packet.totals[0].until = "2026-01-01".into()).len(), 1);
    assert_eq!(refused(&|packet| packet.totals.push(total("moves", "u1", None))), [PacketFault::Twice("moves".into())]);
    assert_eq!(refused(&|packet| packet.files.push(packet.files[0].clone())), [PacketFault::Twice("báo cáo.txt".into())]);
    assert_eq!(refused(&|packet| (packet.files.clear(), packet.totals.clear()).0), [PacketFault::Count]);
    assert_eq!(refused(&|packet| packet.files[0].documents = vec![nothing_known(); 201]), [PacketFault::Count]);
    assert_eq!(refused(&|packet| packet.lines = vec![nothing_known(); 1_001]), [PacketFault::Count]);
    assert_eq!(refused(&|packet| packet.files[0].documents[0].secrecy = "mat".into()), [PacketFault::Secret("báo cáo.txt".into())]);
    assert_eq!(refused(&|packet| packet.number = 0), [PacketFault::Number("0".into())]);
    assert_eq!(refused(&|packet| packet.number = 2), [PacketFault::Number("2".into())]);
    assert_eq!(refused(&|packet| packet.to = "two words".into()), [PacketFault::Office("two words".into())]);
    assert_eq!(refused(&|packet| packet.to = FROM.into()), [PacketFault::Office(FROM.into())]);
    assert_eq!(refused(&|packet| packet.from = "other.example".into()), [PacketFault::Unsigned("other.example".into())]);
    // All at once.
    let every = refused(&|packet| {
        packet.number = 0;
        packet.totals[0].measure = "?".into();
        packet.files[0].name = "../x".into();
    });
    assert_eq!(every, [PacketFault::Number("0".into()), PacketFault::Total("?".into()), PacketFault::Text("../x".into())]);
    let witness = SecretKey::witness(FROM, [7; 32]).unwrap();
    assert_eq!(small().sealed(&witness).unwrap_err(), [PacketFault::Unsigned(FROM.into())]);
}
