//! Readings within a budget: exactly as many as may be, whoever asks at once, from whichever server.

use std::sync::atomic::{AtomicUsize, Ordering};

use store::{Change, Content, Stamp, Store, StoreError};

use crate::office::{Office, T0, adding, commit, person};

const MINUTE: u64 = 60_000;

fn reading(key: &str) -> Change {
    let content = Content::Reading { subject: "person:CB1".to_owned(), what: "person".to_owned() };
    Change { reason: "chuẩn bị họp".to_owned(), basis: String::new(), key: key.to_owned(), content }
}

fn by(actor: &str, time: u64) -> Stamp {
    Stamp { actor: actor.to_owned(), time, authority: None }
}

#[test]
fn of_many_at_once_exactly_as_many_read_as_may() {
    Office::each(|office| {
        let (log, done) = commit(office.init(), vec![adding("k", "person:CB1", &[person("CB1")])], T0);
        done.unwrap();
        let servers = [Store::new(log), Store::new(office.open().unwrap())];
        let (read, spent) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for (at, server) in servers.iter().enumerate() {
                for thread in 0..4 {
                    let (read, spent) = (&read, &spent);
                    scope.spawn(move || {
                        for number in 0..10 {
                            match server.read(reading(&format!("{at}-{thread}-{number}")), by("lan", T0 + MINUTE), 25) {
                                Ok(_) => read.fetch_add(1, Ordering::Relaxed),
                                Err(StoreError::Spent { until }) => {
                                    assert_eq!(until, T0 + 61 * MINUTE);
                                    spent.fetch_add(1, Ordering::Relaxed)
                                }
                                Err(error) => panic!("{error}"),
                            };
                        }
                    });
                }
            }
        });
        assert_eq!((read.into_inner(), spent.into_inner()), (25, 55));
        // A new start counts the same, what is not held to the budget is written, and an hour later it goes on.
        let store = Store::new(office.open().unwrap());
        assert_eq!(store.log().len(), 2 + 25);
        assert!(matches!(store.read(reading("late"), by("lan", T0 + 60 * MINUTE), 25), Err(StoreError::Spent { .. })));
        store.read(reading("other"), by("minh", T0 + 60 * MINUTE), 25).unwrap();
        store.commit(vec![reading("waited")], by("lan", T0 + 60 * MINUTE)).unwrap();
        store.read(reading("later"), by("lan", T0 + 61 * MINUTE), 25).unwrap();
    });
}

#[test]
fn what_an_account_may_is_known_when_its_change_is_answered_and_not_before() {
    use store::{Account, AccountState, Grant};
    Office::each(|office| {
        let (one, other) = (Store::new(office.init()), Store::new(office.open().unwrap()));
        let account = |state| Account { state, grants: vec![Grant { role: "clerk".to_owned(), unit: "U".to_owned() }], ..Account::default() };
        let change = |key: &str, state| {
            let content = Content::Account { id: "lan".to_owned(), account: account(state) };
            vec![Change { reason: "phân công".to_owned(), basis: String::new(), key: key.to_owned(), content }]
        };
        let known = |store: &Store| store.accounts().get("lan").map(|held| held.account.state);
        let kept = one.accounts();
        one.commit(change("open", AccountState::Open), by("admin", T0)).unwrap();
        assert_eq!((known(&one), known(&other)), (Some(AccountState::Open), None));
        assert!(kept.get("lan").is_none(), "what somebody holds does not change under them");
        other.log().follow().unwrap();
        assert_eq!(known(&other), Some(AccountState::Open));
        other.commit(change("close", AccountState::Closed), by("admin", T0)).unwrap();
        assert_eq!((known(&one), known(&other)), (Some(AccountState::Open), Some(AccountState::Closed)));
        one.log().follow().unwrap();
        assert_eq!(known(&one), Some(AccountState::Closed));
        // A change that is refused was never known.
        let refused = vec![change("open-again", AccountState::Open).remove(0), adding("k", "person:CB1", &[person("CB2")])];
        assert!(one.commit(refused, by("minh", T0)).is_err());
        assert_eq!(known(&one), Some(AccountState::Closed));
        assert_eq!(one.accounts().get("lan"), one.log().accounts().get("lan"));
    });
}
