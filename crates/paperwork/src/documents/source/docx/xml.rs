//! XML, event by event: names without prefix, text with its entities read. A document type, an entity of its own, an element that is not closed or too many in one another end the reading.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Raw};

use crate::documents::limits::{Limit, TAG_BYTES, XML_DEPTH};
use crate::documents::source::refusal::Reason;

/// The words of a document are in one of these namespaces: the one that Word writes, and the strict one.
const WORDS: [&str; 2] = ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];

/// What comes next.
pub(super) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The last element that began ends.
    Close,
    /// Text.
    Text(String),
    /// The part ends.
    Finished,
}

/// The tag with which an element begins.
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    is_word: bool,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        let name: &str = self.start.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The name where it is one of the words of a document; nothing for drawings, formulas and the rest.
    pub(super) fn word(&self) -> &str {
        if self.is_word { self.local() } else { "" }
    }

    /// The attribute of this name, whatever its prefix.
    pub(super) fn value(&self, local: &str) -> Option<String> {
        // Looking for doubled names takes time that grows with the square of their number; the first one counts.
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| {
            let key: &str = attribute.key.0;
            key.rsplit_once(':').map_or(key, |(_, own)| own) == local
        })?;
        quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.value("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.val()?.trim().parse().ok()
    }

    /// Whether an element that switches something on does: it does unless it says that it does not.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The reader of one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    prefix: Option<String>,
    depth: u64,
}

impl<'a> Xml<'a> {
    /// The reader of a part with a name.
    pub(super) fn new(text: &'a str, part: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = true;
        Xml { reader, part, prefix: None, depth: 0 }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'a>, Reason> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.broken())?;
            return Ok(match event {
                Raw::Start(start) => Event::Open(self.opened(start)?),
                Raw::End(_) => {
                    self.depth -= 1;
                    Event::Close
                }
                Raw::Text(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::CData(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::GeneralRef(reference) => {
                    let letter = reference.resolve_char_ref().map_err(|_| self.broken())?.map(String::from);
                    let known = || quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
                    Event::Text(letter.or_else(known).ok_or_else(|| self.broken())?)
                }
                Raw::Eof if self.depth > 0 => return Err(self.broken()),
                Raw::Eof => Event::Finished,
                Raw::DocType(_) => return Err(self.broken()),
                _ => continue,
            });
        }
    }

    /// Passes over the rest of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), Reason> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn opened(&mut self, start: BytesStart<'a>) -> Result<Tag<'a>, Reason> {
        self.depth += 1;
        if self.depth > XML_DEPTH {
            return Err(Limit::XmlDepth.into());
        }
        if start.len() as u64 > TAG_BYTES {
            return Err(Limit::TagBytes.into());
        }
        let prefix = self.prefix.get_or_insert_with(|| prefix_of_words(&start));
        let name: &str = start.name().0;
        let is_word = name.rsplit_once(':').map_or("", |(prefix, _)| prefix) == prefix.as_str();
        Ok(Tag { start, is_word })
    }

    fn broken(&self) -> Reason {
        Reason::BrokenPart(self.part.to_owned())
    }
}

/// The prefix that the first element gives to the namespace of the words.
fn prefix_of_words(root: &BytesStart<'_>) -> String {
    let mut attributes = root.attributes();
    let declared = attributes.with_checks(false).flatten().find(|attribute| {
        let value: &str = &attribute.value;
        WORDS.contains(&value)
    });
    declared.map_or_else(
        || "w".to_owned(),
        |declared| {
            let key: &str = declared.key.0;
            key.strip_prefix("xmlns:").unwrap_or_default().to_owned()
        },
    )
}
