//! A move that rules out what a second person does: who stays counts, who leaves does not.

use crate::program::{FREE, Group, Program};
use crate::world::World;

pub(super) fn limit(world: &World, program: &mut Program) {
    let of_person = world.arcs_by_person();
    for (number, tie) in world.ties.iter().enumerate() {
        let other = |arc: &&usize| !tie.arcs.contains(arc);
        if tie.stays {
            // The move needs one of the moves of the second person that it does not rule out.
            let opened = of_person[tie.relative].iter().filter(other).map(|&arc| (arc, -1));
            program.row(Group::Tie(number), -FREE, 0, opened.chain([(tie.arc, 1)]).collect());
        } else if !tie.arcs.is_empty() {
            program.row(Group::Tie(number), -FREE, 1, tie.arcs.iter().map(|&arc| (arc, 1)).chain([(tie.arc, 1)]).collect());
        }
    }
}
