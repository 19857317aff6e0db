//! The outsider: what is shown to him is written here without the program, as whoever has the database would write it; and his own verifier judges it.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::Ring;
use store::note::Note;
use store::tree::{Tree, leaf_hash};

/// An entry as a database has it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry {
    pub(crate) number: i64,
    pub(crate) leaf: Vec<u8>,
    pub(crate) sealed: Option<Vec<u8>>,
}

/// Bytes of a salt, in front of the payload.
pub(crate) const SALT: usize = 32;

/// Writes an export of a log of at most 256 entries, whatever they are: no more of them than the checkpoint counts.
pub(crate) fn export(folder: &Path, key: &str, checkpoint: Option<&str>, entries: &[Entry], ring: &Ring) {
    let size = checkpoint.and_then(|text| Note::read(text).ok()).map_or(entries.len(), |note| entries.len().min(note.checkpoint.size as usize));
    let (mut tree, mut leaves, mut lines) = (Tree::new(), Vec::new(), String::new());
    for (index, entry) in entries[..size].iter().enumerate() {
        tree.push(leaf_hash(&entry.leaf));
        leaves.extend_from_slice(&(entry.leaf.len() as u16).to_be_bytes());
        leaves.extend_from_slice(&entry.leaf);
        let opened = entry.sealed.as_ref().and_then(|sealed| ring.open(&entry.leaf, sealed).ok().flatten()).filter(|bytes| bytes.len() >= SALT);
        let quoted = |bytes: &[u8]| format!("\"{}\"", STANDARD.encode(bytes));
        let (salt, payload) = opened.map_or(("null".to_owned(), "null".to_owned()), |bytes| (quoted(&bytes[..SALT]), quoted(&bytes[SALT..])));
        lines.push_str(&format!("{{\"index\":{index},\"salt\":{salt},\"payload\":{payload}}}\n"));
    }
    assert!((1..256).contains(&size), "one tile, and it is not full");
    let _ = std::fs::remove_dir_all(folder);
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("key", format!("{key}\n").as_bytes());
    if let Some(checkpoint) = checkpoint {
        write("checkpoint", checkpoint.as_bytes());
    }
    write(&format!("tile/0/000.p/{size}"), tree.level(0).as_flattened());
    write(&format!("tile/entries/000.p/{size}"), &leaves);
    write("contents/000.jsonl", lines.as_bytes());
}

/// The folder of his verifier.
pub(crate) fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().join("tools/verify")
}

/// What his verifier finds in an export; nothing where it is sound.
pub(crate) fn findings(folder: &Path, key: &str, old: &Path) -> Vec<String> {
    let mut command = Command::new("python3");
    command.arg(tools().join("verify.py")).arg("log").arg(folder).args(["--key", key]).arg("--old").arg(old);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
    let last = lines.pop().unwrap_or_default();
    match output.status.code() {
        Some(0) if last.starts_with("sound") => Vec::new(),
        Some(1) if last.starts_with("NOT SOUND") => lines,
        code => panic!("the outsider's verifier ended with {code:?}: {said}{}", String::from_utf8_lossy(&output.stderr)),
    }
}
