//! No post ends with more holders than its seats, or than it has now where that is more already.

use crate::program::{FREE, Group, Program};
use crate::world::World;

pub(super) fn limit(world: &World, program: &mut Program) {
    let (out, into) = (world.arcs_by_source(), world.arcs_by_target());
    for (number, post) in world.posts.iter().enumerate() {
        let room = i64::from(post.seats.max(post.holders)) - i64::from(post.holders);
        let change: Vec<(usize, i64)> = into[number].iter().map(|&arc| (arc, 1)).chain(out[number].iter().map(|&arc| (arc, -1))).collect();
        if into[number].len() as i64 > room {
            program.row(Group::Seats(number), -FREE, room, change.clone());
        }
        let above = i64::from(post.holders) - i64::from(post.seats);
        for &arc in into[number].iter().filter(|&&arc| above > 0 && world.arcs[arc].within_seats) {
            // With this move, what is above the seats must go; without it, nothing may be added.
            let mut terms = change.clone();
            terms.push((arc, above));
            merge(&mut terms);
            program.row(Group::Seats(number), -FREE, 0, terms);
        }
    }
}

fn merge(terms: &mut Vec<(usize, i64)>) {
    terms.sort_unstable();
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
}
