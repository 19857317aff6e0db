//! The stamp *ĐẾN* of an arrival.

use std::ops::Range;

use super::bodies::is_body;
use super::dates::date_at;
use super::document::{Doubt, Field, Found, Incoming};
use super::page::Page;
use super::tokens::{Flow, Kind};
use super::words::{begins_with, is_capitals, key};

/// Rows below the word ĐẾN that may belong to its stamp.
const ROWS_BELOW: usize = 6;

/// A stamp, and its rows.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub(super) rows: Range<usize>,
}

/// The first stamp of some rows: the name of who received it, `ĐẾN`, number and day.
pub(super) fn find(page: &Page, rows: Range<usize>) -> Option<Stamp> {
    let begins = rows.clone().find(|row| is_mark(page, *row))?;
    let above = (rows.start..begins).rev().find(|row| !page.rows[*row].is_gap());
    // The name of who received it stands right above, and above it nothing of the same kind: that would be a head.
    let start = above.filter(|row| is_receiver(page, *row) && begins - row <= 2 && !rows.start.cmp(row).is_gt()).unwrap_or(begins);
    let mut end = begins + 1;
    for row in begins + 1..rows.end.min(begins + 1 + ROWS_BELOW) {
        match page.rows[row].is_gap() {
            true => continue,
            false if is_part(&page.rows[row].key()) => end = row + 1,
            false => break,
        }
    }
    Some(Stamp { rows: start..end })
}

/// Whether a row is the word of a stamp: `ĐẾN` in capitals alone in its cell, or a label that only a stamp has.
pub(super) fn is_mark(page: &Page, row: usize) -> bool {
    let row = &page.rows[row];
    row.length() < 80
        && row.cells().any(|cell| {
            let asked = key(cell);
            let word = is_capitals(cell) && matches!(asked.as_str(), "đến" | "công văn đến");
            // `ĐẾN Ngày 05/6/2023`, `ĐẾN  Số: 12`.
            let labelled = cell.starts_with("ĐẾN") && begins_with(&asked, &["đến ngày", "đến số", "đến giờ"]) && asked.split(' ').count() <= STAMP_WORDS;
            word || labelled || begins_with(&asked, &["số đến", "ngày đến"])
        })
}

/// Words of one line of a stamp, at most.
const STAMP_WORDS: usize = 12;

fn is_receiver(page: &Page, row: usize) -> bool {
    let text = &page.rows[row].text;
    is_capitals(text) && is_body(text)
}

fn is_part(key: &str) -> bool {
    begins_with(key, &["đến", "số đến", "ngày đến", "giờ đến", "số", "ngày", "giờ", "chuyển", "lưu hồ sơ", "số và ký hiệu hs", "kính chuyển"])
        && key.split(' ').count() <= STAMP_WORDS
}

/// What the stamp says.
pub(super) fn read(page: &Page, stamp: &Stamp, doubts: &mut Vec<Doubt>) -> Incoming {
    let mut incoming = Incoming::default();
    let lines = page.span(stamp.rows.start, stamp.rows.end);
    for row in stamp.rows.clone() {
        let flow = Flow::of(&page.rows[row].text.replace('\t', " "));
        for at in 0..flow.tokens.len() {
            let label = |word: &str| flow.tokens[at].is(word);
            if label("số") && incoming.number.is_none() {
                incoming.number = number_behind(&flow, at).map(|number| Found::printed(number, page.span(row, row + 1)));
            } else if label("ngày") && incoming.date.is_none() {
                let from = behind_label(&flow, at);
                let dated = date_at(&flow, from).or_else(|| date_at(&flow, at));
                incoming.date = dated.and_then(|dated| dated.day).map(|day| Found::printed(day, page.span(row, row + 1)));
            }
        }
    }
    for (missing, what) in [(incoming.number.is_none(), "số đến"), (incoming.date.is_none(), "ngày đến")] {
        if missing {
            doubts.push(Doubt { field: Field::Incoming, reason: format!("có dấu ĐẾN nhưng không đọc được {what}"), value: None, lines });
        }
    }
    incoming
}

fn behind_label(flow: &Flow, at: usize) -> usize {
    let mut from = at + 1;
    while flow.tokens.get(from).is_some_and(|token| token.is("đến") || token.kind == Kind::Mark) {
        from += 1;
    }
    from
}

/// One run of digits, dots around it; two runs are no number.
fn number_behind(flow: &Flow, at: usize) -> Option<String> {
    let from = behind_label(flow, at);
    let number = flow.tokens.get(from).filter(|token| token.kind == Kind::Number && token.key.len() <= 6)?;
    let rest = flow.tokens[from + 1..].iter().find(|token| token.kind != Kind::Mark);
    rest.is_none_or(|token| token.kind == Kind::Word && token.is("ngày")).then(|| number.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::reading::tests::page;

    fn stamp(text: &str) -> (Option<String>, Option<String>, usize) {
        let page = page(text);
        let found = find(&page, 0..page.rows.len()).expect("a stamp");
        let mut doubts = Vec::new();
        let incoming = read(&page, &found, &mut doubts);
        (incoming.number.map(|number| number.value), incoming.date.map(|day| day.value.to_string()), doubts.len())
    }

    #[test]
    fn a_stamp_is_read_with_its_dots() {
        let read = (Some("57".to_owned()), Some("2024-03-11".to_owned()), 0);
        assert_eq!(stamp("ĐẢNG ỦY VẠN SƯƠNG\nĐẾN\tSố đến: ...57.....\n\tNgày đến: 11/3/2024"), read);
        assert_eq!(stamp("SỞ NỘI VỤ\nĐẾN\nSố: 57\nNgày: 11/3/2024\nChuyển: Phòng Tổ chức"), read);
        assert_eq!(stamp("Số đến: 57   Ngày đến: 11/3/2024"), read);
        assert_eq!(stamp("ĐẢNG ỦY VẠN SƯƠNG\nĐẾN Ngày 11/3/2024\nSố: 57"), read);
    }

    #[test]
    fn what_cannot_be_read_of_a_stamp_is_said() {
        assert_eq!(stamp("ĐẾN\nSố đến: 5 7\nNgày đến: 31/2/2024"), (None, None, 2));
    }
}
