//! Accounts in the log: what begins with two, what ends at once, and what a revoked account writes: nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use store::{Account, AccountState, Change, Content, Grant, Stamp, State, Store, StoreError};

use crate::office::{Office, T0, adding, person};

fn grant(role: &str) -> Grant {
    Grant { role: role.to_owned(), unit: "U1".to_owned() }
}

fn account(key: &str, id: &str, grants: &[&str], asked: Option<&[&str]>) -> Change {
    let list = |roles: &[&str]| roles.iter().map(|role| grant(role)).collect::<Vec<_>>();
    let account = Account { grants: list(grants), asked: asked.map(list), ..Account::default() };
    Change { reason: "phân công".to_owned(), basis: String::new(), key: key.to_owned(), content: Content::Account { id: id.to_owned(), account } }
}

fn by(actor: &str, authority: Option<u64>) -> Stamp {
    Stamp { actor: actor.to_owned(), time: T0, authority }
}

fn founded(office: &Office) -> Store {
    let store = Store::new(office.init());
    let first = vec![account("a", "admin", &["administrator"], None), account("s", "secretary", &["secretary"], None)];
    store.commit(first, by("command-line", None)).unwrap();
    store
}

#[test]
fn the_first_accounts_are_founded_and_every_later_grant_needs_two() {
    Office::each(|office| {
        let store = founded(office);
        let alone = store.commit(vec![account("x", "lan", &["clerk"], None)], by("command-line", None));
        assert!(matches!(alone, Err(StoreError::State(State::Alone))), "{alone:?}");
        store.commit(vec![account("ask", "lan", &[], Some(&["clerk"]))], by("admin", None)).unwrap();
        let own = store.commit(vec![account("own", "lan", &["clerk"], None)], by("admin", None));
        assert!(matches!(own, Err(StoreError::State(State::Alone))));
        store.commit(vec![account("yes", "lan", &["clerk"], None)], by("secretary", None)).unwrap();
        let held = store.log().accounts().get("lan").unwrap().clone();
        assert_eq!(held.account.grants, [grant("clerk")]);
        // What is refused with the rest of its request leaves no trace.
        let half = vec![account("h1", "lan", &[], None), account("h2", "minh", &["member"], None)];
        assert!(store.commit(half, by("admin", None)).is_err());
        assert_eq!(store.log().accounts().get("lan"), Some(&held));
        drop(store);
        let opened = office.open().unwrap();
        assert_eq!(opened.accounts().get("lan"), Some(&held));
        assert_eq!(opened.accounts().all().count(), 3);
    });
}

#[test]
fn what_is_out_of_form_is_no_entry() {
    let office = Office::sqlite();
    let store = founded(&office);
    let reading = |subject: &str, what: &str| Change {
        reason: "xem".to_owned(),
        basis: String::new(),
        key: format!("{subject} {what}"),
        content: Content::Reading { subject: subject.to_owned(), what: what.to_owned() },
    };
    for wrong in
        [reading("CB1", "person"), reading("person:", "person"), reading("person:CB1", ""), reading("person:CB1", "Xem"), account("", "lan", &[], None)]
    {
        assert!(store.commit(vec![wrong], by("admin", None)).is_err());
    }
    for wrong in [account("k", "", &[], None), account("k", "lan", &[], Some(&["clerk", "clerk"])), account("k", "lan", &[], Some(&[""]))] {
        let refused = store.commit(vec![wrong], by("admin", None));
        assert!(matches!(refused, Err(StoreError::State(State::Form))), "{refused:?}");
    }
    store.commit(vec![reading("person:CB1", "person")], by("admin", None)).unwrap();
    assert_eq!(store.log().about("person:CB1"), [3]);
}

/// Threads of one account that write while it is closed.
const WRITERS: usize = 8;

#[test]
fn nothing_is_written_after_the_account_was_closed() {
    Office::each(|office| {
        for round in 0..10 {
            let store = if round == 0 { founded(office) } else { Store::new(office.open().unwrap()) };
            let (id, key) = (format!("lan{round}"), |step: &str| format!("{step}{round}"));
            store.commit(vec![account(&key("ask"), &id, &[], Some(&["clerk"]))], by("admin", None)).unwrap();
            let entry = store.commit(vec![account(&key("yes"), &id, &["clerk"], None)], by("secretary", None)).unwrap()[0].index;
            let closed = AtomicBool::new(false);
            std::thread::scope(|scope| {
                for thread in 0..WRITERS {
                    let (store, id, closed) = (&store, &id, &closed);
                    scope.spawn(move || {
                        for number in 0..50 {
                            let after = closed.load(Ordering::SeqCst);
                            let name = format!("P{round}-{thread}-{number}");
                            match store.commit(vec![adding(&name, &format!("person:{name}"), &[person(&name)])], by(id, Some(entry))) {
                                Ok(_) => assert!(!after, "written after the account was closed"),
                                Err(StoreError::State(State::Revoked)) => return,
                                Err(error) => panic!("{error}"),
                            }
                        }
                    });
                }
                scope.spawn(|| {
                    let account = Account { state: AccountState::Closed, ..Account::default() };
                    let close = Change { content: Content::Account { id: id.clone(), account }, ..account_change(&key("close")) };
                    store.commit(vec![close], by("admin", None)).unwrap();
                    closed.store(true, Ordering::SeqCst);
                });
            });
            let late = store.commit(vec![adding(&key("late"), "person:late", &[person("late")])], by(&id, Some(entry)));
            assert!(matches!(late, Err(StoreError::State(State::Revoked))));
        }
    });
}

fn account_change(key: &str) -> Change {
    account(key, "nobody", &[], None)
}
