//! Tables inside fonts: which letters a code means, and how long codes are.

use std::collections::BTreeMap;

use super::lexer::{Lexer, Token};
use super::object::Object;
use super::work::Work;
use crate::documents::limits::Limit;

/// Entries of one table; all of Unicode's first plane has fewer.
const ENTRIES_MAX: usize = 100_000;
/// Letters that one code may mean.
const LETTERS_MAX: usize = 16;

/// A table.
#[derive(Default)]
pub(super) struct Map {
    /// Ranges of codes of one length, by their first code: the last one, and what the first one means.
    ranges: BTreeMap<u32, (u32, Vec<u16>)>,
    /// Lengths of codes in bytes, with the codes of that length.
    pub(super) lengths: Vec<(usize, u32, u32)>,
}

impl Map {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8], work: &Work) -> Result<Map, Limit> {
        let mut map = Map::default();
        let mut lexer = Lexer::new(bytes, 0, work);
        let mut section = Vec::new();
        let mut held: Vec<Object> = Vec::new();
        loop {
            match lexer.next()? {
                Token::End => return Ok(map),
                Token::Word(word) if word.starts_with(b"begin") => (section, held) = (word, Vec::new()),
                Token::Word(word) if word.starts_with(b"end") => section.clear(),
                Token::Word(_) => {}
                Token::Value(value) => {
                    held.push(value);
                    let wanted = match section.as_slice() {
                        b"begincodespacerange" | b"beginbfchar" => 2,
                        b"beginbfrange" => 3,
                        _ => 1,
                    };
                    if held.len() == wanted {
                        map.take(&section, &held);
                        held.clear();
                    }
                    if map.ranges.len() + map.lengths.len() > ENTRIES_MAX {
                        return Ok(map);
                    }
                }
            }
        }
    }

    fn take(&mut self, section: &[u8], values: &[Object]) {
        match (section, values) {
            (b"begincodespacerange", [Object::Text(low), Object::Text(high)]) if (1..=4).contains(&low.len()) && self.lengths.len() < 64 => {
                self.lengths.push((low.len(), code(low), code(high)));
            }
            (b"beginbfchar", [Object::Text(from), Object::Text(to)]) => self.add(code(from), code(from), letters(to)),
            (b"beginbfrange", [Object::Text(low), Object::Text(high), Object::Text(to)]) => self.add(code(low), code(high), letters(to)),
            (b"beginbfrange", [Object::Text(low), Object::Text(high), Object::Array(each)]) => {
                for (code, to) in (code(low)..=code(high)).zip(each) {
                    if let Object::Text(to) = to {
                        self.add(code, code, letters(to));
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, low: u32, high: u32, to: Vec<u16>) {
        if low <= high && !to.is_empty() {
            self.ranges.insert(low, (high, to));
        }
    }

    /// What a code means.
    pub(super) fn letters(&self, code: u32) -> Option<String> {
        let (low, (high, to)) = self.ranges.range(..=code).next_back()?;
        if code > *high {
            return None;
        }
        let mut units = to.clone();
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add((code - low) as u16);
        }
        let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).filter(|c| *c != '\0').collect();
        (!text.is_empty()).then_some(text)
    }

    /// Whether it says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, &byte| code << 8 | u32::from(byte))
}

/// UTF-16 with the high byte first; a single byte is a letter too, though no standard says so.
fn letters(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [byte] => vec![u16::from(*byte)],
        _ => bytes.chunks_exact(2).take(LETTERS_MAX).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_ranges_and_lists() {
        let table = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
            2 beginbfchar <0001> <1EA3> <0002> <00660069> endbfchar
            2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0110> <01B0>] endbfrange endcmap";
        let map = Map::read(table, &Work::default()).unwrap();
        let of = |code| map.letters(code);
        assert_eq!([of(1), of(2), of(0x12), of(0x21)].map(Option::unwrap), ["ả", "fi", "C", "ư"]);
        assert_eq!((of(3), of(0x13), of(0x22)), (None, None, None));
        assert_eq!(map.lengths, [(2, 0, 0xffff)]);
    }
}
