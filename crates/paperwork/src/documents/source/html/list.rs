//! The labels that a browser puts before items of lists.

use super::pieces::Tag;
use crate::documents::source::docx::{letters, roman};

/// Lists in one another that are counted; what stands deeper has no labels.
const DEPTH_MAX: usize = 64;

/// How the items of one list are counted.
struct List {
    ordered: bool,
    kind: char,
    next: u32,
}

/// The lists that are open.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    deeper: u32,
}

impl Lists {
    pub(super) fn open(&mut self, ordered: bool, tag: &Tag) {
        if self.open.len() == DEPTH_MAX {
            self.deeper = self.deeper.saturating_add(1);
            return;
        }
        let kind = tag.kind.as_deref().and_then(|kind| kind.chars().next()).unwrap_or('1');
        self.open.push(List { ordered, kind, next: tag.start.unwrap_or(1) });
    }

    pub(super) fn close(&mut self) {
        match self.deeper {
            0 => drop(self.open.pop()),
            _ => self.deeper -= 1,
        }
    }

    /// The label of the next item; an item outside of any list has none.
    pub(super) fn label(&mut self, tag: &Tag) -> Option<String> {
        let list = self.open.last_mut().filter(|_| self.deeper == 0)?;
        if !list.ordered {
            return Some("•".to_owned());
        }
        let number = tag.value.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        let written = match list.kind {
            'a' => letters(number, b'a'),
            'A' => letters(number, b'A'),
            'i' => roman(number).map(|roman| roman.to_lowercase()),
            'I' => roman(number),
            _ => None,
        };
        Some(format!("{}.", written.unwrap_or_else(|| number.to_string())))
    }
}
