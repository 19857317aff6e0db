//! The writers: one paper for Word, for a spreadsheet, for the screen and the printer.

mod docx;
mod html;
mod xlsx;
mod xml;

pub use docx::docx;
pub use html::{fragment, print_css, standalone};
pub use xlsx::xlsx;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The writer of archives failed.
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    /// Memory failed.
    #[error(transparent)]
    Memory(#[from] std::io::Error),
    /// The writer of workbooks failed.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
