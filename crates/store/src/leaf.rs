//! The part of an entry that everybody may see: it says that something was recorded, when and by which account, and nothing about anybody.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The version of the leaf's layout.
const VERSION: u8 = 1;
/// The longest account id, in bytes.
pub(crate) const ACTOR_MAX: usize = 64;

/// Bytes of a salt.
pub(crate) const SALT: usize = 32;

/// A hash or a commitment.
pub type Hash = [u8; 32];

/// What kind of change an entry is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// The first entry: whose log this is.
    Genesis = 0,
    /// Rows of the register are taken out and put in.
    Rows = 1,
    /// Payloads of earlier entries were destroyed.
    Erasure = 2,
    /// Somebody was shown what is said about a subject.
    Reading = 3,
    /// An account is from now on as it says.
    Account = 4,
}

impl Kind {
    /// Every kind, by its byte.
    pub const ALL: [Kind; 5] = [Kind::Genesis, Kind::Rows, Kind::Erasure, Kind::Reading, Kind::Account];

    /// Whether its entries change the facts.
    pub(crate) fn changes_facts(self) -> bool {
        matches!(self, Kind::Rows | Kind::Erasure)
    }

    /// Whether what its entries say may be destroyed. The others say what the log is, what is gone, and who may do what.
    pub(crate) fn may_be_destroyed(self) -> bool {
        matches!(self, Kind::Rows | Kind::Reading)
    }
}

/// A leaf of the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// The entry's number.
    pub index: u64,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub time: u64,
    /// What kind of change it is.
    pub kind: Kind,
    /// The account that wrote it.
    pub actor: String,
    /// What the payload is bound to.
    pub commitment: Hash,
}

impl Leaf {
    /// The bytes that the tree hashes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(51 + self.actor.len());
        bytes.push(VERSION);
        bytes.extend_from_slice(&self.index.to_be_bytes());
        bytes.extend_from_slice(&self.time.to_be_bytes());
        bytes.push(self.kind as u8);
        bytes.push(self.actor.len() as u8);
        bytes.extend_from_slice(self.actor.as_bytes());
        bytes.extend_from_slice(&self.commitment);
        bytes
    }

    /// The leaf of its bytes; `None` where they are not exactly a leaf.
    pub fn read(bytes: &[u8]) -> Option<Leaf> {
        let (&version, rest) = bytes.split_first()?;
        let (index, rest) = rest.split_first_chunk()?;
        let (time, rest) = rest.split_first_chunk()?;
        let (&kind, rest) = rest.split_first()?;
        let (&length, rest) = rest.split_first()?;
        let (actor, rest) = rest.split_at_checked(usize::from(length))?;
        let commitment = rest.try_into().ok()?;
        let actor = std::str::from_utf8(actor).ok()?;
        if version != VERSION || !(1..=ACTOR_MAX).contains(&actor.len()) {
            return None;
        }
        let kind = *Kind::ALL.get(usize::from(kind))?;
        Some(Leaf { index: u64::from_be_bytes(*index), time: u64::from_be_bytes(*time), kind, actor: actor.to_owned(), commitment })
    }
}

/// Binds a payload to a salt without saying what it is.
pub(crate) fn commitment(salt: &Hash, payload: &[u8]) -> Hash {
    let mut mac = Hmac::<Sha256>::new_from_slice(salt).expect("a key of any length");
    mac.update(payload);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_leaf_comes_back(index: u64, time: u64, kind in 0..Kind::ALL.len(), actor in "[a-z]{1,64}", commitment: [u8; 32]) {
            let leaf = Leaf { index, time, kind: Kind::ALL[kind], actor, commitment };
            prop_assert_eq!(Leaf::read(&leaf.bytes()), Some(leaf));
        }

        #[test]
        fn only_the_bytes_of_a_leaf_are_one(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
            if let Some(leaf) = Leaf::read(&bytes) {
                prop_assert_eq!(leaf.bytes(), bytes);
            }
        }
    }
}
