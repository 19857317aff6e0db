//! Tables of a file, as far as the file itself says which cell stands in which row and column.

use std::ops::RangeInclusive;

/// A table. What stands in its cells stands in the lines of the file too.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Table {
    /// Its rows from above to below.
    pub rows: Vec<TableRow>,
}

/// One row.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TableRow {
    /// The numbers of the first and the last of its lines; nothing where nothing is written in it.
    pub lines: Option<RangeInclusive<u32>>,
    /// The cells that begin in it, from left to right.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its words, one line for each of its lines; clean as those of a line.
    pub text: String,
    /// The column that it begins in, from 0.
    pub column: usize,
    /// How many columns it goes over.
    pub columns: usize,
    /// How many rows it goes over.
    pub rows: usize,
}

impl Table {
    /// The numbers of its first and last lines; nothing where it is empty.
    pub fn lines(&self) -> Option<RangeInclusive<u32>> {
        let mut lines = self.rows.iter().filter_map(|row| row.lines.as_ref());
        let first = lines.next()?;
        Some(*first.start()..=*lines.next_back().unwrap_or(first).end())
    }

    /// How many columns the first row has that has as many as any.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.columns).max().unwrap_or_default()
    }

    /// For every row the cell that stands in each column, also one that began in a row above, as the row and the place in it.
    pub(crate) fn places(&self) -> Vec<Vec<Option<(usize, usize)>>> {
        let mut places = vec![vec![None; self.width()]; self.rows.len()];
        for (from, row) in self.rows.iter().enumerate() {
            for (at, cell) in row.cells.iter().enumerate() {
                for below in places.iter_mut().skip(from).take(cell.rows) {
                    below.iter_mut().skip(cell.column).take(cell.columns).for_each(|place| *place = Some((from, at)));
                }
            }
        }
        places
    }
}
