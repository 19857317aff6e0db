//! The files of the project, as the tests of the house see them.

use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 4] = ["target", ".git", "data", "node_modules"];

/// The top of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate stands two folders below the top").to_owned()
}

/// Every file with one of these endings, by its path from the top, in order.
pub(crate) fn with_ending(endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root(), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter_map(|path| path.strip_prefix(root()).expect("walked from the top").to_str().map(str::to_owned))
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let skipped = SKIPPED.contains(&name) || name.starts_with("target-") || name == "__pycache__";
        if path.is_dir() && !skipped && !path.is_symlink() {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

/// The text of a file by its path from the top.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The stems of the files of a folder with an ending, in order; `mod` left out. Empty when there is no such folder.
pub(crate) fn stems(folder: &str, ending: &str) -> Vec<String> {
    let under = format!("{folder}/");
    let inside = |path: &String| path.strip_prefix(&under).and_then(|name| name.strip_suffix(ending)).map(str::to_owned);
    with_ending(&[ending]).iter().filter_map(inside).filter(|stem| !stem.contains('/') && stem != "mod").collect()
}
