//! Tables that are typed into plain text: rows that begin and end with a bar, or rows whose cells stand apart by tabs.
//!
//! Columns are sure where every row of a run has as many cells as the first; a gap of spaces is no column.

use super::grid;
use crate::documents::table::{Cell, Table, TableRow};

/// Fewer cells stand beside one another in the heads of papers too.
const TABBED_MIN: usize = 3;
/// A heading and one row.
const ROWS_MIN: usize = 2;

/// What stands between the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Bars,
    Tabs,
}

/// The tables of a text, and whether the columns of each are sure.
pub(super) fn tables<'a>(lines: impl Iterator<Item = (&'a str, u32)>) -> Vec<(Table, bool)> {
    let mut found = Vec::new();
    let mut run: Option<Run> = None;
    for (line, number) in lines {
        let row = cells(line);
        if run.as_ref().is_some_and(|run| !row.as_ref().is_some_and(|(apart, cells)| run.goes_on(*apart, cells))) {
            found.extend(run.take().map(Run::finish));
        }
        if let Some((apart, cells)) = row {
            run.get_or_insert_with(|| Run { apart, table: Table::default(), sure: true }).push(cells, number);
        }
    }
    found.extend(run.map(Run::finish));
    found.retain(|(table, _)| table.rows.len() >= ROWS_MIN);
    found
}

/// The cells of a line, none for a rule under a heading.
fn cells(line: &str) -> Option<(Apart, Vec<String>)> {
    if let Some(cells) = grid::cells(line) {
        return Some((Apart::Bars, cells));
    }
    let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
    (cells.len() >= TABBED_MIN).then_some((Apart::Tabs, cells))
}

/// Rows of one kind under one another.
struct Run {
    apart: Apart,
    table: Table,
    sure: bool,
}

impl Run {
    fn width(&self) -> usize {
        self.table.rows.first().map_or(0, |row| row.cells.len())
    }

    /// A row of tabs with another number of cells is another table; bars say themselves where theirs ends.
    fn goes_on(&self, apart: Apart, cells: &[String]) -> bool {
        apart == self.apart && (apart == Apart::Bars || cells.len() == self.width())
    }

    fn push(&mut self, cells: Vec<String>, number: u32) {
        if cells.is_empty() {
            return;
        }
        self.sure &= self.table.rows.is_empty() || cells.len() == self.width();
        let cells = cells.into_iter().enumerate().map(|(column, text)| Cell { text, column, columns: 1, rows: 1 }).collect();
        self.table.rows.push(TableRow { lines: Some(number..=number), cells });
    }

    fn finish(self) -> (Table, bool) {
        (self.table, self.sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, usize, bool)> {
        tables(text.lines().zip(1..)).into_iter().map(|(table, sure)| (table.rows.len(), table.width(), sure)).collect()
    }

    #[test]
    fn rows_of_one_width_are_a_table() {
        assert_eq!(read("| a | b |\n|---|---|\n| c | |\nx"), [(2, 2, true)]);
        assert_eq!(read("| a | b |\n| c |"), [(2, 2, false)]);
        assert_eq!(read("a\tb\tc\nd\t\te\nf\tg\th\ti\nj\tk\tl\tm"), [(2, 3, true), (2, 4, true)]);
        assert_eq!(read("a\tb\nc\td\n\na   b   c\nd   e   f"), []);
        assert_eq!(read("a\tb\tc\n\nd\te\tf"), []);
    }
}
