//! Where it happens: a record that an honest office has written, what was stolen from it, and what an outsider has kept.

use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::Connection;
use sha2::Sha256;
use store::note::{Checkpoint, Note, SecretKey};
use store::tree::{Tree, leaf_hash};
use store::{Account, AccountState, Change, Content, Grant, Leaf, Ring, Stamp, Store, Url, Vault};

use crate::office::{DAY, Office, T0, adding, changing, keys, person, row, secret};
use crate::outsider::{Entry, SALT};

/// The entries of the record, and how many of them the checkpoint counts that the outsider has kept.
pub(crate) const ENTRIES: i64 = 31;
pub(crate) const KEPT: i64 = 24;
/// Entries that attacks aim at: the grant of an account, a person, a reading, what was erased, the erasure, the closing of an account.
pub(crate) const GRANT: i64 = 4;
pub(crate) const PERSON: i64 = 5;
pub(crate) const READING: i64 = 15;
pub(crate) const ERASED: i64 = 17;
pub(crate) const ERASURE: i64 = 18;
pub(crate) const CLOSING: i64 = 21;

/// An honest record, kept as files.
pub(crate) struct Victim {
    pub(crate) office: Office,
    /// What an outsider has kept.
    pub(crate) kept: Note,
    /// A copy of the database from before the erasure.
    pub(crate) backup: PathBuf,
    /// The record, in one file.
    honest: PathBuf,
}

pub(crate) fn grant(role: &str) -> Vec<Grant> {
    vec![Grant { role: role.to_owned(), unit: "U1".to_owned() }]
}

pub(crate) fn account(key: &str, id: &str, account: Account) -> Change {
    Change { reason: "phân công".to_owned(), basis: String::new(), key: key.to_owned(), content: Content::Account { id: id.to_owned(), account } }
}

pub(crate) fn asks(role: &str) -> Account {
    Account { asked: Some(grant(role)), ..Account::default() }
}

pub(crate) fn has(role: &str) -> Account {
    Account { grants: grant(role), ..Account::default() }
}

pub(crate) fn closed() -> Account {
    Account { state: AccountState::Closed, ..Account::default() }
}

impl Victim {
    pub(crate) fn new() -> Victim {
        let office = Office::sqlite();
        let store = Store::new(office.init());
        let commit = |days: u64, actor: &str, change: Change| {
            store.commit(vec![change], Stamp { actor: actor.to_owned(), time: T0 + days * DAY, authority: None }).unwrap();
        };
        let first = vec![account("a1", "admin", has("administrator")), account("a2", "secretary", has("secretary"))];
        store.commit(first, Stamp { actor: "command-line".to_owned(), time: T0, authority: None }).unwrap();
        commit(1, "admin", account("a3", "lan", asks("clerk")));
        commit(1, "secretary", account("a4", "lan", has("clerk")));
        let add = |id: &str| adding(id, &format!("person:{id}"), &[person(id)]);
        (0..10).for_each(|number| commit(2, "lan", add(&format!("P{number}"))));
        let content = Content::Reading { subject: "person:P1".to_owned(), what: "person".to_owned() };
        commit(3, "lan", Change { reason: "xem".to_owned(), basis: String::new(), key: "r1".to_owned(), content });
        let renamed = row("people", "id=P1 name=Tên_khác sex=female birth=1980-02");
        commit(3, "lan", changing("c1", "person:P1", &[person("P1")], &[renamed]));
        commit(3, "lan", add("ZZ"));
        let vault = Vault::open(&office.url, &keys()).unwrap();
        let until = T0 + 30 * DAY;
        assert!(vault.put("session", "s1", until, b"of the administrator", None).unwrap() && vault.put("session", "s2", until, b"of lan", None).unwrap());
        let backup = office.folder.join("backup.db");
        store.log().copy_to(&Url::Sqlite(backup.clone())).unwrap();
        // The administrator has signed out.
        assert!(vault.remove("session", "s1").unwrap());
        let by_lan = Stamp { actor: "lan".to_owned(), time: T0 + 4 * DAY, authority: None };
        store.log().erase("person:ZZ", &by_lan, "nhầm người", "3-TB/TU").unwrap();
        commit(5, "admin", account("a5", "minh", Account::default()));
        commit(5, "lan", add("P10"));
        commit(6, "admin", account("a6", "minh", closed()));
        (11..13).for_each(|number| commit(7, "lan", add(&format!("P{number}"))));
        let kept = store.log().checkpoint().unwrap();
        (13..20).for_each(|number| commit(8, "lan", add(&format!("P{number}"))));
        let mut log = store.into_log();
        assert_eq!((log.len() as i64, kept.checkpoint.size as i64), (ENTRIES, KEPT));
        let kinds: Vec<u8> = [GRANT, PERSON, READING, ERASED, ERASURE, CLOSING].iter().map(|number| log.entry(*number as u64).unwrap().0.kind as u8).collect();
        assert_eq!(kinds, [4, 1, 3, 1, 2, 4], "the attacks aim at what they say");
        let honest = office.folder.join("honest.db");
        log.copy_to(&Url::Sqlite(honest.clone())).unwrap();
        Victim { office, kept, backup, honest }
    }

    /// A copy of the record for one attack.
    pub(crate) fn scene(&self, name: &str) -> Scene {
        let folder = self.office.folder.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("office.db");
        std::fs::copy(&self.honest, &path).unwrap();
        let export = folder.join("export");
        Scene { db: Connection::open(&path).unwrap(), path, export, backup: self.backup.clone(), secret: secret(), ring: Ring::new([8; 32]) }
    }
}

/// What one attacker has before him. What he may use of it, the list of attacks says.
pub(crate) struct Scene {
    pub(crate) path: PathBuf,
    pub(crate) db: Connection,
    pub(crate) export: PathBuf,
    pub(crate) backup: PathBuf,
    pub(crate) secret: SecretKey,
    pub(crate) ring: Ring,
}

/// An entry that can be read: only who has the seals makes one.
pub(crate) struct Opened {
    pub(crate) leaf: Leaf,
    pub(crate) content: Option<Vec<u8>>,
}

impl Opened {
    /// Says something else from now on.
    pub(crate) fn say(&mut self, change: &Change) {
        let bytes = [&[5; SALT][..], &change.bytes()].concat();
        let mut mac = Hmac::<Sha256>::new_from_slice(&bytes[..SALT]).unwrap();
        mac.update(&bytes[SALT..]);
        self.leaf.commitment = mac.finalize().into_bytes().into();
        self.leaf.kind = change.kind();
        self.content = Some(bytes);
    }
}

impl Scene {
    pub(crate) fn sql(&self, text: &str) {
        self.db.execute_batch(text).unwrap();
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        entries(&self.db)
    }

    /// Writes these entries in the place of those that are there.
    pub(crate) fn write(&self, entries: &[Entry]) {
        self.sql("DELETE FROM entries");
        for entry in entries {
            self.db.execute("INSERT INTO entries VALUES (?1, ?2, ?3)", (entry.number, &entry.leaf, &entry.sealed)).unwrap();
        }
    }

    /// Changes a leaf in its place.
    pub(crate) fn edit(&self, number: i64, change: impl FnOnce(&mut Leaf)) {
        let bytes: Vec<u8> = self.db.query_row("SELECT leaf FROM entries WHERE number = ?1", [number], |row| row.get(0)).unwrap();
        let mut leaf = Leaf::read(&bytes).unwrap();
        change(&mut leaf);
        assert_eq!(self.db.execute("UPDATE entries SET leaf = ?1 WHERE number = ?2", (leaf.bytes(), number)).unwrap(), 1);
    }

    /// Signs a checkpoint of so many entries as they are now, in the place of one that is there.
    fn sign_one(&self, key: &SecretKey, size: i64) {
        let mut tree = Tree::new();
        self.entries().iter().take(size as usize).for_each(|entry| tree.push(leaf_hash(&entry.leaf)));
        let checkpoint = Checkpoint { origin: key.public().name().to_owned(), size: tree.len(), root: tree.root(tree.len()) };
        let signatures = vec![key.sign(&checkpoint, 0)];
        self.db.execute("INSERT OR REPLACE INTO checkpoints VALUES (?1, ?2)", (size, Note { checkpoint, signatures }.text())).unwrap();
    }

    /// Signs every checkpoint anew, over the entries as they are now, and one over all of them.
    pub(crate) fn sign_all(&self, key: &SecretKey) {
        let count = self.entries().len() as i64;
        self.db.execute("DELETE FROM checkpoints WHERE size > ?1", [count]).unwrap();
        for size in sizes(&self.db).into_iter().chain([count]) {
            self.sign_one(key, size);
        }
    }

    /// Opens every entry, lets them be changed, numbers and seals them again, and signs everything: what the key and the seals together can do.
    pub(crate) fn rewrite(&self, change: impl FnOnce(&mut Vec<Opened>)) {
        let open = |entry: Entry| Opened {
            content: entry.sealed.map(|sealed| self.ring.open(&entry.leaf, &sealed).unwrap().unwrap()),
            leaf: Leaf::read(&entry.leaf).unwrap(),
        };
        let mut opened: Vec<Opened> = self.entries().into_iter().map(open).collect();
        change(&mut opened);
        let sealed = (0..).zip(opened).map(|(number, Opened { leaf, content })| {
            let leaf = leaf.bytes();
            Entry { number, sealed: content.map(|bytes| self.ring.seal(&leaf, &bytes)), leaf }
        });
        self.write(&sealed.collect::<Vec<_>>());
        self.sign_all(&self.secret);
    }

    /// Appends an entry that says this, as the program would: with the key and the seals.
    pub(crate) fn append(&self, actor: &str, change: &Change) {
        self.rewrite(|entries| {
            let leaf = Leaf { index: entries.len() as u64, actor: actor.to_owned(), ..entries.last().unwrap().leaf.clone() };
            let mut entry = Opened { leaf, content: None };
            entry.say(change);
            entries.push(entry);
        });
    }

    /// A file of the export.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.export.join(name)
    }
}

pub(crate) fn entries(db: &Connection) -> Vec<Entry> {
    let mut asked = db.prepare("SELECT number, leaf, sealed FROM entries ORDER BY number").unwrap();
    let rows = asked.query_map([], |row| Ok(Entry { number: row.get(0)?, leaf: row.get(1)?, sealed: row.get(2)? })).unwrap();
    rows.map(Result::unwrap).collect()
}

fn sizes(db: &Connection) -> Vec<i64> {
    db.prepare("SELECT size FROM checkpoints ORDER BY size").unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The latest checkpoint that the database shows.
pub(crate) fn latest(db: &Connection) -> Option<String> {
    db.query_row("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1", [], |row| row.get(0)).ok()
}

/// The entries of the stolen copy.
pub(crate) fn of_backup(path: &Path) -> Vec<Entry> {
    entries(&Connection::open(path).unwrap())
}
