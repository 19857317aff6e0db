//! Every bit: each entry by itself against the hash that the tree has of it, and the whole check over as many as there is time for.

use rayon::prelude::*;
use rusqlite::Connection;
use store::note::Note;
use store::tree::leaf_hash;
use store::{Ring, Url, stands, verify};

use super::log::Sound;
use crate::dice::Dice;
use crate::office::{keys, secret};

pub(crate) fn turned(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut turned = bytes.to_vec();
    turned[bit / 8] ^= 1 << (bit % 8);
    turned
}

/// Turns every bit of every entry and of the latest checkpoint; how many there are, or the first that nobody noticed.
pub(crate) fn every_entry(sound: &Sound) -> Result<usize, String> {
    let ring = Ring::new([8; 32]);
    let of_entries = sound.entries.par_iter().map(|entry| {
        let (number, hash) = (entry.number as u64, leaf_hash(&entry.leaf));
        let stands = |leaf: Vec<u8>, sealed: Option<Vec<u8>>| stands(&ring, number, leaf, sealed, &hash);
        if !stands(entry.leaf.clone(), entry.sealed.clone()) {
            return Err(format!("entry {number} is sound"));
        }
        let sealed = entry.sealed.as_deref().unwrap_or_default();
        let of_leaf = (0..entry.leaf.len() * 8).find(|bit| stands(turned(&entry.leaf, *bit), entry.sealed.clone()));
        let of_seal = (0..sealed.len() * 8).find(|bit| stands(entry.leaf.clone(), Some(turned(sealed, *bit))));
        match (of_leaf, of_seal) {
            (None, None) => Ok((entry.leaf.len() + sealed.len()) * 8),
            unnoticed => Err(format!("entry {number}, bits of leaf and seal: {unnoticed:?}")),
        }
    });
    let count = of_entries.try_reduce(|| 0, |one, other| Ok(one + other))?;
    let text = sound.latest.as_bytes();
    let signed = |text: Vec<u8>| String::from_utf8(text).ok().and_then(|text| Note::read(&text).ok()).is_some_and(|note| note.of(&secret().public()).is_ok());
    match (signed(text.to_vec()), (0..text.len() * 8).into_par_iter().find_any(|bit| signed(turned(text, *bit)))) {
        (true, None) => Ok(count + text.len() * 8),
        (whole, unnoticed) => Err(format!("the checkpoint is sound: {whole}; bit {unnoticed:?}")),
    }
}

/// A place in the database that can be turned.
enum Place {
    Leaf(usize),
    Sealed(usize),
    /// The checkpoint of this size.
    Note(i64),
}

/// Turns one of so many bits of what the database holds, from a chance beginning, each with the whole check; how many there were, or one that nobody noticed.
pub(crate) fn whole(sound: &Sound, every: usize, seed: u64) -> Result<usize, String> {
    let notes = notes(&open(sound));
    let of_entries = sound.entries.iter().enumerate().flat_map(|(at, entry)| {
        let sealed = entry.sealed.as_ref().map_or(0, Vec::len);
        (0..entry.leaf.len() * 8).map(move |bit| (Place::Leaf(at), bit)).chain((0..sealed * 8).map(move |bit| (Place::Sealed(at), bit)))
    });
    let of_notes = notes.iter().flat_map(|(size, note)| (0..note.len() * 8).map(move |bit| (Place::Note(*size), bit)));
    let places: Vec<(Place, usize)> = of_entries.chain(of_notes).skip(Dice::new(seed).below(every)).step_by(every).collect();
    // Each core turns bits of a copy of its own.
    let parts = places.chunks(places.len().div_ceil(rayon::current_num_threads()).max(1));
    parts.enumerate().collect::<Vec<_>>().into_par_iter().try_for_each(|(part, places)| {
        let (url, db) = copy(sound, &format!("bits{part}"));
        let is_sound = || verify(&url, &keys(), std::slice::from_ref(&sound.kept)).is_ok_and(|report| report.findings.is_empty());
        if !is_sound() {
            return Err("the untouched log is sound".to_owned());
        }
        for (place, bit) in places {
            let number = |at: &usize| sound.entries[*at].number;
            let put = |place: &Place, turn: bool| {
                let bytes = |bytes: &[u8]| if turn { turned(bytes, *bit) } else { bytes.to_vec() };
                let changed = match place {
                    Place::Leaf(at) => db.execute("UPDATE entries SET leaf = ?1 WHERE number = ?2", (bytes(&sound.entries[*at].leaf), number(at))),
                    Place::Sealed(at) => {
                        let sealed = sound.entries[*at].sealed.as_deref().unwrap_or_default();
                        db.execute("UPDATE entries SET sealed = ?1 WHERE number = ?2", (bytes(sealed), number(at)))
                    }
                    // A text that is not UTF-8 is one to SQLite, too.
                    Place::Note(size) => db.execute("UPDATE checkpoints SET note = CAST(?1 AS TEXT) WHERE size = ?2", (bytes(notes[size].as_bytes()), size)),
                };
                assert_eq!(changed.unwrap(), 1);
            };
            put(place, true);
            if is_sound() {
                return Err(format!("bit {bit} of {}", place.name(sound)));
            }
            put(place, false);
        }
        if is_sound() { Ok(()) } else { Err("everything was put back".to_owned()) }
    })?;
    Ok(places.len())
}

impl Place {
    fn name(&self, sound: &Sound) -> String {
        match self {
            Place::Leaf(at) => format!("the leaf of entry {}", sound.entries[*at].number),
            Place::Sealed(at) => format!("the seal of entry {}", sound.entries[*at].number),
            Place::Note(size) => format!("the checkpoint of {size} entries"),
        }
    }
}

fn notes(db: &Connection) -> std::collections::BTreeMap<i64, String> {
    let mut asked = db.prepare("SELECT size, note FROM checkpoints").unwrap();
    asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn open(sound: &Sound) -> Connection {
    let Url::Sqlite(path) = &sound.office.url else { unreachable!("a file") };
    Connection::open(path).unwrap()
}

/// A copy of the log that need not last, and a connection that stays open beside the check.
pub(crate) fn copy(sound: &Sound, name: &str) -> (Url, Connection) {
    let path = sound.office.folder.join(name);
    let _ = std::fs::remove_file(&path);
    open(sound).execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF").unwrap();
    (Url::Sqlite(path), db)
}
