//! Rows for the elements of lists: the body of a list macro is swept over them like any other condition, and gathered again.

use crate::column::{Column, FALSE, TRUE, Truth, UNKNOWN};
use crate::sweep::kernel::{count, exactly_one};
use crate::tree::Gather;

/// One row for every element of the lists of the rows around.
#[derive(Default)]
pub(crate) struct FrameRows {
    /// The row around that each element belongs to.
    row_of: Vec<u32>,
    /// The row of the block that it belongs to.
    block_row_of: Vec<u32>,
    items: Vec<i32>,
    /// For every row around, 1 where its list is not known.
    unknown: Vec<u8>,
}

impl FrameRows {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn items(&self) -> &[i32] {
        &self.items
    }

    /// Takes the elements of a column of lists: for the rows of the block, or for the rows of another frame.
    pub(crate) fn fill(&mut self, lists: &Column, around: Option<&FrameRows>) {
        let Column::List { ends, items, unknown } = lists else { panic!("a fact that is a list fills a column of lists") };
        self.row_of.clear();
        self.block_row_of.clear();
        self.items.clear();
        self.unknown.clear();
        let Some(around) = around else {
            self.unknown.extend_from_slice(unknown);
            self.items.extend_from_slice(items);
            if !items.is_empty() {
                rows_of(ends, &mut self.row_of);
                self.block_row_of.extend_from_slice(&self.row_of);
            }
            return;
        };
        for (row, &block_row) in around.block_row_of.iter().enumerate() {
            let start = if block_row == 0 { 0 } else { ends[block_row as usize - 1] } as usize;
            let list = &items[start..ends[block_row as usize] as usize];
            self.unknown.push(unknown[block_row as usize]);
            self.items.extend_from_slice(list);
            self.row_of.resize(self.items.len(), row as u32);
            self.block_row_of.resize(self.items.len(), block_row);
        }
    }

    /// Gives every element the value of the row around it.
    pub(crate) fn expand<T: Copy>(&self, out: &mut [T], around: &[T]) {
        for (out, &row) in out.iter_mut().zip(&self.row_of) {
            *out = around[row as usize];
        }
    }

    /// Gathers a body's truths for the rows around.
    pub(crate) fn gather(&self, gather: Gather, out: &mut [Truth], body: &[Truth]) {
        let each = |out: &mut [Truth], f: fn(Truth, Truth) -> Truth| {
            for (&row, &truth) in self.row_of.iter().zip(body) {
                let gathered = &mut out[row as usize];
                *gathered = f(*gathered, truth);
            }
        };
        match gather {
            Gather::All => {
                out.fill(TRUE);
                each(out, Truth::min);
            }
            Gather::Exists => {
                out.fill(FALSE);
                each(out, Truth::max);
            }
            Gather::ExistsOne => {
                out.fill(0);
                each(out, count);
                out.iter_mut().for_each(|counted| *counted = exactly_one(*counted));
            }
        }
        for (out, &unknown) in out.iter_mut().zip(&self.unknown) {
            *out = if unknown == 0 { *out } else { UNKNOWN };
        }
    }
}

fn rows_of(ends: &[u32], row_of: &mut Vec<u32>) {
    for (row, &end) in ends.iter().enumerate() {
        row_of.resize(end as usize, row as u32);
    }
}

/// The lengths of lists; missing where a list is not known.
pub(crate) fn sizes(out: &mut [i32], lists: &Column) {
    let Column::List { ends, unknown, .. } = lists else { panic!("a fact that is a list fills a column of lists") };
    let mut start = 0;
    for ((out, &end), &unknown) in out.iter_mut().zip(ends).zip(unknown) {
        *out = if unknown == 0 { (end - start) as i32 } else { crate::column::MISSING };
        start = end;
    }
}
