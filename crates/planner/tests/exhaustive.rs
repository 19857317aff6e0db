//! Tiny worlds, every plan tried. Written from the words of the contract, not from the integer program: who moves where, and then counting.

use std::collections::HashMap;

use planner::synthetic::{Size, world};
use planner::world::{Role, World};
use planner::{Limits, Status, solve, solve_but};

/// Where everybody goes: the possible move taken, or none.
type Choice = Vec<Option<usize>>;

fn every_choice(world: &World, mut visit: impl FnMut(&Choice)) {
    fn step(world: &World, person: usize, choice: &mut Choice, visit: &mut dyn FnMut(&Choice)) {
        if person == world.people.len() {
            return visit(choice);
        }
        choice.push(None);
        step(world, person + 1, choice, visit);
        for arc in (0..world.arcs.len()).filter(|&arc| world.arcs[arc].person == person) {
            choice[person] = Some(arc);
            step(world, person + 1, choice, visit);
        }
        choice.pop();
    }
    step(world, 0, &mut Vec::new(), &mut visit);
}

struct Tally {
    gone: HashMap<usize, i64>,
    come: HashMap<usize, i64>,
    unit_out: HashMap<usize, i64>,
    unit_in: HashMap<usize, i64>,
    leaders: HashMap<usize, i64>,
}

fn tally(world: &World, choice: &Choice) -> Tally {
    let mut tally = Tally { gone: HashMap::new(), come: HashMap::new(), unit_out: HashMap::new(), unit_in: HashMap::new(), leaders: HashMap::new() };
    for (person, arc) in choice.iter().enumerate() {
        let Some(arc) = arc else { continue };
        let (source, target) = (world.people[person].post, world.arcs[*arc].to);
        *tally.gone.entry(source).or_default() += 1;
        *tally.come.entry(target).or_default() += 1;
        let (left, entered) = (&world.posts[source], &world.posts[target]);
        if left.unit != entered.unit {
            *tally.unit_out.entry(left.unit).or_default() += 1;
            *tally.unit_in.entry(entered.unit).or_default() += 1;
        }
        if matches!(left.role, Role::Head | Role::Deputy) {
            *tally.leaders.entry(left.unit).or_default() += 1;
        }
    }
    tally
}

fn allowed(world: &World, choice: &Choice, tally: &Tally) -> bool {
    let count = |map: &HashMap<usize, i64>, key: usize| map.get(&key).copied().unwrap_or(0);
    for (number, post) in world.posts.iter().enumerate() {
        let after = i64::from(post.holders) + count(&tally.come, number) - count(&tally.gone, number);
        if after > i64::from(post.seats) && after > i64::from(post.holders) || post.role == Role::Head && after < i64::from(post.holders) {
            return false;
        }
        let strict = choice.iter().flatten().any(|&arc| world.arcs[arc].to == number && world.arcs[arc].within_seats);
        if strict && after > i64::from(post.seats) {
            return false;
        }
    }
    for quota in &world.quotas {
        let over = |bounds: Option<[u32; 2]>, used: i64| bounds.is_some_and(|bounds| used > i64::from(bounds[1]));
        if over(quota.out, count(&tally.unit_out, quota.unit)) || over(quota.into, count(&tally.unit_in, quota.unit)) {
            return false;
        }
    }
    let leaders = tally.leaders.values().all(|&leaving| world.leaders_out_max.is_none_or(|most| leaving <= i64::from(most)));
    let taken = |arc: &usize| choice[world.arcs[*arc].person] == Some(*arc);
    let kin = world.ties.iter().filter(|tie| taken(&tie.arc)).all(|tie| match choice[tie.relative] {
        None => !tie.stays,
        Some(arc) => !tie.arcs.contains(&arc),
    });
    let open = choice.iter().flatten().all(|&arc| world.arcs[arc].forbidden_by.is_empty() && (world.allow_exceptions || !world.arcs[arc].exception));
    leaders && kin && open && world.pins.iter().all(|pin| pin.arc.as_ref().is_some_and(taken))
}

fn weigh(world: &World, choice: &Choice, tally: &Tally) -> [i64; 7] {
    let count = |map: &HashMap<usize, i64>, key: usize| map.get(&key).copied().unwrap_or(0);
    let duties = world.people.iter().zip(choice).filter(|(person, arc)| person.must_move && arc.is_none()).count() as i64;
    let mut shortfall = 0;
    for quota in &world.quotas {
        let missing = |bounds: Option<[u32; 2]>, used: i64| bounds.map_or(0, |bounds| (i64::from(bounds[0]) - used).max(0));
        shortfall += missing(quota.out, count(&tally.unit_out, quota.unit)) + missing(quota.into, count(&tally.unit_in, quota.unit));
    }
    let mut empty = 0;
    for (number, post) in world.posts.iter().enumerate().filter(|(_, post)| post.role != Role::Head) {
        let after = i64::from(post.holders) + count(&tally.come, number) - count(&tally.gone, number);
        empty += (i64::from(post.holders) - after).max(0);
    }
    let taken: Vec<_> = choice.iter().flatten().map(|&arc| &world.arcs[arc]).collect();
    let exceptions = taken.iter().filter(|arc| arc.exception).count() as i64;
    let fit: i64 = taken.iter().map(|arc| i64::from(arc.fit)).sum();
    let lottery = taken.iter().map(|arc| i64::from(arc.ticket)).sum();
    [duties, shortfall, exceptions, empty, taken.len() as i64, -fit, lottery]
}

/// Every plan with its value, best first.
fn ranked(world: &World) -> Vec<([i64; 7], Vec<usize>)> {
    let mut plans = Vec::new();
    every_choice(world, |choice| {
        let tally = tally(world, choice);
        if allowed(world, choice, &tally) {
            plans.push((weigh(world, choice, &tally), choice.iter().flatten().copied().collect()));
        }
    });
    plans.sort();
    plans
}

#[test]
fn every_tiny_world_gets_its_best_plan_and_only_that() {
    let mut seen = HashMap::<&str, usize>::new();
    for seed in 0..2_000 {
        let world = world(seed, Size::TINY);
        let found = solve(&world, &Limits::none());
        let ranked = ranked(&world);
        match ranked.first() {
            None => {
                *seen.entry("infeasible").or_default() += 1;
                assert_eq!(found.status, Status::Infeasible, "seed {seed}");
            }
            Some((value, plan)) => {
                assert_eq!(found.status, Status::Optimal, "seed {seed}: {found:?}");
                assert_eq!(found.values, value, "seed {seed}: {world:#?}");
                assert_eq!(&found.moves, plan, "seed {seed}");
                assert!(ranked.get(1).is_none_or(|(second, _)| second > value), "seed {seed}: the lottery leaves one plan");
                assert_eq!(found.bounds, value.map(Some), "seed {seed}");
                assert_eq!(found.proof, planner::Proof::WholeNumbers, "seed {seed}");
                assert_eq!(planner::score::broken(&world, &found.moves), []);
                for (what, there) in [
                    ("quota short", value[1] > 0),
                    ("duty unmet", value[0] > 0),
                    ("exception", value[2] > 0),
                    ("seat empty", value[3] > 0),
                    ("pin", !world.pins.is_empty()),
                    ("moves", value[4] > 1),
                ] {
                    *seen.entry(what).or_default() += usize::from(there);
                }
            }
        }
    }
    // The comparison says nothing about what never occurs.
    for what in ["infeasible", "quota short", "duty unmet", "exception", "seat empty", "pin", "moves"] {
        assert!(seen.get(what).is_some_and(|&count| count >= 20), "{what}: {seen:?}");
    }
}

#[test]
fn the_next_best_plans_are_the_next_of_the_full_list() {
    for seed in 0..300 {
        let world = world(seed, Size::TINY);
        let ranked = ranked(&world);
        let mut found: Vec<Vec<usize>> = Vec::new();
        for number in 0..4 {
            let known: Vec<&[usize]> = found.iter().map(Vec::as_slice).collect();
            let next = solve_but(&world, &known, &Limits::none());
            let expected = ranked.get(number);
            assert_eq!(next.status == Status::Optimal, expected.is_some(), "seed {seed}, plan {number}: {next:?}");
            let Some((value, plan)) = expected else { break };
            assert_eq!((&next.values[..], &next.moves), (&value[..], plan), "seed {seed}, plan {number}");
            found.push(next.moves);
        }
    }
}
