//! The statutory retirement day: of a few people worked out, of many looked up in a table of every birth month that a schedule fills once.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

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

/// As many people as are worth the table.
const MANY: usize = 256;

/// The ages of men and of women, in this order.
const AGES: [fn(&Ages) -> i32; 2] = [|&(_, male, _)| male, |&(_, _, female)| female];

/// The retirement day of every birth month under one schedule.
pub(super) struct Schedule<'a> {
    in_force: Period,
    retirement: &'a Retirement,
    /// The least and the greatest age of men, and of women.
    spans: [(i32, i32); 2],
    /// Packed days, men then women, by birth month.
    table: OnceLock<Vec<i32>>,
}

impl<'a> Schedule<'a> {
    /// The schedules of the rulebooks that have one, by first day in force.
    pub(super) fn all(rulebooks: &'a [Rulebook]) -> Vec<Schedule<'a>> {
        let mut schedules: Vec<Schedule<'a>> =
            rulebooks.iter().filter_map(|book| Some(Schedule::new(book.retirement.as_ref()?, book.document.in_force))).collect();
        schedules.sort_by_key(|schedule| (schedule.in_force.from, schedule.in_force.until));
        schedules
    }

    fn new(retirement: &'a Retirement, in_force: Period) -> Schedule<'a> {
        let ages = |age: fn(&Ages) -> i32| retirement.ages.iter().map(age);
        let spans = AGES.map(|age| (ages(age).min().unwrap_or(0), ages(age).max().unwrap_or(0)));
        Schedule { in_force, retirement, spans, table: OnceLock::new() }
    }

    /// The schedule that counts on a day: the one in force, or else the last one that began before it, or else the first.
    pub(super) fn on<'s>(schedules: &'s [Schedule<'a>], day: Day) -> Option<&'s Schedule<'a>> {
        let in_force = schedules.iter().rev().find(|schedule| schedule.in_force.holds(day));
        in_force.or_else(|| schedules.iter().rev().find(|schedule| schedule.in_force.from <= day)).or(schedules.first())
    }

    /// The packed retirement days of people by birth and sex, before any extension. Who is known by the birth year alone counts as born in January.
    pub(super) fn days(&self, people: impl ExactSizeIterator<Item = (Partial, Option<Sex>)>) -> Vec<i32> {
        if people.len() < MANY {
            return people.map(|(birth, sex)| known(birth, sex).map_or(MISSING, |(month, sex)| self.worked_out(month, sex))).collect();
        }
        let table = self.table.get_or_init(|| {
            let months = || FIRST_MONTH..FIRST_MONTH + MONTHS as i32;
            (0..AGES.len()).flat_map(|sex| months().map(move |month| (month, sex))).map(|(month, sex)| self.worked_out(month, sex)).collect()
        });
        people.map(|(birth, sex)| known(birth, sex).map_or(MISSING, |(month, sex)| table[sex * MONTHS + (month - FIRST_MONTH) as usize])).collect()
    }

    fn worked_out(&self, birth_month: i32, sex: usize) -> i32 {
        // Whatever the year says, nobody reaches the age before the least of all ages, or after the greatest: only there is it looked for.
        let (least, most) = self.spans[sex];
        let years = (birth_month + least).div_euclid(12)..=(birth_month + most).div_euclid(12);
        day_of(self.retirement, birth_month, years, AGES[sex])
    }
}

/// The month of birth, or January where only the year is known, and the place of the sex in [`AGES`]; nothing where either is not known.
#[inline(always)]
fn known(birth: Partial, sex: Option<Sex>) -> Option<(i32, usize)> {
    let sex = match sex? {
        Sex::Male => 0,
        Sex::Female => 1,
    };
    birth.known().then(|| (birth.first().month_index(), sex))
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

        /// Looked for where it can be, and looked up in the table, it is what it is when it is looked for everywhere.
        #[test]
        fn the_day_is_the_one_that_a_walk_over_all_years_finds(first in 1990i32..2060, ages in proptest::collection::vec((600i32..800, 600i32..800), 1..20)) {
            let ages = (first..).zip(ages).map(|(year, (male, female))| (year, male, female)).collect();
            let retirement = Retirement { clause: String::new(), ages };
            let schedule = Schedule::new(&retirement, Period { from: Day::new(2000, 1, 1).unwrap(), until: Day::OPEN });
            let walked = |month: i32, age: &dyn Fn(&Ages) -> i32| day_of(&retirement, month, i32::MIN..=i32::MAX, age);
            for sex in [Sex::Male, Sex::Female] {
                let births: Vec<Partial> = (YEAR_MIN..=YEAR_MAX).flat_map(|year| (1..=12).map(move |month| Partial::month(year, month).unwrap())).collect();
                let expected: Vec<i32> = births.iter().map(|birth| walked(birth.first().month_index(), &|&(_, male, female)| if sex == Sex::Male { male } else { female })).collect();
                prop_assert_eq!(&schedule.days(births.iter().map(|&birth| (birth, Some(sex)))), &expected);
                let few: Vec<i32> = births.chunks(MANY - 1).flat_map(|few| schedule.days(few.iter().map(|&birth| (birth, Some(sex))))).collect();
                prop_assert_eq!(few, expected);
            }
        }
    }
}
