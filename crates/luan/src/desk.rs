//! The desk: what every request finds ready, and the one way in which a reading is recorded.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use register::Day;
use rules::rulebook::Rulebook;
use store::{Accounts, Change, Content, Held, Stamp, Store, StoreError, Vault};

use crate::access::{Action, Role, Sight, View, Viewer};
use crate::accounts::openid::Provider;
use crate::accounts::{Demo, Passwords, Session, Site, Token, resume};
use crate::time;

/// Readings that wait in memory while nothing can be written; with more, no record is opened any more.
const UNRECORDED_MAX: usize = 1_000;
/// How old the knowledge of what other servers have written may be, in milliseconds.
const FOLLOW_EVERY: u64 = 1_000;
/// Sessions that are remembered for the time when the database cannot be asked.
const REMEMBERED_MAX: usize = 10_000;

/// What every request finds ready. What work in the background needs as well is shared with it.
pub(crate) struct Desk {
    /// The record.
    pub(crate) store: Arc<Store>,
    /// What people sign in with, and their sessions.
    pub(crate) vault: Arc<Vault>,
    /// Keeps and compares passwords.
    pub(crate) passwords: Passwords,
    /// The law.
    pub(crate) books: Arc<Vec<Rulebook>>,
    /// Whose record it is.
    pub(crate) office: String,
    /// Where browsers find the pages, once they are served.
    pub(crate) site: Option<Site>,
    /// The site's own provider of sign-ins, where there is one.
    pub(crate) openid: Option<Provider>,
    /// What opens the accounts of a demonstration, where this process has made the record for one.
    pub(crate) demo: Option<Demo>,
    sight: Mutex<Option<(u64, Day, Arc<Sight>)>>,
    followed: Mutex<u64>,
    unrecorded: Mutex<Vec<(Change, Stamp)>>,
    remembered: Mutex<HashMap<String, Session>>,
}

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The roles of an account.
pub(crate) fn roles_of(accounts: &Accounts, account: &str) -> Vec<Role> {
    let held = accounts.get(account);
    held.map(|held| held.account.grants.iter().filter_map(|grant| Role::of(&grant.role)).collect()).unwrap_or_default()
}

impl Desk {
    /// A desk over an open record.
    pub(crate) fn new(store: Store, vault: Vault, books: Vec<Rulebook>) -> Desk {
        let office = store.log().key().name().to_owned();
        Desk {
            store: Arc::new(store),
            vault: Arc::new(vault),
            passwords: Passwords::new(),
            books: Arc::new(books),
            office,
            site: None,
            openid: None,
            demo: None,
            sight: Mutex::default(),
            followed: Mutex::default(),
            unrecorded: Mutex::default(),
            remembered: Mutex::default(),
        }
    }

    /// Learns what other servers have written, unless that is known well enough. A database that does not answer leaves what is known.
    pub(crate) fn follow(&self, now: u64) {
        let mut followed = open(&self.followed);
        if now.abs_diff(*followed) >= FOLLOW_EVERY {
            *followed = now;
            drop(followed);
            if let Err(error) = self.store.log().follow() {
                tracing::warn!(%error, "the log cannot be followed");
            }
        }
    }

    /// An account as it is now.
    pub(crate) fn held(&self, account: &str) -> Option<Held> {
        self.store.log().accounts().get(account).cloned()
    }

    /// The session of a token. While the database cannot be asked, one that was there a moment ago goes on.
    pub(crate) fn session(&self, token: &Token, now: u64) -> Option<Session> {
        match resume(&self.vault, token, |account| self.held(account), now) {
            Ok(session) => {
                let mut remembered = open(&self.remembered);
                if remembered.len() >= REMEMBERED_MAX {
                    remembered.clear();
                }
                match &session {
                    Some(session) => _ = remembered.insert(token.name(), session.clone()),
                    None => _ = remembered.remove(&token.name()),
                }
                session
            }
            Err(error) => {
                tracing::warn!(%error, "a session cannot be looked up");
                open(&self.remembered).get(&token.name()).cloned()
            }
        }
    }

    /// Forgets a session that has ended.
    pub(crate) fn forget(&self, token: &Token) {
        open(&self.remembered).remove(&token.name());
    }

    /// The office of today as a viewer may see it.
    pub(crate) fn view(&self, viewer: Viewer) -> Result<View, StoreError> {
        Ok(View::new(self.sight(time::today())?, viewer))
    }

    /// The office as it was known at the end of a day, for the eyes of today.
    pub(crate) fn known(&self, viewer: Viewer, day: Day) -> Result<View, StoreError> {
        let facts = self.store.log().known_on(day)?;
        let register = facts.register().map_err(StoreError::Unsound)?;
        Ok(self.view(viewer)?.then(Sight::new(Arc::new(register), time::today())))
    }

    fn sight(&self, today: Day) -> Result<Arc<Sight>, StoreError> {
        let register = self.store.register()?;
        let facts = self.store.log().facts_at();
        let mut held = open(&self.sight);
        let sight = match &*held {
            Some((at, day, sight)) if *at == facts && *day == today => return Ok(sight.clone()),
            Some((at, _, sight)) if *at == facts => Arc::new(sight.on(today)),
            _ => Arc::new(Sight::new(register, today)),
        };
        *held = Some((facts, today, sight.clone()));
        Ok(sight)
    }

    /// Records that somebody is about to be shown what the record says. Where nothing can be written it waits; where too many wait already it is refused.
    pub(crate) fn reading(&self, viewer: &Viewer, action: Action, subject: &str, reason: &str, now: u64) -> Result<(), StoreError> {
        let content = Content::Reading { subject: subject.to_owned(), what: action.word().to_owned() };
        let change = Change { reason: reason.to_owned(), basis: String::new(), key: Token::new().text().to_owned(), content };
        let stamp = Stamp { actor: viewer.account.clone(), time: now, authority: None };
        self.record_waiting();
        match self.store.commit(vec![change.clone()], stamp.clone()) {
            Ok(_) => Ok(()),
            Err(error @ (StoreError::Full | StoreError::Database(_) | StoreError::Stopped | StoreError::Conflict)) => {
                let mut waiting = open(&self.unrecorded);
                if waiting.len() >= UNRECORDED_MAX {
                    return Err(error);
                }
                waiting.push((change, stamp));
                tracing::warn!(%error, waiting = waiting.len(), "readings wait to be recorded");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Writes the readings that wait, as far as that goes.
    fn record_waiting(&self) {
        let waiting = std::mem::take(&mut *open(&self.unrecorded));
        let mut left = waiting.into_iter();
        for (change, stamp) in left.by_ref() {
            if self.store.commit(vec![change.clone()], stamp.clone()).is_err() {
                open(&self.unrecorded).push((change, stamp));
                break;
            }
        }
        open(&self.unrecorded).extend(left);
    }
}
