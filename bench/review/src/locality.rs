//! Questions about places, for the kernel by hand; they are asked of the register.

use register::column::Row;
use register::tables::Places;
use register::{Day, Register};

/// True when the home surely lies outside the target on the day, false when it surely lies inside, by merger or not.
pub(crate) fn not_local(register: &Register, home: Row<Places>, target: Row<Places>, day: Day) -> u8 {
    if !home.known() || !target.known() {
        return 1;
    }
    match register.locality(home, target, day) {
        None => 1,
        Some(register::Local::No) => 2,
        Some(_) => 0,
    }
}

/// Whether two places are one on the day.
pub(crate) fn same_place(register: &Register, a: Row<Places>, b: Row<Places>, day: Day) -> u8 {
    if !a.known() || !b.known() {
        return 1;
    }
    if a == b {
        return 2;
    }
    match (register.place_on(a, day), register.place_on(b, day)) {
        (Some(a), Some(b)) if a.len() == 1 && a == b => 2,
        (Some(a), Some(b)) => u8::from(a.iter().any(|place| b.contains(place))),
        _ => 1,
    }
}
