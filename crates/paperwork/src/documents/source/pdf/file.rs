//! The objects of a file. They are found by their own words, `7 0 obj`, in one pass; the tables that say where they stand may be wrong, may lead in circles, and are not needed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::filters::unpacked;
use super::lexer::{Lexer, Token};
use super::object::{Dict, Object};
use super::work::Work;
use crate::documents::limits::{Limit, OBJECTS};
use crate::documents::source::refusal::Reason;

/// References that lead to references, at most.
const HOPS_MAX: usize = 16;

/// Where an object stands.
#[derive(Clone)]
enum Place {
    /// In the file.
    File(usize),
    /// In a stream of objects, by the place of the stream in the list of those.
    Stream(usize, usize),
}

/// A file that has been looked through.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub(super) work: &'a Work,
    places: BTreeMap<u32, Place>,
    ranges: BTreeMap<usize, Range<usize>>,
    streams: Vec<Vec<u8>>,
    root: Option<Object>,
}

impl<'a> File<'a> {
    /// Looks through a file.
    pub(super) fn open(bytes: &'a [u8], work: &'a Work) -> Result<File<'a>, Reason> {
        let mut file = File { bytes, work, places: BTreeMap::new(), ranges: BTreeMap::new(), streams: Vec::new(), root: None };
        let mut at = 0;
        while let Some(next) = file.next_word(at) {
            at = file.look(next)?;
        }
        Ok(file)
    }

    /// The dictionary from which everything hangs.
    pub(super) fn root(&self) -> Result<Option<Object>, Limit> {
        if let Some(root) = &self.root
            && let object @ Object::Dict(_) = self.resolve(root)?
        {
            return Ok(Some(object));
        }
        // Without a trailer the catalog is looked for.
        for &number in self.places.keys() {
            let object = self.object(number)?;
            if object.dict().is_some_and(|dict| dict.get(&b"Type"[..]).and_then(Object::name) == Some(b"Catalog")) {
                return Ok(Some(object));
            }
        }
        Ok(None)
    }

    /// The numbers of all objects.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.keys().copied()
    }

    /// The object with a number; null where there is none.
    pub(super) fn object(&self, number: u32) -> Result<Object, Limit> {
        let (bytes, at) = match self.places.get(&number) {
            None => return Ok(Object::Null),
            Some(Place::File(at)) => (self.bytes, *at),
            Some(Place::Stream(stream, at)) => (self.streams[*stream].as_slice(), *at),
        };
        let value = Lexer::new(bytes, at, self.work).value()?.unwrap_or(Object::Null);
        Ok(match (value, self.ranges.get(&at)) {
            (Object::Dict(dict), Some(range)) if matches!(self.places.get(&number), Some(Place::File(_))) => Object::Stream(dict, range.clone()),
            (value, _) => value,
        })
    }

    /// The value itself, wherever it stands.
    pub(super) fn resolve(&self, value: &Object) -> Result<Object, Limit> {
        let mut value = value.clone();
        for _ in 0..HOPS_MAX {
            match value {
                Object::Reference(number) => value = self.object(number)?,
                other => return Ok(other),
            }
        }
        Ok(Object::Null)
    }

    /// The value of a key, wherever it stands.
    pub(super) fn get(&self, dict: &Dict, key: &[u8]) -> Result<Object, Limit> {
        dict.get(key).map_or(Ok(Object::Null), |value| self.resolve(value))
    }

    /// The bytes of a stream, unpacked. A stream that is broken gives what can be read of it.
    pub(super) fn bytes_of(&self, stream: &Object) -> Result<Vec<u8>, Limit> {
        let Object::Stream(dict, range) = stream else { return Ok(Vec::new()) };
        self.work.steps(range.len() as u64)?;
        unpacked(self, dict, &self.bytes[range.clone()])
    }

    /// The next place where an object or a trailer may begin.
    fn next_word(&self, from: usize) -> Option<(bool, usize)> {
        let mut at = from;
        while let Some(found) = self.bytes.get(at..)?.iter().position(|&byte| matches!(byte, b'o' | b't')) {
            let rest = &self.bytes[at + found..];
            if rest.starts_with(b"obj") {
                return Some((true, at + found));
            }
            if rest.starts_with(b"trailer") {
                return Some((false, at + found));
            }
            at += found + 1;
        }
        None
    }

    /// Looks at an object or a trailer, and says where to go on.
    fn look(&mut self, (is_object, word): (bool, usize)) -> Result<usize, Reason> {
        let after = word + if is_object { b"obj".len() } else { b"trailer".len() };
        let number = if is_object { number_before(self.bytes, word) } else { None };
        if is_object && number.is_none() {
            return Ok(after);
        }
        let mut lexer = Lexer::new(self.bytes, after, self.work);
        let value = lexer.value()?.unwrap_or(Object::Null);
        let end = lexer.at.max(after);
        let Some(number) = number else {
            self.trailer(value.dict())?;
            return Ok(end);
        };
        self.places.insert(number, Place::File(after));
        if self.places.len() as u64 > OBJECTS {
            return Err(Limit::Objects.into());
        }
        let Object::Dict(dict) = value else { return Ok(end) };
        if !matches!(lexer.next()?, Token::Word(word) if word == b"stream") {
            return Ok(end);
        }
        let range = self.range(lexer.at, &dict)?;
        let next = range.end;
        self.ranges.insert(after, range.clone());
        match dict.get(&b"Type"[..]).and_then(Object::name) {
            Some(b"XRef") => self.trailer(Some(&dict))?,
            Some(b"ObjStm") => self.stream_of_objects(dict, range)?,
            _ => {}
        }
        Ok(next)
    }

    /// What a trailer says: the root, and whether everything is locked.
    fn trailer(&mut self, dict: Option<&Dict>) -> Result<(), Reason> {
        let Some(dict) = dict else { return Ok(()) };
        if dict.get(&b"Encrypt"[..]).is_some_and(|lock| *lock != Object::Null) {
            return Err(Reason::Locked);
        }
        if let Some(root) = dict.get(&b"Root"[..]) {
            self.root = Some(root.clone());
        }
        Ok(())
    }

    /// Where the packed bytes of a stream stand: as long as it says, if it ends there, and up to its end word otherwise.
    fn range(&self, word_end: usize, dict: &Dict) -> Result<Range<usize>, Limit> {
        const END: &[u8] = b"endstream";
        let rest = &self.bytes[word_end..];
        let start = word_end + if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n") || rest.starts_with(b"\r")) };
        let said = dict.get(&b"Length"[..]).and_then(Object::integer).and_then(|length| start.checked_add(usize::try_from(length).ok()?));
        if let Some(end) = said
            && self.bytes.get(end..).is_some_and(|tail| tail[..tail.len().min(END.len() + 2)].windows(END.len()).any(|window| window == END))
        {
            return Ok(start..end);
        }
        let found = find(&self.bytes[start.min(self.bytes.len())..], END);
        self.work.steps(found.unwrap_or(self.bytes.len() - start.min(self.bytes.len())) as u64)?;
        Ok(start.min(self.bytes.len())..found.map_or(self.bytes.len(), |length| start + length))
    }

    /// Objects that are packed together. They are as new as the stream that they stand in.
    fn stream_of_objects(&mut self, dict: Dict, range: Range<usize>) -> Result<(), Limit> {
        let first = dict.get(&b"First"[..]).and_then(Object::integer).and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
        let bytes = self.bytes_of(&Object::Stream(dict, range))?;
        let stream = self.streams.len();
        let mut lexer = Lexer::new(&bytes[..first.min(bytes.len())], 0, self.work);
        while let (Some(number), Some(offset)) = (lexer.value()?.and_then(|value| value.integer()), lexer.value()?.and_then(|value| value.integer())) {
            let place = usize::try_from(offset).ok().and_then(|offset| first.checked_add(offset)).filter(|&at| at < bytes.len());
            if let (Ok(number), Some(at)) = (u32::try_from(number), place) {
                self.places.insert(number, Place::Stream(stream, at));
            }
            if self.places.len() as u64 > OBJECTS {
                return Err(Limit::Objects);
            }
        }
        self.streams.push(bytes);
        Ok(())
    }
}

/// The number of the object whose word `obj` stands here: `7 0 obj`.
fn number_before(bytes: &[u8], word: usize) -> Option<u32> {
    let (generation, rest) = last_number(&bytes[word.saturating_sub(24)..word])?;
    let (number, _) = last_number(rest)?;
    (generation <= 65_535).then_some(u32::try_from(number).ok()?)
}

fn last_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes.iter().rposition(|byte| !byte.is_ascii_whitespace())? + 1;
    let digits = bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let number = bytes[end - digits..end].iter().fold(0u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    (1..=10).contains(&digits).then_some((number, &bytes[..end - digits]))
}

pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == first)?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}
