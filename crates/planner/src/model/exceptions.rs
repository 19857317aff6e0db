//! Third level: moves that need a recorded decision. Where the request does not allow them, they are closed.

use super::{Level, over_moves};
use crate::program::{Cost, Group, Program};
use crate::world::World;

pub(super) const LEVEL: Level = Level { name: "exceptions", words: ["lượt cần quyết định riêng", "moves that need a recorded decision"], build };

pub(super) fn limit(world: &World, program: &mut Program) {
    if !world.allow_exceptions {
        (0..world.arcs.len()).filter(|&arc| world.arcs[arc].exception).for_each(|arc| program.close(Group::Exceptions, arc));
    }
}

fn build(world: &World, _: &mut Program) -> Cost {
    over_moves(world, |arc| i64::from(world.arcs[arc].exception))
}
