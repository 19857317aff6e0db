mod generated;

use std::collections::BTreeMap;

use proptest::prelude::*;
use register::Day;

use generated::check_spans;

use super::*;
use crate::facts;
use crate::trace::{Scene, Value, show};
use crate::tree::{Element, Measure, NodeKind, Type};
use crate::verdict::Lang;

fn params() -> Params {
    let text = |text: &str| Constant::Text(text.to_owned());
    let always = |value: Constant| vec![(Day::BEGINNING, value)];
    let day = |year: i32| Day::new(year, 1, 1).unwrap();
    BTreeMap::from([
        ("months".to_owned(), always(Constant::Number(120))),
        ("wait".to_owned(), vec![(day(2020), Constant::Number(24)), (day(2025), Constant::Number(36))]),
        ("huge".to_owned(), always(Constant::Number(1_900_000_000))),
        ("purposes".to_owned(), always(Constant::List(vec![text("non_local"), text("two_terms")]))),
        ("purpses".to_owned(), always(Constant::List(vec![text("non_local"), text("to_terms")]))),
        ("unit".to_owned(), always(text("U-1"))),
        ("since".to_owned(), always(Constant::Day(day(2025)))),
        ("strict".to_owned(), always(Constant::Truth(true))),
    ])
}

fn read(text: &str) -> Result<Node, Vec<Fault>> {
    read_for(Subject::Move, text, &[])
}

fn read_for(subject: Subject, text: &str, given: &[(&Node, bool)]) -> Result<Node, Vec<Fault>> {
    parse(text, &Context { subject, params: &params(), given })
}

// Every condition with its messages in both languages.
fn refused(conditions: &[&str]) -> String {
    let mut out = String::new();
    for text in conditions {
        let faults = read(text).expect_err(text);
        for fault in faults {
            let diagnostic = Diagnostic::new("when", text, fault);
            out.push_str(&format!("{}{}\n", diagnostic.render(Lang::Vi), diagnostic.render(Lang::En)));
        }
    }
    out
}

// A snapshot without the expression that made it.
macro_rules! snapshot {
    ($text:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($text) })
    };
}

#[test]
fn what_is_outside_the_language_is_refused_in_plain_words() {
    snapshot!(refused(&[
        "",
        "   ",
        "move.kind = 'rotation'",
        "move.kind == 'rotation' and person.in_planning",
        "person.in_planning & person.disciplined",
        "move.kind == \"rotation",
        "move.kind == 'rota\\'tion'",
        "(person.in_planning",
        "person.in_planning)",
        "(person.in_planning]",
        "person.in_planning &&",
        "person.in_planning person.disciplined",
        "&& person.in_planning",
        "person.service_left_months >= 5.5",
        "person.service_left_months >= 5y",
        "person.service_left_months >= 99999999999",
        "person.service_left_months ≥ 60",
        "if person.in_planning",
        "person.tuổi >= 3",
        "{'a': 1}",
        "person.in_planning // chưa xong",
        "has(person.kind)",
        "person.planned_ranks.map(r, r)",
        "person.kind.startsWith('c')",
        "person.planned_ranks.exists(r)",
        "person.planned_ranks[0] == 1",
        "null",
        "'rotation''transfer'",
    ]));
}

#[test]
fn names_are_looked_up() {
    snapshot!(refused(&[
        "person.servce_left_months >= 60",
        "service_left_months >= 60",
        "months >= 60",
        "post.seats >= 2",
        "plan.inspection_out >= 2",
        "person.service_left_months >= param.moths",
        "param.a.b",
        "move.kind == rotation",
        "zzz.qqq == 3",
        "person.planned_ranks.all(r, s > 2)",
        "person.planned_ranks.all(r, person.in_planning)",
        "person.planned_ranks.all(param, param > 2)",
        "person.planned_ranks.all(r, person.reprimand_months.all(r, r > 2))",
        "person.planned_ranks.all(r, r.x > 2)",
    ]));
}

#[test]
fn types_and_measures_must_meet() {
    snapshot!(refused(&[
        "person.service_left_months",
        "person.service_left_months && person.in_planning",
        "person.in_planning >= 3",
        "person.in_planning == true",
        "move.kind == 'rotaton'",
        "move.kind < 'rotation'",
        "move.kind == 'rotaton' || move.purpose == 'plannd'",
        "move.kind in ['rotation', 'transfr']",
        "move.kind in ['rotation', 'rotation']",
        "move.kind in []",
        "move.kind in 'rotation'",
        "move.purpose in param.purpses",
        "move.kind in param.purposes",
        "move.kind == move.purpose",
        "move.kind == 3",
        "person.rank == person.service_left_months",
        "person.planned_titles + person.service_left_months > 2",
        "person.service_left_months * person.service_left_months > 2",
        "person.age_months + 1 > 20",
        "person.age_months == person.months_in_equivalent_posts",
        "person.retirement_day > 2025",
        "person.retirement_day > '2025-02-30'",
        "person.retirement_day > '1/7/2025'",
        "person.retirement_day - 3 > 2",
        "person.retirement_day > param.unit",
        "person.unit == ' '",
        "person.planned_ranks == person.planned_ranks",
        "size(move.kind) > 2",
        "person.rank.all(r, r > 2)",
        "person.age_months in [600, 720]",
        "'a' == 'b'",
        "'a' in ['a', 'b']",
        "person.in_planning ? person.age_months : person.age_months",
        "(person.in_planning ? 'rotation' : 'transfer') == move.kind",
        "[1, 2]",
    ]));
}

#[test]
fn numbers_stay_within_bounds() {
    snapshot!(refused(&[
        "person.service_left_months * 2000000000 > 5",
        "person.service_left_months + param.huge + param.huge > 5",
        "person.service_left_months / 0 > 5",
        "person.service_left_months % 0 > 5",
        "person.service_left_months >= 100000",
        "person.rank >= -3",
        "size(person.planned_ranks) >= 0",
        "param.months >= 60",
        "1 < 2",
    ]));
}

#[test]
fn what_decides_nothing_is_refused() {
    snapshot!(refused(&[
        "true",
        "person.in_planning || true",
        "person.in_planning && !person.in_planning",
        "person.in_planning || !person.in_planning",
        "person.in_planning && person.in_planning",
        "person.service_left_months >= 60 && person.service_left_months >= 120",
        "person.service_left_months >= 60 || person.service_left_months >= 120",
        "person.service_left_months < 60 && person.service_left_months > 60",
        "move.kind == 'rotation' && move.kind == 'transfer'",
        "move.kind != 'rotation' || move.kind != 'transfer'",
        "move.kind == 'rotation' && (move.kind in ['rotation', 'transfer'] || person.in_planning)",
        "move.kind == 'rotation' && (move.kind == 'transfer' || person.in_planning)",
        "(move.kind == 'rotation' || move.kind == 'transfer') && move.kind == 'secondment'",
        "person.in_planning ? (person.in_planning || person.disciplined) : person.disciplined",
        "person.months_in_post < person.service_left_months && person.service_left_months <= person.months_in_post",
        "person.months_in_post == person.months_in_post",
        "person.planned_ranks.all(r, r > 2) && !person.planned_ranks.all(q, q > 2)",
        "person.planned_ranks.exists(r, r > 2 && r < 2)",
        "person.unit == 'A' && person.unit == 'B'",
        "move.purpose in param.purposes && move.purpose == 'planned'",
    ]));
}

#[test]
fn what_was_asked_before_is_not_asked_again() {
    let when = read("move.kind == 'rotation'").unwrap();
    let faults = read_for(Subject::Move, "move.kind == 'rotation'", &[(&when, true)]).unwrap_err();
    assert_eq!(faults[0].message[1], "this part is always true here and decides nothing");
    let require = read("person.service_left_months >= 120").unwrap();
    let given = [(&when, true), (&require, false)];
    assert!(read_for(Subject::Move, "person.service_left_months >= 96", &given).is_ok());
    assert_eq!(read_for(Subject::Move, "person.service_left_months >= 121", &given).unwrap_err()[0].message[1], "this part can never be true here");
}

#[test]
fn conditions_of_the_law_are_read() {
    for text in [
        "move.kind == 'rotation'",
        "person.service_left_months >= param.months || (move.purpose in param.purposes && person.service_left_months >= 60)",
        "person.age_months < (person.sex == 'male' ? 600 : 540)",
        "person.reprimand_months.all(m, m >= param.wait)",
        "person.planned_ranks.exists(r, r < person.rank) && size(person.planned_ranks) <= 3",
        "person.planned_ranks.exists_one(r, r == 1)",
        "!(person.disciplined || person.under_proceedings)",
        "move.to_holders_after <= move.to_seats",
        "person.retirement_day >= param.since && person.retirement_day != '2026-01-01'",
        "move.to_unit == param.unit && move.managed_by in ['U-1', 'U-2']",
        "-person.service_left_months / 12 <= -10 + person.months_in_post % 7",
        "param.strict && person.in_planning ? person.declared : person.fit_certificate",
        "person.planned_ranks.all(r, person.reprimand_months.exists(m, m > 12 && r > 1))",
        "person.months_in_post > person.service_left_months",
        "1 in person.planned_ranks",
    ] {
        let node = read(text).unwrap_or_else(|faults| panic!("{text}: {faults:#?}"));
        assert_eq!(node.ty, Type::Truth);
        check_spans(&node, text);
    }
}

#[test]
fn texts_and_bare_numbers_take_the_type_of_what_they_meet() {
    let NodeKind::Compare(_, a, b) = read("'rotation' == move.kind").unwrap().kind else { panic!() };
    assert_eq!(a.ty, b.ty);
    let NodeKind::Compare(_, a, b) = read("person.service_left_months - 1 >= param.months").unwrap().kind else { panic!() };
    assert_eq!((a.ty, b.ty), (Type::Number(Measure::Months), Type::Number(Measure::Months)));
    let NodeKind::In(a, b) = read("move.to_unit in ['U-1', param.unit]").unwrap().kind else { panic!() };
    assert_eq!((a.ty, b.ty), (Type::Id("units"), Type::List(Element::Id("units"))));
    let NodeKind::Compare(_, _, b) = read("person.retirement_day >= '2026-01-01'").unwrap().kind else { panic!() };
    assert_eq!(b.kind, NodeKind::Constant(Constant::Day(Day::new(2026, 1, 1).unwrap())));
    let NodeKind::And(parts) = read("person.in_planning && (person.declared && person.disciplined) && person.in_post").unwrap().kind else { panic!() };
    assert_eq!(parts.len(), 4);
}

#[test]
fn limits_hold_without_a_crash() {
    let nested = |depth: usize| format!("{}person.in_planning{}", "(".repeat(depth), ")".repeat(depth));
    assert!(read(&nested(NESTING_MAX)).is_ok());
    assert!(read(&nested(NESTING_MAX + 1)).is_err());
    assert!(read(&nested(5_000)).is_err());
    for operator in [" + ", " * ", " == ", " % "] {
        assert!(read(&vec!["person.rank"; CONDITION_TOKENS_MAX / 4].join(operator)).is_err());
    }
    assert!(read(&vec!["person.in_planning"; 20_000].join(" || ")).is_err());
    assert!(read(&format!("person{} == 1", ".a".repeat(180))).is_err());
    assert!(read(&format!("{}person.in_planning", "!".repeat(390))).is_ok());
    assert!(read(&format!("{}person.in_planning : person.in_planning", "person.in_planning ? person.declared : ".repeat(30))).is_err());
}
