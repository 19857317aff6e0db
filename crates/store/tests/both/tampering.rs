//! Whoever has the database but not the key changes nothing unnoticed.

use rusqlite::Connection;
use store::note::Note;
use store::{Url, Vault, verify};

use crate::office::{DAY, Office, T0, adding, commit, drawn, keys, load, person, row, stamp};

/// Entries of the log that is tampered with.
const ENTRIES: u64 = 28;

/// A sound log with an erasure in it, its file, and a checkpoint that somebody keeps elsewhere.
fn victim() -> (Office, Vec<u8>, Note) {
    let office = Office::sqlite();
    let ids: Vec<String> = (0..ENTRIES - 4).map(|number| format!("P{number}")).collect();
    let people = ids.iter().map(|id| adding(id, &format!("person:{id}"), &[person(id)])).collect();
    let (log, done) = commit(office.init(), people, T0);
    done.unwrap();
    let (mut log, done) = commit(log, vec![adding("gone", "person:ZZ", &[person("ZZ")])], T0 + 1);
    done.unwrap();
    let kept = log.checkpoint().unwrap();
    log.erase("person:ZZ", &stamp(T0 + DAY), "nhầm người", "").unwrap();
    let (log, done) = commit(log, vec![adding("last", "person:ZY", &[row("people", "id=ZY name=Sau sex=male birth=1990")])], T0 + 2 * DAY);
    done.unwrap();
    assert_eq!(log.len(), ENTRIES);
    drop(log);
    let vault = Vault::open(&office.url, &keys()).unwrap();
    assert!(vault.put("session", "s1", T0 + DAY, b"of somebody", None).unwrap() && vault.put("session", "s2", T0 + DAY, b"of another", None).unwrap());
    drop(vault);
    let Url::Sqlite(path) = &office.url else { unreachable!("a file") };
    Connection::open(path).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let bytes = std::fs::read(path).unwrap();
    (office, bytes, kept)
}

/// Whether the check finds the log sound after something was done to the file.
fn sound_after(office: &Office, bytes: &[u8], kept: &[Note], tamper: impl FnOnce(&Connection)) -> bool {
    let Url::Sqlite(path) = &office.url else { unreachable!("a file") };
    for beside in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
    }
    std::fs::write(path, bytes).unwrap();
    tamper(&Connection::open(path).unwrap());
    verify(&office.url, &keys(), kept).is_ok_and(|report| report.findings.is_empty())
}

#[test]
fn an_untouched_log_is_sound() {
    let (office, bytes, kept) = victim();
    assert!(sound_after(&office, &bytes, &[kept], |_| {}));
}

/// Every cell of every table of the schema, changed by hand.
#[test]
fn no_cell_can_be_changed_unnoticed() {
    let (office, bytes, kept) = victim();
    let Url::Sqlite(path) = &office.url else { unreachable!("a file") };
    let cells: Vec<(String, String, i64)> = {
        let connection = Connection::open(path).unwrap();
        let mut asked = connection.prepare("SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'").unwrap();
        let columns: Vec<(String, String)> = asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        let rows = |table: &str| -> Vec<i64> {
            connection.prepare(&format!("SELECT rowid FROM {table}")).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        columns.into_iter().flat_map(|(table, column)| rows(&table).into_iter().map(move |row| (table.clone(), column.clone(), row))).collect()
    };
    assert!(cells.len() > 3 * ENTRIES as usize);
    for (table, column, row) in cells {
        // What is of another row or another entry is a value, too.
        let other = format!("(SELECT {column} FROM {table} WHERE rowid <> {row} ORDER BY rowid DESC LIMIT 1)");
        for value in ["NULL", "x'00'", "'x'", "987654", "(SELECT max(number) - 1 FROM entries)", &other] {
            let mut changed = 0;
            let sound = sound_after(&office, &bytes, std::slice::from_ref(&kept), |connection| {
                // What the schema itself refuses, or what says the same as before, is no change.
                let text = format!("UPDATE {table} SET {column} = {value} WHERE rowid = {row} AND {column} IS NOT {value}");
                changed = connection.execute(&text, []).unwrap_or(0);
            });
            assert!(changed == 0 || !sound, "{table}.{column} of row {row} became {value}");
        }
    }
}

#[test]
fn no_entry_can_be_removed_swapped_doubled_or_cut_off_unnoticed() {
    let (office, bytes, kept) = victim();
    let kept = [kept];
    let last = ENTRIES as i64 - 1;
    for number in 0..=last {
        assert!(
            !sound_after(&office, &bytes, &kept, |db| assert_eq!(db.execute("DELETE FROM entries WHERE number = $1", [number]).unwrap(), 1)),
            "removed {number}"
        );
        let close = "DELETE FROM entries WHERE number = $1; UPDATE entries SET number = number - 1 WHERE number > $1".replace("$1", &number.to_string());
        assert!(!sound_after(&office, &bytes, &kept, |db| db.execute_batch(&close).unwrap()), "removed and closed up {number}");
        let cut = format!("DELETE FROM entries WHERE number >= {number}; DELETE FROM checkpoints WHERE size > {number}");
        // What came after the last checkpoint that somebody else keeps can be cut off by whoever has the database: hence witnesses, often.
        if (number as u64) < kept[0].checkpoint.size {
            assert!(!sound_after(&office, &bytes, &kept, |db| db.execute_batch(&cut).unwrap()), "cut off at {number}");
        }
        let other = (number * 7 + 3) % last;
        if other != number {
            let swap = format!(
                "UPDATE entries SET number = -1 WHERE number = {number}; UPDATE entries SET number = {number} WHERE number = {other}; UPDATE entries SET number = {other} WHERE number = -1"
            );
            assert!(!sound_after(&office, &bytes, &kept, |db| db.execute_batch(&swap).unwrap()), "swapped {number} and {other}");
        }
        let double = format!("INSERT INTO entries SELECT (SELECT max(number) + 1 FROM entries), leaf, sealed FROM entries WHERE number = {number}");
        assert!(!sound_after(&office, &bytes, &kept, |db| db.execute_batch(&double).unwrap()), "doubled {number}");
    }
}

/// The program does not serve a record from which something was silently taken away.
#[test]
fn what_was_taken_away_unsaid_is_not_opened() {
    let (office, bytes, _) = victim();
    let taken = [
        ("UPDATE entries SET sealed = NULL WHERE number = 2", "entry 2: its payload is gone"),
        ("DELETE FROM entries WHERE number > 20", "counts 28 entries, and 21 are there"),
    ];
    for (tamper, told) in taken {
        assert!(!sound_after(&office, &bytes, &[], |db| db.execute_batch(tamper).unwrap()));
        let opened = office.open().err().map(|error| error.to_string()).unwrap_or_default();
        assert!(opened.contains(told), "{opened}");
    }
}

/// A server that promises less than it should is reported; what this program writes it promises all the same.
#[test]
fn a_server_that_was_told_to_promise_less_is_found() {
    let office = Office::postgres();
    drop(office.init());
    let findings = || verify(&office.url, &keys(), &[]).unwrap().findings;
    assert_eq!(findings(), Vec::<String>::new());
    office.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$");
    assert!(findings()[0].contains("synchronous_commit"), "{:?}", findings());
}

/// Whoever has the key as well can write a new history, but not one that begins with what somebody else has kept.
#[test]
fn a_new_history_under_the_stolen_key_does_not_fit_the_checkpoint_kept_elsewhere() {
    let (office, _, kept) = victim();
    let forged = Office::sqlite();
    let (log, _) = load(forged.init(), &drawn(31, 6), T0);
    drop(log);
    let report = verify(&forged.url, &keys(), &[]).unwrap();
    assert_eq!(report.findings, Vec::<String>::new(), "by itself it looks sound");
    let report = verify(&forged.url, &keys(), &[kept]).unwrap();
    assert!(!report.findings.is_empty());
    drop(office);
}
