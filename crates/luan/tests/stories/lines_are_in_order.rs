//! Verdicts come sorted by subject and rule, with the keys of the exchange format in order, the same bytes on any number of threads.

use crate::story::{argument, done, folder, key, program};

const KEYS: [&str; 9] = ["subject", "rule", "effect", "outcome", "on", "facts", "missing", "citation", "says"];

fn office() -> std::path::PathBuf {
    let folder = folder("lines-office");
    done(&["generate", "--posts", "300", "--people", "9000", "--seed", "7", "--out", argument(&folder)]);
    folder
}

#[test]
fn verdicts_are_sorted_and_the_same_on_any_number_of_threads() {
    let office = office();
    let arguments = ["review", "--from", argument(&office), "--on", "2026-11-21"];
    let on_threads = |count: &str| program(&arguments).env("RAYON_NUM_THREADS", count).output().unwrap().stdout;
    let whole = on_threads("1");
    assert!(whole == on_threads("4"), "one thread and four give different bytes");
    let text = String::from_utf8(whole).unwrap();
    let lines: Vec<(&str, &str)> = text.lines().map(|line| (key(line, "subject"), key(line, "rule"))).collect();
    assert!(lines.len() > 9_000, "a review of nine thousand people has more lines than {}", lines.len());
    assert!(lines.is_sorted_by(|a, b| a < b), "not sorted, or a subject and a rule meet twice");
    for line in text.lines().take(500) {
        let places: Vec<usize> = KEYS.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("no {key} in {line}"))).collect();
        assert!(places.is_sorted(), "{line}");
    }
}

#[test]
fn the_same_verdicts_as_rows_and_as_lines() {
    let town = crate::story::town("lines-town");
    let books = town.join("rulebooks");
    let arguments = ["review", "--from", argument(&town), "--on", "2024-03-01", "--rulebooks", argument(&books), "--format"];
    let json = done(&[&arguments[..], &["json"]].concat());
    let csv = done(&[&arguments[..], &["csv"]].concat());
    assert_eq!(json.lines().count() + 1, csv.lines().count());
    for (line, row) in json.lines().zip(csv.lines().skip(1)) {
        let start = [key(line, "subject"), key(line, "rule"), key(line, "effect"), key(line, "outcome"), key(line, "on")].join(",");
        assert!(row.starts_with(&start), "{row}\n{line}");
    }
}
