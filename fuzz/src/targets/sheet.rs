//! The markup of one sheet, damaged inside a sound container: what lies behind the checks of the container.

use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;

use paperwork::export;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The first sheet of a workbook, as its container names it.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// An honest workbook, which every damaged sheet is put into.
fn honest() -> &'static [u8] {
    static BOOK: OnceLock<Vec<u8>> = OnceLock::new();
    BOOK.get_or_init(|| export::workbook(&sample::nasty(1).0).expect("a small register fits into a workbook"))
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(honest())).expect("an honest workbook opens");
    let names = [SHEET, "xl/worksheets/sheet6.xml", "xl/sharedStrings.xml"];
    let part = |name: &&str| {
        let mut text = Vec::new();
        archive.by_name(name).ok()?.read_to_end(&mut text).ok()?;
        Some(text)
    };
    names.iter().filter_map(part).collect()
}

pub(crate) fn fuzz_one(data: &[u8]) {
    super::xlsx::fuzz_one(&with_sheet(data).expect("a container in memory can be written"));
}

/// The honest workbook with another first sheet.
fn with_sheet(data: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(honest()))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let entry = archive.by_index_raw(number)?;
        if entry.name().is_ok_and(|name| name == SHEET) {
            drop(entry);
            writer.start_file(SHEET, SimpleFileOptions::default())?;
            writer.write_all(data)?;
        } else {
            writer.raw_copy_file(entry)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}
