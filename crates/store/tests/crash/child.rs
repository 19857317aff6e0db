//! The program that suffers: it changes a record, and says so only when the record says it is done.

use std::io::Write;
use std::path::Path;

use store::{Log, Store, StoreError};

use crate::ledger::{adding, keys, registering, stamp, unit, url};

/// Threads that write at once.
const THREADS: usize = 4;

/// Does what is asked in a folder, and writes `ack ID` for every change that is done.
pub(crate) fn run(op: &str, folder: &Path) {
    match op {
        "init" => acknowledge(Log::init(&url(folder), keys(), &stamp(), "mở sổ", "").map(|_| "init".to_owned())),
        "commit" => acknowledge(commit_all(folder, &["C1", "C2", "C3"])),
        "held" => held(folder),
        "erase" => acknowledge(open(folder).and_then(|mut log| log.erase("person:B1", &stamp(), "nhầm người", "")).map(|_| "erase".to_owned())),
        "move" => acknowledge(open(folder).and_then(|mut log| log.copy_to(&store::Url::Sqlite(folder.join("other.db")))).map(|_| "move".to_owned())),
        "backup" => acknowledge(store::back_up(&url(folder), &keys(), &folder.join("backup"), &[]).map(|_| "backup".to_owned())),
        "restore" => acknowledge(restored(folder).map(|_| "restore".to_owned())),
        "steady" => steady(folder),
        "few" => (0..12).for_each(|number| acknowledge(commit_all(folder, &[&format!("F{number}")]))),
        _ => panic!("no such thing to do: {op}"),
    }
}

fn open(folder: &Path) -> Result<Log, StoreError> {
    Log::open(&url(folder), keys())
}

fn restored(folder: &Path) -> Result<store::Restored, StoreError> {
    let wanted = store::Wanted { until: None, kept: &[], stamp: stamp() };
    store::restore(&folder.join("backup"), &store::Url::Sqlite(folder.join("restored.db")), &keys(), &wanted)
}

fn commit_all(folder: &Path, ids: &[&str]) -> Result<String, StoreError> {
    let store = Store::new(open(folder)?);
    store.commit(ids.iter().map(|id| adding(id)).collect(), stamp())?;
    Ok(ids.join(" "))
}

/// Acknowledges before it closes the record: closing syncs what committing may have left.
fn held(folder: &Path) {
    let store = Store::new(open(folder).unwrap());
    acknowledge(store.commit(["C1", "C2", "C3"].map(adding).to_vec(), stamp()).map(|_| "C1 C2 C3".to_owned()));
}

fn acknowledge(done: Result<String, StoreError>) {
    match done {
        Ok(ids) => std::io::stdout().write_all(format!("ack {ids}\n").as_bytes()).unwrap_or_else(|_| std::process::exit(3)),
        Err(_) => std::process::exit(1),
    }
}

/// Writes until it is killed: people, and documents into a book.
fn steady(folder: &Path) {
    let store = Store::new(open(folder).unwrap());
    store.commit(vec![unit()], stamp()).unwrap();
    let process = std::process::id();
    let start = store.log().len();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let store = &store;
            scope.spawn(move || {
                for number in 0.. {
                    let id = format!("S{start}-{process}-{thread}-{number}");
                    let change = if number % 2 == 0 { adding(&id) } else { registering(&id) };
                    store.commit(vec![change], stamp()).unwrap();
                    std::io::stdout().write_all(format!("ack {id}\n").as_bytes()).unwrap();
                }
            });
        }
    });
}
