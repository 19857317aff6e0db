//! A packet: what one office sends another without a network. Documents by hash and totals, signed, addressed, numbered in a chain. Its format stands in `docs/decisions/0021-packets.md`.
//!
//! Nothing here reads a file or a clock, and nothing here remembers: what was seen of an office before comes in as [`Seen`], and goes out anew.

mod fault;
mod head;
mod opening;

use sha2::{Digest, Sha256};

use crate::note::SecretKey;
use crate::tree::Hash;

pub use fault::PacketFault;
pub use opening::{Gaps, Opened, Reader};

use head::{FileLine, Head};

/// The longest packet, in bytes: what a stick carries and memory holds.
pub const PACKET_MAX: usize = 256 << 20;
/// The longest head with its signature, in bytes.
pub const HEAD_MAX: usize = 4 << 20;
/// Files of a packet, at most.
pub const FILES_MAX: usize = 1_000;
/// Totals of a packet, at most.
pub const TOTALS_MAX: usize = 20_000;
/// Documents that come without a file, at most.
pub const LINES_MAX: usize = 1_000;
/// Documents that a file is said to hold, at most.
pub const DOCUMENTS_MAX: usize = 200;
/// The longest name of a file, in bytes.
pub const NAME_MAX: usize = 200;
/// The longest text about a document, in bytes.
pub const TEXT_MAX: usize = 4_000;
/// Faults that are told, at most.
pub const FAULTS_MAX: usize = 100;
/// The longest measure, and the longest id of a unit, in bytes.
pub const ID_MAX: usize = 64;

/// What one office sends another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packet {
    /// The name of the key of who sends it.
    pub from: String,
    /// The name of the key of who it is for.
    pub to: String,
    /// Its number: packets from one office to another are counted from 1.
    pub number: u64,
    /// The hash of the packet before; zeros in the first.
    pub before: Hash,
    /// When it was made, in milliseconds since 1970.
    pub made: u64,
    /// Totals.
    pub totals: Vec<Total>,
    /// Documents without their files: on paper, or secret.
    pub lines: Vec<Described>,
    /// Files with the documents in them.
    pub files: Vec<PacketFile>,
}

/// A number without anybody's name: what was counted, in which unit, from a day until before another. There is no room in it for a text about a person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// What was counted: small letters, digits, hyphens.
    pub measure: String,
    /// The unit, by its id.
    pub unit: String,
    /// The first day, `yyyy-mm-dd`.
    pub from: String,
    /// The first day no longer counted.
    pub until: String,
    /// How many; nothing where it is not known.
    pub count: Option<u64>,
}

/// A file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PacketFile {
    /// Its name where it came from: for people, and never for a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The documents that stand in it, in order, as who sent it read them.
    pub documents: Vec<Described>,
}

/// What is said of a document; nothing where it is not known.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// Number and symbol.
    pub symbol: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its day, `yyyy-mm-dd`.
    pub date: Option<String>,
    /// Its degree of secrecy, as the books name it: always said. What comes with its file bears none.
    pub secrecy: String,
}

/// What is remembered of the packets from an office, or to one: the last of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// Its number; 0 before the first.
    pub number: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Seen {
    /// As it is kept: number and hash.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.number.to_be_bytes()[..], &self.hash].concat()
    }

    /// What was kept; nothing where it is something else.
    pub fn read(bytes: &[u8]) -> Option<Seen> {
        let (number, hash) = bytes.split_first_chunk()?;
        Some(Seen { number: u64::from_be_bytes(*number), hash: hash.try_into().ok()? })
    }
}

impl Packet {
    /// The bytes of the packet, signed, and what is to be remembered of it; or everything that is wrong with it. The same packet gives the same bytes.
    pub fn sealed(&self, key: &SecretKey) -> Result<(Vec<u8>, Seen), Vec<PacketFault>> {
        let mut files: Vec<(FileLine, &PacketFile)> = self.files.iter().map(|file| (FileLine::of(file), file)).collect();
        files.sort_by_key(|(line, _)| line.hash);
        let mut totals = self.totals.clone();
        totals.sort();
        let Packet { from, to, number, before, made, .. } = self.clone();
        let head = Head { from, to, number, before, made, totals, lines: self.lines.clone(), files: files.iter().map(|(line, _)| line.clone()).collect() };
        let mut faults = head.faults();
        let text = head.text();
        let signature = key.sign_text(&text).filter(|_| key.public().name() == self.from);
        faults.extend(signature.is_none().then(|| PacketFault::Unsigned(self.from.clone())));
        let mut bytes = format!("{text}\n{}\n", signature.unwrap_or_default()).into_bytes();
        faults.extend((bytes.len() > HEAD_MAX).then_some(PacketFault::Head));
        files.iter().for_each(|(_, file)| bytes.extend_from_slice(&file.bytes));
        faults.extend((bytes.len() > PACKET_MAX).then_some(PacketFault::TooLong));
        if faults.is_empty() { Ok((bytes, Seen { number: self.number, hash: hashed(text.as_bytes()) })) } else { Err(faults) }
    }
}

/// SHA-256.
fn hashed(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}
