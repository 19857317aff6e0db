//! The register: every table, indexed, and the questions that rules, planner and pages ask of it.

use std::ops::Range;

use crate::column::{Keys, Row};
use crate::day::Day;
use crate::tables::{People, Places, Posts, Tables, Titles, Units};

/// Every fact, with both times, and the indexes over them. It never changes.
pub struct Register {
    tables: Tables,
    recorded: Vec<Vec<Day>>,
    index: Index,
}

/// Where the rows of a person, a post, a unit stand.
struct Index {
    tenures: Starts,
    planning: Starts,
    evaluations: Starts,
    discipline: Starts,
    proceedings: Starts,
    mandates: Starts,
    health: Starts,
    requests: Starts,
    ranks: Starts,
    terms: Starts,
    kin: Groups,
    kinship: Groups,
    tenures_of_post: Groups,
    posts_of_unit: Groups,
    planned_in_title: Groups,
    unit_predecessors: Groups,
    place_predecessors: Groups,
}

/// Rows sorted by their first column: where each group starts.
struct Starts(Vec<u32>);

impl Starts {
    fn new<T>(groups: usize, sorted: &[Row<T>]) -> Starts {
        let mut starts = vec![0u32; groups + 1];
        for row in sorted {
            starts[row.index() + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        Starts(starts)
    }

    #[inline(always)]
    fn rows(&self, group: usize) -> Range<usize> {
        self.0[group] as usize..self.0[group + 1] as usize
    }
}

/// Rows in any order: which of them belong to each group.
struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    fn new(groups: usize, pairs: impl Iterator<Item = (usize, u32)> + Clone) -> Groups {
        let mut starts = vec![0u32; groups + 1];
        for (group, _) in pairs.clone() {
            starts[group + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut members = vec![0u32; starts[groups] as usize];
        for (group, member) in pairs {
            members[next[group] as usize] = member;
            next[group] += 1;
        }
        Groups { starts, members }
    }

    #[inline(always)]
    fn of(&self, group: usize) -> &[u32] {
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

impl Register {
    pub(crate) fn new(tables: Tables, recorded: Vec<Vec<Day>>) -> Register {
        let index = Index::new(&tables);
        Register { tables, recorded, index }
    }

    /// The tables.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The day on which each row of a table was recorded; `position` as in [`Tables::SPECS`].
    pub fn recorded(&self, position: usize) -> &[Day] {
        &self.recorded[position]
    }

    /// The tenures of a person, oldest first.
    #[inline(always)]
    pub fn tenures_of(&self, person: Row<People>) -> Range<usize> {
        self.index.tenures.rows(person.index())
    }

    /// The planning entries of a person, oldest first.
    #[inline(always)]
    pub fn planning_of(&self, person: Row<People>) -> Range<usize> {
        self.index.planning.rows(person.index())
    }

    /// The evaluations of a person, by year.
    #[inline(always)]
    pub fn evaluations_of(&self, person: Row<People>) -> Range<usize> {
        self.index.evaluations.rows(person.index())
    }

    /// The disciplinary decisions about a person, oldest first.
    #[inline(always)]
    pub fn discipline_of(&self, person: Row<People>) -> Range<usize> {
        self.index.discipline.rows(person.index())
    }

    /// The proceedings against a person, oldest first.
    #[inline(always)]
    pub fn proceedings_of(&self, person: Row<People>) -> Range<usize> {
        self.index.proceedings.rows(person.index())
    }

    /// The mandates of a person, oldest first.
    #[inline(always)]
    pub fn mandates_of(&self, person: Row<People>) -> Range<usize> {
        self.index.mandates.rows(person.index())
    }

    /// The health certificates of a person, oldest first.
    #[inline(always)]
    pub fn health_of(&self, person: Row<People>) -> Range<usize> {
        self.index.health.rows(person.index())
    }

    /// The requests of a person, oldest first.
    #[inline(always)]
    pub fn requests_of(&self, person: Row<People>) -> Range<usize> {
        self.index.requests.rows(person.index())
    }

    /// The ranks of a title, oldest first.
    #[inline(always)]
    pub fn ranks_of(&self, title: Row<Titles>) -> Range<usize> {
        self.index.ranks.rows(title.index())
    }

    /// The terms of office of a committee, oldest first.
    pub fn terms_of(&self, unit: Row<Units>) -> Range<usize> {
        self.index.terms.rows(unit.index())
    }

    /// The relatives of a person, from both ends of every tie that the law counts (`other` is not one).
    #[inline(always)]
    pub fn kin_of(&self, person: Row<People>) -> impl Iterator<Item = Row<People>> + '_ {
        self.index.kin.of(person.index()).iter().map(|&number| Row::new(number))
    }

    /// The rows of `kinship` that name a person, at either end: every tie, also those that the law does not count.
    pub fn kinship_of(&self, person: Row<People>) -> &[u32] {
        self.index.kinship.of(person.index())
    }

    /// The tenures in a post: rows of `tenures`.
    #[inline(always)]
    pub fn tenures_in(&self, post: Row<Posts>) -> &[u32] {
        self.index.tenures_of_post.of(post.index())
    }

    /// The posts of a unit.
    pub fn posts_in(&self, unit: Row<Units>) -> impl Iterator<Item = Row<Posts>> + '_ {
        self.index.posts_of_unit.of(unit.index()).iter().map(|&number| Row::new(number))
    }

    /// The planning entries for a title: rows of `planning`.
    #[inline(always)]
    pub fn planned_for(&self, title: Row<Titles>) -> &[u32] {
        self.index.planned_in_title.of(title.index())
    }

    /// The units that name a unit as a successor, in whole or in part.
    pub fn unit_predecessors(&self, unit: Row<Units>) -> impl Iterator<Item = Row<Units>> + '_ {
        self.index.unit_predecessors.of(unit.index()).iter().map(|&number| Row::new(number))
    }

    /// The places that name a place as a successor, in whole or in part.
    pub fn place_predecessors(&self, place: Row<Places>) -> impl Iterator<Item = Row<Places>> + '_ {
        self.index.place_predecessors.of(place.index()).iter().map(|&number| Row::new(number))
    }

    /// The row with an id, in a table whose ids are given: `register.find(&register.tables().people.id, "CB0001")`.
    pub fn find<T>(&self, ids: &Keys, id: &str) -> Option<Row<T>> {
        let (mut low, mut high) = (0, ids.len());
        while low < high {
            let middle = (low + high) / 2;
            match ids.text(middle).cmp(id) {
                std::cmp::Ordering::Equal => return Some(Row::new(middle as u32)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

impl Index {
    fn new(tables: &Tables) -> Index {
        use crate::code::Relation;
        let people = tables.people.len();
        let kinship = &tables.kinship;
        let counted = (0..kinship.len()).filter(|&row| kinship.relation[row] != Some(Relation::Other));
        let ties = counted.flat_map(|row| {
            let (a, b) = (kinship.person[row].index(), kinship.relative[row].index());
            [(a, b as u32), (b, a as u32)]
        });
        let ends = |row: usize| [Some(kinship.person[row]), Some(kinship.relative[row]).filter(|relative| *relative != kinship.person[row])];
        let named = (0..kinship.len()).flat_map(|row| ends(row).into_iter().flatten().map(move |person| (person.index(), row as u32)));
        let rows = |count: usize| 0..count as u32;
        let (units, places) = (&tables.units, &tables.places);
        let unit_links = rows(units.len()).flat_map(|row| units.successors.list(row as usize).iter().map(move |(to, _)| (to.index(), row)));
        let place_links = rows(places.len()).flat_map(|row| places.successors.list(row as usize).iter().map(move |(to, _)| (to.index(), row)));
        Index {
            tenures: Starts::new(people, &tables.tenures.person),
            planning: Starts::new(people, &tables.planning.person),
            evaluations: Starts::new(people, &tables.evaluations.person),
            discipline: Starts::new(people, &tables.discipline.person),
            proceedings: Starts::new(people, &tables.proceedings.person),
            mandates: Starts::new(people, &tables.mandates.person),
            health: Starts::new(people, &tables.health.person),
            requests: Starts::new(people, &tables.requests.person),
            ranks: Starts::new(tables.titles.len(), &tables.ranks.title),
            terms: Starts::new(tables.units.len(), &tables.terms.unit),
            kin: Groups::new(people, ties),
            kinship: Groups::new(people, named),
            tenures_of_post: Groups::new(tables.posts.len(), rows(tables.tenures.len()).map(|row| (tables.tenures.post[row as usize].index(), row))),
            posts_of_unit: Groups::new(tables.units.len(), rows(tables.posts.len()).map(|row| (tables.posts.unit[row as usize].index(), row))),
            planned_in_title: Groups::new(tables.titles.len(), rows(tables.planning.len()).map(|row| (tables.planning.title[row as usize].index(), row))),
            unit_predecessors: Groups::new(units.len(), unit_links),
            place_predecessors: Groups::new(places.len(), place_links),
        }
    }
}
