//! Backups while others write, and after anything that may come before one.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;
use store::{Store, Vault};

use crate::backups::{Dump, folder_of, restored, taken, whole};
use crate::office::{Office, T0, adding, commit, keys, person, stamp};

/// Threads that write at once.
const WRITERS: usize = 64;
/// Backups that are taken meanwhile.
const BACKUPS: u64 = 8;

/// Ends those who write, also where the test has failed: they would be waited for.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn a_backup_under_load_is_a_prefix_with_all_that_was_acknowledged_before() {
    Office::each(|office| {
        let store = Store::new(office.init());
        let (stop, acknowledged) = (AtomicBool::new(false), Mutex::new(0));
        let mut sizes = Vec::new();
        std::thread::scope(|scope| {
            let end = Stop(&stop);
            for thread in 0..WRITERS {
                let (store, stop, acknowledged) = (&store, &stop, &acknowledged);
                scope.spawn(move || {
                    for number in 0.. {
                        if stop.load(Ordering::SeqCst) {
                            return;
                        }
                        let id = format!("P{thread}-{number}");
                        let index = store.commit(vec![adding(&id, &format!("person:{id}"), &[person(&id)])], stamp(T0)).unwrap()[0].index;
                        let mut largest = acknowledged.lock().unwrap();
                        *largest = index.max(*largest);
                    }
                });
            }
            let mut copies = Vec::new();
            for round in 0..BACKUPS {
                std::thread::sleep(std::time::Duration::from_millis(3 + round * 37 % 29));
                let before = *acknowledged.lock().unwrap();
                let taken = taken(office);
                assert!(taken.entries > before, "entry {before} was acknowledged, and the backup ends at {}", taken.entries);
                let (there, _) = restored(&folder_of(office), &whole());
                sizes.push(taken.entries);
                copies.push(Dump::of(&there).entries);
            }
            drop(end);
            let all = Dump::of(office).entries;
            for (size, copy) in sizes.iter().zip(copies) {
                assert!(copy == all[..*size as usize]);
            }
        });
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]), "others wrote meanwhile: {sizes:?}");
    });
}

/// Backups that are taken while somebody erases.
const ERASED_MEANWHILE: usize = 12;

#[test]
fn an_erasure_meanwhile_is_in_a_backup_whole_or_not_at_all() {
    Office::each(|office| {
        drop(office.init());
        taken(office);
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let end = Stop(&stop);
            let erasing = scope.spawn(|| {
                let mut erased = 0;
                while !stop.load(Ordering::SeqCst) {
                    let id = format!("P{erased}");
                    let mut log = commit(office.open().unwrap(), vec![adding(&id, &format!("person:{id}"), &[person(&id)])], T0).0;
                    log.erase(&format!("person:{id}"), &stamp(T0), "hết thời hạn lưu", "").unwrap();
                    erased += 1;
                }
                erased
            });
            for _ in 0..ERASED_MEANWHILE {
                taken(office);
                // It must be sound: nothing is gone that no erasure names.
                restored(&folder_of(office), &whole());
            }
            drop(end);
            assert!(erasing.join().unwrap() > 1, "nothing was erased meanwhile");
        });
        taken(office);
        assert_eq!(Dump::of(&restored(&folder_of(office), &whole()).0), Dump::of(office));
    });
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Commit { count: usize },
    Change { person: usize },
    Erase { person: usize },
    Keep { id: usize },
    Forget { id: usize },
    BackUp,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..4usize).prop_map(|count| Step::Commit { count }),
        1 => (0..12usize).prop_map(|person| Step::Change { person }),
        2 => (0..12usize).prop_map(|person| Step::Erase { person }),
        1 => (0..3usize).prop_map(|id| Step::Keep { id }),
        1 => (0..3usize).prop_map(|id| Step::Forget { id }),
        3 => Just(Step::BackUp),
    ]
}

/// Walks the steps; after every backup what it gives back is what stands in the database.
fn walk(office: &Office, steps: &[Step]) {
    let mut log = office.init();
    let vault = Vault::open(&office.url, &keys()).unwrap();
    let (mut people, mut time) = (0, T0);
    for (number, step) in steps.iter().chain(&[Step::BackUp]).enumerate() {
        time += 1;
        match *step {
            Step::Commit { count } => {
                let ids = (people..people + count).map(|id| format!("P{id}"));
                let changes = ids.map(|id| adding(&id, &format!("person:{id}"), &[person(&id)])).collect();
                people += count;
                log = commit(log, changes, time).0;
            }
            Step::Change { person: id } => {
                let id = format!("P{id}");
                let kin = crate::office::row("kinship", &format!("person={id} relative=X{number} relation=spouse relative_name=Ai_đó"));
                log = commit(log, vec![adding(&format!("kin{number}"), &format!("person:{id}"), &[kin])], time).0;
            }
            // Who is not there, or was erased before, is not erased: that is no concern of a backup.
            Step::Erase { person } => drop(log.erase(&format!("person:P{person}"), &stamp(time), "hết thời hạn lưu", "")),
            Step::Keep { id } => {
                let (id, bytes) = (format!("k{id}"), format!("{number}"));
                let found = vault.get("credential", &id, T0).unwrap();
                assert!(vault.put("credential", &id, T0 + 1_000 + number as u64, bytes.as_bytes(), found.as_ref()).unwrap());
            }
            Step::Forget { id } => _ = vault.remove("credential", &format!("k{id}")).unwrap(),
            Step::BackUp => {
                taken(office);
                let (there, _) = restored(&folder_of(office), &whole());
                assert_eq!(Dump::of(&there), Dump::of(office), "step {number}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_backup_equals_the_log_whatever_came_before_it(steps in proptest::collection::vec(step(), 1..24)) {
        walk(&Office::sqlite(), &steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn and_on_the_server_too(steps in proptest::collection::vec(step(), 1..24)) {
        walk(&Office::postgres(), &steps);
    }
}
