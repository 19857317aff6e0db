//! Everything that can be wrong with a file, a header, a row, a cell, and the words for it.

mod cell;
mod file;
mod header;

use super::Said;

pub use cell::CellFault;
pub use file::FileFault;
pub use header::{HeaderFault, RowFault};

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The whole file or sheet.
    File(FileFault),
    /// The header of a column.
    Header(HeaderFault),
    /// A row as a whole.
    Row(RowFault),
    /// A cell.
    Cell(CellFault),
}

impl Fault {
    /// The words for it.
    pub fn said(&self) -> Said {
        match self {
            Fault::File(fault) => fault.said(),
            Fault::Header(fault) => fault.said(),
            Fault::Row(fault) => fault.said(),
            Fault::Cell(fault) => fault.said(),
        }
    }
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Fault {
        Fault::File(fault)
    }
}
impl From<HeaderFault> for Fault {
    fn from(fault: HeaderFault) -> Fault {
        Fault::Header(fault)
    }
}
impl From<RowFault> for Fault {
    fn from(fault: RowFault) -> Fault {
        Fault::Row(fault)
    }
}
impl From<CellFault> for Fault {
    fn from(fault: CellFault) -> Fault {
        Fault::Cell(fault)
    }
}
