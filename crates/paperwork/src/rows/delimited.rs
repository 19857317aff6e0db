//! Text files: RFC 4180, with the delimiters that spreadsheet programs write instead of the comma.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::{Rows, Visit};
use crate::cell::Raw;
use crate::legacy::unicode;
use crate::limits::{COLUMNS, Limit, ROWS};
use crate::problem::FileFault;

/// A text file.
pub(crate) struct Delimited<'a> {
    text: Cow<'a, str>,
    /// What stands between two cells.
    pub(crate) delimiter: u8,
    /// Whether the bytes were UTF-8, or a Unicode that says so itself; otherwise the text is what a Western European program would show.
    pub(crate) is_unicode: bool,
}

impl<'a> Delimited<'a> {
    /// Looks at the bytes of a file.
    pub(crate) fn new(bytes: &'a [u8]) -> Delimited<'a> {
        let (text, is_unicode) = unicode(bytes);
        let delimiter = delimiter_of(&text);
        Delimited { text, delimiter, is_unicode }
    }

    fn line_of(&self, position: &csv::Position) -> u64 {
        let rest = usize::try_from(position.byte()).ok().and_then(|start| self.text.as_bytes().get(start..));
        position.line() + rest.map_or(0, skipped_lines)
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(self.text.as_bytes())
    }
}

/// A position stands before the line ends that come before its record: the second half of CRLF, empty lines.
fn skipped_lines(text: &[u8]) -> u64 {
    text.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count() as u64
}

/// The delimiter that stands most often in the first line that has one outside quotes.
fn delimiter_of(text: &str) -> u8 {
    let mut counts = [(0u32, b','), (0, b';'), (0, b'\t')];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|count| count.0 > 0) => break,
            _ if !quoted => counts.iter_mut().filter(|count| count.1 == byte).for_each(|count| count.0 += 1),
            _ => {}
        }
    }
    // The comma is the contract's: it wins a tie.
    counts.into_iter().rev().max_by_key(|count| count.0).map_or(b',', |count| count.1)
}

impl Rows for Delimited<'_> {
    fn each(&mut self, visit: Visit<'_>) -> Result<(), FileFault> {
        let mut reader = self.reader();
        let mut record = csv::StringRecord::new();
        loop {
            if !reader.read_record(&mut record).map_err(|error| FileFault::BrokenSheet(error.to_string()))? {
                return Ok(());
            }
            let line = record.position().map_or(0, |position| self.line_of(position));
            if record.len() as u64 > COLUMNS {
                return Err(FileFault::Beyond(Limit::Columns));
            }
            let line = u32::try_from(line).ok().filter(|&line| u64::from(line) <= ROWS).ok_or(FileFault::Beyond(Limit::Rows))?;
            let cells: Vec<Raw<'_>> = record.iter().map(|cell| if cell.is_empty() { Raw::Empty } else { Raw::Text(Cow::Borrowed(cell)) }).collect();
            if let ControlFlow::Break(()) = visit(line, &cells) {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Vec<Vec<String>>, Delimited<'_>) {
        let mut file = Delimited::new(bytes);
        let mut rows = Vec::new();
        file.each(&mut |line, cells| {
            let mut row = vec![line.to_string()];
            row.extend(cells.iter().map(|cell| cell.shown(false)));
            rows.push(row);
            ControlFlow::Continue(())
        })
        .unwrap();
        (rows, file)
    }

    #[test]
    fn marks_line_ends_and_quotes_of_every_program() {
        let expected = vec![vec!["1", "id", "name"], vec!["2", "1", "a \"b\", c"], vec!["3", "2", "x\ny"]];
        for text in [
            "id,name\n1,\"a \"\"b\"\", c\"\n2,\"x\ny\"\n",
            "\u{feff}id,name\r\n1,\"a \"\"b\"\", c\"\r\n2,\"x\ny\"\r\n",
            "id\tname\n1\t\"a \"\"b\"\", c\"\n2\t\"x\ny\"",
            "id;name\n1;\"a \"\"b\"\", c\"\n2;\"x\ny\"\n",
        ] {
            let (rows, file) = read(text.as_bytes());
            assert_eq!(rows, expected, "{text:?}");
            assert!(file.is_unicode);
        }
        let utf16: Vec<u8> = "\u{feff}id\tname\r\n1\tĐức\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16).0, vec![vec!["1", "id", "name"], vec!["2", "1", "Đức"]]);
    }

    #[test]
    fn lines_are_numbered_as_an_editor_numbers_them() {
        for end in ["\n", "\r\n"] {
            let text = ["id", "", "1", "\"x", "y\"", "", "", "2", "3"].join(end);
            let lines: Vec<String> = read(text.as_bytes()).0.iter().map(|row| row[0].clone()).collect();
            assert_eq!(lines, ["1", "3", "4", "8", "9"], "{end:?}");
        }
    }

    #[test]
    fn bytes_that_are_not_unicode_are_told() {
        let (_, file) = read(b"id,name\n1,U\xfb ban nh\xa9n d\xa9n\n");
        assert!(!file.is_unicode);
        assert!(file.text.contains("Uû ban nh©n d©n"));
    }

    #[test]
    fn a_million_columns_are_refused() {
        let wide = vec![b','; 1_000_000];
        assert_eq!(Delimited::new(&wide).each(&mut |_, _| ControlFlow::Continue(())), Err(FileFault::Beyond(Limit::Columns)));
    }
}
