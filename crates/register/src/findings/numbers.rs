//! Numbers that cannot be.

use super::Found;
use crate::Register;
use crate::day::{YEAR_MAX, YEAR_MIN};

/// Fewer than no seats, a rank above the highest, a stay of no month, a year outside the calendar.
pub(super) fn out_of_range(register: &Register, found: &mut Found) {
    let tables = register.tables();
    let mut check = |table: &'static str, cells: &[Option<i32>], least: i32, greatest: i32| {
        let bad = (0..cells.len()).filter(|&row| cells[row].is_some_and(|number| number < least || number > greatest));
        found.extend(bad.map(|row| vec![(table, row as u32)]));
    };
    check("posts", &tables.posts.seats, 0, i32::MAX);
    check("posts", &tables.posts.stay_months_max, 1, i32::MAX);
    check("ranks", &tables.ranks.rank, 1, i32::MAX);
    check("terms", &tables.terms.number, 1, i32::MAX);
    check("evaluations", &tables.evaluations.year, YEAR_MIN, YEAR_MAX);
}
