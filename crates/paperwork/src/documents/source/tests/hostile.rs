//! Files that want to do harm: each is read or refused with little work. The tests run on the small stack of a thread, so that what recurses without end fails here.

use std::fmt::Write;

use super::build::{container, docx, packed, page, paragraph, part, pdf, stream};
use super::{Reason, lines, refused};
use crate::documents::limits::*;
use crate::documents::source::open;
use crate::limits as gate;
use crate::problem::FileFault;

const WESTERN: &str = "<</Type/Font/Subtype/TrueType/BaseFont/Times>>";
/// A thread of a web server has 2 MiB; here is less.
const STACK_BYTES: usize = 512 << 10;

/// Runs on a small stack.
fn on_a_small_stack(test: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, test).unwrap();
        thread.join().unwrap();
    });
}

#[test]
fn files_and_texts_that_are_too_long() {
    assert_eq!(refused(&vec![b'a'; 100 << 20]), Reason::Beyond(Limit::FileBytes));
    assert_eq!(refused("chữ\n".repeat(5 << 20).as_bytes()), Reason::Beyond(Limit::TextBytes));
    assert_eq!(refused(&vec![b'\n'; 2 << 20]), Reason::Beyond(Limit::Lines));
    assert_eq!(refused("chữ ".repeat(LINE_CHARS as usize).as_bytes()), Reason::Beyond(Limit::LineChars));
}

#[test]
fn stars_without_end_are_read_in_time() {
    for text in ["*a ".repeat(60_000), "**a ".repeat(40_000), "*".repeat(190_000), "*a\n".repeat(300_000), "_a\n".repeat(300_000)] {
        assert!(open("a", text.as_bytes()).is_ok());
    }
}

#[test]
fn tables_without_end_are_read_as_lines() {
    let heads = "<tr><td>Nội dung<td>Chủ trì<td>Thời hạn";
    let page = |rows: String| format!("<html><body><table>{heads}{rows}</table></body></html>");
    let long = "chữ ".repeat(5_000);
    let tables = [
        (page("<tr><td>Rà soát<td>Sở Nội vụ<td>2026".repeat(1_000)), 1),
        (page("<tr><td>Rà soát<td>Sở Nội vụ<td>2026".repeat(TABLE_CELLS / 3)), 0),
        (page(format!("<tr><td rowspan=65534>{long}<td>Sở Nội vụ<td>2026{}", "<tr><td>Sở Nội vụ<td>2026".repeat(20_000))), 0),
        (page("<tr><td rowspan=65534 colspan=4000000000>Rà soát<td rowspan=4000000000>2026".repeat(100)), 0),
        (page("<td>Rà soát".repeat(TABLE_COLUMNS + 1)), 0),
        ("<html><body>".to_owned() + &"<table><tr><td>a".repeat(60_000), 0),
        (page(format!("<tr><td>{}", "<table>".repeat(60_000) + &"</table>".repeat(60_000))), 0),
        ("<html><body>a".to_owned() + &"</td></tr></table>".repeat(60_000), 0),
    ];
    for (page, known) in tables {
        let text = open("a", page.as_bytes()).unwrap();
        assert_eq!(text.tables.len(), known, "{}", &page[..200.min(page.len())]);
        for document in &crate::documents::reading::read(&text).documents {
            crate::documents::passages_of(&text, document);
        }
    }
    let merged = format!("<w:tr><w:tc>{}</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/><w:vMerge/></w:tcPr></w:tc></w:tr>", paragraph("Chủ trì"));
    let lengthened = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>".repeat(40_000);
    let bytes = docx(&format!("<w:tbl>{}</w:tbl><w:tbl>{lengthened}</w:tbl>{}", merged.repeat(1_000), paragraph("a")), &[]);
    assert_eq!(open("a", &bytes).unwrap().tables.len(), 1);
}

#[test]
fn containers_that_unpack_to_too_much() {
    let spaces = vec![b' '; 64 << 20];
    assert_eq!(refused(&container(&[("word/document.xml", &spaces)])), Reason::Container(FileFault::Beyond(gate::Limit::UnpackedRatio)));
    // Under the ratio, but too much all the same.
    let mut noise = 1u32;
    let mixed: Vec<u8> = (0..PART_BYTES as usize + 1)
        .map(|at| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if at % 64 == 0 { b'a' + (noise >> 28) as u8 } else { b' ' }
        })
        .collect();
    assert_eq!(refused(&container(&[("word/document.xml", &mixed)])), Reason::Beyond(Limit::PartBytes));
    let names: Vec<String> = (0..=gate::ZIP_ENTRIES).map(|number| format!("word/{number}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    assert_eq!(refused(&container(&entries)), Reason::Container(FileFault::Beyond(gate::Limit::ZipEntries)));
    assert!(matches!(refused(&container(&[("../word/document.xml", b"<a/>")])), Reason::Container(FileFault::EntryName(_))));
    let mut cut = docx(&paragraph("a"), &[]);
    cut.truncate(cut.len() / 2);
    assert!(matches!(refused(&cut), Reason::Container(_)));
    // A container inside a container is no document.
    let inner = docx(&paragraph("a"), &[]);
    assert!(matches!(refused(&container(&[("word/document.xml", &inner)])), Reason::BrokenPart(_)));
}

#[test]
fn entries_that_lie_about_their_size_or_lie_over_one_another() {
    let honest = docx(&paragraph("a"), &[]);
    for at in (0..honest.len() - 4).filter(|&at| honest[at..].starts_with(b"PK\x01\x02") || honest[at..].starts_with(b"PK\x03\x04")) {
        let field = at + if honest[at..].starts_with(b"PK\x01\x02") { 24 } else { 22 };
        let mut lying = honest.clone();
        lying[field..field + 4].copy_from_slice(&5u32.to_le_bytes());
        // Whether it is read or refused, no more than the file has comes of it.
        let _ = open("a", &lying);
    }
    // A second entry that points at the bytes of the first.
    let two = container(&[("word/document.xml", &part("document", "")), ("word/styles.xml", &part("styles", ""))]);
    let directory: Vec<usize> = (0..two.len() - 4).filter(|&at| two[at..].starts_with(b"PK\x01\x02")).collect();
    let mut overlapping = two.clone();
    let offset: [u8; 4] = two[directory[0] + 42..directory[0] + 46].try_into().unwrap();
    overlapping[directory[1] + 42..directory[1] + 46].copy_from_slice(&offset);
    assert!(open("a", &overlapping).is_err());
}

#[test]
fn markup_that_defines_entities_nests_or_breaks_off() {
    let document = |text: &str| container(&[("word/document.xml", text.as_bytes())]);
    let billion = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    for text in [billion, outside, "<a>&unknown;</a>", "<a><b></a>", "<a>", "<a b=\"", "<a>&#0;</a>"] {
        assert!(matches!(refused(&document(text)), Reason::BrokenPart(_)), "{text}");
    }
    on_a_small_stack(|| {
        for tag in ["w:p", "w:tbl", "w:r"] {
            let deep = format!("<{tag}>").repeat(100_000);
            assert_eq!(refused(&docx(&deep, &[])), Reason::Beyond(Limit::XmlDepth));
        }
    });
    assert_eq!(refused(&docx(&format!("<w:p w:a=\"{}\"/>", "a".repeat(TAG_BYTES as usize)), &[])), Reason::Beyond(Limit::TagBytes));
    let many: String = (0..4_000).fold(String::new(), |mut all, number| {
        write!(all, " a{number}=\"\"").unwrap();
        all
    });
    assert_eq!(refused(&docx(&format!("<w:pPr{many}/>"), &[])), Reason::NoText);
}

#[test]
fn styles_in_a_ring_and_labels_without_end() {
    let styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";
    let body =
        "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"4000000000\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"8\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
        "%9".repeat(5_000)
    );
    let read = lines(&docx(&body.repeat(3), &[("word/styles.xml", part("styles", styles)), ("word/numbering.xml", part("numbering", &numbering))]));
    assert!(read.len() == 3 && read.iter().all(|line| line.len() < 300));
}

#[test]
fn pages_of_a_million_open_tags() {
    on_a_small_stack(|| {
        for tag in ["<div>", "<b>", "<ol>", "<table><tr><td>", "<nav>", "<p", "<li", "<a href='"] {
            let page = format!("<html><p>lời văn</p>{}", tag.repeat(1_000_000));
            assert_eq!(lines(page.as_bytes())[0], "lời văn", "{tag}");
        }
        let attributes: String = (0..500_000).fold("<html><p".to_owned(), |mut all, number| {
            write!(all, " a{number}").unwrap();
            all
        });
        assert_eq!(lines(format!("{attributes}>lời văn").as_bytes()), ["lời văn"]);
    });
}

#[test]
fn pdf_files_that_lead_in_circles() {
    on_a_small_stack(|| {
        let text = stream("", b"BT /F 10 Tf 50 700 Td (a) Tj ET /X Do");
        let ring = [
            b"<</Pages 2 0 R>>".to_vec(),
            b"<</Kids[3 0 R 2 0 R 3 0 R]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>".to_vec(),
            b"<</Type/Page/Contents[4 0 R 7 0 R]/Parent 3 0 R>>".to_vec(),
            text,
            WESTERN.as_bytes().to_vec(),
            // A form that draws itself, twice each time.
            stream("/Subtype/Form", b"/X Do /X Do BT /F 10 Tf 50 600 Td (b) Tj ET"),
            b"7 0 R".to_vec(),
        ];
        assert_eq!(lines(&pdf(&ring))[0], "a");
        assert_eq!(refused(&pdf(&[b"1 0 R".to_vec()])), Reason::BrokenPdf);
        // A table of references that points at itself is not even looked at.
        let prev = [&page("BT /F 10 Tf (a) Tj ET", WESTERN)[..], b"xref\n0 1\ntrailer <</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"].concat();
        assert_eq!(lines(&prev), ["a"]);
        // A stream of objects that holds itself.
        let inside = b"2 0 3 5 <<>> <<>>";
        let own = [b"2 0 obj ".as_slice(), &stream("/Type/ObjStm/N 2/First 8/Extends 2 0 R", inside), b" endobj"].concat();
        assert_eq!(refused(&[b"%PDF-1.7 ".as_slice(), &own].concat()), Reason::BrokenPdf);
    });
}

#[test]
fn pdf_files_that_nest_or_unpack_to_too_much() {
    on_a_small_stack(|| {
        for open in ["[", "<<", "<</A", "<</A[", "(", "1 0 obj [", "1 0 obj ("] {
            let deep = format!("%PDF-1.7 1 0 obj {}", open.repeat(1_000_000));
            assert_eq!(refused(deep.as_bytes()), Reason::BrokenPdf, "{open}");
        }
    });
    // Fifty million bytes in fifty thousand, and the same packed once more.
    let bomb = packed(&vec![b' '; STREAM_BYTES as usize + 1]);
    let objects =
        |contents: Vec<u8>| pdf(&[b"<</Pages 2 0 R>>".to_vec(), b"<</Kids[3 0 R]>>".to_vec(), b"<</Contents 4 0 R/Resources<<>>>>".to_vec(), contents]);
    assert_eq!(refused(&objects(stream("/Filter/FlateDecode", &bomb))), Reason::Beyond(Limit::StreamBytes));
    assert_eq!(refused(&objects(stream("/Filter[/FlateDecode/FlateDecode]", &packed(&bomb)))), Reason::Beyond(Limit::StreamBytes));
    // Each stream is small enough; all of them together are not.
    let half = stream("/Filter/FlateDecode", &packed(&vec![b' '; 48 << 20]));
    let many = pdf(&[b"<</Pages 2 0 R>>".to_vec(), b"<</Kids[3 0 R]>>".to_vec(), format!("<</Contents[{}]>>", "4 0 R ".repeat(50)).into_bytes(), half]);
    assert_eq!(refused(&many), Reason::Beyond(Limit::StreamsBytes));
}

#[test]
fn pdf_files_with_pages_and_letters_without_end() {
    let kids = format!("<</Kids[{}]>>", "<<>>".repeat(PAGES as usize + 1));
    assert_eq!(refused(&pdf(&[b"<</Pages 2 0 R>>".to_vec(), kids.into_bytes()])), Reason::Beyond(Limit::Pages));
    let letters = format!("BT /F 10 Tf ({}) Tj ET", "a".repeat(PAGE_LETTERS as usize + 1));
    assert_eq!(refused(&page(&letters, WESTERN)), Reason::Beyond(Limit::PageLetters));
    // Forms that draw each other twice, forty deep: a billion letters of two thousand bytes.
    let mut laughs = vec![
        b"<</Pages 2 0 R>>".to_vec(),
        format!("<</Kids[3 0 R]/Resources<</Font<</F 5 0 R>>/XObject<<{}>>>>>>", (6..46).map(|at| format!("/X{at} {at} 0 R")).collect::<String>()).into_bytes(),
        b"<</Contents 4 0 R>>".to_vec(),
        stream("", b"/X6 Do"),
        WESTERN.as_bytes().to_vec(),
    ];
    laughs.extend((6..46).map(|at| stream("/Subtype/Form", format!("BT /F 10 Tf 50 700 Td (a) Tj ET {}", format!("/X{} Do ", at + 1).repeat(20)).as_bytes())));
    assert_eq!(refused(&pdf(&laughs)), Reason::Beyond(Limit::Steps));
    // Widths for all codes, again and again.
    let widths = format!("<</Subtype/Type0/DescendantFonts[<</W[{}]>>]>>", "0 65535 9 ".repeat(80_000));
    assert_eq!(refused(&page("BT /F 10 Tf <0001> Tj ET", &widths)), Reason::Beyond(Limit::Steps));
    // Rows and rows of two pieces, none of which is a column.
    let rows = (0..20_000).fold(String::from("BT /F 1 Tf "), |mut all, row| {
        write!(all, "1 0 0 1 0 {row} Tm (a) Tj 1 0 0 1 9 {row} Tm (b) Tj ").unwrap();
        all
    });
    assert!(matches!(open("a", page(&rows, WESTERN).as_slice()).map_err(|refusal| refusal.reason), Ok(_) | Err(Reason::Beyond(Limit::Steps))));
}
