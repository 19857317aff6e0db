//! Statistics, counted a second time without the program's ways of counting.

use std::collections::{BTreeMap, BTreeSet};

use paperwork::papers::datum::Datum;
use paperwork::papers::document::{Cell, Table, Value};
use paperwork::papers::forms::statistics::{Moving, Statistics, statistics};
use proptest::prelude::*;
use register::Day;
use register::code::{Code, Level, Manner, Purpose, Sex, vietnamese};
use test_papers::samples::{day, party, some_moves, some_statistics};

fn tables(moves: Vec<Moving>) -> Vec<Table> {
    statistics(&some_statistics(&party(day(2026, 11, 25)), moves)).unwrap().tables().cloned().collect()
}

/// The lines of a table: what the line is called, and its figures.
fn lines(table: &Table) -> Vec<(String, Vec<i64>)> {
    let number = |cell: &Cell| if let Value::Number(number) = cell.value { number } else { panic!("no figure: {cell:?}") };
    table.rows.iter().map(|row| (row[0].value.shown(), row[1..].iter().map(number).collect())).collect()
}

fn datum<T: Copy + std::fmt::Debug + 'static>(known: &'static [T]) -> impl Strategy<Value = Datum<T>> {
    prop_oneof![4 => prop::sample::select(known).prop_map(Datum::Known), 1 => Just(Datum::Unknown), 1 => Just(Datum::Withheld)]
}

fn a_move() -> impl Strategy<Value = Moving> {
    let when =
        prop_oneof![1 => Just(Day::MISSING), 1 => Just(Day::BEGINNING), 12 => (17_897..21_500i32).prop_map(|ordinal| Day::from_ordinal(ordinal).unwrap())];
    let people = ("[A-E]", datum(Sex::ALL), when);
    let ways = (datum(Manner::ALL), datum(Purpose::ALL), datum(Level::ALL), datum(Level::ALL));
    (people, ways).prop_map(|((person, sex, on), (form, purpose, from, to))| Moving { person, sex, on, form, purpose, from, to })
}

/// The name of a move's line, said once more.
fn said<T: Code>(datum: Datum<T>) -> String {
    match datum {
        Datum::Known(code) => vietnamese(T::NAMES, code.name()).unwrap().to_owned(),
        Datum::Unknown => "chưa rõ".to_owned(),
        Datum::Withheld => "(không được xem)".to_owned(),
    }
}

/// People, moves and women of each line and of all, by walking once over the moves.
fn recount(moves: &[Moving], key: &dyn Fn(&Moving) -> String) -> BTreeMap<String, (BTreeSet<String>, i64, BTreeSet<String>)> {
    let mut lines = BTreeMap::<String, (BTreeSet<String>, i64, BTreeSet<String>)>::new();
    for one in moves {
        let inside = one.on.known() && one.on.year() >= 2021 && one.on.year() <= 2025;
        for name in [key(one), "Tổng cộng".to_owned()].into_iter().filter(|_| inside) {
            let line = lines.entry(name).or_default();
            line.0.insert(one.person.clone());
            line.1 += 1;
            if one.sex == Datum::Known(Sex::Female) {
                line.2.insert(one.person.clone());
            }
        }
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_figure_is_the_same_when_it_is_counted_again(moves in prop::collection::vec(a_move(), 0..40)) {
        let keys: [&dyn Fn(&Moving) -> String; 5] = [
            &|one| one.on.year().to_string(),
            &|one| said(one.from),
            &|one| said(one.to),
            &|one| said(one.purpose),
            &|one| said(one.form),
        ];
        for (table, key) in tables(moves.clone()).iter().zip(keys) {
            let mut again = recount(&moves, key);
            for (name, figures) in lines(table) {
                let (people, count, women) = again.remove(&name).unwrap_or_default();
                prop_assert_eq!(&figures[..3], &[people.len() as i64, count, women.len() as i64][..], "{} {}", table.name, name);
            }
            prop_assert!(again.is_empty(), "{} forgets {:?}", table.name, again);
        }
    }

    #[test]
    fn the_directions_of_a_line_add_up_to_its_moves(moves in prop::collection::vec(a_move(), 0..40)) {
        let by_year = &tables(moves.clone())[0];
        for (name, figures) in lines(by_year) {
            prop_assert_eq!(figures[3..].iter().sum::<i64>(), figures[1], "{}", name);
        }
        // A move to a level that is named later in the list of levels goes down: centre, province, district, commune, base.
        let rank = |level: Datum<Level>| if let Datum::Known(level) = level { Level::ALL.iter().position(|one| *one == level) } else { None };
        let inside = moves.iter().filter(|one| one.on.known() && (2021..=2025).contains(&one.on.year()));
        let down = inside.filter(|one| rank(one.from).zip(rank(one.to)).is_some_and(|(from, to)| to > from)).count() as i64;
        prop_assert_eq!(lines(by_year).last().unwrap().1[3], down);
    }
}

#[test]
fn where_one_form_is_counted_the_others_are_not_and_what_has_none_is_said() {
    let moves = some_moves();
    let transferred = Moving { form: Datum::Unknown, ..moves[3].clone() };
    let only = |moves: Vec<Moving>| statistics(&Statistics { only: Some(Manner::Rotated), ..some_statistics(&party(day(2026, 11, 25)), moves) }).unwrap();
    let paper = only([&moves[..3], &[transferred], &moves[4..]].concat());
    let tables: Vec<Table> = paper.tables().cloned().collect();
    assert_eq!(tables.len(), 4);
    assert!(tables.iter().all(|table| lines(table).last().unwrap().1[..3] == [2, 3, 1]));
    let shown = paperwork::papers::write::fragment(&paper);
    assert!(shown.contains("hình thức luân chuyển; số lượt trong kỳ không rõ hình thức, không tính vào biểu: 1."), "{shown}");
    // Of another form is known not to be counted.
    assert!(paperwork::papers::write::fragment(&only(moves)).contains("không rõ hình thức, không tính vào biểu: 0."));
}

#[test]
fn people_and_moves_are_counted_apart_and_every_table_has_its_rules() {
    let first = &tables(some_moves())[0];
    let lines = lines(first);
    let expected: [(&str, &[i64]); 3] = [("2021", &[2, 3, 1, 1, 0, 1, 1]), ("2024", &[1, 1, 0, 0, 1, 0, 0]), ("Tổng cộng", &[2, 4, 1, 1, 1, 1, 1])];
    assert_eq!(lines, expected.map(|(name, figures)| (name.to_owned(), figures.to_vec())));
    let paper = statistics(&some_statistics(&party(day(2026, 11, 25)), some_moves())).unwrap();
    let shown = paperwork::papers::write::fragment(&paper);
    assert!(shown.contains("Số lượt không rõ ngày đầu tiên, không tính vào biểu: 1."));
    assert_eq!(shown.matches("(1) Số người:").count(), 5);
    assert_eq!(shown.matches("(4) Chiều:").count(), 1);
    assert_eq!(shown.matches("(5) Lý do:").count(), 1);
}
