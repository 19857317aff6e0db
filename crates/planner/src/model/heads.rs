//! A head's post that is filled does not end with fewer holders.

use crate::program::{FREE, Group, Program};
use crate::world::{Role, World};

pub(super) fn limit(world: &World, program: &mut Program) {
    let (out, into) = (world.arcs_by_source(), world.arcs_by_target());
    for number in (0..world.posts.len()).filter(|&number| world.posts[number].role == Role::Head && !out[number].is_empty()) {
        let change = into[number].iter().map(|&arc| (arc, 1)).chain(out[number].iter().map(|&arc| (arc, -1))).collect();
        program.row(Group::Head(number), 0, FREE, change);
    }
}
