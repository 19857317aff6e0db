//! The scope on the day: its posts, who holds them, and who may move. Read from the register; no rule is asked yet.

use std::collections::BTreeMap;

use register::code::Role as TitleRole;
use register::column::Row;
use register::tables::{People, Posts, Units};
use register::{Period, Register};

use crate::request::Request;
use crate::world::Role;

/// The scope's posts and people on the day of the moves.
pub struct Situation<'a> {
    /// The facts.
    pub register: &'a Register,
    /// What is asked for.
    pub request: &'a Request,
    /// The scope's posts, in the order of their ids.
    pub posts: Vec<Seat>,
    /// People whose main tenure is in one of these posts, in the order of their ids.
    pub people: Vec<Seated>,
    /// Units of these posts, and of the request's quotas.
    pub units: Vec<Row<Units>>,
    /// People with more than one main tenure on the day, one of them in the scope: nothing can be said of them.
    pub contradictory: Vec<Row<People>>,
    person_numbers: BTreeMap<Row<People>, usize>,
    post_numbers: BTreeMap<Row<Posts>, usize>,
}

/// A post of the scope.
#[derive(Clone, PartialEq, Debug)]
pub struct Seat {
    /// The post.
    pub post: Row<Posts>,
    /// Its unit, by its position in [`Situation::units`].
    pub unit: usize,
    /// The role of its title.
    pub role: Role,
    /// Approved seats.
    pub seats: u32,
    /// Holders by main tenure before the plan; those of whom the register contradicts itself are among them.
    pub holders: u32,
    /// Whether it is in being on the day, and may receive.
    pub open: bool,
}

/// A person who may move.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Seated {
    /// Who.
    pub person: Row<People>,
    /// The post of the main tenure, by its position in [`Situation::posts`].
    pub post: usize,
}

impl<'a> Situation<'a> {
    /// The scope of a request on its day.
    pub fn read(register: &'a Register, request: &'a Request) -> Situation<'a> {
        let units = units(register, request);
        let mut situation = Situation {
            register,
            request,
            posts: Vec::new(),
            people: Vec::new(),
            units: units.keys().copied().collect(),
            contradictory: Vec::new(),
            person_numbers: BTreeMap::new(),
            post_numbers: BTreeMap::new(),
        };
        for number in 0..register.tables().posts.len() {
            let post = Row::new(number as u32);
            if let Some(true) = units.get(&register.tables().posts.unit[number]) {
                situation.add(post);
            }
        }
        situation.people.sort_by_key(|seated| seated.person);
        situation.contradictory.sort();
        situation.contradictory.dedup();
        situation.person_numbers = situation.people.iter().enumerate().map(|(number, seated)| (seated.person, number)).collect();
        situation
    }

    fn add(&mut self, post: Row<Posts>) {
        let (register, day) = (self.register, self.request.on);
        let tables = register.tables();
        let (row, unit) = (post.index(), tables.posts.unit[post.index()]);
        let in_being = Period { from: tables.posts.from[row].0, until: tables.posts.until[row].0 }.holds(day);
        let unit_in_being = Period { from: tables.units.from[unit.index()].0, until: tables.units.until[unit.index()].0 }.holds(day);
        let holders = register.holders(post, day);
        for &(person, sure) in &holders {
            if sure {
                self.people.push(Seated { person, post: self.posts.len() });
            } else {
                self.contradictory.push(person);
            }
        }
        self.post_numbers.insert(post, self.posts.len());
        self.posts.push(Seat {
            post,
            unit: self.units.binary_search(&unit).expect("the units of the scope's posts were listed before"),
            role: role(register, post),
            seats: tables.posts.seats[row].and_then(|seats| u32::try_from(seats).ok()).unwrap_or(0),
            holders: holders.len() as u32,
            open: in_being && unit_in_being,
        });
    }

    /// The position of a person among [`Situation::people`].
    pub fn person(&self, person: Row<People>) -> Option<usize> {
        self.person_numbers.get(&person).copied()
    }

    /// The position of a post among [`Situation::posts`].
    pub fn post(&self, post: Row<Posts>) -> Option<usize> {
        self.post_numbers.get(&post).copied()
    }

    /// The post of a person's main tenure.
    pub fn post_of(&self, person: usize) -> Row<Posts> {
        self.posts[self.people[person].post].post
    }

    /// The relatives of a person who may move themselves, by their position in [`Situation::people`].
    pub fn relatives(&self, person: usize) -> Vec<usize> {
        let mut relatives: Vec<usize> = self.register.kin_of(self.people[person].person).filter_map(|relative| self.person(relative)).collect();
        relatives.sort_unstable();
        relatives.dedup();
        relatives.retain(|&relative| relative != person);
        relatives
    }

    /// The people who hold a post and may move, by their position in [`Situation::people`].
    pub fn movable_holders(&self) -> Vec<Vec<usize>> {
        let mut holders = vec![Vec::new(); self.posts.len()];
        self.people.iter().enumerate().for_each(|(number, seated)| holders[seated.post].push(number));
        holders
    }
}

/// Units of the scope (`true`), and units of quotas outside it (`false`).
fn units(register: &Register, request: &Request) -> BTreeMap<Row<Units>, bool> {
    let all = (0..register.tables().units.len() as u32).map(Row::new);
    let mut units: BTreeMap<Row<Units>, bool> =
        all.filter(|&unit| register.unit_within(unit, request.scope, request.on) == Some(true)).map(|unit| (unit, true)).collect();
    for quota in &request.quotas {
        units.entry(quota.unit).or_insert(false);
    }
    units
}

fn role(register: &Register, post: Row<Posts>) -> Role {
    let tables = register.tables();
    match tables.titles.role[tables.posts.title[post.index()].index()] {
        Some(TitleRole::Head) => Role::Head,
        Some(TitleRole::Deputy) => Role::Deputy,
        _ => Role::Other,
    }
}
