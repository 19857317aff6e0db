//! Months and equivalents, by hand.

use super::*;

impl Prepared<'_> {
    pub(super) fn inspects(&self, post: usize) -> u8 {
        truth(self.register.tables().units.branch[self.unit[post].index()].map(|branch| branch == Branch::Inspection))
    }

    pub(super) fn months_in_inspection(&self, person: Row<People>) -> (i32, i32) {
        let units = &self.register.tables().units;
        self.months_of_union(person, |post| truth(units.branch[self.unit[post].index()].map(|branch| branch == Branch::Inspection)), true)
    }

    pub(super) fn months_in_equivalent_posts(&self, person: Row<People>, who: &Person) -> (i32, i32) {
        let Main::One(row) = who.main else { return (MISSING, MISSING) };
        let present = self.register.tables().tenures.post[row].index();
        self.months_of_union(person, |post| self.equivalent(present, post), false)
    }

    /// Least and most whole months of the unbroken pieces of the tenures that count; tenures start in order.
    pub(super) fn months_of_union(&self, person: Row<People>, counts: impl Fn(usize) -> u8, concurrent: bool) -> (i32, i32) {
        let tenures = &self.register.tables().tenures;
        let sum = |least: u8| {
            let mut piece: Option<(Day, Day)> = None;
            let mut months = 0;
            for row in self.register.tenures_of(person) {
                let (from, until) = (tenures.from[row].0, tenures.until[row].0.min(self.day));
                if from >= until || (!concurrent && tenures.concurrent[row] == Some(true)) || counts(tenures.post[row].index()) < least {
                    continue;
                }
                piece = match piece {
                    Some((start, end)) if from <= end => Some((start, end.max(until))),
                    Some((start, end)) => {
                        months += months_between(start, end);
                        Some((from, until))
                    }
                    None => Some((from, until)),
                };
            }
            months + piece.map_or(0, |(start, end)| months_between(start, end))
        };
        (sum(TRUE), sum(UNKNOWN))
    }

    pub(super) fn equivalent(&self, from: usize, to: usize) -> u8 {
        let (a, b) = (self.title[from], self.title[to]);
        let (rank_a, rank_b) = (self.rank[a.index()], self.rank[b.index()]);
        if a == b {
            TRUE
        } else if rank_a == MISSING || rank_b == MISSING {
            UNKNOWN
        } else {
            yes(rank_a == rank_b)
        }
    }
}
