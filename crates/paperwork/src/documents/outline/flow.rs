//! Whether a line goes on with the sentence of the line before it.
//!
//! Files wrap lines, cut paragraphs at the end of a page, and put empty lines anywhere. What is left to go by is how full a line is, how it ends, and how the next begins.

use std::collections::BTreeSet;

use register::text::canonical;

use super::label::is_capitals;
use crate::documents::Line;

/// A paragraph without an end that is longer than this was cut, and is no heading.
const HEADING_CHARS: usize = 160;
/// A line of a justified page may be shorter than the longest by this part, and still be full.
const RAGGED: usize = 6;
/// The same for the first line of a paragraph, which may be a heading.
const RAGGED_FIRST: usize = 20;
/// Words that nothing ends with: what follows them belongs to them, also a number.
const OPEN_WORDS: [&str; 42] = [
    "khoản", "điểm", "điều", "mục", "chương", "phần", "số", "ngày", "tháng", "năm", "quý", "kỳ", "khóa", "tại", "theo", "của", "và", "các", "về", "với", "do", "từ",
    "đến", "thuộc", "trong", "hoặc", "bảng", "lục", "lần", "thứ", "là", "cho", "những", "đoạn", "bởi", "mỗi", "khi", "để", "nhằm", "trên", "dưới", "ít",
];

/// A file wraps its lines if one of so many line ends breaks a sentence.
const WRAPPED: usize = 5;

/// Lines with the next, counted.
#[derive(Default)]
struct Pairs {
    all: usize,
    /// With an empty line between them.
    apart: usize,
    /// In the middle of a sentence.
    broken: usize,
}

/// How the lines of a body are laid out.
pub(super) struct Flow {
    /// Characters of its longest line, where lines are wrapped at all.
    width: Option<usize>,
    /// Whether an empty line ends a paragraph; in some files one stands behind every line.
    gaps_end: bool,
    open_words: BTreeSet<String>,
}

/// The paragraph that may go on.
#[derive(Default)]
pub(super) struct Open {
    /// Its last line.
    pub(super) line: String,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Characters of all of them.
    pub(super) chars: usize,
    /// Whether an empty line follows it.
    pub(super) gap: bool,
}

impl Flow {
    pub(super) fn of(body: &[Line]) -> Flow {
        let mut seen = Pairs::default();
        let mut last: Option<&str> = None;
        let mut gap = false;
        for line in body {
            if line.text.is_empty() {
                gap = true;
                continue;
            }
            if let Some(last) = last {
                seen.all += 1;
                seen.apart += usize::from(gap);
                seen.broken += usize::from(is_open(last) && line.text.starts_with(char::is_lowercase));
            }
            last = Some(&line.text);
            gap = false;
        }
        let longest = body.iter().map(|line| line.text.chars().count()).max().unwrap_or_default();
        let wrapped = seen.broken > 0 && seen.broken * WRAPPED >= seen.all;
        Flow {
            width: wrapped.then_some(longest),
            gaps_end: seen.apart * 2 < seen.all,
            open_words: OPEN_WORDS.iter().map(|word| canonical(word)).collect(),
        }
    }

    /// Whether the next word would not have gone onto the line: then the line was broken there, and nothing ended.
    fn full(&self, open: &Open, next: &str, ragged: Option<usize>) -> bool {
        let Some(width) = self.width else { return false };
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let slack = ragged.map_or(0, |part| width / part);
        !(open.gap && self.gaps_end) && open.line.chars().count() + 1 + word + slack > width
    }

    /// Whether the line only goes on with the paragraph.
    pub(super) fn continues(&self, open: &Open, next: &str) -> bool {
        let starts_low = next.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_lowercase() || c.is_numeric());
        let ragged = Some(if open.lines > 1 { RAGGED } else { RAGGED_FIRST });
        if !is_open(&open.line) {
            let ends_sentence = !open.line.ends_with([';', ':']);
            return self.full(open, next, if starts_low && !ends_sentence { Some(RAGGED) } else { None });
        }
        if starts_low || self.is_cut(open) {
            return true;
        }
        is_capitals(&open.line) == is_capitals(next) && self.full(open, next, ragged) || is_capitals(&open.line) && is_capitals(next)
    }

    /// Whether a paragraph was cut: it ends with a word that waits for another, or is too long for a heading without an end.
    pub(super) fn is_cut(&self, open: &Open) -> bool {
        let waits = || open.line.split_whitespace().next_back().is_some_and(|last| self.open_words.contains(&canonical(last)));
        is_open(&open.line) && (waits() || (open.chars > HEADING_CHARS && !open.line.ends_with(',')))
    }

    /// Whether what looks like a label here may be the middle of a sentence.
    pub(super) fn doubtful(&self, open: &Open, next: &str) -> bool {
        self.is_cut(open) || (is_open(&open.line) && self.full(open, next, Some(RAGGED)))
    }
}

/// Whether a sentence, or a part of a list, does not end here.
pub(super) fn is_open(line: &str) -> bool {
    !line.is_empty() && !line.trim_end_matches(['”', '"', ')', '’']).ends_with(['.', ';', ':', '!', '?', '…'])
}
