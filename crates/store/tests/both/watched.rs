//! A check of a log while somebody waits: told how far it is, and ended when nobody wants it any more.

use store::{verify, verify_watched};

use crate::office::{Office, T0, drawn, keys, load};

/// More than are read at once.
const ROWS: usize = 17_000;

#[test]
fn a_check_that_is_watched_finds_the_same_and_one_that_is_called_off_finds_nothing() {
    // The same code reads both databases; this many entries take their time to write.
    let office = Office::sqlite();
    let (log, _) = load(office.init(), &drawn(ROWS, 4), T0);
    let size = log.len();
    drop(log);
    let plain = verify(&office.url, &keys(), &[]).unwrap();
    let mut told = Vec::new();
    let watched = verify_watched(&office.url, &keys(), &[], &mut |entries| {
        told.push(entries);
        true
    });
    let watched = watched.unwrap().expect("nobody called it off");
    assert_eq!((watched.entries, watched.rows, &watched.findings), (plain.entries, plain.rows, &plain.findings));
    assert!(told.len() > 1 && told.is_sorted() && told.last().is_some_and(|last| *last < size), "{told:?} of {size}");
    let mut looks = 0;
    let called_off = verify_watched(&office.url, &keys(), &[], &mut |_| {
        looks += 1;
        looks < 2
    });
    assert!(called_off.unwrap().is_none());
    assert_eq!(looks, 2, "who does not want it is not asked again");
}
