//! Whatever is changed of a packet is refused.

use proptest::prelude::*;
use store::packet::{Gaps, Seen};

use crate::drawn::{key, opened, packets, small};

#[test]
fn no_bit_of_a_packet_can_turn_and_no_byte_be_left_out_or_added() {
    let (bytes, _) = small().sealed(&key()).unwrap();
    let refused = |bytes: &[u8], what: &str| assert!(opened(bytes, Seen::default(), Gaps::PassedOver).is_err(), "{what}");
    assert!(opened(&bytes, Seen::default(), Gaps::Refused).is_ok());
    for bit in 0..bytes.len() * 8 {
        let mut turned = bytes.clone();
        turned[bit / 8] ^= 1 << (bit % 8);
        refused(&turned, &format!("bit {bit}"));
    }
    for at in 0..bytes.len() {
        refused(&bytes[..at], &format!("cut at {at}"));
        refused(&[&bytes[..at], &bytes[at + 1..]].concat(), &format!("without byte {at}"));
        for byte in [b'\n', b' ', b'0', b'x', 0] {
            let mut longer = bytes.clone();
            longer.insert(at, byte);
            refused(&longer, &format!("{byte} at {at}"));
        }
    }
    refused(&[&bytes[..], b"\n"].concat(), "a byte behind it");
}

proptest! {
    #[test]
    fn any_two_bytes_that_change_places_and_any_run_that_is_written_over_are_seen(packet in packets(), at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), run in prop::collection::vec(any::<u8>(), 1..40)) {
        let (bytes, _) = packet.sealed(&key()).unwrap();
        let last = Seen { number: packet.number - 1, hash: packet.before };
        let mut swapped = bytes.clone();
        swapped.swap(at.index(bytes.len()), other.index(bytes.len()));
        prop_assert_eq!(opened(&swapped, last, Gaps::PassedOver).is_ok(), swapped == bytes);
        let start = at.index(bytes.len());
        let mut over = bytes.clone();
        over.splice(start..(start + run.len()).min(bytes.len()), run);
        prop_assert_eq!(opened(&over, last, Gaps::PassedOver).is_ok(), over == bytes);
    }

    #[test]
    fn whatever_bytes_come_nothing_falls_over(bytes in prop::collection::vec(any::<u8>(), 0..400), head in "(luan-packet/v1\n)?(from [a-z]\n)?(to [a-z]\n)?([a-z0-9 \n{}\":,=]){0,200}") {
        prop_assert!(opened(&bytes, Seen::default(), Gaps::PassedOver).is_err());
        prop_assert!(opened(&[head.as_bytes(), &bytes].concat(), Seen::default(), Gaps::PassedOver).is_err());
    }
}
