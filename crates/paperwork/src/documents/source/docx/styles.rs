//! The styles of a document: what they say of letters, and which list they belong to.

use std::collections::BTreeMap;

use super::look::Look;
use super::numbering::Item;
use super::xml::{Event, Xml};
use crate::documents::limits::{Limit, STYLES};
use crate::documents::source::refusal::Reason;

/// How many styles one may be built on, one on the other; more is a ring.
const CHAIN_MAX: usize = 32;

/// One style.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) look: Look,
    pub(super) item: Item,
    based_on: Option<String>,
}

/// All styles by id, each with what it takes over from those it is built on.
#[derive(Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    default: Option<String>,
    defaults: Look,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(text: &str) -> Result<Styles, Reason> {
        let mut xml = Xml::new(text, "styles.xml");
        let mut styles = Styles::default();
        let mut current: Option<(String, Style)> = None;
        let (mut depth, mut style_depth) = (0usize, 0usize);
        loop {
            match xml.next()? {
                Event::Open(tag) => {
                    depth += 1;
                    match tag.word() {
                        "style" => {
                            let id = tag.value("styleId").unwrap_or_default();
                            if tag.value("type").as_deref() == Some("paragraph") && tag.value("default").is_some_and(|value| value == "1" || value == "true") {
                                styles.default = Some(id.clone());
                            }
                            (current, style_depth) = (Some((id, Style::default())), depth);
                        }
                        // What a table does to its cells, and what stood there before a change.
                        "tblStylePr" | "rPrChange" | "pPrChange" => {
                            xml.skip()?;
                            depth -= 1;
                        }
                        _ => match &mut current {
                            Some((_, style)) => style.take(&tag),
                            None => styles.defaults.take(&tag),
                        },
                    }
                }
                Event::Close => {
                    if depth == style_depth
                        && let Some((id, style)) = current.take()
                    {
                        styles.all.insert(id, style);
                        if styles.all.len() as u64 > STYLES {
                            return Err(Limit::Styles.into());
                        }
                    }
                    depth = depth.saturating_sub(1);
                }
                Event::Text(_) => {}
                Event::Finished => break,
            }
        }
        styles.all = styles.all.keys().map(|id| (id.clone(), styles.built(id))).collect();
        Ok(styles)
    }

    /// The style of this id; without one, or where it is not known, the usual one of paragraphs.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Style {
        let named = id.and_then(|id| self.all.get(id)).or_else(|| self.default.as_deref().and_then(|id| self.all.get(id)));
        let mut style = named.cloned().unwrap_or_default();
        style.look = style.look.over(&self.defaults);
        style
    }

    /// What a style of letters says.
    pub(super) fn letters(&self, id: &str) -> Look {
        self.all.get(id).map(|style| style.look.clone()).unwrap_or_default()
    }

    fn built(&self, id: &str) -> Style {
        let mut style = self.all.get(id).cloned().unwrap_or_default();
        let mut next = style.based_on.clone();
        for _ in 0..CHAIN_MAX {
            let Some(base) = next.as_deref().and_then(|id| self.all.get(id)) else { break };
            style.look = style.look.over(&base.look);
            style.item = style.item.over(base.item);
            next = base.based_on.clone();
        }
        style
    }
}

impl Style {
    fn take(&mut self, tag: &super::xml::Tag<'_>) {
        match tag.word() {
            "basedOn" => self.based_on = tag.val(),
            "numId" => self.item.list = tag.number(),
            "ilvl" => self.item.level = tag.number(),
            _ => self.look.take(tag),
        }
    }
}
