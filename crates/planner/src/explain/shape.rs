//! The shape of a plan: what follows on what, who loses and who gains whom.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Word;
use crate::situation::Situation;
use crate::world::World;

/// Moves that follow one another: each goes to the post that the next one leaves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Circle {
    /// The people, in order.
    pub people: Vec<String>,
    /// The posts, in order: of a chain one more than people, of a circle as many.
    pub posts: Vec<String>,
    /// `chain`, `swap` or `circle`.
    pub kind: Word,
}

/// A post before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PostChange {
    /// The post.
    pub post: String,
    /// Its unit.
    pub unit: String,
    /// Approved seats.
    pub seats: u32,
    /// Holders before.
    pub before: u32,
    /// Holders after.
    pub after: i64,
    /// Who leaves it.
    pub leave: Vec<String>,
    /// Who comes.
    pub come: Vec<String>,
}

/// A unit before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnitChange {
    /// The unit.
    pub unit: String,
    /// Holders before.
    pub before: i64,
    /// Holders after.
    pub after: i64,
    /// Whom it loses to other units.
    pub loses: Vec<String>,
    /// Whom it gains from other units.
    pub gains: Vec<String>,
    /// Who changes posts within it.
    pub within: Vec<String>,
}

/// The chains and the circles of a plan. Where several leave and reach one post, they follow one another in the order of their ids.
pub(crate) fn chains(world: &World, plan: &[usize]) -> (Vec<Circle>, Vec<Circle>) {
    let mut leaving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    plan.iter().rev().for_each(|&arc| leaving.entry(world.from(arc)).or_default().push(arc));
    // Who reaches a post is followed by who leaves it.
    let mut next: BTreeMap<usize, usize> = BTreeMap::new();
    for &arc in plan {
        if let Some(follower) = leaving.get_mut(&world.arcs[arc].to).and_then(Vec::pop) {
            next.insert(arc, follower);
        }
    }
    let followers: BTreeSet<usize> = next.values().copied().collect();
    let mut seen = BTreeSet::new();
    let mut walk = |start: usize| -> Vec<usize> {
        let follow = std::iter::successors(Some(start), |arc| next.get(arc).copied());
        follow.take_while(|&arc| seen.insert(arc)).collect()
    };
    let open: Vec<Vec<usize>> = plan.iter().filter(|arc| !followers.contains(arc)).map(|&arc| walk(arc)).collect();
    let closed: Vec<Vec<usize>> = plan.iter().map(|&arc| walk(arc)).filter(|moves| !moves.is_empty()).collect();
    (open.iter().map(|moves| circle(world, moves, false)).collect(), closed.iter().map(|moves| circle(world, moves, true)).collect())
}

fn circle(world: &World, moves: &[usize], closed: bool) -> Circle {
    let mut posts: Vec<String> = moves.iter().map(|&arc| world.posts[world.from(arc)].id.clone()).collect();
    if !closed {
        posts.extend(moves.last().map(|&arc| world.posts[world.arcs[arc].to].id.clone()));
    }
    let kind = match (closed, moves.len()) {
        (false, _) => "chain",
        (true, 2) => "swap",
        (true, _) => "circle",
    };
    Circle { people: moves.iter().map(|&arc| name(world, arc)).collect(), posts, kind: kind.into() }
}

/// Every post that somebody leaves or reaches.
pub(crate) fn posts(world: &World, plan: &[usize]) -> Vec<PostChange> {
    let touched: BTreeSet<usize> = plan.iter().flat_map(|&arc| [world.from(arc), world.arcs[arc].to]).collect();
    let after = world.holders_after(plan);
    touched.into_iter().map(|post| change(world, plan, post, after[post])).collect()
}

/// Posts in being with fewer holders than seats afterwards.
pub(crate) fn unfilled(situation: &Situation<'_>, world: &World, plan: &[usize]) -> Vec<PostChange> {
    let after = world.holders_after(plan);
    let short = (0..world.posts.len()).filter(|&post| situation.posts[post].open && after[post] < i64::from(world.posts[post].seats));
    short.map(|post| change(world, plan, post, after[post])).collect()
}

fn change(world: &World, plan: &[usize], number: usize, after: i64) -> PostChange {
    let post = &world.posts[number];
    let who = |of: &dyn Fn(usize) -> usize| plan.iter().filter(|&&arc| of(arc) == number).map(|&arc| name(world, arc)).collect();
    PostChange {
        post: post.id.clone(),
        unit: world.units[post.unit].clone(),
        seats: post.seats,
        before: post.holders,
        after,
        leave: who(&|arc| world.from(arc)),
        come: who(&|arc| world.arcs[arc].to),
    }
}

/// Every unit that somebody leaves, reaches or changes posts in.
pub(crate) fn units(world: &World, plan: &[usize]) -> Vec<UnitChange> {
    let left = |arc: usize| world.posts[world.from(arc)].unit;
    let reached = |arc: usize| world.posts[world.arcs[arc].to].unit;
    let touched: BTreeSet<usize> = plan.iter().flat_map(|&arc| [left(arc), reached(arc)]).collect();
    let who = |of: &dyn Fn(usize) -> bool| -> Vec<String> { plan.iter().filter(|&&arc| of(arc)).map(|&arc| name(world, arc)).collect() };
    let change = |unit: usize| {
        let before: i64 = world.posts.iter().filter(|post| post.unit == unit).map(|post| i64::from(post.holders)).sum();
        let loses = who(&|arc| left(arc) == unit && reached(arc) != unit);
        let gains = who(&|arc| left(arc) != unit && reached(arc) == unit);
        let within = who(&|arc| left(arc) == unit && reached(arc) == unit);
        UnitChange { unit: world.units[unit].clone(), before, after: before + gains.len() as i64 - loses.len() as i64, loses, gains, within }
    };
    touched.into_iter().map(change).collect()
}

fn name(world: &World, arc: usize) -> String {
    world.people[world.arcs[arc].person].id.clone()
}
