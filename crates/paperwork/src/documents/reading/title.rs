//! The line of the type, the issuer under it, and the title.

use super::dates::date_at;
use super::document::{Found, Span};
use super::labels::{addressed, received, signing};
use super::page::{Page, Row};
use super::tokens::Flow;
use super::types::{name_at_start, name_of};
use super::words::{begins_small, begins_with, is_capitals, key};

/// What stands at the type.
pub(super) struct Titled {
    pub(super) kind: Found<String>,
    pub(super) issuer: Option<Found<String>>,
    pub(super) title: Option<Found<String>>,
    /// The first row behind the title.
    pub(super) end: usize,
}

/// Rows of a title, at most.
const TITLE_ROWS_MAX: usize = 12;
/// A line of a title is shorter, unless it is one paragraph in bold.
const LINE_MAX: usize = 200;

/// Reads from the row of the type on.
pub(super) fn read(page: &Page, row: usize, end: usize) -> Titled {
    let text = &page.rows[row].text;
    let whole = key(text);
    if name_of(text).is_none()
        && let Some((name, opening)) = name_at_start(&whole).and_then(|(name, _)| behind_kind(text, &[name]))
    {
        let kind = Found::printed(name.to_owned(), page.span(row, row + 1));
        let (title, end) = joined_title(page, row, opening, end);
        return Titled { kind, issuer: None, title: Some(title), end };
    }
    let (name, words) = name_of(text).map(|name| (name, usize::MAX)).or_else(|| name_at_start(&whole)).unwrap_or(("", usize::MAX));
    let kind = Found::printed(name.to_owned(), page.span(row, row + 1));
    let mut issuer = (words < usize::MAX).then(|| behind_words(text, words + 1)).map(|rest| Found::printed(rest, page.span(row, row + 1)));
    let mut next = row + 1;
    // `CỦA BAN BÍ THƯ`, perhaps on two lines.
    while let Some(at) = page.next_words(next, end).filter(|at| page.rows[*at].is_capitals() && *at <= next + 1) {
        let line = &page.rows[at];
        let of = begins_with(&line.key(), &["của"]);
        match &mut issuer {
            None if of => issuer = Some(Found::printed(behind_words(&line.text, 1), page.span(at, at + 1))),
            Some(name) if at == next && goes_on_with_name(line) => {
                name.value = format!("{} {}", name.value, line.text);
                name.lines.to = line.number;
            }
            _ => break,
        }
        next = at + 1;
    }
    let (title, end) = title(page, next, end);
    Titled { kind, issuer, title, end }
}

/// The type that a line in capitals begins with, and the title behind it: `BÁO CÁO KẾT QUẢ LUÂN CHUYỂN`. One of these types, and behind it no name of who issued it.
pub(super) fn behind_kind<'a>(text: &'a str, kinds: &[&'static str]) -> Option<(&'static str, &'a str)> {
    let whole = key(text);
    let (name, count) = name_at_start(&whole).filter(|(name, _)| is_capitals(text) && kinds.contains(name))?;
    // The words of the line must be those of its key, or the place of the title in it is not known.
    let mut words = text.split_whitespace();
    let plain = words.by_ref().take(count).all(|word| word.chars().all(super::words::is_letter));
    let first = words.next().filter(|word| plain && word.starts_with(super::words::is_letter) && key(word) != "của")?;
    let at = first.as_ptr() as usize - text.as_ptr() as usize;
    Some((name, &text[at..]))
}

/// The title that begins on the line of the type; further lines in capitals go on with it.
fn joined_title(page: &Page, row: usize, opening: &str, end: usize) -> (Found<String>, usize) {
    let mut text = opening.to_owned();
    let mut next = row + 1;
    while next < end.min(row + TITLE_ROWS_MAX) && page.rows[next].is_capitals() && !is_other(page, next) && !begins_body(&page.rows[next]) {
        text = format!("{text} {}", page.rows[next].text);
        next += 1;
    }
    (Found::printed(super::words::without_end_mark(&text).to_owned(), page.span(row, next)), next)
}

/// Whether a line in capitals goes on with the name of a body: another body, or a place.
fn goes_on_with_name(line: &Row) -> bool {
    let place = begins_with(&line.key(), &["trung ương", "tỉnh", "huyện", "thành phố", "thị xã", "xã", "phường", "khối", "các cơ quan"]);
    (place || super::bodies::is_body(&line.text)) && !line.text.ends_with([':', ';'])
}

fn behind_words(text: &str, count: usize) -> String {
    text.split_whitespace().skip(count).collect::<Vec<_>>().join(" ")
}

fn title(page: &Page, from: usize, end: usize) -> (Option<Found<String>>, usize) {
    let Some(first) = page.next_words(from, end).filter(|row| begins_title(page, *row)) else { return (None, from) };
    let mut lines = vec![page.rows[first].text.replace('\t', " ")];
    let mut last = first;
    while let Some(row) = page.next_words(last + 1, end).filter(|row| lines.len() < TITLE_ROWS_MAX && goes_on(page, first, last, *row)) {
        lines.push(page.rows[row].text.replace('\t', " "));
        last = row;
    }
    let lines_of = Span { from: page.rows[first].number, to: page.rows[last].number };
    let text = lines.join(" ");
    (Some(Found::printed(super::words::without_end_mark(&text).to_owned(), lines_of)), last + 1)
}

/// Whether the row under the type is a title, and not yet the body.
fn begins_title(page: &Page, row: usize) -> bool {
    let line = &page.rows[row];
    let long = line.length() > LINE_MAX && !line.bold;
    let bare = line.text.trim_start_matches('(');
    !(long || is_other(page, row) || begins_body(line) || line.text.ends_with(':') || bare.len() < line.text.len())
}

/// Whether a text has a whole day behind a comma: `…, ngày 5 tháng 6 năm 2026`.
pub(super) fn names_day(text: &str) -> bool {
    let flow = Flow::of(text);
    let written = |at: usize| flow.tokens[at].is("ngày") && flow.tokens[at - 1].is(",") && flow.tokens.get(at + 2).is_some_and(|next| next.is("tháng"));
    (1..flow.tokens.len()).any(|at| written(at) && date_at(&flow, at).is_some_and(|dated| dated.day.is_some()))
}

/// How no title begins.
const NO_TITLE: &[&str] = &["căn cứ", "xét", "tại phiên họp", "chương", "phần thứ", "i", "1", "ban hành kèm theo", "kèm theo"];

/// Whether a line is one of the body: `Căn cứ …`, `Điều 1`, and not `Điều động cán bộ`.
fn begins_body(line: &Row) -> bool {
    let key = line.key();
    let article = key.strip_prefix("điều ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    article || begins_with(&key, NO_TITLE)
}

/// Whether the next row goes on with the title.
fn goes_on(page: &Page, first: usize, last: usize, row: usize) -> bool {
    let (line, gap) = (&page.rows[row], row > last + 1);
    if is_other(page, row) || begins_body(line) || line.text.starts_with('(') || page.rows[last].text.ends_with('.') {
        return false;
    }
    // A rule under the title ends it, an empty line unless the sentence goes on.
    let ruled = (last + 1..row).any(|between| !page.rows[between].text.is_empty());
    if ruled || (gap && !(begins_small(&line.text) && line.length() <= LINE_MAX)) {
        return false;
    }
    match (page.rows[first].bold, line.bold) {
        (true, false) => begins_small(&line.text) && line.length() <= LINE_MAX,
        (false, true) => false,
        _ => line.length() <= LINE_MAX && (begins_small(&line.text) || !begins_with(&line.key(), super::head::BODY_BEGINNINGS)),
    }
}

fn is_other(page: &Page, row: usize) -> bool {
    let line = &page.rows[row];
    let labelled = line.cells().any(|cell| addressed(cell).is_some() || received(cell).is_some() || signing(cell).is_some());
    labelled
        || (is_capitals(&line.text) && !begins_with(&line.key(), &["về", "v v"]) && line.key().split(' ').count() <= 12 && super::bodies::is_body(&line.text))
}
