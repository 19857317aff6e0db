use super::*;
use crate::cell;
use crate::column::Value;
use crate::draft::Draft;
use crate::tables::Tables;

/// A committee with two terms, its board, a cell without a committee, and a people's committee.
fn office() -> Register {
    let rows: [(&str, &[(&str, &str)]); 6] = [
        ("units", &[("id", "TU"), ("name", "Tỉnh ủy"), ("kind", "party_committee"), ("level", "province")]),
        ("units", &[("id", "BTC"), ("name", "Ban Tổ chức"), ("kind", "organisation_board"), ("level", "province"), ("parent", "TU")]),
        ("units", &[("id", "CB"), ("name", "Chi bộ"), ("kind", "party_cell"), ("level", "base")]),
        ("units", &[("id", "UB"), ("name", "Ủy ban"), ("kind", "peoples_committee"), ("level", "province"), ("parent", "TU")]),
        ("terms", &[("unit", "TU"), ("number", "17"), ("from", "2020-10-20"), ("until", "2025-10-11")]),
        ("terms", &[("unit", "TU"), ("number", "18"), ("from", "2025-10-11"), ("until", "2030-10-11")]),
    ];
    let mut draft = Draft::new();
    for (line, (table, cells)) in (1..).zip(rows) {
        let position = Tables::SPECS.iter().position(|spec| spec.name == table).unwrap();
        let text = |name: &str| cells.iter().find(|(column, _)| *column == name).map_or("", |(_, text)| *text);
        let values: Vec<Value<'_>> =
            Tables::SPECS[position].columns.iter().map(|column| cell::read(&mut draft, column.kind, text(column.name)).unwrap()).collect();
        draft.push(position, line, day(2026, 1, 1), &values);
    }
    let (register, refusals) = draft.finish();
    assert!(refusals.is_empty(), "{refusals:?}");
    register
}

fn day(year: i32, month: i32, day: i32) -> Day {
    Day::new(year, month, day).unwrap()
}

fn of(unit: &str, book: Book, kind: DocumentKind, by: By, on: Day) -> Result<String, NoTerm> {
    let register = office();
    let unit = register.find::<Units>(&register.tables().units.id, unit).unwrap();
    series(&register, unit, book, kind, by, on)
}

/// Whose document, in which book, of which kind, by whom, on which day; and the series.
type Scope = (&'static str, Book, DocumentKind, By, Day, Result<&'static str, NoTerm>);

#[test]
fn every_scope_of_the_rules_is_a_series_of_its_own() {
    use Book::*;
    use DocumentKind::*;
    let in_2021 = day(2021, 12, 11);
    let table: [Scope; 13] = [
        ("TU", Incoming, Letter, By::Unit, in_2021, Ok("2021")),
        ("UB", Incoming, Decision, By::Unit, in_2021, Ok("2021")),
        ("CB", Incoming, Letter, By::Unit, in_2021, Ok("2021")),
        ("TU", Outgoing, Plan, By::Unit, in_2021, Ok("plan:17")),
        ("TU", Outgoing, Plan, By::Unit, day(2025, 10, 10), Ok("plan:17")),
        ("TU", Outgoing, Plan, By::Unit, day(2025, 10, 11), Ok("plan:18")),
        ("BTC", Outgoing, Letter, By::Unit, day(2026, 1, 1), Ok("letter:18")),
        ("TU", Outgoing, Resolution, By::Congress, day(2025, 10, 9), Ok("congress:18")),
        ("TU", Outgoing, Report, By::Congress, day(2025, 10, 9), Ok("congress:18")),
        ("BTC", Outgoing, Copy, By::Unit, in_2021, Ok("copy:2021")),
        ("UB", Outgoing, Copy, By::Unit, in_2021, Ok("copy:2021")),
        ("UB", Outgoing, Plan, By::Unit, in_2021, Ok("2021")),
        ("CB", Outgoing, Plan, By::Unit, in_2021, Err(NoTerm)),
    ];
    for (unit, book, kind, by, on, expected) in table {
        assert_eq!(of(unit, book, kind, by, on), expected.map(str::to_owned), "{unit} {book:?} {kind:?} {by:?} {on}");
    }
    assert_eq!(of("TU", Outgoing, Plan, By::Unit, day(2019, 1, 1)), Err(NoTerm), "before the first term that is known");
}

#[test]
fn a_decision_and_a_regulation_count_apart_though_they_share_an_abbreviation() {
    let on = day(2026, 1, 1);
    assert_ne!(of("TU", Book::Outgoing, DocumentKind::Decision, By::Unit, on), of("TU", Book::Outgoing, DocumentKind::Regulation, By::Unit, on));
}

#[test]
fn a_symbol_is_written_as_its_side_writes_it() {
    let register = office();
    let symbol = |unit: &str, sign: &str, number| {
        let unit = register.find::<Units>(&register.tables().units.id, unit).unwrap();
        numbered(&unnumbered(&register, unit, sign), number)
    };
    assert_eq!(symbol("TU", "KH/TU", 3), "03-KH/TU");
    assert_eq!(symbol("UB", "QĐ-UBND", 128), "128/QĐ-UBND");
}

#[test]
fn words_with_marks_are_sought_as_written_and_words_without_in_any_writing() {
    let text = "V/v quán triệt Kết luận số 23-KL/TW";
    for (words, found) in [("quan triet", true), ("quán TRIỆT 23-kl", true), ("quàn triet", false), ("ket luan 24", false), ("", true)] {
        assert_eq!(holds_all(text, &sought(words)), found, "{words}");
    }
}

#[test]
fn spellings_of_one_symbol_are_one_and_marks_count() {
    for (a, b) in [("03 – KH/TU", "3-kh/TU"), ("319-CV/ĐU", "319-CV/ĐU\u{200b}"), ("80/2025/QH15", "80/2025/QH15 ")] {
        assert_eq!(symbol_key(a), symbol_key(b));
    }
    for (a, b) in [("3-KH/ĐU", "3-KH/DU"), ("30-KH/TU", "3-KH/TU"), ("13-KH/TU", "3-KH/TU")] {
        assert_ne!(symbol_key(a), symbol_key(b));
    }
}
