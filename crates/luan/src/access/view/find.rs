//! Lists, search and counts: who there is, in which post.

use register::column::Row;
use register::tables::{People, Units};
use register::text::folded;

use super::View;
use crate::access::policy::{Action, Class};
use crate::access::sight::{above, all_units};

/// People of one page of a list.
pub(crate) const PAGE: usize = 50;

/// Units that can be chosen from; a longer list is not read, and makes every page heavy.
const OFFERED_MAX: usize = 150;

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
    /// Who may be found and has a name or id that holds every word, with or without marks, in the order of Vietnamese lists.
    pub(super) fn people_named(&self, words: &str) -> Vec<Row<People>> {
        let (names, words) = (self.sight.names(), folded(words));
        let may_be_found = self.may_be_found.get_or_init(|| names.those(|person| self.finds(person)));
        let found = words.split_whitespace().fold(may_be_found.clone(), |found, word| found.and(&names.holding(word)));
        names.listed(&found).collect()
    }

    pub(super) fn finds(&self, person: Row<People>) -> bool {
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

    /// The units that a list offers to narrow by: all that may be found or, where they are too many to choose from, those of the upper levels that find room, and the one that is chosen.
    pub(crate) fn units_offered(&self, chosen: &str) -> Vec<[String; 2]> {
        let units = &self.register().tables().units;
        let chosen = self.register().find::<Units>(&units.id, chosen).filter(|&unit| self.finds_unit(unit));
        let mut offered = self.units_offered.get_or_init(|| self.upper_units()).clone();
        if let Some((unit, Err(place))) = chosen.map(|unit| (unit, offered.binary_search(&unit))) {
            offered.insert(place, unit);
        }
        offered.into_iter().map(|unit| [units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned()]).collect()
    }

    /// The units that may be found, of as many levels from above as find room; in the order of ids.
    fn upper_units(&self) -> Vec<Row<Units>> {
        let found: Vec<(Row<Units>, usize)> = all_units(self.register())
            .filter(|&unit| self.finds_unit(unit))
            .map(|unit| (unit, above(self.register(), unit).filter(|&above| self.finds_unit(above)).count()))
            .collect();
        let up_to = |depth: usize| found.iter().filter(|(_, at)| *at <= depth).count();
        let deepest = found.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
        let depth = (0..=deepest).rev().find(|&depth| up_to(depth) <= OFFERED_MAX).unwrap_or(0);
        found.into_iter().filter(|(_, at)| *at <= depth).map(|(unit, _)| unit).take(OFFERED_MAX).collect()
    }

    /// The units that may be found: ids and names, in the order of ids.
    pub(crate) fn units(&self) -> &[[String; 2]] {
        let units = &self.register().tables().units;
        let text = |unit: Row<Units>| [units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned()];
        let seen = || all_units(self.register()).filter(|&unit: &Row<Units>| self.finds_unit(unit)).map(text);
        self.units.get_or_init(|| seen().collect())
    }
}
