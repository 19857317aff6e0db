//! A packet from another office, damaged anywhere: nothing that was changed is taken in.

use store::note::SecretKey;
use store::packet::{Described, Gaps, Opened, Packet, PacketFault, PacketFile, Reader, Seen, Total};

const FROM: &str = "van-suong.example/luan";
const TO: &str = "linh-hai.example/luan";

fn key() -> SecretKey {
    SecretKey::office(FROM, [7; 32]).expect("a name without spaces")
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let document = |secrecy: &str| Described {
        symbol: Some("03-BC/ĐU".to_owned()),
        kind: None,
        subject: Some("a \"b\"".to_owned()),
        issuer: None,
        date: Some("2026-06-01".to_owned()),
        secrecy: secrecy.to_owned(),
    };
    let total =
        |unit: &str, count| Total { measure: "moves".to_owned(), unit: unit.to_owned(), from: "2026-01-01".to_owned(), until: "2027-01-01".to_owned(), count };
    let file = |name: &str, bytes: &[u8]| PacketFile { name: name.to_owned(), bytes: bytes.to_vec(), documents: vec![document("none")] };
    let packet = |totals, lines, files| Packet { from: FROM.to_owned(), to: TO.to_owned(), number: 1, before: [0; 32], made: 5, totals, lines, files };
    let packets = [
        packet(vec![total("u1", Some(31)), total("u2", None)], Vec::new(), Vec::new()),
        packet(Vec::new(), vec![document("mat")], vec![file("báo cáo.txt", b"abc"), file("b.pdf", b"%PDF-1.7\n\n\xff\0")]),
    ];
    packets.iter().map(|packet| packet.sealed(&key()).expect("an honest packet is made").0).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    match opened(data) {
        Ok(_) => assert!(seeds().contains(&data.to_vec()), "a damaged packet is taken in"),
        Err(faults) => {
            assert!(!faults.is_empty() && faults.len() <= store::packet::FAULTS_MAX);
            faults.iter().for_each(|fault| assert!(fault.words().iter().all(|words| !words.is_empty())));
        }
    }
}

fn opened(data: &[u8]) -> Result<Opened, Vec<PacketFault>> {
    Reader { us: TO, known: &[key().public()], gaps: Gaps::PassedOver }.open(data, |_| Seen::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        let opened: Vec<Opened> = seeds().iter().map(|seed| opened(seed).unwrap()).collect();
        assert_eq!(opened.iter().map(|opened| (opened.packet.totals.len(), opened.packet.files.len())).collect::<Vec<_>>(), [(2, 0), (0, 2)]);
    }
}
