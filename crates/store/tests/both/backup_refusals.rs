//! A backup that was tampered with, or is of something else, is refused with the name of the file; and what was destroyed is not in it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use store::{Fault, Keys, Log, Ring, StoreError, Vault, Wanted, back_up, restore};

use crate::backups::{Dump, folder_of, names, restored, taken, whole};
use crate::office::{DAY, Office, T0, adding, commit, keys, person, secret, stamp};

/// An office with a small backup of three files of entries.
fn small() -> Office {
    let office = Office::sqlite();
    let mut log = office.init();
    for step in 1..=3 {
        let id = format!("P{step}");
        log = commit(log, vec![adding(&id, &format!("person:{id}"), &[person(&id)])], T0 + step).0;
        taken(&office);
    }
    Vault::open(&office.url, &keys()).unwrap().put("credential", "lan", T0, b"1", None).unwrap();
    taken(&office);
    assert_eq!(names(&folder_of(&office)).len(), 4);
    office
}

/// Why a folder is not restored, and which file is named; nothing may have been written.
fn refused(folder: &Path) -> Option<(String, Fault)> {
    let there = folder.with_file_name("refused.db");
    match restore(folder, &store::Url::Sqlite(there.clone()), &keys(), &whole()) {
        Ok(_) => None,
        Err(StoreError::Backup { place, fault }) => {
            assert!(!there.exists(), "something was written");
            Some((place, fault))
        }
        Err(other) => panic!("no file is named: {other}"),
    }
}

fn file(office: &Office, at: usize) -> PathBuf {
    folder_of(office).join(&names(&folder_of(office))[at])
}

#[test]
fn no_bit_of_a_backup_can_turn_and_nothing_can_be_cut_off() {
    let office = small();
    let folder = folder_of(&office);
    for name in names(&folder) {
        let path = folder.join(&name);
        let bytes = std::fs::read(&path).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut turned = bytes.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, turned).unwrap();
            assert_eq!(refused(&folder).map(|(place, _)| place).as_ref(), Some(&name), "bit {bit}");
        }
        for length in 0..bytes.len() {
            std::fs::write(&path, &bytes[..length]).unwrap();
            assert_eq!(refused(&folder), Some((name.clone(), Fault::Altered)), "cut at {length}");
        }
        std::fs::write(&path, [&bytes[..], b"\0"].concat()).unwrap();
        assert_eq!(refused(&folder), Some((name.clone(), Fault::Altered)), "longer");
        std::fs::write(&path, bytes).unwrap();
    }
    assert_eq!(refused(&folder), None, "untouched, it is restored");
}

#[test]
fn no_file_can_be_missing_swapped_renamed_or_of_another_record() {
    let (office, fork) = (small(), small());
    let strange = Office::sqlite();
    let key = store::note::SecretKey::office("other.example/luan", [7; 32]).unwrap();
    let of_others = Keys::writing(key, Ring::new([8; 32]));
    let log = Log::init(&strange.url, of_others.clone(), &stamp(T0), "mở sổ", "").unwrap();
    drop(log);
    back_up(&strange.url, &of_others, &folder_of(&strange), &[]).unwrap();
    let folder = folder_of(&office);
    let all = names(&folder);
    for (at, name) in all.iter().enumerate() {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let missing = if name.ends_with(".head") { "*.head".to_owned() } else { format!("{}-*.entries", name.rsplit_once('-').unwrap().0) };
        assert_eq!(refused(&folder), Some((missing, Fault::Missing)));
        for other in all.iter().filter(|other| *other != name) {
            std::fs::copy(folder.join(other), &path).unwrap();
            assert_eq!(refused(&folder), Some((name.clone(), Fault::Altered)), "{other} in its place");
        }
        // The same key, the same seals, the same names: another history all the same. Who exchanges the first file is found at the second, which does not go on from it.
        std::fs::copy(file(&fork, at), &path).unwrap();
        assert_eq!(refused(&folder), Some((all[at.max(1)].clone(), Fault::History)), "{name} of a fork");
        let own = if name.ends_with(".head") { 1 } else { 0 };
        std::fs::copy(file(&strange, own), &path).unwrap();
        assert_eq!(refused(&folder), Some((name.clone(), Fault::Altered)), "of another record");
        std::fs::write(&path, bytes).unwrap();
    }
    let beside = folder.join("000000000000-000000000001-1.entries");
    std::fs::copy(file(&strange, 0), &beside).unwrap();
    assert!(matches!(refused(&folder), Some((_, Fault::Stray))), "two files begin at one entry");
    std::fs::remove_file(&beside).unwrap();
    let nowhere = refused(&office.folder.join("nowhere"));
    assert!(matches!(nowhere, Some((_, Fault::None))), "{nowhere:?}");
    assert_eq!(refused(&folder), None, "as it was, it is restored");
}

#[test]
fn what_was_begun_and_not_finished_is_not_taken_for_a_backup() {
    let office = small();
    let folder = folder_of(&office);
    let before = restored(&folder, &whole()).0;
    let (log, _) = commit(office.open().unwrap(), vec![adding("x", "person:X", &[person("X")])], T0 + 9);
    drop(log);
    let copy = office.folder.join("copy");
    std::fs::create_dir(&copy).unwrap();
    for name in names(&folder) {
        std::fs::copy(folder.join(&name), copy.join(&name)).unwrap();
    }
    taken(&office);
    // The new entries without their head, and half of another file: as a kill leaves them.
    let new = names(&folder).into_iter().find(|name| name.starts_with("000000000004-")).unwrap();
    std::fs::copy(folder.join(&new), copy.join(&new)).unwrap();
    std::fs::write(copy.join(format!("{new}.part")), b"half").unwrap();
    assert_eq!(Dump::of(&restored(&copy, &whole()).0), Dump::of(&before));
    back_up(&office.url, &keys(), &copy, &["session"]).unwrap();
    assert_eq!(names(&copy), names(&folder), "the next one clears it away");
    assert_eq!(Dump::of(&restored(&copy, &whole()).0), Dump::of(&office));
}

#[test]
fn an_older_backup_and_another_history_are_found_by_a_kept_checkpoint() {
    Office::each(|office| {
        let (mut log, _) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")])], T0);
        let early = log.checkpoint().unwrap();
        taken(office);
        let (mut log, _) = commit(log, vec![adding("b", "person:P2", &[person("P2")]), adding("c", "person:P3", &[person("P3")])], T0 + 1);
        let late = log.checkpoint().unwrap();
        let kept = [early.clone(), late.clone()];
        let (there, done) = restored(&folder_of(office), &Wanted { kept: &kept, ..whole() });
        assert_eq!((done.entries, done.lost), (2, Some((2, 3))));
        assert_eq!(there.open().unwrap().len(), 2, "what is there is restored all the same");
        taken(office);
        assert_eq!(restored(&folder_of(office), &Wanted { kept: &kept, ..whole() }).1.lost, None);
        let other = Office::sqlite();
        let (_, _) = commit(other.init(), vec![adding("a", "person:P9", &[person("P9")])], T0);
        taken(&other);
        let refused = restore(&folder_of(&other), &Office::sqlite().url, &keys(), &Wanted { kept: &[early], ..whole() });
        assert!(matches!(refused, Err(StoreError::Backup { fault: Fault::History, .. })), "{refused:?}");
    });
}

#[test]
fn a_folder_is_not_gone_on_with_by_another_record_nor_by_one_that_has_less() {
    let office = small();
    let folder = folder_of(&office);
    let other = Office::sqlite();
    let back = |office: &Office, keys: &Keys| back_up(&office.url, keys, &folder, &[]).err();
    let before = names(&folder);
    drop(other.init());
    assert!(matches!(back(&other, &keys()), Some(StoreError::Backup { fault: Fault::Ahead, .. })));
    let mut log = other.open().unwrap();
    for step in 1..=4 {
        let id = format!("Q{step}");
        log = commit(log, vec![adding(&id, &format!("person:{id}"), &[person(&id)])], T0 + step).0;
    }
    assert!(matches!(back(&other, &keys()), Some(StoreError::Backup { fault: Fault::History, .. })));
    drop(log);
    let lock = std::fs::File::open(&folder).unwrap();
    lock.lock().unwrap();
    assert!(matches!(back(&office, &keys()), Some(StoreError::Backup { fault: Fault::Busy, .. })));
    assert!(matches!(refused(&folder), Some((_, Fault::Busy))));
    lock.unlock().unwrap();
    assert_eq!(names(&folder), before);
    assert_eq!(back(&office, &keys()).map(|error| error.to_string()), None);
}

#[test]
fn after_a_new_key_of_the_seals_a_new_folder_is_begun_and_the_old_one_needs_the_old_seals() {
    let office = small();
    let folder = folder_of(&office);
    let both = Ring::new([8; 32]).with([9; 32]);
    Log::open(&office.url, Keys::writing(secret(), both.clone())).unwrap().reseal().unwrap();
    let new = Keys::writing(secret(), both.newest());
    let old = back_up(&office.url, &new, &folder, &[]);
    assert!(matches!(old, Err(StoreError::Backup { fault: Fault::Sealed, .. })), "{old:?}");
    back_up(&office.url, &new, &office.folder.join("new"), &[]).unwrap();
    let there = Office::sqlite();
    assert!(restore(&office.folder.join("new"), &there.url, &new, &whole()).is_ok());
    assert_eq!(Dump::of(&there), Dump::of(&office));
    assert_eq!(restored(&folder, &whole()).1.entries, 4);
}

/// The open bytes of a file of one chunk, read from what the decision says alone.
fn open(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    let (writing, chunk) = bytes.split_at(16);
    let name = path.file_name().unwrap().to_str().unwrap();
    let place = [b"backup 1\0van-suong.example/luan\0", name.as_bytes(), b"\0", writing, &[0; 8], &[1]].concat();
    Ring::new([8; 32]).open(&place, chunk).unwrap().expect("one chunk, the last")
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn what_was_destroyed_is_gone_from_the_folder_after_the_next_backup() {
    Office::each(|office| {
        let (mut log, _) = commit(office.init(), vec![adding("a", "person:P1", &[person("P1")]), adding("b", "person:P2", &[person("P2")])], T0);
        taken(office);
        let folder = folder_of(office);
        let files = |folder: &Path| names(folder).iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect::<Vec<_>>();
        let old: HashSet<Vec<u8>> = files(&folder).iter().flat_map(|file| file.windows(16).map(<[u8]>::to_vec).collect::<Vec<_>>()).collect();
        let sealed = Dump::of(office).entries[1].2.clone().unwrap();
        let anywhere = |folder: &Path| names(folder).iter().any(|name| holds(&open(&folder.join(name)), &sealed));
        assert!(anywhere(&folder), "the walk over the files finds what is there");
        log.erase("person:P1", &stamp(T0 + DAY), "hết thời hạn lưu", "").unwrap();
        let now = taken(office);
        assert_eq!((now.entries, now.new, now.rewritten), (4, 1, 1));
        assert!(!anywhere(&folder));
        assert!(!files(&folder).iter().any(|file| file.windows(16).any(|window| old.contains(window))), "no byte of the old files is left");
        assert_eq!(Dump::of(&restored(&folder, &whole()).0), Dump::of(office));
    });
}

/// A kill between the new head and the rewriting, and whoever puts an old file back: the erasure that the log names is done all the same.
#[test]
fn an_old_file_put_back_brings_nothing_back() {
    let office = small();
    let folder = folder_of(&office);
    let old = names(&folder)[0].clone();
    let bytes = std::fs::read(folder.join(&old)).unwrap();
    office.open().unwrap().erase("person:P1", &stamp(T0 + DAY), "hết thời hạn lưu", "").unwrap();
    taken(&office);
    let new = names(&folder)[0].clone();
    assert!(old != new && old[..25] == new[..25]);
    std::fs::write(folder.join(&old), bytes).unwrap();
    assert_eq!(Dump::of(&restored(&folder, &whole()).0), Dump::of(&office), "beside the new one");
    std::fs::remove_file(folder.join(&new)).unwrap();
    assert_eq!(Dump::of(&restored(&folder, &whole()).0), Dump::of(&office), "in its place");
    assert_eq!(taken(&office).rewritten, 1, "the next backup destroys it again");
    assert!(names(&folder).contains(&new) && !names(&folder).contains(&old));
}
