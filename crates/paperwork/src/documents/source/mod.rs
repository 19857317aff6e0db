//! Opening a document: which kind of file it is, by its bytes, and its lines.
//!
//! Files are hostile until read. Nothing in one is run, followed or fetched; every loop counts against a limit of [`limits`](super::limits), and nothing recurses deeper than a limit says.

mod docx;
mod emphasis;
mod gather;
mod grid;
mod html;
mod kind;
mod letters;
mod pdf;
mod plain;
mod refusal;
mod tables;
mod typed;

use super::limits::{FILE_BYTES, Limit};
use super::lines::Text;
use kind::Kind;
pub use refusal::{Foreign, Reason, Refusal};

/// Reads a document of any known kind. What the file is, its bytes say; `name` is for the message.
///
/// ```
/// let text = paperwork::documents::open("tin.txt", "**KẾ HOẠCH**\n\nSố:   12-KH/TU".as_bytes()).unwrap();
/// assert_eq!(text.lines[0].text, "KẾ HOẠCH");
/// assert!(text.lines[0].bold && !text.lines[2].bold);
/// assert_eq!(text.lines[2].text, "Số:\t12-KH/TU");
/// ```
pub fn open(name: &str, bytes: &[u8]) -> Result<Text, Refusal> {
    read(bytes).map_err(|reason| Refusal { file: name.into(), reason })
}

fn read(bytes: &[u8]) -> Result<Text, Reason> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(Reason::Beyond(Limit::FileBytes));
    }
    let text = match kind::of(bytes)? {
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Container => docx::read(bytes)?,
        Kind::Html(text) => html::read(&text)?,
        Kind::Plain(text) => plain::read(&text)?,
    };
    if text.lines.iter().all(|line| line.text.is_empty()) { Err(Reason::NoText) } else { Ok(text) }
}

#[cfg(test)]
mod tests;
