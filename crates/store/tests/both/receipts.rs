//! What leaves the house: receipts, and the signatures of witnesses.

use store::note::SecretKey;
use store::{Receipt, ReceiptError, Witness, WitnessError};

use crate::office::{Office, T0, adding, commit, drawn, load, person, secret};

#[test]
fn a_receipt_of_every_entry_proves_it_and_no_changed_one_does() {
    Office::each(|office| {
        let (mut log, _) = load(office.init(), &drawn(20, 2), T0);
        let key = log.key().clone();
        for index in 0..log.len() {
            let (receipt, _) = log.receipt(index).unwrap();
            let text = receipt.text();
            let (leaf, checkpoint) = Receipt::read(&text).unwrap().proves(&key).unwrap();
            assert_eq!((leaf.index, checkpoint.size), (index, log.len()));
        }
        let text = log.receipt(3).unwrap().0.text().into_bytes();
        for bit in 0..text.len() * 8 {
            let mut turned = text.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            let proved = String::from_utf8(turned).ok().and_then(|text| Receipt::read(&text).ok()).is_some_and(|receipt| receipt.proves(&key).is_ok());
            assert!(!proved, "bit {bit}");
        }
        let stranger = SecretKey::office("van-suong.example/luan", [8; 32]).unwrap().public();
        assert!(matches!(log.receipt(3).unwrap().0.proves(&stranger), Err(ReceiptError::Unsigned(_))));
    });
}

#[test]
fn a_witness_signs_only_what_extends_what_it_signed() {
    let (office, forged) = (Office::sqlite(), Office::sqlite());
    let mut log = office.init();
    let mut witness = Witness::new(SecretKey::witness("uy-ban-kiem-tra.example", [3; 32]).unwrap(), secret().public(), None);
    let mut signed = Vec::new();
    for number in 0..30 {
        let note = log.checkpoint().unwrap();
        let proof = witness.last().map(|last| log.tree().consistency(last.size, note.checkpoint.size)).unwrap_or_default();
        witness.sign(&note, &proof, 1_700_000_000 + number).unwrap();
        signed.push(note);
        let id = format!("P{number}");
        log = commit(log, vec![adding(&id, &format!("person:{id}"), &[person(&id)])], T0).0;
    }
    // An older checkpoint, though it is genuine.
    assert_eq!(witness.sign(&signed[4], &[], 0), Err(WitnessError::Shorter { now: 5, then: 30 }));
    // Another history under the same key, at every length.
    let mut other = forged.init();
    for number in 0..40 {
        let id = format!("Q{number}");
        other = commit(other, vec![adding(&id, &format!("person:{id}"), &[person(&id)])], T0).0;
        let note = other.checkpoint().unwrap();
        let size = note.checkpoint.size;
        let proof = if size >= 30 { other.tree().consistency(30, size) } else { Vec::new() };
        assert!(witness.sign(&note, &proof, 0).is_err(), "{size}");
    }
    // And what extends it, still.
    let note = log.checkpoint().unwrap();
    let proof = log.tree().consistency(30, note.checkpoint.size);
    assert!(witness.sign(&note, &proof[..proof.len() - 1], 0).is_err());
    assert!(witness.sign(&note, &proof, 0).is_ok());
}
