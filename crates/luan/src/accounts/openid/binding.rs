//! Which account somebody at a provider is. The account's own credential says so, and the log names the credential; the way from the one to the other is only a way.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{AccountState, Store, StoreError, Vault};

use crate::accounts::credential::Credential;
use crate::accounts::invitation::{ALWAYS, Refused, invitation, shown, take_up};
use crate::accounts::own::{Own, replace};
use crate::accounts::sign_in::{Signed, hand_out};
use crate::accounts::token::hex;
use crate::accounts::{Token, kept};

/// Somebody at a provider.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Subject {
    pub(crate) issuer: String,
    pub(crate) subject: String,
}

impl Subject {
    fn name(&self) -> String {
        hex(&Sha256::digest([self.issuer.as_bytes(), b"\0", self.subject.as_bytes()].concat()))
    }
}

/// What an account signs in with, where that is what the log names.
fn credential(store: &Store, vault: &Vault, account: &str, now: u64) -> Result<Option<Credential>, StoreError> {
    let Some(held) = store.log().accounts().get(account).filter(|held| held.account.state == AccountState::Open).cloned() else { return Ok(None) };
    let found = vault.get(kept::CREDENTIAL, account, now)?;
    Ok(found.and_then(|found| Credential::named(&found.bytes, &held)))
}

/// The account of somebody at a provider, with the name of its credential; nothing where there is none, it is closed, or it says otherwise.
pub(crate) fn account_of(store: &Store, vault: &Vault, subject: &Subject, now: u64) -> Result<Option<(String, String)>, StoreError> {
    let Some(way) = vault.get(kept::SUBJECT, &subject.name(), now)? else { return Ok(None) };
    let Ok(account) = String::from_utf8(way.bytes) else { return Ok(None) };
    let found = credential(store, vault, &account, now)?;
    Ok(found.filter(|credential| credential.subjects.contains(subject)).map(|credential| (account, credential.name())))
}

/// Who the holder of an account is at providers.
pub(crate) fn bound(store: &Store, vault: &Vault, account: &str, now: u64) -> Result<Vec<Subject>, StoreError> {
    Ok(credential(store, vault, account, now)?.map(|credential| credential.subjects).unwrap_or_default())
}

/// Signs in who was found to be somebody at a provider; `shown` is when a second factor was.
pub(crate) fn sign_in(store: &Store, vault: &Vault, subject: &Subject, shown: u64, now: u64) -> Result<Option<Signed>, StoreError> {
    let Some((account, credential)) = account_of(store, vault, subject, now)? else { return Ok(None) };
    hand_out(vault, &account, &credential, shown, now).map(Some)
}

/// Makes the way from somebody at a provider to an account. False where they are another one already.
fn claim(store: &Store, vault: &Vault, subject: &Subject, account: &str, now: u64) -> Result<bool, StoreError> {
    let before = vault.get(kept::SUBJECT, &subject.name(), now)?;
    if before.as_ref().is_some_and(|before| before.bytes == account.as_bytes()) {
        return Ok(true);
    }
    // A way that leads nowhere any more is in nobody's way.
    if account_of(store, vault, subject, now)?.is_some() {
        return Ok(false);
    }
    vault.put(kept::SUBJECT, &subject.name(), ALWAYS, account.as_bytes(), before.as_ref())
}

/// Binds an account, for its holder, who has shown the second factor. Other sessions are over.
pub(crate) fn bind(own: &Own<'_>, subject: &Subject) -> Result<(), Refused> {
    if !claim(own.store, own.vault, subject, &own.session.1.account, own.now)? {
        return Err(Refused::Taken);
    }
    let reason = "gắn với nhà cung cấp đăng nhập / bound to the provider of sign-ins";
    let done = replace(own, reason, |credential| {
        if !credential.subjects.contains(subject) {
            credential.subjects.push(subject.clone());
        }
    })?;
    if done { Ok(()) } else { Err(Refused::Over) }
}

/// Takes a binding back. Refused where nothing would be left to sign in with.
pub(crate) fn unbind(own: &Own<'_>, subject: &Subject) -> Result<(), Refused> {
    let credential = credential(own.store, own.vault, &own.session.1.account, own.now)?.ok_or(Refused::Over)?;
    if credential.password.is_empty() && credential.subjects.iter().all(|bound| bound == subject) {
        return Err(Refused::Taken);
    }
    let reason = "thôi gắn với nhà cung cấp đăng nhập / no longer bound to the provider of sign-ins";
    if !replace(own, reason, |credential| credential.subjects.retain(|bound| bound != subject))? {
        return Err(Refused::Over);
    }
    own.vault.remove(kept::SUBJECT, &subject.name())?;
    Ok(())
}

/// Takes an invitation up through the provider: without a password, with a first code of the second factor. Gives the codes to be written down.
pub(crate) fn accept(store: &Store, vault: &Vault, token: &Token, subject: &Subject, code: &str, now: u64) -> Result<Vec<String>, Refused> {
    let invited = invitation(vault, token, now)?.ok_or(Refused::Over)?;
    let secret = shown(&invited, code, now)?;
    if !claim(store, vault, subject, &invited.account, now)? {
        return Err(Refused::Taken);
    }
    let (mut credential, codes) = Credential::new(String::new(), &secret);
    credential.subjects.push(subject.clone());
    take_up(store, vault, token, &invited, &credential, now)?;
    Ok(codes)
}
