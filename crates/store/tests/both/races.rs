//! Many at once, in one process and in several.

use std::sync::Arc;

use store::{Store, StoreError};

use crate::office::{Office, T0, adding, changing, commit, person, row, rows, stamp};

/// Threads that write at once.
const THREADS: usize = 16;
/// Changes of each.
const EACH: usize = 20;

#[test]
fn of_many_who_write_at_once_each_is_written_once() {
    Office::each(|office| {
        let store = Arc::new(Store::new(office.init()));
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let store = store.clone();
                scope.spawn(move || {
                    for number in 0..EACH {
                        let id = format!("P{thread}-{number}");
                        let committed = store.commit(vec![adding(&id, &format!("person:{id}"), &[person(&id)])], stamp(T0)).unwrap();
                        assert!(!committed[0].again);
                    }
                });
            }
        });
        assert_eq!(store.register().unwrap().tables().people.len(), THREADS * EACH);
        drop(store);
        assert_eq!(office.open().unwrap().len() as usize, THREADS * EACH + 1);
    });
}

/// Races for one row: all withdraw the same row and put their own in its place.
const RACES: usize = 40;

#[test]
fn of_many_who_change_one_row_exactly_one_does() {
    Office::each(|office| {
        let (log, _) = commit(office.init(), vec![adding("p", "person:P1", &[person("P1")])], T0);
        let store = Store::new(log);
        let mut current = person("P1");
        for race in 0..RACES {
            let winners: Vec<_> = std::thread::scope(|scope| {
                let tried: Vec<_> = (0..8)
                    .map(|actor| {
                        let (store, before) = (&store, current.clone());
                        scope.spawn(move || {
                            let after = row("people", &format!("id=P1 name=Tên_{race}_{actor} sex=female birth=1980-02"));
                            let change = changing(&format!("{race}-{actor}"), "person:P1", &[before], std::slice::from_ref(&after));
                            store.commit(vec![change], stamp(T0)).map(|_| after)
                        })
                    })
                    .collect();
                tried.into_iter().map(|tried| tried.join().unwrap()).filter_map(Result::ok).collect()
            });
            assert_eq!(winners.len(), 1, "race {race}");
            current = winners[0].clone();
        }
        assert_eq!(rows(store.log().facts()), [current]);
    });
}

#[test]
fn two_servers_on_one_database_follow_each_other() {
    Office::each(|office| {
        let one = Store::new(office.init());
        let other = Store::new(office.open().unwrap());
        std::thread::scope(|scope| {
            for (server, name) in [(&one, "A"), (&other, "B")] {
                scope.spawn(move || {
                    for number in 0..EACH {
                        let id = format!("{name}{number}");
                        server.commit(vec![adding(&id, &format!("person:{id}"), &[person(&id)])], stamp(T0)).unwrap();
                    }
                });
            }
        });
        one.log().follow().unwrap();
        other.log().follow().unwrap();
        assert_eq!(one.log().tree().root(41), other.log().tree().root(41));
        assert_eq!(one.register().unwrap().tables().people.len(), 2 * EACH);
        // What one of them has written, the other does not write again.
        let again = other.commit(vec![adding("A3", "person:A3", &[person("A3")])], stamp(T0)).unwrap();
        assert!(again[0].again);
        let taken = one.commit(vec![adding("B3", "person:X", &[person("X")])], stamp(T0));
        assert!(matches!(taken, Err(StoreError::KeyTaken { .. })));
    });
}
