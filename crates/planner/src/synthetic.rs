//! Worlds made up from a seed, for the comparisons with the exhaustive search and with the second solver, and for measuring.

use std::collections::BTreeMap;

use crate::model::lottery::ticket;
use crate::world::{Arc, Person, Pin, Post, Quota, Role, Tie, World};

/// How large a made-up world is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Number of posts.
    pub posts: usize,
    /// Number of units.
    pub units: usize,
    /// Possible moves of a person, at most.
    pub moves: usize,
    /// Of a hundred people, how many have to move.
    pub must_move: u64,
    /// Of a hundred possible moves, how many are tied to a second person.
    pub ties: u64,
    /// Whether pins are drawn.
    pub pins: bool,
}

impl Size {
    /// Small enough to try everything.
    pub const TINY: Size = Size { posts: 6, units: 3, moves: 3, must_move: 35, ties: 30, pins: true };
    /// A town's worth of posts.
    pub const TOWN: Size = Size { posts: 60, units: 13, moves: 8, must_move: 12, ties: 6, pins: false };
}

/// The world of a seed.
pub fn world(seed: u64, size: Size) -> World {
    let mut dice = Dice(seed);
    let mut world = World { units: (0..size.units).map(|unit| format!("U-{unit:03}")).collect(), ..World::default() };
    place(&mut dice, size, &mut world);
    open_moves(&mut dice, size, &mut world);
    tie(&mut dice, size, &mut world);
    ask(&mut dice, size, &mut world);
    world
}

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}

/// Posts of every kind: filled, with room, empty, with more holders than seats.
fn place(dice: &mut Dice, size: Size, world: &mut World) {
    for number in 0..size.posts {
        let role = [Role::Head, Role::Deputy, Role::Other, Role::Other][dice.below(4)];
        let seats = 1 + u32::from(role != Role::Head && dice.chance(30)) + u32::from(role == Role::Other && dice.chance(20));
        let holders = [seats, seats, seats, seats - 1, 0, seats + 1][dice.below(6)];
        // A holder who cannot be planned with is counted all the same.
        let unknown = u32::from(holders > 0 && dice.chance(10));
        world.posts.push(Post { id: format!("P-{number:03}"), unit: number % size.units, role, seats, holders });
        for _ in unknown..holders {
            let id = format!("C-{:03}", world.people.len());
            world.people.push(Person { id, post: number, must_move: dice.chance(size.must_move) });
        }
    }
}

fn open_moves(dice: &mut Dice, size: Size, world: &mut World) {
    for person in 0..world.people.len() {
        let drawn = dice.below(size.moves + 1);
        let mut targets: Vec<usize> = (0..drawn).map(|_| dice.below(size.posts)).filter(|&to| to != world.people[person].post).collect();
        targets.sort_unstable();
        targets.dedup();
        for to in targets {
            world.arcs.push(Arc {
                person,
                to,
                exception: dice.chance(25),
                forbidden_by: Vec::new(),
                fit: dice.below(4) as i32,
                ticket: ticket(&world.people[person].id, &world.posts[to].id),
                within_seats: dice.chance(15),
            });
        }
    }
}

fn tie(dice: &mut Dice, size: Size, world: &mut World) {
    let of_person = world.arcs_by_person();
    for arc in 0..world.arcs.len() {
        let relative = dice.below(world.people.len());
        if relative == world.arcs[arc].person || !dice.chance(size.ties) {
            continue;
        }
        let arcs = of_person[relative].iter().copied().filter(|_| dice.chance(50)).collect();
        world.ties.push(Tie { arc, relative, stays: dice.chance(50), arcs, because: String::from("kin") });
    }
}

fn ask(dice: &mut Dice, size: Size, world: &mut World) {
    let mut quotas: BTreeMap<usize, Quota> = BTreeMap::new();
    for _ in 0..1 + size.units / 4 {
        let unit = dice.below(size.units);
        let mut bounds = || {
            let least = dice.below(3) as u32;
            dice.chance(70).then(|| [least, least + dice.below(3) as u32])
        };
        quotas.insert(unit, Quota { unit, out: bounds(), into: bounds() });
    }
    world.quotas = quotas.into_values().collect();
    world.leaders_out_max = dice.chance(60).then(|| 1 + dice.below(2) as u32);
    world.allow_exceptions = dice.chance(60);
    if !size.pins || world.arcs.is_empty() {
        return;
    }
    if dice.chance(30) {
        let arc = dice.below(world.arcs.len());
        let (person, to_post) = (world.people[world.arcs[arc].person].id.clone(), world.posts[world.arcs[arc].to].id.clone());
        world.pins.push(Pin { person, to_post, arc: Some(arc), barred_by: Vec::new() });
    }
    if dice.chance(25) {
        let closed = dice.below(world.posts.len());
        world.forbids.push(world.posts[closed].id.clone());
        world.arcs.iter_mut().filter(|arc| arc.to == closed).for_each(|arc| arc.forbidden_by.push(0));
    }
}
