//! Tables with spans as rows of places: what every writer needs, and where what does not fit is made to fit.

use super::document::{Cell, Style, Value};

/// A place of the grid of a table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Place<'a> {
    /// A cell begins here.
    Cell {
        /// Which.
        cell: &'a Cell,
        /// How many columns it really covers.
        across: usize,
        /// How many rows it really covers.
        down: usize,
    },
    /// A cell of an earlier row reaches down to here: how many columns it covers.
    Covered(usize),
}

const BLANK: &Cell = &Cell { value: Value::Blank, style: Style::CellText, across: 1, down: 1, way: None };

/// Rows of cells as rows of places: each row has its cells in the order of columns, with what earlier rows cover; places that nobody filled are blank, and no cell reaches out of the grid.
pub fn grid(rows: &[Vec<Cell>], columns: usize) -> Vec<Vec<Place<'_>>> {
    // By column: how many further rows it is covered for, and the width of what covers it.
    let mut covered = vec![(0usize, 0usize); columns];
    let mut places = Vec::with_capacity(rows.len());
    for (number, row) in rows.iter().enumerate() {
        let (mut line, mut cells, mut column) = (Vec::with_capacity(columns), row.iter(), 0);
        while column < columns {
            let (left, width) = covered[column];
            if left > 0 {
                covered[column..column + width].iter_mut().for_each(|place| place.0 -= 1);
                line.push(Place::Covered(width));
                column += width;
                continue;
            }
            let cell = cells.next().unwrap_or(BLANK);
            let free = covered[column..].iter().take_while(|(left, _)| *left == 0).count();
            let (across, down) = (cell.across.clamp(1, free), cell.down.clamp(1, rows.len() - number));
            covered[column..column + across].iter_mut().for_each(|place| *place = (down - 1, across));
            line.push(Place::Cell { cell, across, down });
            column += across;
        }
        places.push(line);
    }
    places
}
