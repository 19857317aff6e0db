//! What the database holds and cannot read: entries, and the vault.

use rusqlite::Connection;
use store::{Keys, Log, Ring, State, StoreError, Url, Vault, verify};

use crate::office::{Office, T0, adding, commit, drawn, keys, load, person, secret, stamp};

/// Every byte of a file database and what stands beside it.
fn bytes(office: &Office) -> Vec<u8> {
    let Url::Sqlite(path) = &office.url else { unreachable!("a file") };
    let beside = ["", "-wal", "-shm"].map(|end| std::fs::read(format!("{}{end}", path.display())).unwrap_or_default());
    beside.concat()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn no_word_of_what_is_recorded_can_be_read_in_the_file() {
    let office = Office::sqlite();
    let register = drawn(30, 4);
    let (log, _) = load(office.init(), &register, T0);
    drop(log);
    let vault = Vault::open(&office.url, &keys()).unwrap();
    vault.put("credential", "lan", u64::MAX >> 1, b"the secret of the second factor", None).unwrap();
    let bytes = bytes(&office);
    assert!(holds(&bytes, "entries"), "the walk over the bytes finds what is there");
    for word in ["12-CV/BTC", "people", "discipline", "the secret of the second factor", register.tables().people.id.text(3)] {
        assert!(!holds(&bytes, word), "{word}");
    }
}

#[test]
fn another_key_opens_nothing_and_a_new_one_takes_over() {
    Office::each(|office| {
        let (log, _) = load(office.init(), &drawn(30, 4), T0);
        let root = log.tree().root(log.len());
        drop(log);
        let with = |ring: Ring| Keys::writing(secret(), ring);
        let other = Log::open(&office.url, with(Ring::new([9; 32]))).err();
        assert!(matches!(other, Some(StoreError::State(State::Sealed))), "{other:?}");
        let both = Ring::new([8; 32]).with([9; 32]);
        let vault = Vault::open(&office.url, &keys()).unwrap();
        vault.put("session", "s", T0, b"kept", None).unwrap();
        let mut log = Log::open(&office.url, with(both.clone())).unwrap();
        let size = log.len();
        assert_eq!(log.reseal().unwrap(), size + 1, "every entry, and the session");
        assert_eq!(log.reseal().unwrap(), 0, "nothing is left to do");
        drop(log);
        let new = with(both.newest());
        let log = Log::open(&office.url, new.clone()).unwrap();
        assert_eq!(log.tree().root(log.len()), root);
        assert_eq!(verify(&office.url, &new, &[]).unwrap().findings, Vec::<String>::new());
        assert_eq!(Vault::open(&office.url, &new).unwrap().get("session", "s", T0 - 1).unwrap().unwrap().bytes, b"kept");
        assert!(matches!(Log::open(&office.url, keys()).err(), Some(StoreError::State(State::Sealed))));
    });
}

#[test]
fn of_two_who_replace_a_secret_one_does_and_its_time_ends() {
    Office::each(|office| {
        drop(office.init());
        let vault = Vault::open(&office.url, &keys()).unwrap();
        assert!(vault.put("code", "lan", T0 + 10, b"1", None).unwrap());
        assert!(!vault.put("code", "lan", T0 + 10, b"2", None).unwrap(), "one is there");
        let (one, other) = (vault.get("code", "lan", T0).unwrap().unwrap(), vault.get("code", "lan", T0).unwrap().unwrap());
        assert!(vault.put("code", "lan", T0 + 20, b"3", Some(&one)).unwrap());
        assert!(!vault.put("code", "lan", T0 + 20, b"4", Some(&other)).unwrap(), "somebody was faster");
        assert_eq!(vault.get("code", "lan", T0 + 19).unwrap().unwrap().bytes, b"3");
        assert!(vault.get("code", "lan", T0 + 20).unwrap().is_none(), "its time is over");
        assert!(vault.put("code", "minh", T0 + 90, b"5", None).unwrap());
        assert_eq!(vault.purge(T0 + 20).unwrap(), 1);
        assert_eq!(vault.ids("code").unwrap(), ["minh"]);
        assert!(vault.remove("code", "minh").unwrap() && !vault.remove("code", "minh").unwrap());
    });
}

/// A database as the first program wrote it, from the export of one of now: salts and payloads stood readable in columns of their own.
fn as_of_schema_1(office: &Office) -> Office {
    use base64::Engine;
    let old = Office::sqlite();
    let folder = office.folder.join("export");
    office.open().unwrap().export(&folder, true).unwrap();
    let Url::Sqlite(path) = &old.url else { unreachable!("a file") };
    let Url::Sqlite(new) = &office.url else { unreachable!("a file") };
    let database = Connection::open(path).unwrap();
    database
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL;
             CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT; INSERT INTO meta VALUES ('schema', '1');
             CREATE TABLE entries (number INTEGER PRIMARY KEY, leaf BLOB NOT NULL, salt BLOB, payload BLOB) STRICT;
             CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
             ATTACH '{}' AS new; INSERT INTO checkpoints SELECT * FROM new.checkpoints; INSERT INTO entries (number, leaf) SELECT number, leaf FROM new.entries",
            new.display()
        ))
        .unwrap();
    let decode = |value: &serde_json::Value| value.as_str().map(|text| base64::engine::general_purpose::STANDARD.decode(text).unwrap());
    for line in std::fs::read_to_string(folder.join("contents/000.jsonl")).unwrap().lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let values = (decode(&line["salt"]), decode(&line["payload"]), line["index"].as_i64().unwrap());
        database.execute("UPDATE entries SET salt = ?1, payload = ?2 WHERE number = ?3", values).unwrap();
    }
    old
}

#[test]
fn a_record_of_the_first_program_is_brought_up_and_says_the_same() {
    let office = Office::sqlite();
    let (log, _) = load(office.init(), &drawn(30, 4), T0);
    let (mut log, added) = commit(log, vec![adding("gone", "person:ZZ", &[person("ZZ")])], T0);
    added.unwrap();
    log.erase("person:ZZ", &stamp(T0), "nhầm người", "").unwrap();
    let root = log.tree().root(log.len());
    drop(log);
    let old = as_of_schema_1(&office);
    assert!(holds(&bytes(&old), "12-CV/BTC"));
    assert!(matches!(old.open().err(), Some(StoreError::State(State::Older))));
    assert_eq!(Log::upgrade(&old.url, &keys()).unwrap(), 1);
    assert_eq!(Log::upgrade(&old.url, &keys()).unwrap(), 2, "it is up already");
    let log = old.open().unwrap();
    assert_eq!(log.tree().root(log.len()), root);
    assert_eq!(verify(&old.url, &keys(), &[]).unwrap().findings, Vec::<String>::new());
    assert!(!holds(&bytes(&old), "12-CV/BTC"), "nothing readable is left");
}

#[test]
fn a_database_of_a_later_program_is_refused() {
    Office::each(|office| {
        drop(office.init());
        office.execute("UPDATE meta SET value = '99' WHERE name = 'schema'");
        assert!(matches!(office.open().err(), Some(StoreError::State(State::Newer))));
        assert!(matches!(Log::upgrade(&office.url, &keys()).err(), Some(StoreError::State(State::Newer))));
        assert!(matches!(Vault::open(&office.url, &keys()).err(), Some(StoreError::State(State::Newer))));
    });
}
