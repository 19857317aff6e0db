//! Accounts: who may be what, as the log says; and what a change of one must pass.

use std::collections::BTreeMap;

use crate::error::State;
use crate::payload::{Account, AccountState, Grant};

/// The accounts of a record, by id.
#[derive(Clone, Default)]
pub struct Accounts {
    held: BTreeMap<String, Held>,
}

/// An account, and the entry that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The account.
    pub account: Account,
    /// The number of the entry.
    pub entry: u64,
    /// Who has asked for what is asked for.
    pub asked_by: String,
}

impl Accounts {
    /// An account.
    pub fn get(&self, id: &str) -> Option<&Held> {
        self.held.get(id)
    }

    /// Every account, by id.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Held)> {
        self.held.iter().map(|(id, held)| (id.as_str(), held))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The account is from now on as it says; what it was before.
    pub(crate) fn set(&mut self, id: String, account: Account, entry: u64, actor: &str) -> Option<Held> {
        // Who writes an account for another reason does not become the one who asked.
        let kept = self.held.get(&id).filter(|before| before.account.asked == account.asked);
        let asked_by = kept.map_or_else(|| actor.to_owned(), |before| before.asked_by.clone());
        self.held.insert(id, Held { account, entry, asked_by })
    }

    /// Puts back what was there before.
    pub(crate) fn put_back(&mut self, id: String, before: Option<Held>) {
        match before {
            Some(held) => _ = self.held.insert(id, held),
            None => _ = self.held.remove(&id),
        }
    }

    /// Whether `actor` may make an account what it is to be. One person may take away, close and ask, though not for oneself; what begins, a second one has
    /// confirmed, who is neither the one who asked nor the one who gets it.
    pub(crate) fn allows(&self, id: &str, to: &Account, actor: &str) -> Result<(), State> {
        let none = Held { account: Account::default(), entry: 0, asked_by: String::new() };
        let before = self.held.get(id).unwrap_or(&none);
        let opens = before.account.state == AccountState::Closed && to.state == AccountState::Open;
        let adds = |grants: &[Grant]| grants.iter().any(|grant| !before.account.grants.contains(grant));
        let asked = before.account.asked.as_deref().unwrap_or_default();
        let confirmed = to.grants.iter().all(|grant| before.account.grants.contains(grant) || asked.contains(grant));
        let second = actor != before.asked_by && actor != id;
        let asks_for_itself = actor == id && to.asked.is_some() && to.asked != before.account.asked;
        // A closed account comes back as a new one does: with nothing.
        let alone = asks_for_itself || (opens && !to.grants.is_empty()) || (adds(&to.grants) && !(confirmed && second));
        if alone { Err(State::Alone) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn grants(names: &[&str]) -> Vec<Grant> {
        names.iter().map(|role| Grant { role: (*role).to_owned(), unit: "U".to_owned() }).collect()
    }

    fn with(given: &[&str], asked: Option<&[&str]>) -> Account {
        Account { grants: grants(given), asked: asked.map(grants), ..Account::default() }
    }

    #[test]
    fn a_grant_needs_two_and_taking_away_one() {
        let mut accounts = Accounts::default();
        assert_eq!(accounts.allows("lan", &with(&[], Some(&["clerk"])), "admin"), Ok(()));
        accounts.set("lan".to_owned(), with(&[], Some(&["clerk"])), 1, "admin");
        for (actor, allowed) in [("admin", Err(State::Alone)), ("lan", Err(State::Alone)), ("secretary", Ok(()))] {
            assert_eq!(accounts.allows("lan", &with(&["clerk"], None), actor), allowed, "{actor}");
        }
        assert_eq!(accounts.allows("lan", &with(&["clerk", "inspector"], None), "secretary"), Err(State::Alone));
        accounts.set("lan".to_owned(), with(&["clerk"], None), 2, "secretary");
        assert_eq!(accounts.allows("lan", &with(&[], None), "admin"), Ok(()));
        let closed = Account { state: AccountState::Closed, ..with(&[], None) };
        assert_eq!(accounts.allows("lan", &closed, "admin"), Ok(()));
        accounts.set("lan".to_owned(), closed, 3, "admin");
        assert_eq!(accounts.allows("lan", &with(&["clerk"], None), "secretary"), Err(State::Alone));
    }

    proptest! {
        /// Whatever two people do in whatever order, nobody ever has a grant that only one of them had a hand in.
        #[test]
        fn no_grant_begins_with_one_person(steps in proptest::collection::vec((0..3usize, 0..8u8, proptest::option::of(0..8u8), any::<bool>()), 0..40)) {
            let roles = ["clerk", "inspector", "member"];
            let list = |bits: u8| grants(&roles.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, role)| *role).collect::<Vec<_>>());
            let mut accounts = Accounts::default();
            // Who had a hand in asking for a grant since it is asked for.
            let mut hands: BTreeMap<Grant, BTreeSet<&str>> = BTreeMap::new();
            for (number, (who, given, asked, closed)) in (0..).zip(steps) {
                let actor = ["admin", "secretary", "lan"][who];
                let state = if closed { AccountState::Closed } else { AccountState::Open };
                let to = Account { state, grants: list(given), asked: asked.map(list), ..Account::default() };
                let before = accounts.get("lan").map(|held| held.account.grants.clone()).unwrap_or_default();
                if accounts.allows("lan", &to, actor).is_err() {
                    continue;
                }
                for grant in to.grants.iter().filter(|grant| !before.contains(grant)) {
                    let others = hands.get(grant).into_iter().flatten().filter(|hand| **hand != actor && **hand != "lan").count();
                    prop_assert!(actor != "lan" && others > 0, "{grant:?} by {actor}");
                }
                let asked = to.asked.clone().unwrap_or_default();
                hands.retain(|grant, _| asked.contains(grant));
                let changed = accounts.get("lan").is_none_or(|held| held.account.asked != to.asked);
                for grant in asked {
                    let hands = hands.entry(grant).or_default();
                    if changed || hands.is_empty() {
                        hands.insert(actor);
                    }
                }
                accounts.set("lan".to_owned(), to, number, actor);
            }
        }
    }
}
