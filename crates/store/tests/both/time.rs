//! Both times: what was known on a day, and what was destroyed.

use store::{Kind, Stamp, State, StoreError};

use crate::office::{DAY, Office, T0, adding, changing, commit, drawn, keys, load, person, row, rows, stamp};

#[test]
fn the_record_as_it_was_known_on_a_day_is_the_fold_up_to_then() {
    Office::each(|office| {
        let (register, later) = (drawn(80, 3), drawn(80, 4));
        let (log, _) = load(office.init(), &register, T0);
        let then = rows(log.facts());
        let (mut log, _) = load(log, &later, T0 + 40 * DAY);
        // 07:00 of the first of January in Việt Nam.
        let day = |ordinal_after: i32| register::Day::from_ordinal(register::Day::new(2024, 1, 1).unwrap().ordinal() + ordinal_after).unwrap();
        assert_eq!(rows(&log.known_on(day(39)).unwrap()), then);
        assert_eq!(rows(&log.known_on(day(40)).unwrap()), rows(log.facts()));
        assert!(log.known_on(day(-1)).unwrap().is_empty());
    });
}

#[test]
fn time_never_runs_backwards_in_the_log() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")])], T0 + 10 * DAY);
        let (mut log, _) = commit(log, vec![adding("b", "person:P2", &[person("P2")])], T0 - 10 * DAY);
        assert_eq!(log.entry(2).unwrap().0.time, T0 + 10 * DAY);
        drop(log);
        assert!(office.open().is_ok());
    });
}

#[test]
fn what_is_erased_is_gone_and_the_log_is_sound() {
    Office::each(|office| {
        let secret_name = row("people", "id=P1 name=Canary_Bird sex=female birth=1980");
        let (log, _) = commit(office.init(), vec![adding("a", "person:P1", std::slice::from_ref(&secret_name)), adding("b", "person:P2", &[person("P2")])], T0);
        let renamed = row("people", "id=P1 name=Canary_Two sex=female birth=1980");
        let (mut log, done) = commit(log, vec![changing("c", "person:P1", &[secret_name], &[renamed])], T0);
        done.unwrap();
        assert_eq!(log.about("person:P1"), [1, 3]);
        let erased = log.erase("person:P1", &stamp(T0 + DAY), "hết thời hạn lưu", "3-TB/TU").unwrap();
        assert_eq!((erased.index, rows(log.facts())), (4, vec![person("P2")]));
        assert!(log.entry(1).unwrap().1.is_none() && log.entry(3).unwrap().1.is_none());
        assert_eq!(log.entry(4).unwrap().0.kind, Kind::Erasure);
        drop(log);
        let report = store::verify(&office.url, &keys(), &[]).unwrap();
        assert_eq!((report.findings, report.entries), (Vec::new(), 5));
        for entry in std::fs::read_dir(&office.folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(6).any(|window| window == b"Canary"), "the name still stands in a file");
        }
    });
}

/// Otherwise the other server would go on saying what was destroyed, and write changes of it that fit no log.
#[test]
fn what_one_server_erases_the_others_forget() {
    Office::each(|office| {
        let (mut one, done) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")]), adding("b", "person:P2", &[person("P2")])], T0);
        done.unwrap();
        let other = office.open().unwrap();
        one.erase("person:P1", &stamp(T0), "hết thời hạn lưu", "").unwrap();
        let (other, refused) = commit(other, vec![changing("c", "person:P1", &[person("P1")], &[])], T0);
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        assert_eq!((rows(other.facts()), other.about("person:P1")), (vec![person("P2")], &[][..]));
        assert!(office.open().is_ok());
    });
}

#[test]
fn an_erasure_must_pass_what_every_change_must() {
    let office = Office::sqlite();
    // A name that an erasure would have taken, used by somebody before.
    let changes = vec![adding("a", "person:P1", &[person("P1")]), adding("erase-3", "person:P2", &[person("P2")])];
    let (mut log, done) = commit(office.init(), changes, T0);
    done.unwrap();
    let strangers = [Stamp { actor: String::new(), ..stamp(T0) }, Stamp { authority: Some(7), ..stamp(T0) }];
    assert!(matches!(log.erase("person:P1", &strangers[0], "nhầm người", ""), Err(StoreError::State(State::Account))));
    assert!(matches!(log.erase("person:P1", &strangers[1], "nhầm người", ""), Err(StoreError::State(State::Revoked))));
    assert!(matches!(log.erase("person:P1", &stamp(T0), " ", ""), Err(StoreError::State(State::Unreasoned))));
    assert_eq!(log.erase("person:P1", &stamp(T0), "nhầm người", "").unwrap().index, 3);
    drop(log);
    assert!(office.open().is_ok());
}

#[test]
fn who_is_named_by_others_is_not_erased() {
    Office::each(|office| {
        let kin = row("kinship", "person=P1 relative=P2 relation=spouse");
        let changes = vec![adding("a", "person:P2", &[person("P2")]), adding("b", "person:P1", &[person("P1"), kin])];
        let (mut log, _) = commit(office.init(), changes, T0);
        assert!(matches!(log.erase("person:P2", &stamp(T0), "nhầm người", ""), Err(StoreError::Refused(_))));
        assert!(log.erase("person:P1", &stamp(T0), "nhầm người", "").is_ok());
    });
}

#[test]
fn a_log_moves_between_the_databases_and_back_unchanged() {
    let (here, there, back) = (Office::sqlite(), Office::postgres(), Office::sqlite());
    let (mut log, _) = load(here.init(), &drawn(60, 9), T0);
    log.copy_to(&there.url).unwrap();
    there.open().unwrap().copy_to(&back.url).unwrap();
    let returned = back.open().unwrap();
    assert_eq!((returned.tree().root(returned.len()), rows(returned.facts())), (log.tree().root(log.len()), rows(log.facts())));
    assert!(matches!(log.copy_to(&there.url), Err(StoreError::State(_))));
}
