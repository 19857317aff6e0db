//! `bench-memory CLIENTS SECONDS ENTRIES [URL]`: durable changes by many at once, beside the same database alone with the same promise about the disk; then how
//! long a record of so many entries takes to open and to check.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark says what it found")]

use std::path::Path;
use std::time::{Duration, Instant};

use store::note::SecretKey;
use store::{Change, Content, Keys, Log, Ring, RowText, Stamp, Store, Url, Wanted};

/// Changes that are committed together while a large record is made.
const TOGETHER: usize = 5_000;
/// Turns of ours and of the peer.
const ROUNDS: usize = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| words.get(at).map_or(default, |word| word.parse().expect("a number"));
    let (clients, seconds, entries) = (number(0, 64), number(1, 5), number(2, 1_000_000));
    let folder = std::env::temp_dir().join(format!("luan-bench-memory-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the databases");
    for round in 0..ROUNDS {
        let url =
            words.get(3).map_or_else(|| Url::Sqlite(folder.join(format!("office{round}.db"))), |url| url.parse().expect("the address of an empty database"));
        let (ours, [middle, late]) = writes(&url, clients, Duration::from_secs(seconds));
        let alone = alone(&folder.join(format!("alone{round}.db")), Duration::from_secs(seconds));
        println!(
            "{clients} clients: {ours:.0} changes/s, p50 {middle:.1} ms, p99 {late:.1} ms; SQLite alone, one client, {alone:.0} commits/s; ratio {:.1}",
            ours / alone
        );
        if words.get(3).is_some() {
            break;
        }
    }
    large(&Url::Sqlite(folder.join("large.db")), entries);
    let _ = std::fs::remove_dir_all(&folder);
}

fn keys() -> Keys {
    Keys::writing(SecretKey::office("bench.example/luan", [5; 32]).expect("a name"), Ring::new([6; 32]))
}

fn stamp() -> Stamp {
    Stamp { actor: "account-1".to_owned(), time: 1_704_067_200_000, authority: None }
}

fn adding(id: &str) -> Change {
    let cells = [("id", id), ("name", "Trần Thị Người Nào Đó"), ("sex", "female"), ("birth", "1980-02-03")];
    let row = RowText { table: "people".to_owned(), cells: cells.map(|(column, text)| (column.to_owned(), text.to_owned())).into() };
    let content = Content::Rows { subject: format!("person:{id}"), withdraw: Vec::new(), add: vec![row] };
    Change { reason: "tiếp nhận hồ sơ".to_owned(), basis: "12-CV/BTC".to_owned(), key: id.to_owned(), content }
}

/// Changes a second, and how long one waits in the middle and in the slowest hundredth, in milliseconds.
fn writes(url: &Url, clients: u64, time: Duration) -> (f64, [f64; 2]) {
    let store = Store::new(Log::init(url, keys(), &stamp(), "mở sổ", "").expect("an empty database"));
    let start = Instant::now();
    let mut waits: Vec<f64> = std::thread::scope(|scope| {
        let client = |client: u64| {
            let store = &store;
            scope.spawn(move || {
                let mut waits = Vec::new();
                for number in 0u64.. {
                    if start.elapsed() > time {
                        return waits;
                    }
                    let asked = Instant::now();
                    store.commit(vec![adding(&format!("P{client}-{number}"))], stamp()).expect("it is written");
                    waits.push(asked.elapsed().as_secs_f64() * 1_000.0);
                }
                waits
            })
        };
        let running: Vec<_> = (0..clients).map(client).collect();
        running.into_iter().flat_map(|client| client.join().expect("a client ends")).collect()
    });
    let rate = waits.len() as f64 / start.elapsed().as_secs_f64();
    waits.sort_by(f64::total_cmp);
    let wait = |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or_default();
    (rate, [wait(50), wait(99)])
}

/// Commits a second of the database alone, one after another.
fn alone(path: &Path, time: Duration) -> f64 {
    let database = rusqlite::Connection::open(path).expect("a file");
    database
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries (number INTEGER PRIMARY KEY, leaf BLOB) STRICT")
        .expect("a table");
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed() < time {
        database.execute("INSERT INTO entries (leaf) VALUES ($1)", [vec![7u8; 400]]).expect("it is written");
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

fn large(url: &Url, entries: u64) {
    let store = Store::new(Log::init(url, keys(), &stamp(), "mở sổ", "").expect("an empty database"));
    for first in (0..entries).step_by(TOGETHER) {
        let changes = (first..entries.min(first + TOGETHER as u64)).map(|number| adding(&format!("P{number}"))).collect();
        store.commit(changes, stamp()).expect("it is written");
    }
    drop(store);
    let folder = std::env::temp_dir().join(format!("luan-bench-backup-{}", std::process::id()));
    let (first, taken) = timed(|| store::back_up(url, &keys(), &folder, &[]).expect("a backup"));
    let (again, _) = timed(|| store::back_up(url, &keys(), &folder, &[]).expect("a backup"));
    let there = Url::Sqlite(folder.join("restored.db"));
    let wanted = Wanted { until: None, kept: &[], stamp: stamp() };
    let (restore, _) = timed(|| store::restore(&folder, &there, &keys(), &wanted).expect("it can be restored"));
    println!("{} entries: backed up in {first:.2} s, again with nothing new in {again:.2} s, restored and checked in {restore:.2} s", taken.entries);
    let _ = std::fs::remove_dir_all(&folder);
    for _ in 0..ROUNDS {
        let (open, log) = timed(|| Log::open(url, keys()).expect("it opens"));
        let (build, register) = timed(|| log.register().expect("a register"));
        drop((log, register));
        let (check, report) = timed(|| store::verify(url, &keys(), &[]).expect("it is read"));
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        println!("{} entries: opened in {open:.2} s, the register built in {build:.2} s, checked in {check:.2} s", report.entries);
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed().as_secs_f64(), made)
}
