//! Challenges that a passkey answers: good for five minutes, for one purpose, for one account, once. A new one is only signed, so that strangers who ask for many fill nothing; what is
//! kept is which were answered.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use store::{StoreError, Vault};

use super::kept;
use super::token::{hex, random};

/// How long a challenge lasts, in milliseconds.
pub(crate) const LASTS: u64 = 5 * 60_000;
/// How long the key of their signatures is kept.
const ALWAYS: u64 = 1 << 60;
/// The name of that key.
const KEY_NAME: &str = "key";
/// Bytes of randomness, and of the moment, in each.
const RANDOM: usize = 16;
const UNTIL: usize = 8;

/// What a passkey is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To sign in: nobody knows yet who it is.
    SignIn,
    /// To show once more who it is, before an act.
    Again,
    /// To be added.
    Add,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign-in",
            Purpose::Again => "again",
            Purpose::Add => "add",
        }
    }
}

/// A new challenge; `whose` is empty where nobody is signed in.
pub(crate) fn challenge(vault: &Vault, purpose: Purpose, whose: &str, now: u64) -> Result<String, StoreError> {
    let key = key(vault, now)?;
    let said = [&random::<RANDOM>()[..], &(now + LASTS).to_be_bytes()].concat();
    let signature = signer(&key, purpose, whose, &said).finalize().into_bytes();
    Ok(URL_SAFE_NO_PAD.encode([&said[..], &signature].concat()))
}

/// Whether a challenge is one of ours, for this, and lasts.
pub(super) fn lasts(vault: &Vault, purpose: Purpose, whose: &str, text: &str, now: u64) -> Result<bool, StoreError> {
    let Some(until) = until(text) else { return Ok(false) };
    let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
    let Some((said, signature)) = bytes.split_at_checked(RANDOM + UNTIL) else { return Ok(false) };
    let key = key(vault, now)?;
    // A clock that was set back makes none longer.
    Ok(now < until && until <= now + LASTS && signer(&key, purpose, whose, said).verify_slice(signature).is_ok())
}

/// Takes a challenge; false where somebody has taken it before.
pub(super) fn take(vault: &Vault, text: &str) -> Result<bool, StoreError> {
    let Some(until) = until(text) else { return Ok(false) };
    vault.put(kept::CHALLENGE, &hex(&Sha256::digest(text.as_bytes())), until, &[], None)
}

fn until(text: &str) -> Option<u64> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    bytes.get(RANDOM..RANDOM + UNTIL)?.try_into().ok().map(u64::from_be_bytes)
}

fn signer(key: &[u8], purpose: Purpose, whose: &str, said: &[u8]) -> Hmac<Sha256> {
    let mut signer = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    for part in [purpose.word().as_bytes(), b"\0", whose.as_bytes(), b"\0", said] {
        signer.update(part);
    }
    signer
}

/// The key that every server of this record signs with; whoever comes first draws it.
fn key(vault: &Vault, now: u64) -> Result<Vec<u8>, StoreError> {
    let find = || vault.get(kept::CHALLENGE, KEY_NAME, now);
    if let Some(found) = find()? {
        return Ok(found.bytes);
    }
    let new = random::<32>();
    if vault.put(kept::CHALLENGE, KEY_NAME, ALWAYS, &new, None)? {
        return Ok(new.to_vec());
    }
    find()?.map(|found| found.bytes).ok_or(StoreError::Conflict)
}
