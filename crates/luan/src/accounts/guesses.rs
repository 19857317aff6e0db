//! Wrong guesses are counted; whoever guesses too often waits. A device from which the account has signed in before has a count of its own, so that a stranger who guesses locks nobody out.

use store::{StoreError, Vault};

use super::kept;

/// Wrong guesses of strangers at one account, and of each of its devices, in one hour.
pub(super) const GUESSES_MAX: u32 = 20;
/// For how long they are counted, in milliseconds.
const HOUR: u64 = 3_600_000;
/// How often it is tried to count when others count at the same moment.
const TRIES: usize = 100;

fn name(account: &str, device: Option<&str>) -> String {
    device.map_or_else(|| account.to_owned(), |device| format!("{account}/{device}"))
}

fn count(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(u32::MAX, u32::from_be_bytes)
}

/// Takes one guess out of what is left, before it is known whether it is right; false where none is left.
pub(super) fn take(vault: &Vault, account: &str, device: Option<&str>, now: u64) -> Result<bool, StoreError> {
    let name = name(account, device);
    for _ in 0..TRIES {
        let before = vault.get(kept::GUESSES, &name, now)?;
        let (taken, until) = before.as_ref().map_or((0, now + HOUR), |found| (count(&found.bytes), found.until));
        if taken >= GUESSES_MAX {
            return Ok(false);
        }
        if before.is_none() {
            // One whose hour is over may still lie there.
            vault.purge(now)?;
        }
        if vault.put(kept::GUESSES, &name, until, &(taken + 1).to_be_bytes(), before.as_ref())? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A right guess gives back what was taken by whoever made it.
pub(super) fn give_back(vault: &Vault, account: &str, device: Option<&str>) -> Result<(), StoreError> {
    vault.remove(kept::GUESSES, &name(account, device)).map(drop)
}
