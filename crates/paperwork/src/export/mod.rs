//! The way out: the register as the exchange folder, or as one workbook. What goes out comes back in the same.

mod folder;
mod lines;
mod list;
mod workbook;

pub use folder::{Goes, Stays, folder, part};
pub(crate) use lines::Lines;
pub use list::{Cell, List};
pub(crate) use workbook::{SHEET_ROWS, Styles, new_book};
pub use workbook::{WorkbookError, workbook};

#[cfg(test)]
mod tests;
