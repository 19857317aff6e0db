//! The decision: the one place that everything passes which asks whether somebody may.

use std::sync::LazyLock;

use super::policy::{Action, Classes, Role, Standing, State, Tie};
use super::table::{ROWS, Reach, Row};

/// What the rows say to every question that can be asked: lists ask it of everybody, and the rows are read once.
static ANSWERS: LazyLock<Vec<Classes>> = LazyLock::new(|| {
    let mut answers = vec![Classes::NONE; ROLES * ACTIONS * STANDINGS * TIES * STATES];
    for role in Role::GRANTED.into_iter().chain([Role::Operator]) {
        for action in Action::ALL {
            for standing in [Standing::Within, Standing::Above, Standing::Outside] {
                for tie in [Tie::Own, Tie::Kin, Tie::None] {
                    for state in [State::Ordinary, State::UnderProceedings, State::Left] {
                        answers[question(role, action, standing, tie, state)] = read(role, action, standing, tie, state);
                    }
                }
            }
        }
    }
    answers
});

const ROLES: usize = Role::GRANTED.len() + 1;
const ACTIONS: usize = Action::ALL.len();
const STANDINGS: usize = 3;
const TIES: usize = 3;
const STATES: usize = 3;

/// The place of a question among the answers.
fn question(role: Role, action: Action, standing: Standing, tie: Tie, state: State) -> usize {
    (((role as usize * ACTIONS + action as usize) * STANDINGS + standing as usize) * TIES + tie as usize) * STATES + state as usize
}

/// What a role may see, or do something with, of a subject: the one decision that everything passes.
pub(crate) fn classes(role: Role, action: Action, standing: Standing, tie: Tie, state: State) -> Classes {
    ANSWERS[question(role, action, standing, tie, state)]
}

fn read(role: Role, action: Action, standing: Standing, tie: Tie, state: State) -> Classes {
    if action.terms().acts && tie != Tie::None {
        return Classes::NONE;
    }
    let holds = |row: &&Row| {
        let reach = match row.reach {
            Reach::Own => tie == Tie::Own,
            Reach::At(at) => at == standing,
            Reach::Anywhere => true,
        };
        row.role == role && row.actions.contains(&action) && reach && row.states.is_none_or(|states| states.contains(&state))
    };
    ROWS.iter().filter(holds).fold(Classes::NONE, |all, row| all.or(row.classes))
}

/// Whether a role may do what is about the office as a whole.
pub(crate) fn of_office(role: Role, action: Action) -> bool {
    action.of_office() && ROWS.iter().any(|row| row.role == role && row.actions.contains(&action))
}

/// Whether somebody may be granted an action at all.
pub(crate) fn is_granted(action: Action) -> bool {
    ROWS.iter().any(|row| row.role != Role::Operator && row.actions.contains(&action))
}

/// Whether whoever holds the keys at the machine may do something there: what every command asks before it opens a record.
pub(crate) fn at_the_machine(action: Action) -> bool {
    ROWS.iter().any(|row| row.role == Role::Operator && row.actions.contains(&action))
}
