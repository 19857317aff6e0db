//! A PDF, damaged anywhere: streams are not packed, so that damage reaches what is drawn.

/// A page with a font that says its letters, a form, and objects that are packed together.
const PDF: &str = "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Rotate 0>> endobj\n\
3 0 obj <</Type/Page/Contents[4 0 R]/Resources<</Font<</F 5 0 R/G 8 0 R>>/XObject<</X 7 0 R>>>>>> endobj\n\
4 0 obj <</Length 155>> stream\nq 1 0 0 1 10 10 cm BT /F 10 Tf 50 700 Td (TINH UY) Tj 200 0 Td (DANG) Tj -200 -12 Td [(a) -300 (b)] TJ 200 0 Td <0041> Tj ET /X Do Q\nBI /W 1 ID ab EI BT /G 9 Tf (KO) ' ET\nendstream endobj\n\
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Bold/ToUnicode 6 0 R/FirstChar 65/Widths[700 600]>> endobj\n\
6 0 obj <</Length 99>> stream\n1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange\nendstream endobj\n\
7 0 obj <</Subtype/Form/Matrix[1 0 0 1 0 -40]/Length 30>> stream\nBT /F 10 Tf (duoi) Tj ET /X Do\nendstream endobj\n\
8 0 obj <</Subtype/Type0/DescendantFonts[<</DW 500/W[1[500] 3 9 400]>>]/Encoding<</Differences[65/a]>>>> endobj\n\
9 0 obj <</Type/ObjStm/N 1/First 5/Filter/ASCIIHexDecode/Length 26>> stream\n31 30 20 30 20 3C 3C 3E 3E>\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let packed = [
        b"%PDF-1.5 4 0 obj <</Filter[/A85/LZW/RL]/DecodeParms[null<</Predictor 12/Columns 3>>]>> stream\n".as_slice(),
        b"J,g]g3$]7K!<<~>",
        b"\nendstream endobj 1 0 obj <</Type/Page/Contents 4 0 R>> endobj",
    ];
    vec![PDF.as_bytes().to_vec(), packed.concat()]
}

pub(crate) fn fuzz_one(data: &[u8]) {
    super::document_text::read(data);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        let text = paperwork::documents::open("document", &seeds()[0]).unwrap();
        assert!(text.lines.iter().any(|line| line.text == "duoi"), "{:?}", text.lines);
        assert!(text.lines.iter().any(|line| line.text.contains("TINH UY")), "{:?}", text.lines);
    }
}
