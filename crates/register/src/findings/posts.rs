//! Contradictions about posts, their holders and their titles.

use super::{Found, overlaps};
use crate::Register;
use crate::column::Row;
use crate::day::{Day, Period};

/// A tenure that begins before its post or outlasts it.
pub(super) fn tenure_outside_post(register: &Register, found: &mut Found) {
    let (tenures, posts) = (&register.tables().tenures, &register.tables().posts);
    for tenure in 0..tenures.len() {
        let post = tenures.post[tenure].index();
        if outside(register.tenure_period(tenure), Period { from: posts.from[post].0, until: posts.until[post].0 }) {
            found.push(vec![("tenures", tenure as u32), ("posts", post as u32)]);
        }
    }
}

/// A tenure that begins before its unit or outlasts it.
pub(super) fn tenure_outside_unit(register: &Register, found: &mut Found) {
    for tenure in 0..register.tables().tenures.len() {
        let unit = register.unit_served(tenure).index();
        if outside(register.tenure_period(tenure), unit_period(register, unit)) {
            found.push(vec![("tenures", tenure as u32), ("units", unit as u32)]);
        }
    }
}

/// A post that begins before its unit or outlasts it, where its own period says so.
pub(super) fn post_outside_unit(register: &Register, found: &mut Found) {
    let posts = &register.tables().posts;
    for post in 0..posts.len() {
        let unit = posts.unit[post].index();
        let (own, around) = (Period { from: posts.from[post].0, until: posts.until[post].0 }, unit_period(register, unit));
        // A post without days of its own lives as long as its unit.
        let begins_early = own.from.known() && own.from < around.from;
        let ends_late = own.until.known() && own.until > around.until;
        if begins_early || ends_late {
            found.push(vec![("posts", post as u32), ("units", unit as u32)]);
        }
    }
}

/// A post with more main tenures on some day than seats: the post and the tenures of the first such day.
pub(super) fn more_holders_than_seats(register: &Register, found: &mut Found) {
    let posts = &register.tables().posts;
    for post in 0..posts.len() {
        let Some(seats) = posts.seats[post] else { continue };
        let mains: Vec<usize> = register.tenures_in(Row::new(post as u32)).iter().map(|&row| row as usize).filter(|&row| register.is_main(row)).collect();
        if let Some(day) = first_crowded_day(register, &mains, seats) {
            let holding = mains.into_iter().filter(|&tenure| register.tenure_period(tenure).holds(day));
            found.push([("posts", post as u32)].into_iter().chain(holding.map(|tenure| ("tenures", tenure as u32))).collect());
        }
    }
}

/// The first day on which more than `seats` of the tenures hold.
fn first_crowded_day(register: &Register, tenures: &[usize], seats: i32) -> Option<Day> {
    let periods = tenures.iter().map(|&tenure| register.tenure_period(tenure)).filter(|period| period.from < period.until);
    // Who leaves on a day leaves before who comes on it.
    let mut changes: Vec<(Day, i32)> = periods.flat_map(|period| [(period.from, 1), (period.until, -1)]).collect();
    changes.sort_unstable();
    let mut holders = 0;
    changes.into_iter().find_map(|(day, change)| {
        holders += change;
        (change > 0 && holders > seats).then_some(day)
    })
}

/// Two different ranks of one title on one day.
pub(super) fn two_ranks(register: &Register, found: &mut Found) {
    let ranks = &register.tables().ranks;
    for title in 0..register.tables().titles.len() {
        let period = |row: usize| Period { from: ranks.from[row].0, until: ranks.until[row].0 };
        let pairs = overlaps(register.ranks_of(Row::new(title as u32)), period, |row| ranks.rank[row].map_or(i64::MIN, i64::from));
        found.extend(pairs.into_iter().map(|(a, b)| vec![("ranks", a as u32), ("ranks", b as u32)]));
    }
}

fn unit_period(register: &Register, unit: usize) -> Period {
    let units = &register.tables().units;
    Period { from: units.from[unit].0, until: units.until[unit].0 }
}

fn outside(inner: Period, around: Period) -> bool {
    inner.from < around.from || inner.until > around.until
}
