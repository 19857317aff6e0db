//! Tables that say who does what by when, known by the heads of their columns.
//!
//! A table counts when one column says what is to be done, one who leads, and another who helps, by when, or with what result. Tables of what was done, and the order of a meeting, do not.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use register::text::canonical;
use unicode_normalization::char::is_combining_mark;

use super::limits::TABLE_CELLS;
use super::table::{Cell, Table};

/// A table of tasks.
pub(super) struct Tasks {
    /// The words of its heading, and its lines.
    pub(super) heading: Row,
    /// The rows below the heading.
    pub(super) rows: Vec<Row>,
}

impl Tasks {
    /// The numbers of its first and last lines.
    pub(super) fn lines(&self) -> RangeInclusive<u32> {
        *self.heading.lines.start()..=self.rows.last().map_or(*self.heading.lines.end(), |row| *row.lines.end())
    }
}

/// A row as a person reads it, with what stands in it from above.
pub(super) struct Row {
    pub(super) text: String,
    pub(super) lines: RangeInclusive<u32>,
    pub(super) task: Option<Task>,
}

/// What a row tells, in the words of its cells; nothing where a cell is empty or there is no such column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Task {
    pub(crate) content: String,
    pub(crate) lead: Option<String>,
    /// How many rows above the lead is written, where one cell goes over several rows.
    pub(crate) lead_above: usize,
    pub(crate) support: Option<String>,
    pub(crate) deadline: Option<String>,
    pub(crate) report: Option<String>,
}

/// What a column says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Content,
    Lead,
    Support,
    Deadline,
    Report,
    Product,
    /// How far something has come: then the table reports, and tells nobody anything.
    Done,
}

/// How the head of a column begins, and what the column then says; the first that fits counts.
const HEADS: [(&str, Says); 32] = [
    ("kết quả thực hiện", Says::Done),
    ("kết quả đạt được", Says::Done),
    ("kết quả đã đạt", Says::Done),
    ("tình hình", Says::Done),
    ("tiến độ", Says::Done),
    ("mức độ", Says::Done),
    ("tỷ lệ", Says::Done),
    ("đánh giá", Says::Done),
    ("đã thực hiện", Says::Done),
    ("nội dung", Says::Content),
    ("nhiệm vụ", Says::Content),
    ("các nhiệm vụ", Says::Content),
    ("tên nhiệm vụ", Says::Content),
    ("công việc", Says::Content),
    ("tên công việc", Says::Content),
    ("đầu việc", Says::Content),
    ("hoạt động", Says::Content),
    ("đơn vị thực hiện", Says::Lead),
    ("cơ quan thực hiện", Says::Lead),
    ("cơ quan, đơn vị thực hiện", Says::Lead),
    ("đơn vị chịu trách nhiệm", Says::Lead),
    ("cơ quan chịu trách nhiệm", Says::Lead),
    ("phân công thực hiện", Says::Lead),
    ("thời gian", Says::Deadline),
    ("thời hạn", Says::Deadline),
    ("hạn hoàn thành", Says::Deadline),
    ("ngày hoàn thành", Says::Deadline),
    ("báo cáo", Says::Report),
    ("cấp trình", Says::Report),
    ("nơi nhận báo cáo", Says::Report),
    ("sản phẩm", Says::Product),
    ("dự kiến sản phẩm", Says::Product),
];
/// What stands in a cell for what is above it: which cell that is, nobody says.
const DITTOS: [&str; 3] = ["nt", "như trên", "trên"];
/// Heads are short; a longer first row is none.
const HEAD_CHARS: usize = 120;
/// Rows that one heading may go over, and lines of a title that may stand above it inside of the table.
const HEAD_ROWS: usize = 3;

/// What a column says by its head. One for those who lead and those who help together is not taken apart.
fn says(head: &str) -> Option<Says> {
    let asked = key(head);
    let contains = |words: &str| asked.contains(&key(words));
    match (contains("chủ trì"), contains("phối hợp")) {
        (true, true) => None,
        (true, false) => Some(Says::Lead),
        (false, true) => Some(Says::Support),
        (false, false) => KEYS
            .iter()
            .zip(HEADS)
            .find(|(words, _)| asked.strip_prefix(*words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
            .map(|(_, (_, says))| says),
    }
}

/// The words of a text, without marks of punctuation.
fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty());
    words.map(canonical).collect::<Vec<_>>().join(" ")
}

static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| HEADS.iter().map(|(words, _)| key(words)).collect());

/// Columns by what they say.
struct Columns {
    content: usize,
    lead: usize,
    support: Option<usize>,
    deadline: Option<usize>,
    report: Option<usize>,
}

/// The table as one of tasks; nothing where it is none.
pub(super) fn tasks(table: &Table) -> Option<Tasks> {
    if table.rows.len() * table.width() > TABLE_CELLS {
        return None;
    }
    let grid = Grid { table, places: table.places() };
    let top = (0..table.rows.len().min(HEAD_ROWS)).find(|row| !grid.is_title(*row))?;
    let height = table.rows[top].cells.iter().map(|cell| cell.rows).max().unwrap_or(1).clamp(1, HEAD_ROWS);
    let below = top + height;
    let columns = columns(&grid, top..below)?;
    let clock = |row: usize| columns.deadline.and_then(|column| grid.cell(row, column)).is_some_and(|cell| is_clock(&cell.text));
    if (below..table.rows.len()).any(clock) {
        return None;
    }
    let heading = Row { text: grid.text(top..below), lines: grid.lines(0..below)?, task: None };
    let mut rows: Vec<Row> = Vec::new();
    // Rows without words have no place; how many rows above a lead stands is counted in those that have one.
    let mut shown: Vec<usize> = Vec::new();
    for row in below..table.rows.len() {
        let Some(lines) = grid.lines(row..row + 1) else { continue };
        shown.push(row);
        let task = grid.task(row, &columns, top, &shown);
        rows.push(Row { text: grid.text(row..row + 1), lines, task });
    }
    (!rows.is_empty()).then_some(Tasks { heading, rows })
}

fn columns(grid: &Grid<'_>, head: Range<usize>) -> Option<Columns> {
    let mut found: Vec<(usize, Says)> = Vec::new();
    for column in 0..grid.table.width() {
        let text = grid.column(head.clone(), column);
        if text.chars().count() <= HEAD_CHARS
            && let Some(says) = says(&text)
        {
            found.push((column, says));
        }
    }
    let all = |asked: Says| found.iter().filter(move |(_, says)| *says == asked).map(|(column, _)| *column);
    let one = |asked: Says| (all(asked).count() == 1).then(|| all(asked).next()).flatten();
    // Of a task and its parts the part is what is to be done.
    let (content, lead) = (all(Says::Content).next_back()?, one(Says::Lead)?);
    let tells = [Says::Support, Says::Deadline, Says::Report, Says::Product].iter().any(|says| all(*says).count() > 0);
    let reports = all(Says::Done).count() > 0;
    let columns = Columns { content, lead, support: one(Says::Support), deadline: one(Says::Deadline), report: one(Says::Report) };
    (tells && !reports).then_some(columns)
}

/// A table with the place of every cell.
struct Grid<'a> {
    table: &'a Table,
    places: Vec<Vec<Option<(usize, usize)>>>,
}

impl Grid<'_> {
    fn place(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        *self.places.get(row)?.get(column)?
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let (row, at) = self.place(row, column)?;
        self.table.rows.get(row)?.cells.get(at)
    }

    /// Whether one cell stands across the whole table: a title above its heading, or a heading over some of its rows.
    fn is_title(&self, row: usize) -> bool {
        self.table.rows[row].cells.iter().any(|cell| cell.columns > 1 && cell.columns == self.table.width())
    }

    /// The heading of a column: the cells of these rows one under the other, each once.
    fn column(&self, rows: Range<usize>, column: usize) -> String {
        let mut places: Vec<(usize, usize)> = rows.filter_map(|row| self.place(row, column)).collect();
        places.dedup();
        let texts: Vec<String> = places.iter().map(|(row, at)| flat(&self.table.rows[*row].cells[*at].text)).collect();
        // `Phân công` over `Chủ trì` and `Phối hợp`: the lower words say which.
        texts.iter().rev().find(|text| says(text).is_some()).cloned().unwrap_or_else(|| texts.join(" "))
    }

    /// The words of rows, a bar between their cells, each cell once.
    fn text(&self, rows: Range<usize>) -> String {
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for place in rows.flat_map(|row| self.places[row].iter().flatten()) {
            if !seen.contains(place) {
                seen.push(*place);
            }
        }
        let texts = seen.iter().map(|(row, at)| flat(&self.table.rows[*row].cells[*at].text)).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" | ")
    }

    fn lines(&self, rows: Range<usize>) -> Option<RangeInclusive<u32>> {
        let mut lines = self.table.rows[rows].iter().filter_map(|row| row.lines.as_ref());
        let first = lines.next()?;
        Some(*first.start()..=*lines.next_back().unwrap_or(first).end())
    }

    /// What a row tells. A row whose cells stand across its columns, that counts them, or that repeats the heading tells nothing.
    fn task(&self, row: usize, columns: &Columns, top: usize, shown: &[usize]) -> Option<Task> {
        let written = |text: &String| text.chars().any(char::is_alphanumeric) && !DITTOS.contains(&key(text).as_str());
        let said = |column: usize| self.cell(row, column).map(|cell| flat(&cell.text)).filter(written);
        let place = |column: usize| self.place(row, column);
        let others = [Some(columns.lead), columns.support, columns.deadline, columns.report].into_iter().flatten();
        let content = said(columns.content).filter(|text| text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1)?;
        let across = others.clone().any(|column| place(column).is_some() && place(column) == place(columns.content));
        let repeated = self.cell(top, columns.content).is_some_and(|head| key(&head.text) == key(&content));
        if across || repeated || place(columns.lead).is_none() {
            return None;
        }
        let lead = said(columns.lead);
        let from = place(columns.lead).map_or(row, |(from, _)| from);
        let task = Task {
            content,
            lead_above: shown.len() - 1 - shown.partition_point(|shown| *shown < from),
            support: columns.support.and_then(said),
            deadline: columns.deadline.and_then(said),
            report: columns.report.and_then(said),
            lead,
        };
        // A heading over rows that is not one cell has its words in the first column alone.
        (task.lead.is_some() || task.support.is_some() || task.deadline.is_some()).then_some(task)
    }
}

/// The lines of a cell in one: what begins small goes on with the line above, anything else is a further item.
fn flat(text: &str) -> String {
    let mut flat = String::new();
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = line.strip_prefix(['-', '–', '+', '•']).map_or(line.as_str(), str::trim_start);
        if !flat.is_empty() {
            let goes_on = bare.starts_with(char::is_lowercase) || flat.ends_with([',', ';', '.', ':']);
            flat.push_str(if goes_on { " " } else { "; " });
        }
        flat.push_str(bare);
    }
    flat
}

/// Whether a cell tells an hour and no day: then the table is the order of a meeting.
fn is_clock(text: &str) -> bool {
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "-–,".contains(c)).collect();
    let hour = |word: &&str| word.split_once(['h', ':', 'g']).is_some_and(|(hour, minutes)| digits(hour) && (minutes.is_empty() || digits(minutes)));
    let spoken = words.windows(2).any(|pair| digits(pair[0]) && pair[1] == "giờ");
    (spoken || words.iter().any(hour)) && !text.contains('/')
}

#[cfg(test)]
mod tests;
