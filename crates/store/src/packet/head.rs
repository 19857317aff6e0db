//! The head of a packet: the lines that are signed. There is one way to write a head, and what is not written so is refused.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use register::Day;
use register::code::{Code, Secrecy};

use super::{DOCUMENTS_MAX, Described, FAULTS_MAX, FILES_MAX, ID_MAX, LINES_MAX, NAME_MAX, PacketFault, PacketFile, TEXT_MAX, TOTALS_MAX, Total, hashed};
use crate::note::name_is_one;
use crate::tree::Hash;

/// The first line. No checkpoint begins with it and a line of words under it: who signs a packet signs no log.
const FORM: &str = "luan-packet/v1";

/// What is signed.
pub(super) struct Head {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) number: u64,
    pub(super) before: Hash,
    pub(super) made: u64,
    pub(super) totals: Vec<Total>,
    pub(super) lines: Vec<Described>,
    pub(super) files: Vec<FileLine>,
}

/// A file in the head.
#[derive(Clone)]
pub(super) struct FileLine {
    pub(super) size: u64,
    pub(super) hash: Hash,
    pub(super) name: String,
    pub(super) documents: Vec<Described>,
}

impl FileLine {
    pub(super) fn of(file: &PacketFile) -> FileLine {
        FileLine { size: file.bytes.len() as u64, hash: hashed(&file.bytes), name: file.name.clone(), documents: file.documents.clone() }
    }
}

impl Head {
    /// The text that is signed.
    pub(super) fn text(&self) -> String {
        let Head { from, to, number, made, .. } = self;
        let before = STANDARD.encode(self.before);
        let mut text = format!("{FORM}\nfrom {from}\nto {to}\nnumber {number}\nbefore {before}\nmade {made}\n");
        for total in &self.totals {
            text += &format!("total {}\n", json(total));
        }
        self.lines.iter().for_each(|document| text += &format!("document {}\n", json(document)));
        for file in &self.files {
            text += &format!("file {} {} {}\n", file.size, STANDARD.encode(file.hash), file.name);
            file.documents.iter().for_each(|document| text += &format!("document {}\n", json(document)));
        }
        text
    }

    /// Reads a head, line by line; every line that cannot be read is named.
    pub(super) fn read(text: &str) -> Result<Head, Vec<PacketFault>> {
        let mut head = Head {
            from: String::new(),
            to: String::new(),
            number: 0,
            before: Hash::default(),
            made: 0,
            totals: Vec::new(),
            lines: Vec::new(),
            files: Vec::new(),
        };
        let mut faults = Vec::new();
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        for (at, line) in lines.iter().enumerate() {
            if head.take(at, line).is_none() && faults.len() < FAULTS_MAX {
                faults.push(PacketFault::Line(at + 1));
            }
        }
        if lines.len() < FIRST_LINES {
            faults.push(PacketFault::Head);
        }
        // A missing line feed, a number with a zero before it, keys in another order: whatever is read is written again, and must be the same.
        if faults.is_empty() && head.text() != text {
            faults.push(PacketFault::Spelling);
        }
        if faults.is_empty() { Ok(head) } else { Err(faults) }
    }

    fn take(&mut self, at: usize, line: &str) -> Option<()> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (at, word) {
            (0, FORM) => {}
            (1, "from") => self.from = rest.to_owned(),
            (2, "to") => self.to = rest.to_owned(),
            (3, "number") => self.number = rest.parse().ok()?,
            (4, "before") => self.before = hash(rest)?,
            (5, "made") => self.made = rest.parse().ok()?,
            (FIRST_LINES.., "total") => self.totals.push(serde_json::from_str(rest).ok()?),
            (FIRST_LINES.., "file") => {
                let (size, rest) = rest.split_once(' ')?;
                let (hashed, name) = rest.split_once(' ')?;
                self.files.push(FileLine { size: size.parse().ok()?, hash: hash(hashed)?, name: name.to_owned(), documents: Vec::new() });
            }
            (FIRST_LINES.., "document") => {
                let document = serde_json::from_str(rest).ok()?;
                self.files.last_mut().map_or(&mut self.lines, |file| &mut file.documents).push(document);
            }
            _ => return None,
        }
        Some(())
    }

    /// Everything in it that no packet may say.
    pub(super) fn faults(&self) -> Vec<PacketFault> {
        let mut faults = Vec::new();
        for name in [&self.from, &self.to] {
            faults.extend((!name_is_one(name)).then(|| PacketFault::Office(name.clone())));
        }
        faults.extend((self.from == self.to).then(|| PacketFault::Office(self.to.clone())));
        let first = self.before == Hash::default();
        faults.extend((self.number == 0 || (self.number == 1) != first).then(|| PacketFault::Number(self.number.to_string())));
        let crowded = self.files.len() > FILES_MAX || self.totals.len() > TOTALS_MAX || self.lines.len() > LINES_MAX;
        let crowded = crowded || self.files.iter().any(|file| file.documents.len() > DOCUMENTS_MAX);
        let is_empty = self.files.is_empty() && self.lines.is_empty() && self.totals.is_empty();
        faults.extend((crowded || is_empty).then_some(PacketFault::Count));
        faults.extend(self.totals.iter().filter(|total| !is_total(total)).map(|total| PacketFault::Total(total.measure.clone())));
        let place = |total: &Total| (total.measure.clone(), total.unit.clone(), total.from.clone(), total.until.clone());
        let twice = self.totals.windows(2).filter(|pair| place(&pair[0]) >= place(&pair[1]));
        faults.extend(twice.map(|pair| PacketFault::Twice(pair[1].measure.clone())));
        faults.extend(self.files.windows(2).filter(|pair| pair[0].hash >= pair[1].hash).map(|pair| PacketFault::Twice(pair[1].name.clone())));
        let named = |document: &Described| document.symbol.clone().or_else(|| document.subject.clone()).unwrap_or_default();
        faults.extend(self.lines.iter().filter(|document| !is_described(document)).map(|document| PacketFault::Text(named(document))));
        for file in &self.files {
            faults.extend((!is_name(&file.name)).then(|| PacketFault::Text(file.name.clone())));
            faults.extend(file.documents.iter().filter(|document| !is_described(document)).map(|_| PacketFault::Text(file.name.clone())));
            let secret = file.documents.iter().any(|document| document.secrecy != Secrecy::None.name());
            faults.extend(secret.then(|| PacketFault::Secret(file.name.clone())));
        }
        faults
    }
}

/// The lines that every packet has.
const FIRST_LINES: usize = 6;

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers can be written")
}

fn hash(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

/// A name without folders, without marks that change how a line is read, and not one that hides a file.
fn is_name(name: &str) -> bool {
    (1..=NAME_MAX).contains(&name.len()) && !name.starts_with(['.', ' ']) && !name.ends_with(['.', ' ']) && !name.contains(['/', '\\', ':']) && is_plain(name)
}

/// Whether nothing in a text changes how what stands around it is read.
fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
}

fn is_described(document: &Described) -> bool {
    let Described { symbol, kind, subject, issuer, date, secrecy } = document;
    let said = [symbol, kind, subject, issuer].into_iter().flatten().all(|text| (1..=TEXT_MAX).contains(&text.len()) && is_plain(text));
    said && Secrecy::NAMES.contains(&secrecy.as_str()) && date.as_ref().is_none_or(|date| day(date).is_some())
}

fn is_total(total: &Total) -> bool {
    let measure = (1..=ID_MAX).contains(&total.measure.len()) && total.measure.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let unit = (1..=ID_MAX).contains(&total.unit.len()) && is_plain(&total.unit);
    measure && unit && matches!((day(&total.from), day(&total.until)), (Some(from), Some(until)) if from < until)
}

/// A day that is written as days are, and stands in the calendar.
fn day(text: &str) -> Option<Day> {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [year, month, day] = parts[..] else { return None };
    Day::new(year, month, day).filter(|day| day.to_string() == text)
}
