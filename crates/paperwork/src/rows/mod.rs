//! Rows of cells, one after another, from a text file or a sheet: nothing above this knows which of the two it reads.

mod delimited;
mod sheet;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::cell::Raw;
use crate::legacy::Encoding;
use crate::problem::FileFault;

pub(crate) use delimited::Delimited;
pub(crate) use sheet::Book;

/// What is done with a row: its number from 1, and its cells.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(u32, &[Raw<'_>]) -> ControlFlow<()>;

/// A file or sheet that can be read from its start as often as needed.
pub(crate) trait Rows {
    /// Calls `visit` with every row until it breaks off.
    fn each(&mut self, visit: Visit<'_>) -> Result<(), FileFault>;

    /// The old encodings that the fonts of the first rows stand for, by column.
    fn fonts(&mut self) -> Result<BTreeMap<usize, Encoding>, FileFault> {
        Ok(BTreeMap::new())
    }

    /// Whether days are counted from 1904.
    fn epoch_1904(&self) -> bool {
        false
    }
}
