//! PDF files that have text: the letters of each page with their places, put into lines.
//!
//! Own code on purpose ([decision 19](../../../../../../docs/decisions/0019-document-files.md)): objects are found by one pass over the file and read when they are asked for, so that no table of references and no chain of them can lead in a circle, and every byte, value and operator is counted.

mod cmap;
mod content;
mod file;
mod filters;
mod fonts;
mod layout;
mod lexer;
mod names;
mod object;
mod pages;
mod work;

use super::gather::Gather;
use super::refusal::Reason;
use crate::documents::lines::{Source, Text};
use content::Content;
use file::File;
use fonts::Fonts;
use work::Work;

/// Of how many letters one may be unreadable in a text that is taken.
const UNREAD_ONE_OF: u64 = 10;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Text, Reason> {
    let work = Work::default();
    let file = File::open(bytes, &work)?;
    let pages = pages::of(&file)?;
    if pages.is_empty() {
        return Err(Reason::BrokenPdf);
    }
    let mut fonts = Fonts::default();
    let mut gather = Gather::default();
    let (mut letters, mut unread, mut met) = (0u64, 0u64, None);
    let mut number = 0;
    for (at, page) in pages.iter().enumerate() {
        let mut content = Content::new(&file, &mut fonts, page);
        content.page(page)?;
        let glyphs = content.finish();
        letters += glyphs.len() as u64;
        unread += glyphs.iter().filter(|glyph| glyph.text == "\u{fffd}").count() as u64;
        for line in layout::lines(glyphs, at + 1, &work, &mut met)? {
            number += 1;
            gather.take(&line.text, number, line.bold)?;
        }
    }
    if letters == 0 {
        return Err(Reason::Scanned);
    }
    if unread * UNREAD_ONE_OF > letters {
        return Err(Reason::Unmapped);
    }
    Ok(gather.finish(Source::Pdf, met))
}
