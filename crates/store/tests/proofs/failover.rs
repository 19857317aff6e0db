//! A server dies under load and its standby takes its place: the writers go on by themselves, and nothing that was told as done is lost or done twice.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use store::{Log, Store, Url, verify};
use test_postgres::Pair;

use crate::count;
use crate::dice::Dice;
use crate::office::{T0, adding, keys, person, stamp};

/// Threads that write at once.
const WRITERS: usize = 4;
/// Failovers that one record lives through.
const RECORD_EVERY: usize = 25;
/// The longest that a server lives before it is killed, in milliseconds.
const LIFE_MAX_MS: usize = 400;
/// Changes that must go through after a failover before the round ends.
const AFTER: usize = 20;

/// What the writers have been told.
#[derive(Default)]
struct Told {
    done: Mutex<BTreeSet<String>>,
    count: AtomicU64,
    /// Changes whose answer was lost, and that were asked for again.
    asked_again: AtomicU64,
    /// Those of them that had been made before.
    found_made: AtomicU64,
    enough: AtomicBool,
}

impl Told {
    /// Makes one change after another until it is enough, each until it is told that it was made.
    fn write(&self, store: &Store, name: &str) {
        for number in 0.. {
            let id = format!("{name}-{number}");
            let mut tried = 0;
            loop {
                match store.commit(vec![adding(&id, &format!("person:{id}"), &[person(&id)])], stamp(T0)) {
                    Ok(done) => {
                        assert!(!done[0].again || tried > 0, "{id} was made before anybody asked");
                        self.asked_again.fetch_add(u64::from(tried > 0), Ordering::SeqCst);
                        self.found_made.fetch_add(u64::from(done[0].again), Ordering::SeqCst);
                        break;
                    }
                    // Nobody can be written at the moment, or the answer was lost: the same is asked again.
                    Err(store::StoreError::Database(_)) => std::thread::sleep(Duration::from_millis(20)),
                    Err(error) => panic!("{id}: {error}"),
                }
                tried += 1;
            }
            self.done.lock().unwrap().insert(id);
            self.count.fetch_add(1, Ordering::SeqCst);
            if self.enough.load(Ordering::SeqCst) {
                return;
            }
        }
    }

    fn wait_for(&self, more: usize) {
        let until = self.count.load(Ordering::SeqCst) + more as u64;
        for _ in 0..6000 {
            if self.count.load(Ordering::SeqCst) >= until {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("no change went through in a minute");
    }
}

/// Everybody who was told is there, once, and the log is sound.
fn judge(url: &Url, done: &BTreeSet<String>, when: &str) {
    let log = Log::open(url, keys()).unwrap_or_else(|error| panic!("{when}: {error}"));
    let there: Vec<String> = log.facts().rows().into_iter().map(|row| row.cells["id"].clone()).collect();
    assert_eq!(fault(&there, done), None, "{when}");
    assert_eq!(log.len(), there.len() as u64 + 1, "{when}: something was made twice");
    let report = verify(url, &keys(), &[]).unwrap();
    assert_eq!(report.findings, Vec::<String>::new(), "{when}");
}

/// What is wrong with who is there: nobody but who was told.
fn fault(there: &[String], done: &BTreeSet<String>) -> Option<String> {
    let set: BTreeSet<&String> = there.iter().collect();
    let lost: Vec<&String> = done.iter().filter(|id| !set.contains(id)).collect();
    let strange: Vec<&&String> = set.iter().filter(|id| !done.contains(**id)).collect();
    let twice = there.len() - set.len();
    (!lost.is_empty() || !strange.is_empty() || twice > 0).then(|| format!("lost {lost:?}, told nobody {strange:?}, doubled {twice}"))
}

#[test]
fn a_standby_takes_over_and_nothing_that_was_told_is_lost_or_doubled() {
    let failovers = count("LUAN_PROVE_FAILOVERS", 2);
    let (mut changes, mut asked_again, mut found_made) = (0, 0, 0);
    let mut dice = Dice::new(1);
    for first in (0..failovers).step_by(RECORD_EVERY) {
        let mut pair = Pair::start("office");
        let url: Url = pair.address("office").parse().unwrap();
        let store = Store::new(Log::init(&url, keys(), &stamp(T0), "mở sổ", "").unwrap());
        let mut done = BTreeSet::new();
        for failover in first..failovers.min(first + RECORD_EVERY) {
            let told = Told::default();
            std::thread::scope(|scope| {
                for writer in 0..WRITERS {
                    let (told, store) = (&told, &store);
                    scope.spawn(move || told.write(store, &format!("F{failover}-{writer}")));
                }
                told.wait_for(1);
                std::thread::sleep(Duration::from_millis(dice.below(LIFE_MAX_MS) as u64));
                pair.kill_primary();
                pair.promote();
                // The server that was a standby waits for one of its own before it says that anything is done.
                pair.follow();
                told.wait_for(AFTER);
                told.enough.store(true, Ordering::SeqCst);
            });
            pair.wait_until_in_step();
            changes += told.count.load(Ordering::SeqCst);
            asked_again += told.asked_again.load(Ordering::SeqCst);
            found_made += told.found_made.load(Ordering::SeqCst);
            done.append(&mut told.done.into_inner().unwrap());
            judge(&url, &done, &format!("failover {failover}"));
        }
    }
    assert!(asked_again > 0, "no answer was ever lost: these failovers prove nothing");
    println!(
        "{failovers} failovers under load: {changes} changes told as done, {asked_again} asked for again after a lost answer, {found_made} of them had been made; 0 lost, 0 doubled"
    );
}

/// The control: where the server does not wait for its standby, a failover loses what was told, the proof sees it, and so does the store.
#[test]
fn a_failover_that_loses_something_is_noticed() {
    let mut pair = Pair::start("office");
    let url: Url = pair.address("office").parse().unwrap();
    let store = Store::new(Log::init(&url, keys(), &stamp(T0), "mở sổ", "").unwrap());
    let commit = |id: &str| store.commit(vec![adding(id, &format!("person:{id}"), &[person(id)])], stamp(T0));
    commit("P1").unwrap();
    pair.primary.ask("ALTER SYSTEM RESET synchronous_standby_names");
    pair.primary.ask("SELECT pg_reload_conf()");
    while !pair.primary.ask("SHOW synchronous_standby_names").trim().is_empty() {
        std::thread::sleep(Duration::from_millis(20));
    }
    // From here on the standby hears of nothing.
    let standby = pair.standby.as_ref().unwrap();
    standby.ask("ALTER SYSTEM SET primary_conninfo = ''");
    standby.ask("SELECT pg_reload_conf()");
    while pair.primary.ask("SELECT count(*) FROM pg_stat_replication").trim() != "0" {
        std::thread::sleep(Duration::from_millis(20));
    }
    commit("P2").unwrap();
    pair.kill_primary();
    pair.promote();
    let told = BTreeSet::from(["P1".to_owned(), "P2".to_owned()]);
    let there: Vec<String> = Log::open(&url, keys()).unwrap().facts().rows().into_iter().map(|row| row.cells["id"].clone()).collect();
    assert_eq!(there, ["P1"], "nothing was lost: the control proves nothing");
    assert!(fault(&there, &told).is_some());
    assert!(fault(&[there, vec!["P1".to_owned(), "P2".to_owned()]].concat(), &told).is_some(), "doubled");
    // The store knows what it has told, and does not go on as if it had not.
    let noticed = (0..2).map(|_| commit("P3")).find(|told| !matches!(told, Err(store::StoreError::Database(_))));
    assert!(matches!(noticed, Some(Err(store::StoreError::Unsound(_)))), "{noticed:?}");
}

/// An administrator who breaks off the wait for a standby makes a server say that it has committed what a failover would lose.
#[test]
fn a_commit_that_no_standby_has_is_not_told_as_done() {
    let mut pair = Pair::start("office");
    let url: Url = pair.address("office").parse().unwrap();
    let store = Store::new(Log::init(&url, keys(), &stamp(T0), "mở sổ", "").unwrap());
    pair.standby = None;
    let ask = || store.commit(vec![adding("P1", "person:P1", &[person("P1")])], stamp(T0));
    // The second time it is there to be seen, and still no standby has it.
    for time in ["first", "second"] {
        std::thread::scope(|scope| {
            let asked = scope.spawn(ask);
            let cancel = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
            let waited = (0..600).any(|_| {
                std::thread::sleep(Duration::from_millis(50));
                pair.primary.ask(cancel).trim() != "0"
            });
            assert!(waited, "{time}: it did not wait for a standby");
            let told = asked.join().unwrap();
            assert!(told.is_err(), "{time}: {told:?}");
        });
    }
    pair.follow();
    assert!(ask().unwrap()[0].again, "it had been made, and now a standby has it");
}
