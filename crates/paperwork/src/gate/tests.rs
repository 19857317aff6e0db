//! Hostile workbooks: each is built here, and each is turned back after few bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{CHUNK, TurnedBack, inspect};
use crate::limits::*;
use crate::problem::FileFault;

/// A container with these entries.
fn container(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn turned_back(bytes: &[u8]) -> TurnedBack {
    inspect(bytes).expect_err("this must not pass the gate")
}

/// Writes another number over every place where the directory and the local header of an entry say its unpacked size.
fn with_declared_size(mut bytes: Vec<u8>, real: u32, declared: u32) -> Vec<u8> {
    let (real, declared) = (real.to_le_bytes(), declared.to_le_bytes());
    for at in 0..bytes.len() - 4 {
        let in_header = bytes[..at].len() >= 22 && (bytes[at - 22..].starts_with(b"PK\x03\x04") || at >= 24 && bytes[at - 24..].starts_with(b"PK\x01\x02"));
        if in_header && bytes[at..].starts_with(&real) {
            bytes[at..at + 4].copy_from_slice(&declared);
        }
    }
    bytes
}

#[test]
fn an_honest_workbook_passes_and_is_counted() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "id").unwrap().write_number(1, 0, 5).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let seen = inspect(&bytes).unwrap();
    assert_eq!(seen.cells, 2);
    assert!(seen.unpacked > 0);
}

#[test]
fn a_bomb_is_refused_before_a_byte_of_it_is_unpacked() {
    let zeros = vec![b' '; 64 << 20];
    let bytes = container(&[("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bytes.len() < 100_000);
    assert_eq!(turned_back(&bytes), TurnedBack { fault: FileFault::Beyond(Limit::UnpackedRatio), unpacked: 0 });
}

#[test]
fn a_bomb_whose_directory_lies_is_refused_at_the_first_byte_too_many() {
    let size = 64u32 << 20;
    let bytes = with_declared_size(container(&[("xl/worksheets/sheet1.xml", &vec![b' '; size as usize])]), size, 1_000);
    let refused = turned_back(&bytes);
    // The container reader notices too; whichever of the two comes first, little was unpacked.
    assert!(matches!(refused.fault, FileFault::LyingSize(_) | FileFault::BrokenContainer(_)), "{:?}", refused.fault);
    assert!(refused.unpacked <= CHUNK as u64, "{}", refused.unpacked);
}

#[test]
fn many_entries_are_refused_before_the_directory_is_read() {
    let names: Vec<String> = (0..=ZIP_ENTRIES).map(|number| format!("xl/{number}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    assert_eq!(turned_back(&container(&entries)), TurnedBack { fault: FileFault::Beyond(Limit::ZipEntries), unpacked: 0 });
}

#[test]
fn paths_that_lead_outside_and_doubled_names_are_refused() {
    for name in ["../../etc/passwd", "xl/../../a.xml", "/xl/a.xml", "C:\\a.xml", "xl\\a.xml", "xl/a\u{7}.xml"] {
        assert_eq!(turned_back(&container(&[(name, b"<a/>")])).fault, FileFault::EntryName(name.to_owned()), "{name}");
    }
    let doubled = turned_back(&container(&[("xl/a.xml", b"<a/>"), ("xl/A.xml", b"<a/>")]));
    assert_eq!(doubled.fault, FileFault::EntryName("xl/a.xml".to_owned()));
}

#[test]
fn entities_external_links_and_other_encodings_are_refused() {
    let billion = br#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>"#;
    assert!(matches!(turned_back(&container(&[("xl/sharedStrings.xml", billion)])).fault, FileFault::ForbiddenMarkup(_)));
    let link = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>"#;
    assert_eq!(turned_back(&container(&[("xl/_rels/workbook.xml.rels", link)])).fault, FileFault::ExternalLink);
    let utf16: Vec<u8> = "<!DOCTYPE a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(turned_back(&container(&[("xl/workbook.xml", &utf16)])).fault, FileFault::MarkupEncoding(_)));
}

#[test]
fn a_million_columns_are_refused_after_the_first_few() {
    let mut sheet = b"<worksheet><sheetData><row r=\"1\">".to_vec();
    (0..1_000_000).for_each(|number| sheet.extend_from_slice(format!("<c><v>{number}</v></c>").as_bytes()));
    sheet.extend_from_slice(b"</row></sheetData></worksheet>");
    let refused = turned_back(&container(&[("xl/worksheets/sheet1.xml", &sheet)]));
    assert_eq!(refused.fault, FileFault::Beyond(Limit::Columns));
    assert!(refused.unpacked < sheet.len() as u64 / 10, "{}", refused.unpacked);
}

#[test]
fn claims_that_would_make_the_reader_set_memory_aside_are_refused() {
    let strings = br#"<sst uniqueCount="9223372036854775807"><si><t>a</t></si></sst>"#;
    assert!(matches!(turned_back(&container(&[("xl/sharedStrings.xml", strings)])).fault, FileFault::BrokenSheet(_)));
    let backwards = br#"<worksheet><dimension ref="XFD1048576:A1"/></worksheet>"#;
    assert!(matches!(turned_back(&container(&[("xl/worksheets/sheet1.xml", backwards)])).fault, FileFault::BrokenSheet(_)));
    let format = format!("<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts></styleSheet>", "0".repeat(10_000));
    assert_eq!(turned_back(&container(&[("xl/styles.xml", format.as_bytes())])).fault, FileFault::Beyond(Limit::TagBytes));
}

#[test]
fn what_is_no_workbook_is_refused_in_words() {
    assert_eq!(turned_back(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).fault, FileFault::OldOrLocked);
    assert!(matches!(turned_back(b"PK\x03\x04 and nothing more").fault, FileFault::BrokenContainer(_)));
    assert!(matches!(turned_back(b"").fault, FileFault::BrokenContainer(_)));
    let mut trailing = container(&[("a.xml", b"<a/>")]);
    trailing.extend_from_slice(b"more");
    assert!(matches!(turned_back(&trailing).fault, FileFault::BrokenContainer(_)));
}

mod every_byte {
    use super::*;
    use proptest::prelude::*;

    fn small_workbook() -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("people").unwrap();
        for (at, name) in ["id", "name", "sex", "birth"].iter().enumerate() {
            sheet.write_string(0, at as u16, *name).unwrap();
        }
        sheet.write_string(1, 0, "CB1").unwrap().write_formula(1, 1, "=A1").unwrap();
        book.save_to_buffer().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Whatever is done to the bytes, reading ends with a register or a refusal, never with a crash.
        #[test]
        fn damaged_workbooks_never_crash_the_reader(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
            let mut bytes = small_workbook();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let options = crate::import::Options::new(register::Day::new(2026, 1, 1).unwrap());
            crate::import::workbook(&bytes, &options);
        }

        /// The same with the markup damaged and packed again, so that the damage reaches the spreadsheet reader.
        #[test]
        fn damaged_markup_never_crashes_the_reader(part in any::<prop::sample::Index>(), changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>\"'/=&; A1:09-\x00\xff".to_vec())), 1..6)) {
            let bytes = small_workbook();
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
            let mut parts = Vec::new();
            for number in 0..archive.len() {
                let mut entry = archive.by_index(number).unwrap();
                let mut content = Vec::new();
                std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
                parts.push((entry.name().unwrap().into_owned(), content));
            }
            let part = part.index(parts.len());
            for (at, byte) in changes {
                let at = at.index(parts[part].1.len());
                parts[part].1[at] = byte;
            }
            let entries: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            let options = crate::import::Options::new(register::Day::new(2026, 1, 1).unwrap());
            crate::import::workbook(&container(&entries), &options);
        }
    }
}
