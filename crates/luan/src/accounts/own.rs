//! What somebody changes of their own sign-in: each time the account's entry in the log names another credential, and only the session in which it was done goes on.

use store::{Change, Content, Held, Stamp, Store, StoreError, Vault};

use super::credential::Credential;
use super::{Session, Token, kept, session};

/// Who acts on their own sign-in.
pub(crate) struct Own<'a> {
    pub(crate) store: &'a Store,
    pub(crate) vault: &'a Vault,
    /// The account as it is now, and the session that goes on.
    pub(crate) held: &'a Held,
    pub(crate) session: (&'a Token, &'a Session),
    pub(crate) now: u64,
}

/// Puts a new credential in the place of the one that holds. Both are kept until the log names the new one: whenever this stops halfway, the one that the log names can be signed in with.
pub(super) fn replace(own: &Own<'_>, reason: &str, change: impl FnOnce(&mut Credential)) -> Result<bool, StoreError> {
    let account = &own.session.1.account;
    let Some(found) = own.vault.get(kept::CREDENTIAL, account, own.now)? else { return Ok(false) };
    let Some(old) = Credential::named(&found.bytes, own.held) else { return Ok(false) };
    let mut new = old.renewed();
    change(&mut new);
    if !own.vault.put(kept::CREDENTIAL, account, found.until, &old.followed_by(&new).bytes(), Some(&found))? {
        return Err(StoreError::Conflict);
    }
    let content = Content::Account { id: account.clone(), account: store::Account { credential: Some(new.name()), ..own.held.account.clone() } };
    let change = Change { reason: reason.to_owned(), basis: String::new(), key: format!("credential-{}", new.name()), content };
    // Somebody else may have written about the account in the meantime, or closed it: then this writes nothing.
    own.store.commit(vec![change], Stamp { actor: account.clone(), time: own.now, authority: Some(own.held.entry) })?;
    if let Some(both) = own.vault.get(kept::CREDENTIAL, account, own.now)? {
        // Where this fails the next sign-in finds both.
        own.vault.put(kept::CREDENTIAL, account, both.until, &new.bytes(), Some(&both))?;
    }
    session::carry(own.vault, own.session.0, &new.name(), own.now)?;
    Ok(true)
}
