//! Documents of Word, as Word writes them and as we do not.

use super::build::{container, docx, paragraph, part};
use super::{lines, read};
use crate::Encoding;

#[test]
fn what_was_deleted_hidden_or_is_no_text_is_left_out_and_what_was_inserted_is_kept() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Một </w:t></w:r><w:del><w:r><w:delText>hai</w:delText><w:t>hai</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>ba</w:t><w:tab/><w:t>bốn</w:t><w:br/><w:t>năm</w:t></w:r></w:ins></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>chữ hoa</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12/3</w:t></w:r></w:p>\
        <w:moveFrom><w:p><w:r><w:t>đi</w:t></w:r></w:p></w:moveFrom>";
    assert_eq!(lines(&docx(body, &[])), ["Một ba⇥bốn", "năm", "CHỮ HOA", "12/3"]);
    assert_eq!(read(&docx(body, &[])).lines[1].number, 1);
}

#[test]
fn cells_stand_one_behind_the_other_and_boxes_behind_their_paragraph() {
    let cell = |text: &str| format!("<w:tc>{}{}</w:tc>", paragraph(text), paragraph("*"));
    let body = format!("{}<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}", paragraph("trước"), cell("trái"), cell("phải"), paragraph("sau"));
    assert_eq!(lines(&docx(&body, &[])), ["trước", "", "trái", "*", "", "phải", "*", "", "sau"]);
    let boxed = "<w:p><w:r><w:t>ngoài</w:t><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(lines(&docx(boxed, &[])), ["ngoài", "trong"]);
}

#[test]
fn numbers_that_word_writes_by_itself_stand_before_their_paragraphs() {
    let level = |at: u32, format: &str, text: &str| {
        format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
    };
    let levels = [
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "decimal", "%2.%4."),
        level(4, "bullet", "\u{f02d}"),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"3\">{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>\
         <w:num w:numId=\"8\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>",
        levels.concat()
    );
    let item = |list: u32, level: u32, text: &str| {
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"Muc\"/></w:pPr><w:r><w:t>kiểu</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>không</w:t></w:r></w:p>";
    let body = [(7, 0, "A"), (7, 1, "B"), (7, 1, "C"), (7, 2, "D"), (7, 3, "E"), (7, 4, "F"), (7, 0, "G"), (7, 1, "H"), (8, 0, "K")]
        .map(|(list, level, text)| item(list, level, text))
        .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"Goc\"/></w:style>";
    let bytes = docx(&(body + styled), &[("word/numbering.xml", part("numbering", &numbering)), ("word/styles.xml", part("styles", styles))]);
    assert_eq!(lines(&bytes), ["I. A", "1. B", "2. C", "a) D", "2.1. E", "- F", "II. G", "1. H", "IX. K", "X. kiểu", "không"]);
}

#[test]
fn letters_under_fonts_from_before_unicode_are_read_run_by_run() {
    let run = |font: &str, text: &str| format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let runs =
        [run(".VnTimeH", "kÕ ho¹ch "), run(".VnTime", "l\u{ad}u tr÷ "), run("VNI-Times", "Ñaûng u"), run("VNI-Times", "ûy "), run("Times New Roman", "Hoà")]
            .concat();
    let text = read(&docx(&format!("<w:p>{runs}</w:p>"), &[]));
    assert_eq!(text.lines[0].text, "KẾ HOẠCH lưu trữ Đảng ủy Hoà");
    assert_eq!(text.encoding, Some(Encoding::Tcvn3Capitals));
}

#[test]
fn bold_is_said_by_runs_by_styles_and_not_of_half_a_line() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Dam\"><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Chu\"><w:rPr><w:b w:val=\"1\"/></w:rPr></w:style>";
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Dam\"/></w:pPr><w:r><w:t>C</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Dam\"/></w:pPr><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>d</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:rStyle w:val=\"Chu\"/></w:rPr><w:t>E</w:t></w:r></w:p>";
    let text = read(&docx(body, &[("word/styles.xml", part("styles", styles))]));
    assert_eq!(text.lines.iter().map(|line| line.bold).collect::<Vec<_>>(), [true, false, true, false, true]);
}

#[test]
fn footnotes_stand_at_the_end_and_the_words_where_the_container_says() {
    let notes = format!("<w:footnote w:type=\"separator\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>", paragraph("vạch"), paragraph("chú thích"));
    let relations = b"<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/tai-lieu.xml\"/></Relationships>";
    let words = part("document", &format!("<w:body>{}</w:body>", paragraph("lời văn")));
    let bytes = container(&[("_rels/.rels", relations), ("word/tai-lieu.xml", &words), ("word/footnotes.xml", &part("footnotes", &notes))]);
    assert_eq!(lines(&bytes), ["lời văn", "", "chú thích"]);
}
