//! Whether the target post lies in the person's native place.

use register::Local;

use super::move_terms::numbers;
use super::{Block, Fact, OF_MOVE, codes, paper};
use crate::column::{Column, MISSING};
use crate::tree::Type;

/// The values of `move.local`.
pub const LOCAL: &[&str] = &["yes", "no", "by_merger"];
const YES: i32 = 0;
const NO: i32 = 1;
const BY_MERGER: i32 = 2;

/// Whether the person is a local of the target unit's place.
pub(super) const LOCAL_FACT: Fact = Fact {
    name: "move.local",
    ty: Type::Code(LOCAL),
    bounds: codes(LOCAL),
    of: OF_MOVE,
    words: ["là người địa phương nơi đến", "is a local of the target place"],
    source: "people.home followed through places.successors to the day, against units.place of the target post's unit; by_merger when inside only since a merger",
    paper: paper::HOME,
    fill: local,
};

fn local(block: &Block<'_>) -> Column {
    let register = block.world.register;
    let tables = register.tables();
    numbers(block, |row| {
        let home = tables.people.home[row.person.index()];
        let target = tables.units.place[tables.posts.unit[row.to_post.index()].index()];
        let local = if home.known() && target.known() { register.locality(home, target, block.day) } else { None };
        match local {
            Some(Local::Yes) => YES,
            Some(Local::No) => NO,
            Some(Local::ByMerger) => BY_MERGER,
            None => MISSING,
        }
    })
}
