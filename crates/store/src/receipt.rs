//! Receipts: the proof, to be carried away, that one entry stands in the log.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::{State, StoreError};
use crate::export::content_line;
use crate::leaf::Leaf;
use crate::log::Log;
use crate::note::{Checkpoint, Note, PublicKey};
use crate::tree::{Hash, includes, leaf_hash};

/// The first line of a receipt.
const FORM: &str = "c2sp.org/tlog-proof@v1";
/// The longest path of a tree that can be counted.
const PATH_MAX: usize = 64;

/// The proof that an entry stands in a log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The leaf's bytes.
    pub leaf: Vec<u8>,
    /// The entry's number.
    pub index: u64,
    /// The hashes from the leaf to the root, lowest first.
    pub path: Vec<Hash>,
    /// The signed checkpoint.
    pub note: Note,
}

/// What a receipt does not prove.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReceiptError {
    /// Not in the form of a receipt.
    #[error("this is no receipt")]
    Form,
    /// The key has not signed its checkpoint.
    #[error("its checkpoint is not signed by {0}")]
    Unsigned(String),
    /// The leaf does not stand where it says in the tree of its checkpoint.
    #[error("the entry is not in the log that the checkpoint speaks of")]
    NotThere,
}

impl Log {
    /// The receipt of an entry, and the line that opens it for who may see what it says.
    pub fn receipt(&mut self, index: u64) -> Result<(Receipt, String), StoreError> {
        if index >= self.len() {
            return Err(StoreError::State(State::NoEntry));
        }
        let (stored, note) = (self.stored(index)?, self.checkpoint()?);
        let path = self.tree().inclusion(index, note.checkpoint.size);
        let line = content_line(index, stored.opening(&self.keys.ring, index)?.as_ref());
        Ok((Receipt { leaf: stored.leaf, index, path, note }, line))
    }
}

impl Receipt {
    /// The text of the receipt.
    pub fn text(&self) -> String {
        let path: String = self.path.iter().map(|hash| STANDARD.encode(hash) + "\n").collect();
        format!("{FORM}\nextra {}\nindex {}\n{path}\n{}", STANDARD.encode(&self.leaf), self.index, self.note.text())
    }

    /// Reads a receipt; proves nothing yet.
    pub fn read(text: &str) -> Result<Receipt, ReceiptError> {
        let form = ReceiptError::Form;
        let (proof, note) = text.split_once("\n\n").ok_or(form.clone())?;
        let mut lines = proof.split('\n');
        let mut after = |word: &str| lines.next().and_then(|line| line.strip_prefix(word)).ok_or(form.clone());
        after(FORM).and_then(|rest| if rest.is_empty() { Ok(()) } else { Err(form.clone()) })?;
        let leaf = STANDARD.decode(after("extra ")?).map_err(|_| form.clone())?;
        let number = after("index ")?;
        let index: u64 = number.parse().ok().filter(|index: &u64| index.to_string() == number).ok_or(form.clone())?;
        let path: Option<Vec<Hash>> = lines.map(|line| STANDARD.decode(line).ok()?.try_into().ok()).collect();
        let path = path.filter(|path| path.len() <= PATH_MAX).ok_or(form.clone())?;
        Ok(Receipt { leaf, index, path, note: Note::read(note).map_err(|_| form)? })
    }

    /// What the receipt proves with the office's key: the leaf, and the checkpoint whose log it stands in.
    pub fn proves(self, key: &PublicKey) -> Result<(Leaf, Checkpoint), ReceiptError> {
        let leaf = Leaf::read(&self.leaf).filter(|leaf| leaf.index == self.index).ok_or(ReceiptError::Form)?;
        let checkpoint = self.note.of(key).map_err(|_| ReceiptError::Unsigned(key.name().to_owned()))?;
        if includes(&leaf_hash(&self.leaf), self.index, checkpoint.size, &self.path, &checkpoint.root) {
            Ok((leaf, checkpoint))
        } else {
            Err(ReceiptError::NotThere)
        }
    }
}
