//! Lists, search and counts: who there is, in which post.

use register::column::Row;
use register::tables::{People, Units};
use register::text::folded;

use super::View;
use crate::access::policy::{Action, Class};
use crate::access::sight::all_units;

/// People of one page of a list.
pub(crate) const PAGE: usize = 50;

/// A page of a list.
pub(crate) struct Found {
    /// How many there are in all.
    pub(crate) count: usize,
    /// Those of this page.
    pub(crate) people: Vec<Listed>,
}

/// Somebody in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// The id.
    pub(crate) id: String,
    /// The name.
    pub(crate) name: String,
    /// The titles held, each with its unit.
    pub(crate) posts: Vec<[String; 2]>,
}

impl View {
    /// The people that may be found, whose name or id holds every word; with or without marks, in the order of Vietnamese lists. Pages begin with 0.
    pub(crate) fn find(&self, words: &str, page: usize) -> Found {
        let (names, words) = (self.sight.names(), folded(words));
        let may_be_found = self.may_be_found.get_or_init(|| names.those(|person| self.finds(person)));
        let found = words.split_whitespace().fold(may_be_found.clone(), |found, word| found.and(&names.holding(word)));
        let people = names.listed(&found).skip(page.saturating_mul(PAGE)).take(PAGE).map(|person| self.listed(person)).collect();
        Found { count: found.count(), people }
    }

    fn finds(&self, person: Row<People>) -> bool {
        self.of_person(Action::Find, person).has(Class::Personnel)
    }

    pub(super) fn listed(&self, person: Row<People>) -> Listed {
        let (register, tables) = (self.register(), self.register().tables());
        let post = |tenure: usize| {
            let (title, unit) = (register.title_held(tenure), register.unit_served(tenure));
            [tables.titles.name.text(title.index()).to_owned(), tables.units.name.text(unit.index()).to_owned()]
        };
        Listed {
            id: tables.people.id.text(person.index()).to_owned(),
            name: tables.people.name.text(person.index()).to_owned(),
            posts: register.tenures_on(person, self.sight.day).map(post).collect(),
        }
    }

    /// The units that may be found: ids and names, in the order of ids.
    pub(crate) fn units(&self) -> &[[String; 2]] {
        let units = &self.register().tables().units;
        let text = |unit: Row<Units>| [units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned()];
        let seen = || all_units(self.register()).filter(|&unit: &Row<Units>| self.of_unit(Action::Find, unit).has(Class::Open)).map(text);
        self.units.get_or_init(|| seen().collect())
    }
}
