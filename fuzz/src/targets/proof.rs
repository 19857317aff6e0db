//! What comes from other offices and from paper: checkpoints, keys, receipts, leaves, payloads.

use store::note::{Checkpoint, Note, PublicKey, SecretKey};
use store::tree::leaf_hash;
use store::{Change, Content, Kind, Leaf, Receipt, RowText};

fn key() -> SecretKey {
    SecretKey::office("van-suong.example/luan", [7; 32]).expect("a name without spaces")
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let row = RowText { table: "people".to_owned(), cells: [("id".to_owned(), "P1".to_owned())].into() };
    let content = Content::Rows { subject: "person:P1".to_owned(), withdraw: Vec::new(), add: vec![row] };
    let change = Change { reason: "tiếp nhận".to_owned(), basis: "12-CV/BTC".to_owned(), key: "k".to_owned(), content };
    let leaf = Leaf { index: 0, time: 1_704_067_200_000, kind: Kind::Rows, actor: "account-1".to_owned(), commitment: [9; 32] }.bytes();
    let checkpoint = Checkpoint { origin: key().public().name().to_owned(), size: 1, root: leaf_hash(&leaf) };
    let note = Note { signatures: vec![key().sign(&checkpoint, 0)], checkpoint };
    let receipt = Receipt { leaf: leaf.clone(), index: 0, path: Vec::new(), note: note.clone() };
    vec![note.text().into_bytes(), receipt.text().into_bytes(), key().public().text().into_bytes(), key().text().into_bytes(), leaf, change.bytes()]
}

/// Whatever is read is written again in the same bytes, so that no two texts mean one thing; and nothing that was damaged is trusted.
pub(crate) fn fuzz_one(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(note) = Note::read(&text) {
        assert_eq!(note.text(), text);
    }
    if let Ok(receipt) = Receipt::read(&text) {
        assert_eq!(receipt.text(), text);
        assert!(receipt.proves(&key().public()).is_err() || seeds().contains(&data.to_vec()), "a damaged receipt is trusted");
    }
    if let Ok(key) = PublicKey::read(&text) {
        assert_eq!(key.text(), text.trim_end());
    }
    drop(SecretKey::read(&text));
    if let Some(leaf) = Leaf::read(data) {
        assert_eq!(leaf.bytes(), data);
    }
    for kind in Kind::ALL {
        drop(Change::read(kind, data));
    }
}
