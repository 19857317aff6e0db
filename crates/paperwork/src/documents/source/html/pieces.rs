//! A page cut into tags and text, as browsers cut it. Only the attributes that change what is read are kept.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A piece of a page.
pub(super) enum Piece {
    /// An element begins.
    Open(Tag),
    /// An element ends.
    Close(String),
    /// Text.
    Text(String),
}

/// A tag with which an element begins.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: String,
    /// Whether it says that it is not shown.
    pub(super) hidden: bool,
    /// How a list counts.
    pub(super) kind: Option<String>,
    /// Where a list begins to count.
    pub(super) start: Option<u32>,
    /// The number of an item.
    pub(super) value: Option<u32>,
    /// Over how many columns a cell goes.
    pub(super) columns: Option<u32>,
    /// Over how many rows.
    pub(super) rows: Option<u32>,
}

impl Tag {
    fn take(&mut self, name: &[u8], value: &[u8]) {
        let text = || String::from_utf8_lossy(value).trim().to_owned();
        match name {
            b"hidden" => self.hidden = true,
            b"style" => {
                let style: String = text().to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
                self.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
            }
            b"type" => self.kind = Some(text()),
            b"start" => self.start = text().parse().ok(),
            b"value" => self.value = text().parse().ok(),
            b"colspan" => self.columns = text().parse().ok(),
            b"rowspan" => self.rows = text().parse().ok(),
            _ => {}
        }
    }
}

/// The pieces of a page, one after the other.
pub(super) fn pieces(markup: &str) -> impl Iterator<Item = Piece> {
    let (mut tag, mut attribute) = (Tag::default(), Vec::new());
    let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, _span: Span<()>| match event {
        CallbackEvent::OpenStartTag { name } => {
            tag = Tag { name: text(name), ..Tag::default() };
            None
        }
        CallbackEvent::AttributeName { name } => {
            attribute.clear();
            attribute.extend_from_slice(name);
            tag.take(name, b"");
            None
        }
        CallbackEvent::AttributeValue { value } => {
            tag.take(&attribute, value);
            None
        }
        CallbackEvent::CloseStartTag { .. } => Some(Piece::Open(std::mem::take(&mut tag))),
        CallbackEvent::EndTag { name } => Some(Piece::Close(text(name))),
        CallbackEvent::String { value } => Some(Piece::Text(text(value))),
        CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
    });
    // Scripts and styles are no markup.
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail.
    Tokenizer::new_with_emitter(markup, emitter).filter_map(Result::ok)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
