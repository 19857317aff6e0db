//! Papers as pages that last: PDF/A-2a and PDF/UA-1, set by typst. A crate of its own, because nothing else takes as long to build, and little changes as seldom.
//!
//! A paper becomes a program of typst (`program.rs`) in which every text is a literal, so nothing that somebody wrote is ever run; the room it is compiled in (`room.rs`) holds that program
//! and four faces of Tinos, and reaches no disk, no network and no clock. A letter that Tinos lacks is refused before (`letters.rs`): a page that lasts may not have a box in its place.

mod letters;
mod program;
mod room;

use paperwork::papers::document::Document;
use register::Day;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use letters::Lacking;

/// Why a paper could not be set.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// Letters that Tinos has not, each with the text that it stands in.
    #[error("letters that the font lacks: {}", .0.iter().map(Lacking::to_string).collect::<Vec<_>>().join("; "))]
    Letters(Vec<Lacking>),
    /// The day of the file is none.
    #[error("a file that lasts says of which day it is, and none is known")]
    NoDay,
    /// What the setter of pages says.
    #[error("the paper cannot be set: {0}")]
    Refused(String),
}

/// The bytes of a PDF file that says it is of that day. The same paper of the same day gives the same bytes.
pub fn pdf(document: &Document, of: Day) -> Result<Vec<u8>, TypesetError> {
    let of = of.if_known().ok_or(TypesetError::NoDay)?;
    let date = Datetime::from_ymd(of.year(), of.month() as u8, of.day() as u8).ok_or(TypesetError::NoDay)?;
    let lacking = letters::lacking(document);
    if !lacking.is_empty() {
        return Err(TypesetError::Letters(lacking));
    }
    let bytes = set(program::program(document), Timestamp::new_utc(date));
    // What was remembered of this paper says nothing about the next one, and a thousand of them would fill the memory.
    typst::comemo::evict(0);
    bytes.map_err(|faults| TypesetError::Refused(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ")))
}

fn set(program: String, timestamp: Timestamp) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let pages = typst::compile::<PagedDocument>(&room::Room::new(program)).output.map_err(Vec::from_iter)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("the two standards go together");
    let options = PdfOptions { creator: Smart::Custom(Some("Luân".into())), timestamp: Some(timestamp), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(Vec::from_iter)
}
