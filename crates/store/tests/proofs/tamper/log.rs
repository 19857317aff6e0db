//! A log of every kind of entry, of any length, to be tampered with.

use rusqlite::Connection;
use store::note::Note;
use store::{Account, Change, Content, Stamp, Store, Url};

use crate::attacks::scene::{account, asks, entries, has};
use crate::office::{Office, T0, adding, changing, row};
use crate::outsider::Entry;

/// Changes of one commit.
const TOGETHER: usize = 25;

/// A sound log, and what was kept of it elsewhere.
pub(crate) struct Sound {
    pub(crate) office: Office,
    pub(crate) entries: Vec<Entry>,
    pub(crate) kept: Note,
    /// The latest checkpoint.
    pub(crate) latest: String,
}

/// The entry of a number: the change that it makes, or the erasure of somebody.
enum Next {
    Change(Change),
    Erase(String),
}

fn named(number: usize, name: &str) -> store::RowText {
    row("people", &format!("id=P{number} name={name}_{number} sex=female birth=1980-02"))
}

fn next(number: usize) -> Next {
    let content = |content| Change { reason: "xem hồ sơ".to_owned(), basis: String::new(), key: format!("k{number}"), content };
    Next::Change(match number {
        3 => account("a3", "lan", asks("clerk")),
        4 => account("a4", "lan", has("clerk")),
        // Of ten, the sixth is added to be read about, the seventh to be changed, and the eighth to be erased.
        _ => match number % 10 {
            1 => content(Content::Reading { subject: format!("person:P{}", number - 5), what: "person".to_owned() }),
            2 => content(Content::Account { id: format!("u{number}"), account: Account::default() }),
            3 => changing(&format!("k{number}"), &format!("person:P{}", number - 6), &[named(number - 6, "Nguyễn_Thị")], &[named(number - 6, "Trần_Thị")]),
            4 => return Next::Erase(format!("person:P{}", number - 6)),
            _ => adding(&format!("k{number}"), &format!("person:P{number}"), &[named(number, "Nguyễn_Thị")]),
        },
    })
}

impl Sound {
    pub(crate) fn new(size: usize) -> Sound {
        let office = Office::sqlite();
        let store = Store::new(office.init());
        let first = vec![account("a1", "admin", has("administrator")), account("a2", "secretary", has("secretary"))];
        store.commit(first, Stamp { actor: "command-line".to_owned(), time: T0, authority: None }).unwrap();
        let mut waiting = Vec::new();
        let mut kept = None;
        for number in 3..size {
            let actor = if number == 4 { "secretary" } else { "admin" };
            let stamp = Stamp { actor: actor.to_owned(), time: T0 + 60_000 * number as u64, authority: None };
            let (change, erase) = match next(number) {
                Next::Change(change) => (Some(change), None),
                Next::Erase(subject) => (None, Some(subject)),
            };
            let ends = erase.is_some() || number <= 4 || waiting.len() == TOGETHER || number + 1 == size;
            waiting.extend(change);
            if ends && !waiting.is_empty() {
                store.commit(std::mem::take(&mut waiting), stamp.clone()).unwrap();
            }
            if let Some(subject) = erase {
                store.log().erase(&subject, &stamp, "nhầm người", "").unwrap();
            }
            if kept.is_none() && number > size * 2 / 3 && ends {
                kept = Some(store.log().checkpoint().unwrap());
            }
        }
        let mut log = store.into_log();
        assert_eq!(log.len() as usize, size);
        let latest = log.checkpoint().unwrap();
        let Url::Sqlite(path) = &office.url else { unreachable!("a file") };
        let entries = entries(&Connection::open(path).unwrap());
        Sound { entries, kept: kept.unwrap_or_else(|| latest.clone()), latest: latest.text(), office }
    }
}
