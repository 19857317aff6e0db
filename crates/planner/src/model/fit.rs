//! Sixth level: fit points, as many as possible, therefore with a minus.

use super::{Level, over_moves};
use crate::program::{Cost, Program};
use crate::world::World;

pub(super) const LEVEL: Level = Level { name: "minus_fit", words: ["điểm phù hợp, lấy dấu trừ", "fit points, with a minus"], build };

fn build(world: &World, _: &mut Program) -> Cost {
    over_moves(world, |arc| -i64::from(world.arcs[arc].fit))
}
