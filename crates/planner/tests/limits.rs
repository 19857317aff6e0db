//! Every limit is felt: in some tiny world the best plan changes when it is taken away. Without this, the comparison with the exhaustive search
//! could agree on worlds in which a limit never matters.

use planner::synthetic::{Size, world};
use planner::world::World;
use planner::{Limits, solve};

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
