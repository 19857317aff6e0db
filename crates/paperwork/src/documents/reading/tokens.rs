//! A run of lines as words, numbers and marks, so that what is broken over lines is read as one.

use super::words::{is_letter, word_key};
use crate::documents::torn::is_torn;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Letters, perhaps with digits.
    Word,
    /// Digits alone.
    Number,
    /// A mark of one character.
    Mark,
    /// Lines that are no part of the run stand here.
    Break,
}

/// A word, a number, or a mark.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The key of a word; otherwise the characters.
    pub(super) key: String,
    /// Where it stands in the text of the run.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The row of the page.
    pub(super) row: usize,
    /// Whether nothing stands between it and the token before it.
    pub(super) glued: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Token {
    pub(super) fn is(&self, key: &str) -> bool {
        self.key == key
    }

    pub(super) fn is_dash(&self) -> bool {
        self.kind == Kind::Mark && matches!(self.key.as_str(), "-" | "–" | "—" | "−" | "‐" | "‑")
    }
}

/// Lines as one text, with its tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
}

impl Flow {
    /// The tokens of one text.
    pub(super) fn of(text: &str) -> Flow {
        let mut flow = Flow::default();
        flow.push(0, text);
        flow
    }

    /// Goes on with the text of a row.
    pub(super) fn push(&mut self, row: usize, text: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let base = self.text.len();
        self.text.push_str(text);
        let mut open: Option<usize> = None;
        for (at, c) in text.char_indices() {
            if is_letter(c) {
                open.get_or_insert(at);
                continue;
            }
            if let Some(start) = open.take() {
                self.word(row, base + start, base + at);
            }
            if !c.is_whitespace() {
                self.token(Kind::Mark, row, base + at, base + at + c.len_utf8());
            }
        }
        if let Some(start) = open {
            self.word(row, base + start, base + text.len());
        }
    }

    /// Says that lines were left out here.
    pub(super) fn cut(&mut self) {
        if self.tokens.last().is_some_and(|last| last.kind != Kind::Break) {
            let end = self.text.len();
            let row = self.tokens.last().map_or(0, |last| last.row);
            self.tokens.push(Token { kind: Kind::Break, key: String::new(), start: end, end, row, glued: false, capital: false });
        }
    }

    fn word(&mut self, row: usize, start: usize, end: usize) {
        let word = &self.text[start..end];
        let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        let dashed = self.text[end..].trim_start().starts_with(['-', '–', '/']);
        // `Số319`, `Số8-CV/ĐU`: a lost space.
        if digits > 0 && digits < word.len() && is_number_label(&word_key(&word[..digits])) && (word[digits..].len() > 1 || dashed) {
            self.token(Kind::Word, row, start, start + digits);
            self.token(Kind::Number, row, start + digits, end);
        } else if word.bytes().all(|b| b.is_ascii_digit()) {
            self.token(Kind::Number, row, start, end);
        } else {
            self.token(Kind::Word, row, start, end);
        }
    }

    fn token(&mut self, kind: Kind, row: usize, start: usize, end: usize) {
        let text = &self.text[start..end];
        let kind = if kind == Kind::Number && !text.bytes().all(|b| b.is_ascii_digit()) { Kind::Word } else { kind };
        let key = if kind == Kind::Word { word_key(text) } else { text.to_owned() };
        let capital = super::words::begins_with_capital(text);
        if kind == Kind::Word && self.mends_torn(row, start, end) {
            return;
        }
        let glued = self.tokens.last().is_some_and(|last| last.end == start);
        self.tokens.push(Token { kind, key, start, end, row, glued, capital });
    }

    /// Whether the word is the rest of the syllable before it, which it then becomes.
    fn mends_torn(&mut self, row: usize, start: usize, end: usize) -> bool {
        let Flow { text, tokens } = self;
        let Some(head) = tokens.last().filter(|head| head.kind == Kind::Word && head.row == row && head.end + 1 == start) else { return false };
        let before = tokens.len().checked_sub(2).map_or("", |before| tokens[before].key.as_str());
        if !text[head.end..start].starts_with(' ') || !is_torn(before, &text[head.start..head.end], &text[start..end]) {
            return false;
        }
        let key = word_key(&format!("{}{}", &text[head.start..head.end], &text[start..end]));
        if let Some(head) = tokens.last_mut() {
            (head.key, head.end) = (key, end);
        }
        true
    }

    /// The text of tokens `from..to`.
    pub(super) fn slice(&self, from: usize, to: usize) -> &str {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if from < to => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Whether these words stand at a token.
    pub(super) fn stands_at(&self, at: usize, words: &str) -> Option<usize> {
        let mut next = at;
        for word in words.split(' ') {
            if !self.tokens.get(next)?.is(word) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Whether these words end before a token; gives back where they begin.
    pub(super) fn ends_before(&self, at: usize, words: &str) -> Option<usize> {
        let start = at.checked_sub(words.split(' ').count())?;
        self.stands_at(start, words).map(|_| start)
    }
}

/// The word before a number, as scans have it.
pub(super) fn is_number_label(key: &str) -> bool {
    matches!(key, "số" | "so" | "sô" | "só" | "sõ" | "sỏ" | "s0" | "sổ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_its_parts_however_it_is_spaced() {
        for text in ["S ố 319 - CV/ ĐU", "Số 319-CV/ĐU", "Số319 - CV / ĐU", "Số\u{a0}319-CV/ĐU"] {
            let keys: Vec<String> = Flow::of(text).tokens.into_iter().map(|token| token.key).collect();
            assert_eq!(keys, ["số", "319", "-", "cv", "/", "đu"], "{text}");
        }
    }

    #[test]
    fn rows_are_one_text() {
        let mut flow = Flow::default();
        flow.push(3, "Kế hoạch số 30-");
        flow.push(5, "KH/TU");
        assert_eq!(flow.slice(2, flow.tokens.len()), "số 30- KH/TU");
        assert_eq!(flow.tokens.last().map(|token| token.row), Some(5));
        assert_eq!(flow.slice(4, 4), "");
    }
}
