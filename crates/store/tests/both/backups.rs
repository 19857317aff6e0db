//! A record goes into a folder of sealed files and comes back, whole or up to a moment, on either database.

use std::path::{Path, PathBuf};

use store::{Fault, Keys, Restored, Ring, State, Store, StoreError, Taken, Url, Vault, Wanted, back_up, drill, restore, verify};

use crate::office::{DAY, Office, T0, adding, commit, drawn, keys, load, person, secret, stamp};

/// What a database holds, as it stands there.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Dump {
    pub(crate) entries: Vec<(i64, Vec<u8>, Option<Vec<u8>>)>,
    checkpoints: Vec<(i64, String)>,
    vault: Vec<(String, String, i64, Vec<u8>)>,
}

const ENTRIES: &str = "SELECT number, leaf, sealed FROM entries ORDER BY number";
const CHECKPOINTS: &str = "SELECT size, note FROM checkpoints ORDER BY size";
const VAULT: &str = "SELECT kind, id, until, sealed FROM vault WHERE kind <> 'session' ORDER BY kind, id";

impl Dump {
    pub(crate) fn of(office: &Office) -> Dump {
        match &office.url {
            Url::Sqlite(path) => {
                let database = rusqlite::Connection::open(path).unwrap();
                let mut entries = database.prepare(ENTRIES).unwrap();
                let mut checkpoints = database.prepare(CHECKPOINTS).unwrap();
                let mut vault = database.prepare(VAULT).unwrap();
                Dump {
                    entries: entries.query_map([], |row| row.try_into()).unwrap().map(Result::unwrap).collect(),
                    checkpoints: checkpoints.query_map([], |row| row.try_into()).unwrap().map(Result::unwrap).collect(),
                    vault: vault.query_map([], |row| row.try_into()).unwrap().map(Result::unwrap).collect(),
                }
            }
            Url::Postgres(url) => {
                let mut database = postgres::Client::connect(url, postgres::NoTls).unwrap();
                let mut rows = |text: &str| database.query(text, &[]).unwrap();
                Dump {
                    entries: rows(ENTRIES).iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect(),
                    checkpoints: rows(CHECKPOINTS).iter().map(|row| (row.get(0), row.get(1))).collect(),
                    vault: rows(VAULT).iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect(),
                }
            }
        }
    }
}

pub(crate) fn folder_of(office: &Office) -> PathBuf {
    office.folder.join("backup")
}

pub(crate) fn taken(office: &Office) -> Taken {
    back_up(&office.url, &keys(), &folder_of(office), &["session"]).unwrap()
}

pub(crate) fn whole() -> Wanted<'static> {
    Wanted { until: None, kept: &[], stamp: stamp(T0 + 90 * DAY) }
}

/// Restores into a new office of SQLite, which must be sound.
pub(crate) fn restored(folder: &Path, wanted: &Wanted<'_>) -> (Office, Restored) {
    let there = Office::sqlite();
    let done = restore(folder, &there.url, &keys(), wanted).unwrap();
    assert_eq!(verify(&there.url, &keys(), &[]).unwrap().findings, Vec::<String>::new());
    (there, done)
}

/// The names of a folder's files, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_comes_back_byte_for_byte_on_either_database_and_never_over_a_record() {
    Office::each(|office| {
        let (log, _) = load(office.init(), &drawn(60, 3), T0);
        let vault = Vault::open(&office.url, &keys()).unwrap();
        vault.put("credential", "lan", u64::MAX >> 1, b"kept", None).unwrap();
        vault.put("session", "s", u64::MAX >> 1, b"not kept", None).unwrap();
        let size = log.len();
        assert_eq!(taken(office), Taken { entries: size, new: size, rewritten: 0, time: T0 });
        let there = [Office::sqlite(), Office::postgres()];
        for there in &there {
            let done = restore(&folder_of(office), &there.url, &keys(), &whole()).unwrap();
            assert_eq!(done, Restored { entries: size, time: T0, later: 0, erasures: 0, lost: None });
            assert_eq!(Dump::of(there), Dump::of(office));
            let vault = Vault::open(&there.url, &keys()).unwrap();
            assert!(vault.get("credential", "lan", T0).unwrap().is_some() && vault.get("session", "s", T0).unwrap().is_none());
            let over = restore(&folder_of(office), &there.url, &keys(), &whole());
            assert!(matches!(over, Err(StoreError::State(State::Begun))), "{over:?}");
            let (_, on) = commit(there.open().unwrap(), vec![adding("on", "person:ON", &[person("ON")])], T0 + 1);
            assert_eq!(on.unwrap()[0].index, size, "it goes on where it was");
        }
    });
}

#[test]
fn a_later_backup_adds_what_is_new_and_touches_nothing_else() {
    Office::each(|office| {
        let (log, _) = load(office.init(), &drawn(40, 3), T0);
        taken(office);
        let folder = folder_of(office);
        let files = |folder: &Path| names(folder).into_iter().map(|name| (std::fs::read(folder.join(&name)).unwrap(), name)).collect::<Vec<_>>();
        let before = files(&folder);
        assert_eq!(taken(office).new, 0);
        assert!(files(&folder) == before, "nothing is new, nothing is written");
        let (log, _) = commit(log, vec![adding("a", "person:P1", &[person("P1")]), adding("b", "person:P2", &[person("P2")])], T0 + 1);
        assert_eq!(taken(office).new, 2);
        let after = files(&folder);
        assert!(after.iter().filter(|file| before.contains(file)).count() == before.len() - 1, "all but the head stand there as before");
        assert_eq!(after.len(), before.len() + 1);
        drop(log);
        Vault::open(&office.url, &keys()).unwrap().put("credential", "lan", T0, b"new", None).unwrap();
        assert_eq!(taken(office).new, 0);
        let (there, _) = restored(&folder, &whole());
        assert_eq!(Dump::of(&there), Dump::of(office), "what is in the vault is taken also where the log stands still");
    });
}

#[test]
fn a_log_that_needs_several_files_comes_back() {
    let office = Office::sqlite();
    let store = Store::new(office.init());
    for batch in 0..35 {
        let changes = (0..2_000).map(|number| format!("P{batch}-{number}")).map(|id| adding(&id, &format!("person:{id}"), &[person(&id)])).collect();
        store.commit(changes, stamp(T0 + batch)).unwrap();
    }
    assert_eq!(taken(&office).entries, 70_001);
    let names = names(&folder_of(&office));
    assert_eq!(names, ["000000000000-000000064001-64001.entries", "000000064001-000000070001-6000.entries", "000000070001.head"]);
    let (there, _) = restored(&folder_of(&office), &whole());
    assert!(Dump::of(&there) == Dump::of(&office));
}

#[test]
fn a_record_comes_back_as_it_was_at_a_moment() {
    Office::each(|office| {
        let mut log = office.init();
        for step in 1..=6 {
            let (a, b) = (format!("A{step}"), format!("B{step}"));
            let together = vec![adding(&a, &format!("person:{a}"), &[person(&a)]), adding(&b, &format!("person:{b}"), &[person(&b)])];
            log = commit(log, together, T0 + step * DAY).0;
            if step % 2 == 0 {
                taken(office);
            }
        }
        let all = Dump::of(office);
        for (until, steps) in [(T0, 0), (T0 + DAY - 1, 0), (T0 + DAY, 1), (T0 + 4 * DAY + 7, 4), (T0 + 6 * DAY, 6), (u64::MAX, 6)] {
            let (there, done) = restored(&folder_of(office), &Wanted { until: Some(until), ..whole() });
            let size = 1 + 2 * steps as usize;
            assert_eq!((done.entries, done.later, done.time), (size as u64, 13 - size as u64, T0 + steps * DAY), "{until}");
            assert_eq!(Dump::of(&there).entries, all.entries[..size]);
        }
        let early = restore(&folder_of(office), &Office::sqlite().url, &keys(), &Wanted { until: Some(T0 - 1), ..whole() });
        assert!(matches!(early, Err(StoreError::Backup { fault: Fault::Earlier, .. })), "{early:?}");
    });
}

#[test]
fn a_moment_before_an_erasure_brings_nothing_back_that_was_destroyed() {
    Office::each(|office| {
        let changes = vec![adding("a", "person:P1", &[person("P1")]), adding("b", "person:P2", &[person("P2")])];
        let (log, _) = commit(office.init(), changes, T0 + 1);
        let (mut log, _) = commit(log, vec![adding("c", "person:P3", &[person("P3")])], T0 + 2);
        taken(office);
        log.erase("person:P1", &stamp(T0 + 3), "hết thời hạn lưu", "3-TB/TU").unwrap();
        log.erase("person:P3", &stamp(T0 + 4), "nhầm người", "").unwrap();
        taken(office);
        let until = Wanted { until: Some(T0 + 1), ..whole() };
        let (there, done) = restored(&folder_of(office), &until);
        assert_eq!((done.entries, done.erasures), (3, 1), "of what comes later only the erasure of P1 speaks of the first three entries");
        let mut log = there.open().unwrap();
        assert_eq!(log.entry(1).unwrap().1, None);
        assert_eq!(log.entry(3).unwrap().1.unwrap().reason, "hết thời hạn lưu");
        let reading = Keys::reading(secret().public(), Ring::new([8; 32]));
        let unsigned = restore(&folder_of(office), &Office::sqlite().url, &reading, &until);
        assert!(matches!(unsigned, Err(StoreError::State(State::ReadOnly))), "{unsigned:?}");
        assert!(restore(&folder_of(office), &Office::sqlite().url, &reading, &whole()).is_ok(), "where nothing is said anew, reading is enough");
    });
}

#[test]
fn a_drill_says_what_a_restore_would_and_leaves_nothing() {
    Office::each(|office| {
        let (log, _) = load(office.init(), &drawn(40, 3), T0);
        taken(office);
        let before = names(&office.folder);
        assert_eq!(drill(&folder_of(office), &keys(), &whole()).unwrap(), Restored { entries: log.len(), time: T0, later: 0, erasures: 0, lost: None });
        assert_eq!(names(&office.folder), before);
        let head = names(&folder_of(office)).pop().unwrap();
        std::fs::remove_file(folder_of(office).join(head)).unwrap();
        assert!(drill(&folder_of(office), &keys(), &whole()).is_err());
        assert_eq!(names(&office.folder), before);
    });
}
