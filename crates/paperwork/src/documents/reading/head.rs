//! The head of a document: bodies, number, place and day, what it is about, type and title.

use std::collections::BTreeSet;
use std::ops::Range;

use register::Day;

use super::bodies::{Nation, is_body, is_unfinished, nation, without_nation};
use super::dates::date_at;
use super::document::{Doubt, Field, Found, Span};
use super::labels::{addressed, received, signing};
use super::number::{NumberLine, kind_of_blank, number_line};
use super::page::Page;
use super::split::{head_start, is_kind_line};
use super::stamp::Stamp;
use super::symbol::{Symbol, System};
use super::title;
use super::tokens::{Flow, Kind};
use super::types::name_of;
use super::words::{begins_small, begins_with, is_capitals, key};

/// What the head says.
#[derive(Default)]
pub(super) struct Head {
    pub(super) system: Option<System>,
    pub(super) symbol: Option<Found<Symbol>>,
    /// The type that the number line or the spelling of the code tells.
    pub(super) kind_of_number: Option<&'static str>,
    /// The type line.
    pub(super) kind: Option<Found<String>>,
    pub(super) title: Option<Found<String>>,
    /// Who issued it, from under the type.
    pub(super) issuer_of_title: Option<Found<String>>,
    pub(super) place: Option<Found<String>>,
    pub(super) date: Option<Found<Day>>,
    pub(super) subject: Option<Found<String>>,
    /// The names of bodies, from above to below.
    pub(super) bodies: Vec<Found<String>>,
    /// What stands above the body and is none of these.
    pub(super) strays: Vec<usize>,
    /// Rows that are no words of the document: bodies, number, day.
    pub(super) formal: BTreeSet<usize>,
    /// The first row behind the head.
    pub(super) end: usize,
    /// Whether there was a place for a number, or for a day.
    had_number: bool,
    had_date: bool,
}

/// Rows of a head, at most.
const ROWS_MAX: usize = 60;

/// Reads the head of the document in these rows.
pub(super) fn read(page: &Page, rows: Range<usize>, stamp: Option<&Stamp>, doubts: &mut Vec<Doubt>) -> Head {
    let mut reader = Reader { page, rows: rows.clone(), head: Head::default(), body_row: None, subject: None, doubts };
    let mut row = rows.start;
    // Above the head nothing counts but a day: it may be that of the other column.
    let start = head_start(page, &rows);
    while row < start {
        let stamped = stamp.is_some_and(|stamp| stamp.rows.contains(&row));
        let dated = |cell: &str| reader.place_date(row, &Flow::of(cell), page.span(row, row + 1));
        if !stamped && !page.rows[row].cells().any(dated) && !page.rows[row].is_gap() {
            reader.head.strays.push(row);
        }
        row += 1;
    }
    while row < rows.end && row < start + ROWS_MAX {
        if stamp.is_some_and(|stamp| stamp.rows.contains(&row)) {
            reader.head.formal.insert(row);
        } else if !page.rows[row].is_gap() {
            match reader.row(row) {
                Step::On => {}
                Step::Ended(at) => {
                    row = at;
                    break;
                }
            }
        }
        row += 1;
    }
    reader.close_subject();
    let mut head = reader.head;
    // An office of nobody is the title of who signs.
    head.bodies.retain(|body| !OFFICES.contains(&key(&body.value).as_str()));
    head.end = row.min(rows.end);
    head
}

enum Step {
    On,
    /// The head ends before this row.
    Ended(usize),
}

struct Reader<'a> {
    page: &'a Page,
    rows: Range<usize>,
    head: Head,
    /// The row of the last name of a body.
    body_row: Option<usize>,
    subject: Option<Subject>,
    doubts: &'a mut Vec<Doubt>,
}

/// What stands behind `V/v`, while its lines go on.
struct Subject {
    text: String,
    rows: Range<usize>,
    /// Below this row a line is no longer right under it; rows of the other column do not count.
    open_until: usize,
}

impl Reader<'_> {
    fn row(&mut self, row: usize) -> Step {
        let text = &self.page.rows[row];
        if text.cells().any(|cell| addressed(cell).is_some() || received(cell).is_some() || signing(cell).is_some()) {
            return Step::Ended(row);
        }
        if self.is_kind_line(row) {
            self.close_subject();
            return self.kind_line(row);
        }
        for cell in text.cells() {
            if !self.cell(row, cell) {
                return Step::Ended(row);
            }
        }
        Step::On
    }

    fn is_kind_line(&self, row: usize) -> bool {
        let text = &self.page.rows[row].text;
        // Below its number a type may also be written small.
        let below_number = self.head.symbol.as_ref().is_some_and(|symbol| name_of(text).is_some_and(|name| symbol.value.kinds().contains(&name)));
        let titled = self.head.symbol.as_ref().is_some_and(|symbol| title::behind_kind(text, symbol.value.kinds()).is_some()) && self.subject.is_none();
        let capitals = titled || is_kind_line(text) && (self.subject.is_none() || name_of(text).is_some());
        capitals || (below_number && self.subject.is_none())
    }

    fn kind_line(&mut self, row: usize) -> Step {
        let titled = title::read(self.page, row, self.rows.end);
        let text = &self.page.rows[row].text;
        if name_of(text) == Some(titled.kind.value.as_str()) && !is_same_name(text, &titled.kind.value) {
            let reason = format!("tên loại in là “{text}”, đọc là {}", titled.kind.value);
            self.doubts.push(Doubt { field: Field::Kind, reason, value: Some(text.clone()), lines: titled.kind.lines });
        }
        self.head.kind = Some(titled.kind);
        self.head.title = titled.title;
        self.head.issuer_of_title = titled.issuer;
        Step::Ended(titled.end)
    }

    /// Takes one cell; says no where the body begins.
    fn cell(&mut self, row: usize, cell: &str) -> bool {
        let lines = self.page.span(row, row + 1);
        if let Some(nation) = nation(cell) {
            self.nation(row, nation);
            return true;
        }
        if let Some((rest, nation)) = without_nation(cell) {
            self.nation(row, nation);
            return self.cell(row, rest);
        }
        let flow = Flow::of(cell);
        if let Some(at) = super::bodies::end_before_place(cell, &flow) {
            return self.cell(row, cell[..at].trim_end()) && self.cell(row, &cell[at..]);
        }
        if self.head.symbol.is_none() && self.subject.is_none() && self.number(row, &flow, lines) {
            return true;
        }
        if !self.had_date() && self.place_date(row, &flow, lines) {
            return true;
        }
        let numbered = begins_with(&key(cell), &["số"]);
        if is_capitals(cell) && (is_body(cell) || (self.goes_on_with_body(row) && !numbered)) && self.subject.is_none() {
            self.body(row, cell, lines);
            return true;
        }
        if let Some(about) =
            about(cell, &flow, self.head.had_number).filter(|_| self.head.kind.is_none() && self.head.subject.is_none() && self.subject.is_none())
        {
            self.subject = Some(Subject { text: about.to_owned(), rows: row..row + 1, open_until: row + 1 });
            return true;
        }
        if self.goes_on_with_subject(row, cell) {
            return true;
        }
        if self.is_of_body(cell) {
            return false;
        }
        self.head.strays.push(row);
        true
    }

    fn had_date(&self) -> bool {
        self.head.had_date
    }

    fn nation(&mut self, row: usize, nation: Nation) {
        self.close_subject_in_column();
        self.head.formal.insert(row);
        match nation {
            Nation::Party => self.head.system = Some(System::Party),
            Nation::State => self.head.system = Some(System::State),
            Nation::Motto => {}
        }
    }

    fn number(&mut self, row: usize, flow: &Flow, lines: Span) -> bool {
        let Some(line) = number_line(flow) else { return false };
        self.head.formal.insert(row);
        self.head.had_number = true;
        let doubt = |reason: &str, value: Option<String>| Doubt { field: Field::Symbol, reason: reason.to_owned(), value, lines };
        match line {
            NumberLine::Read(written) => {
                if written.repaired {
                    let printed = flow.slice(0, written.end).to_owned();
                    self.doubts.push(doubt("ký hiệu in chữ D, đọc là Đ", Some(printed)));
                }
                self.head.kind_of_number = written.kind;
                self.head.symbol = Some(Found::printed(written.symbol, lines));
                // A scan may have joined the columns: `Số 1-CV/ĐU Hà Nội, ngày …`.
                if let Some(rest) = flow.tokens.get(written.end).map(|token| flow.text[token.start..].to_owned()) {
                    let _ = self.cell(row, &rest);
                }
            }
            NumberLine::Blank => {
                self.head.kind_of_number = kind_of_blank(flow);
                self.doubts.push(doubt("chỗ ghi số còn để trống", Some(flow.text.clone())));
            }
            NumberLine::Garbled(value) => {
                self.head.kind_of_number = kind_of_blank(flow);
                self.doubts.push(doubt("không đọc chắc được số, cần xem bản gốc", Some(value)));
            }
        }
        true
    }

    fn place_date(&mut self, row: usize, flow: &Flow, lines: Span) -> bool {
        let Some(at) = flow.tokens.iter().position(|token| token.is("ngày")) else { return false };
        let Some(dated) = date_at(flow, at) else { return false };
        let ends = flow.tokens[dated.end..].iter().all(|token| token.kind == Kind::Mark);
        let Some(place) = place(flow, at).filter(|_| ends) else { return false };
        self.close_subject_in_column();
        self.head.had_date = true;
        self.head.formal.insert(row);
        self.head.place = Some(place).filter(|place| !place.is_empty()).map(|place| Found::printed(place, lines));
        match dated.day {
            Some(day) => self.head.date = Some(Found::printed(day, lines)),
            None => {
                let reason = "ngày, tháng để trống, không đọc được, hoặc không có trong lịch".to_owned();
                self.doubts.push(Doubt { field: Field::Date, reason, value: Some(flow.slice(at, dated.end).to_owned()), lines });
            }
        }
        true
    }

    /// Whether a line in capitals goes on with the name above it.
    fn goes_on_with_body(&self, row: usize) -> bool {
        // An empty line, or one of the other column, may stand inside of a name that says not yet of which place.
        let unfinished = self.head.bodies.last().is_some_and(|body| is_unfinished(&body.value));
        let passed = |between: usize| unfinished && (self.page.rows[between].is_gap() || self.head.formal.contains(&between));
        self.body_row.is_some_and(|above| (above + 1..row).all(passed)) && self.head.symbol.is_none()
    }

    fn body(&mut self, row: usize, cell: &str, lines: Span) {
        self.head.formal.insert(row);
        // `CHỦ TỊCH` / `ỦY BAN NHÂN DÂN TỈNH`: an office, and of what it is one.
        let office = self.head.bodies.last().is_some_and(|body| OFFICES.contains(&key(&body.value).as_str()));
        let goes_on = self.goes_on_with_body(row) && (office || !is_body(cell));
        match self.head.bodies.last_mut().filter(|_| goes_on) {
            Some(body) => {
                body.value = format!("{} {cell}", body.value);
                body.lines.to = lines.to;
            }
            None => self.head.bodies.push(Found::printed(cell.to_owned(), lines)),
        }
        self.body_row = Some(row);
    }

    fn goes_on_with_subject(&mut self, row: usize, cell: &str) -> bool {
        let Some(subject) = &mut self.subject else { return false };
        let gap = row > subject.open_until;
        // What stands right of its last line is of the other column.
        if subject.rows.end == row + 1 {
            return false;
        }
        let body = !begins_small(cell) && begins_with(&key(cell), BODY_BEGINNINGS);
        if body || (gap && !begins_small(cell)) || cell.chars().count() > LINE_MAX {
            return false;
        }
        subject.text = format!("{} {cell}", subject.text);
        subject.rows.end = row + 1;
        subject.open_until = row + 1;
        true
    }

    /// Another column may stand between two lines of the subject; a gap and a capital end it by themselves.
    fn close_subject_in_column(&mut self) {
        if let Some(subject) = &mut self.subject {
            subject.open_until += 1;
        }
    }

    fn close_subject(&mut self) {
        if let Some(Subject { text, rows, .. }) = self.subject.take() {
            // A day behind a comma, in a head that has no other: the place and the day of the other column may have run into the subject.
            if !self.had_date() && title::names_day(&text) {
                let reason = "trích yếu có thể lẫn nơi và ngày ban hành ở cột bên cạnh".to_owned();
                let lines = self.page.span(rows.start, rows.end);
                self.doubts.push(Doubt { field: Field::Subject, reason, value: Some(text), lines });
                return;
            }
            self.head.subject = Some(Found::printed(super::words::without_end_mark(&text).to_owned(), self.page.span(rows.start, rows.end)));
        }
    }

    /// Whether a line is one of the body.
    fn is_of_body(&self, cell: &str) -> bool {
        cell.chars().count() > LINE_MAX || begins_with(&key(cell), BODY_BEGINNINGS) || (self.head.symbol.is_some() && cell.ends_with(['.', ';', ':', ',']))
    }
}

/// Whether a line is the name of a type letter by letter.
fn is_same_name(text: &str, name: &str) -> bool {
    key(text).replace(' ', "") == key(name).replace(' ', "")
}

/// Offices that issue in their own name.
const OFFICES: &[&str] = &["chủ tịch"];

/// A line of a head is shorter.
const LINE_MAX: usize = 110;

/// How the first line of a body begins.
pub(super) const BODY_BEGINNINGS: &[&str] = &[
    "căn cứ",
    "thực hiện",
    "tại phiên",
    "theo",
    "để",
    "xét",
    "nhằm",
    "trong",
    "qua",
    "thời gian qua",
    "những năm",
    "sau khi",
    "trên cơ sở",
    "tiếp theo",
    "ngày",
    "vừa qua",
    "điều 1",
    "chương i",
    "phần thứ nhất",
    "i",
    "1",
    "trả lời",
    "phúc đáp",
    "chiều ngày",
    "sáng ngày",
    "hôm nay",
];

/// What a line says behind `V/v` or `Về việc`.
fn about<'a>(cell: &'a str, flow: &Flow, numbered: bool) -> Option<&'a str> {
    let short = flow.tokens.first().is_some_and(|token| token.is("v"))
        && flow.tokens.get(1).is_some_and(|token| token.is("/"))
        && flow.tokens.get(2).is_some_and(|token| token.is("v"));
    // Small, these words go on with a title of which the beginning is lost.
    let next = if short { 3 } else { flow.stands_at(0, "về việc").filter(|_| flow.tokens[0].capital || numbered)? };
    let behind = flow.tokens.get(next).filter(|token| matches!(token.key.as_str(), ":" | ".")).map_or(next, |_| next + 1);
    Some(flow.tokens.get(behind).map_or("", |token| &cell[token.start..]))
}

/// Words of the name of a place, at most.
const PLACE_WORDS_MAX: usize = 6;

/// The place before the word `ngày`; empty where none stands there, nothing where these words are none.
fn place(flow: &Flow, at: usize) -> Option<String> {
    // A star of the other column may stand before the place.
    let marks = flow.tokens[..at].iter().take_while(|token| token.kind == Kind::Mark).count();
    let before = &flow.tokens[marks..at];
    let end = before.len() - before.iter().rev().take_while(|token| token.kind == Kind::Mark).count();
    let words = &before[..end];
    if words.is_empty() {
        return Some(String::new());
    }
    let comma = before[end..].iter().any(|token| token.is(",") || token.is("."));
    let fits = words.len() <= PLACE_WORDS_MAX
        && words.iter().all(|token| (token.kind == Kind::Word && token.capital) || matches!(token.key.as_str(), "." | "-" | "phố" | "xã" | "khu"));
    let place = (fits && (comma || words.len() <= 3)).then(|| flow.slice(marks, marks + end).to_owned())?;
    // All in capitals: which of the words are the name of a body of the other column, nobody says.
    let joined = words.len() > 3 && is_capitals(&place) && is_body(&place);
    Some(if joined { String::new() } else { place })
}

#[cfg(test)]
mod tests;
