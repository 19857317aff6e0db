//! Opening a packet: everything that can be checked of it, and everything that is wrong at once.

use super::head::Head;
use super::{FAULTS_MAX, HEAD_MAX, PACKET_MAX, Packet, PacketFault, PacketFile, Seen, hashed};
use crate::note::{PublicKey, signature, signature_line};
use crate::tree::Hash;

/// Who opens packets.
pub struct Reader<'a> {
    /// The name of its own key.
    pub us: &'a str,
    /// The keys of offices that it knows.
    pub known: &'a [PublicKey],
    /// What to do where packets before this one have not come.
    pub gaps: Gaps,
}

/// What to do where packets are missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gaps {
    /// The packet is refused.
    Refused,
    /// The packet is taken in, and what is missing is said. A packet that is passed over cannot be taken in later.
    PassedOver,
}

/// A packet whose sender, address, place in the chain and content are sound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The packet.
    pub packet: Packet,
    /// What is to be remembered of its sender from now on.
    pub seen: Seen,
    /// The numbers of packets that are passed over.
    pub missing: Option<(u64, u64)>,
}

impl Reader<'_> {
    /// Opens a packet; `seen` says what is remembered of the packets from an office.
    pub fn open(&self, bytes: &[u8], seen: impl FnOnce(&str) -> Seen) -> Result<Opened, Vec<PacketFault>> {
        if bytes.len() > PACKET_MAX {
            return Err(vec![PacketFault::TooLong]);
        }
        let Some((text, line, content)) = parts(bytes) else { return Err(vec![PacketFault::Head]) };
        let head = Head::read(text)?;
        let mut faults = head.faults();
        faults.extend(self.signature(&head.from, text, line));
        faults.extend((head.to != self.us).then(|| PacketFault::NotOurs(head.to.clone())));
        let seen = seen(&head.from);
        let now = Seen { number: head.number, hash: hashed(text.as_bytes()) };
        let order = order(&seen, &now, &head.before);
        let missing = if let Some(PacketFault::Missing(first, last)) = order { Some((first, last)) } else { None };
        faults.extend(order.filter(|_| missing.is_none() || self.gaps == Gaps::Refused));
        let files = files(&head, content, &mut faults);
        if !faults.is_empty() {
            faults.truncate(FAULTS_MAX);
            return Err(faults);
        }
        let Head { from, to, number, before, made, totals, lines, .. } = head;
        Ok(Opened { packet: Packet { from, to, number, before, made, totals, lines, files }, seen: now, missing })
    }

    fn signature(&self, from: &str, text: &str, line: &str) -> Option<PacketFault> {
        let keys: Vec<&PublicKey> = self.known.iter().filter(|key| key.name() == from).collect();
        if keys.is_empty() {
            return Some(PacketFault::Stranger(from.to_owned()));
        }
        let signed = signature(line).filter(|(name, bytes)| name == from && signature_line(name, bytes) == line);
        let sound = signed.is_some_and(|(_, bytes)| keys.iter().any(|key| key.signs(text, &bytes)));
        (!sound).then(|| PacketFault::Unsigned(from.to_owned()))
    }
}

/// The lines that are signed, the line of the signature, and what comes behind it.
fn parts(bytes: &[u8]) -> Option<(&str, &str, &[u8])> {
    let start = &bytes[..bytes.len().min(HEAD_MAX)];
    let end = start.windows(2).position(|pair| pair == b"\n\n")? + 1;
    let length = start[end + 1..].iter().position(|byte| *byte == b'\n')?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?;
    let line = std::str::from_utf8(&bytes[end + 1..end + 1 + length]).ok()?;
    Some((text, line, &bytes[end + length + 2..]))
}

/// What is wrong with the place of a packet behind those that were seen.
fn order(seen: &Seen, now: &Seen, before: &Hash) -> Option<PacketFault> {
    match now.number.checked_sub(seen.number) {
        Some(0) if now.hash != seen.hash => Some(PacketFault::Broken(now.number)),
        None | Some(0) => Some(PacketFault::Again(now.number)),
        Some(1) => (*before != seen.hash).then_some(PacketFault::Broken(now.number)),
        Some(_) => Some(PacketFault::Missing(seen.number + 1, now.number - 1)),
    }
}

/// The files of the head, cut out of what stands behind it.
fn files(head: &Head, mut content: &[u8], faults: &mut Vec<PacketFault>) -> Vec<PacketFile> {
    let mut files = Vec::new();
    for line in &head.files {
        let Some((bytes, rest)) = usize::try_from(line.size).ok().and_then(|size| content.split_at_checked(size)) else {
            faults.push(PacketFault::Length);
            return files;
        };
        faults.extend((hashed(bytes) != line.hash).then(|| PacketFault::Altered(line.name.clone())));
        files.push(PacketFile { name: line.name.clone(), bytes: bytes.to_vec(), documents: line.documents.clone() });
        content = rest;
    }
    faults.extend((!content.is_empty()).then_some(PacketFault::Length));
    files
}
