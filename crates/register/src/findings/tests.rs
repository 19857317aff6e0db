use proptest::prelude::*;

use super::*;
use crate::Period;
use crate::column::Value;
use crate::day::Day;
use crate::tables::Tables;
use crate::written::written;

/// The rows of a finding as `table:first two cells`.
fn named(register: &Register, finding: &Finding) -> String {
    let cell = |table: &str, row: u32, column: usize| {
        let position = Tables::SPECS.iter().position(|spec| spec.name == table).unwrap();
        match register.tables().table(position).cell(row as usize, column) {
            Value::Text(text) => text.to_owned(),
            Value::Ref(to) => format!("#{to}"),
            other => format!("{other:?}"),
        }
    };
    let rows: Vec<String> = finding.rows.iter().map(|&(table, row)| format!("{table}:{},{}", cell(table, row, 0), cell(table, row, 1))).collect();
    format!("{} {}", finding.about().name, rows.join(" "))
}

fn found(text: &str) -> Vec<String> {
    let register = written(text);
    register.findings().iter().map(|finding| named(&register, finding)).collect()
}

const OFFICE: &str = "titles: code\n T\n units: id\n U\n posts: id unit title seats\n P U T 1\n Q U T 2\n people: id birth\n A 1980-05\n B 1980\n";

#[test]
fn an_office_in_order_has_no_finding() {
    let quiet = "tenures: person post from until\n A P 2010-01-01 2015-01-01\n A Q 2015-01-01 -\n B P 2015-01-01 -\n";
    assert_eq!(found(&format!("{OFFICE}{quiet}")), Vec::<String>::new());
}

#[test]
fn every_kind_of_contradiction_is_found() {
    let cases = [
        ("tenures: person post from until\n A P 2010-01-01 2010-01-01\n", "ends_before_it_begins tenures:#0,#0"),
        ("discipline: person decided until\n A 2010-01-01 2009-01-01\n", "ends_before_it_begins discipline:#0,Code(0)"),
        ("tenures: person post from until_planned\n A P 2010-01-01 2009-01-01\n", "planned_end_before_beginning tenures:#0,#0"),
        ("tenures: person post from\n A P 1980-04-30\n", "before_birth tenures:#0,#0 people:A,x"),
        ("evaluations: person year\n B 1979\n", "before_birth evaluations:#1,Int(1979) people:B,x"),
        ("people: id party_since\n C 1960-01-01\n", "before_birth people:C,x"),
        ("tenures: person post from until\n A P 2010-01-01 2012-01-01\n A Q 2011-12-31 -\n", "two_main_tenures tenures:#0,#0 tenures:#0,#1"),
        ("posts: id unit title until\n R U T 2012-01-01\n tenures: person post from\n A R 2010-01-01\n", "tenure_outside_post tenures:#0,#2 posts:R,#0"),
        ("posts: id unit title from\n R U T 2012-01-01\n tenures: person post from\n A R 2010-01-01\n", "tenure_outside_post tenures:#0,#2 posts:R,#0"),
        (
            "units: id until\n V 2012-01-01\n posts: id unit title\n R V T\n tenures: person post from\n A R 2010-01-01\n",
            "tenure_outside_unit tenures:#0,#2 units:V,x",
        ),
        ("units: id until\n V 2012-01-01\n posts: id unit title until\n R V T 2013-01-01\n", "post_outside_unit posts:R,#1 units:V,x"),
        ("tenures: person post from until\n A P 2010-01-01 2012-01-01\n B P 2011-01-01 -\n", "more_holders_than_seats posts:P,#0 tenures:#0,#0 tenures:#1,#0"),
        ("ranks: title rank from until\n T 2 2010-01-01 -\n T 3 2011-01-01 -\n", "two_ranks ranks:#0,Int(2) ranks:#0,Int(3)"),
        ("terms: unit number from until\n U 1 2010-01-01 2015-01-01\n U 2 2014-12-31 2020-01-01\n", "overlapping_terms terms:#0,Int(1) terms:#0,Int(2)"),
        ("evaluations: person year grade\n A 2020 good\n A 2020 completed\n", "two_grades evaluations:#0,Int(2020) evaluations:#0,Int(2020)"),
        ("health: person issued fit\n A 2020-01-01 true\n A 2020-01-01 false\n", "two_certificates health:#0,Day(2020-01-01) health:#0,Day(2020-01-01)"),
        ("kinship: person relative\n A A\n", "kin_to_oneself kinship:#0,#0"),
        ("units: id parent\n V W\n W V\n", "circle_of_parents units:V,x units:W,x"),
        ("units: id parent\n V V\n", "circle_of_parents units:V,x"),
        ("units: id until successors\n V 2010-01-01 U\n W - U*\n", "successor_without_end units:W,x"),
        ("places: id from until successors\n X - 2010-01-01 Y\n Y 2010-01-02 - -\n", "successor_at_another_time places:X,x places:Y,x"),
        ("places: id kind parent\n X commune -\n Y district X\n", "parent_not_above places:Y,x places:X,x"),
        ("posts: id unit title seats\n R U T -1\n", "number_out_of_range posts:R,#0"),
        ("evaluations: person year\n A 3000\n", "number_out_of_range evaluations:#0,Int(3000)"),
    ];
    for (text, expected) in cases {
        assert_eq!(found(&format!("{OFFICE}{text}")), [expected], "{text}");
    }
    let circle = found("places: id kind until successors\n X commune 2010-01-01 Y\n Y commune 2010-01-01 X\n");
    assert_eq!(circle[0], "circle_of_successors places:X,x places:Y,x");
    let seen = |kind: &FindingKind| kind.name == "circle_of_successors" || cases.iter().any(|(_, expected)| expected.split(' ').next() == Some(kind.name));
    assert!(KINDS.iter().all(seen), "a kind of contradiction without a case");
}

#[test]
fn a_handover_on_one_day_is_no_contradiction() {
    let handover = "tenures: person post from until\n A P 2010-01-01 2012-01-01\n B P 2012-01-01 -\n A Q 2012-01-01 -\n";
    assert_eq!(found(&format!("{OFFICE}{handover}")), Vec::<String>::new());
}

proptest! {
    #[test]
    fn a_row_is_paired_exactly_where_an_earlier_one_overlaps_with_another_value(mut rows in proptest::collection::vec((0..20i32, 0..8i32, 0..3i64), 0..9)) {
        rows.sort_unstable();
        let at = |offset: i32| Day::from_ordinal(18_000 + offset).unwrap();
        let period = |row: usize| Period { from: at(rows[row].0), until: at(rows[row].0 + rows[row].1) };
        let pairs = overlaps(0..rows.len(), period, |row| rows[row].2);
        let clash = |a: usize, b: usize| rows[a].2 != rows[b].2 && (0..40).any(|day| period(a).holds(at(day)) && period(b).holds(at(day)));
        prop_assert!(pairs.iter().all(|&(a, b)| a < b && clash(a, b)));
        let later: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
        let expected: Vec<usize> = (0..rows.len()).filter(|&row| (0..row).any(|earlier| clash(earlier, row))).collect();
        prop_assert_eq!(later, expected);
    }
}
