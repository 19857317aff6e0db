//! The desk: what every request finds ready, and the one way in which a reading is recorded.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use register::Day;
use rules::rulebook::Rulebook;
use rules::rulebook::conflicts::{self, Conflict};
use store::{Accounts, Change, Content, Held, Stamp, Store, StoreError, Vault};

use crate::access::{Action, Role, Sight, Sweeps, View, Viewer};
use crate::accounts::openid::Provider;
use crate::accounts::{Demo, Passwords, Session, Site, Token, resume};
use crate::jobs::Jobs;
use crate::time;

/// Readings that wait in memory while nothing can be written; with more, no record is opened any more.
const UNRECORDED_MAX: usize = 1_000;
/// How old the knowledge of what other servers have written may be, in milliseconds.
const FOLLOW_EVERY: u64 = 1_000;
/// Records that an account may open within an hour, where nothing else is said: one every six seconds, and an office of ten thousand is not carried away in a night.
pub(crate) const RECORDS_PER_HOUR: u32 = 600;
/// Viewers whose view is kept ready.
const VIEWS_MAX: usize = 1_000;
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
    /// Work that takes longer than somebody waits for a page.
    pub(crate) jobs: Arc<Jobs>,
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
    /// How many records an account may open within an hour.
    pub(crate) records_per_hour: u32,
    /// What the rules say of everybody, for the days that were asked about last.
    pub(crate) sweeps: Sweeps,
    conflicts: OnceLock<Vec<Conflict>>,
    shown: Mutex<Option<Shown>>,
    followed: Mutex<u64>,
    unrecorded: Mutex<Vec<(Change, Stamp)>>,
    remembered: Mutex<HashMap<String, Session>>,
}

/// The office of a day, and those who look at it: as long as neither the facts nor the day change.
struct Shown {
    sight: Arc<Sight>,
    /// By account.
    views: HashMap<String, Arc<View>>,
}

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shown {
    fn of(sight: Sight) -> Shown {
        Shown { sight: Arc::new(sight), views: HashMap::new() }
    }

    fn view(&mut self, account: &str, as_it_is: &Held) -> Option<Arc<View>> {
        if let Some(view) = self.views.get(account).filter(|view| view.viewer().authority == Some(as_it_is.entry)) {
            return Some(view.clone());
        }
        let viewer = Viewer::of(account, as_it_is)?;
        if self.views.len() >= VIEWS_MAX {
            self.views.clear();
        }
        let view = Arc::new(View::new(self.sight.clone(), viewer));
        self.views.insert(account.to_owned(), view.clone());
        Some(view)
    }
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
        let vault = Arc::new(vault);
        Desk {
            store: Arc::new(store),
            jobs: Arc::new(Jobs::new(vault.clone())),
            vault,
            passwords: Passwords::new(),
            books: Arc::new(books),
            office,
            site: None,
            openid: None,
            demo: None,
            records_per_hour: RECORDS_PER_HOUR,
            shown: Mutex::default(),
            sweeps: Sweeps::default(),
            conflicts: OnceLock::new(),
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
        self.store.accounts().get(account).cloned()
    }

    /// Where the books contradict one another: found once, as the books stay what they are.
    pub(crate) fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| conflicts::find(&self.books, None, None))
    }

    /// The session of a token. While the database cannot be asked, one that was there a moment ago goes on.
    pub(crate) fn session(&self, token: &Token, now: u64) -> Option<Session> {
        match resume(&self.vault, token, &self.store.accounts(), now) {
            Ok(session) => {
                let mut remembered = open(&self.remembered);
                if remembered.len() >= REMEMBERED_MAX {
                    remembered.clear();
                }
                let name = token.name();
                match &session {
                    Some(session) if remembered.get(&name) == Some(session) => {}
                    Some(session) => _ = remembered.insert(name, session.clone()),
                    None => _ = remembered.remove(&name),
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

    /// The office of today as an account may see it; nothing where it may not be used. A view is kept for who comes again with the same account, as the same entry says that it is.
    pub(crate) fn view(&self, account: &str, as_it_is: &Held) -> Result<Option<Arc<View>>, StoreError> {
        self.shown_today(|shown| shown.view(account, as_it_is))
    }

    /// The office as it was known at the end of a day, for the eyes of today.
    pub(crate) fn known(&self, viewer: Viewer, day: Day) -> Result<View, StoreError> {
        let (url, keys) = self.store.log().place();
        let facts = store::known_on(&url, &keys, day)?;
        let register = facts.register().map_err(StoreError::Unsound)?;
        let today = self.shown_today(|shown| shown.sight.clone())?;
        Ok(View::new(today, viewer).then(Sight::new(Arc::new(register), time::today())))
    }

    fn shown_today<T>(&self, ask: impl FnOnce(&mut Shown) -> T) -> Result<T, StoreError> {
        let (register, today) = (self.store.register()?, time::today());
        let mut held = open(&self.shown);
        let shown = match held.take() {
            Some(shown) if shown.sight.is_of(&register) && shown.sight.is_on(today) => shown,
            Some(shown) if shown.sight.is_of(&register) => Shown::of(shown.sight.on(today)),
            _ => Shown::of(Sight::new(register, today)),
        };
        Ok(ask(held.insert(shown)))
    }

    /// Records that somebody is about to be shown what the record says. Where nothing can be written it waits; where too many wait already it is refused.
    pub(crate) fn reading(&self, viewer: &Viewer, action: Action, subject: &str, reason: &str, now: u64) -> Result<(), StoreError> {
        let content = Content::Reading { subject: subject.to_owned(), what: action.word().to_owned() };
        let change = Change { reason: reason.to_owned(), basis: String::new(), key: Token::new().text().to_owned(), content };
        let stamp = Stamp { actor: viewer.account.clone(), time: now, authority: None };
        self.record_waiting();
        match self.store.read(change.clone(), stamp.clone(), self.records_per_hour) {
            Ok(_) => Ok(()),
            Err(error @ StoreError::Spent { .. }) => {
                tracing::warn!(
                    account = viewer.account,
                    action = action.word(),
                    records_per_hour = self.records_per_hour,
                    "as many records were opened as may be in an hour"
                );
                Err(error)
            }
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
