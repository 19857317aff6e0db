//! The accounts of the invented town, which one enters without signing in: in the process that has made the town itself, and in no other.
//!
//! What opens them stands in the memory of that process alone. The record that is left behind holds no password of theirs, so that nobody who serves it otherwise can sign in with one.

use store::{Account, Change, Content, Grant, Stamp, Store, StoreError, Vault};

use super::credential::{Credential, SECRET, now_shows};
use super::invitation::ALWAYS;
use super::token::random;
use super::{Token, kept, session};

/// An account to be founded: its name, what it is granted, and the person whose own record it sees.
pub(crate) struct Wanted {
    pub(crate) account: &'static str,
    pub(crate) role: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) person: Option<&'static str>,
}

/// What opens the accounts of a demonstration.
pub(crate) struct Demo {
    token: Token,
    entrances: Vec<Entrance>,
}

struct Entrance {
    account: &'static str,
    role: &'static str,
    credential: String,
    secret: [u8; SECRET],
}

impl Demo {
    /// Founds the accounts in a record that has none yet; one that has some is refused by its log.
    pub(crate) fn found(store: &Store, vault: &Vault, wanted: &[Wanted], now: u64) -> Result<Demo, StoreError> {
        let (mut entrances, mut changes) = (Vec::new(), Vec::new());
        for one in wanted {
            let secret = random::<SECRET>();
            // No password fits an empty one, and the codes for a lost telephone are shown to nobody.
            let (credential, _) = Credential::new(String::new(), &secret);
            vault.put(kept::CREDENTIAL, one.account, ALWAYS, &credential.bytes(), None)?;
            let grants = vec![Grant { role: one.role.to_owned(), unit: one.unit.to_owned() }];
            let account = Account { grants, person: one.person.map(str::to_owned), credential: Some(credential.name()), ..Account::default() };
            let reason = "tài khoản của bản thử / an account of the demonstration".to_owned();
            let content = Content::Account { id: one.account.to_owned(), account };
            changes.push(Change { reason, basis: String::new(), key: format!("demo-{}", one.account), content });
            entrances.push(Entrance { account: one.account, role: one.role, credential: credential.name(), secret });
        }
        store.commit(changes, Stamp { actor: "demo".to_owned(), time: now, authority: None })?;
        Ok(Demo { token: Token::new(), entrances })
    }

    /// What the address carries that lets people in: other users of the machine can reach the port, and do not know it.
    pub(crate) fn token(&self) -> &Token {
        &self.token
    }

    /// Whether somebody shows it.
    pub(crate) fn opens(&self, shown: &str) -> bool {
        Token::shown(shown).name() == self.token.name()
    }

    /// The accounts with their roles.
    pub(crate) fn accounts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entrances.iter().map(|entrance| (entrance.account, entrance.role))
    }

    /// Begins a session of an account; nothing where there is no such account, or it has something else to sign in with by now.
    pub(crate) fn enter(&self, store: &Store, vault: &Vault, account: &str, now: u64) -> Result<Option<Token>, StoreError> {
        let Some(entrance) = self.entrances.iter().find(|entrance| entrance.account == account) else { return Ok(None) };
        let holds = store.log().accounts().get(account).is_some_and(|held| held.account.credential.as_ref() == Some(&entrance.credential));
        if holds { session::begin(vault, account, &entrance.credential, now, now).map(Some) } else { Ok(None) }
    }

    /// The code that a telephone would show now for an account.
    pub(crate) fn code(&self, account: &str, now: u64) -> Option<String> {
        let entrance = self.entrances.iter().find(|entrance| entrance.account == account)?;
        now_shows(&entrance.secret, now)
    }
}
