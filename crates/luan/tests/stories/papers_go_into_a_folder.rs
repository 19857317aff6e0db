//! The appraisals of everybody go into a folder, each once, however often the run was broken off.

use std::collections::BTreeMap;
use std::path::Path;

use crate::story::{Ended, argument, folder, luan, town};

/// Whether the program that is called was built with the setter of pages.
const WITH_PDF: bool = cfg!(feature = "pdf");

fn papers(town: &Path, out: &Path, more: &[&str]) -> Ended {
    let books = town.join("rulebooks");
    let place = ["paper", "--from", argument(town), "--on", "2024-03-01", "--rulebooks", argument(&books), "--out", argument(out)];
    luan(&[&place[..], &["--issuer", "Ban Tổ chức", "--code", "BTCThU", "--place", "Vạn Sương"], more].concat())
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn a_run_that_was_broken_off_goes_on_and_doubles_nothing() {
    let (town, out) = (town("papers-town"), folder("papers-out"));
    let first = papers(&town, &out, &[]);
    assert_eq!(first.code, 0, "{}", first.err);
    let written = files(&out);
    let count = written.len() - 1;
    assert!(count > 100 && first.out.contains(&format!("Phiếu mới: {count};")), "{}", first.out);
    assert!(written.iter().all(|(name, bytes)| name == "danh-sach.csv" || name.ends_with(".docx") && bytes.starts_with(b"PK")));
    // Broken off: a file is gone, the last line of the list has no end, and something half written lies about.
    let gone = written.keys().find(|name| name.starts_with("phieu")).unwrap();
    std::fs::remove_file(out.join(gone)).unwrap();
    let list = String::from_utf8(written["danh-sach.csv"].clone()).unwrap();
    std::fs::write(out.join("danh-sach.csv"), &list[..list.len() - 9]).unwrap();
    std::fs::write(out.join("dang-ghi.tmp"), "PK").unwrap();
    let second = papers(&town, &out, &[]);
    assert!(second.out.contains(&format!("Phiếu mới: 2; đã có và không đổi: {};", count - 2)), "{}", second.out);
    let again = files(&out);
    assert_eq!(again.keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
    assert_eq!(again["danh-sach.csv"], written["danh-sach.csv"]);
    // What says something else is written anew, and nothing beside it.
    let other = papers(&town, &out, &["--person", "CB0042", "--holder", "Trưởng ban"]);
    assert!(other.out.contains("Phiếu mới: 1; đã có và không đổi: 0;"), "{}", other.out);
    assert_eq!(files(&out).len(), written.len());
}

#[test]
fn a_folder_with_other_things_and_nobody_of_that_name_are_refused() {
    let (town, out) = (town("papers-refused-town"), folder("papers-refused"));
    let nobody = papers(&town, &out, &["--person", "CB0042", "--person", "KHONG-CO", "--person", "CUNG-KHONG"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.err.contains("KHONG-CO") && nobody.err.contains("CUNG-KHONG") && !nobody.err.contains("CB0042"), "{}", nobody.err);
    std::fs::write(out.join("thu.txt"), "của ai đó").unwrap();
    let taken = papers(&town, &out, &[]);
    assert_eq!(taken.code, 1, "{}", taken.err);
    assert_eq!(files(&out).len(), 1);
}

#[test]
fn as_pdf_where_the_program_can_and_otherwise_it_says_what_to_do() {
    let (town, out) = (town("papers-pdf-town"), folder("papers-pdf"));
    let ended = papers(&town, &out, &["--kind", "pdf", "--person", "CB0042"]);
    if WITH_PDF {
        assert_eq!(ended.code, 0, "{}", ended.err);
        assert!(files(&out)["phieu-tham-dinh-CB0042.pdf"].starts_with(b"%PDF-1.7"));
    } else {
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains("không kèm bộ dàn trang PDF") && ended.err.contains("--features pdf"), "{}", ended.err);
        assert_eq!(files(&out).len(), 0);
    }
}
