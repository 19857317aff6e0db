//! The licences of what we build on are those that `deny.toml` allows.

use std::process::Command;

use toml_edit::DocumentMut;

use crate::files::{root, text};

fn allowed() -> Vec<String> {
    let deny: DocumentMut = text("deny.toml").parse().unwrap();
    deny["licenses"]["allow"].as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// Whether a licence expression can be satisfied with allowed licences; `OR` binds less than `AND`, an old `/` means `OR`.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let flat = expression.replace('/', " OR ");
    let any = |part: &str| top_level(part, " AND ").iter().all(|part| is_term_allowed(part, allowed));
    top_level(&flat, " OR ").iter().any(|part| any(part))
}

fn is_term_allowed(term: &str, allowed: &[String]) -> bool {
    match term.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_allowed(inner, allowed),
        None => allowed.iter().any(|known| known == term),
    }
}

/// The parts between a word where it stands outside of parentheses.
fn top_level<'a>(expression: &'a str, word: &str) -> Vec<&'a str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in expression.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 && expression[at..].starts_with(word) {
            parts.push(expression[start..at].trim());
            start = at + word.len();
        }
    }
    parts.push(expression[start..].trim());
    parts
}

#[test]
fn licences_are_allowed() {
    let host = String::from_utf8(Command::new("rustc").arg("-vV").current_dir(root()).output().unwrap().stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // What other platforms would need was never downloaded here.
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata = String::from_utf8(output.stdout).unwrap();
    let allowed = allowed();
    let mut expressions: Vec<&str> =
        metadata.match_indices("\"license\":\"").map(|(at, found)| metadata[at + found.len()..].split('"').next().unwrap()).collect();
    expressions.sort_unstable();
    expressions.dedup();
    assert!(expressions.len() > 3, "the licences were not found in what cargo says");
    let refused: Vec<&&str> = expressions.iter().filter(|expression| !is_allowed(expression, &allowed)).collect();
    assert_eq!(refused, Vec::<&&str>::new());
}

#[test]
fn alternatives_and_sums_of_licences_are_understood() {
    let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
    for (expression, expected) in [
        ("MIT OR GPL-3.0", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("GPL-3.0", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}
