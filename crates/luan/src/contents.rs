//! The content of documents: kept once under its SHA-256, sealed, with keys that are not in the database; destroyed when somebody says so. The log has the hash.

use store::{StoreError, Vault};

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

/// Whether a content of an account waits.
pub(crate) fn is_waiting(vault: &Vault, account: &str, hash: &str, now: u64) -> Result<bool, StoreError> {
    Ok(vault.get(WAITING, &waiting(account, hash), now)?.is_some())
}

/// Keeps what waits: called before the line is written that names it.
pub(crate) fn keep_waiting(vault: &Vault, account: &str, hash: &str, now: u64) -> Result<(), StoreError> {
    match vault.get(WAITING, &waiting(account, hash), now)? {
        Some(found) => keep(vault, &found.bytes).map(|_| ()),
        None => Ok(()),
    }
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

/// A content, where it is there and is what its name says.
pub(crate) fn read(vault: &Vault, hash: &str, now: u64) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(vault.get(KIND, hash, now)?.map(|found| found.bytes).filter(|bytes| hash_of(bytes) == hash))
}

/// Destroys a content. Whether it was there.
pub(crate) fn destroy(vault: &Vault, hash: &str) -> Result<bool, StoreError> {
    vault.remove(KIND, hash)
}

fn waiting(account: &str, hash: &str) -> String {
    format!("{account}/{hash}")
}
