//! A document of Word: the container damaged anywhere, and its markup damaged before it is packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// The name under which damaged markup is packed, by the first byte of an input.
const PARTS: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
/// What every part begins with.
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let body = format!(
        "<w:document {NAMESPACE}><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>TỈNH ỦY</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
         <w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
         <w:r><w:rPr><w:b/><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>KÕ ho¹ch</w:t><w:tab/><w:br/></w:r><w:del><w:r><w:t>cũ</w:t></w:r></w:del></w:p></w:body></w:document>"
    );
    let styles =
        format!("<w:styles {NAMESPACE}><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:rPr><w:b/></w:rPr></w:style></w:styles>");
    let numbering = format!(
        "<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/>\
         <w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let parts = [body, styles, numbering].map(String::into_bytes);
    let whole = packed(&[(PARTS[0], &parts[0]), (PARTS[1], &parts[1]), (PARTS[2], &parts[2])]);
    parts.into_iter().chain([whole]).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    super::document_text::read(data);
    if !data.starts_with(b"PK") {
        let honest = seeds();
        let name = PARTS[data.len() % PARTS.len()];
        let parts: Vec<(&str, &[u8])> = PARTS.iter().zip(&honest).map(|(part, bytes)| (*part, if *part == name { data } else { bytes.as_slice() })).collect();
        super::document_text::read(&packed(&parts));
    }
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("the name of a part fits into a container");
        archive.write_all(bytes).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        let text = paperwork::documents::open("document", &seeds()[3]).unwrap();
        assert_eq!(text.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["TỈNH ỦY", "", "i. Kế hoạch"]);
    }
}
