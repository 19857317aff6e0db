//! The names of a register's people: folded for search, and in the order of Vietnamese lists: given name, family name, what stands between.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use rayon::prelude::*;
use register::text::folded;
use register::{Register, column::Row, tables::People};

/// The names of a register.
pub(super) struct Names {
    /// By row: id and name, folded.
    folded: Vec<String>,
    /// By row: the place in the order.
    place: Vec<u32>,
}

impl Names {
    pub(super) fn of(register: &Register) -> Names {
        let people = &register.tables().people;
        let rows = 0..people.len();
        let folded: Vec<String> = rows.clone().into_par_iter().map(|row| folded(&format!("{} {}", people.id.text(row), people.name.text(row)))).collect();
        let collator = vietnamese();
        let key = |row: usize| (sort_key(&collator, people, row), row as u32);
        let mut keys: Vec<(Vec<u8>, u32)> = rows.into_par_iter().map(key).collect();
        keys.par_sort_unstable();
        let mut place = vec![0; keys.len()];
        (0..).zip(&keys).for_each(|(at, (_, row))| place[*row as usize] = at);
        Names { folded, place }
    }

    /// Whether a name or an id holds every word; words are folded.
    pub(super) fn match_all(&self, person: Row<People>, words: &[String]) -> bool {
        let name = &self.folded[person.index()];
        words.iter().all(|word| name.contains(word.as_str()))
    }

    /// The place of somebody in that order.
    pub(super) fn place(&self, person: Row<People>) -> u32 {
        self.place[person.index()]
    }

    /// Puts people in the order of their names.
    pub(super) fn sort(&self, people: &mut [Row<People>]) {
        people.sort_unstable_by_key(|person| self.place[person.index()]);
    }
}

fn vietnamese() -> CollatorBorrowed<'static> {
    Collator::try_new(icu_locale_core::locale!("vi").into(), CollatorOptions::default()).expect("the tables of Vietnamese are built in")
}

fn sort_key(collator: &CollatorBorrowed<'_>, people: &People, row: usize) -> Vec<u8> {
    let name = people.name.text(row);
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    let given = Some(people.given_name.text(row)).filter(|text| !text.is_empty()).unwrap_or(last);
    let family = Some(people.family_name.text(row)).filter(|text| !text.is_empty()).unwrap_or(first);
    let mut key = Vec::new();
    for part in [given, family, name] {
        collator.write_sort_key_to(part, &mut key).expect("a vector takes everything");
        // Shorter before longer, part by part.
        key.push(0);
    }
    key
}
