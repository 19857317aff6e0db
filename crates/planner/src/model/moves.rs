//! Fifth level: moves. What need not move stays.

use super::{Level, over_moves};
use crate::program::{Cost, Program};
use crate::world::World;

pub(super) const LEVEL: Level = Level { name: "moves", words: ["số lượt điều động", "moves"], build };

fn build(world: &World, _: &mut Program) -> Cost {
    over_moves(world, |_| 1)
}
