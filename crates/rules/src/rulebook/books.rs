//! The books of this repository, for tests.

use std::path::{Path, PathBuf};

use super::Rulebook;
use super::load::load_all;
use crate::language::{Diagnostic, render_all};
use crate::verdict::Lang;

/// File name and text of every book, the national ones and the demo's.
pub(crate) fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["rulebooks", "demo/rulebooks"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the repository has this folder");
        let path_of = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("the folder can be listed").path();
        paths.extend(entries.map(path_of).filter(|path| path.extension().is_some_and(|extension| extension == "toml")));
    }
    paths.sort();
    let name = |path: &Path| path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).expect("a book is text"))).collect()
}

/// Every book, and what is at fault with them.
pub(crate) fn read() -> (Vec<Rulebook>, Vec<Diagnostic>) {
    let files = files();
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    load_all(&borrowed)
}

/// Every book; a fault in one fails the test that asked.
pub(crate) fn all() -> Vec<Rulebook> {
    let (books, faults) = read();
    assert!(faults.is_empty(), "{}", render_all(&faults, Lang::En));
    books
}
