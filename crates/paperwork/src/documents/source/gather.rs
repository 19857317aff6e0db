//! Gathers lines within the limits, and makes them clean at the end: marks of layout go only after old encodings are read, because one of them writes `ư` as what Unicode calls a soft hyphen.

use unicode_normalization::UnicodeNormalization;

use super::refusal::Reason;
use super::tables::Tables;
use crate::Encoding;
use crate::documents::limits::{LINE_CHARS, LINES, Limit, TEXT_BYTES};
use crate::documents::lines::{Line, Source, Text};
use crate::legacy::{Signals, is_modern};

/// Spaces beside one another that are a gap: two are a slip of the hand.
const GAP_SPACES: usize = 3;

/// Lines so far.
#[derive(Default)]
pub(super) struct Gather {
    lines: Vec<Line>,
    bytes: u64,
    tables: Tables,
}

impl Gather {
    /// Takes what stands at one place of the file; line feeds in it break it into lines.
    pub(super) fn take(&mut self, text: &str, number: u32, bold: bool) -> Result<(), Reason> {
        self.bytes += text.len() as u64;
        if self.bytes > TEXT_BYTES {
            return Err(Limit::TextBytes.into());
        }
        for line in text.split(['\n', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}']) {
            if line.len() as u64 > LINE_CHARS && line.chars().count() as u64 > LINE_CHARS {
                return Err(Limit::LineChars.into());
            }
            if self.lines.len() as u64 >= LINES {
                return Err(Limit::Lines.into());
            }
            self.lines.push(Line { text: line.to_owned(), number, bold });
        }
        Ok(())
    }

    /// An empty line between two blocks, where there is none yet.
    pub(super) fn gap(&mut self, number: u32) -> Result<(), Reason> {
        if self.lines.last().is_some_and(|line| !line.text.trim().is_empty()) { self.take("", number, false) } else { Ok(()) }
    }

    /// What a table is told as it is read, with the lines that are there.
    pub(super) fn tables(&mut self) -> (&mut Tables, &[Line]) {
        (&mut self.tables, &self.lines)
    }

    /// Everything, clean. `encoding` is the old one that some of it was read from; where nothing is said and nothing looks like Unicode, the letters are judged.
    pub(super) fn finish(mut self, source: Source, encoding: Option<Encoding>) -> Text {
        let judged = encoding.is_none().then(|| judged(self.lines.iter().map(|line| line.text.as_str()))).flatten();
        for line in &mut self.lines {
            line.text = match judged {
                Some(judged) => clean(&judged.decode(&line.text)),
                None => clean(&line.text),
            };
            line.bold &= !line.text.is_empty();
        }
        while self.lines.last().is_some_and(|line| line.text.is_empty()) {
            self.lines.pop();
        }
        let tables = self.tables.finish(|text| judged.map_or_else(|| clean(text), |judged| clean(&judged.decode(text))));
        Text { source, lines: self.lines, tables, encoding: encoding.or(judged) }
    }
}

/// The old encoding that a whole text is in, where it looks like one.
pub(super) fn judged<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Encoding> {
    let mut signals = Signals::default();
    for line in lines {
        // One letter that only Unicode has, and the text is Unicode.
        if is_modern(line) {
            return None;
        }
        signals.add(Signals::of(line));
    }
    signals.encoding()
}

/// Words as they are meant: composed, without marks of layout, one tab for a wide gap. Control characters carry no words and go; nothing that is read afterwards runs them.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut spaces, mut tab) = (0, false);
    for c in text.nfc() {
        match c {
            '\t' => tab = true,
            c if c.is_whitespace() => spaces += 1,
            c if is_layout(c) => {}
            c => {
                if !out.is_empty() && (tab || spaces > 0) {
                    out.push(if tab || spaces >= GAP_SPACES { '\t' } else { ' ' });
                }
                (spaces, tab) = (0, false);
                out.push(shown(c));
            }
        }
    }
    out
}

/// What has no shape of its own: soft hyphens, marks of direction, control characters, what is no character.
fn is_layout(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// Bullets that Word takes from fonts of symbols, at the places where everybody has them.
fn shown(c: char) -> char {
    match c {
        '\u{f02d}' | '\u{2011}' => '-',
        '\u{f02b}' => '+',
        '\u{f02a}' => '*',
        '\u{f000}'..='\u{f0ff}' => '•',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_layout_go_and_gaps_become_tabs() {
        for (raw, meant) in [
            ("  Số:\u{a0}12-QĐ/TU   Hà Nội ", "Số: 12-QĐ/TU\tHà Nội"),
            ("a  b \t  c\t", "a b\tc"),
            ("lua\u{302}n\u{ad} chuye\u{302}\u{309}n\u{200b}", "luân chuyển"),
            ("\u{feff}KẾ\u{7}\u{202e} HOẠCH\u{0}", "KẾ HOẠCH"),
            ("\u{f02d} một \u{f0b7} hai", "- một • hai"),
            (" \u{a0}\t ", ""),
        ] {
            assert_eq!(clean(raw), meant, "{raw:?}");
        }
    }

    #[test]
    fn text_without_end_is_refused_by_each_limit() {
        let long = "chữ ".repeat(LINE_CHARS as usize);
        assert_eq!(Gather::default().take(&long, 1, false), Err(Limit::LineChars.into()));
        assert_eq!(Gather::default().take(&"\n".repeat(LINES as usize + 1), 1, false), Err(Limit::Lines.into()));
        assert_eq!(Gather::default().take(&"a".repeat(TEXT_BYTES as usize + 1), 1, false), Err(Limit::TextBytes.into()));
    }
}
