//! Every call of a backup and of a restore fails once: a backup gives back what it held before or after, a restore is whole or has not begun.

use std::path::Path;

use store::{Log, State, StoreError, Url, Wanted, back_up, restore};

use crate::faults::{Judged, every};
use crate::folder;
use crate::ledger::{adding, ids, keys, sound, stamp, url};

/// Who is there before and after what the record did since its first backup.
const BEFORE: [&str; 2] = ["B1", "B2"];
const AFTER: [&str; 2] = ["B2", "D1"];

/// Makes every call fail in every way, and counts.
pub(crate) fn prove() -> usize {
    let base = folder("backup-base");
    let log = Log::init(&url(&base), keys(), &stamp(), "mở sổ", "").unwrap();
    let store = store::Store::new(log);
    store.commit(BEFORE.map(adding).to_vec(), stamp()).unwrap();
    back_up(&url(&base), &keys(), &base.join("backup"), &[]).unwrap();
    store.commit(vec![adding("D1")], stamp()).unwrap();
    let mut log = store.into_log();
    log.erase("person:B1", &stamp(), "hết thời hạn lưu", "").unwrap();
    drop(log);
    // The program itself ends its log when it closes it: a copy of the folder has everything.
    let backups = every("backup", &base, &judge_backup);
    let restores = every("restore", &base, &judge_restore);
    assert!(backups > 100 && restores > 100, "too few calls failed to prove anything: {backups}, {restores}");
    backups + restores
}

/// What a folder gives back.
fn held(backup: &Path, when: &str) -> Vec<String> {
    let there = folder("held");
    let wanted = Wanted { until: None, kept: &[], stamp: stamp() };
    restore(backup, &url(&there), &keys(), &wanted).unwrap_or_else(|error| panic!("{when}: the backup cannot be restored: {error}"));
    sound(&there, when);
    ids(Log::open(&url(&there), keys()).unwrap().facts())
}

fn judge_backup(Judged { folder, acknowledged, when }: &Judged<'_>) {
    let backup = folder.join("backup");
    let there = held(&backup, when);
    assert!(there == AFTER || (there == BEFORE && !acknowledged), "{when}: acknowledged {acknowledged}, and the backup holds {there:?}");
    back_up(&url(folder), &keys(), &backup, &[]).unwrap_or_else(|error| panic!("{when}: again: {error}"));
    assert_eq!(held(&backup, when), AFTER, "{when}: done again");
    let mut files: Vec<_> = std::fs::read_dir(&backup).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let whole = ["000000000000-000000000003-2.entries", "000000000003-000000000005-2.entries", "000000000005.head"];
    assert_eq!(files, whole, "{when}: nothing is left of what was begun, nor of what was destroyed");
}

fn judge_restore(Judged { folder, acknowledged, when }: &Judged<'_>) {
    let there = Url::Sqlite(folder.join("restored.db"));
    let wanted = Wanted { until: None, kept: &[], stamp: stamp() };
    let again = || restore(&folder.join("backup"), &there, &keys(), &wanted);
    match Log::open(&there, keys()) {
        Ok(_) => assert!(matches!(again(), Err(StoreError::State(State::Begun))), "{when}: restored over a record"),
        Err(StoreError::State(State::NotBegun | State::NoFile)) => {
            assert!(!acknowledged, "{when}: acknowledged, and not there");
            again().unwrap_or_else(|error| panic!("{when}: again: {error}"));
        }
        Err(error) => panic!("{when}: half restored: {error}"),
    }
    let report = store::verify(&there, &keys(), &[]).unwrap();
    assert_eq!(report.findings, Vec::<String>::new(), "{when}");
    assert_eq!(ids(Log::open(&there, keys()).unwrap().facts()), BEFORE, "{when}");
}
