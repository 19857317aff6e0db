//! Every rule of every rulebook brings its worked cases.

use toml_edit::DocumentMut;

use crate::files::{text, with_ending};

#[test]
fn every_rule_has_worked_cases() {
    let mut bare = Vec::new();
    for path in with_ending(&[".toml"]).into_iter().filter(|path| path.starts_with("rulebooks/") || path.starts_with("demo/rulebooks/")) {
        let book: DocumentMut = text(&path).parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        for rule in book.get("rule").and_then(|item| item.as_array_of_tables()).into_iter().flatten() {
            let outcomes: Vec<&str> = rule
                .get("case")
                .and_then(|item| item.as_array_of_tables())
                .into_iter()
                .flatten()
                .filter_map(|case| case.get("then").and_then(|then| then.as_str()))
                .collect();
            let missing = ["met", "not_met", "not_known"].into_iter().filter(|outcome| !outcomes.contains(outcome));
            let id = rule.get("id").and_then(|id| id.as_str()).unwrap_or("?");
            bare.extend(missing.map(|outcome| format!("{path}: {id} has no case for {outcome}")));
        }
    }
    assert_eq!(bare, Vec::<String>::new());
}
