//! Restoring: everything is checked before it is said to be done, and nothing is half restored.

use std::collections::BTreeSet;
use std::path::Path;

use super::Fault;
use super::folder::{Folder, Segment, Use, head_name};
use super::segment::{Entries, Head};
use crate::database::{Database, Stored, Url};
use crate::error::{State, StoreError};
use crate::keys::Keys;
use crate::leaf::{Hash, Kind, Leaf, SALT, commitment};
use crate::log::{Stamp, opened};
use crate::note::{Checkpoint, Note};
use crate::payload::{Change, Content};
use crate::tree::{Tree, leaf_hash};
use crate::verify::check;

/// Entries that are written together.
const PART: usize = 16_384;
/// Findings that are told; the rest is counted.
const FINDINGS_MAX: usize = 5;

/// What is to be restored, and by whom.
pub struct Wanted<'a> {
    /// The moment up to which, in milliseconds since 1970; everything, where none is said.
    pub until: Option<u64>,
    /// Checkpoints that were kept elsewhere.
    pub kept: &'a [Note],
    /// Who restores: the author of what has to be destroyed again.
    pub stamp: Stamp,
}

/// What was restored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    /// Entries of the backup that the record has now: the first ones, without a gap.
    pub entries: u64,
    /// When the last of them was made, in milliseconds since 1970.
    pub time: u64,
    /// Entries of the backup that are later than the moment that was asked for.
    pub later: u64,
    /// Erasures that are later than that moment, made again: what was destroyed stays so.
    pub erasures: u64,
    /// The first and the last entry that a kept checkpoint speaks of and the backup has not.
    pub lost: Option<(u64, u64)>,
}

/// Restores a backup into an empty database of either kind.
pub fn restore(path: &Path, url: &Url, keys: &Keys, wanted: &Wanted<'_>) -> Result<Restored, StoreError> {
    let folder = Folder::open(path, keys, Use::Reading)?;
    let end = folder.end()?;
    let head = Head::read(&folder, end, keys)?;
    let chain = folder.chain(end)?;
    let seen = Seen::of(&folder, &chain, keys, wanted.until)?;
    if !Note::read(&head.note).is_ok_and(|note| note.checkpoint.root == seen.tree.root(end)) {
        return Err(StoreError::Backup { place: head_name(end), fault: Fault::History });
    }
    let lost = seen.lost(keys, wanted.kept)?;
    let size = seen.size.ok_or_else(|| StoreError::Backup { place: path.display().to_string(), fault: Fault::Earlier })?;
    let (again, note) = seen.again(keys, size, &wanted.stamp)?;
    let mut database = Database::create(url)?;
    if database.checkpoint()?.is_some() {
        return Err(StoreError::State(State::Begun));
    }
    let time = database.whole(|database| {
        let time = fill(database, &folder, &chain, size, &seen.erased)?;
        head.boxes.iter().try_for_each(|(kind, id, boxed)| database.add_box(kind, id, boxed))?;
        database.add_entries(size, &again)?;
        note.iter().try_for_each(|note| database.add_checkpoints(&[(size + again.len() as u64, note.clone())]))?;
        let findings = check(database, keys, &[])?.findings;
        if findings.is_empty() {
            return Ok(time);
        }
        let more = findings.len().saturating_sub(FINDINGS_MAX);
        let told = findings.into_iter().take(FINDINGS_MAX).collect::<Vec<_>>().join("; ");
        Err(StoreError::Unsound(if more == 0 { told } else { format!("{told}; … +{more}") }))
    })?;
    Ok(Restored { entries: size, time, later: end - size, erasures: again.len() as u64, lost })
}

/// Restores into a file that is thrown away, beside the backup, and checks it as it stands on the disk.
pub fn drill(path: &Path, keys: &Keys, wanted: &Wanted<'_>) -> Result<Restored, StoreError> {
    // The name of a folder that was given as `.` is known only so.
    let path = &std::fs::canonicalize(path).map_err(|_| StoreError::Backup { place: path.display().to_string(), fault: Fault::None })?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".drill");
    let folder = Thrown(path.with_file_name(name));
    // A drill that was killed has left its own.
    folder.clear();
    std::fs::create_dir(&folder.0).map_err(|error| super::io(&folder.0.display().to_string(), &error))?;
    let url = Url::Sqlite(folder.0.join(DRILL));
    let restored = restore(path, &url, keys, wanted)?;
    let findings = crate::verify(&url, keys, &[])?.findings;
    if findings.is_empty() { Ok(restored) } else { Err(StoreError::Unsound(findings.join("; "))) }
}

/// The database of a drill.
const DRILL: &str = "drill.db";

/// A folder that is gone with this value; only what a drill writes is removed.
struct Thrown(std::path::PathBuf);

impl Thrown {
    fn clear(&self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(self.0.join(format!("{DRILL}{end}")));
        }
        let _ = std::fs::remove_dir(&self.0);
    }
}

impl Drop for Thrown {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Writes the first `size` entries and their checkpoints, and gives back when the last was made.
fn fill(database: &mut Database, folder: &Folder<'_>, chain: &[Segment], size: u64, erased: &BTreeSet<u64>) -> Result<u64, StoreError> {
    let mut last = Vec::new();
    for segment in chain.iter().filter(|segment| segment.first < size) {
        let name = segment.name();
        let entries = Entries::open(folder, *segment, &name)?;
        let checkpoints: Vec<_> = entries.checkpoints.iter().filter(|(of, _)| *of <= size).cloned().collect();
        database.add_checkpoints(&checkpoints)?;
        let (mut first, mut part) = (segment.first, Vec::with_capacity(PART));
        entries.each(&mut |number, stored| {
            if number < size {
                let sealed = stored.sealed.filter(|_| !erased.contains(&number));
                part.push(Stored { leaf: stored.leaf, sealed });
            }
            if part.len() == PART {
                database.add_entries(first, &part)?;
                first += PART as u64;
                last = part.pop().map(|stored| stored.leaf).unwrap_or_default();
                part.clear();
            }
            Ok(())
        })?;
        database.add_entries(first, &part)?;
        last = part.pop().map_or(last, |stored| stored.leaf);
    }
    Leaf::read(&last).map(|leaf| leaf.time).ok_or(StoreError::State(State::NotBegun))
}

/// What a look over a whole backup finds.
struct Seen {
    tree: Tree,
    /// How many entries are restored: those of the largest checkpoint that has none later than the moment asked for.
    size: Option<u64>,
    /// When the last entry was made.
    last_time: u64,
    /// Every erasure, with its number.
    erasures: Vec<(u64, Change)>,
    /// What they destroyed.
    erased: BTreeSet<u64>,
}

impl Seen {
    /// Reads every file; each must be part of the tree that its last checkpoint speaks of.
    fn of(folder: &Folder<'_>, chain: &[Segment], keys: &Keys, until: Option<u64>) -> Result<Seen, StoreError> {
        let mut seen = Seen { tree: Tree::new(), size: None, last_time: 0, erasures: Vec::new(), erased: BTreeSet::new() };
        let (mut sizes, mut within) = (Vec::new(), 0);
        for segment in chain {
            let name = segment.name();
            let entries = Entries::open(folder, *segment, &name)?;
            sizes.extend(entries.checkpoints.iter().map(|(size, _)| *size));
            let last = entries.checkpoints.last().cloned();
            entries.each(&mut |number, stored| {
                let leaf = Leaf::read(&stored.leaf).ok_or_else(|| Entries::fault(&name, Fault::History))?;
                if leaf.kind == Kind::Erasure
                    && let (_, Some(change)) = opened(&keys.ring, number, &stored, Change::read)?
                {
                    seen.erasures.push((number, change));
                }
                seen.tree.push(leaf_hash(&stored.leaf));
                seen.last_time = seen.last_time.max(leaf.time);
                within += u64::from(until.is_none_or(|until| leaf.time <= until));
                Ok(())
            })?;
            let signed = last.and_then(|(_, text)| Note::read(&text).and_then(|note| note.of(&keys.public)).ok());
            if !signed.is_some_and(|checkpoint| checkpoint.size == segment.end && checkpoint.root == seen.tree.root(segment.end)) {
                return Err(Entries::fault(&name, Fault::History));
            }
        }
        seen.size = sizes.into_iter().filter(|size| *size <= within).max();
        seen.erased = seen.erasures.iter().flat_map(|(_, change)| erased(change).iter().copied()).collect();
        Ok(seen)
    }

    /// What the checkpoints that were kept elsewhere speak of and the backup has not.
    fn lost(&self, keys: &Keys, kept: &[Note]) -> Result<Option<(u64, u64)>, StoreError> {
        let end = self.tree.len();
        let mut largest = end;
        for note in kept {
            let Checkpoint { size, root, .. } = note.checkpoint;
            let signed = note.signed_by(&keys.public).is_some() && note.checkpoint.origin == keys.public.name();
            if !signed || (size <= end && root != self.tree.root(size)) {
                return Err(StoreError::Backup { place: format!("checkpoint of {size} entries"), fault: Fault::History });
            }
            largest = largest.max(size);
        }
        Ok((largest > end).then(|| (end, largest - 1)))
    }

    /// The erasures that come after the first `size` entries and destroyed some of them: made again, with the checkpoint over them, so that the record says why what is gone is gone.
    fn again(&self, keys: &Keys, size: u64, stamp: &Stamp) -> Result<(Vec<Stored>, Option<String>), StoreError> {
        let mut tree = self.tree.clone();
        tree.truncate(size);
        let mut again = Vec::new();
        for (_, change) in self.erasures.iter().filter(|(number, _)| *number >= size) {
            let index = tree.len();
            let erased: Vec<u64> = erased(change).iter().copied().filter(|number| *number < size).collect();
            if erased.is_empty() {
                continue;
            }
            let change = Change { key: format!("erase-{index}"), content: Content::Erasure { erased }, ..change.clone() };
            let mut salt: Hash = [0; SALT];
            getrandom::fill(&mut salt).expect("the system has randomness");
            let payload = change.bytes();
            let time = stamp.time.max(self.last_time);
            let leaf = Leaf { index, time, kind: Kind::Erasure, actor: stamp.actor.clone(), commitment: commitment(&salt, &payload) };
            let stored = Stored::seal(&keys.ring, &leaf, &salt, &payload);
            tree.push(leaf_hash(&stored.leaf));
            again.push(stored);
        }
        if again.is_empty() {
            return Ok((again, None));
        }
        let secret = keys.secret.as_ref().ok_or(StoreError::State(State::ReadOnly))?;
        let checkpoint = Checkpoint { origin: keys.public.name().to_owned(), size: tree.len(), root: tree.root(tree.len()) };
        let signatures = vec![secret.sign(&checkpoint, 0)];
        Ok((again, Some(Note { checkpoint, signatures }.text())))
    }
}

fn erased(change: &Change) -> &[u64] {
    if let Content::Erasure { erased } = &change.content { erased } else { &[] }
}
