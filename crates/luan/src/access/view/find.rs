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
    /// Who may be found and has a name or id that holds every word, in the order of Vietnamese lists.
    pub(super) fn people_named(&self, words: &str) -> Vec<Row<People>> {
        let words: Vec<String> = folded(words).split_whitespace().map(str::to_owned).collect();
        let names = self.sight.names();
        let people = (0..self.register().tables().people.len() as u32).map(Row::new);
        let mut found: Vec<Row<People>> = people.filter(|&person| names.match_all(person, &words) && self.finds(person)).collect();
        names.sort(&mut found);
        found
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
        let found: Vec<(Row<Units>, usize)> = all_units(self.register())
            .filter(|&unit| self.finds_unit(unit))
            .map(|unit| (unit, above(self.register(), unit).filter(|&above| self.finds_unit(above)).count()))
            .collect();
        let up_to = |depth: usize| found.iter().filter(|(_, at)| *at <= depth).count();
        let deepest = found.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
        let depth = (0..=deepest).rev().find(|&depth| up_to(depth) <= OFFERED_MAX).unwrap_or(0);
        let is_chosen = |unit: &Row<Units>| units.id.text(unit.index()) == chosen;
        let upper = found.iter().filter(|(unit, at)| *at <= depth && !is_chosen(unit)).take(OFFERED_MAX);
        let mut offered: Vec<usize> = upper.chain(found.iter().filter(|(unit, _)| is_chosen(unit))).map(|(unit, _)| unit.index()).collect();
        offered.sort_unstable();
        offered.into_iter().map(|unit| [units.id.text(unit).to_owned(), units.name.text(unit).to_owned()]).collect()
    }

    /// The units that may be found: ids and names, in the order of ids.
    pub(crate) fn units(&self) -> Vec<[String; 2]> {
        let units = &self.register().tables().units;
        let seen = all_units(self.register()).filter(|&unit: &Row<Units>| self.of_unit(Action::Find, unit).has(Class::Open));
        seen.map(|unit| [units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned()]).collect()
    }
}
