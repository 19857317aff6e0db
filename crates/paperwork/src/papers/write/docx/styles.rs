//! The styles of a paper as Word keeps them: an office changes one, and every paragraph of its kind follows.

use std::fmt::Write;

use super::parts::{DECLARATION, NAMESPACES};
use crate::papers::document::Style;
use crate::papers::look::{Align, Look};
use crate::papers::profile::Profile;
use crate::papers::write::xml::escape;

/// Twentieths of a point in ten metres: a millimetre has no whole number of them.
const TWIPS_IN_10_M: u32 = 566_929;

/// Millimetres in twentieths of a point.
pub(super) fn twips(millimetres: u32) -> u32 {
    (millimetres * TWIPS_IN_10_M + 5_000) / 10_000
}

/// The part `styles.xml`.
pub(super) fn xml(profile: &Profile) -> String {
    let mut out = String::with_capacity(12 * 1024);
    out.push_str(DECLARATION);
    out.push_str("<w:styles ");
    out.push_str(NAMESPACES);
    out.push('>');
    out.push_str(DEFAULTS);
    out.push_str(OURS_TO_BUILD_ON);
    for &style in Style::ALL {
        paragraph_style(&mut out, profile, style);
    }
    out.push_str("</w:styles>");
    out
}

const DEFAULTS: &str = concat!(
    "<w:docDefaults><w:rPrDefault><w:rPr>",
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>",
    "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>",
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
);

/// The plain paragraph, the header with the number of the page, the two kinds of table, and the paragraph between tables.
const OURS_TO_BUILD_ON: &str = concat!(
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Header\"><w:name w:val=\"header\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>",
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Gap\"><w:name w:val=\"Khoảng cách\"/><w:basedOn w:val=\"Normal\"/>",
    "<w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:style>",
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>",
    "<w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Sides\"><w:name w:val=\"Hai cột không kẻ\"/><w:basedOn w:val=\"TableNormal\"/></w:style>",
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>",
    "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
    "</w:tblBorders><w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/>",
    "<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
);

/// The id of a style in the file: headings and titles are those that Word knows, so that it can list them.
pub(super) fn id(style: Style) -> &'static str {
    match style {
        Style::Heading1 => "Heading1",
        Style::Heading2 => "Heading2",
        Style::Kind => "Title",
        Style::Subject => "Subtitle",
        other => other.id(),
    }
}

fn known_name(style: Style) -> Option<&'static str> {
    match style {
        Style::Heading1 => Some("heading 1"),
        Style::Heading2 => Some("heading 2"),
        Style::Kind => Some("Title"),
        Style::Subject => Some("Subtitle"),
        _ => None,
    }
}

fn paragraph_style(out: &mut String, profile: &Profile, style: Style) {
    let look = profile.look(style);
    let custom = if known_name(style).is_none() { " w:customStyle=\"1\"" } else { "" };
    out.push_str("<w:style w:type=\"paragraph\"");
    out.push_str(custom);
    out.push_str(" w:styleId=\"");
    out.push_str(id(style));
    out.push_str("\"><w:name w:val=\"");
    escape(out, known_name(style).unwrap_or(style.name()));
    out.push_str("\"/><w:basedOn w:val=\"Normal\"/>");
    if matches!(style, Style::Heading1 | Style::Heading2 | Style::Subject) {
        // Who writes on below a heading writes running text.
        out.push_str("<w:next w:val=\"body\"/>");
    }
    out.push_str("<w:qFormat/><w:pPr>");
    paragraph(out, look);
    match style {
        Style::Heading1 => out.push_str("<w:outlineLvl w:val=\"0\"/>"),
        Style::Heading2 => out.push_str("<w:outlineLvl w:val=\"1\"/>"),
        _ => {}
    }
    out.push_str("</w:pPr><w:rPr>");
    letters(out, look);
    out.push_str("</w:rPr></w:style>");
}

/// The order of elements is the schema's: Word refuses another.
fn paragraph(out: &mut String, look: Look) {
    if look.keeps_next {
        out.push_str("<w:keepNext/>");
    }
    // Writing into a string cannot fail.
    let _ = write!(out, "<w:spacing w:before=\"{}\" w:after=\"{}\"/>", look.before * 20, look.after * 20);
    if look.first_line + look.indent > 0 {
        let [left, first] = [look.indent, look.first_line].map(|length| (length * TWIPS_IN_10_M / 100 + 5_000) / 10_000);
        let _ = write!(out, "<w:ind w:left=\"{left}\" w:firstLine=\"{first}\"/>");
    }
    out.push_str(match look.align {
        Align::Left => "<w:jc w:val=\"left\"/>",
        Align::Centre => "<w:jc w:val=\"center\"/>",
        Align::Right => "<w:jc w:val=\"right\"/>",
        Align::Justify => "<w:jc w:val=\"both\"/>",
    });
}

fn letters(out: &mut String, look: Look) {
    if look.bold {
        out.push_str("<w:b/><w:bCs/>");
    }
    if look.italic {
        out.push_str("<w:i/><w:iCs/>");
    }
    let _ = write!(out, "<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", look.size);
}
