//! What entries say, and what people sign in with, is sealed: the database holds it, and cannot read it. The keys stand in a file outside the database.

use aes_gcm_siv::aead::{Aead, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::error::{State, StoreError};
use crate::leaf::Hash;

/// Bytes of a key's id, in front of everything that it sealed.
const ID: usize = 4;
/// Bytes of a nonce, behind the id.
const NONCE: usize = 12;
/// Bytes that a seal adds: the id, the nonce, and what tells whether anything was changed.
pub(crate) const OVERHEAD: usize = ID + NONCE + 16;
/// What a line of the file begins with.
const FORM: &str = "SEAL+KEY+";

/// The keys of a record's seals: the last one seals, all of them open.
#[derive(Clone)]
pub struct Ring {
    keys: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    id: [u8; ID],
    secret: Hash,
    cipher: Aes256GcmSiv,
}

impl Key {
    fn new(secret: Hash) -> Key {
        let hash = Sha256::new().chain_update("luan seal").chain_update(secret).finalize();
        Key { id: [hash[0], hash[1], hash[2], hash[3]], secret, cipher: Aes256GcmSiv::new(&secret.into()) }
    }

    fn text(&self) -> String {
        let id: String = self.id.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{FORM}{id}+{}\n", STANDARD.encode(self.secret))
    }

    fn read(line: &str) -> Option<Key> {
        let (_, secret) = line.strip_prefix(FORM)?.split_once('+')?;
        let key = Key::new(STANDARD.decode(secret).ok()?.try_into().ok()?);
        (key.text().trim_end() == line).then_some(key)
    }
}

impl Ring {
    /// A ring of one new key.
    pub fn new(secret: Hash) -> Ring {
        Ring { keys: vec![Key::new(secret)] }
    }

    /// The ring with one key more, which seals from now on.
    pub fn with(mut self, secret: Hash) -> Ring {
        self.keys.push(Key::new(secret));
        self
    }

    /// The ring with the key alone that seals.
    pub fn newest(mut self) -> Ring {
        self.keys.drain(..self.keys.len() - 1);
        self
    }

    /// The ring as a file holds it, to be kept secret: a line for each key.
    pub fn text(&self) -> String {
        self.keys.iter().map(Key::text).collect()
    }

    /// Reads a ring; `None` where a line is no key, or there is none.
    pub fn read(text: &str) -> Option<Ring> {
        let keys = text.lines().map(Key::read).collect::<Option<Vec<_>>>()?;
        (!keys.is_empty()).then_some(Ring { keys })
    }

    /// Seals bytes for one place: nowhere else can they be opened.
    pub fn seal(&self, place: &[u8], bytes: &[u8]) -> Vec<u8> {
        let key = self.keys.last().expect("a ring has a key");
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the system has randomness");
        let hidden = key.cipher.encrypt(&Nonce::from(nonce), Payload { msg: bytes, aad: place }).expect("an entry is shorter than 64 GiB");
        [&key.id[..], &nonce, &hidden].concat()
    }

    /// Opens what was sealed for a place; `None` where it was changed or sealed for another, an error where the key is not on the ring.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let Some((id, rest)) = sealed.split_first_chunk::<ID>() else { return Ok(None) };
        let Some((nonce, hidden)) = rest.split_first_chunk::<NONCE>() else { return Ok(None) };
        let key = self.keys.iter().find(|key| key.id == *id).ok_or(StoreError::State(State::Sealed))?;
        Ok(key.cipher.decrypt(&Nonce::from(*nonce), Payload { msg: hidden, aad: place }).ok())
    }

    /// Whether bytes were sealed with the key that seals now.
    pub(crate) fn is_newest(&self, sealed: &[u8]) -> bool {
        self.keys.last().is_some_and(|key| sealed.starts_with(&key.id))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_at_its_place_and_at_no_other(bytes: Vec<u8>, place: Vec<u8>, other: Vec<u8>) {
            let ring = Ring::new([1; 32]);
            let sealed = ring.seal(&place, &bytes);
            prop_assert_eq!(ring.open(&place, &sealed).unwrap(), Some(bytes));
            prop_assume!(place != other);
            prop_assert_eq!(ring.open(&other, &sealed).unwrap(), None);
        }

        #[test]
        fn no_bit_of_a_seal_can_turn(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let ring = Ring::new([1; 32]);
            let sealed = ring.seal(b"here", &bytes);
            for bit in 0..sealed.len() * 8 {
                let mut turned = sealed.clone();
                turned[bit / 8] ^= 1 << (bit % 8);
                // A turned id is that of no key.
                prop_assert!(!matches!(ring.open(b"here", &turned), Ok(Some(_))));
            }
        }
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let old = Ring::new([1; 32]);
        let sealed = old.seal(b"here", b"said");
        let both = old.clone().with([2; 32]);
        assert_eq!(both.open(b"here", &sealed).unwrap(), Some(b"said".to_vec()));
        assert!(!both.is_newest(&sealed) && both.is_newest(&both.seal(b"here", b"said")));
        let read = Ring::read(&both.text()).unwrap();
        assert_eq!(read.text(), both.text());
        assert!(matches!(read.newest().open(b"here", &sealed), Err(StoreError::State(State::Sealed))));
        assert!(Ring::read("").is_none() && Ring::read(&old.text().replace('A', "B")).is_none());
    }
}
