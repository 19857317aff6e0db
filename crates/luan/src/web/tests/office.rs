//! An office that is served, and visitors with a session.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use store::note::SecretKey;
use store::{Account, Change, Content, Grant, Keys, Log, Ring, RowText, Stamp, Store, Url, Vault};
use test_postgres::Postgres;

use crate::access::Role;
use crate::accounts::{Demo, Token, begin_for_tests};
use crate::desk::Desk;
use crate::time;
use crate::web::{Limits, Settings, serve};

static OFFICES: AtomicU32 = AtomicU32::new(0);

/// An office before it is served.
pub(super) struct Office {
    pub(super) store: Store,
    pub(super) vault: Vault,
    url: Url,
    folder: PathBuf,
    server: Option<Postgres>,
}

impl Office {
    pub(super) fn sqlite() -> Office {
        let folder = folder();
        Office::begin(Url::Sqlite(folder.join("office.db")), folder, None)
    }

    pub(super) fn postgres() -> Office {
        let server = Postgres::start(false);
        Office::begin(server.database("office").parse().unwrap(), folder(), Some(server))
    }

    fn begin(url: Url, folder: PathBuf, server: Option<Postgres>) -> Office {
        let stamp = Stamp { actor: "test".to_owned(), time: time::now(), authority: None };
        let store = Store::new(Log::init(&url, keys(), &stamp, "mở sổ", "").unwrap());
        let vault = Vault::open(&url, &keys()).unwrap();
        Office { store, vault, url, folder, server }
    }

    /// Puts something into the vault past the program: sealed with another key.
    pub(super) fn slip_in(&self) {
        let other = Keys::writing(SecretKey::office("van-suong.example/luan", [9; 32]).unwrap(), Ring::new([9; 32]));
        assert!(Vault::open(&self.url, &other).unwrap().put("session", "slipped-in", time::now() + 1_000_000, b"x", None).unwrap());
    }

    /// Writes rows, each as a change of its own subject.
    pub(super) fn rows(&self, rows: &[RowText]) {
        for (number, row) in rows.iter().enumerate() {
            let content = Content::Rows { subject: store::owner(row), withdraw: Vec::new(), add: vec![row.clone()] };
            self.commit(&format!("row-{number}-{}", self.store.log().len()), content);
        }
    }

    pub(super) fn commit(&self, key: &str, content: Content) {
        let change = Change { reason: "thử".to_owned(), basis: String::new(), key: key.to_owned(), content };
        self.store.commit(vec![change], Stamp { actor: "test".to_owned(), time: time::now(), authority: None }).unwrap();
    }

    /// Founds accounts, each with a role over a unit (an account that is there twice has both) and, where there is one, a person; together, because only the first ones need no second person.
    pub(super) fn found(&self, accounts: &[(String, Role, &str, Option<String>)]) {
        let change = |(id, _, _, person): &(String, Role, &str, Option<String>)| {
            let grants =
                accounts.iter().filter(|(other, ..)| other == id).map(|(_, role, unit, _)| Grant { role: role.word().to_owned(), unit: (*unit).to_owned() });
            let grants = grants.collect();
            let account = Account { grants, person: person.clone(), credential: Some(credential(id)), ..Account::default() };
            Change { reason: "thử".to_owned(), basis: String::new(), key: format!("account-{id}"), content: Content::Account { id: id.clone(), account } }
        };
        let stamp = Stamp { actor: "test".to_owned(), time: time::now(), authority: None };
        let first = |at: usize| accounts[..at].iter().all(|(id, ..)| *id != accounts[at].0);
        let changes = (0..accounts.len()).filter(|&at| first(at)).map(|at| change(&accounts[at]));
        self.store.commit(changes.collect(), stamp).unwrap();
    }

    /// A visitor who is signed in.
    pub(super) fn signed(&self, account: &str) -> Visitor {
        self.signed_at(account, time::now())
    }

    /// A visitor who has signed in at a time.
    pub(super) fn signed_at(&self, account: &str, now: u64) -> Visitor {
        let token = begin_for_tests(&self.vault, account, &credential(account), now);
        Visitor { address: None, cookies: vec![("__Host-luan".to_owned(), token.text().to_owned())], form: String::new(), agent: agent() }
    }

    /// The same record, opened once more.
    pub(super) fn open(&self) -> (Store, Vault) {
        (Store::new(Log::open(&self.url, keys()).unwrap()), Vault::open(&self.url, &keys()).unwrap())
    }

    /// The server of the database is gone, as after a power cut.
    pub(super) fn lose_database(&mut self) {
        drop(self.server.take());
    }

    /// How many entries the record has by now.
    pub(super) fn open_log_length(&self) -> u64 {
        self.open().0.log().len()
    }

    /// Serves the office; the address. The server ends with the process.
    pub(super) fn serve(self) -> Served {
        self.serve_as(Limits::default(), None)
    }

    /// The same, with connections held to limits.
    pub(super) fn serve_within(self, limits: Limits) -> Served {
        self.serve_as(limits, None)
    }

    /// The same, for show.
    pub(super) fn serve_for(self, demo: Option<Demo>) -> Served {
        self.serve_as(Limits::default(), demo)
    }

    fn serve_as(self, limits: Limits, demo: Option<Demo>) -> Served {
        let (store, vault) = self.open();
        let (books, faults) = rules::rulebook::load::load_all(crate::books::BUILT_IN);
        assert!(faults.is_empty());
        let mut desk = Desk::new(store, vault, books);
        desk.demo = demo;
        let (told, ready) = mpsc::channel();
        std::thread::spawn(move || {
            serve(desk, &Settings { listen: "127.0.0.1:0".parse().unwrap(), site: None, limits }, |address| told.send(address).unwrap()).unwrap()
        });
        Served { address: ready.recv().unwrap(), office: self }
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// An office that is served.
pub(super) struct Served {
    pub(super) address: SocketAddr,
    pub(super) office: Office,
}

impl Served {
    /// A visitor who is signed in, with what the forms of the session carry.
    pub(super) fn signed(&self, account: &str) -> Visitor {
        let mut visitor = Visitor { address: Some(self.address), ..self.office.signed(account) };
        let page = visitor.get("/people/nobody");
        visitor.form = between(&page.body, "name=\"form\" value=\"", "\"").to_owned();
        visitor
    }

    /// A visitor whom nobody knows.
    pub(super) fn stranger(&self) -> Visitor {
        Visitor { address: Some(self.address), cookies: Vec::new(), form: String::new(), agent: agent() }
    }
}

/// Somebody with a browser.
pub(super) struct Visitor {
    address: Option<SocketAddr>,
    pub(super) cookies: Vec<(String, String)>,
    pub(super) form: String,
    agent: ureq::Agent,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    pub(super) bytes: Vec<u8>,
}

impl Visitor {
    pub(super) fn get(&mut self, path: &str) -> Answered {
        let request = self.agent.get(self.full(path)).header("Cookie", self.cookie_header());
        let response = request.call().unwrap();
        self.take(response)
    }

    /// Sends a form of the session from our own pages.
    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let origin = format!("http://{}", self.address.unwrap());
        let form = self.form.clone();
        self.post_from(path, &[fields, &[("form", form.as_str())]].concat(), &[("Origin", &origin), ("Sec-Fetch-Site", "same-origin")])
    }

    /// Where one comes to who waits for a job; another address is where one is already.
    pub(super) fn after_job(&mut self, way: &str) -> String {
        for _ in 0..600 {
            if !way.starts_with("/jobs/") {
                return way.to_owned();
            }
            let page = self.get(way).body;
            assert!(!page.contains("role=\"alert\""), "{page}");
            let address = between(&page, "role=\"status\"><p><strong>", "</div>");
            let address = between(address, "class=\"button\" href=\"", "\"");
            if !address.is_empty() {
                return address.replace("&amp;", "&");
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("the job does not end");
    }

    /// Sends a form with files of the session from our own pages.
    pub(super) fn post_files(&mut self, path: &str, files: &[(&str, &[u8])]) -> Answered {
        let mut body = format!("--edge\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{}\r\n", self.form).into_bytes();
        for (name, bytes) in files {
            let head =
                format!("--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--edge--\r\n");
        self.post_bytes(path, "multipart/form-data; boundary=edge", &body)
    }

    /// Sends bytes of a kind from our own pages.
    pub(super) fn post_bytes(&mut self, path: &str, kind: &str, body: &[u8]) -> Answered {
        let origin = format!("http://{}", self.address.unwrap());
        let request = self.agent.post(self.full(path)).header("Cookie", self.cookie_header()).header("Origin", &origin);
        let response = request.header("Sec-Fetch-Site", "same-origin").header("Content-Type", kind).send(body).unwrap();
        self.take(response)
    }

    /// Sends a form from anywhere.
    pub(super) fn post_from(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answered {
        let mut request = self.agent.post(self.full(path)).header("Cookie", self.cookie_header());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send_form(fields.iter().copied()).unwrap();
        self.take(response)
    }

    fn full(&self, path: &str) -> String {
        format!("http://{}{path}", self.address.unwrap())
    }

    fn cookie_header(&self) -> String {
        self.cookies.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("; ")
    }

    fn take(&mut self, mut response: ureq::http::Response<ureq::Body>) -> Answered {
        let headers: Vec<(String, String)> = response.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
        for (_, cookie) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, text) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(held, _)| held != name);
            if !text.is_empty() {
                self.cookies.push((name.to_owned(), text.to_owned()));
            }
        }
        let location = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.clone()).unwrap_or_default();
        let bytes = response.body_mut().read_to_vec().unwrap();
        Answered { status: response.status().as_u16(), location, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("luan-web-{}-{}", std::process::id(), OFFICES.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn keys() -> Keys {
    Keys::writing(SecretKey::office("van-suong.example/luan", [7; 32]).unwrap(), Ring::new([8; 32]))
}

/// The name of the credential that a test account signs in with.
fn credential(account: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(account.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row from `column=text` words; in names `_` is a space.
pub(super) fn row(table: &str, cells: &str) -> RowText {
    let cell = |word: &str| {
        word.split_once('=').map(|(column, text)| (column.to_owned(), if column == "name" { text.replace('_', " ") } else { text.to_owned() })).unwrap()
    };
    RowText { table: table.to_owned(), cells: cells.split_whitespace().map(cell).collect() }
}

/// What stands between two texts, the first time; empty where it does not.
pub(super) fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

/// The token of a session that a visitor shows.
pub(super) fn session_of(visitor: &Visitor) -> Token {
    let cookie = visitor.cookies.iter().find(|(name, _)| name == "__Host-luan");
    Token::shown(&cookie.unwrap().1)
}
