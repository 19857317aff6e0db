//! Finds the tags in the bytes of a markup part, chunk by chunk, in bounded memory.
//!
//! It sees at least every tag that a parser would see, and perhaps more: what it lets pass is harmless, what it refuses may have been harmless too.

use crate::limits::{Limit, MARKUP_TEXT_BYTES, TAG_BYTES};
use crate::problem::FileFault;

/// Where in the markup the scanner stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between tags.
    Text,
    /// In a tag.
    Tag,
    /// In a quoted attribute of a tag, up to this quote.
    Quoted(u8),
}

/// The scanner of one part.
pub(super) struct Scanner<'a> {
    name: &'a str,
    state: State,
    tag: Vec<u8>,
    text_bytes: u64,
}

impl<'a> Scanner<'a> {
    /// A scanner at the start of the part with this name.
    pub(super) fn new(name: &'a str) -> Scanner<'a> {
        Scanner { name, state: State::Text, tag: Vec::new(), text_bytes: 0 }
    }

    /// Takes the next bytes and calls `judge` with the inside of every tag that ends in them.
    pub(super) fn feed(&mut self, chunk: &[u8], judge: &mut dyn FnMut(&[u8]) -> Result<(), FileFault>) -> Result<(), FileFault> {
        // UTF-16 would hide every tag from this scanner; it is full of zero bytes, which UTF-8 markup never has.
        if chunk.contains(&0) {
            return Err(FileFault::MarkupEncoding(self.name.to_owned()));
        }
        let mut rest = chunk;
        while !rest.is_empty() {
            rest = match self.state {
                State::Text => self.skip_text(rest)?,
                State::Tag => self.take_tag(rest, judge)?,
                State::Quoted(quote) => self.take_quoted(rest, quote)?,
            };
        }
        Ok(())
    }

    fn skip_text<'c>(&mut self, chunk: &'c [u8]) -> Result<&'c [u8], FileFault> {
        let end = chunk.iter().position(|&byte| byte == b'<');
        self.text_bytes += end.unwrap_or(chunk.len()) as u64;
        if self.text_bytes > MARKUP_TEXT_BYTES {
            return Err(FileFault::Beyond(Limit::MarkupTextBytes));
        }
        let Some(end) = end else { return Ok(&[]) };
        self.tag.clear();
        self.state = State::Tag;
        self.text_bytes = 0;
        Ok(&chunk[end + 1..])
    }

    fn take_tag<'c>(&mut self, chunk: &'c [u8], judge: &mut dyn FnMut(&[u8]) -> Result<(), FileFault>) -> Result<&'c [u8], FileFault> {
        let first = self.tag.first().or(chunk.first()).copied();
        if first == Some(b'!') {
            return Err(FileFault::ForbiddenMarkup(self.name.to_owned()));
        }
        // Quotes mean something only in the tag of an element: a parser ends the others at the first `>`.
        let quotes_count = !matches!(first, Some(b'/' | b'?'));
        let stop = |byte: &u8| *byte == b'>' || quotes_count && matches!(byte, b'"' | b'\'');
        let Some(end) = chunk.iter().position(stop) else {
            self.keep(chunk)?;
            return Ok(&[]);
        };
        if chunk[end] == b'>' {
            self.keep(&chunk[..end])?;
            self.state = State::Text;
            self.check_declaration()?;
            judge(&self.tag)?;
        } else {
            self.keep(&chunk[..=end])?;
            self.state = State::Quoted(chunk[end]);
        }
        Ok(&chunk[end + 1..])
    }

    fn take_quoted<'c>(&mut self, chunk: &'c [u8], quote: u8) -> Result<&'c [u8], FileFault> {
        let Some(end) = chunk.iter().position(|&byte| byte == quote) else {
            self.keep(chunk)?;
            return Ok(&[]);
        };
        self.keep(&chunk[..=end])?;
        self.state = State::Tag;
        Ok(&chunk[end + 1..])
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), FileFault> {
        if (self.tag.len() + bytes.len()) as u64 > TAG_BYTES {
            return Err(FileFault::Beyond(Limit::TagBytes));
        }
        self.tag.extend_from_slice(bytes);
        Ok(())
    }

    fn check_declaration(&self) -> Result<(), FileFault> {
        if !self.tag.starts_with(b"?xml") {
            return Ok(());
        }
        match attributes(&self.tag).find(|(name, _)| *name == b"encoding") {
            Some((_, value)) if !value.eq_ignore_ascii_case(b"utf-8") => Err(FileFault::MarkupEncoding(self.name.to_owned())),
            _ => Ok(()),
        }
    }
}

/// The name of a tag without its prefix; empty for an end tag.
pub(super) fn local_name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(tag.len());
    let name = &tag[..end];
    name.iter().rposition(|&byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The attributes of a tag: name, value.
pub(super) fn attributes(tag: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    // An unquoted value ends the list: the spreadsheet reader stops at it too, with an error.
    let mut rest = tag;
    std::iter::from_fn(move || {
        let equals = rest.iter().position(|&byte| byte == b'=')?;
        let before = rest[..equals].trim_ascii();
        let start = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |space| space + 1);
        let value = rest[equals + 1..].trim_ascii_start();
        let (&quote, value) = value.split_first()?;
        let end = value.iter().position(|&byte| byte == quote).filter(|_| matches!(quote, b'"' | b'\''))?;
        rest = &value[end + 1..];
        Some((&before[start..], &value[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tags(markup: &[u8], chunk: usize) -> Result<Vec<String>, FileFault> {
        let mut found = Vec::new();
        let mut scanner = Scanner::new("part");
        for piece in markup.chunks(chunk) {
            scanner.feed(piece, &mut |tag| {
                found.push(String::from_utf8_lossy(tag).into_owned());
                Ok(())
            })?;
        }
        Ok(found)
    }

    proptest! {
        #[test]
        fn the_cut_into_chunks_does_not_matter(markup in r#"(<[a-c/?]{1,3}( r=("[^"\x00]{0,3}"|'[^'\x00]{0,3}'))?>|[^<\x00]{0,5}){0,8}"#, chunk in 1..9usize) {
            prop_assert_eq!(tags(markup.as_bytes(), chunk), tags(markup.as_bytes(), usize::MAX));
        }
    }

    #[test]
    fn finds_names_and_attributes() {
        let found = tags(br#"<?xml version="1.0" encoding="UTF-8"?><x:c r="A1" t='s>"'><v>1</v></x:c>"#, 3).unwrap();
        assert_eq!(found.len(), 5);
        assert_eq!(local_name(found[1].as_bytes()), b"c");
        let attributes: Vec<_> = attributes(found[1].as_bytes()).collect();
        assert_eq!(attributes, [(&b"r"[..], &b"A1"[..]), (&b"t"[..], &b"s>\""[..])]);
    }

    #[test]
    fn refuses_what_hides_or_swells() {
        assert!(matches!(tags(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", 4), Err(FileFault::ForbiddenMarkup(_))));
        assert!(matches!(tags(b"<?x \" ?><!ENTITY b>", 99), Err(FileFault::ForbiddenMarkup(_))));
        assert!(matches!(tags(b"<\0a\0>\0", 99), Err(FileFault::MarkupEncoding(_))));
        assert!(matches!(tags(br#"<?xml encoding="utf-7"?>"#, 99), Err(FileFault::MarkupEncoding(_))));
        let long = [b"<a b=\"", vec![b'x'; TAG_BYTES as usize].as_slice()].concat();
        assert_eq!(tags(&long, 1_000), Err(FileFault::Beyond(Limit::TagBytes)));
        let text = vec![b'x'; MARKUP_TEXT_BYTES as usize + 1];
        assert_eq!(tags(&text, 1_000), Err(FileFault::Beyond(Limit::MarkupTextBytes)));
    }
}
