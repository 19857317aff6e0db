//! Search among who may be found: narrowed to a unit, in an order, those first whose name is written just as it was asked for.

use std::collections::BTreeMap;

use register::column::Row;
use register::tables::{People, Units};
use register::text::{canonical, folded};

use super::{Found, PAGE, View};

/// What is sought.
#[derive(Clone, Default, Debug)]
pub(crate) struct Sought {
    /// Words that the name or the number holds, with or without marks.
    pub(crate) words: String,
    /// Who stands in this unit or below it.
    pub(crate) unit: String,
    pub(crate) order: PeopleOrder,
    pub(crate) descending: bool,
    /// The page, from 0.
    pub(crate) page: usize,
}

/// The order of people.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum PeopleOrder {
    /// By name.
    #[default]
    Name,
    /// By number.
    Number,
}

impl View {
    /// The people who may be found and fit; by name, those first whose name holds the words with the very marks that were typed.
    pub(crate) fn seek(&self, sought: &Sought) -> Found {
        let mut found = self.sought(sought);
        let people = &self.register().tables().people;
        match sought.order {
            PeopleOrder::Number => found.sort_unstable(),
            PeopleOrder::Name => {
                let words: Vec<String> = canonical(&sought.words).split_whitespace().map(str::to_owned).collect();
                let marked = words.iter().any(|word| folded(word) != *word);
                let exact = |person: &Row<People>| {
                    let name = format!("{} {}", canonical(people.id.text(person.index())), canonical(people.name.text(person.index())));
                    marked && words.iter().all(|word| name.contains(word.as_str()))
                };
                // In the order of names already: what is exact moves to the front, and stays in order.
                if marked {
                    found.sort_by_cached_key(|person| !exact(person));
                }
            }
        }
        if sought.descending {
            found.reverse();
        }
        let shown = found.iter().skip(sought.page.saturating_mul(PAGE)).take(PAGE).map(|&person| self.listed(person)).collect();
        Found { count: found.len(), people: shown }
    }

    /// The units that the people stand in who fit, were no unit asked for: id, name, how many; most first. Only what may be found is named.
    pub(crate) fn where_found(&self, sought: &Sought) -> Vec<(String, String, usize)> {
        let units = &self.register().tables().units;
        let mut counts: BTreeMap<Row<Units>, usize> = BTreeMap::new();
        for person in self.sought(&Sought { unit: String::new(), ..sought.clone() }) {
            let mut stands: Vec<Row<Units>> = self.sight.units_of(person).to_vec();
            stands.sort_unstable();
            stands.dedup();
            stands.into_iter().filter(|&unit| self.finds_unit(unit)).for_each(|unit| *counts.entry(unit).or_default() += 1);
        }
        let mut found: Vec<(String, String, usize)> =
            counts.into_iter().map(|(unit, count)| (units.id.text(unit.index()).to_owned(), units.name.text(unit.index()).to_owned(), count)).collect();
        found.sort_by(|a, b| (std::cmp::Reverse(a.2), &a.0).cmp(&(std::cmp::Reverse(b.2), &b.0)));
        found
    }

    /// Those who fit, in the order of names.
    fn sought(&self, sought: &Sought) -> Vec<Row<People>> {
        let found = self.people_named(&sought.words);
        if sought.unit.is_empty() {
            return found;
        }
        let within = self.below(&sought.unit, self.today());
        found.into_iter().filter(|&person| self.sight.units_of(person).iter().any(|unit| within[unit.index()])).collect()
    }

    /// Posts and units whose number or name holds every word, as many as are wanted: kind, id, name.
    pub(crate) fn places_named(&self, words: &str, most: usize) -> [Vec<[String; 2]>; 2] {
        let (tables, words) = (self.register().tables(), folded(words));
        let holds = |text: &str| {
            let text = folded(text);
            words.split_whitespace().all(|word| text.contains(word))
        };
        let units = self.units().iter().filter(|[id, name]| holds(&format!("{id} {name}"))).take(most).cloned().collect();
        let named = |post: Row<register::tables::Posts>| {
            let (unit, title) = (tables.posts.unit[post.index()].index(), tables.posts.title[post.index()].index());
            [tables.posts.id.text(post.index()).to_owned(), format!("{}, {}", tables.titles.name.text(title), tables.units.name.text(unit))]
        };
        let posts = self.posts_found(self.today()).into_iter().map(named).filter(|[id, name]| holds(&format!("{id} {name}"))).take(most).collect();
        [units, posts]
    }
}
