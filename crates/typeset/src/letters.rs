//! The letters that a paper needs and Tinos lacks: a page that lasts may not have a box where a name should stand, so such a paper is refused, with all of them.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use paperwork::papers::document::{Block, Document};

use crate::room;

/// Letters of a text that stand for the whole of it in a message.
const SHOWN_MAX: usize = 60;

/// A letter that Tinos lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lacking {
    /// The letter.
    pub letter: char,
    /// The beginning of the first text that it stands in.
    pub text: String,
}

impl Display for Lacking {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "“{}” (U+{:04X}) in “{}”", self.letter, u32::from(self.letter), self.text)
    }
}

/// Each letter that is lacking, in the order of their numbers, with the first text that needs it.
pub(crate) fn lacking(document: &Document) -> Vec<Lacking> {
    let mut found = BTreeMap::new();
    let mut look = |text: &str| {
        for letter in text.chars().filter(|&letter| !letter.is_control() && !has(letter)) {
            found.entry(letter).or_insert_with(|| text.chars().take(SHOWN_MAX).filter(|letter| !letter.is_control()).collect());
        }
    };
    look(&document.title);
    document.sections.iter().for_each(|section| texts(&section.blocks, &mut look));
    look(&document.footing);
    found.into_iter().map(|(letter, text)| Lacking { letter, text }).collect()
}

fn texts(blocks: &[Block], look: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => look(&paragraph.text),
            Block::Fields(fields) => fields.iter().for_each(|field| {
                look(&field.label);
                field.value.iter().for_each(|value| look(value));
            }),
            Block::Rule(_) => {}
            Block::Table(table) => table.header.iter().chain(&table.rows).flatten().for_each(|cell| look(&cell.value.shown())),
            Block::Sides(sides) => {
                texts(&sides.left, look);
                texts(&sides.right, look);
            }
        }
    }
}

/// Whether every face has a letter. What a font may use as it likes has no meaning that lasts.
fn has(letter: char) -> bool {
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    !private && room::fonts().iter().all(|face| face.info().coverage.contains(u32::from(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tinos_has_vietnamese_and_not_everything() {
        assert!("ẶặỸỹĐđƯươ–…“”→ \u{a0}".chars().all(has));
        assert!(["字", "😀", "\u{e000}", "\u{f001}"].iter().all(|text| !text.chars().any(has)));
    }
}
