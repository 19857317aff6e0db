//! A plan weighed without any solver: what it is worth on every level, and which limits it breaks.

use std::collections::BTreeMap;

use crate::program::Group;
use crate::world::{Role, World};

/// The value of every level, in the order of [`crate::LEVELS`].
pub fn values(world: &World, moves: &[usize]) -> [i64; 7] {
    let movers: std::collections::BTreeSet<usize> = moves.iter().map(|&arc| world.arcs[arc].person).collect();
    let duties = world.people.iter().enumerate().filter(|(number, person)| person.must_move && !movers.contains(number)).count();
    let after = world.holders_after(moves);
    let others = world.posts.iter().zip(&after).filter(|(post, _)| post.role != Role::Head);
    let sum = |number: &dyn Fn(usize) -> i64| moves.iter().map(|&arc| number(arc)).sum::<i64>();
    [
        duties as i64,
        shortfall(world, moves),
        sum(&|arc| i64::from(world.arcs[arc].exception)),
        others.map(|(post, &after)| (i64::from(post.holders) - after).max(0)).sum(),
        moves.len() as i64,
        -sum(&|arc| i64::from(world.arcs[arc].fit)),
        sum(&|arc| i64::from(world.arcs[arc].ticket)),
    ]
}

/// Moves of a plan out of a unit and into it.
pub fn crossings(world: &World, moves: &[usize], unit: usize) -> (i64, i64) {
    let crossing = || moves.iter().filter(|&&arc| world.crosses(arc));
    let out = crossing().filter(|&&arc| world.posts[world.from(arc)].unit == unit).count();
    let into = crossing().filter(|&&arc| world.posts[world.arcs[arc].to].unit == unit).count();
    (out as i64, into as i64)
}

fn shortfall(world: &World, moves: &[usize]) -> i64 {
    let below = |bounds: Option<[u32; 2]>, used: i64| bounds.map_or(0, |[least, _]| (i64::from(least) - used).max(0));
    let of = |quota: &crate::world::Quota| {
        let (out, into) = crossings(world, moves, quota.unit);
        below(quota.out, out) + below(quota.into, into)
    };
    world.quotas.iter().map(of).sum()
}

/// The limits that a set of moves breaks; [`Group::Structure`] stands for a person who would move twice.
pub fn broken(world: &World, moves: &[usize]) -> Vec<Group> {
    let mut broken = Vec::new();
    let mut by_person: BTreeMap<usize, usize> = BTreeMap::new();
    for &arc in moves {
        if by_person.insert(world.arcs[arc].person, arc).is_some() {
            broken.push(Group::Structure);
        }
    }
    broken_by_request(world, moves, &mut broken);
    broken_by_posts(world, moves, &mut broken);
    for (number, tie) in world.ties.iter().enumerate().filter(|(_, tie)| moves.contains(&tie.arc)) {
        let ruled_out = by_person.get(&tie.relative).map_or(tie.stays, |arc| tie.arcs.contains(arc));
        if ruled_out {
            broken.push(Group::Tie(number));
        }
    }
    broken
}

fn broken_by_request(world: &World, moves: &[usize], broken: &mut Vec<Group>) {
    for &arc in moves {
        broken.extend(world.arcs[arc].forbidden_by.iter().map(|&forbid| Group::Forbid(forbid)));
        broken.extend((world.arcs[arc].exception && !world.allow_exceptions).then_some(Group::Exceptions));
    }
    for (number, pin) in world.pins.iter().enumerate() {
        broken.extend((!pin.arc.is_some_and(|arc| moves.contains(&arc))).then_some(Group::Pin(number)));
    }
    let above = |bounds: Option<[u32; 2]>, used: i64| bounds.is_some_and(|[_, most]| used > i64::from(most));
    for (number, quota) in world.quotas.iter().enumerate() {
        let (out, into) = crossings(world, moves, quota.unit);
        broken.extend(above(quota.out, out).then_some(Group::QuotaOut(number)));
        broken.extend(above(quota.into, into).then_some(Group::QuotaIn(number)));
    }
    let Some(most) = world.leaders_out_max else { return };
    for unit in 0..world.units.len() {
        let leads = |&&arc: &&usize| world.posts[world.from(arc)].unit == unit && world.posts[world.from(arc)].role != Role::Other;
        broken.extend((moves.iter().filter(leads).count() > most as usize).then_some(Group::LeadersOut(unit)));
    }
}

fn broken_by_posts(world: &World, moves: &[usize], broken: &mut Vec<Group>) {
    let after = world.holders_after(moves);
    for (number, post) in world.posts.iter().enumerate() {
        let strict = moves.iter().any(|&arc| world.arcs[arc].to == number && world.arcs[arc].within_seats);
        let most = if strict { post.seats } else { post.seats.max(post.holders) };
        broken.extend((after[number] > i64::from(most)).then_some(Group::Seats(number)));
        broken.extend((post.role == Role::Head && after[number] < i64::from(post.holders)).then_some(Group::Head(number)));
    }
}
