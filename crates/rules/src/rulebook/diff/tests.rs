use super::*;
use crate::rulebook::books;

fn between(a: &str, b: &str) -> Vec<Difference> {
    let books = books::all();
    let book = |symbol: &str| books.iter().find(|book| book.document.symbol == symbol).unwrap();
    diff(book(a), book(b))
}

#[test]
fn a_book_does_not_differ_from_itself() {
    for book in books::all() {
        assert_eq!(diff(&book, &book), []);
    }
}

#[test]
fn what_is_added_one_way_is_dropped_the_other() {
    let (there, back) = (between("80-QĐ/TW", "377-QĐ/TW"), between("377-QĐ/TW", "80-QĐ/TW"));
    let of = |found: &[Difference], change: Change| found.iter().filter(|found| found.change == change).map(|found| found.about.clone()).collect::<Vec<_>>();
    assert_eq!(of(&there, Change::Added), of(&back, Change::Dropped));
    assert!(of(&there, Change::Added).contains(&"declared".to_owned()));
}

#[test]
fn two_regulations_one_after_the_other() {
    let lines = |a: &str, b: &str| between(a, b).iter().map(|found| found.words().join("\n")).collect::<Vec<_>>().join("\n");
    let text = [lines("98-QĐ/TW", "65-QĐ/TW"), lines("80-QĐ/TW", "377-QĐ/TW"), lines("205-QĐ/TW", "114-QĐ/TW")].join("\n\n");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(text) });
}
