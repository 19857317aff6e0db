//! The passkeys of an account: its holder adds and removes them. Each time the account's entry in the log names another credential, so that what was removed stays removed, even where
//! somebody puts back what the database held.

use store::{Held, StoreError, Vault};

use super::challenge::{self, Purpose};
use super::credential::Credential;
use super::kept;
use super::own::{Own, replace};
use super::passkey::{Assertion, Passkey};
use super::site::Site;

/// Passkeys of one account.
const PASSKEYS_MAX: usize = 10;
/// The longest name of one, in letters.
pub(crate) const NAME_MAX: usize = 64;

/// What somebody shows as the second factor.
#[derive(Clone, Copy)]
pub(crate) enum Second<'a> {
    /// A code of the telephone, or one of those for the day on which it is lost.
    Code(&'a str),
    /// What the browser hands over of a passkey, at this site.
    Passkey(&'a str, &'a Site),
}

impl Second<'_> {
    /// Whether nothing is shown at all.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Second::Code(""))
    }

    /// Takes it, once; false where it is none of this credential.
    pub(super) fn taken(self, vault: &Vault, credential: &mut Credential, purpose: Purpose, whose: &str, now: u64) -> Result<bool, StoreError> {
        let (text, site) = match self {
            Second::Code(code) => return Ok(credential.take(code, now)),
            Second::Passkey(text, site) => (text, site),
        };
        let Some(assertion) = Assertion::read(text) else { return Ok(false) };
        let Some(passkey) = credential.passkeys.iter_mut().find(|passkey| passkey.id == assertion.id) else { return Ok(false) };
        let Some(challenge) = passkey.shown(&assertion, site) else { return Ok(false) };
        Ok(challenge::lasts(vault, purpose, whose, &challenge, now)? && challenge::take(vault, &challenge)?)
    }
}

/// Why a passkey was not added.
pub(crate) enum NotAdded {
    /// It has no name, or too long a one.
    Name,
    /// There are as many as there may be.
    Many,
    /// What came is none, or not for this site and this moment.
    Passkey,
    /// The store has not done its part.
    Store(StoreError),
}

impl From<StoreError> for NotAdded {
    fn from(error: StoreError) -> NotAdded {
        NotAdded::Store(error)
    }
}

/// The passkeys of an account.
pub(crate) fn passkeys(vault: &Vault, account: &str, held: &Held, now: u64) -> Result<Vec<Passkey>, StoreError> {
    let found = vault.get(kept::CREDENTIAL, account, now)?;
    Ok(found.and_then(|found| Credential::named(&found.bytes, held)).map(|credential| credential.passkeys).unwrap_or_default())
}

/// Adds a passkey that was just made.
pub(crate) fn add_passkey(own: &Own<'_>, site: &Site, made: &str, name: &str, day: &str) -> Result<(), NotAdded> {
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(NotAdded::Name);
    }
    let account = &own.session.1.account;
    let (passkey, challenge) = Passkey::made(made, site, name, day).ok_or(NotAdded::Passkey)?;
    let known = passkeys(own.vault, account, own.held, own.now)?;
    if known.len() >= PASSKEYS_MAX {
        return Err(NotAdded::Many);
    }
    let twice = known.iter().any(|other| other.id == passkey.id);
    if twice || !challenge::lasts(own.vault, Purpose::Add, account, &challenge, own.now)? || !challenge::take(own.vault, &challenge)? {
        return Err(NotAdded::Passkey);
    }
    let done = replace(own, "thêm khóa truy cập / passkey added", |credential| credential.passkeys.push(passkey))?;
    if done { Ok(()) } else { Err(NotAdded::Passkey) }
}

/// Removes a passkey; false where there is none of this name.
pub(crate) fn remove_passkey(own: &Own<'_>, id: &str) -> Result<bool, StoreError> {
    if !passkeys(own.vault, &own.session.1.account, own.held, own.now)?.iter().any(|passkey| passkey.id == id) {
        return Ok(false);
    }
    replace(own, "bỏ khóa truy cập / passkey removed", |credential| credential.passkeys.retain(|passkey| passkey.id != id))
}
