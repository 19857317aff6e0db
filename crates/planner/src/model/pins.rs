//! What the request asks for by name: moves that must be there, moves that must not.

use crate::program::{Group, Program};
use crate::world::World;

pub(super) fn limit(world: &World, program: &mut Program) {
    for (arc, possible) in world.arcs.iter().enumerate() {
        possible.forbidden_by.iter().for_each(|&forbid| program.close(Group::Forbid(forbid), arc));
    }
    for (number, pin) in world.pins.iter().enumerate() {
        program.force(Group::Pin(number), pin.arc);
    }
}
