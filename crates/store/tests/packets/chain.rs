//! Packets of one sender: each once, in order, to whom they are for.

use store::note::SecretKey;
use store::packet::{Gaps, Packet, PacketFault, Reader, Seen};

use crate::drawn::{FROM, TO, key, opened, small, total};

/// Packets that follow one another, and what is remembered of each.
fn chain(count: u64) -> Vec<(Vec<u8>, Seen)> {
    let mut made: Vec<(Vec<u8>, Seen)> = Vec::new();
    for number in 1..=count {
        let before = made.last().map(|(_, seen)| seen.hash).unwrap_or_default();
        let totals = vec![total("moves", "u1", Some(number))];
        made.push(Packet { number, before, totals, ..small() }.sealed(&key()).unwrap());
    }
    made
}

#[test]
fn every_packet_is_taken_in_once_and_in_order() {
    let chain = chain(4);
    let seen = |number: usize| number.checked_sub(1).map_or(Seen::default(), |at| chain[at].1);
    for (at, (bytes, now)) in chain.iter().enumerate() {
        for last in 0..=4 {
            let number = at as u64 + 1;
            let found = opened(bytes, seen(last), Gaps::Refused).map(|opened| opened.seen);
            let wanted = match number.checked_sub(last as u64) {
                None | Some(0) => Err(vec![PacketFault::Again(number)]),
                Some(1) => Ok(*now),
                Some(_) => Err(vec![PacketFault::Missing(last as u64 + 1, number - 1)]),
            };
            assert_eq!(found, wanted, "packet {number} behind {last}");
        }
    }
    let passed = opened(&chain[3].0, seen(1), Gaps::PassedOver).unwrap();
    assert_eq!((passed.seen, passed.missing), (chain[3].1, Some((2, 3))));
    // What was passed over does not come in later.
    assert_eq!(opened(&chain[1].0, passed.seen, Gaps::PassedOver).unwrap_err(), [PacketFault::Again(2)]);
}

#[test]
fn two_packets_of_one_number_and_two_histories_are_seen() {
    let chain = chain(2);
    let other = Packet { totals: vec![total("moves", "u1", Some(99))], ..small() }.sealed(&key()).unwrap();
    assert_eq!(opened(&other.0, chain[0].1, Gaps::PassedOver).unwrap_err(), [PacketFault::Broken(1)]);
    assert_eq!(opened(&chain[1].0, other.1, Gaps::PassedOver).unwrap_err(), [PacketFault::Broken(2)]);
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let (mut bytes, _) = small().sealed(&SecretKey::office(FROM, [8; 32]).unwrap()).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    bytes.push(0);
    let reader = Reader { us: "third.example", known: &[key().public()], gaps: Gaps::Refused };
    let found = reader.open(&bytes, |_| Seen { number: 5, hash: [1; 32] }).unwrap_err();
    let all = [
        PacketFault::Unsigned(FROM.into()),
        PacketFault::NotOurs(TO.into()),
        PacketFault::Again(1),
        PacketFault::Altered("báo cáo.txt".into()),
        PacketFault::Length,
    ];
    assert_eq!(found, all);
    assert!(found.iter().all(|fault| fault.words().iter().all(|words| !words.is_empty())));
}

#[test]
fn only_a_known_key_of_an_office_with_the_name_of_the_sender_counts() {
    let (bytes, _) = small().sealed(&key()).unwrap();
    let open = |known: &[store::note::PublicKey]| Reader { us: TO, known, gaps: Gaps::Refused }.open(&bytes, |_| Seen::default()).map(drop);
    let stranger = Err(vec![PacketFault::Stranger(FROM.into())]);
    let unsigned = Err(vec![PacketFault::Unsigned(FROM.into())]);
    assert_eq!(open(&[]), stranger);
    assert_eq!(open(&[SecretKey::office("other.example", [7; 32]).unwrap().public()]), stranger);
    assert_eq!(open(&[SecretKey::office(FROM, [8; 32]).unwrap().public()]), unsigned);
    assert_eq!(open(&[SecretKey::witness(FROM, [7; 32]).unwrap().public()]), unsigned);
    // An office that has a new key is known by both for a time.
    assert_eq!(open(&[SecretKey::office(FROM, [8; 32]).unwrap().public(), key().public()]), Ok(()));
}
