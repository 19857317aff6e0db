//! Line after line into passages.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use super::flow::{Flow, Open, is_open};
use super::label::{self, Kind, Label, is_capitals};
use super::levels::{Levels, PARAGRAPH, Place};
use super::{Note, PASSAGES, Passage};
use crate::documents::Line;
use crate::documents::table::Table;
use crate::documents::tasks::{Row, Tasks, tasks};

/// Characters of a heading without a number.
const HEADING_CHARS: usize = 200;
/// How far the end of a text in quotation marks is looked for: an amended article is not longer.
const QUOTED_LINES: usize = 400;
/// The words over the articles of a decision; they are no heading.
const ENACTING: [&str; 6] = ["KẾT LUẬN", "CHỈ THỊ", "YÊU CẦU", "THÔNG BÁO", "QUY ĐỊNH", "BAN HÀNH"];
/// The same, also behind the name of who decides.
const DECIDING: [&str; 2] = ["QUYẾT ĐỊNH", "QUYẾT NGHỊ"];
/// Behind the name of who sends a telegram, above those whom it is sent to.
const TELEGRAM: &str = " ĐIỆN:";

/// What has been read so far.
struct Reading {
    flow: Flow,
    levels: Levels,
    passages: Vec<Passage>,
    /// The paragraph that may go on: the passage it belongs to, and its last line.
    open: Option<(usize, Open)>,
    /// The number of the page that ended last.
    page: Option<u32>,
    labels: bool,
    headings: bool,
    /// How many tables of tasks there were.
    tables: u32,
}

pub(super) fn read(body: &[Line], tables: &[&Table]) -> Vec<Passage> {
    let mut waiting: VecDeque<Tasks> = tables.iter().filter_map(|table| tasks(table)).collect();
    let mut passed = 0;
    let mut reading =
        Reading { flow: Flow::of(body), levels: Levels::default(), passages: Vec::new(), open: None, page: None, labels: false, headings: true, tables: 0 };
    let balance: Vec<i32> = body.iter().map(|line| line.text.chars().map(|c| i32::from(c == '“') - i32::from(c == '”')).sum()).collect();
    let mut quoted_until = 0;
    for (at, line) in body.iter().enumerate() {
        if let Some(tasks) = waiting.pop_front_if(|tasks| tasks.lines().contains(&line.number)) {
            passed = *tasks.lines().end();
            reading.table(tasks);
        }
        if line.number <= passed {
            continue;
        }
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            if let Some((_, open)) = &mut reading.open {
                open.gap = true;
            }
            continue;
        }
        if reading.passages.len() >= PASSAGES {
            reading.passages[PASSAGES - 1].notes.push(Note::Stopped(line.number));
            break;
        }
        if at >= quoted_until && text.starts_with('“') {
            quoted_until = quoted(&balance, at);
        }
        reading.line(&text, line.number, at < quoted_until);
    }
    // Those of the appendices stand behind who signed.
    reading.levels = Levels::default();
    waiting.into_iter().for_each(|tasks| reading.table(tasks));
    reading.finish()
}

impl Reading {
    fn line(&mut self, text: &str, number: u32, quoted: bool) {
        if self.is_page_number(text) {
            return;
        }
        if !quoted && let Some((label, place)) = self.label(text) {
            self.begin(text, &label, place, number);
            return;
        }
        match self.open.take() {
            Some((passage, open)) if self.flow.continues(&open, text) => self.go_on(passage, open, text, number),
            // the heading of a label that stands alone on its line
            Some((passage, open)) if open.lines == 0 => self.go_on(passage, open, text, number),
            _ if !quoted && self.is_heading(text) => {
                let heading = Label { kind: Kind::Heading, numbers: Vec::new(), mark: ' ', segment: String::new(), bytes: 0 };
                if let Some(place) = self.levels.place(&heading) {
                    self.begin(text, &heading, place, number);
                }
            }
            _ => self.paragraph(text, number),
        }
    }

    /// The label that the line begins with, and where it belongs.
    fn label(&self, text: &str) -> Option<(Label, Place)> {
        let open = self.open.as_ref().map(|(_, open)| open).filter(|open| open.lines > 0);
        let mut found = None;
        for label in label::read(text) {
            let Some(place) = self.levels.place(&label) else { continue };
            if !self.believed(&label, &place, open, text) {
                continue;
            }
            if place.exact() {
                return Some((label, place));
            }
            found.get_or_insert((label, place));
        }
        found
    }

    /// Whether it is a label and not the middle of a sentence that was wrapped.
    fn believed(&self, label: &Label, place: &Place, open: Option<&Open>, text: &str) -> bool {
        let Some(open) = open else { return true };
        let rest = &text[label.bytes..];
        let low = !rest.trim_start_matches(['“', '"', '‘', '(']).starts_with(char::is_uppercase);
        let doubtful = self.flow.doubtful(open, text);
        let listed = open.line.ends_with(',') && !self.flow.is_cut(open);
        match label.kind {
            Kind::Dash | Kind::Plus => {
                if low {
                    !is_open(&open.line) || (listed && !doubtful)
                } else {
                    !doubtful || listed
                }
            }
            _ if doubtful => place.exact() && !low && !self.flow.numbers(open),
            _ => !low || !is_open(&open.line) || listed || label.kind <= Kind::Article,
        }
    }

    /// Opens the passage of a label.
    fn begin(&mut self, text: &str, label: &Label, place: Place, number: u32) {
        let parent_known = self.passages.len();
        let (path, notes) = self.levels.push(label, place, parent_known);
        let rest = &text[label.bytes..];
        self.labels |= label.kind < Kind::Dash;
        self.headings &= !matches!(label.kind, Kind::Part | Kind::Chapter | Kind::Capital | Kind::Roman);
        let written = text[..label.bytes].trim_end();
        self.passages.push(Passage {
            path,
            label: (!written.is_empty()).then(|| written.to_owned()),
            text: rest.to_owned(),
            lines: number..=number,
            parent: self.levels.parent(),
            notes,
            paragraphs: vec![number..=number],
            tabled: false,
            task: None,
        });
        let (lines, chars) = if rest.is_empty() { (0, 0) } else { (1, rest.chars().count()) };
        self.open = Some((parent_known, Open { line: text.to_owned(), lines, chars, gap: false }));
    }

    /// Adds a line to the paragraph that it goes on with.
    fn go_on(&mut self, at: usize, open: Open, text: &str, number: u32) {
        let passage = &mut self.passages[at];
        if !passage.text.is_empty() {
            passage.text.push(' ');
        }
        passage.text.push_str(text);
        extend(&mut passage.lines, number);
        if let Some(lines) = passage.paragraphs.last_mut() {
            extend(lines, number);
        }
        let chars = open.chars + 1 + text.chars().count();
        self.open = Some((at, Open { line: text.to_owned(), lines: open.lines + 1, chars, gap: false }));
    }

    /// A paragraph without a label: of the label above it, or of its own where there is none.
    fn paragraph(&mut self, text: &str, number: u32) {
        let at = match self.levels.above_bullets() {
            Some(level) => level.passage,
            None => self.passages.len(),
        };
        self.levels.close_bullets();
        if let Some(passage) = self.passages.get_mut(at) {
            extend(&mut passage.lines, number);
            if passage.text.is_empty() {
                passage.paragraphs.clear();
            } else {
                passage.text.push('\n');
            }
            passage.text.push_str(text);
            passage.paragraphs.push(number..=number);
        } else {
            self.levels.push_paragraph(at);
            let path = self.levels.top().map(|level| level.path.clone()).unwrap_or_default();
            self.passages.push(Passage {
                path,
                label: None,
                text: text.to_owned(),
                lines: number..=number,
                parent: None,
                notes: Vec::new(),
                paragraphs: vec![number..=number],
                tabled: false,
                task: None,
            });
        }
        self.open = Some((at, Open { line: text.to_owned(), lines: 1, chars: text.chars().count(), gap: false }));
    }

    /// A table of tasks: its heading is a passage, and each row is one under it.
    fn table(&mut self, tasks: Tasks) {
        self.levels.close_bullets();
        self.open = None;
        self.tables += 1;
        let path = format!("bảng {}", self.tables);
        let (heading, above) = (self.passages.len(), self.levels.top().map(|level| level.passage));
        self.row(path.clone(), tasks.heading, above);
        for (row, number) in tasks.rows.into_iter().zip(1..) {
            if self.passages.len() >= PASSAGES {
                break;
            }
            self.row(format!("{path}.dòng {number}"), row, Some(heading));
        }
    }

    fn row(&mut self, path: String, row: Row, parent: Option<usize>) {
        let Row { text, lines, task } = row;
        self.passages.push(Passage { path, label: None, text, lines: lines.clone(), parent, notes: Vec::new(), paragraphs: vec![lines], tabled: true, task });
    }

    /// Whether the line is a heading in capitals that counts nothing, in a document whose headings do not.
    fn is_heading(&self, text: &str) -> bool {
        let bare = text.trim_end_matches([':', '.', ' ']);
        let enacting = ENACTING.contains(&bare) || DECIDING.iter().any(|word| bare.ends_with(word)) || text.ends_with(TELEGRAM);
        self.headings && !self.levels.under_titles() && !enacting && text.contains(' ') && is_capitals(text) && text.chars().count() <= HEADING_CHARS
    }

    /// Whether the line is the number of a page: alone, and one more than the last.
    fn is_page_number(&mut self, text: &str) -> bool {
        let bare = text.trim_matches(|c: char| label::is_dash(c) || c == ' ');
        let Ok(number) = bare.parse::<u32>() else { return false };
        let next = self.page.map_or((1..=3).contains(&number), |page| number == page + 1);
        if next {
            self.page = Some(number);
        }
        next
    }

    /// The passages, with the names that paragraphs without a label have: they are an opening only where labels follow.
    fn finish(mut self) -> Vec<Passage> {
        let name = if self.labels { "mở đầu." } else { "đoạn " };
        for passage in &mut self.passages {
            if let Some(rest) = passage.path.strip_prefix(PARAGRAPH) {
                passage.path = format!("{name}{rest}");
            }
        }
        self.passages
    }
}

fn extend(lines: &mut RangeInclusive<u32>, number: u32) {
    *lines = *lines.start()..=(*lines.end()).max(number);
}

/// Behind the last line of a text in quotation marks that begins with this line: what it counts is of another document.
fn quoted(balance: &[i32], at: usize) -> usize {
    let mut depth = 0;
    let closes = balance[at..].iter().take(QUOTED_LINES).position(|marks| {
        depth += marks;
        depth <= 0
    });
    closes.map_or(at, |lines| at + lines + 1)
}
