//! A zipped exchange folder: its tables and workbooks, taken out within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{broken, check_directory, check_end_record};
use crate::files::{Loaded, is_data};
use crate::limits::Limit;
use crate::problem::FileFault;

/// What a file is, by its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Container {
    Workbook,
    OpenDocument,
    Folder,
}

/// The files inside a zipped folder, no more than so many bytes together; none where the file is no such folder, but a table or a workbook itself.
///
/// Folders inside are left out of the names, what is no table is passed over, and what spreadsheet programs leave behind is too. A zip inside stays as it is: it is no workbook, and is refused when it is read.
pub fn unpack(bytes: &[u8], bytes_max: u64) -> Result<Option<Vec<Loaded>>, FileFault> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    check_end_record(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let names = check_directory(&mut archive)?;
    match kind_of(&names) {
        Container::Workbook => return Ok(None),
        Container::OpenDocument => return Err(FileFault::OpenDocument),
        Container::Folder => {}
    }
    let mut files: Vec<Loaded> = Vec::new();
    let mut left = bytes_max;
    for (number, path) in names.iter().enumerate() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let hidden = name.starts_with(['~', '.']) || path.starts_with("__MACOSX/");
        if hidden || !is_data(name) {
            continue;
        }
        if files.iter().any(|file| file.name.to_lowercase() == name.to_lowercase()) {
            return Err(FileFault::EntryName(path.clone()));
        }
        let entry = archive.by_index(number).map_err(broken)?;
        let mut bytes = Vec::new();
        entry.take(left + 1).read_to_end(&mut bytes).map_err(|error| FileFault::BrokenContainer(format!("{path}: {error}")))?;
        left = left.checked_sub(bytes.len() as u64).ok_or(FileFault::Beyond(Limit::UnpackedBytes))?;
        files.push(Loaded { name: name.to_owned(), bytes });
    }
    if files.is_empty() { Err(FileFault::NoTables) } else { Ok(Some(files)) }
}

fn kind_of(names: &[String]) -> Container {
    let has = |name: &str| names.iter().any(|entry| entry == name);
    if has("[Content_Types].xml") {
        Container::Workbook
    } else if has("mimetype") && has("content.xml") {
        Container::OpenDocument
    } else {
        Container::Folder
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zipped_folder_gives_its_tables_and_nothing_else() {
        let bytes = zipped(&[
            ("folder/people.csv", b"id"),
            ("folder/~$people.csv", b"lock"),
            ("__MACOSX/folder/._people.csv", b"fork"),
            ("folder/read me.pdf", b"words"),
            ("folder/UNITS.XLSX", b"PK"),
        ]);
        let files = unpack(&bytes, 100).unwrap().unwrap();
        assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["people.csv", "UNITS.XLSX"]);
        assert_eq!(files[0].bytes, b"id");
    }

    #[test]
    fn what_is_no_folder_is_left_alone_and_what_is_too_much_is_refused() {
        assert_eq!(unpack(b"id,name", 100), Ok(None));
        assert_eq!(unpack(&zipped(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"")]), 100), Ok(None));
        assert_eq!(unpack(&zipped(&[("mimetype", b""), ("content.xml", b"")]), 100), Err(FileFault::OpenDocument));
        assert_eq!(unpack(&zipped(&[("a.pdf", b"x")]), 100), Err(FileFault::NoTables));
        assert_eq!(unpack(&zipped(&[("a.csv", &[b'x'; 60]), ("b.csv", &[b'x'; 60])]), 100), Err(FileFault::Beyond(Limit::UnpackedBytes)));
        assert_eq!(unpack(&zipped(&[("a/x.csv", b"1"), ("b/X.csv", b"2")]), 100), Err(FileFault::EntryName("b/X.csv".to_owned())));
        assert_eq!(unpack(&zipped(&[("../people.csv", b"1")]), 100), Err(FileFault::EntryName("../people.csv".to_owned())));
        let bomb = zipped(&[("people.csv", &vec![b'0'; 4 << 20])]);
        assert_eq!(unpack(&bomb, 1 << 30), Err(FileFault::Beyond(Limit::UnpackedRatio)));
    }
}
