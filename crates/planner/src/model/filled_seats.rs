//! Fourth level: holders that a post, other than a head's, loses without replacement.

use super::Level;
use crate::program::{Cost, Program};
use crate::world::{Role, World};

pub(super) const LEVEL: Level = Level { name: "seats_left_empty", words: ["ghế đang có người mà bỏ trống", "filled seats left empty"], build };

fn build(world: &World, program: &mut Program) -> Cost {
    let (out, into) = (world.arcs_by_source(), world.arcs_by_target());
    let mut cost = Cost { constant: 0, terms: Vec::new(), range: (0, 0) };
    for (number, post) in world.posts.iter().enumerate() {
        if post.role == Role::Head || out[number].is_empty() {
            continue;
        }
        let coming = into[number].iter().map(|&arc| (arc, 1));
        let leaving = out[number].iter().map(|&arc| (arc, -1));
        let empty = program.missing(i64::from(post.holders), 0, coming.chain(leaving).collect());
        cost.terms.push((empty, 1));
        cost.range.1 += i64::from(post.holders);
    }
    cost
}
