//! A paper for Word: real styles, real tables whose headers come again, page numbers from the second page on. The same paper gives the same bytes.

mod body;
mod parts;
mod styles;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::WriteError;
use crate::papers::document::Document;

/// The bytes of a `.docx` file.
pub fn docx(document: &Document) -> Result<Vec<u8>, WriteError> {
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::properties(&document.title)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/styles.xml", styles::xml(document.profile)),
        ("word/header-first.xml", parts::FIRST_HEADER.to_owned()),
        ("word/header.xml", parts::HEADER.to_owned()),
        ("word/footer.xml", parts::footer(&document.footing)),
        ("word/document.xml", body::xml(document)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(ROOM_BYTES)));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Room for a usual paper, so that its bytes are not moved while they are written.
const ROOM_BYTES: usize = 16 * 1024;
