//! The names of a register's people: folded for search, and in the order of Vietnamese lists: given name, family name, what stands between.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use memchr::memmem;
use rayon::prelude::*;
use register::text::folded;
use register::{Register, column::Row, tables::People};

/// The names of a register, in their order.
pub(super) struct Names {
    order: Vec<Row<People>>,
    /// By person: the place in that order.
    place: Vec<u32>,
    /// Every word of ids and names, folded, each once, one behind the other: names share most of theirs.
    words: String,
    /// Where each word begins in the text; one more at the end.
    starts: Vec<usize>,
    /// Where the places of each word begin in `places`; one more at the end.
    firsts: Vec<usize>,
    /// Who has a word.
    places: Vec<u32>,
}

/// Some of the people: a bit for each place in the order of names.
#[derive(Clone)]
pub(super) struct Chosen(Vec<u64>);

impl Chosen {
    fn nobody(people: usize) -> Chosen {
        Chosen(vec![0; people.div_ceil(64)])
    }

    fn choose(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn holds(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    /// Those who are also among others.
    pub(super) fn and(mut self, others: &Chosen) -> Chosen {
        self.0.iter_mut().zip(&others.0).for_each(|(ours, theirs)| *ours &= theirs);
        self
    }

    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        let of_word = |(at, bits): (usize, &u64)| {
            let rest = std::iter::successors(Some(*bits), |bits| Some(bits & (bits.wrapping_sub(1))));
            rest.take_while(|bits| *bits != 0).map(move |bits| at * 64 + bits.trailing_zeros() as usize)
        };
        self.0.iter().enumerate().flat_map(of_word)
    }
}

impl Names {
    pub(super) fn of(register: &Register) -> Names {
        let people = &register.tables().people;
        let collator = vietnamese();
        let key = |row: usize| (sort_key(&collator, people, row), row as u32);
        let mut keys: Vec<(Vec<u8>, u32)> = (0..people.len()).into_par_iter().map(key).collect();
        keys.par_sort_unstable();
        let words_of = |(place, (_, row)): (usize, &(Vec<u8>, u32))| {
            let row = *row as usize;
            let text = folded(&format!("{} {}", people.id.text(row), people.name.text(row)));
            text.split_whitespace().map(|word| (word.to_owned(), place as u32)).collect::<Vec<_>>()
        };
        let mut of_words: Vec<(String, u32)> = keys.par_iter().enumerate().flat_map_iter(words_of).collect();
        of_words.par_sort_unstable();
        of_words.dedup();
        let mut place = vec![0; keys.len()];
        (0..).zip(&keys).for_each(|(at, (_, row))| place[*row as usize] = at);
        let mut names =
            Names { place, order: keys.iter().map(|(_, row)| Row::new(*row)).collect(), words: String::new(), starts: vec![], firsts: vec![], places: vec![] };
        for same in of_words.chunk_by(|(one, _), (other, _)| one == other) {
            names.starts.push(names.words.len());
            names.firsts.push(names.places.len());
            // Nobody searches for the end of a line.
            names.words.extend([&same[0].0, "\n"]);
            names.places.extend(same.iter().map(|(_, place)| place));
        }
        names.starts.push(names.words.len());
        names.firsts.push(names.places.len());
        names
    }

    /// Those of whom something holds.
    pub(super) fn those(&self, holds: impl Fn(Row<People>) -> bool) -> Chosen {
        let mut chosen = Chosen::nobody(self.order.len());
        (0..self.order.len()).filter(|&place| holds(self.order[place])).for_each(|place| chosen.choose(place));
        chosen
    }

    /// The place of somebody in the order of names.
    pub(super) fn place(&self, person: Row<People>) -> u32 {
        self.place[person.index()]
    }

    /// Those whose name or id holds a word; the word is folded, and has no space in it.
    pub(super) fn holding(&self, word: &str) -> Chosen {
        let (mut chosen, finder, mut from) = (Chosen::nobody(self.order.len()), memmem::Finder::new(word), 0);
        while let Some(found) = finder.find(&self.words.as_bytes()[from..]) {
            let number = self.starts.partition_point(|start| *start <= from + found) - 1;
            self.places[self.firsts[number]..self.firsts[number + 1]].iter().for_each(|place| chosen.choose(*place as usize));
            from = self.starts[number + 1];
        }
        chosen
    }

    /// Those whose name or id holds every word.
    pub(super) fn holding_all(&self, words: &[String]) -> Chosen {
        words.iter().fold(self.those(|_| true), |found, word| found.and(&self.holding(word)))
    }

    /// Whether somebody is among those who were chosen.
    pub(super) fn has(&self, chosen: &Chosen, person: Row<People>) -> bool {
        chosen.holds(self.place[person.index()] as usize)
    }

    /// Those who were chosen, in the order of names.
    pub(super) fn listed<'n>(&'n self, chosen: &'n Chosen) -> impl Iterator<Item = Row<People>> + 'n {
        chosen.places().map(|place| self.order[place])
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
