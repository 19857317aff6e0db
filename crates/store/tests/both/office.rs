//! An office with a log on each of the databases, for stories to happen in.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};

use register::Register;
use store::note::SecretKey;
use store::{Change, Committed, Content, Facts, Keys, Log, Ring, RowText, Stamp, StoreError, Url};
use test_postgres::Postgres;

/// One server for all stories that are told at one time.
static SERVER: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());
static OFFICES: AtomicU32 = AtomicU32::new(0);

/// The first moment of 2024 in universal time, in milliseconds.
pub(crate) const T0: u64 = 1_704_067_200_000;
/// Milliseconds of a day.
pub(crate) const DAY: u64 = 86_400_000;

/// A place for one log, and for what is written beside it; gone with this value.
pub(crate) struct Office {
    pub(crate) url: Url,
    pub(crate) folder: PathBuf,
    _server: Option<Arc<Postgres>>,
}

impl Office {
    pub(crate) fn sqlite() -> Office {
        let folder = folder();
        Office { url: Url::Sqlite(folder.join("office.db")), folder, _server: None }
    }

    pub(crate) fn postgres() -> Office {
        Office::on_server(|server, name| server.database(name))
    }

    fn on_server(database: impl Fn(&Postgres, &str) -> String) -> Office {
        let server = {
            let mut running = SERVER.lock().unwrap();
            let server = running.upgrade().unwrap_or_else(|| Arc::new(Postgres::start(true)));
            *running = Arc::downgrade(&server);
            server
        };
        let url = database(&server, &format!("office{}", OFFICES.fetch_add(1, Ordering::Relaxed))).parse().unwrap();
        Office { url, folder: folder(), _server: Some(server) }
    }

    /// Tells a story in an office of each kind; one has a database with an order of letters of its own.
    pub(crate) fn each(story: impl Fn(&Office)) {
        story(&Office::sqlite());
        story(&Office::postgres_in_vietnamese());
    }

    pub(crate) fn postgres_in_vietnamese() -> Office {
        Office::on_server(|server, name| server.database_in(name, "vi-VN"))
    }

    pub(crate) fn init(&self) -> Log {
        Log::init(&self.url, keys(), &stamp(T0), "mở sổ", "1-QĐ/TU").unwrap()
    }

    /// Runs SQL behind the back of the record.
    pub(crate) fn execute(&self, text: &str) {
        match &self.url {
            Url::Sqlite(path) => rusqlite::Connection::open(path).unwrap().execute_batch(text).unwrap(),
            Url::Postgres(url) => postgres::Client::connect(url, postgres::NoTls).unwrap().batch_execute(text).unwrap(),
        }
    }

    pub(crate) fn open(&self) -> Result<Log, StoreError> {
        Log::open(&self.url, keys())
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("luan-store-{}-{}", std::process::id(), OFFICES.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn secret() -> SecretKey {
    SecretKey::office("van-suong.example/luan", [7; 32]).unwrap()
}

pub(crate) fn keys() -> Keys {
    Keys::writing(secret(), Ring::new([8; 32]))
}

pub(crate) fn stamp(time: u64) -> Stamp {
    Stamp { actor: "account-1".to_owned(), time, authority: None }
}

/// A row from `column=text` words; `_` is a space.
pub(crate) fn row(table: &str, cells: &str) -> RowText {
    let cell = |word: &str| word.split_once('=').map(|(column, text)| (column.to_owned(), text.replace('_', " "))).unwrap();
    RowText { table: table.to_owned(), cells: cells.split_whitespace().map(cell).collect() }
}

/// A change that adds rows about a subject.
pub(crate) fn adding(key: &str, subject: &str, add: &[RowText]) -> Change {
    changing(key, subject, &[], add)
}

/// A change of rows about a subject.
pub(crate) fn changing(key: &str, subject: &str, withdraw: &[RowText], add: &[RowText]) -> Change {
    let content = Content::Rows { subject: subject.to_owned(), withdraw: withdraw.to_vec(), add: add.to_vec() };
    Change { reason: "tiếp nhận hồ sơ".to_owned(), basis: "12-CV/BTC".to_owned(), key: key.to_owned(), content }
}

pub(crate) fn person(id: &str) -> RowText {
    row("people", &format!("id={id} name=Người_{id} sex=female birth=1980-02"))
}

/// Makes changes on a log that nobody else writes.
pub(crate) fn commit(log: Log, changes: Vec<Change>, time: u64) -> (Log, Result<Vec<Committed>, StoreError>) {
    let store = store::Store::new(log);
    let committed = store.commit(changes, stamp(time));
    (store.into_log(), committed)
}

/// Loads a register into a log, as the command does.
pub(crate) fn load(log: Log, register: &Register, time: u64) -> (Log, usize) {
    let changes = store::changes(&log, register, "tiếp nhận hồ sơ", "12-CV/BTC");
    let count = changes.len();
    let (log, committed) = commit(log, changes, time);
    committed.unwrap();
    (log, count)
}

pub(crate) fn rows(facts: &Facts) -> Vec<RowText> {
    facts.rows()
}

/// A drawn office.
pub(crate) fn drawn(people: usize, seed: u64) -> Register {
    let (register, refusals) = sample::office(sample::Size { posts: 40, people }, seed).finish();
    assert!(refusals.is_empty());
    register
}
