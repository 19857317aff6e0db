use proptest::prelude::*;

use super::*;
use crate::written::{day, written};

/// A tenure as drawn: post, first day, first day no longer (none when still going on), whether concurrent.
type Drawn = (usize, i32, Option<i32>, bool);

const START: i32 = 17_900;
const SPAN: i32 = 900;

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    // Days cluster around month ends and around gaps of about a month.
    let first = prop_oneof![0..SPAN, (0..28i32).prop_map(|month| month * 31), Just(58), Just(59)];
    let length = prop_oneof![Just(None), (1..400i32).prop_map(Some), (28..33i32).prop_map(Some)];
    let tenure = (0..4usize, first, length, proptest::bool::weighted(0.2));
    proptest::collection::vec(tenure.prop_map(|(post, from, length, concurrent)| (post, from, length.map(|length| from + length), concurrent)), 0..7)
}

fn at(offset: i32) -> Day {
    Day::from_ordinal(START + offset).unwrap()
}

/// Four posts: heads of U0, U1, U2 and a deputy of U0. U2 descends from U1 in part, U1 from U0; in U1 the work is inspection, in U2 it is not known.
fn register(tenures: &[Drawn]) -> Register {
    let mut text = String::from(
        "titles: code role\n H head\n D deputy\n\
         units: id branch until successors\n U0 finance 2019-06-01 U1\n U1 inspection 2020-01-01 U2*\n U2 - - -\n\
         posts: id unit title seats\n P0 U0 H 1\n P1 U1 H 1\n P2 U2 H 1\n P3 U0 D 1\n\
         people: id\n A\n B\n\
         tenures: person post from until concurrent\n B P0 2000-01-01 - -\n",
    );
    for (post, from, until, concurrent) in tenures {
        let until = until.map_or("-".to_owned(), |until| at(until).to_string());
        text.push_str(&format!(" A P{post} {} {until} {concurrent}\n", at(*from)));
    }
    written(&text)
}

fn person() -> Row<People> {
    Row::new(0)
}

fn holds(tenure: &Drawn, offset: i32) -> bool {
    tenure.1 <= offset && tenure.2.is_none_or(|until| offset < until)
}

/// Months counted one by one.
fn naive_months(from: Day, until: Day) -> i32 {
    (0..).take_while(|&months| from.add_months(months + 1) <= until).count() as i32
}

/// Whole months of each unbroken piece of the days before `end` for which `covered` says yes, added up.
fn naive_union(end: i32, covered: impl Fn(i32) -> bool) -> i32 {
    let mut months = 0;
    let mut start = None;
    for offset in 0..=end {
        let here = offset < end && covered(offset);
        match start {
            None if here => start = Some(offset),
            Some(from) if !here => {
                months += naive_months(at(from), at(offset));
                start = None;
            }
            _ => {}
        }
    }
    months
}

proptest! {
    #[test]
    fn main_tenure_is_the_only_one_of_the_day(tenures in drawn(), offset in 0..SPAN) {
        let register = register(&tenures);
        let mut distinct = tenures.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let mains = distinct.iter().filter(|tenure| !tenure.3 && holds(tenure, offset)).count();
        match register.main_tenure(person(), at(offset)) {
            Main::Nothing => prop_assert_eq!(mains, 0),
            Main::One(row) => {
                prop_assert_eq!(mains, 1);
                prop_assert!(register.tenure_period(row).holds(at(offset)) && register.is_main(row));
            }
            Main::Contradictory => prop_assert!(mains > 1),
        }
    }

    #[test]
    fn unions_are_counted_day_by_day(tenures in drawn(), offset in 0..SPAN) {
        let register = register(&tenures);
        let branch = |row: usize| register.tables().units.branch[register.unit_served(row).index()];
        let span = register.months_of_union(person(), at(offset), |row| branch(row).map(|branch| branch == crate::code::Branch::Inspection));
        let within = |posts: &[usize]| naive_union(offset, |here| tenures.iter().any(|tenure| posts.contains(&tenure.0) && holds(tenure, here)));
        let (sure, possible) = (within(&[1]), within(&[1, 2]));
        prop_assert_eq!(span, Span { low: sure.min(possible), high: sure.max(possible) });
    }

    #[test]
    fn head_runs_are_walked_day_by_day(tenures in drawn(), offset in 0..SPAN) {
        let register = register(&tenures);
        let Main::One(row) = register.main_tenure(person(), at(offset)) else { return Ok(()) };
        let post = register.tables().tenures.post[row].index();
        // Post 2 is in U2, which descends from U1, which descends from U0; the posts of a head's own line are those up to it.
        let covered = |here: i32| tenures.iter().any(|tenure| !tenure.3 && tenure.0 <= post && tenure.0 < 3 && holds(tenure, here));
        let expected = (post < 3).then(|| {
            let mut first = register.tenure_period(row).from.ordinal() - START;
            for here in (0..first).rev() {
                if covered(here) {
                    first = here;
                } else if first - here > RUN_GAP_DAYS {
                    break;
                }
            }
            at(first)
        });
        prop_assert_eq!(register.head_run_start(person(), row), expected);
    }

    #[test]
    fn overlapping_mains_are_found_where_a_day_has_two(tenures in drawn()) {
        let register = register(&tenures);
        let kind = crate::findings::KINDS.iter().position(|kind| kind.name == "two_main_tenures").unwrap();
        let found = register.findings().iter().any(|finding| finding.kind == kind);
        let doubled = (0..SPAN + 500).any(|offset| register.main_tenure(person(), at(offset)) == Main::Contradictory);
        prop_assert_eq!(found, doubled);
    }
}

#[test]
fn a_gap_of_thirty_one_days_does_not_break_a_run_and_one_more_does() {
    for (from, start) in [("2021-02-01", "2020-01-01"), ("2021-02-02", "2021-02-02")] {
        let register = written(&format!(
            "titles: code role\n H head\n units: id\n U\n posts: id unit title\n P U H\n people: id\n A\n\
             tenures: person post from until\n A P 2020-01-01 2021-01-01\n A P {from} -\n"
        ));
        assert_eq!(register.head_run_start(person(), 1), Some(day(start)));
    }
}

#[test]
fn holders_are_main_tenures_of_the_day_and_unsure_where_contradicted() {
    let register = written(
        "titles: code\n T\n units: id\n U\n posts: id unit title\n P U T\n Q U T\n people: id\n A\n B\n C\n D\n\
         tenures: person post from until concurrent\n A P 2020-01-01 - -\n B P 2020-01-01 - -\n B Q 2020-02-01 - -\n C P 2020-01-01 - true\n D P 2019-01-01 2020-01-01 -\n",
    );
    let post = Row::new(0);
    assert_eq!(register.holders(post, day("2020-01-15")), [(Row::new(0), true), (Row::new(1), true)]);
    assert_eq!(register.holders(post, day("2020-02-01")), [(Row::new(0), true), (Row::new(1), false)]);
    assert_eq!(register.holders(post, day("2019-12-31")), [(Row::new(3), true)]);
}

#[test]
fn ranks_and_terms_are_those_of_the_day_and_unknown_where_two() {
    let register = written(
        "titles: code\n T\n units: id\n U\n\
         ranks: title rank from until\n T 3 2020-01-01 2022-01-01\n T 4 2021-01-01 2023-01-01\n T 4 2022-06-01 2022-07-01\n\
         terms: unit number from until\n U 1 2020-01-01 2025-01-01\n U 2 2024-12-31 2030-01-01\n",
    );
    let rank = |text| register.rank_of(Row::new(0), day(text));
    assert_eq!([rank("2019-12-31"), rank("2020-06-01"), rank("2021-01-01"), rank("2022-06-01")], [None, Some(3), None, Some(4)]);
    let term = |text| register.term_of(Row::new(0), day(text));
    assert_eq!([term("2019-12-31"), term("2024-12-30"), term("2024-12-31"), term("2025-01-01")], [None, Some(0), None, Some(1)]);
}
