//! Documents of every kind, honest and hostile, built here.

mod build;
mod docx;
mod hostile;
mod html;
mod kinds;
mod pdf;
mod plain;

use super::{Reason, open};
use crate::documents::lines::Text;

/// The text of a document that must be read.
fn read(bytes: &[u8]) -> Text {
    open("tệp", bytes).unwrap_or_else(|refusal| panic!("{:?}", refusal.reason))
}

/// Why a document is refused that must be; every refusal has words in both languages.
fn refused(bytes: &[u8]) -> Reason {
    let refusal = open("tệp", bytes).expect_err("this must be refused");
    assert!(refusal.reason().iter().chain(&refusal.way_out()).all(|words| !words.is_empty()));
    refusal.reason
}

/// The lines of a document, a tab as `⇥`.
fn lines(bytes: &[u8]) -> Vec<String> {
    read(bytes).lines.iter().map(|line| line.text.replace('\t', "⇥")).collect()
}
