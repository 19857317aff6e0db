//! Which kind of file it is, by its bytes.

use encoding_rs::{Encoding as Label, UTF_8, UTF_16BE, UTF_16LE};

use super::refusal::{Foreign, Reason};
use crate::legacy::unicode;

/// Kinds that are read; text is in letters by then, though perhaps those that a Western program shows.
pub(super) enum Kind<'a> {
    Pdf,
    Container,
    Html(Letters<'a>),
    Plain(Letters<'a>),
}

/// Letters of bytes.
pub(super) struct Letters<'a> {
    /// The letters.
    pub(super) text: std::borrow::Cow<'a, str>,
    /// Where the bytes cease to be Unicode, where they do: the letters are then those of a Western program.
    pub(super) western_from: Option<usize>,
}

/// How files begin that are known and not read.
const SIGNATURES: &[(&[u8], Foreign)] = &[
    (&[0xd0, 0xcf, 0x11, 0xe0], Foreign::OldOffice),
    (b"{\\rtf", Foreign::Rtf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"\0\0\0\x0cjP", Foreign::Picture),
    (b"PK", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"Rar!", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
    (b"BZh", Foreign::Archive),
    (b"MZ", Foreign::Program),
    (b"\x7fELF", Foreign::Program),
    (b"%!PS", Foreign::PostScript),
    (b"MIME-Version:", Foreign::Mime),
];

/// Bytes at the start among which a PDF says that it is one, and a page that it is a page.
const START_BYTES: usize = 1_024;

/// Looks at a file.
pub(super) fn of(bytes: &[u8]) -> Result<Kind<'_>, Reason> {
    let start = &bytes[..bytes.len().min(START_BYTES)];
    if has(start, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Container);
    }
    // Two letters may also begin a sentence; what follows them in a program or an archive is no text.
    let binary = start.iter().any(|byte| matches!(byte, 0..=8 | 0xe..=0x1a));
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature) && (binary || signature.len() > 2));
    if let Some((_, foreign)) = known {
        return Err(Reason::Foreign(*foreign));
    }
    let letters = letters_of(bytes);
    // A page of zero bytes, or a text with a picture in it: neither is read as text.
    if letters.text.contains('\0') {
        return Err(Reason::Foreign(Foreign::Binary));
    }
    if is_page(&letters.text) {
        return Ok(Kind::Html(declared(bytes, letters)));
    }
    if letters.text.trim_start().starts_with("<?xml") { Err(Reason::Foreign(Foreign::Xml)) } else { Ok(Kind::Plain(letters)) }
}

fn letters_of(bytes: &[u8]) -> Letters<'_> {
    let (text, is_unicode) = unicode(bytes);
    let western_from = (!is_unicode).then(|| std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to()));
    Letters { text, western_from }
}

/// Whether the text begins as a web page does: with markup, and soon with an element that only pages have.
fn is_page(text: &str) -> bool {
    const ELEMENTS: [&str; 9] = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<p>", "<div", "<table"];
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start: String = text.chars().take(START_BYTES).map(|c| c.to_ascii_lowercase()).collect();
    start.starts_with('<') && ELEMENTS.iter().any(|element| start.contains(element))
}

/// A page whose bytes are no Unicode may say which letters they are.
fn declared<'a>(bytes: &'a [u8], letters: Letters<'a>) -> Letters<'a> {
    const WORD: &[u8] = b"charset=";
    if letters.western_from.is_none() {
        return letters;
    }
    let start = bytes[..bytes.len().min(START_BYTES)].to_ascii_lowercase();
    let label = start.windows(WORD.len()).position(|window| window == WORD).map(|at| {
        let rest = start[at + WORD.len()..].iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
        rest.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).copied().collect::<Vec<u8>>()
    });
    let named = label.and_then(|label| Label::for_label(&label));
    // Western pages and those that lie about being Unicode are judged by their letters, as any text.
    match named.filter(|label| *label != UTF_8 && *label != UTF_16LE && *label != UTF_16BE && *label != encoding_rs::WINDOWS_1252) {
        Some(label) => Letters { text: label.decode_without_bom_handling(bytes).0, western_from: None },
        None => letters,
    }
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
