//! Signing in: account, password, second factor. Whatever is wrong, the answer is the same, and takes as long.

use store::{AccountState, Held, StoreError, Vault};

use super::challenge::Purpose;
use super::credential::Credential;
use super::passkeys::Second;
use super::password::Passwords;
use super::{Token, guesses, kept, session};

/// How long a device is known after a sign-in, in milliseconds.
const DEVICE_LASTS: u64 = 365 * 86_400_000;

/// What a sign-in hands out.
pub(crate) struct Signed {
    /// The token of the session.
    pub(crate) session: Token,
    /// The token of the device.
    pub(crate) device: Token,
}

/// What somebody shows.
pub(crate) struct Shown<'a> {
    pub(crate) account: &'a str,
    pub(crate) password: &'a str,
    pub(crate) second: Second<'a>,
    /// The token that an earlier sign-in left on the device.
    pub(crate) device: Option<&'a Token>,
}

/// Signs somebody in; nothing where anything is wrong, or was wrong too often.
pub(crate) fn sign_in(vault: &Vault, passwords: &Passwords, held: Option<&Held>, shown: &Shown<'_>, now: u64) -> Result<Option<Signed>, StoreError> {
    let open = held.filter(|held| held.account.state == AccountState::Open);
    let device = known_device(vault, shown, now)?;
    let left = open.is_none() || guesses::take(vault, shown.account, device.as_deref(), now)?;
    let found = if open.is_some() { vault.get(kept::CREDENTIAL, shown.account, now)? } else { None };
    let credential = found.as_ref().zip(open).and_then(|(found, held)| Credential::named(&found.bytes, held));
    let right = passwords.is(shown.password, credential.as_ref().map(|credential| credential.password.as_str()).filter(|kept| !kept.is_empty()));
    let (Some(mut credential), Some(found), true, true) = (credential, found, right, left) else { return Ok(None) };
    let taken = shown.second.taken(vault, &mut credential, Purpose::SignIn, "", now)?;
    if !taken || !vault.put(kept::CREDENTIAL, shown.account, found.until, &credential.bytes(), Some(&found))? {
        return Ok(None);
    }
    guesses::give_back(vault, shown.account, device.as_deref())?;
    hand_out(vault, shown.account, &credential.name(), now, now).map(Some)
}

/// What somebody gets who has signed in; `shown` is when the second factor was.
pub(super) fn hand_out(vault: &Vault, account: &str, credential: &str, shown: u64, now: u64) -> Result<Signed, StoreError> {
    let device = Token::new();
    vault.put(kept::DEVICE, &device.name(), now + DEVICE_LASTS, account.as_bytes(), None)?;
    Ok(Signed { session: session::begin(vault, account, credential, shown, now)?, device })
}

/// Takes the second factor of somebody who is signed in; false where it is none, or there were too many wrong ones.
pub(crate) fn show_again(vault: &Vault, held: &Held, shown: &Shown<'_>, now: u64) -> Result<bool, StoreError> {
    let (account, device) = (shown.account, known_device(vault, shown, now)?);
    if !guesses::take(vault, account, device.as_deref(), now)? {
        return Ok(false);
    }
    let Some(found) = vault.get(kept::CREDENTIAL, account, now)? else { return Ok(false) };
    let Some(mut credential) = Credential::named(&found.bytes, held) else { return Ok(false) };
    let taken = shown.second.taken(vault, &mut credential, Purpose::Again, account, now)?;
    let taken = taken && vault.put(kept::CREDENTIAL, account, found.until, &credential.bytes(), Some(&found))?;
    if taken {
        guesses::give_back(vault, account, device.as_deref())?;
    }
    Ok(taken)
}

/// The name of the device, where it is one of this account.
fn known_device(vault: &Vault, shown: &Shown<'_>, now: u64) -> Result<Option<String>, StoreError> {
    let Some(token) = shown.device else { return Ok(None) };
    let found = vault.get(kept::DEVICE, &token.name(), now)?;
    Ok(found.filter(|found| found.bytes == shown.account.as_bytes()).map(|_| token.name()))
}
