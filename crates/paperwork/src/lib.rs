//! Everything that comes in and goes out as a file: the exchange folder, workbooks, proposed moves, error reports.
//!
//! Files are hostile until read: every limit stands in [`limits`], workbooks pass the [`gate`] first, nothing in a file is ever run or followed.

pub mod aliases;
mod cell;
pub mod codes;
pub mod documents;
pub mod errors;
pub mod export;
pub mod files;
pub mod gate;
pub mod import;
mod legacy;
pub mod limits;
pub mod moves;
pub mod papers;
pub mod problem;
mod rows;

pub use legacy::Encoding;
