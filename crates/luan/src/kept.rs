//! What is kept in the vault as JSON, for a while, under a name that nobody guesses: plans, answers, checks.

use serde::{Deserialize, Serialize};
use store::{StoreError, Vault};

use crate::accounts::Token;

/// Letters of a name.
const NAME_LETTERS: usize = 32;

/// Keeps something; its name.
pub(crate) fn put(vault: &Vault, kind: &str, until: u64, what: &impl Serialize) -> Result<String, StoreError> {
    let id = Token::new().name()[..NAME_LETTERS].to_owned();
    put_as(vault, kind, &id, until, what)?;
    Ok(id)
}

/// Keeps something beside what has that name already, in another kind.
pub(crate) fn put_as(vault: &Vault, kind: &str, id: &str, until: u64, what: &impl Serialize) -> Result<(), StoreError> {
    let bytes = serde_json::to_vec(what).expect("texts and numbers become JSON");
    if vault.put(kind, id, until, &bytes, None)? { Ok(()) } else { Err(StoreError::Conflict) }
}

/// What is kept. What an earlier program kept and cannot be read any more is not there, and is said in the log.
pub(crate) fn get<T: for<'a> Deserialize<'a>>(vault: &Vault, kind: &str, id: &str, now: u64) -> Result<Option<T>, StoreError> {
    let Some(found) = vault.get(kind, id, now)? else { return Ok(None) };
    Ok(serde_json::from_slice(&found.bytes).inspect_err(|error| tracing::warn!(kind, %error, "something that was kept cannot be read")).ok())
}
