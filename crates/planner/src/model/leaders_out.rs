//! Heads and deputies of one unit do not leave their posts all at once.

use crate::program::{FREE, Group, Program};
use crate::world::{Role, World};

pub(super) fn limit(world: &World, program: &mut Program) {
    let Some(most) = world.leaders_out_max else { return };
    let mut leaving = vec![Vec::new(); world.units.len()];
    for arc in 0..world.arcs.len() {
        let post = &world.posts[world.from(arc)];
        if post.role != Role::Other {
            leaving[post.unit].push((arc, 1));
        }
    }
    for (unit, moves) in leaving.into_iter().enumerate().filter(|(_, moves)| !moves.is_empty()) {
        program.row(Group::LeadersOut(unit), -FREE, i64::from(most), moves);
    }
}
