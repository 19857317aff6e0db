//! The folder of a backup: names that say what a file holds, and files that are there whole or not at all.
//!
//! `FIRST-END-HELD.entries` holds the entries from `FIRST` up to but not `END`, of which `HELD` are not destroyed. `END.head` is written after the entries that it needs: it says that the backup has
//! the first `END` entries, under which checkpoint, and what is in the vault. What no head speaks of was never finished.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Fault;
use super::sealed::{Place, Reader, Writer};
use crate::error::StoreError;
use crate::keys::Keys;

/// What a file is called while it is being written.
const PART: &str = ".part";

/// What a folder is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Reading,
    Writing,
}

/// Entries of one length of the log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Segment {
    pub(super) first: u64,
    pub(super) end: u64,
    pub(super) held: u64,
}

impl Segment {
    pub(super) fn name(self) -> String {
        format!("{:012}-{:012}-{}.entries", self.first, self.end, self.held)
    }

    fn read(name: &str) -> Option<Segment> {
        let numbers: Vec<u64> = name.strip_suffix(".entries")?.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [first, end, held] = numbers[..] else { return None };
        let segment = Segment { first, end, held };
        (first < end && segment.name() == name).then_some(segment)
    }
}

pub(super) fn head_name(end: u64) -> String {
    format!("{end:012}.head")
}

fn head_end(name: &str) -> Option<u64> {
    let end = name.strip_suffix(".head")?.parse().ok()?;
    (head_name(end) == name).then_some(end)
}

/// A folder that nobody else uses in a way that would disturb.
pub(super) struct Folder<'a> {
    path: PathBuf,
    keys: &'a Keys,
    /// The lock is on the folder itself.
    lock: File,
    pub(super) heads: BTreeSet<u64>,
    pub(super) segments: BTreeSet<Segment>,
    /// What was begun and not ended.
    pub(super) parts: Vec<String>,
}

impl<'a> Folder<'a> {
    /// Opens a folder; for writing, it is made where it is not there.
    pub(super) fn open(path: &Path, keys: &'a Keys, usage: Use) -> Result<Folder<'a>, StoreError> {
        let shown = path.display().to_string();
        let io = |error: std::io::Error| super::io(&shown, &error);
        if usage == Use::Writing && !path.is_dir() {
            fs::create_dir_all(path).map_err(io)?;
            let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(above).and_then(|above| above.sync_all()).map_err(io)?;
        }
        if !path.is_dir() {
            return Err(StoreError::Backup { place: shown, fault: Fault::None });
        }
        let lock = File::open(path).map_err(io)?;
        match if usage == Use::Writing { lock.try_lock() } else { lock.try_lock_shared() } {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Backup { place: shown, fault: Fault::Busy }),
            // A disk of the network may know no locks; two backups at once are then for whoever calls them to avoid.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        let mut folder = Folder { path: path.to_owned(), keys, lock, heads: BTreeSet::new(), segments: BTreeSet::new(), parts: Vec::new() };
        for entry in fs::read_dir(path).map_err(io)? {
            let Ok(name) = entry.map_err(io)?.file_name().into_string() else { continue };
            folder.heads.extend(head_end(&name));
            folder.segments.extend(Segment::read(&name));
            if name.strip_suffix(PART).is_some_and(|whole| head_end(whole).is_some() || Segment::read(whole).is_some()) {
                folder.parts.push(name);
            }
        }
        Ok(folder)
    }

    /// A folder in which there is a backup, and the number of its entries.
    pub(super) fn end(&self) -> Result<u64, StoreError> {
        match self.heads.last() {
            Some(end) => Ok(*end),
            None if self.segments.is_empty() => Err(StoreError::Backup { place: self.path.display().to_string(), fault: Fault::None }),
            None => Err(StoreError::Backup { place: "*.head".to_owned(), fault: Fault::Missing }),
        }
    }

    /// The files that hold the first `end` entries, one after another; of a file that was written again, the one where more is destroyed.
    pub(super) fn chain(&self, end: u64) -> Result<Vec<Segment>, StoreError> {
        let mut chain: Vec<Segment> = Vec::new();
        let reached = |chain: &[Segment]| chain.last().map_or(0, |last| last.end);
        let missing = |from: u64, to: u64| StoreError::Backup { place: format!("{from:012}-{to:012}-*.entries"), fault: Fault::Missing };
        for segment in self.segments.iter().filter(|segment| segment.first < end) {
            if chain.last().is_some_and(|last| (last.first, last.end) == (segment.first, segment.end)) {
                continue;
            }
            let at = reached(&chain);
            if segment.first > at {
                return Err(missing(at, segment.first));
            }
            if segment.first < at || segment.end > end {
                return Err(StoreError::Backup { place: segment.name(), fault: Fault::Stray });
            }
            chain.push(*segment);
        }
        if reached(&chain) == end { Ok(chain) } else { Err(missing(reached(&chain), end)) }
    }

    fn place<'b>(&'b self, name: &'b str) -> Place<'b> {
        Place { ring: &self.keys.ring, origin: self.keys.public.name(), name }
    }

    /// Opens a file of the folder.
    pub(super) fn read<'b>(&'b self, name: &'b str) -> Result<Reader<'b>, StoreError> {
        Reader::open(self.place(name), &self.path.join(name))
    }

    /// Writes a file beside its place, and puts it there when it is whole and on the disk.
    pub(super) fn write(&self, name: &str, fill: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let part = self.path.join(format!("{name}{PART}"));
        let mut writer = Writer::create(self.place(name), &part)?;
        fill(&mut writer)?;
        writer.finish()?;
        fs::rename(&part, self.path.join(name)).map_err(|error| super::io(name, &error))?;
        self.sync()
    }

    /// Removes files, for good.
    pub(super) fn remove(&self, names: &[String]) -> Result<(), StoreError> {
        for name in names {
            fs::remove_file(self.path.join(name)).map_err(|error| super::io(name, &error))?;
        }
        if names.is_empty() { Ok(()) } else { self.sync() }
    }

    fn sync(&self) -> Result<(), StoreError> {
        File::open(&self.path).and_then(|folder| folder.sync_all()).map_err(|error| super::io(&self.path.display().to_string(), &error))
    }
}

impl Drop for Folder<'_> {
    /// To close the folder is not enough: a process that is being started has it open, too, until it runs.
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::note::SecretKey;
    use crate::seal::Ring;

    #[test]
    fn one_writes_and_the_next_may_even_where_a_process_was_started_meanwhile() {
        let path = std::env::temp_dir().join(format!("luan-folder-{}", std::process::id()));
        let keys = Keys::writing(SecretKey::office("a", [1; 32]).unwrap(), Ring::new([1; 32]));
        let folder = Folder::open(&path, &keys, Use::Writing).unwrap();
        let busy = |usage| matches!(Folder::open(&path, &keys, usage), Err(StoreError::Backup { fault: Fault::Busy, .. }));
        assert!(busy(Use::Writing) && busy(Use::Reading));
        let of_the_process = folder.lock.try_clone().unwrap();
        drop(folder);
        let reading = Folder::open(&path, &keys, Use::Reading).unwrap();
        assert!(busy(Use::Writing) && !busy(Use::Reading), "many may read");
        drop((reading, of_the_process));
        fs::remove_dir(&path).unwrap();
    }

    proptest! {
        #[test]
        fn a_name_says_what_the_file_holds(first in 0u64..1 << 60, count in 1u64..1 << 60, held: u64) {
            let segment = Segment { first, end: first + count, held };
            prop_assert_eq!(Segment::read(&segment.name()), Some(segment));
            prop_assert_eq!(head_end(&head_name(first)), Some(first));
        }

        #[test]
        fn no_other_name_is_read_as_one(name in "[0-9]{0,13}-?[0-9+]{0,13}(-[0-9]{1,3})?\\.?(entries|head)(\\.part)?") {
            if let Some(segment) = Segment::read(&name) {
                prop_assert_eq!(segment.name(), name);
            } else if let Some(end) = head_end(&name) {
                prop_assert_eq!(head_name(end), name);
            }
        }
    }
}
