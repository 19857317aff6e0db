//! The lines of a file made ready for reading: clean words, cells side by side, and what a line is by itself.

use super::document::Span;
use super::tokens::Flow;
use super::words::{begins_with, is_capitals, item, key};
use crate::documents::Text;
use crate::documents::tasks::tasks;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its words, single spaces between them; a tab between two columns.
    pub(super) text: String,
    /// The number of the line in the file.
    pub(super) number: u32,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// Whether it stands in a table of tasks: then it is a part of a body, whatever it looks like.
    pub(super) tabled: bool,
    cells: Vec<String>,
}

/// All lines.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) rows: Vec<Row>,
}

impl Row {
    /// Whether there is neither a letter nor a digit: empty, a rule, a star.
    pub(super) fn is_gap(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    /// What stands in it from left to right.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str).filter(|cell| cell.chars().any(char::is_alphanumeric))
    }

    /// The key of the whole line.
    pub(super) fn key(&self) -> String {
        key(&self.text)
    }

    /// Whether it is written in capitals.
    pub(super) fn is_capitals(&self) -> bool {
        is_capitals(&self.text)
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        self.text.chars().count()
    }
}

impl Page {
    /// The first lines of a text, as many as are read.
    pub(super) fn of(text: &Text, lines_max: usize) -> Page {
        let mut tables = text.tables.iter().filter_map(|table| Some(tasks(table)?.lines())).peekable();
        let rows = text.lines.iter().take(lines_max).map(|line| {
            while tables.next_if(|table| *table.end() < line.number).is_some() {}
            let tabled = tables.peek().is_some_and(|table| table.contains(&line.number));
            let text = cleaned(&line.text);
            Row { cells: cells(&text), text, number: line.number, bold: line.bold, tabled }
        });
        Page { rows: rows.collect() }
    }

    /// The lines of rows `from..to`, or of row `from` where that is empty.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let number = |row: usize| self.rows.get(row.min(self.rows.len().saturating_sub(1))).map_or(0, |row| row.number);
        Span { from: number(from), to: number(to.max(from + 1) - 1) }
    }

    /// The next row from `from` on, before `end`, that is no gap.
    pub(super) fn next_words(&self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(self.rows.len())).find(|row| !self.rows[*row].is_gap())
    }

    /// The words of some rows as one run; rows that are left out cut it, and so does the beginning of the body.
    pub(super) fn flow(&self, rows: impl Iterator<Item = usize>, body: usize) -> Flow {
        let mut flow = Flow::default();
        let mut expected = None;
        for row in rows {
            if expected.is_some_and(|next| next != row) || row == body {
                flow.cut();
            }
            expected = Some(row + 1);
            if !self.rows[row].is_gap() {
                flow.push(row, &self.rows[row].text.replace('\t', " "));
            }
        }
        flow
    }
}

/// What stands beside one another in a line. A gap behind `Số` or `ngày` is a place to write in, and no column.
fn cells(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split('\t').map(str::trim).filter(|part| !part.is_empty()) {
        match found.last_mut().filter(|left| is_open(left, part)) {
            Some(left) => {
                left.push(' ');
                left.push_str(part);
            }
            None => found.push(part.to_owned()),
        }
    }
    found
}

/// Whether what stands left of a gap goes on at its right.
fn is_open(left: &str, right: &str) -> bool {
    let (left_key, right_key) = (key(left), key(right));
    let ends = |words: &[&str]| words.iter().any(|word| left_key == *word || left_key.ends_with(&format!(" {word}")));
    let numbered = begins_with(&left_key, &["số"])
        && left.chars().count() <= 16
        && right.starts_with(['-', '–', '/', '.', '…'])
        && right.chars().any(char::is_alphanumeric);
    let dated = begins_with(&right_key, &["tháng", "năm"]) && left_key.contains("ngày");
    let listed = ends(&["nơi nhận"]) && item(right).is_some();
    ends(&["số", "ngày", "tháng", "năm", "kính gửi", "v v"]) || numbered || dated || listed || matches!(left, "-" | "–" | "+" | "•")
}

/// Single spaces, no invisible characters, and Đ for the letter of other alphabets that looks like it.
fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut gap: Option<char> = None;
    for c in text.chars() {
        match c {
            '\t' => gap = Some('\t'),
            _ if c.is_whitespace() || c == '\u{a0}' => gap = gap.or(Some(' ')),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ => {
                if let Some(between) = gap.take()
                    && !clean.is_empty()
                {
                    clean.push(between);
                }
                clean.push(if c == 'Ð' { 'Đ' } else { c });
            }
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned_and_keep_their_columns() {
        assert_eq!(cleaned("  SỐ\u{a0}\u{200b} 12  \t  Hà  Nội "), "SỐ 12\tHà Nội");
        assert_eq!(cleaned("Ð"), "Đ");
    }

    #[test]
    fn a_gap_to_write_in_is_no_column() {
        for (text, parts) in [
            ("SỐ 12\tHà Nội", vec!["SỐ 12", "Hà Nội"]),
            ("Số:\t12-KH/TU\tHà Nội, ngày\ttháng\tnăm 2024", vec!["Số: 12-KH/TU", "Hà Nội, ngày tháng năm 2024"]),
            ("Số\t-CV/ĐU", vec!["Số -CV/ĐU"]),
            ("Nơi nhận:\tT/M BAN THƯỜNG VỤ", vec!["Nơi nhận:", "T/M BAN THƯỜNG VỤ"]),
            ("Kính gửi:\t- Các chi bộ", vec!["Kính gửi: - Các chi bộ"]),
            ("-\tCác chi bộ", vec!["- Các chi bộ"]),
        ] {
            assert_eq!(cells(text), parts, "{text}");
        }
    }
}
