//! What the rules say of one person, each verdict with its reasons.

use register::Day;
use register::column::Row;
use register::tables::People;
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::verdict::Lang;

use super::View;
use crate::access::classes::of_rule;
use crate::access::policy::Action;
use crate::asking::Asking;
use crate::report::Explained;

impl View {
    /// What the rules in force on a day say of one person: the verdicts that may be seen, in the order of the rules' names. Nothing where none may be.
    pub(crate) fn verdicts(&self, id: &str, day: Day, books: &[Rulebook], lang: Lang) -> Option<Vec<Explained>> {
        let person: Row<People> = self.register().find(&self.register().tables().people.id, id)?;
        let seen = self.of_person(Action::Review, person);
        if seen.is_empty() {
            return None;
        }
        let moves = Moves::default();
        let world = World::new(self.register(), books, &moves);
        let asking = Asking::new(&world, day, Subject::Person, &|rule| seen.cover(of_rule(rule)));
        let only = [person];
        Some(asking.explained(&Rows::People(&only), &|_| format!("person:{id}"), lang))
    }
}
