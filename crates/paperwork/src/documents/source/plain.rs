//! Plain text, in any encoding that is known.

use super::gather::{Gather, judged};
use super::kind::Letters;
use super::refusal::Reason;
use super::{emphasis, grid, typed};
use crate::Encoding;
use crate::documents::limits::{LINES, Limit, TEXT_BYTES};
use crate::documents::lines::{Source, Text};

/// Lines as the file has them.
pub(super) fn read(letters: &Letters<'_>) -> Result<Text, Reason> {
    // Before anything is looked at: what is too much is not judged either.
    if letters.text.len() as u64 > TEXT_BYTES {
        return Err(Limit::TextBytes.into());
    }
    if letters.text.bytes().filter(|byte| *byte == b'\n').count() as u64 >= LINES {
        return Err(Limit::Lines.into());
    }
    let (text, encoding) = meant(letters)?;
    let ended = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = ended.split('\n').collect();
    let mut gather = Gather::default();
    let plain = emphasis::taken(&lines);
    for (table, sure) in typed::tables(plain.iter().map(|line| line.text.as_str()).zip(1..)) {
        gather.tables().0.take(table, !sure);
    }
    for (line, number) in plain.iter().zip(1..) {
        match grid::row(&line.text) {
            Some(cells) => gather.take(&cells, number, false)?,
            None => gather.take(&line.text, number, line.bold)?,
        }
    }
    Ok(gather.finish(Source::Plain, encoding))
}

/// The letters as they are meant: bytes that are no Unicode are in an old encoding, or are refused.
pub(super) fn meant(letters: &Letters<'_>) -> Result<(String, Option<Encoding>), Reason> {
    let Some(from) = letters.western_from else {
        let text = letters.text.as_ref();
        let old = judged(text.lines());
        return Ok((old.map_or_else(|| text.to_owned(), |old| old.decode(text).into_owned()), old));
    };
    if looks_like_broken_unicode(&letters.text) {
        return Err(Reason::UnknownEncoding(from));
    }
    match judged(letters.text.lines()) {
        Some(old) => Ok((old.decode(&letters.text).into_owned(), Some(old))),
        // Quotes and dashes of a Western program need no encoding to be read; letters do.
        None if letters.text.chars().all(|c| c.is_ascii() || !c.is_alphabetic()) => Ok((letters.text.clone().into_owned(), None)),
        None => Err(Reason::UnknownEncoding(from)),
    }
}

/// UTF-8 with a damaged byte looks to a Western program as letters that no encoding of ours writes: most of what is not ASCII stands in pairs of a lead and what follows it.
fn looks_like_broken_unicode(western: &str) -> bool {
    let bytes = encoding_rs::WINDOWS_1252.encode(western).0;
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken
}
