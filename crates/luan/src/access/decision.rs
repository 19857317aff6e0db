//! The decision: the one place that everything passes which asks whether somebody may.

use super::policy::{Action, Classes, Role, Standing, State, Tie};
use super::table::{ROWS, Reach, Row};

/// What a role may see, or do something with, of a subject: the one decision that everything passes.
pub(crate) fn classes(role: Role, action: Action, standing: Standing, tie: Tie, state: State) -> Classes {
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
