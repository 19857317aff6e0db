//! How an account gets what it signs in with: by an invitation that is handed over once, and is over when it was used. There is no password that somebody else has set.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use store::{Change, Content, Log, Stamp, Store, StoreError, Vault};

use super::credential::{Credential, SECRET, shows};
use super::password::{Passwords, faults};
use super::token::random;
use super::{PasswordFault, Token, kept};

/// How long an invitation lasts, in milliseconds.
const LASTS: u64 = 72 * 3_600_000;
/// How long a credential is kept: until it is replaced.
pub(super) const ALWAYS: u64 = 1 << 60;
/// The name of the one token of the first run.
const FIRST_NAME: &str = "token";

/// An invitation, as its holder sees it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Invitation {
    /// For which account.
    pub(crate) account: String,
    secret: String,
}

impl Invitation {
    /// The secret of the second factor that comes with it.
    pub(crate) fn secret(&self) -> Vec<u8> {
        STANDARD.decode(&self.secret).unwrap_or_default()
    }
}

/// Why an invitation was not taken up.
pub(crate) enum Refused {
    /// It is over, or never was.
    Over,
    /// What was shown will not do: the password may not be chosen, for these reasons; the code is none of the second factor.
    Shown { password: Vec<PasswordFault>, code: bool },
    /// Who somebody is at the provider is another account's already.
    Taken,
    /// The store has not done its part.
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Refused {
        Refused::Store(error)
    }
}

/// Invites the holder of an account; the token is for nobody else.
pub(crate) fn invite(vault: &Vault, account: &str, now: u64) -> Result<Token, StoreError> {
    let token = Token::new();
    let invitation = Invitation { account: account.to_owned(), secret: STANDARD.encode(random::<SECRET>()) };
    let bytes = serde_json::to_vec(&invitation).expect("strings are JSON");
    vault.put(kept::INVITATION, &token.name(), now + LASTS, &bytes, None)?;
    Ok(token)
}

/// The invitation of a token, while it lasts.
pub(crate) fn invitation(vault: &Vault, token: &Token, now: u64) -> Result<Option<Invitation>, StoreError> {
    let found = vault.get(kept::INVITATION, &token.name(), now)?;
    Ok(found.and_then(|found| serde_json::from_slice(&found.bytes).ok()))
}

/// Takes an invitation up: a password is chosen and typed twice, a first code of the second factor shown. Gives the codes to be written down. The invitation is over afterwards.
pub(crate) fn accept(
    store: &Store,
    vault: &Vault,
    passwords: &Passwords,
    token: &Token,
    (password, again): (&str, &str),
    code: &str,
    now: u64,
) -> Result<Vec<String>, Refused> {
    let invitation = invitation(vault, token, now)?.ok_or(Refused::Over)?;
    let mut faults = faults(password, &invitation.account);
    faults.extend((password != again).then_some(PasswordFault::Differs));
    let secret = match shown(&invitation, code, now) {
        Ok(secret) if faults.is_empty() => secret,
        Ok(_) => return Err(Refused::Shown { password: faults, code: false }),
        Err(Refused::Shown { code, .. }) => return Err(Refused::Shown { password: faults, code }),
        Err(other) => return Err(other),
    };
    let (credential, codes) = Credential::new(passwords.keep(password), &secret);
    take_up(store, vault, token, &invitation, &credential, now)?;
    Ok(codes)
}

/// The secret of an invitation's second factor, where a code of it was shown.
pub(super) fn shown(invitation: &Invitation, code: &str, now: u64) -> Result<[u8; SECRET], Refused> {
    let secret: [u8; SECRET] = invitation.secret().try_into().map_err(|_| Refused::Over)?;
    if shows(&secret, code, now) { Ok(secret) } else { Err(Refused::Shown { password: Vec::new(), code: true }) }
}

/// Ends an invitation: the account has this credential.
pub(super) fn take_up(store: &Store, vault: &Vault, token: &Token, invitation: &Invitation, credential: &Credential, now: u64) -> Result<(), Refused> {
    let Some(account) = store.log().accounts().get(&invitation.account).map(|held| held.account.clone()) else { return Err(Refused::Over) };
    if !vault.remove(kept::INVITATION, &token.name())? {
        return Err(Refused::Over);
    }
    let before = vault.get(kept::CREDENTIAL, &invitation.account, now)?;
    if !vault.put(kept::CREDENTIAL, &invitation.account, ALWAYS, &credential.bytes(), before.as_ref())? {
        return Err(Refused::Over);
    }
    // From here on this credential holds, and no other: sessions under an older one are over.
    let content = Content::Account { id: invitation.account.clone(), account: store::Account { credential: Some(credential.name()), ..account } };
    let change =
        Change { reason: "nhận tài khoản / account taken up".to_owned(), basis: String::new(), key: format!("credential-{}", token.name()), content };
    store.commit(vec![change], Stamp { actor: invitation.account.clone(), time: now, authority: None })?;
    Ok(())
}

/// The token of the first run, of a record without accounts: a new one takes the place of an older.
pub(crate) fn first(vault: &Vault, log: &Log, now: u64) -> Result<Option<Token>, StoreError> {
    if !log.accounts().is_empty() {
        return Ok(None);
    }
    let token = Token::new();
    vault.remove(kept::FIRST, FIRST_NAME)?;
    vault.put(kept::FIRST, FIRST_NAME, now + LASTS, token.name().as_bytes(), None)?;
    Ok(Some(token))
}

/// Whether a token is that of the first run. With `spend` it is over afterwards.
pub(crate) fn take_first(vault: &Vault, token: &Token, spend: bool, now: u64) -> Result<bool, StoreError> {
    let found = vault.get(kept::FIRST, FIRST_NAME, now)?;
    let same = found.is_some_and(|found| found.bytes == token.name().as_bytes());
    Ok(same && (!spend || vault.remove(kept::FIRST, FIRST_NAME)?))
}
