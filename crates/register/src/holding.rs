//! Who holds what on a day: main tenures, posts held, holders of a post, unbroken runs and unions of tenures.

use crate::Register;
use crate::code::Role;
use crate::column::Row;
use crate::day::{Day, Period, days_between, months_between};
use crate::tables::{People, Posts, Titles, Units};

/// The longest gap, in days, that does not break a run of main tenures as head: part of how months as head are counted, not a number of any one clause.
pub const RUN_GAP_DAYS: i32 = 31;

/// The main tenure of a person on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Main {
    /// The person holds no main post.
    Nothing,
    /// The row of the one main tenure.
    One(usize),
    /// Two or more main tenures on one day: the register contradicts itself.
    Contradictory,
}

/// A count that missing cells may leave open: the least and the greatest that it can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The least.
    pub low: i32,
    /// The greatest.
    pub high: i32,
}

impl Register {
    /// The period of a tenure.
    #[inline(always)]
    pub fn tenure_period(&self, tenure: usize) -> Period {
        let tenures = &self.tables().tenures;
        Period { from: tenures.from[tenure].0, until: tenures.until[tenure].0 }
    }

    /// Whether a tenure is a main one: everything but what is said to be concurrent.
    #[inline(always)]
    pub fn is_main(&self, tenure: usize) -> bool {
        self.tables().tenures.concurrent[tenure] != Some(true)
    }

    /// The main tenure of a person on a day.
    #[inline]
    pub fn main_tenure(&self, person: Row<People>, day: Day) -> Main {
        let mut main = Main::Nothing;
        for tenure in self.tenures_of(person) {
            if self.tenure_period(tenure).holds(day) && self.is_main(tenure) {
                main = if main == Main::Nothing { Main::One(tenure) } else { Main::Contradictory };
            }
        }
        main
    }

    /// The tenures of a person that hold a day, main and concurrent.
    pub fn tenures_on(&self, person: Row<People>, day: Day) -> impl Iterator<Item = usize> + '_ {
        self.tenures_of(person).filter(move |&tenure| self.tenure_period(tenure).holds(day))
    }

    /// The title of the post of a tenure.
    #[inline(always)]
    pub fn title_held(&self, tenure: usize) -> Row<Titles> {
        self.tables().posts.title[self.tables().tenures.post[tenure].index()]
    }

    /// The unit of the post of a tenure.
    #[inline(always)]
    pub fn unit_served(&self, tenure: usize) -> Row<Units> {
        self.tables().posts.unit[self.tables().tenures.post[tenure].index()]
    }

    /// Whether a tenure is in a post whose title is a head's.
    #[inline(always)]
    pub fn held_as_head(&self, tenure: usize) -> bool {
        self.tables().titles.role[self.title_held(tenure).index()] == Some(Role::Head)
    }

    /// The first day of the unbroken run of main tenures as head, in one unit and the units it descends from, that `tenure` ends;
    /// `None` when `tenure` is not a head's. A gap of at most [`RUN_GAP_DAYS`] days does not break the run.
    pub fn head_run_start(&self, person: Row<People>, tenure: usize) -> Option<Day> {
        if !self.held_as_head(tenure) {
            return None;
        }
        let unit = self.unit_served(tenure);
        let mut start = self.tenure_period(tenure).from;
        // Backwards from the latest first day: whoever does not reach the run is overtaken by it or stays outside for good.
        for earlier in self.tenures_of(person).rev() {
            let period = self.tenure_period(earlier);
            let reaches = period.from < start && period.from < period.until && (period.until >= start || days_between(period.until, start) <= RUN_GAP_DAYS);
            if reaches && self.is_main(earlier) && self.held_as_head(earlier) && self.unit_descends(unit, self.unit_served(earlier)) {
                start = period.from;
            }
        }
        Some(start)
    }

    /// Months of the union, up to `day`, of the tenures of a person for which `counts` says yes; `None` from `counts` leaves a tenure open.
    /// The whole months of each unbroken piece are added up.
    #[inline]
    pub fn months_of_union(&self, person: Row<People>, day: Day, counts: impl Fn(usize) -> Option<bool>) -> Span {
        let mut sure = Union::default();
        let mut possible: Option<Union> = None;
        // Rows of a person are ordered by first day, as a union wants them.
        for tenure in self.tenures_of(person) {
            let Period { from, until } = self.tenure_period(tenure);
            let piece = Period { from, until: until.min(day) };
            if piece.from >= piece.until {
                continue;
            }
            match counts(tenure) {
                Some(true) => {
                    sure.add(piece);
                    possible.iter_mut().for_each(|union| union.add(piece));
                }
                Some(false) => {}
                None => possible.get_or_insert(sure).add(piece),
            }
        }
        let low = sure.months();
        let high = possible.map_or(low, Union::months);
        // Joining two pieces may lose a month at a month's end, so the larger union is not always the larger count.
        Span { low: low.min(high), high: high.max(low) }
    }

    /// The people whose main tenure on a day is in a post, each with whether that is sure: not so when they have a second main tenure that day.
    /// In the order of ids; each person once.
    pub fn holders(&self, post: Row<Posts>, day: Day) -> Vec<(Row<People>, bool)> {
        let mut holders: Vec<(Row<People>, bool)> = Vec::new();
        for &tenure in self.tenures_in(post) {
            let tenure = tenure as usize;
            if self.is_main(tenure) && self.tenure_period(tenure).holds(day) {
                let person = self.tables().tenures.person[tenure];
                if holders.last().is_none_or(|&(last, _)| last != person) {
                    holders.push((person, self.main_tenure(person, day) == Main::One(tenure)));
                }
            }
        }
        holders
    }

    /// Whether a person's main tenure on a day is in a post: with whether that is sure, or `None` where it is not.
    pub fn holds_main(&self, person: Row<People>, post: Row<Posts>, day: Day) -> Option<bool> {
        let tenures = &self.tables().tenures;
        let (mut mains, mut here) = (0, false);
        for tenure in self.tenures_of(person).filter(|&tenure| self.tenure_period(tenure).holds(day) && self.is_main(tenure)) {
            mains += 1;
            here |= tenures.post[tenure] == post;
        }
        here.then_some(mains == 1)
    }

    /// For every post, the least and the greatest number of people whose main tenure on a day is in it.
    pub fn holders_of_all(&self, day: Day) -> Vec<(i32, i32)> {
        let tenures = &self.tables().tenures;
        let mut counts = vec![(0, 0); self.tables().posts.len()];
        let mut mains: Vec<Row<Posts>> = Vec::new();
        for person in (0..self.tables().people.len()).map(|person| Row::new(person as u32)) {
            mains.extend(
                self.tenures_of(person).filter(|&tenure| self.tenure_period(tenure).holds(day) && self.is_main(tenure)).map(|tenure| tenures.post[tenure]),
            );
            let sure = i32::from(mains.len() == 1);
            mains.sort_unstable();
            mains.dedup();
            for post in mains.drain(..) {
                let (low, high) = &mut counts[post.index()];
                *low += sure;
                *high += 1;
            }
        }
        counts
    }

    /// The rank of a title on a day; `None` when it has none, or two that differ.
    pub fn rank_of(&self, title: Row<Titles>, day: Day) -> Option<i32> {
        let ranks = &self.tables().ranks;
        let mut found = None;
        for row in self.ranks_of(title) {
            if (Period { from: ranks.from[row].0, until: ranks.until[row].0 }).holds(day) {
                if found.is_some() && found != ranks.rank[row] {
                    return None;
                }
                found = ranks.rank[row];
            }
        }
        found
    }

    /// The term of a unit that a day lies in; `None` when there is none, or more than one.
    pub fn term_of(&self, unit: Row<Units>, day: Day) -> Option<usize> {
        let terms = &self.tables().terms;
        let mut current = self.terms_of(unit).filter(|&row| Period { from: terms.from[row].0, until: terms.until[row].0 }.holds(day));
        let first = current.next()?;
        current.next().is_none().then_some(first)
    }
}

/// A union of periods that come ordered by first day.
#[derive(Clone, Copy, Default)]
struct Union {
    current: Option<Period>,
    months: i32,
}

impl Union {
    fn add(&mut self, piece: Period) {
        match &mut self.current {
            Some(current) if piece.from <= current.until => current.until = current.until.max(piece.until),
            current => {
                let done = current.replace(piece);
                self.months += done.map_or(0, |done| months_between(done.from, done.until));
            }
        }
    }

    fn months(self) -> i32 {
        self.months + self.current.map_or(0, |last| months_between(last.from, last.until))
    }
}

#[cfg(test)]
mod tests;
