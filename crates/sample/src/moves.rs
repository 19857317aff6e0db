//! Proposed moves over a register.

use register::code::{MoveKind, Purpose};
use register::column::Row;
use register::{Day, Register};
use rules::moves::{Move, Moves};

use crate::seed::Seed;

/// One proposed move for everybody who has a main post on the day: to another post, drawn. Each is a plan of its own.
pub fn moves(register: &Register, day: Day, seed: u64) -> Moves {
    let mut seed = Seed::new(seed);
    let tenures = &register.tables().tenures;
    let posts = register.tables().posts.len();
    let mut drawn = Moves::default();
    for number in 0..register.tables().people.len() {
        let person = Row::new(number as u32);
        let main = register.tenures_of(person).find(|&row| tenures.concurrent[row] != Some(true) && tenures.from[row].0 <= day && day < tenures.until[row].0);
        let Some(main) = main else { continue };
        drawn.plan.push(drawn.rows.len() as u32);
        drawn.rows.push(Move {
            person,
            from_post: tenures.post[main],
            to_post: Row::new(seed.below(posts) as u32),
            on: day,
            kind: Some(*seed.pick(&[
                MoveKind::Rotation,
                MoveKind::Rotation,
                MoveKind::Rotation,
                MoveKind::Transfer,
                MoveKind::Secondment,
                MoveKind::PositionChange,
            ])),
            purpose: (!seed.chance(20)).then(|| *seed.pick(&[Purpose::Planned, Purpose::Planned, Purpose::NonLocal, Purpose::TwoTerms, Purpose::Other])),
            until_planned: if seed.chance(30) { Day::MISSING } else { day.add_months(*seed.pick(&[24, 35, 36, 37, 60])) },
            expected_after: String::new(),
            waiver: if seed.chance(50) { "7-QĐ/TU".to_owned() } else { String::new() },
        });
    }
    drawn
}
