//! A person moves at most once.

use crate::program::{FREE, Group, Program};
use crate::world::World;

pub(super) fn limit(world: &World, program: &mut Program) {
    for moves in world.arcs_by_person().into_iter().filter(|moves| !moves.is_empty()) {
        program.row(Group::Structure, -FREE, 1, moves.into_iter().map(|arc| (arc, 1)).collect());
    }
}
