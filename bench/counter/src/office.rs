//! The office that is measured: an invented one, its record in a file, an account and a session for every client, and the server over it.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use register::Register;
use sha2::{Digest, Sha256};
use store::note::SecretKey;
use store::{Account, Change, Content, Grant, Keys, Log, Ring, Stamp, Store, Url, Vault};

/// The seed of the office: the same rows every time.
const SEED: u64 = 20_261_125;
/// How long the server may take until it serves.
const READY_MAX: Duration = Duration::from_secs(120);
/// How long a session of the benchmark lasts, in milliseconds.
const LASTS: u64 = 12 * 3_600_000;

/// An office before it is served.
pub(crate) struct Office {
    pub(crate) folder: PathBuf,
    pub(crate) register: Register,
    /// Ids of people.
    pub(crate) people: Vec<String>,
    /// Words of names, without marks, as somebody types them.
    pub(crate) words: Vec<String>,
    pub(crate) units: usize,
    /// The token of a session for each client.
    pub(crate) sessions: Vec<String>,
    url: Url,
}

/// A server that ends with this.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    server: Child,
}

impl Served {
    /// The process of the server.
    pub(crate) fn process(&self) -> u32 {
        self.server.id()
    }
}

impl Office {
    /// Founds it, with so many people and an account for each client: specialists and secretaries over everything, as in the busiest hour.
    pub(crate) fn found(people: usize, clients: usize) -> Office {
        let folder = std::env::temp_dir().join(format!("luan-bench-counter-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the record");
        let (register, refusals) = sample::office(sample::Size { posts: people / 50, people }, SEED).finish();
        assert!(refusals.is_empty());
        let url = Url::Sqlite(folder.join("office.db"));
        std::fs::write(folder.join("office.key"), secret().text() + "\n").expect("the key");
        std::fs::write(folder.join("office.seal"), ring().text()).expect("the seals");
        let log = Log::init(&url, keys(), &stamp(), "mở sổ", "").expect("an empty database");
        let changes = store::changes(&log, &register, "chuyển từ sổ cũ", "");
        let store = Store::new(log);
        store.commit(changes, stamp()).expect("drawn rows are valid");
        let tables = register.tables();
        let tops =
            (0..tables.units.len()).filter(|&unit| !tables.units.parent[unit].known()).map(|unit| tables.units.id.text(unit).to_owned()).collect::<Vec<_>>();
        let sessions = accounts(&store, &url, &tops, clients);
        let people: Vec<String> = (0..tables.people.len()).map(|row| tables.people.id.text(row).to_owned()).collect();
        let words = (0..tables.people.len())
            .step_by(97)
            .filter_map(|row| register::text::folded(tables.people.name.text(row)).split(' ').next_back().map(str::to_owned));
        let (words, units) = (words.collect(), tables.units.len());
        Office { folder, people, words, units, sessions, url, register }
    }

    /// How many entries its record has.
    pub(crate) fn entries(&self) -> u64 {
        let Url::Sqlite(path) = &self.url else { return 0 };
        let database = rusqlite::Connection::open(path).expect("the record's file");
        database.query_row("SELECT count(*) FROM entries", [], |row| row.get::<_, i64>(0)).expect("the log's table") as u64
    }

    /// Serves it with the real program, in a process of its own.
    pub(crate) fn serve(&self) -> Served {
        let (ready, log) = (self.folder.join("ready"), std::fs::File::create(self.folder.join("server.log")).expect("a file for the log"));
        let Url::Sqlite(path) = &self.url else { unreachable!("the record is a file") };
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data", &format!("sqlite:{}", path.display()), "--records-per-hour", "4000000000", "--ready"])
            .arg(&ready);
        let server = command.stdout(Stdio::null()).stderr(log).spawn().expect("the server starts");
        let mut served = Served { address: ([127, 0, 0, 1], 0).into(), server };
        for _ in 0..READY_MAX.as_millis() / 50 {
            std::thread::sleep(Duration::from_millis(50));
            if let Some(address) = std::fs::read_to_string(&ready).ok().and_then(|text| text.parse().ok()) {
                served.address = address;
                return served;
            }
        }
        panic!("the server does not serve: see {}", self.folder.join("server.log").display())
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::io::stdout().flush();
    }
}

fn secret() -> SecretKey {
    SecretKey::office("bench.example/luan", [5; 32]).expect("a name")
}

fn ring() -> Ring {
    Ring::new([6; 32])
}

fn keys() -> Keys {
    Keys::writing(secret(), ring())
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is after 1970").as_millis() as u64
}

fn stamp() -> Stamp {
    Stamp { actor: "bench".to_owned(), time: now(), authority: None }
}

fn hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An account for each client, founded together, and what a sign-in would have left in the vault: the sign-in itself takes a password on purpose made slow, and is not measured here.
/// A session that the server does not take is seen at the first answer.
fn accounts(store: &Store, url: &Url, tops: &[String], clients: usize) -> Vec<String> {
    let account = |client: usize| format!("client-{client}");
    let change = |client: usize| {
        let role = if client.is_multiple_of(2) { "secretary" } else { "specialist" };
        let grants = tops.iter().map(|unit| Grant { role: role.to_owned(), unit: unit.clone() }).collect();
        let (id, account) = (account(client), Account { grants, credential: Some(hex(&account(client))), ..Account::default() });
        Change { reason: "đo tốc độ".to_owned(), basis: String::new(), key: format!("account-{id}"), content: Content::Account { id, account } }
    };
    store.commit((0..clients).map(change).collect(), stamp()).expect("the first accounts are made where the keys are");
    let vault = Vault::open(url, &keys()).expect("the vault of the record");
    let session = |client: usize| {
        let (token, now) = (hex(&format!("token {client}")), now());
        let session = serde_json::json!({
            "account": account(client), "credential": hex(&account(client)), "began": now, "seen": now, "fresh_until": now, "form": token,
        });
        vault.put("session", &hex(&token), now + LASTS, session.to_string().as_bytes(), None).expect("the vault takes it");
        token
    };
    (0..clients).map(session).collect()
}
