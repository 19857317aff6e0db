//! The log for strangers: C2SP tiles, the checkpoint, the key, and the contents where they may be seen. See `docs/log-format.md`.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::StoreError;
use crate::log::{Log, Opening};
use crate::tree::Hash;

/// Hashes, or entries, of a full tile.
const TILE: u64 = 256;

impl Log {
    /// Writes the log into an empty folder; `contents` says whether with what the entries say.
    pub fn export(&mut self, folder: &Path, contents: bool) -> Result<(), StoreError> {
        let size = self.len();
        write(&folder.join("key"), (self.key().text() + "\n").as_bytes())?;
        write(&folder.join("checkpoint"), self.checkpoint()?.text().as_bytes())?;
        for (level, mut hashes) in (0..).map_while(|level| Some((level, tile_level(self, level, size)?))) {
            for (number, tile) in (0..).zip(hashes.chunks_mut(TILE as usize)) {
                write(&folder.join(format!("tile/{level}/{}", name(number, tile.len()))), tile.as_flattened())?;
            }
        }
        for first in (0..size).step_by(TILE as usize) {
            let count = TILE.min(size - first);
            let (mut leaves, mut lines) = (Vec::new(), String::new());
            for index in first..first + count {
                let stored = self.stored(index)?;
                leaves.extend_from_slice(&(stored.leaf.len() as u16).to_be_bytes());
                leaves.extend_from_slice(&stored.leaf);
                lines.push_str(&content_line(index, stored.opening(&self.keys.ring, index)?.as_ref()));
            }
            write(&folder.join(format!("tile/entries/{}", name(first / TILE, count as usize))), &leaves)?;
            if contents {
                write(&folder.join(format!("contents/{}.jsonl", groups(first / TILE))), lines.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// What an entry says, as a line for who may see it.
pub(crate) fn content_line(index: u64, opening: Option<&Opening>) -> String {
    let quoted = |bytes: &[u8]| format!("\"{}\"", STANDARD.encode(bytes));
    let (salt, payload) = opening.map_or_else(|| ("null".to_owned(), "null".to_owned()), |opening| (quoted(opening.salt()), quoted(opening.payload())));
    format!("{{\"index\":{index},\"salt\":{salt},\"payload\":{payload}}}\n")
}

/// The hashes of a level of tiles: the roots of the full tiles of the level below. `None` where the level is empty.
fn tile_level(log: &Log, level: usize, size: u64) -> Option<Vec<Hash>> {
    let full = size >> (8 * level).min(63);
    (full > 0).then(|| log.tree().level(8 * level)[..full as usize].to_vec())
}

fn name(number: u64, width: usize) -> String {
    let partial = if width as u64 == TILE { String::new() } else { format!(".p/{width}") };
    groups(number) + &partial
}

/// A number in groups of three digits, all but the last with an `x`.
fn groups(number: u64) -> String {
    let last = format!("{:03}", number % 1000);
    if number < 1000 { last } else { format!("{}/{last}", before(number / 1000)) }
}

fn before(number: u64) -> String {
    let last = format!("x{:03}", number % 1000);
    if number < 1000 { last } else { format!("{}/{last}", before(number / 1000)) }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Database(format!("{}: {error}", path.display()));
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    std::fs::write(path, bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_named_as_others_name_them() {
        assert_eq!(name(0, 256), "000");
        assert_eq!(name(5, 7), "005.p/7");
        assert_eq!(name(1_234_067, 256), "x001/x234/067");
        assert_eq!(name(70_000, 1), "x070/000.p/1");
    }
}
