//! First level: people whom a duty asks to move, and who do not.

use super::{Level, over_moves};
use crate::program::{Cost, Program};
use crate::world::World;

pub(super) const LEVEL: Level =
    Level { name: "duties_unmet", words: ["người phải chuyển mà chưa chuyển", "people who must move and do not"], build };

fn build(world: &World, _: &mut Program) -> Cost {
    let due = world.people.iter().filter(|person| person.must_move).count() as i64;
    let met = over_moves(world, |arc| -i64::from(world.people[world.arcs[arc].person].must_move));
    Cost { constant: due, range: (due + met.range.0, due), terms: met.terms }
}
