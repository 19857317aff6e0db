//! Words that do not belong in the project, and names that say nothing.

use crate::files::{text, with_ending};

/// Notes to oneself, and paths of one machine.
const FORBIDDEN: [&str; 8] = ["TODO", "FIXME", "XXX", "#[allow(", "#![allow(", "/home/", "/work/", "/Users/"];

/// Names of files that would hold anything.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "common", "manager", "misc"];

/// The one file that has to name the words.
const THIS: &str = "crates/xtask/tests/tidy/words.rs";

#[test]
fn no_forbidden_words() {
    let mut found = Vec::new();
    for path in with_ending(&[".rs", ".md", ".toml", ".py", ".mjs", ".sh", ".csv", "luan"]) {
        if path == THIS {
            continue;
        }
        for (number, line) in text(&path).lines().enumerate() {
            found.extend(FORBIDDEN.iter().filter(|word| line.contains(**word)).map(|word| format!("{path}:{}: {word}", number + 1)));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_file_is_named_after_nothing() {
    let stem = |path: &String| path.rsplit('/').next().unwrap().split('.').next().unwrap().to_owned();
    let empty: Vec<String> = with_ending(&[".rs", ".py", ".mjs"]).into_iter().filter(|path| EMPTY_NAMES.contains(&stem(path).as_str())).collect();
    assert_eq!(empty, Vec::<String>::new());
}
