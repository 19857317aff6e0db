//! Checkpoints as signed notes: what an office, or a witness, puts its name to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::tree::Hash;

/// The byte that stands for an office's signature.
const OFFICE: u8 = 1;
/// The byte that stands for a witness's.
const WITNESS: u8 = 4;
/// The longest checkpoint that is read, in bytes.
pub const NOTE_MAX: usize = 1 << 16;

/// What a note cannot be read or trusted for.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoteError {
    /// Not in the form of a key.
    #[error("this is no key: it is written NAME+HEX+BASE64")]
    Key,
    /// Not in the form of a checkpoint.
    #[error("this is no checkpoint: {0}")]
    Form(&'static str),
    /// Nobody who is trusted has signed it.
    #[error("the checkpoint is not signed by {0}")]
    Unsigned(String),
}

/// What a checkpoint says: the first `size` leaves have this root.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    /// Whose log.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }
}

/// A checkpoint with its signatures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// Who signed it: name, and key id with signature.
    pub signatures: Vec<(String, Vec<u8>)>,
}

impl Note {
    /// The text of the note.
    pub fn text(&self) -> String {
        let lines = self.signatures.iter().map(|(name, bytes)| signature_line(name, bytes) + "\n");
        self.checkpoint.text() + "\n" + &lines.collect::<String>()
    }

    /// Reads a note; trusts nothing in it.
    pub fn read(text: &str) -> Result<Note, NoteError> {
        let form = NoteError::Form;
        if text.len() > NOTE_MAX {
            return Err(form("it is too long"));
        }
        let (body, signed) = text.split_once("\n\n").ok_or(form("an empty line stands before the signatures"))?;
        let [origin, size, root] = body.split('\n').collect::<Vec<_>>()[..] else { return Err(form("three lines stand before the signatures")) };
        let number: u64 = size.parse().map_err(|_| form("the second line is the number of entries"))?;
        let root = STANDARD.decode(root).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(form("the third line is the root"))?;
        if !name_is_one(origin) || number.to_string() != size {
            return Err(form("the first line is the origin, the second the number of entries"));
        }
        let signed = signed.strip_suffix('\n').ok_or(form("every line ends"))?;
        let signatures: Option<Vec<_>> = signed.split('\n').map(signature).collect();
        let signatures = signatures.ok_or(form("a signature line is a dash, a name and a signature"))?;
        Ok(Note { checkpoint: Checkpoint { origin: origin.to_owned(), size: number, root }, signatures })
    }

    /// Whether a key has signed it. Of a witness, also when: seconds since 1970.
    pub fn signed_by(&self, key: &PublicKey) -> Option<u64> {
        self.signatures.iter().filter(|(name, _)| *name == key.name).find_map(|(_, bytes)| key.signed(&self.checkpoint, bytes))
    }

    /// The checkpoint, where the key has signed it and the origin is the key's name.
    pub fn of(self, key: &PublicKey) -> Result<Checkpoint, NoteError> {
        if self.checkpoint.origin != key.name || self.signed_by(key).is_none() {
            return Err(NoteError::Unsigned(key.name.clone()));
        }
        Ok(self.checkpoint)
    }
}

/// A signature line without its end.
pub(crate) fn signature_line(name: &str, bytes: &[u8]) -> String {
    format!("— {name} {}", STANDARD.encode(bytes))
}

/// A signature line: who, and key id with signature.
pub(crate) fn signature(line: &str) -> Option<(String, Vec<u8>)> {
    let (name, bytes) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = STANDARD.decode(bytes).ok().filter(|bytes| bytes.len() > 4)?;
    name_is_one(name).then(|| (name.to_owned(), bytes))
}

/// Whether a key may be called so.
pub(crate) fn name_is_one(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && !name.contains('+') && !name.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

fn key_id(name: &str, kind: u8, key: &VerifyingKey) -> [u8; 4] {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', kind]).chain_update(key.as_bytes()).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// What a witness signs.
fn cosigned(checkpoint: &Checkpoint, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{}", checkpoint.text())
}

/// The half of a key that everybody may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey {
    name: String,
    kind: u8,
    key: VerifyingKey,
}

impl PublicKey {
    /// The office or the witness.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key in one line.
    pub fn text(&self) -> String {
        let id: String = key_id(&self.name, self.kind, &self.key).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}+{id}+{}", self.name, STANDARD.encode([&[self.kind][..], self.key.as_bytes()].concat()))
    }

    /// Reads a key.
    pub fn read(text: &str) -> Result<PublicKey, NoteError> {
        let [name, _, bytes] = text.trim_end().splitn(3, '+').collect::<Vec<_>>()[..] else { return Err(NoteError::Key) };
        let bytes = STANDARD.decode(bytes).map_err(|_| NoteError::Key)?;
        let (&kind, bytes) = bytes.split_first().ok_or(NoteError::Key)?;
        let key = <&Hash>::try_from(bytes).ok().and_then(|bytes| VerifyingKey::from_bytes(bytes).ok()).ok_or(NoteError::Key)?;
        let read = PublicKey { name: name.to_owned(), kind, key };
        if [OFFICE, WITNESS].contains(&kind) && name_is_one(name) && read.text() == text.trim_end() { Ok(read) } else { Err(NoteError::Key) }
    }

    /// Whether an office's key has signed a text; the bytes are key id and signature. A text that is signed so must not read as a checkpoint.
    pub(crate) fn signs(&self, text: &str, bytes: &[u8]) -> bool {
        let signature = self.behind_id(bytes).and_then(|rest| Signature::from_slice(rest).ok());
        self.kind == OFFICE && signature.is_some_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }

    fn behind_id<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        bytes.strip_prefix(&key_id(&self.name, self.kind, &self.key))
    }

    fn signed(&self, checkpoint: &Checkpoint, bytes: &[u8]) -> Option<u64> {
        let rest = self.behind_id(bytes)?;
        let (time, text, signature) = match self.kind {
            WITNESS => {
                let (time, signature) = rest.split_first_chunk::<8>()?;
                let time = u64::from_be_bytes(*time);
                (time, cosigned(checkpoint, time), signature)
            }
            _ => (0, checkpoint.text(), rest),
        };
        let signature = Signature::from_slice(signature).ok()?;
        self.key.verify_strict(text.as_bytes(), &signature).ok().map(|()| time)
    }
}

/// A key that signs. Its text is a secret: it stands in a file of its own, never in the database.
#[derive(Clone)]
pub struct SecretKey {
    name: String,
    kind: u8,
    key: SigningKey,
}

impl SecretKey {
    /// An office's new key.
    pub fn office(name: &str, seed: Hash) -> Result<SecretKey, NoteError> {
        SecretKey::new(name, OFFICE, seed)
    }

    /// A witness's new key.
    pub fn witness(name: &str, seed: Hash) -> Result<SecretKey, NoteError> {
        SecretKey::new(name, WITNESS, seed)
    }

    fn new(name: &str, kind: u8, seed: Hash) -> Result<SecretKey, NoteError> {
        if name_is_one(name) { Ok(SecretKey { name: name.to_owned(), kind, key: SigningKey::from_bytes(&seed) }) } else { Err(NoteError::Key) }
    }

    /// The half that everybody may have.
    pub fn public(&self) -> PublicKey {
        PublicKey { name: self.name.clone(), kind: self.kind, key: self.key.verifying_key() }
    }

    /// The key in one line, to be kept secret.
    pub fn text(&self) -> String {
        format!("PRIVATE+KEY+{}+{}", self.name, STANDARD.encode([&[self.kind][..], self.key.as_bytes()].concat()))
    }

    /// Reads a secret key.
    pub fn read(text: &str) -> Result<SecretKey, NoteError> {
        let (name, bytes) = text.trim_end().strip_prefix("PRIVATE+KEY+").and_then(|rest| rest.split_once('+')).ok_or(NoteError::Key)?;
        let bytes = STANDARD.decode(bytes).map_err(|_| NoteError::Key)?;
        let (&kind, seed) = bytes.split_first().ok_or(NoteError::Key)?;
        let seed = seed.try_into().map_err(|_| NoteError::Key)?;
        if [OFFICE, WITNESS].contains(&kind) { SecretKey::new(name, kind, seed) } else { Err(NoteError::Key) }
    }

    /// An office's signature under a text that is no checkpoint: its line without the line end. Nothing where the key is not an office's.
    pub(crate) fn sign_text(&self, text: &str) -> Option<String> {
        let id = key_id(&self.name, self.kind, &self.key.verifying_key());
        let bytes = [&id[..], &self.key.sign(text.as_bytes()).to_bytes()].concat();
        (self.kind == OFFICE).then(|| signature_line(&self.name, &bytes))
    }

    /// Signs a checkpoint; `time`, seconds since 1970, is said by witnesses only.
    pub fn sign(&self, checkpoint: &Checkpoint, time: u64) -> (String, Vec<u8>) {
        let id = key_id(&self.name, self.kind, &self.key.verifying_key());
        let (stamp, text) = if self.kind == WITNESS { (time.to_be_bytes().to_vec(), cosigned(checkpoint, time)) } else { (Vec::new(), checkpoint.text()) };
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        (self.name.clone(), [&id[..], &stamp, &signature].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> (Note, PublicKey, PublicKey) {
        let (office, witness) = (SecretKey::office("office.example/log", [1; 32]).unwrap(), SecretKey::witness("witness.example", [2; 32]).unwrap());
        let checkpoint = Checkpoint { origin: "office.example/log".to_owned(), size: 12, root: [9; 32] };
        let signatures = vec![office.sign(&checkpoint, 0), witness.sign(&checkpoint, 1_700_000_000)];
        (Note { checkpoint, signatures }, office.public(), witness.public())
    }

    #[test]
    fn a_note_comes_back_with_both_signatures() {
        let (note, office, witness) = signed();
        let read = Note::read(&note.text()).unwrap();
        assert_eq!(read, note);
        assert_eq!((read.signed_by(&office), read.signed_by(&witness)), (Some(0), Some(1_700_000_000)));
        assert_eq!(read.of(&office).unwrap().size, 12);
    }

    #[test]
    fn keys_come_back_and_a_key_with_a_wrong_id_is_none() {
        let (_, office, witness) = signed();
        for key in [office, witness] {
            assert_eq!(PublicKey::read(&key.text()).unwrap(), key);
            let wrong = key.text().replacen('+', "+0", 1);
            assert_eq!(PublicKey::read(&wrong), Err(NoteError::Key));
        }
        let secret = SecretKey::office("office.example/log", [1; 32]).unwrap();
        assert_eq!(SecretKey::read(&secret.text()).unwrap().public(), secret.public());
        assert!(SecretKey::office("two words", [1; 32]).is_err());
    }

    #[test]
    fn no_bit_of_a_signed_note_can_turn() {
        let (note, office, witness) = signed();
        let text = note.text().into_bytes();
        for bit in 0..text.len() * 8 {
            let mut turned = text.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            let read = String::from_utf8(turned).ok().and_then(|text| Note::read(&text).ok());
            let trusted = read.is_some_and(|note| note.signed_by(&office).is_some() && note.signed_by(&witness).is_some() && note.of(&office).is_ok());
            assert!(!trusted, "bit {bit}");
        }
    }
}
