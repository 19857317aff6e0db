//! Files that were made to do harm, through the real wizard: each is answered in words, and the server stays well.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use super::office::{Office, Served, Visitor, row};
use crate::access::Role;

/// How far the memory of the process may grow over all of them, in MiB.
const GROWTH_MAX: u64 = 1_500;

/// A container with these entries.
fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook whose one sheet has this markup, and more parts.
fn book_with(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    entries.extend_from_slice(more);
    zipped(&entries)
}

/// A sheet around some rows.
fn sheet(inside: &str) -> String {
    format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{inside}</sheetData></worksheet>"#)
}

fn cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn headed(second: &str) -> String {
    let headers: String = [("A1", "id"), ("B1", "name"), ("C1", "sex"), ("D1", "birth")].iter().map(|(place, text)| cell(place, text)).collect();
    sheet(&format!(r#"<row r="1">{headers}</row>{second}"#))
}

const HEAD: &str = "id,name,sex,birth\n";

/// A file and its name.
type Hostile = (String, Vec<u8>);

fn named(name: &str, bytes: impl Into<Vec<u8>>) -> Hostile {
    (name.to_owned(), bytes.into())
}

fn containers() -> Vec<Hostile> {
    let zeros = vec![b'0'; 20 << 20];
    let inner = zipped(&[("people.csv", &zeros)]);
    let nested = (0..6).fold(zipped(&[("people.csv", HEAD.as_bytes())]), |inner, level| zipped(&[(&format!("level{level}.zip"), &inner)]));
    let good = book_with(&headed(""), &[]);
    let many: Vec<(String, Vec<u8>)> = (0..5_000).map(|number| (format!("f{number}.csv"), b"x".to_vec())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut lying = good.clone();
    let at = lying.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    lying[at + 24..at + 28].copy_from_slice(&3u32.to_le_bytes());
    let mut trailing = good.clone();
    trailing.extend_from_slice(&vec![0; 70_000]);
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 40].iter_mut().for_each(|byte| *byte ^= 0x5a);
    let mut encrypted = good.clone();
    let first = encrypted.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    encrypted[first + 8] |= 1;
    vec![
        named("bomb.zip", inner.clone()),
        named("bomb.xlsx", book_with(&sheet(&" ".repeat(20 << 20)), &[])),
        named("nested.zip", nested),
        named("bomb-in-zip.zip", zipped(&[("inner.zip", &inner)])),
        named("workbook-in-zip-is-zip.zip", zipped(&[("people.xlsx", &inner)])),
        named("traversal.zip", zipped(&[("../../../etc/people.csv", HEAD.as_bytes())])),
        named("absolute.zip", zipped(&[("/etc/people.csv", HEAD.as_bytes())])),
        named("backslash.zip", zipped(&[("..\\people.csv", HEAD.as_bytes())])),
        named("twice.zip", zipped(&[("a/people.csv", HEAD.as_bytes()), ("b/PEOPLE.csv", HEAD.as_bytes())])),
        named("control.zip", zipped(&[("peo\u{7}ple.csv", HEAD.as_bytes())])),
        named("many.zip", zipped(&many)),
        named("empty.zip", zipped(&[])),
        named("truncated.xlsx", &good[..good.len() / 2]),
        named("no-end.xlsx", &good[..good.len() - 10]),
        named("trailing.xlsx", trailing),
        named("flipped.xlsx", flipped),
        named("encrypted.xlsx", encrypted),
        named("lying.xlsx", lying),
        named("magic-only.xlsx", &b"PK\x03\x04"[..]),
        named("old.xls", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 4_096]].concat()),
        named("document.ods", zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")])),
        named("word.docx", zipped(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", b"<w/>")])),
    ]
}

fn workbooks() -> Vec<Hostile> {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>"#;
    let external = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>"#;
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let wide: String = (0..3_000).map(|_| r#"<c t="n"><v>1</v></c>"#).collect();
    let attributes: String = (0..5_000).fold(String::new(), |mut all, number| {
        let _ = write!(all, " a{number}=\"1\"");
        all
    });
    let strings = format!(r#"<sst count="4000000000" uniqueCount="4000000000">{}</sst>"#, "<si><t>x</t></si>".repeat(10));
    let macros: &[(&str, &[u8])] = &[("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open Shell")];
    let link: &[(&str, &[u8])] = &[("xl/externalLinks/externalLink1.xml", b"<externalLink/>")];
    let formula = r#"<row r="2"><c r="A2"><f>HYPERLINK("file:///x","y")</f><v>1</v></c><c r="B2"><f>cmd|' /C calc'!A0</f><v>2</v></c></row>"#;
    let loose = BOOK.replace("rId1", "rId9");
    let padded = " ".repeat(400);
    let tall: String = (1..=700_000).map(|row| format!("<row r=\"{row}\">{padded}</row>")).collect();
    vec![
        named("tall.xlsx", book_with(&sheet(&tall), &[])),
        named("laughs.xlsx", book_with(laughs, &[])),
        named("external.xlsx", book_with(external, &[])),
        named("broken.xlsx", book_with("<worksheet><sheetData><row", &[])),
        named("no-markup.xlsx", book_with("\u{0}\u{1}\u{2}", &[])),
        named("deep.xlsx", book_with(&deep, &[])),
        named("far-row.xlsx", book_with(&sheet(r#"<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>"#), &[])),
        named("far-column.xlsx", book_with(&headed(r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#), &[])),
        named("beyond-column.xlsx", book_with(&headed(r#"<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>"#), &[])),
        named("backwards.xlsx", book_with(&headed(r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#), &[])),
        named("dimension.xlsx", book_with(&headed("").replace("<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#), &[])),
        named("dimension-back.xlsx", book_with(&headed("").replace("<sheetData>", r#"<dimension ref="Z9:A1"/><sheetData>"#), &[])),
        named("wide.xlsx", book_with(&sheet(&format!(r#"<row r="1">{wide}</row>"#)), &[])),
        named("attributes.xlsx", book_with(&sheet(&format!("<row{attributes}/>")), &[])),
        named("strings.xlsx", book_with(&headed(""), &[("xl/sharedStrings.xml", strings.as_bytes())])),
        named("macros.xlsm", book_with(&headed(""), macros)),
        named("linked.xlsx", book_with(&headed(""), link)),
        named("formulas.xlsx", book_with(&headed(formula), &[])),
        named("no-sheet.xlsx", zipped(&[("[Content_Types].xml", TYPES.as_bytes()), ("xl/workbook.xml", loose.as_bytes())])),
        named("utf16-parts.xlsx", book_with(&String::from_utf8_lossy(&sheet("").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()), &[])),
        named("long-cell.xlsx", book_with(&headed(&format!(r#"<row r="2">{}</row>"#, cell("A2", &"x".repeat(200_000)))), &[])),
        named("nan.xlsx", book_with(&headed(r#"<row r="2"><c r="A2"><v>NaN</v></c><c r="D2"><v>1e308</v></c></row>"#), &[])),
    ]
}

fn texts() -> Vec<Hostile> {
    let csv = |rows: &str| format!("{HEAD}{rows}").into_bytes();
    let wide = vec![b','; 1_000_000];
    let tcvn3 = [HEAD.as_bytes(), b"CB1,U\xfb ban nh\xa9n d\xa9n,nam,1970\nCB2,\xa7\xb6ng u\xfb x\xb7,nam,1970\n"].concat();
    let mixed = "id,name,sex,birth\nCB1,Nguyeãn Vaên Huøng,nam,1970\nCB2,Nguyễn Văn Hùng,nam,1970\nCB3,Uû ban nh©n d©n,nam,1970\n";
    let alike: String = (0..200_000).map(|number| format!("CB{number},A,?,1970\n")).collect();
    let same: String = "CB1,A,nam,1970\n".repeat(100_000);
    vec![
        named("people.csv", &b""[..]),
        named("people.csv", vec![0; 1 << 20]),
        named("people.csv", wide),
        named("people.csv", csv(&format!("CB1,{},nam,1970\n", "x".repeat(5 << 20)))),
        named("people.csv", csv("CB1,\"never closed,nam,1970\n")),
        named("people.csv", csv("=1+1,@SUM(A1),+cmd|' /C calc'!A0,-2\n\t=x,\r=y,nam,1970\n")),
        named("people.csv", csv("CB\u{0}1,A\u{1b}[31m,nam,1970\n")),
        named("people.csv", csv("CB\u{202e}1,\u{200b}A\u{feff},nam,1970\nCB1,A,nam,1970\n")),
        named("people.csv", csv("<script>alert(1)</script>,\"<img src=x onerror=alert(1)>\",nam,1970\n")),
        named("people.csv", &b"id,name,sex,birth\nCB1,\xff\xfe\xfa,nam,1970\n"[..]),
        named("people.csv", tcvn3),
        named("people.csv", mixed.as_bytes()),
        named("people.csv", &b"id,id,name,name,sex,birth\n1,2,3,4,nam,1970\n"[..]),
        named("people.csv", csv(&alike)),
        named("people.csv", csv(&same)),
        named("people.csv", csv("CB1,A,nam,99999999999999999999\nCB2,B,nam,-1\nCB3,C,nam,0000-00-00\n")),
        named(
            "people.csv",
            [&[0xff, 0xfe][..], &"id\tname\tsex\tbirth\nCB1\tA\tnam\t1970\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat(),
        ),
        named("people.csv", &[0xff, 0xfe, 0x00][..]),
        named("people.csv", "\n".repeat(2 << 20)),
        named("people.csv", "\"\n".repeat(1 << 20)),
        named("../../../../etc/passwd", csv("CB1,A,nam,1970\n")),
        named("people\u{202e}vsc.exe", csv("CB1,A,nam,1970\n")),
        named(&"x".repeat(3_000), csv("CB1,A,nam,1970\n")),
        named("units.csv", &b"id,name,kind,level,parent\nU1,A,department,province,U2\nU2,B,department,province,U1\nU3,C,department,province,U3\n"[..]),
        named("image.png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
        named("program.exe", &b"MZ\x90\0\x03"[..]),
    ]
}

fn town() -> Served {
    let office = Office::sqlite();
    office.rows(&[row("units", "id=U name=Tỉnh_ủy kind=party_committee level=province")]);
    office.found(&[("nhap".to_owned(), Role::Specialist, "U", None)]);
    office.serve()
}

/// What the kernel says of this process, in MiB.
fn memory(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(key)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1_024
}

/// Walks a file through every step but the last.
fn walk(visitor: &mut Visitor, (name, bytes): &Hostile) {
    let title: String = name.chars().take(40).collect();
    let sent = visitor.post_files("/import", &[(name, bytes)]);
    let said = |body: &str| body.contains("</main>") && body.contains("<html lang=\"vi\">");
    if sent.status != 303 {
        assert!([413, 422].contains(&sent.status) && said(&sent.body), "{title}: {} {}", sent.status, sent.body);
        assert!(sent.body.contains("role=\"alert\"") || sent.body.contains("Gửi lên quá nhiều"), "{title}: {}", sent.body);
        return;
    }
    for step in ["", "/fix", "/check"] {
        let page = visitor.get(&format!("{}{step}", sent.location));
        assert!(page.status == 200 && said(&page.body), "{title}{step}: {} {}", page.status, page.body);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{title}: what is typed is never markup");
    }
    assert_eq!(visitor.get(&format!("{}/errors", sent.location)).status, 200, "{title}");
    assert_eq!(visitor.post(&format!("{}/drop", sent.location), &[]).status, 303, "{title}");
}

#[test]
fn hostile_files_are_answered_in_words_and_the_server_stays_well() {
    let served = town();
    let mut visitor = served.signed("nhap");
    let files: Vec<Hostile> = [containers(), workbooks(), texts()].concat();
    assert!(files.len() >= 50, "{}", files.len());
    let before = memory("VmRSS:");
    let length = served.office.open_log_length();
    for file in &files {
        walk(&mut visitor, file);
        assert_eq!(visitor.get("/health").body, "ok\n", "{}", file.0);
    }
    assert_eq!(served.office.open_log_length(), length, "nothing was written");
    let growth = memory("VmHWM:").saturating_sub(before);
    assert!(growth < GROWTH_MAX, "{growth} MiB");
    assert!(served.office.vault.ids("import-file").unwrap().is_empty(), "nothing is left of what was thrown away");
}

#[test]
fn forms_that_are_none_and_files_that_are_too_many_are_told() {
    let served = town();
    let mut visitor = served.signed("nhap");
    let form = visitor.form.clone();
    let part = |name: &str, text: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let file = "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"people.csv\"\r\n\r\nid\r\n";
    let whole = format!("{}{file}--edge--\r\n", part("form", &form));
    for (kind, body, status) in [
        ("text/plain", whole.clone(), 415),
        ("multipart/form-data", whole.clone(), 415),
        ("multipart/form-data; boundary=other", whole.clone(), 400),
        ("multipart/form-data; boundary=edge", whole[..whole.len() - 12].to_owned(), 400),
        ("multipart/form-data; boundary=edge", format!("{file}--edge--\r\n"), 403),
        ("multipart/form-data; boundary=edge", format!("{}--edge--\r\n", part("form", &form)), 422),
        ("multipart/form-data; boundary=edge", format!("{}{}--edge--\r\n", part("form", &form), file.repeat(41)), 413),
        ("multipart/form-data; boundary=edge", format!("{}{}{file}--edge--\r\n", part("form", &form), part("more", &"x".repeat(2 << 20))), 413),
        ("multipart/form-data; boundary=edge", format!("{}{}--edge--\r\n", part("form", &form), file.replace("id\r\n", &"x".repeat(33 << 20))), 413),
    ] {
        let answer = visitor.post_bytes("/import", kind, body.as_bytes());
        assert!(answer.status == status && answer.body.contains("</main>"), "{kind}: {} instead of {status}: {}", answer.status, answer.body);
    }
    // A hundred megabytes of nothing, and files where none are taken.
    let large = visitor.post_files("/import", &[("people.csv", &vec![0; 100 << 20])]);
    assert!(large.status == 413 && large.body.contains("tối đa 32 MiB"), "{} {}", large.status, large.body);
    assert_eq!(visitor.post_files("/export", &[("people.csv", b"id")]).status, 415);
    assert_eq!(visitor.get("/health").body, "ok\n");
    let mut stranger = served.stranger();
    let answer = stranger.post_bytes("/import", "multipart/form-data; boundary=edge", whole.as_bytes());
    assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in"));
}
