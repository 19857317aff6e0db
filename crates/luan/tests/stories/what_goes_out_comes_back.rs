//! Export and import change nothing, by folder and by workbook.

use std::collections::BTreeMap;
use std::path::Path;

use crate::story::{argument, done, folder, town};

fn tables(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let tables = entries.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    tables.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn a_folder_comes_back_as_it_went_out() {
    let town = town("round-town");
    let (once, twice, from_book) = (folder("round-once"), folder("round-twice"), folder("round-from-book"));
    done(&["import", argument(&town), "--out", argument(&once)]);
    done(&["import", argument(&once), "--out", argument(&twice)]);
    assert_eq!(tables(&once), tables(&twice));
    let book = folder("round-book").join("town.xlsx");
    done(&["export", "--from", argument(&once), "--xlsx", argument(&book)]);
    done(&["import", argument(&book), "--out", argument(&from_book)]);
    assert_eq!(tables(&once), tables(&from_book));
    assert!(tables(&once)["people.csv"].lines().count() > 100);
}
