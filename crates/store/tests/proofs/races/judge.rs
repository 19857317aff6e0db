//! What must hold after a race, asked of the entries that it left: pure, so that it can be shown wrong races, too.

use store::{AccountState, Change, Content, Leaf};

/// What a race left in the log, and what those who took part were told.
pub(crate) struct Left {
    /// The entries since it began: number, leaf, and what is said unless it was destroyed.
    pub(crate) entries: Vec<(u64, Leaf, Option<Change>)>,
    /// What was told as done: the entry, and whether it had been there before.
    pub(crate) told: Vec<(u64, bool)>,
}

type Judged = Result<(), String>;

fn that(holds: bool, otherwise: &str) -> Judged {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

impl Left {
    fn numbers(&self) -> Vec<u64> {
        self.entries.iter().map(|(number, ..)| *number).collect()
    }

    /// Everything that was told as done is there, and nothing else is.
    fn is_what_was_told(&self) -> Judged {
        let mut told: Vec<u64> = self.told.iter().map(|(number, _)| *number).collect();
        told.sort_unstable();
        that(told == self.numbers(), &format!("told {told:?}, written {:?}", self.numbers()))
    }

    /// One was made, and one was told so.
    pub(crate) fn one_effect(&self) -> Judged {
        self.is_what_was_told()?;
        that(self.entries.len() == 1, &format!("{} effects", self.entries.len()))
    }

    /// One was made, and everybody was told of it.
    pub(crate) fn one_request(&self, actors: usize) -> Judged {
        that(self.entries.len() == 1, &format!("{} effects", self.entries.len()))?;
        that(self.told.len() == actors && self.told.iter().all(|(number, _)| *number == self.entries[0].0), "not everybody was told of the same entry")?;
        that(self.told.iter().filter(|(_, again)| !again).count() == 1, "not exactly one was told that it was the first")
    }

    /// The row was withdrawn once, and nothing came after.
    pub(crate) fn nothing_after_closing(&self) -> Judged {
        self.is_what_was_told()?;
        let closes = |change: &Option<Change>| change.as_ref().is_some_and(|change| matches!(&change.content, Content::Rows { add, .. } if add.is_empty()));
        let closing = self.entries.iter().position(|(_, _, change)| closes(change)).ok_or("it was not closed")?;
        that(closing + 1 == self.entries.len(), &format!("{} entries after closing", self.entries.len() - closing - 1))
    }

    /// The account was closed once, and has written nothing since.
    pub(crate) fn nothing_after_revocation(&self, id: &str) -> Judged {
        self.is_what_was_told()?;
        let closes = |change: &Option<Change>| match change.as_ref().map(|change| &change.content) {
            Some(Content::Account { id: closed, account }) => closed == id && account.state == AccountState::Closed,
            _ => false,
        };
        let closing = self.entries.iter().position(|(_, _, change)| closes(change)).ok_or("it was not revoked")?;
        let after = self.entries[closing..].iter().filter(|(_, leaf, _)| leaf.actor == id).count();
        that(after == 0, &format!("{after} entries of a revoked account"))
    }

    /// What was said about the subject, before the race and in it, was destroyed by the last entry, and by no other.
    pub(crate) fn nothing_after_erasure(&self, before: &[u64]) -> Judged {
        self.is_what_was_told()?;
        let Some(((erasure, _, Some(Change { content: Content::Erasure { erased }, .. })), others)) = self.entries.split_last() else {
            return Err("the last entry is no erasure".to_owned());
        };
        let about: Vec<u64> = before.iter().copied().chain(others.iter().map(|(number, ..)| *number)).collect();
        that(*erased == about, &format!("entry {erasure} erases {erased:?}, about the subject are {about:?}"))?;
        that(others.iter().all(|(_, _, change)| change.is_none()), "something that was erased can still be read")
    }
}

#[cfg(test)]
mod tests {
    use store::Kind;

    use super::*;
    use crate::office::{changing, person};

    fn left(changes: Vec<Option<Change>>, told: &[(u64, bool)]) -> Left {
        let leaf = |index| Leaf { index, time: 0, kind: Kind::Rows, actor: "lan".to_owned(), commitment: [0; 32] };
        let entries = (5..).zip(changes).map(|(number, change)| (number, leaf(number), change)).collect();
        Left { entries, told: told.to_vec() }
    }

    fn change(add: bool) -> Option<Change> {
        let after = if add { vec![person("P1")] } else { Vec::new() };
        Some(changing("k", "person:P1", &[person("P1")], &after))
    }

    #[test]
    fn races_that_went_wrong_are_seen() {
        let (yes, no) = (change(true), change(false));
        assert!(left(vec![yes.clone()], &[(5, false)]).one_effect().is_ok());
        assert!(left(vec![yes.clone(), yes.clone()], &[(5, false), (6, false)]).one_effect().is_err(), "two effects");
        assert!(left(vec![yes.clone()], &[]).one_effect().is_err(), "an effect that nobody was told of");
        assert!(left(Vec::new(), &[(5, false)]).one_effect().is_err(), "told, and not there");
        assert!(left(vec![yes.clone()], &[(5, false), (5, true)]).one_request(2).is_ok());
        assert!(left(vec![yes.clone()], &[(5, false), (5, false)]).one_request(2).is_err(), "both were the first");
        assert!(left(vec![yes.clone()], &[(5, false)]).one_request(2).is_err(), "one was refused");
        assert!(left(vec![yes.clone(), no.clone()], &[(5, false), (6, false)]).nothing_after_closing().is_ok());
        assert!(left(vec![no, yes.clone()], &[(5, false), (6, false)]).nothing_after_closing().is_err(), "a change after closing");
        let close = Some(super::super::kinds::account("k", "lan", false));
        let by = |actor: &str, mut left: Left| {
            left.entries[0].1.actor = actor.to_owned();
            left
        };
        assert!(by("admin", left(vec![close.clone()], &[(5, false)])).nothing_after_revocation("lan").is_ok());
        assert!(
            by("admin", left(vec![close, yes.clone()], &[(5, false), (6, false)])).nothing_after_revocation("lan").is_err(),
            "written by a revoked account"
        );
        let erasure = |erased: &[u64]| change(true).map(|change| Change { content: Content::Erasure { erased: erased.to_vec() }, ..change });
        assert!(left(vec![None, erasure(&[1, 5])], &[(5, false), (6, false)]).nothing_after_erasure(&[1]).is_ok());
        assert!(left(vec![None, erasure(&[1])], &[(5, false), (6, false)]).nothing_after_erasure(&[1]).is_err(), "one was forgotten");
        assert!(left(vec![erasure(&[1]), yes], &[(5, false), (6, false)]).nothing_after_erasure(&[1]).is_err(), "a change after erasure");
    }
}
