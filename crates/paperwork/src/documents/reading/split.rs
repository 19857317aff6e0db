//! A file split into the documents in it.
//!
//! A document ends where its foot has been seen, or its body and head, and another head begins. The head reaches up over the name of its body and the stamp on it. What stands
//! behind the list of other articles of a web page belongs to no document.

use std::ops::Range;

use super::bodies::{Nation, is_body, is_unfinished, nation, without_nation};
use super::labels::{addressed, is_appendix, is_tail, received, signing};
use super::page::Page;
use super::stamp;
use super::symbol::Symbol;
use super::tokens::{Flow, is_number_label};
use super::types::{name_at_start, name_of};
use super::words::{is_capitals, key};

/// Rows that a head may reach up over: names of bodies, a stamp, gaps.
const HEAD_ROWS_ABOVE: usize = 14;
/// Rows below the head line of a form in an appendix among which its number would stand.
const NUMBER_ROWS_BELOW: usize = 12;
/// Rows of a page above a document, at most.
const PREFACE_ROWS: usize = 80;
/// A line from which on it is one of the body.
const BODY_LINE: usize = 60;
/// So many of them make a body.
const BODY_LINES: usize = 2;

/// What has been seen of the document that is open.
#[derive(Default)]
struct Open {
    start: usize,
    /// The first row from which a head above may not take any more.
    floor: usize,
    nation: bool,
    number: bool,
    kind: bool,
    letter: bool,
    long: usize,
    ended: bool,
    appendix: bool,
}

impl Open {
    fn at(start: usize, floor: usize) -> Open {
        Open { start, floor, ..Open::default() }
    }

    fn has_body(&self) -> bool {
        self.letter || self.long >= BODY_LINES
    }
}

/// The rows of every document.
pub(super) fn split(page: &Page) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = Some(Open::at(0, 0));
    for row in 0..page.rows.len() {
        if page.rows[row].is_gap() {
            continue;
        }
        let sort = sort_of(page, row);
        let Some(now) = &mut open else {
            // In the tail of a page only a whole head begins a document.
            if matches!(sort, Sort::Nation | Sort::Number) {
                open = Some(Open::at(row, row));
                note(&mut open, page, row, sort);
            }
            continue;
        };
        if sort == Sort::Tail && (now.ended || now.has_body()) {
            found.push(now.start..row);
            open = None;
            continue;
        }
        if begins(now, page, row, sort) {
            let start = reached_up(page, now.floor, row);
            found.push(now.start..start);
            open = Some(Open::at(start, row));
        }
        note(&mut open, page, row, sort);
    }
    found.extend(open.map(|last| last.start..page.rows.len()));
    found.into_iter().filter_map(|rows| trimmed(page, rows)).collect()
}

/// Where the head of a document begins that has other lines above it, those of a page on which it stands: at its first certain row, reached up.
pub(super) fn head_start(page: &Page, rows: &Range<usize>) -> usize {
    let first = rows
        .clone()
        .take(PREFACE_ROWS)
        .find(|row| !page.rows[*row].is_gap() && matches!(sort_of(page, *row), Sort::Nation | Sort::Number | Sort::Letter | Sort::Kind | Sort::Foot));
    match first.filter(|row| matches!(sort_of(page, *row), Sort::Nation | Sort::Number)) {
        Some(row) => reached_up(page, rows.start, row),
        None => rows.start,
    }
}

/// What a row is to the splitter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    Nation,
    Number,
    Kind,
    Stamp,
    Letter,
    Foot,
    Appendix,
    Tail,
    Long,
    Other,
}

fn sort_of(page: &Page, at: usize) -> Sort {
    let row = &page.rows[at];
    if row.tabled {
        return Sort::Long;
    }
    if is_tail(row) {
        return Sort::Tail;
    }
    if row.length() > 200 {
        return Sort::Long;
    }
    let any = |test: &dyn Fn(&str) -> bool| row.cells().any(test);
    match () {
        () if any(&|cell| matches!(nation(cell), Some(Nation::Party | Nation::State)) || without_nation(cell).is_some()) => Sort::Nation,
        () if any(&is_number_line) => Sort::Number,
        () if stamp::is_mark(page, at) => Sort::Stamp,
        () if any(&|cell| addressed(cell).is_some()) => Sort::Letter,
        () if any(&|cell| received(cell).is_some() || signing(cell).is_some()) => Sort::Foot,
        () if is_appendix(row) => Sort::Appendix,
        () if row.cells().count() == 1 && is_kind_line(&row.text) => Sort::Kind,
        () if row.length() >= BODY_LINE && !row.is_capitals() => Sort::Long,
        () => Sort::Other,
    }
}

/// Whether a text is `Số …` with a symbol, or with a blank before one, and nothing else.
pub(super) fn is_number_line(text: &str) -> bool {
    let flow = Flow::of(text);
    let labelled = flow.tokens.first().is_some_and(|token| token.capital && is_number_label(&token.key));
    text.len() < 80 && (labelled && (Symbol::parse(text).is_some() || super::number::left_blank(&flow).is_some()) || super::number::is_unusual_line(&flow))
}

/// Whether a text is the name of a type in capitals, alone or with its issuer behind it.
pub(super) fn is_kind_line(text: &str) -> bool {
    if !is_capitals(text) || text.trim_end().ends_with([':', ',', ';']) {
        return false;
    }
    let key = key(text);
    name_of(text).is_some() || name_at_start(&key).is_some_and(|(_, words)| key.split(' ').nth(words) == Some("của"))
}

/// Whether another document begins at a row.
fn begins(open: &Open, page: &Page, row: usize, sort: Sort) -> bool {
    let past = open.ended || (open.has_body() && (open.number || open.nation || open.kind || open.letter));
    match sort {
        // The number of a form is left blank.
        Sort::Nation | Sort::Number if open.appendix => open.ended && has_number_below(page, row),
        // A report or a text without a head may stand above.
        Sort::Nation => past || open.has_body() && !open.nation,
        Sort::Number => past && (open.ended || open.number || open.letter) || open.has_body() && !open.number,
        Sort::Kind => !open.appendix && (open.ended || (open.letter && !open.kind)),
        Sort::Stamp => open.ended && !open.appendix && head_below(page, row),
        _ => false,
    }
}

fn has_number_below(page: &Page, row: usize) -> bool {
    let rows = &page.rows[row..page.rows.len().min(row + NUMBER_ROWS_BELOW)];
    rows.iter().any(|row| row.cells().any(|cell| Symbol::parse(cell).is_some()))
}

/// Whether a head follows a stamp; a stamp at the very end is on the document above.
fn head_below(page: &Page, row: usize) -> bool {
    let end = page.rows.len().min(row + HEAD_ROWS_ABOVE);
    (row + 1..end).any(|below| matches!(sort_of(page, below), Sort::Nation | Sort::Number | Sort::Kind))
}

fn note(open: &mut Option<Open>, _page: &Page, row: usize, sort: Sort) {
    let Some(open) = open else { return };
    match sort {
        Sort::Nation => open.nation = true,
        Sort::Number => open.number = true,
        Sort::Kind => open.kind = true,
        Sort::Letter => open.letter = true,
        Sort::Long => open.long += 1,
        Sort::Foot => open.ended = true,
        Sort::Appendix => open.appendix = open.ended,
        Sort::Stamp | Sort::Tail | Sort::Other => {}
    }
    if !matches!(sort, Sort::Stamp | Sort::Other) {
        open.floor = row + 1;
    }
}

/// Where a head begins whose first certain row is known.
fn reached_up(page: &Page, floor: usize, row: usize) -> usize {
    let mut start = row;
    for above in (floor.max(row.saturating_sub(HEAD_ROWS_ABOVE))..row).rev() {
        let text = &page.rows[above];
        let own = text.is_capitals() && text.cells().any(|cell| is_body(cell) || nation(cell).is_some()) && !text.cells().any(|cell| signing(cell).is_some());
        match text.is_gap() {
            true => {}
            false if own || stamp::is_mark(page, above) || key(&text.text) == "đến" => start = above,
            false if is_wrapped_name(page, floor, above) => start = above,
            false => break,
        }
    }
    start
}

/// A line in capitals right under the name of a body, that goes on with it.
fn is_wrapped_name(page: &Page, floor: usize, row: usize) -> bool {
    let above = (floor..row).rev().find(|above| !page.rows[*above].is_gap());
    let named = |above: usize| page.rows[above].is_capitals() && is_body(&page.rows[above].text) && (above + 1 == row || is_unfinished(&page.rows[above].text));
    page.rows[row].is_capitals() && above.is_some_and(named)
}

/// Without the gaps at both ends; none where there are only gaps.
fn trimmed(page: &Page, rows: Range<usize>) -> Option<Range<usize>> {
    let first = rows.clone().find(|row| !page.rows[*row].is_gap())?;
    let last = rows.rev().find(|row| !page.rows[*row].is_gap())?;
    Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::reading::tests::page;

    fn starts(text: &str) -> Vec<usize> {
        split(&page(text)).into_iter().map(|rows| rows.start).collect()
    }

    const LETTER: &str = "HUYỆN ỦY VẠN SƯƠNG\n*\nSố 12-CV/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nKính gửi: Các chi bộ\nĐề nghị các chi bộ thực hiện.\nNơi nhận:\n- Như trên.\nNguyễn Văn An\n";

    #[test]
    fn a_letter_and_what_it_carries_are_two() {
        let conclusion = "KẾT LUẬN\nCỦA BAN THƯỜNG VỤ\nvề việc x\nĐiều 1.\nNơi nhận:\n- Lưu.\n";
        assert_eq!(starts(&format!("{LETTER}{conclusion}")), [0, 9]);
        assert_eq!(starts(&format!("{LETTER}\nHUYỆN ỦY\nĐẾN\tSố đến: 5\n\n{conclusion}")), [0, 10]);
        assert_eq!(starts(&format!("{LETTER}{conclusion}{LETTER}")), [0, 9, 15]);
    }

    #[test]
    fn the_head_of_the_next_reaches_up_over_its_body() {
        assert_eq!(starts(&format!("{LETTER}{LETTER}{LETTER}")), [0, 9, 18]);
    }

    #[test]
    fn an_operative_word_is_no_head() {
        let decision = "TỈNH ỦY\nSố 5-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nQUYẾT ĐỊNH\nvề việc x\nCăn cứ y;\nBAN THƯỜNG VỤ\nQUYẾT ĐỊNH:\nĐiều 1.\nNơi nhận:\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ";
        assert_eq!(starts(decision), [0]);
        assert_eq!(starts(&format!("{decision}\nPHỤ LỤC\nKẾ HOẠCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBiểu 1")), [0]);
    }

    #[test]
    fn the_tail_of_a_page_is_of_no_document() {
        let text = format!("{LETTER}Các tin khác\nQuy định số 80-QĐ/TW\n{LETTER}");
        let found = split(&page(&text));
        assert_eq!(found[0], 0..9);
        assert!(split(&page(" \n*\n")).is_empty());
    }
}
