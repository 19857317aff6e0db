//! Civil days and the law's arithmetic with months. Every sum with dates in Luân is done in this file.
//!
//! A [`Day`] is packed as `(year * 12 + month - 1) * 32 + day`, so that comparing two days compares two integers and
//! the month count of a day is a shift: sweeps over millions of days need no division and no calendar table.

use std::fmt;

/// A civil day of the proleptic Gregorian calendar, 1900-01-01 to 2199-12-31, without time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// First year that a [`Day`] can name.
pub const YEAR_MIN: i32 = 1900;
/// Last year that a [`Day`] can name.
pub const YEAR_MAX: i32 = 2199;

impl Day {
    /// Before every day: the start of a period whose first day is not known.
    pub const BEGINNING: Day = Day(i32::MIN + 1);
    /// After every day: the end of a period that is still going on.
    pub const OPEN: Day = Day(i32::MAX);
    /// No day: a cell that was empty. Smaller than every day; ask [`Day::known`] before comparing.
    pub const MISSING: Day = Day(i32::MIN);

    /// The day of a calendar date, or `None` where the calendar or the range 1900–2199 has no such day.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Day> {
        let fits = (YEAR_MIN..=YEAR_MAX).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        fits.then(|| Day((year * 12 + month - 1) * 32 + day))
    }

    /// The packed integer; the order of packed integers is the order of days.
    pub fn packed(self) -> i32 {
        self.0
    }

    /// The day of a packed integer that [`Day::packed`] gave.
    pub fn from_packed(packed: i32) -> Day {
        Day(packed)
    }

    /// Whether this is a day at all, and not one of the three marks.
    pub fn known(self) -> bool {
        self != Day::MISSING && self != Day::OPEN && self != Day::BEGINNING
    }

    /// This day, or `None` for a mark.
    pub fn if_known(self) -> Option<Day> {
        self.known().then_some(self)
    }

    /// Months since year 0: `year * 12 + month - 1`.
    pub fn month_index(self) -> i32 {
        self.0 >> 5
    }

    /// Calendar year.
    pub fn year(self) -> i32 {
        self.month_index().div_euclid(12)
    }

    /// Calendar month, 1–12.
    pub fn month(self) -> i32 {
        self.month_index().rem_euclid(12) + 1
    }

    /// Day of the month, 1–31.
    pub fn day(self) -> i32 {
        self.0 & 31
    }

    /// Whether this is the last day of its month.
    pub fn ends_month(self) -> bool {
        self.day() == days_in_month(self.year(), self.month())
    }

    /// The last day of the month with this [`Day::month_index`].
    pub fn month_end(month_index: i32) -> Day {
        let (year, month) = (month_index.div_euclid(12), month_index.rem_euclid(12) + 1);
        Day(month_index * 32 + days_in_month(year, month))
    }

    /// This day `months` later (or earlier, when negative): the same day number, clamped to the month's end.
    pub fn add_months(self, months: i32) -> Day {
        let end = Day::month_end(self.month_index() + months);
        Day((self.month_index() + months) * 32 + self.day().min(end.day()))
    }

    /// The day with this number in the same month, clamped to the month's end.
    pub fn in_month(self, day: i32) -> Day {
        Day(self.month_index() * 32 + day.clamp(1, Day::month_end(self.month_index()).day()))
    }

    /// Days since 1970-01-01.
    pub fn ordinal(self) -> i32 {
        let (year, month, day) = (self.year(), self.month(), self.day());
        let shifted = if month > 2 { year } else { year - 1 };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted - era * 400;
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day with this [`Day::ordinal`], where it lies in 1900–2199.
    pub fn from_ordinal(ordinal: i32) -> Option<Day> {
        let shifted = ordinal + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Day::new(year, month, day)
    }

    /// The next day; saturates at the end of the range.
    pub fn next(self) -> Day {
        Day::from_ordinal(self.ordinal() + 1).unwrap_or(self)
    }
}

/// Whole months from `a` to `b`: the largest n with `a + n months <= b`; negative when `b` is earlier.
pub fn months_between(a: Day, b: Day) -> i32 {
    MonthsTo::new(b).from(a)
}

/// Months begun from `a` to `b`: the smallest n with `a + n months >= b`. "Not older than 6 months" is `months_begun(..) <= 6`.
pub fn months_begun(a: Day, b: Day) -> i32 {
    let whole = months_between(a, b);
    whole + i32::from(a.add_months(whole) < b)
}

/// Days from `a` to `b`; negative when `b` is earlier.
pub fn days_between(a: Day, b: Day) -> i32 {
    b.ordinal() - a.ordinal()
}

/// Counts whole months from many days to one fixed day. The calendar is asked once, when it is made.
#[derive(Clone, Copy)]
pub struct MonthsTo {
    month_index: i32,
    // A start later in the month than this has not completed its last month.
    day_reached: i32,
}

impl MonthsTo {
    /// A counter towards `end`.
    pub fn new(end: Day) -> MonthsTo {
        let day_reached = if end.ends_month() { 31 } else { end.day() };
        MonthsTo { month_index: end.month_index(), day_reached }
    }

    /// Whole months from `start` to the fixed day.
    #[inline(always)]
    pub fn from(self, start: Day) -> i32 {
        self.month_index - start.month_index() - i32::from(start.day() > self.day_reached)
    }
}

/// Whole months from `a` to `b` where `b` is known to be the last day of its month (a retirement day is).
#[inline(always)]
pub fn months_to_month_end(a: Day, b: Day) -> i32 {
    b.month_index() - a.month_index()
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Day {
    /// As people in Việt Nam write it: `26/11/2026`.
    pub fn civil(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.known() { write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day()) } else { Ok(()) }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Day::MISSING => write!(f, "missing"),
            Day::OPEN => write!(f, "open"),
            Day::BEGINNING => write!(f, "beginning"),
            known => write!(f, "{known}"),
        }
    }
}

/// A date of which the day, or the day and the month, may be missing: an interval of days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Partial {
    first: Day,
    last: Day,
}

impl Partial {
    /// No date at all.
    pub const MISSING: Partial = Partial { first: Day::MISSING, last: Day::MISSING };

    /// A date known to the day.
    pub fn day(day: Day) -> Partial {
        Partial { first: day, last: day }
    }

    /// A date known to the month.
    pub fn month(year: i32, month: i32) -> Option<Partial> {
        let first = Day::new(year, month, 1)?;
        Some(Partial { first, last: Day::month_end(first.month_index()) })
    }

    /// A date known to the year.
    pub fn year(year: i32) -> Option<Partial> {
        Some(Partial { first: Day::new(year, 1, 1)?, last: Day::new(year, 12, 31)? })
    }

    /// The earliest day it can be.
    pub fn first(self) -> Day {
        self.first
    }

    /// The latest day it can be.
    pub fn last(self) -> Day {
        self.last
    }

    /// Whether it is a date at all.
    pub fn known(self) -> bool {
        self.first.known()
    }

    /// Whether the month is settled, with or without the day.
    pub fn month_known(self) -> bool {
        self.known() && self.first.month_index() == self.last.month_index()
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.known() {
            Ok(())
        } else if self.first == self.last {
            write!(f, "{}", self.first)
        } else if self.month_known() {
            write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
        } else {
            write!(f, "{:04}", self.first.year())
        }
    }
}

/// A half-open period: the day `from` is in it, the day `until` is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// First day no longer covered; [`Day::OPEN`] when still going on.
    pub until: Day,
}

impl Period {
    /// Whether `day` lies in the period.
    #[inline(always)]
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    /// Whether the two periods share a day.
    pub fn overlaps(self, other: Period) -> bool {
        self.from < other.until && other.from < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Day> {
        (-25_567..84_000i32).prop_map(|ordinal| Day::from_ordinal(ordinal).unwrap())
    }

    fn jiff(day: Day) -> jiff::civil::Date {
        jiff::civil::date(day.year() as i16, day.month() as i8, day.day() as i8)
    }

    proptest! {
        #[test]
        fn agrees_with_another_calendar(day in any_day(), months in -600..600i32) {
            let other = jiff(day);
            prop_assert_eq!(days_between(Day::new(1970, 1, 1).unwrap(), day),
                jiff::civil::date(1970, 1, 1).until(other).unwrap().get_days());
            let there = other.saturating_add(jiff::Span::new().months(months));
            prop_assert_eq!(jiff(day.add_months(months)), there);
        }

        #[test]
        fn whole_months_are_the_largest_that_fit(a in any_day(), b in any_day()) {
            let whole = months_between(a, b);
            prop_assert!(a.add_months(whole) <= b && a.add_months(whole + 1) > b);
            let begun = months_begun(a, b);
            prop_assert!(a.add_months(begun) >= b && a.add_months(begun - 1) < b);
        }

        #[test]
        fn packing_keeps_order(a in any_day(), b in any_day()) {
            prop_assert_eq!(a.cmp(&b), a.ordinal().cmp(&b.ordinal()));
            prop_assert_eq!(Day::from_ordinal(a.ordinal()), Some(a));
        }

        #[test]
        fn month_end_shortcut_is_the_general_count(a in any_day(), b in any_day()) {
            let end = Day::month_end(b.month_index());
            prop_assert_eq!(months_to_month_end(a, end), months_between(a, end));
        }
    }

    #[test]
    fn there_is_no_such_day() {
        for (year, month, day) in [(2023, 2, 29), (2024, 4, 31), (1899, 12, 31), (2200, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0)] {
            assert_eq!(Day::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }
}
