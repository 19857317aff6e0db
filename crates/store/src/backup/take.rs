//! Taking a backup: what is new is added, what was destroyed in the record is destroyed here.

use std::path::Path;

use super::Fault;
use super::folder::{Folder, Segment, Use, head_name};
use super::segment::{self, Head};
use crate::database::{Database, Url};
use crate::error::{State, StoreError};
use crate::keys::Keys;
use crate::leaf::Leaf;

/// Entries of one file, where checkpoints stand near enough: little enough to write again when one of them is destroyed.
const ENTRIES_MAX: u64 = 1 << 16;

/// What a backup holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// Entries in all.
    pub entries: u64,
    /// Those that the folder did not hold before.
    pub new: u64,
    /// Files that were written again without what was destroyed in the record.
    pub rewritten: u64,
    /// When the last entry was made, in milliseconds since 1970.
    pub time: u64,
}

/// Takes a backup of a record while others read and write it: what stood there at one moment, which contains all that was acknowledged before. Boxes of the vault of the kinds in `dropped` are left
/// out.
pub fn back_up(url: &Url, keys: &Keys, path: &Path, dropped: &[&str]) -> Result<Taken, StoreError> {
    let mut database = Database::open(url)?;
    let folder = Folder::open(path, keys, Use::Writing)?;
    database.snapshot()?;
    let taken = take(&mut database, &folder, keys, dropped);
    let released = database.release();
    let taken = taken?;
    released.map(|()| taken)
}

fn take(database: &mut Database, folder: &Folder<'_>, keys: &Keys, dropped: &[&str]) -> Result<Taken, StoreError> {
    let (size, note) = database.checkpoint()?.ok_or(StoreError::State(State::NotBegun))?;
    let before = before(database, folder, keys)?;
    let end = before.as_ref().map_or(0, |(end, _)| *end);
    let chain = if end == 0 { Vec::new() } else { folder.chain(end)? };
    clear(folder, end)?;
    let mut first = end;
    while first < size {
        let end = database.end_of_length(first, ENTRIES_MAX)?.filter(|end| *end <= size).ok_or(StoreError::State(State::NoCheckpoint))?;
        let held = database.held(first, end)?;
        segment::write(folder, database, keys, Segment { first, end, held })?;
        first = end;
    }
    let mut boxes = database.all_boxes()?;
    boxes.retain(|(kind, ..)| !dropped.contains(&kind.as_str()));
    let head = Head { note, boxes };
    if before.is_none_or(|(end, before)| end != size || before != head) {
        head.write(folder, size)?;
    }
    let rewritten = destroy(database, folder, keys, &chain)?;
    folder.remove(&folder.heads.iter().filter(|end| **end != size).map(|end| head_name(*end)).collect::<Vec<_>>())?;
    let last = database.entry(size - 1)?.and_then(|stored| Leaf::read(&stored.leaf));
    let time = last.ok_or_else(|| StoreError::Unsound(format!("entry {}: its leaf cannot be read", size - 1)))?.time;
    Ok(Taken { entries: size, new: size - end, rewritten, time })
}

/// The backup that is there already: the record must go on from it.
fn before(database: &mut Database, folder: &Folder<'_>, keys: &Keys) -> Result<Option<(u64, Head)>, StoreError> {
    let Some(&end) = folder.heads.last() else { return Ok(None) };
    let head = Head::read(folder, end, keys)?;
    let fault = match database.checkpoint_at(end)? {
        Some(note) if note == head.note => return Ok(Some((end, head))),
        None if database.checkpoint()?.is_none_or(|(size, _)| size < end) => Fault::Ahead,
        _ => Fault::History,
    };
    Err(StoreError::Backup { place: head_name(end), fault })
}

/// Removes what was begun by a backup that was not finished. A file that is not ours is not removed: it is refused.
fn clear(folder: &Folder<'_>, end: u64) -> Result<(), StoreError> {
    let unfinished: Vec<String> = folder.segments.iter().filter(|segment| segment.first >= end).map(|segment| segment.name()).collect();
    unfinished.iter().try_for_each(|name| folder.read(name).map(drop))?;
    folder.remove(&[&unfinished[..], &folder.parts].concat())
}

/// Writes again what holds more than the record still does, and says how much that was. The head that speaks of the erasure is on the disk by now: a restore destroys what a kill left here.
fn destroy(database: &mut Database, folder: &Folder<'_>, keys: &Keys, chain: &[Segment]) -> Result<u64, StoreError> {
    let mut rewritten = 0;
    for there in chain {
        let now = Segment { held: database.held(there.first, there.end)?, ..*there };
        if now != *there {
            segment::write(folder, database, keys, now)?;
            rewritten += 1;
        }
        let older = folder.segments.iter().filter(|older| (older.first, older.end) == (now.first, now.end) && **older != now);
        folder.remove(&older.map(|older| older.name()).collect::<Vec<_>>())?;
    }
    Ok(rewritten)
}
