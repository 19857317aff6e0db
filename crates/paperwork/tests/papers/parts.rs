//! A file for Word, opened: its parts as trees.

use std::io::{Cursor, Read};

use test_papers::xml::{Element, tree};

/// The parts of an archive, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut file = archive.by_index(number).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// A part as a tree.
pub(crate) fn part(bytes: &[u8], name: &str) -> Element {
    let parts = parts(bytes);
    let text = &parts.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no part {name}")).1;
    tree(text)
}
