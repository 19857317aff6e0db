//! Search among who may be found: narrowed to a unit, in an order, those first whose name is written just as it was asked for.

use std::cmp::Reverse;

use register::column::Row;
use register::tables::{People, Posts};
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
        self.page_of(sought, self.people_named(&sought.words))
    }

    /// The same with the units that people stand in whose name fits, so many at most: id, name, how many; most first. Only what may be found is named.
    pub(crate) fn seek_by_unit(&self, sought: &Sought, units_most: usize) -> (Found, Vec<(String, String, usize)>) {
        let named = self.people_named(&sought.words);
        let units = self.where_they_stand(&named, units_most);
        (self.page_of(sought, named), units)
    }

    fn page_of(&self, sought: &Sought, named: Vec<Row<People>>) -> Found {
        let mut found = if sought.unit.is_empty() { named } else { self.who_stands_below(&sought.unit, named) };
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

    fn where_they_stand(&self, people: &[Row<People>], most: usize) -> Vec<(String, String, usize)> {
        let units = &self.register().tables().units;
        let mut counts = vec![0; units.len()];
        for &person in people {
            let stands = self.sight.units_of(person);
            // Who holds two posts in one unit stands there once.
            let once = stands.iter().enumerate().filter(|(at, unit)| !stands[..*at].contains(unit));
            once.for_each(|(_, unit)| counts[unit.index()] += 1);
        }
        let is_named = |(unit, count): &(usize, usize)| *count > 0 && self.finds_unit(Row::new(*unit as u32));
        let mut found: Vec<(usize, usize)> = counts.into_iter().enumerate().filter(is_named).collect();
        // Rows of units are in the order of their ids.
        found.sort_unstable_by_key(|&(unit, count)| (Reverse(count), unit));
        found.truncate(most);
        found.into_iter().map(|(unit, count)| (units.id.text(unit).to_owned(), units.name.text(unit).to_owned(), count)).collect()
    }

    /// Those of some people who stand in a unit or below it.
    fn who_stands_below(&self, unit: &str, people: Vec<Row<People>>) -> Vec<Row<People>> {
        let within = self.below(unit, self.today());
        people.into_iter().filter(|&person| self.sight.units_of(person).iter().any(|unit| within[unit.index()])).collect()
    }

    /// Units whose number or name holds every word, as many as are wanted: id, name.
    pub(crate) fn units_named(&self, words: &str, most: usize) -> Vec<[String; 2]> {
        let (units, words) = (self.units(), folded(words));
        let texts = self.units_folded.get_or_init(|| units.iter().map(|[id, name]| folded(&format!("{id} {name}"))).collect());
        units.iter().zip(texts).filter(|(_, text)| holds_every(text, &words)).map(|(unit, _)| unit.clone()).take(most).collect()
    }

    /// The same of posts.
    pub(crate) fn posts_named(&self, words: &str, most: usize) -> Vec<[String; 2]> {
        let (tables, words) = (self.register().tables(), folded(words));
        let named = |post: Row<Posts>| {
            let (unit, title) = (tables.posts.unit[post.index()].index(), tables.posts.title[post.index()].index());
            [tables.posts.id.text(post.index()).to_owned(), format!("{}, {}", tables.titles.name.text(title), tables.units.name.text(unit))]
        };
        let posts = self.posts_found(self.today()).into_iter().map(named);
        posts.filter(|[id, name]| holds_every(&folded(&format!("{id} {name}")), &words)).take(most).collect()
    }
}

fn holds_every(text: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| text.contains(word))
}
