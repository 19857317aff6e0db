//! Builds files by hand, so that each can be as wrong as its test needs.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A container with these entries.
pub(super) fn container(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A part of a document with this inside its first element.
pub(super) fn part(root: &str, inside: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {NAMESPACE}>{inside}</w:{root}>").into_bytes()
}

/// A document with this body, and these other parts.
pub(super) fn docx(body: &str, others: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let mut entries = vec![("word/document.xml", document.as_slice())];
    entries.extend(others.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    container(&entries)
}

/// A paragraph with one run.
pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A PDF of these objects, numbered from 1, with a table of references that nobody needs. The first is the root.
pub(super) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        out.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    out.extend_from_slice(b"trailer <</Root 1 0 R>>\n%%EOF\n");
    out
}

/// A stream with these words in its dictionary.
pub(super) fn stream(words: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{words}/Length {}>>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of one page with this drawn on it, in a font of the Western letters.
pub(super) fn page(drawn: &str, font: &str) -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("", drawn.as_bytes()),
        font.as_bytes().to_vec(),
    ])
}

/// Bytes packed as zlib packs them.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}
