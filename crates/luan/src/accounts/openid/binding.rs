//! Which account somebody at a provider is. The account's own credential says so, and the log names the credential; the way from the one to the other is only a way.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Account, AccountState, Change, Content, Found, Held, Stamp, Store, StoreError, Vault};

use crate::accounts::credential::Credential;
use crate::accounts::invitation::{ALWAYS, Refused, invitation, shown, take_up};
use crate::accounts::session::carry;
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
fn credential(store: &Store, vault: &Vault, account: &str, now: u64) -> Result<Option<(Held, Found, Credential)>, StoreError> {
    let Some(held) = store.log().accounts().get(account).filter(|held| held.account.state == AccountState::Open).cloned() else { return Ok(None) };
    let Some(found) = vault.get(kept::CREDENTIAL, account, now)? else { return Ok(None) };
    let credential = Credential::read(&found.bytes).filter(|credential| held.account.credential.as_ref() == Some(&credential.name()));
    Ok(credential.map(|credential| (held, found, credential)))
}

/// The account of somebody at a provider, with the name of its credential; nothing where there is none, it is closed, or it says otherwise.
pub(crate) fn account_of(store: &Store, vault: &Vault, subject: &Subject, now: u64) -> Result<Option<(String, String)>, StoreError> {
    let Some(way) = vault.get(kept::SUBJECT, &subject.name(), now)? else { return Ok(None) };
    let Ok(account) = String::from_utf8(way.bytes) else { return Ok(None) };
    let found = credential(store, vault, &account, now)?;
    Ok(found.filter(|(_, _, credential)| credential.subjects.contains(subject)).map(|(_, _, credential)| (account, credential.name())))
}

/// Who the holder of an account is at providers.
pub(crate) fn bound(store: &Store, vault: &Vault, account: &str, now: u64) -> Result<Vec<Subject>, StoreError> {
    Ok(credential(store, vault, account, now)?.map(|(_, _, credential)| credential.subjects).unwrap_or_default())
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

/// Binds an account, for its holder, who has shown the second factor. Sessions are over, but for this one, which goes on under a new token.
pub(crate) fn bind(store: &Store, vault: &Vault, session: &Token, account: &str, subject: &Subject, now: u64) -> Result<Option<Token>, Refused> {
    if !claim(store, vault, subject, account, now)? {
        return Err(Refused::Taken);
    }
    let reason = "gắn với nhà cung cấp đăng nhập / bound to the provider of sign-ins";
    let credential = renewed(store, vault, account, reason, now, |credential| {
        if !credential.subjects.contains(subject) {
            credential.subjects.push(subject.clone());
        }
        true
    })?;
    Ok(carry(vault, session, &credential, now)?)
}

/// Takes a binding back. Refused where nothing would be left to sign in with.
pub(crate) fn unbind(store: &Store, vault: &Vault, session: &Token, account: &str, subject: &Subject, now: u64) -> Result<Option<Token>, Refused> {
    let reason = "thôi gắn với nhà cung cấp đăng nhập / no longer bound to the provider of sign-ins";
    let credential = renewed(store, vault, account, reason, now, |credential| {
        credential.subjects.retain(|bound| bound != subject);
        !(credential.password.is_empty() && credential.subjects.is_empty())
    })?;
    vault.remove(kept::SUBJECT, &subject.name())?;
    Ok(carry(vault, session, &credential, now)?)
}

/// Puts another credential in the place of an account's own, with another name, and has the log name it. What cannot be written leaves everything as it was.
fn renewed(store: &Store, vault: &Vault, account: &str, reason: &str, now: u64, change: impl FnOnce(&mut Credential) -> bool) -> Result<String, Refused> {
    let (held, found, mut credential) = credential(store, vault, account, now)?.ok_or(Refused::Over)?;
    if !change(&mut credential) {
        return Err(Refused::Taken);
    }
    credential.rename();
    if !vault.put(kept::CREDENTIAL, account, found.until, &credential.bytes(), Some(&found))? {
        return Err(Refused::Over);
    }
    let content = Content::Account { id: account.to_owned(), account: Account { credential: Some(credential.name()), ..held.account } };
    let change = Change { reason: reason.to_owned(), basis: String::new(), key: Token::new().text().to_owned(), content };
    // Whoever has changed the account in the meantime, or closed it, goes first.
    let written = store.commit(vec![change], Stamp { actor: account.to_owned(), time: now, authority: Some(held.entry) });
    if let Err(error) = written {
        let put = vault.get(kept::CREDENTIAL, account, now)?;
        vault.put(kept::CREDENTIAL, account, found.until, &found.bytes, put.as_ref())?;
        return Err(Refused::Store(error));
    }
    Ok(credential.name())
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
