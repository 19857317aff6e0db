//! The content of documents: kept once under its SHA-256, sealed, with keys that are not in the database; destroyed when somebody says so. The log has the hash.

use store::{Change, Committed, Stamp, Store, StoreError, Vault};

use crate::registering::hash_of;

/// Bytes of one content.
pub(crate) const CONTENT_BYTES_MAX: usize = 24 << 20;
/// How long a content waits for its line to be written, in milliseconds.
const WAITS_MS: u64 = 86_400_000;
/// Contents have no end of their own.
const WITHOUT_END: u64 = i64::MAX as u64;
const KIND: &str = "content";
const WAITING: &str = "content-waiting";

/// Keeps a content for an account until its line is written; its name.
pub(crate) fn wait(vault: &Vault, account: &str, bytes: &[u8], now: u64) -> Result<String, StoreError> {
    let hash = hash_of(bytes);
    // The same bytes of the same account wait there already.
    vault.put(WAITING, &waiting(account, &hash), now + WAITS_MS, bytes, None)?;
    Ok(hash)
}

/// A content of an account that waits.
pub(crate) fn waits(vault: &Vault, account: &str, hash: &str, now: u64) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(vault.get(WAITING, &waiting(account, hash), now)?.map(|found| found.bytes))
}

/// Forgets what waits.
pub(crate) fn no_longer_waits(vault: &Vault, account: &str, hash: &str) -> Result<(), StoreError> {
    vault.remove(WAITING, &waiting(account, hash)).map(|_| ())
}

/// Keeps a content; its name. What is there already is not kept a second time.
pub(crate) fn keep(vault: &Vault, bytes: &[u8]) -> Result<String, StoreError> {
    let hash = hash_of(bytes);
    vault.put(KIND, &hash, WITHOUT_END, bytes, None)?;
    Ok(hash)
}

/// Writes lines with the contents that they name. The contents are kept first, so that no line names what is not there; where the lines are refused, those go again that no other line names.
pub(crate) fn write(vault: &Vault, store: &Store, contents: &[&[u8]], changes: Vec<Change>, stamp: Stamp) -> Result<Vec<Committed>, StoreError> {
    let hashes = contents.iter().map(|bytes| keep(vault, bytes)).collect::<Result<Vec<_>, _>>()?;
    let written = store.commit(changes, stamp);
    if let Err(StoreError::Refused(_)) = written {
        let register = store.register()?;
        let documents = &register.tables().documents;
        let is_named = |hash: &str| (0..documents.len()).any(|row| documents.file.text(row) == hash);
        hashes.iter().filter(|hash| !is_named(hash)).try_for_each(|hash| destroy(vault, hash).map(drop))?;
    }
    written
}

/// A content, where it is there and is what its name says.
pub(crate) fn read(vault: &Vault, hash: &str, now: u64) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(vault.get(KIND, hash, now)?.map(|found| found.bytes).filter(|bytes| hash_of(bytes) == hash))
}

/// Destroys a content. Whether it was there.
pub(crate) fn destroy(vault: &Vault, hash: &str) -> Result<bool, StoreError> {
    vault.remove(KIND, hash)
}

/// What the name of a content's file ends in, by what it begins with: the name under which it was sent is not kept.
pub(crate) fn ending(bytes: &[u8]) -> &'static str {
    const BEGINNINGS: [(&[u8], &str); 5] = [(b"%PDF", "pdf"), (b"PK\x03\x04", "docx"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG", "png"), (b"II*\0", "tif")];
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map_or("bin", |(_, ending)| ending)
}

fn waiting(account: &str, hash: &str) -> String {
    format!("{account}/{hash}")
}
