//! Every limit is felt: in some tiny world the best plan changes when it is taken away. Without this, the comparison with the exhaustive search
//! could agree on worlds in which a limit never matters.

use planner::synthetic::{Size, world};
use planner::world::World;
use planner::{Limits, Status, solve};

fn felt(change: impl Fn(&mut World)) -> usize {
    let differs = |seed: &u64| {
        let before = world(*seed, Size::TINY);
        let mut after = before.clone();
        change(&mut after);
        let (with, without) = (solve(&before, &Limits::none()), solve(&after, &Limits::none()));
        (with.status, &with.moves) != (without.status, &without.moves)
    };
    (0..400).filter(differs).count()
}

#[test]
fn every_limit_is_felt_in_some_world() {
    let counts = [
        ("ties of who stays", felt(|world| world.ties.iter_mut().for_each(|tie| tie.stays = false))),
        ("ties of who goes", felt(|world| world.ties.iter_mut().for_each(|tie| tie.arcs.clear()))),
        ("leaders", felt(|world| world.leaders_out_max = None)),
        ("quotas", felt(|world| world.quotas.clear())),
        ("exceptions", felt(|world| world.allow_exceptions = true)),
        ("pins", felt(|world| world.pins.clear())),
        ("forbids", felt(|world| world.arcs.iter_mut().for_each(|arc| arc.forbidden_by.clear()))),
        ("within seats", felt(|world| world.arcs.iter_mut().for_each(|arc| arc.within_seats = false))),
        ("seats", felt(|world| world.posts.iter_mut().for_each(|post| post.seats += 3))),
        ("heads", felt(|world| world.posts.iter_mut().for_each(|post| post.role = planner::world::Role::Other))),
        ("duties", felt(|world| world.people.iter_mut().for_each(|person| person.must_move = false))),
        ("fit", felt(|world| world.arcs.iter_mut().for_each(|arc| arc.fit = 0))),
        ("lottery", felt(|world| world.arcs.iter_mut().for_each(|arc| arc.ticket = 0xff_ffff - arc.ticket))),
    ];
    assert!(counts.iter().all(|(_, count)| *count >= 3), "{counts:?}");
}

/// The same world gives the same plan whatever the order in which its possible moves are listed.
#[test]
fn the_order_of_the_list_does_not_matter() {
    for seed in 0..200 {
        let first = world(seed, Size::TINY);
        let arcs = first.arcs.len();
        let mut second = first.clone();
        second.arcs.reverse();
        let turned = |arc: &mut usize| *arc = arcs - 1 - *arc;
        second.ties.iter_mut().for_each(|tie| {
            turned(&mut tie.arc);
            tie.arcs.iter_mut().for_each(turned);
        });
        second.pins.iter_mut().for_each(|pin| pin.arc.iter_mut().for_each(turned));
        let (first, mut second) = (solve(&first, &Limits::none()), solve(&second, &Limits::none()));
        second.moves.iter_mut().for_each(turned);
        second.moves.sort_unstable();
        assert_eq!((first.status, first.moves, first.values), (second.status, second.moves, second.values), "seed {seed}");
    }
}

/// Rings of three who exclude one another: the linear relaxation moves half of everybody, so that only branching finds what whole people can do.
#[test]
fn where_the_relaxation_moves_halves_of_people_the_plan_is_still_proven() {
    use planner::world::{Arc, Person, Post, Role, Tie};
    for rings in 1..=6 {
        let mut world = World { units: vec!["U".to_owned()], ..World::default() };
        let post = |id: String| Post { id, unit: 0, role: Role::Other, seats: 1, holders: 0 };
        for number in 0..3 * rings {
            world.posts.extend([post(format!("A{number}")), post(format!("B{number}"))]);
            world.posts[2 * number].holders = 1;
            world.people.push(Person { id: format!("C{number}"), post: 2 * number, must_move: true });
            let open =
                Arc { person: number, to: 2 * number + 1, exception: false, forbidden_by: Vec::new(), fit: 0, ticket: number as u32, within_seats: false };
            world.arcs.push(open);
            let next = number - number % 3 + (number + 1) % 3;
            world.ties.push(Tie { arc: number, relative: next, stays: false, arcs: vec![next], because: String::new() });
        }
        let solution = solve(&world, &Limits::none());
        assert_eq!(solution.proof, planner::Proof::WholeNumbers);
        assert_eq!(solution.values[0], 2 * rings as i64, "one of each ring can move");
        assert_eq!(solution.moves, (0..rings).map(|ring| 3 * ring).collect::<Vec<_>>(), "the lottery decides which");
    }
}

/// Without time there is still an answer, and it claims nothing that is not so.
#[test]
fn without_time_nothing_is_claimed_that_is_not_so() {
    let mut unproven = 0;
    for seed in 0..200 {
        let world = world(seed, Size::TINY);
        let hurried = solve(&world, &Limits { seconds_max: 1.0, elapsed: &|| 2.0 });
        let best = solve(&world, &Limits::none());
        match hurried.status {
            // What can be seen without a search, such as that nobody need move, is proven even so.
            Status::Optimal | Status::Infeasible => assert_eq!((hurried.status, hurried.moves), (best.status, best.moves), "seed {seed}"),
            Status::Feasible => {
                unproven += 1;
                assert_eq!(planner::score::broken(&world, &hurried.moves), [], "seed {seed}");
                assert!(hurried.bounds.iter().zip(&best.values).all(|(bound, value)| bound.is_none_or(|bound| bound <= *value)), "seed {seed}");
            }
            Status::Unknown => unproven += 1,
        }
    }
    assert!(unproven > 100, "{unproven}");
}
