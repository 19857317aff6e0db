use super::*;
use crate::rulebook::books;
use crate::verdict::Lang;

// A snapshot without the expression that made it.
macro_rules! snapshot {
    ($text:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($text) })
    };
}

#[test]
fn the_named_conflicts_of_the_first_books_come_out() {
    let found = find(&books::all(), None, None);
    let text: Vec<String> = found.iter().map(|conflict| conflict.render(Lang::Vi)).collect();
    snapshot!(text.join("\n\n"));
    let named: Vec<(Kind, &str)> = found.iter().map(|conflict| (conflict.kind, conflict.about.as_str())).collect();
    assert_eq!(
        named,
        [
            (Kind::Dropped, "discipline"),
            (Kind::Differs, "extra-post"),
            (Kind::Differs, "min-term"),
            (Kind::Differs, "service-left"),
            (Kind::CitesEnded, "205-QĐ/TW"),
            (Kind::CitesEnded, "98-QĐ/TW"),
        ]
    );
}

// A book of one rule on the topic `service`, with parts of it replaced.
fn book(symbol: &str, changes: &[(&str, &str)]) -> Rulebook {
    let text = format!(
        r#"[document]
symbol = "{symbol}"
title = "Mẫu"
issuer = "Mẫu"
level = 1
issued = 2020-01-01
in_force = {{ from = 2020-01-01 }}

[scope]

[[rule]]
id = "service"
clause = "Điều 1"
topic = "service"
subject = "move"
effect = "bar"
when = "move.kind == 'rotation'"
require = "person.service_left_months >= param.months"
param = {{ months = 120 }}
confidence = "verified"
says.vi = "Còn {{param.months}} tháng: {{person.service_left_months}}"
says.en = "{{param.months}} months left: {{person.service_left_months}}"

[[rule.case]]
name = "đủ"
given = {{ "move.kind" = "rotation", "person.service_left_months" = 300 }}
then = "met"

[[rule.case]]
name = "thiếu"
given = {{ "move.kind" = "rotation", "person.service_left_months" = 1 }}
then = "not_met"

[[rule.case]]
name = "chưa rõ"
given = {{}}
then = "not_known"
"#
    );
    let text = changes.iter().fold(text, |text, (before, after)| {
        assert!(text.contains(before), "{before}");
        text.replacen(before, after, 1)
    });
    crate::rulebook::load::load("mau.toml", &text).unwrap_or_else(|faults| panic!("{}", crate::language::render_all(&faults, Lang::En)))
}

const LOWER: (&str, &str) = ("level = 1", "level = 3");

// How the second book differs from the first, and how it bears.
fn differences(a: &[(&str, &str)], b: &[(&str, &str)]) -> Vec<(How, Option<Bearing>)> {
    let books = [book("A", a), book("B", b)];
    let found = find(&books, None, None);
    found.iter().flat_map(|conflict| conflict.differences.iter().map(|difference| (difference.how, difference.bearing))).collect()
}

#[test]
fn the_lower_level_is_looser_or_stricter() {
    assert_eq!(differences(&[], &[LOWER]), []);
    assert_eq!(differences(&[], &[LOWER, ("months = 120", "months = 60")]), [(How::Answer, Some(Bearing::Looser))]);
    assert_eq!(differences(&[], &[LOWER, ("months = 120", "months = 121")]), [(How::Answer, Some(Bearing::Stricter))]);
    assert_eq!(differences(&[], &[("months = 120", "months = 60")]), [(How::Answer, None)]);
    let both = "person.service_left_months >= param.months && person.in_planning || person.service_left_months >= 240";
    let mixed = [LOWER, ("person.service_left_months >= param.months", both), ("months = 120", "months = 60")];
    assert_eq!(differences(&[], &mixed), [(How::Answer, Some(Bearing::Looser)), (How::Answer, Some(Bearing::Stricter))]);
}

#[test]
fn a_difference_comes_with_a_case_that_shows_it() {
    let books = [book("A", &[]), book("B", &[LOWER, ("months = 120", "months = 119")])];
    let found = find(&books, None, None);
    let witness = &found[0].differences[0].witness;
    let value = |name: &str| witness.iter().find(|(fact, _)| crate::facts::ALL[*fact].name == name).map(|(_, value)| value.clone());
    assert_eq!(value("person.service_left_months"), Some(Value::Number(119)));
    assert_eq!(value("move.kind"), Some(Value::Text("rotation".to_owned())));
}

#[test]
fn parameters_are_compared_on_every_day_on_which_they_change() {
    let dated = "months = [{ from = 2020-01-01, value = 120 }, { from = 2024-07-01, value = 60 }]";
    let books = [book("A", &[]), book("B", &[LOWER, ("months = 120", dated)])];
    let found = find(&books, None, None);
    assert_eq!(found[0].differences[0].on, Day::new(2024, 7, 1).unwrap());
    let ended = [LOWER, ("months = 120", dated), ("{ from = 2020-01-01 }", "{ from = 2020-01-01, until = 2024-07-01 }")];
    assert_eq!(differences(&[], &ended), []);
}

#[test]
fn waivers_are_compared_where_neither_holds() {
    let waiver = |by: &str| format!("waiver = {{ by = \"{by}\", clause = \"Điều 2\" }}\nconfidence");
    let (authority, politburo) = (waiver("authority"), waiver("politburo"));
    assert_eq!(differences(&[], &[LOWER, ("confidence", &authority)]), [(How::Waiver, Some(Bearing::Looser))]);
    assert_eq!(differences(&[("confidence", &authority)], &[LOWER]), [(How::Waiver, Some(Bearing::Stricter))]);
    assert_eq!(differences(&[("confidence", &authority)], &[LOWER, ("confidence", &authority)]), []);
    assert_eq!(differences(&[("confidence", &authority)], &[LOWER, ("confidence", &politburo)]), [(How::WaivedBy, None)]);
    assert_eq!(differences(&[], &[LOWER, ("\"bar\"", "\"decision\"")]), [(How::Waiver, Some(Bearing::Looser))]);
}

#[test]
fn only_books_in_force_together_over_common_subjects_differ() {
    let looser = ("months = 120", "months = 60");
    assert_eq!(differences(&[], &[looser, ("{ from = 2020-01-01 }", "{ from = 2019-01-01, until = 2020-01-01 }")]), []);
    assert_eq!(differences(&[("[scope]", "[scope]\nunit = \"A\"")], &[looser, ("[scope]", "[scope]\nunit = \"B\"")]), []);
    assert_eq!(differences(&[("[scope]", "[scope]\nunit = \"A\"")], &[looser]).len(), 1);
    let kinds = |kind: &str| format!("[scope]\nperson_kinds = [\"{kind}\"]");
    let (cadre, servant) = (kinds("cadre"), kinds("civil_servant"));
    assert_eq!(differences(&[("[scope]", &cadre)], &[looser, ("[scope]", &servant)]), []);
    assert_eq!(differences(&[("'rotation'", "'rotation'")], &[looser, ("when = \"move.kind == 'rotation'\"", "when = \"move.kind == 'transfer'\"")]), []);
}

fn stance(says: &str) -> String {
    format!("[[stance]]\ntopic = \"service\"\nclause = \"Điều 3\"\nsays = \"{says}\"\nwords.vi = \"mẫu\"\nwords.en = \"sample\"\n\n[scope]\n")
}

// A book that has only a stance on the topic.
fn stated(symbol: &str, level: i32, says: &str) -> Rulebook {
    let mut book = book(symbol, &[("level = 1", &format!("level = {level}")), ("[scope]", &stance(says))]);
    book.rules.clear();
    book
}

#[test]
fn stances_stand_against_rules_and_stances() {
    let waiver = [LOWER, ("confidence", "waiver = { by = \"authority\", clause = \"Điều 2\" }\nconfidence")];
    let found = |books: &[Rulebook]| find(books, None, None).iter().map(|found| (found.kind, found.differences.len())).collect::<Vec<_>>();
    assert_eq!(found(&[stated("A", 1, "allows"), book("B", &[LOWER])]), [(Kind::Differs, 1)]);
    assert_eq!(found(&[stated("A", 1, "allows"), book("B", &waiver)]), []);
    assert_eq!(found(&[stated("A", 1, "forbids"), book("B", &waiver)]), [(Kind::Differs, 1)]);
    assert_eq!(found(&[stated("A", 1, "forbids"), stated("B", 3, "allows")]), [(Kind::Differs, 1)]);
    assert_eq!(found(&[stated("A", 1, "forbids"), stated("B", 3, "forbids")]), []);
    assert_eq!(found(&[stated("A", 1, "dropped"), book("B", &[LOWER])]), [(Kind::Dropped, 0)]);
    assert_eq!(found(&[stated("A", 3, "dropped"), book("B", &[])]), []);
}

#[test]
fn a_cited_document_that_ended_is_found() {
    let cited = |until: &str| book("A", &[("{ from = 2020-01-01 }", &format!("{{ from = 2020-01-01{until} }}"))]);
    let citing = |issued: &str| book("B", &[("issued = 2020-01-01", &format!("issued = {issued}\ncites = [\"A\", \"Z\"]"))]);
    let kinds = |books: [Rulebook; 2]| find(&books, None, None).iter().map(|found| (found.kind, found.since)).collect::<Vec<_>>();
    let ended = vec![(Kind::CitesEnded, Day::new(2022, 1, 1))];
    assert_eq!(kinds([cited(""), citing("2023-01-01")]), []);
    assert_eq!(kinds([cited(", until = 2022-01-01"), citing("2023-01-01")]), ended);
    assert_eq!(kinds([cited(", until = 2022-01-01"), citing("2021-01-01")]), ended);
}

mod register_findings {
    use register::Draft;
    use register::column::{Row, Value as Cell};
    use register::tables::{Posts, Units};
    use register::{Day, Register};

    use super::{LOWER, book, find};
    use crate::moves::{Move, Moves};
    use crate::rulebook::conflicts::{Conflict, Kind};

    // A town `T` with a ward `W` in it, both ended on 2025-07-01; a province `P` that goes on; a post in each of `W` and `P`.
    fn register() -> Register {
        let ended = Day::new(2025, 7, 1).unwrap();
        let mut draft = Draft::new();
        let spec = |name: &str| register::Tables::SPECS.iter().position(|spec| spec.name == name).unwrap();
        let mut push = |table: &str, line: u32, cells: &[(&str, Cell<'_>)]| {
            let position = spec(table);
            let columns = register::Tables::SPECS[position].columns;
            let row: Vec<Cell<'_>> =
                columns.iter().map(|column| cells.iter().find(|(name, _)| *name == column.name).map_or(Cell::Missing, |(_, cell)| cell.clone())).collect();
            draft.push(position, line, Day::MISSING, &row);
        };
        let codes = |kind: u8, level: u8| [("kind", Cell::Code(kind)), ("level", Cell::Code(level))];
        for (line, (id, until, parent)) in [("T", true, None), ("W", true, Some(0)), ("P", false, None)].into_iter().enumerate() {
            let mut cells = vec![("id", Cell::Text(id)), ("name", Cell::Text(id))];
            cells.extend(codes(0, 1));
            cells.extend(until.then_some(("until", Cell::Day(ended))));
            cells.extend(parent.map(|parent| ("parent", Cell::Ref(parent))));
            push("units", line as u32, &cells);
        }
        push("titles", 0, &[("code", Cell::Text("H")), ("name", Cell::Text("H")), ("role", Cell::Code(0))]);
        for (line, (id, unit)) in [("W1", 1), ("P1", 2)].into_iter().enumerate() {
            push("posts", line as u32, &[("id", Cell::Text(id)), ("unit", Cell::Ref(unit)), ("title", Cell::Ref(0)), ("seats", Cell::Int(1))]);
        }
        let names = [("units", ["T", "W", "P"].as_slice()), ("titles", &["H"])];
        for (table, ids) in names {
            for id in ids {
                draft.symbol(table, id);
            }
        }
        let (register, refusals) = draft.finish();
        assert_eq!(refusals, []);
        register
    }

    fn moved(register: &Register, from: &str, to: &str, on: (i32, i32, i32)) -> Moves {
        let post = |id: &str| -> Row<Posts> { register.find(&register.tables().posts.id, id).unwrap() };
        let row = Move {
            person: Row::NONE,
            from_post: post(from),
            to_post: post(to),
            on: Day::new(on.0, on.1, on.2).unwrap(),
            kind: None,
            purpose: None,
            until_planned: Day::MISSING,
            expected_after: String::new(),
            waiver: String::new(),
        };
        Moves { rows: vec![row], plan: vec![0] }
    }

    fn ended(found: &[Conflict]) -> Vec<(&str, usize, usize)> {
        found.iter().filter(|found| found.kind == Kind::UnitEnded).map(|found| (found.about.as_str(), found.moves.len(), found.voices.len())).collect()
    }

    #[test]
    fn moves_after_the_end_of_a_unit_are_found() {
        let register = register();
        let units = &register.tables().units;
        assert!(register.find::<Units>(&units.id, "T").is_some());
        for (from, to, day, expected) in [
            ("W1", "P1", (2025, 6, 30), vec![]),
            ("W1", "P1", (2025, 7, 1), vec![("W", 1, 0)]),
            ("P1", "W1", (2025, 7, 1), vec![("W", 1, 0)]),
            ("P1", "P1", (2026, 7, 1), vec![]),
        ] {
            let moves = moved(&register, from, to, day);
            assert_eq!(ended(&find(&[], Some(&register), Some(&moves))), expected, "{from} {to} {day:?}");
        }
    }

    #[test]
    fn a_book_that_outlives_its_unit_is_found() {
        let register = register();
        let scoped = |unit: &str| book("A", &[("[scope]", &format!("[scope]\nunit = \"{unit}\""))]);
        assert_eq!(ended(&find(&[scoped("T")], Some(&register), None)), [("T", 0, 1)]);
        assert_eq!(ended(&find(&[scoped("P")], Some(&register), None)), []);
        let until = ("{ from = 2020-01-01 }", "{ from = 2020-01-01, until = 2025-07-01 }");
        assert_eq!(ended(&find(&[book("A", &[("[scope]", "[scope]\nunit = \"T\""), until])], Some(&register), None)), []);
    }

    #[test]
    fn a_unit_shares_subjects_with_the_units_in_it() {
        let register = register();
        let looser = ("months = 120", "months = 60");
        let scoped = |symbol: &str, unit: &str| book(symbol, &[LOWER, looser, ("[scope]", &format!("[scope]\nunit = \"{unit}\""))]);
        let town = book("A", &[("[scope]", "[scope]\nunit = \"T\"")]);
        let differs = |other| find(&[town.clone(), other], Some(&register), None).iter().filter(|found| found.kind == Kind::Differs).count();
        assert_eq!((differs(scoped("B", "W")), differs(scoped("B", "P"))), (1, 0));
    }
}
