//! Many who register documents at once: no number is left out, and none is given twice. Counted from the entries of the log, not by what gives the numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;

use store::{Change, Content, Log, Store, Url, verify};

use crate::count;
use crate::dice::Dice;
use crate::office::{Office, T0, adding, keys, row, stamp};

/// Who registers at one time.
const CLERKS: usize = 64;
/// The books and series that they register in.
const SERIES: [&str; 4] =
    ["unit=A book=incoming series=2026", "unit=B book=incoming series=2026", "unit=A book=outgoing series=plan:18", "unit=A book=outgoing series=letter:18"];
/// What a registration says beside its series.
const REST: &str = "registered=2026-01-05 kind=letter subject=Về_việc secrecy=none";
/// Of so many registrations one is sent once more, through another server.
const AGAIN_EVERY: usize = 8;
/// Entries of a record before the first registration: the genesis and two units.
const BEFORE: usize = 3;

/// Where documents are registered: the name, which database, how many servers write it.
type Field = (&'static str, fn() -> Office, usize);

const FIELDS: [Field; 4] = [
    ("SQLite, one server", Office::sqlite, 1),
    ("SQLite, two servers", Office::sqlite, 2),
    ("PostgreSQL, one server", Office::postgres, 1),
    ("PostgreSQL, four servers", Office::postgres, 4),
];

fn registers(id: usize, series: &str) -> Change {
    let id = format!("D{id}");
    adding(&id, &format!("document:{id}"), &[row("documents", &format!("id={id} {series} {REST}"))])
}

/// What each registration was told: its id, its number.
fn register_all(servers: &[Store], registrations: usize) -> Vec<(usize, i32)> {
    let start = Barrier::new(CLERKS);
    std::thread::scope(|scope| {
        let clerks: Vec<_> = (0..CLERKS)
            .map(|clerk| {
                let start = &start;
                scope.spawn(move || {
                    let mut dice = Dice::new(clerk as u64);
                    start.wait();
                    let own = (clerk..registrations).step_by(CLERKS);
                    own.flat_map(|id| {
                        let (change, server) = (registers(id, SERIES[id % SERIES.len()]), dice.below(servers.len()));
                        let tries = if id % AGAIN_EVERY == 0 { 2 } else { 1 };
                        let told = (0..tries).map(move |tried| servers[(server + tried) % servers.len()].commit(vec![change.clone()], stamp(T0)).unwrap()[0]);
                        told.map(move |told| (id, told.number.unwrap())).collect::<Vec<_>>()
                    })
                    .collect::<Vec<_>>()
                })
            })
            .collect();
        clerks.into_iter().flat_map(|clerk| clerk.join().unwrap()).collect()
    })
}

/// The numbers of each series, as the entries say them one by one.
fn numbers(log: &mut Log) -> BTreeMap<String, Vec<(usize, i32)>> {
    let mut found: BTreeMap<String, Vec<(usize, i32)>> = BTreeMap::new();
    for number in 0..log.len() {
        let (_, change) = log.entry(number).unwrap();
        let Some(Content::Rows { add, .. }) = change.map(|change| change.content) else { continue };
        for row in add.iter().filter(|row| row.table == "documents") {
            let series = ["unit", "book", "series"].map(|name| row.cells[name].as_str()).join(" ");
            found.entry(series).or_default().push((row.cells["id"][1..].parse().unwrap(), row.cells["number"].parse().unwrap()));
        }
    }
    found
}

/// How many entries the database holds, asked in SQL.
fn entries(url: &Url) -> i64 {
    const COUNT: &str = "SELECT count(*) FROM entries";
    match url {
        Url::Sqlite(path) => rusqlite::Connection::open(path).unwrap().query_row(COUNT, [], |row| row.get(0)).unwrap(),
        Url::Postgres(url) => postgres::Client::connect(url, postgres::NoTls).unwrap().query_one(COUNT, &[]).unwrap().get(0),
    }
}

/// What is wrong with the numbers of a series, put in order: gaps and doubles.
fn wrong(numbers: &[i32]) -> Vec<i32> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    (1..).zip(&sorted).filter(|(expected, number)| *expected != **number).map(|(_, number)| *number).collect()
}

#[test]
fn no_number_is_left_out_and_none_is_given_twice() {
    let registrations = count("LUAN_PROVE_REGISTRATIONS", 400);
    for (name, office, count) in FIELDS {
        let office = office();
        let first = Store::new(office.init());
        let unit = |id: &str| adding(id, &format!("unit:{id}"), &[row("units", &format!("id={id} name=Đơn_vị kind=department level=base"))]);
        first.commit(vec![unit("A"), unit("B")], stamp(T0)).unwrap();
        let servers: Vec<Store> = std::iter::once(first).chain((1..count).map(|_| Store::new(office.open().unwrap()))).collect();
        let told: BTreeSet<(usize, i32)> = register_all(&servers, registrations).into_iter().collect();
        assert_eq!(told.len(), registrations, "{name}: somebody was told two numbers");
        drop(servers);
        let found = numbers(&mut office.open().unwrap());
        for (series, lines) in &found {
            let numbers: Vec<i32> = lines.iter().map(|(_, number)| *number).collect();
            assert_eq!(wrong(&numbers), Vec::<i32>::new(), "{name}, {series}");
        }
        let recorded: BTreeSet<(usize, i32)> = found.values().flatten().copied().collect();
        assert_eq!(recorded, told, "{name}: told and recorded");
        assert_eq!(entries(&office.url), (registrations + BEFORE) as i64, "{name}");
        assert_eq!(verify(&office.url, &keys(), &[]).unwrap().findings, Vec::<String>::new(), "{name}");
        let counts: Vec<String> = found.iter().map(|(series, lines)| format!("{series}: 1 to {}", lines.len())).collect();
        println!("{name}: {registrations} registrations by {CLERKS} at once, {}: 0 gaps, 0 doubles", counts.join(", "));
    }
}

#[test]
fn a_gap_and_a_double_are_seen() {
    assert_eq!(wrong(&[3, 1, 2]), Vec::<i32>::new());
    assert_eq!(wrong(&[1, 3]), [3], "a gap");
    assert_eq!(wrong(&[1, 2, 2]), [2], "a double");
    assert_eq!(wrong(&[2, 3]), [2, 3], "the first is left out");
}
