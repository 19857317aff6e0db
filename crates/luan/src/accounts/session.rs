//! Sessions: who is signed in, since when, and whether the second factor was shown a moment ago.

use serde::{Deserialize, Serialize};
use store::{Accounts, StoreError, Vault};

use super::{Token, kept};

/// The longest that a session lasts, in milliseconds.
pub(super) const LASTS: u64 = 12 * 3_600_000;
/// The longest that nobody does anything in it.
pub(super) const IDLE: u64 = 30 * 60_000;
/// For how long a second factor counts as just shown.
const FRESH: u64 = 5 * 60_000;
/// How far behind the kept moment of the last request may be.
const SEEN_EVERY: u64 = 60_000;

/// A session.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    /// Whose.
    pub(crate) account: String,
    /// What was signed in with: where the account has another now, the session is over.
    credential: String,
    /// When it began, in milliseconds since 1970.
    began: u64,
    /// When somebody was last there.
    seen: u64,
    /// Until when the second factor counts as just shown.
    fresh_until: u64,
    /// What every form of it carries.
    pub(crate) form: String,
}

impl Session {
    /// Whether the second factor was shown a moment ago.
    pub(crate) fn is_fresh(&self, now: u64) -> bool {
        now < self.fresh_until && now >= self.began
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings and numbers are JSON")
    }
}

/// Begins a session; the token is its holder's alone. `shown` is when the second factor was.
pub(super) fn begin(vault: &Vault, account: &str, credential: &str, shown: u64, now: u64) -> Result<Token, StoreError> {
    let (token, form) = (Token::new(), Token::new());
    let session = Session {
        account: account.to_owned(),
        credential: credential.to_owned(),
        began: now,
        seen: now,
        fresh_until: shown + FRESH,
        form: form.text().to_owned(),
    };
    vault.put(kept::SESSION, &token.name(), now + LASTS, &session.bytes(), None)?;
    Ok(token)
}

/// The session of a token, where it still lasts and the account is as it was when it began.
pub(crate) fn resume(vault: &Vault, token: &Token, accounts: &Accounts, now: u64) -> Result<Option<Session>, StoreError> {
    let Some(found) = vault.get(kept::SESSION, &token.name(), now)? else { return Ok(None) };
    let Some(mut session) = serde_json::from_slice::<Session>(&found.bytes).ok() else { return Ok(None) };
    let same = accounts.get(&session.account).is_some_and(|held| held.account.credential.as_ref() == Some(&session.credential));
    // A clock that was set back makes no session longer.
    if !same || now.saturating_sub(session.seen) >= IDLE || now + SEEN_EVERY < session.began {
        vault.remove(kept::SESSION, &token.name())?;
        return Ok(None);
    }
    if now >= session.seen + SEEN_EVERY {
        session.seen = now;
        // Who is slower than another request of the same session need not say it again.
        vault.put(kept::SESSION, &token.name(), found.until, &session.bytes(), Some(&found))?;
    }
    Ok(Some(session))
}

/// The same session under a new token, with a second factor that was just shown.
pub(crate) fn freshen(vault: &Vault, token: &Token, now: u64) -> Result<Option<Token>, StoreError> {
    let Some(found) = vault.get(kept::SESSION, &token.name(), now)? else { return Ok(None) };
    let Some(mut session) = serde_json::from_slice::<Session>(&found.bytes).ok() else { return Ok(None) };
    (session.fresh_until, session.seen) = (now + FRESH, now);
    let new = Token::new();
    if !vault.remove(kept::SESSION, &token.name())? {
        return Ok(None);
    }
    vault.put(kept::SESSION, &new.name(), found.until, &session.bytes(), None)?;
    Ok(Some(new))
}

/// The same session goes on with what its account is signed in with from now on.
pub(super) fn carry(vault: &Vault, token: &Token, credential: &str, now: u64) -> Result<bool, StoreError> {
    let Some(found) = vault.get(kept::SESSION, &token.name(), now)? else { return Ok(false) };
    let Some(mut session) = serde_json::from_slice::<Session>(&found.bytes).ok() else { return Ok(false) };
    session.credential = credential.to_owned();
    vault.put(kept::SESSION, &token.name(), found.until, &session.bytes(), Some(&found))
}

/// Ends a session.
pub(crate) fn end(vault: &Vault, token: &Token) -> Result<bool, StoreError> {
    vault.remove(kept::SESSION, &token.name())
}

/// A session of somebody who has not signed in: for tests of what comes after.
#[cfg(test)]
pub(crate) fn begin_for_tests(vault: &Vault, account: &str, credential: &str, now: u64) -> Token {
    begin(vault, account, credential, now, now).expect("the vault takes it")
}
