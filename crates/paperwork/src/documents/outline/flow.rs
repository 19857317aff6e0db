//! Whether a line goes on with the sentence of the line before it.
//!
//! Files wrap lines, cut paragraphs at the end of a page, and put empty lines anywhere. What is left to go by is how full a line is, how it ends, and how the next begins.

use std::collections::BTreeSet;

use register::text::canonical;

use super::label::{is_capitals, is_dash};
use crate::documents::Line;

/// A paragraph without an end that is longer than this was cut, and is no heading.
const HEADING_CHARS: usize = 160;
/// A line of a justified page may be shorter than the longest by this part, and still be full.
const RAGGED: usize = 6;
/// The same for the first line of a paragraph, which may be a heading.
const RAGGED_FIRST: usize = 20;
/// Words that a number follows.
const NUMBER_WORDS: [&str; 18] =
    ["khoản", "điểm", "điều", "mục", "chương", "phần", "số", "ngày", "tháng", "năm", "quý", "kỳ", "khóa", "bảng", "lục", "lần", "thứ", "đoạn"];
/// Other words that nothing ends with; the last of "Chủ tịch", "Bí thư" and "Giám đốc" is followed by that of which.
const OPEN_WORDS: [&str; 28] = [
    "tại", "theo", "của", "và", "các", "về", "với", "do", "từ", "đến", "thuộc", "trong", "hoặc", "là", "cho", "những", "bởi", "mỗi", "khi", "để", "nhằm",
    "trên", "dưới", "ít", "nhất", "tịch", "thư", "đốc",
];
/// A file wraps its lines if one of so many line ends breaks a sentence.
const WRAPPED: usize = 10;
/// No wrapped line is longer than this; what is, was cut by the end of a page.
const LINE_CHARS: usize = 200;

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
    number_words: BTreeSet<String>,
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
                seen.broken += usize::from(last.chars().count() <= LINE_CHARS && is_open(last) && line.text.starts_with(char::is_lowercase));
            }
            last = Some(&line.text);
            gap = false;
        }
        let longest = body.iter().map(|line| line.text.chars().count()).max().unwrap_or_default();
        let wrapped = seen.broken > 0 && seen.broken * WRAPPED >= seen.all;
        Flow {
            width: wrapped.then_some(longest),
            gaps_end: seen.apart * 2 < seen.all,
            open_words: OPEN_WORDS.iter().chain(&NUMBER_WORDS).map(|word| canonical(word)).collect(),
            number_words: NUMBER_WORDS.iter().map(|word| canonical(word)).collect(),
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
        let starts_low = next.starts_with(|c: char| is_dash(c) || ",;.)/%".contains(c))
            || next.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_lowercase() || c.is_numeric());
        let ragged = Some(if open.lines > 1 { RAGGED } else { RAGGED_FIRST });
        if !is_open(&open.line) {
            let ends_sentence = !open.line.ends_with([';', ':']);
            return self.full(open, next, if starts_low && !ends_sentence { Some(RAGGED) } else { None });
        }
        if starts_low || self.is_cut(open) || self.refers(open, next) {
            return true;
        }
        is_capitals(&open.line) == is_capitals(next) && self.full(open, next, ragged) || is_capitals(&open.line) && is_capitals(next)
    }

    /// Whether a paragraph was cut: it ends with a word that waits for another, or is too long for a heading without an end.
    pub(super) fn is_cut(&self, open: &Open) -> bool {
        let joins = open.line.ends_with(|c: char| is_dash(c) || "(/+&".contains(c));
        is_open(&open.line) && (joins || ends_with(open, &self.open_words) || (open.chars > HEADING_CHARS && !open.line.ends_with(',')))
    }

    /// Whether what looks like a label here may be the middle of a sentence.
    pub(super) fn doubtful(&self, open: &Open, next: &str) -> bool {
        self.is_cut(open) || self.refers(open, next) || (is_open(&open.line) && self.full(open, next, Some(RAGGED)))
    }

    /// Whether one reference stands across the two lines: `khoản 2`, `Điều 5`.
    fn refers(&self, open: &Open, next: &str) -> bool {
        let mut back = open.line.split_whitespace().rev().map(canonical);
        let number = |word: Option<String>| word.is_some_and(|word| self.number_words.contains(&word));
        let referred = back.next().is_some_and(|last| last.chars().count() <= 3) && number(back.next());
        referred && number(next.split_whitespace().next().map(canonical))
    }

    /// Whether the number at the beginning of the next line belongs to the word at the end of this one.
    pub(super) fn numbers(&self, open: &Open) -> bool {
        ends_with(open, &self.number_words) && (open.chars > HEADING_CHARS || self.width.is_some())
    }
}

/// Whether a sentence, or a part of a list, does not end here.
pub(super) fn is_open(line: &str) -> bool {
    !line.is_empty() && !line.trim_end_matches(['”', '"', ')', '’']).ends_with(['.', ';', ':', '!', '?', '…'])
}

fn ends_with(open: &Open, words: &BTreeSet<String>) -> bool {
    open.line.split_whitespace().next_back().is_some_and(|last| words.contains(&canonical(last)))
}
