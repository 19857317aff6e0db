//! The retirement day against the table by birth month that was published with the schedule.

use register::written::{day, written};
use register::{Day, Register};
use rules::column::Column;
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;

use crate::office::{Case, schedule};

/// First birth month of each band, and its age in years and months; the last band has no end.
const MEN: [(i32, i32, i32, i32); 8] =
    [(1961, 1, 60, 3), (1961, 10, 60, 6), (1962, 7, 60, 9), (1963, 4, 61, 0), (1964, 1, 61, 3), (1964, 10, 61, 6), (1965, 7, 61, 9), (1966, 4, 62, 0)];
const WOMEN: [(i32, i32, i32, i32); 15] = [
    (1966, 1, 55, 4),
    (1966, 9, 55, 8),
    (1967, 5, 56, 0),
    (1968, 1, 56, 4),
    (1968, 9, 56, 8),
    (1969, 5, 57, 0),
    (1970, 1, 57, 4),
    (1970, 9, 57, 8),
    (1971, 5, 58, 0),
    (1972, 1, 58, 4),
    (1972, 9, 58, 8),
    (1973, 5, 59, 0),
    (1974, 1, 59, 4),
    (1974, 9, 59, 8),
    (1975, 5, 60, 0),
];

/// Sex, birth month, age in months, for every month from the first band to ten years into the last.
fn rows() -> Vec<(&'static str, i32, i32)> {
    let of = |sex: &'static str, bands: &'static [(i32, i32, i32, i32)]| {
        let month = |band: &(i32, i32, i32, i32)| band.0 * 12 + band.1 - 1;
        let end = month(bands.last().unwrap()) + 120;
        (month(&bands[0])..end).map(move |born| {
            let band = bands.iter().rev().find(|band| month(band) <= born).unwrap();
            (sex, born, band.2 * 12 + band.3)
        })
    };
    of("male", &MEN).chain(of("female", &WOMEN)).collect()
}

fn retirement_days(register: &Register) -> Vec<i32> {
    let (books, moves) = ([schedule()], Moves::default());
    let world = World::new(register, &books, &moves);
    let block = Block::new(&world, day("2024-06-15"), Rows::PeopleRange(0..register.tables().people.len() as u32));
    match facts::ALL[facts::find("person.retirement_day").unwrap()].column(&block) {
        Column::Number(days) => days,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_published_row_is_reproduced() {
    let rows = rows();
    let mut text = String::from("people: id sex birth\n");
    rows.iter().enumerate().for_each(|(row, (sex, born, _))| text.push_str(&format!("P{row:03} {sex} {:04}-{:02}\n", born / 12, born % 12 + 1)));
    let days = retirement_days(&written(&text));
    for ((sex, born, age), found) in rows.iter().zip(days) {
        assert_eq!(Day::from_packed(found), Day::month_end(born + age), "{sex} born {}-{}", born / 12, born % 12 + 1);
    }
}

#[test]
fn the_published_table_has_127_rows_of_one_month() {
    // It begins with 1963 for men and 1968 for women, and ends with one row "from April 1966 on" and one "from May 1975 on".
    let listed = |(sex, born, _): &&(&str, i32, i32)| {
        if *sex == "male" { (1963 * 12..1966 * 12 + 3).contains(born) } else { (1968 * 12..1975 * 12 + 4).contains(born) }
    };
    assert_eq!(rows().iter().filter(listed).count(), 127);
}

#[test]
fn the_day_of_birth_makes_no_difference_and_a_year_alone_counts_as_january() {
    let case = Case::new("people: id sex birth\n A male 1970-03-01\n B male 1970-03-31\n C male 1970\n E male 1970-01-31\n", "");
    let day = |id: &str| case.ask("person.retirement_day", &format!("person:{id}"), "2024-06-15");
    assert_eq!([day("A"), day("B"), day("C"), day("E")], ["2032-03-31", "2032-03-31", "2032-01-31", "2032-01-31"]);
}

#[test]
fn only_a_later_extension_replaces_the_day() {
    let case = Case::new("people: id sex birth extension_until\n A female 1975-05 2037-01-01\n B female 1975-05 2030-01-01\n C male 1950 2030-01-01\n", "");
    let ask = |fact: &str, id: &str| case.ask(fact, &format!("person:{id}"), "2024-06-15");
    assert_eq!([ask("person.retirement_day", "A"), ask("person.service_left_months", "A")], ["2037-01-01", "150"]);
    assert_eq!(ask("person.retirement_day", "B"), "2035-05-31");
    // Who reached the age before the schedule begins has no day that could be replaced.
    assert_eq!([ask("person.retirement_day", "C"), ask("person.service_left_months", "C")], ["?", "?"]);
}

#[test]
fn the_schedule_in_force_counts_and_without_one_the_nearest() {
    let mut case = Case::new("people: id sex birth\n A male 1970-03\n", "");
    let mut later = schedule();
    later.document.in_force.from = day("2026-01-01");
    later.retirement.as_mut().unwrap().ages = vec![(2021, 780, 780)];
    case.books[0].document.in_force.until = day("2025-01-01");
    case.books.insert(0, later);
    let ask = |on: &str| case.ask("person.retirement_day", "person:A", on);
    assert_eq!([ask("2019-01-01"), ask("2024-12-31"), ask("2025-06-01"), ask("2026-01-01")], ["2032-03-31", "2032-03-31", "2032-03-31", "2035-03-31"]);
    case.books.clear();
    assert_eq!(case.ask("person.retirement_day", "person:A", "2024-06-15"), "?");
}
