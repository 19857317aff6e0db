//! Tables while a file is read. A table that holds another, one that is never closed and one beyond the limits are no tables: their words stand in lines all the same.

use crate::documents::limits::{TABLE_CELLS, TABLE_COLUMNS, TABLES_NESTED, TEXT_BYTES};
use crate::documents::lines::Line;
use crate::documents::table::{Cell, Table, TableRow};

/// What is known of tables so far.
#[derive(Default)]
pub(super) struct Tables {
    open: Vec<Open>,
    /// Tables that are open beyond the limit of those in one another.
    deeper: u64,
    /// Cells and rows of all of them, and the bytes that their rows are read as.
    cells: usize,
    bytes: u64,
    done: Vec<Table>,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    table: Table,
    cell: Option<OpenCell>,
    /// For each column how many more rows a cell from above stands in it: in this row, and in the next.
    taken: [Vec<usize>; 2],
    /// For each column the row and the place of the last cell that begins in it.
    begun: Vec<Option<(usize, usize)>>,
    /// Whether it holds another, or more than it may.
    broken: bool,
}

/// A cell that is open: its first line, and where it stands.
struct OpenCell {
    line: usize,
    columns: usize,
    rows: usize,
    above: bool,
}

impl Tables {
    pub(super) fn open_table(&mut self) {
        if let Some(outer) = self.open.last_mut() {
            outer.broken = true;
        }
        if self.open.len() < TABLES_NESTED {
            self.open.push(Open::default());
        } else {
            self.deeper += 1;
        }
    }

    pub(super) fn close_table(&mut self, lines: &[Line]) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(mut closed) = self.open.pop() else { return };
        closed.close_cell(lines);
        self.take(closed.table, closed.broken);
    }

    /// Takes a table that is known whole.
    pub(super) fn take(&mut self, table: Table, broken: bool) {
        self.cells += table.rows.iter().map(|row| row.cells.len() + 1).sum::<usize>();
        // A cell that goes over many rows is read in each of them.
        let read = |cell: &Cell| (cell.text.len() as u64).saturating_mul(cell.rows.min(table.rows.len()) as u64);
        self.bytes = table.rows.iter().flat_map(|row| &row.cells).map(read).fold(self.bytes, u64::saturating_add);
        if !broken && self.cells <= TABLE_CELLS && self.bytes <= TEXT_BYTES {
            self.done.push(table);
        }
    }

    pub(super) fn open_row(&mut self, lines: &[Line]) {
        if let Some(open) = self.innermost() {
            open.close_cell(lines);
            open.open_row();
        }
    }

    pub(super) fn open_cell(&mut self, columns: Option<u32>, rows: Option<u32>, lines: &[Line]) {
        if let Some(open) = self.innermost() {
            open.close_cell(lines);
            if open.table.rows.is_empty() {
                open.open_row();
            }
            let spanned = |span: Option<u32>| span.map_or(1, |span| span.clamp(1, u32::try_from(TABLE_CELLS).unwrap_or(u32::MAX)) as usize);
            open.cell = Some(OpenCell { line: lines.len(), columns: spanned(columns), rows: spanned(rows), above: false });
        }
    }

    /// Says of the cell that is open over how many columns it goes.
    pub(super) fn over_columns(&mut self, columns: u32) {
        if let Some(cell) = self.innermost().and_then(|open| open.cell.as_mut()) {
            cell.columns = columns.max(1) as usize;
        }
    }

    /// Says of the cell that is open that it is the lower part of the one above.
    pub(super) fn of_above(&mut self) {
        if let Some(cell) = self.innermost().and_then(|open| open.cell.as_mut()) {
            cell.above = true;
        }
    }

    pub(super) fn close_cell(&mut self, lines: &[Line]) {
        if let Some(open) = self.innermost() {
            open.close_cell(lines);
        }
    }

    /// The tables in the order of the file, with `clean` words.
    pub(super) fn finish(self, clean: impl Fn(&str) -> String) -> Vec<Table> {
        let mut done = self.done;
        for cell in done.iter_mut().flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells) {
            let lines = cell.text.split('\n').map(|line| clean(line).replace('\t', " "));
            cell.text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        }
        done
    }

    fn innermost(&mut self) -> Option<&mut Open> {
        if self.deeper > 0 { None } else { self.open.last_mut() }
    }
}

impl Open {
    fn open_row(&mut self) {
        let [now, next] = &mut self.taken;
        *now = std::mem::take(next);
        *next = now.iter().map(|rows| rows.saturating_sub(1)).collect();
        self.table.rows.push(TableRow::default());
        self.broken |= self.table.rows.len() > TABLE_CELLS;
    }

    fn close_cell(&mut self, lines: &[Line]) {
        let Some(OpenCell { line, columns, rows, above }) = self.cell.take() else { return };
        let Some(row) = self.table.rows.last_mut() else { return };
        let mut column = row.cells.last().map_or(0, |last| last.column + last.columns);
        while self.taken[0].get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        self.broken |= column + columns > TABLE_COLUMNS;
        if self.broken {
            return;
        }
        if self.taken[1].len() < column + columns {
            self.taken[1].resize(column + columns, 0);
        }
        self.taken[1][column..column + columns].fill(rows - 1);
        let written = lines.get(line..).unwrap_or_default();
        if let (Some(first), Some(last)) = (written.first(), written.last()) {
            let from = row.lines.as_ref().map_or(first.number, |lines| *lines.start());
            row.lines = Some(from..=last.number);
        }
        let text = written.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        row.cells.push(Cell { text, column, columns, rows });
        if above && self.lengthens(column) {
            return;
        }
        if self.begun.len() <= column {
            self.begun.resize(column + 1, None);
        }
        let row = self.table.rows.len() - 1;
        self.begun[column] = Some((row, self.table.rows[row].cells.len() - 1));
    }

    /// Whether the last cell is the lower part of one that began above it in the same column, which then goes over one row more.
    fn lengthens(&mut self, column: usize) -> bool {
        let at = self.table.rows.len() - 1;
        let (above, below) = self.table.rows.split_at_mut(at);
        let begun = self.begun.get(column).copied().flatten();
        let Some((from, cell)) = begun.and_then(|(from, place)| Some((from, above.get_mut(from)?.cells.get_mut(place)?))) else { return false };
        let Some(lower) = below[0].cells.last_mut() else { return false };
        let goes_on = from + cell.rows == at && lower.columns == cell.columns && lower.text.trim().is_empty();
        if goes_on {
            cell.rows += 1;
            // It keeps its place, so that those behind it keep theirs, and shows what stands above.
            lower.rows = 0;
        }
        goes_on
    }
}
