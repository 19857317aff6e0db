//! A verdict that is opened says what its line in the review says, and shows how it came about.

use crate::story::{argument, done, key, luan, town};

#[test]
fn a_verdict_opens_to_its_line() {
    let town = town("why-town");
    let books = town.join("rulebooks");
    let place = ["--from", argument(&town), "--on", "2024-03-01", "--rulebooks", argument(&books)];
    let review = done(&[&["review"][..], &place].concat());
    let mut seen = std::collections::BTreeMap::new();
    for line in review.lines() {
        seen.entry((key(line, "rule"), key(line, "outcome"))).or_insert(line);
    }
    assert!(seen.len() > 8, "the town shows many rules with many outcomes: {:?}", seen.keys());
    for line in seen.values() {
        let (subject, rule) = (key(line, "subject"), key(line, "rule"));
        let opened = done(&[&["why", subject, rule, "--format", "json"][..], &place].concat());
        assert!(opened.starts_with(line.strip_suffix('}').unwrap()), "{opened}\n{line}");
        let told = done(&[&["why", subject, rule][..], &place].concat());
        let (document, clause) = (key(line, "document"), key(line, "clause"));
        assert!(told.contains(document) && told.contains(clause), "{told}");
        if key(line, "outcome") == "not_known" {
            assert!(told.contains("giấy tờ cần hỏi:"), "{told}");
        }
    }
}

#[test]
fn a_rule_that_is_not_there_is_said_with_the_nearest() {
    let town = town("why-town-2");
    let ended = luan(&["why", "person:CB0001", "two-terms", "--from", argument(&town), "--on", "2025-06-01"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("#two-terms"), "{}", ended.err);
}
