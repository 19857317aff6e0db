use proptest::prelude::*;

use super::{CASES_MAX, FILE_BYTES_MAX, RULES_MAX, load, load_all};
use crate::language::render_all;
use crate::rulebook::books;
use crate::verdict::Lang;

const BOOK: &str = r#"[document]
symbol   = "1-QĐ/TW"
title    = "Quy định mẫu"
issuer   = "Cơ quan mẫu"
level    = 2
issued   = 2020-01-01
in_force = { from = 2020-02-01 }
checked  = { on = 2026-01-01, note = "mẫu" }

[[rule]]
id         = "service-left"
clause     = "Điều 5"
topic      = "service-left"
subject    = "move"
effect     = "bar"
when       = "move.kind == 'rotation'"
require    = "person.service_left_months >= param.months"
param      = { months = 120 }
waiver     = { by = "authority", clause = "Điều 6", when = "move.purpose == 'other'" }
confidence = "verified"
says.vi    = "Còn ít nhất {param.months} tháng: còn {person.service_left_months} tháng"
says.en    = "At least {param.months} months: {person.service_left_months} left"

[[rule.case]]
name  = "đủ"
given = { "move.kind" = "rotation", "person.service_left_months" = 120 }
then  = "met"

[[rule.case]]
name  = "thiếu một tháng"
given = { "move.kind" = "rotation", "person.service_left_months" = 119 }
then  = "not_met"

[[rule.case]]
name  = "chưa rõ"
given = { "move.kind" = "rotation" }
then  = "not_known"

[[equivalence]]
id     = "E1"
clause = "Điều 7"
from   = ["A"]
to     = ["B", "C"]

[[stance]]
topic    = "extra-post"
clause   = "Điều 8"
says     = "forbids"
words.vi = "Không tăng chức danh"
words.en = "No extra post"

[retirement]
clause = "Điều 9"
ages = [
    { year = 2021, male = 723, female = 664 },
    { year = 2022, male = 726, female = 668 },
]
"#;

// The book with some of its text replaced; each text must be there.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BOOK.to_owned(), |book, (before, after)| {
        assert!(book.contains(before), "{before}");
        book.replacen(before, after, 1)
    })
}

// The messages about a book, in both languages.
fn refused(changes: &[(&str, &str)]) -> String {
    let (_, faults) = load_all(&[("mau.toml", &with(changes))]);
    assert!(!faults.is_empty(), "{changes:?}");
    format!("{}{}", render_all(&faults, Lang::Vi), render_all(&faults, Lang::En))
}

// One message after the other, each change made alone.
fn refused_each(changes: &[(&str, &str)]) -> String {
    changes.iter().map(|change| refused(&[*change])).collect::<Vec<_>>().join("\n")
}

// A snapshot without the expression that made it.
macro_rules! snapshot {
    ($text:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($text) })
    };
}

#[test]
fn the_books_of_the_repository_load() {
    assert!(books::all().len() >= 13);
}

#[test]
fn the_sample_loads() {
    let book = load("mau.toml", BOOK).unwrap_or_else(|faults| panic!("{}", render_all(&faults, Lang::En)));
    assert_eq!(book.rules[0].name, "1-QĐ/TW#service-left");
    assert_eq!(book.rules[0].in_force, book.document.in_force);
    assert_eq!(book.retirement.unwrap().ages.len(), 2);
}

#[test]
fn the_document_is_checked() {
    snapshot!(refused_each(&[
        ("symbol   = \"1-QĐ/TW\"", "symbl = \"1-QĐ/TW\""),
        ("title    = \"Quy định mẫu\"", "title = 5"),
        ("title    = \"Quy định mẫu\"", "title = \"  \""),
        ("level    = 2\n", ""),
        ("level    = 2", "level = 0"),
        ("issued   = 2020-01-01", "issued = \"2020-01-01\""),
        ("issued   = 2020-01-01", "issued = 2020-01-01T08:00:00"),
        ("issued   = 2020-01-01", "issued = 1020-01-01"),
        ("{ from = 2020-02-01 }", "{ form = 2020-02-01 }"),
        ("{ from = 2020-02-01 }", "{ from = 2020-02-01, until = 2020-02-01 }"),
        ("{ from = 2020-02-01 }", "2020-02-01"),
        ("level    = 2", "level = 2\nreplaces = [\"1-QĐ/TW\"]"),
        ("[document]", "[documnt]"),
        ("[document]", "[document"),
        ("title    = \"Quy định mẫu\"", "title = \"Quy định mẫu\"\ntitle = \"Hai\""),
    ]));
}

#[test]
fn rules_are_checked() {
    snapshot!(refused_each(&[
        ("clause     = \"Điều 5\"\n", ""),
        ("id         = \"service-left\"", "id = \"Service left\""),
        ("subject    = \"move\"", "subject = \"moves\""),
        ("effect     = \"bar\"", "effect = \"hard\""),
        ("confidence = \"verified\"\n", ""),
        ("topic ", "topik "),
        ("require    = \"person.service_left_months >= param.months\"\n", ""),
        ("person.service_left_months >= param.months\"", "person.servce_left_months >= param.months\""),
        ("\"move.kind == 'rotation'\"", "\"\"\"\n  move.kind == 'rotaton'\n  && person.in_planning\"\"\""),
        ("\"move.purpose == 'other'\"", "\"move.kind == 'transfer'\""),
        ("by = \"authority\"", "by = \"anyone\""),
        ("clause = \"Điều 6\", ", ""),
        ("{ months = 120 }", "{ months = 120, year = 10 }"),
        ("{ months = 120 }", "{ months = 1.5 }"),
        ("{ months = 120 }", "{ months = [120, \"a\"] }"),
        ("{ months = 120 }", "{ Months = 120 }"),
        ("{ months = 120 }", "{ months = [{ from = 2021-01-01, value = 120 }] }"),
        ("{ months = 120 }", "{ months = [{ from = 2020-01-01, value = 60 }, { from = 2019-01-01, value = 120 }] }"),
        ("{ months = 120 }", "{ months = [{ from = 2020-01-01, value = 60 }, { from = 2021-01-01, value = \"a\" }] }"),
        ("confidence = \"verified\"", "confidence = \"verified\"\nin_force = { from = 2019-01-01 }"),
        ("confidence = \"verified\"", "confidence = \"verified\"\nscope = { person_kinds = [\"cadres\"] }"),
        ("confidence = \"verified\"", "confidence = \"verified\"\npurpose = \"nonlocal\"\nper = \"person\""),
        ("confidence = \"verified\"", "confidence = \"verified\"\ncase = 3"),
    ]));
}

#[test]
fn words_are_checked() {
    snapshot!(refused_each(&[
        ("says.en    = \"At least {param.months} months: {person.service_left_months} left\"\n", ""),
        ("{param.months} tháng: còn", "{param.month} tháng: còn"),
        ("{person.service_left_months} left", "{person.service_left} left"),
        ("{person.service_left_months} left", "{post.seats} left"),
        ("{person.service_left_months} left", "{person.service_left_months left"),
        ("words.en = \"No extra post\"\n", ""),
    ]));
}

#[test]
fn cases_are_checked() {
    snapshot!(refused_each(&[
        ("then  = \"not_known\"", "then = \"unknown\""),
        ("then  = \"not_known\"", "then = \"met\""),
        ("then  = \"not_known\"", "then = \"waived\""),
        ("\"person.service_left_months\" = 119", "\"person.service_lef_months\" = 119"),
        ("\"person.service_left_months\" = 119", "\"person.service_left_months\" = \"119\""),
        ("\"person.service_left_months\" = 119", "\"person.service_left_months\" = 99999"),
        ("\"person.service_left_months\" = 119", "\"post.seats\" = 119"),
        ("\"move.kind\" = \"rotation\", \"person.service_left_months\" = 119", "\"move.kind\" = \"rotaton\""),
        ("name  = \"thiếu một tháng\"", "name = \"đủ\""),
        ("given = { \"move.kind\" = \"rotation\" }\n", ""),
        ("given = { \"move.kind\" = \"rotation\" }\n", "given = { \"move.kind\" = \"rotation\" }\non = 2019-01-01\n"),
    ]));
}

#[test]
fn the_other_parts_are_checked() {
    snapshot!(refused_each(&[
        ("from   = [\"A\"]", "from = []"),
        ("to     = [\"B\", \"C\"]", "to = \"B\""),
        ("id     = \"E1\"", "id = \"E1\"\nwhen = \"person.title == 3\""),
        ("says     = \"forbids\"", "says = \"forbid\""),
        ("year = 2022", "year = 2023"),
        ("male = 726", "male = 60"),
        ("clause = \"Điều 9\"\n", ""),
        ("[[equivalence]]", "[[equivalence]]\nid = \"E1\"\nclause = \"Điều 7\"\nfrom = [\"D\"]\nto = [\"E\"]\n\n[[equivalence]]"),
        ("[retirement]", "[retirment]"),
    ]));
}

#[test]
fn all_faults_of_all_files_come_at_once() {
    let first = with(&[
        ("level    = 2\n", ""),
        ("effect     = \"bar\"", "effect = \"hard\""),
        ("person.service_left_months >= param.months", "person.rank >= param.month"),
    ]);
    let second = with(&[("1-QĐ/TW", "2-QĐ/TW"), ("year = 2022", "year = 2024"), ("then  = \"met\"", "then = \"meets\"")]);
    let (books, faults) = load_all(&[("b.toml", &second), ("a.toml", &first)]);
    assert!(books.is_empty());
    snapshot!(render_all(&faults, Lang::En));
}

#[test]
fn what_replaces_meets_what_is_replaced() {
    let old = |until: &str| with(&[("{ from = 2020-02-01 }", &format!("{{ from = 2020-02-01{until} }}"))]);
    let new = with(&[("1-QĐ/TW", "2-QĐ/TW"), ("{ from = 2020-02-01 }", "{ from = 2022-01-01 }\nreplaces = [\"1-QĐ/TW\"]")]);
    let faults = |until: &str| load_all(&[("cu.toml", &old(until)), ("moi.toml", &new)]).1;
    assert!(faults(", until = 2022-01-01").is_empty());
    let said: Vec<String> = ["", ", until = 2021-12-31", ", until = 2022-01-02"].into_iter().map(|until| render_all(&faults(until), Lang::Vi)).collect();
    snapshot!(said.join("\n"));
}

#[test]
fn one_file_per_document() {
    let (books, faults) = load_all(&[("b.toml", BOOK), ("a.toml", BOOK)]);
    assert_eq!(books.len(), 1);
    snapshot!(render_all(&faults, Lang::En));
}

#[test]
fn books_come_by_symbol_whatever_the_order_of_the_files() {
    let other = with(&[("1-QĐ/TW", "0-QĐ/TW")]);
    for files in [[("a", BOOK), ("b", other.as_str())], [("b", other.as_str()), ("a", BOOK)]] {
        let symbols: Vec<String> = load_all(&files).0.into_iter().map(|book| book.document.symbol).collect();
        assert_eq!(symbols, ["0-QĐ/TW", "1-QĐ/TW"]);
    }
}

#[test]
fn limits_hold() {
    let message = |text: &str| load("f", text).unwrap_err()[0].message[1].clone();
    assert_eq!(message(&"#".repeat(FILE_BYTES_MAX + 1)), "the file is larger than 4194304 bytes");
    let said = load("f", &"[[rule]]\n".repeat(RULES_MAX + 1)).unwrap_err();
    assert!(said.iter().any(|fault| fault.message[1] == "more than 1000 rules in one file"));
    let case = "[[rule.case]]\nname = \"a\"\n".repeat(CASES_MAX + 1);
    let said = load("f", &with(&[("[[rule.case]]", &format!("{case}\n[[rule.case]]"))])).unwrap_err();
    assert!(said.iter().any(|fault| fault.message[1] == "more than 1000 cases of one rule"));
}

const VALUES: [&str; 12] = [
    "",
    "1",
    "-9999999999",
    "1.5",
    "true",
    "\"\"",
    "\"move.kind\"",
    "2020-01-01",
    "[]",
    "[1, \"a\"]",
    "{ from = 2020-01-01 }",
    "[{ from = 2020-01-01, value = [1] }]",
];

proptest! {
    #[test]
    fn no_text_makes_the_loader_fail(text in ".{0,200}") {
        let _ = load("f", &text);
    }

    // Lines dropped, doubled, moved, or given another value: the loader refuses or loads, and its messages can be shown.
    #[test]
    fn no_changed_book_makes_the_loader_fail(changes in prop::collection::vec((0usize..60, 0usize..4, 0usize..VALUES.len()), 1..6)) {
        let mut lines: Vec<String> = BOOK.lines().map(str::to_owned).collect();
        for (line, change, value) in changes {
            let line = line % lines.len();
            match change {
                0 => {
                    lines.remove(line);
                }
                1 => lines.insert(line, lines[line].clone()),
                2 => lines.swap(line, value),
                _ => {
                    if let Some((key, _)) = lines[line].clone().split_once('=') {
                        lines[line] = format!("{key}= {}", VALUES[value]);
                    }
                }
            }
        }
        let text = lines.join("\n");
        if let Err(faults) = load("f", &text) {
            prop_assert!(!faults.is_empty());
            let _ = render_all(&faults, Lang::Vi);
        }
    }
}
