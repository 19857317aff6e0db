//! What the tests of this folder share: lines of a text.

use super::page::Page;
use crate::documents::{Line, Source, Text};

/// The lines of a text, marks of bold and of italics taken away.
pub(in crate::documents) fn text(text: &str) -> Text {
    let mut bold = false;
    let lines = text.lines().zip(1..).map(|(line, number)| {
        let opened = bold || line.trim_start().starts_with("**");
        bold = if line.matches("**").count() % 2 == 1 { !bold } else { bold };
        let bare = line.replace("**", "");
        let bare = if bare.trim() == "*" { "*".to_owned() } else { bare.replace('*', "") };
        Line { text: bare.trim().to_owned(), number, bold: opened }
    });
    Text { source: Source::Plain, lines: lines.collect(), tables: Vec::new(), encoding: None }
}

/// The page of a text.
pub(in crate::documents) fn page(written: &str) -> Page {
    Page::of(&text(written), usize::MAX)
}
