//! The statutory retirement day, looked up: one table per schedule, filled once from the schedule's rulebook.

use std::ops::RangeInclusive;

use register::Day;
use register::Partial;
use register::Period;
use register::code::Sex;
use register::day::{YEAR_MAX, YEAR_MIN};

use crate::column::MISSING;
use crate::rulebook::{Retirement, Rulebook};

const FIRST_MONTH: i32 = YEAR_MIN * 12;
const MONTHS: usize = ((YEAR_MAX + 1 - YEAR_MIN) * 12) as usize;

/// A year, and the ages of men and women in it, in months.
type Ages = (i32, i32, i32);

/// The retirement day of every birth month under one schedule.
pub(super) struct Schedule {
    in_force: Period,
    // Packed days, men then women, by birth month.
    days: Vec<i32>,
}

impl Schedule {
    /// The schedules of the rulebooks that have one, by first day in force.
    pub(super) fn all(rulebooks: &[Rulebook]) -> Vec<Schedule> {
        let mut schedules: Vec<Schedule> = rulebooks.iter().filter_map(|book| Some(Schedule::new(book.retirement.as_ref()?, book.document.in_force))).collect();
        schedules.sort_by_key(|schedule| (schedule.in_force.from, schedule.in_force.until));
        schedules
    }

    fn new(retirement: &Retirement, in_force: Period) -> Schedule {
        let mut days = Vec::with_capacity(2 * MONTHS);
        for age in [|&(_, male, _): &Ages| male, |&(_, _, female): &Ages| female] {
            let ages = retirement.ages.iter().map(age);
            let (least, most) = (ages.clone().min().unwrap_or(0), ages.max().unwrap_or(0));
            days.extend((FIRST_MONTH..FIRST_MONTH + MONTHS as i32).map(|month| {
                // Whatever the year says, nobody reaches the age before the least of all ages, or after the greatest: only there is it looked for.
                let years = (month + least).div_euclid(12)..=(month + most).div_euclid(12);
                day_of(retirement, month, years, age)
            }));
        }
        Schedule { in_force, days }
    }

    /// The schedule that counts on a day: the one in force, or else the last one that began before it, or else the first.
    pub(super) fn on(schedules: &[Schedule], day: Day) -> Option<&Schedule> {
        let in_force = schedules.iter().rev().find(|schedule| schedule.in_force.holds(day));
        in_force.or_else(|| schedules.iter().rev().find(|schedule| schedule.in_force.from <= day)).or(schedules.first())
    }

    /// The packed retirement day by birth and sex, before any extension. Who is known by the birth year alone counts as born in January.
    #[inline(always)]
    pub(super) fn day(&self, birth: Partial, sex: Option<Sex>) -> i32 {
        let women = match sex {
            Some(Sex::Male) => 0,
            Some(Sex::Female) => MONTHS,
            None => return MISSING,
        };
        if !birth.known() {
            return MISSING;
        }
        // The first month that it can be is the month itself, or January where only the year is known.
        self.days[women + (birth.first().month_index() - FIRST_MONTH) as usize]
    }
}

/// The last day of the month in which the age of the first year Y is reached for which birth month + age(Y) falls in Y.
fn day_of(retirement: &Retirement, birth_month: i32, years: RangeInclusive<i32>, age: impl Fn(&Ages) -> i32) -> i32 {
    let (Some(first), Some(last)) = (retirement.ages.first(), retirement.ages.last()) else { return MISSING };
    for year in first.0.max(*years.start())..=YEAR_MAX.min(*years.end()) {
        let row = retirement.ages.get((year - first.0) as usize).unwrap_or(last);
        let reached = birth_month + age(row);
        if reached.div_euclid(12) == year {
            return Day::month_end(reached).packed();
        }
    }
    MISSING
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        /// Looked for where it can be, it is what it is when it is looked for everywhere.
        #[test]
        fn the_day_is_the_one_that_a_walk_over_all_years_finds(first in 1990i32..2060, ages in proptest::collection::vec((600i32..800, 600i32..800), 1..20)) {
            let ages = (first..).zip(ages).map(|(year, (male, female))| (year, male, female)).collect();
            let retirement = Retirement { clause: String::new(), ages };
            let schedule = Schedule::new(&retirement, Period { from: Day::new(2000, 1, 1).unwrap(), until: Day::OPEN });
            let walked = |month: i32, age: &dyn Fn(&Ages) -> i32| day_of(&retirement, month, i32::MIN..=i32::MAX, age);
            for month in 0..MONTHS {
                prop_assert_eq!(schedule.days[month], walked(FIRST_MONTH + month as i32, &|&(_, male, _)| male));
                prop_assert_eq!(schedule.days[MONTHS + month], walked(FIRST_MONTH + month as i32, &|&(_, _, female)| female));
            }
        }
    }
}
