//! Who turns when a number changes are exactly those about whom two reviews differ.

use std::collections::BTreeMap;

use crate::story::{argument, done, folder, key, town};

/// Outcomes by subject, of one rule.
fn outcomes(review: &str) -> BTreeMap<&str, &str> {
    review.lines().map(|line| (key(line, "subject"), key(line, "outcome"))).collect()
}

#[test]
fn who_turns_is_the_difference_of_two_reviews() {
    let town = town("what-if-town");
    let changed = folder("what-if-books");
    let (name, text) = (town.join("rulebooks/kh-21-thu-2023.toml"), "kh.toml");
    let book = std::fs::read_to_string(&name).unwrap();
    let symbol = book.lines().find_map(|line| line.strip_prefix("symbol")).unwrap().split('"').nth(1).unwrap().to_owned();
    let two_terms = book.find("id         = \"two-terms\"").expect("the town has a rule of two terms");
    let params = two_terms + book[two_terms..].find("months = 96").expect("two terms are 96 months");
    // Worked cases stand on the old number: they are not run by a review.
    let shorter = format!("{}months = 60{}", &book[..params], &book[params + "months = 96".len()..]);
    std::fs::write(changed.join(text), shorter).unwrap();
    let rule = format!("{symbol}#two-terms");
    let review = |books: &std::path::Path| {
        done(&["review", "--from", argument(&town), "--on", "2024-03-01", "--subject", "person", "--rule", &rule, "--rulebooks", argument(books)])
    };
    let (before, after) = (review(&town.join("rulebooks")), review(&changed));
    let (before, after) = (outcomes(&before), outcomes(&after));
    let expected: BTreeMap<&str, (&str, &str)> =
        before.iter().filter(|(subject, outcome)| after[*subject] != **outcome).map(|(subject, outcome)| (*subject, (*outcome, after[subject]))).collect();
    assert!(!expected.is_empty(), "the town has heads between five and eight years");
    let set = format!("{rule}.months=60");
    let told = done(&[
        "what-if",
        "--from",
        argument(&town),
        "--on",
        "2024-03-01",
        "--set",
        &set,
        "--rulebooks",
        argument(&town.join("rulebooks")),
        "--format",
        "json",
    ]);
    let turned: BTreeMap<&str, (&str, &str)> = told.lines().map(|line| (key(line, "subject"), (key(line, "before"), key(line, "after")))).collect();
    assert_eq!(turned, expected);
}
