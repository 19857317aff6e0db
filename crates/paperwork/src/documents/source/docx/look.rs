//! How letters look, where that changes what is read: bold, capitals, hidden, under a font of an old encoding.

use super::xml::Tag;
use crate::Encoding;

/// What is said of letters; where nothing is said, what stands above holds.
#[derive(Clone, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) font: Option<Option<Encoding>>,
}

impl Look {
    /// Takes what one property of a run says.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.word() {
            "b" => self.bold = Some(tag.is_on()),
            "caps" => self.capitals = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            "rFonts" => {
                if let Some(font) = tag.value("ascii").or_else(|| tag.value("hAnsi")) {
                    self.font = Some(Encoding::of_font(&font));
                }
            }
            _ => {}
        }
    }

    /// This, and where it says nothing, what the other says.
    pub(super) fn over(&self, other: &Look) -> Look {
        Look {
            bold: self.bold.or(other.bold),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            font: self.font.or(other.font),
        }
    }
}
