//! Papers and the target post, by hand.

use super::*;

impl Prepared<'_> {
    pub(super) fn certificate(&self, person: Row<People>) -> (u8, i32) {
        let health = &self.register.tables().health;
        let latest = self.register.health_of(person).filter(|&row| health.issued[row] <= self.day).max_by_key(|&row| health.issued[row]);
        latest.map_or((UNKNOWN, MISSING), |row| (truth(health.fit[row]), months_begun(health.issued[row], self.day)))
    }

    pub(super) fn requests(&self, person: Row<People>) -> (u8, u8) {
        let requests = &self.register.tables().requests;
        let (mut care, mut wish) = (FALSE, FALSE);
        for row in self.register.requests_of(person).filter(|&row| requests.from[row].0 <= self.day && self.day < requests.until[row].0) {
            if requests.kind[row] == Some(RequestKind::Wish) { wish = TRUE } else { care = TRUE }
        }
        (care, wish)
    }

    pub(super) fn position_change_fits(&self, one: &Move) -> (u8, i32) {
        let tables = self.register.tables();
        let branch = |post: Row<Posts>| tables.units.branch[self.unit[post.index()].index()].filter(|&branch| branch != Branch::Other);
        let same = match (branch(one.from_post), branch(one.to_post)) {
            (Some(a), Some(b)) => yes(a == b),
            _ => UNKNOWN,
        };
        let (low, high) = self.main_holders[one.to_post.index()];
        let arrives = i32::from(!self.counted_at(one.person, one.to_post));
        let seats = tables.posts.seats[one.to_post.index()].unwrap_or(MISSING);
        let fits = if seats == MISSING {
            UNKNOWN
        } else if high + arrives <= seats {
            TRUE
        } else if low + arrives > seats {
            FALSE
        } else {
            UNKNOWN
        };
        (same.min(fits), if low == high { low + arrives } else { MISSING })
    }

    /// Whether the person is one of the holders counted at the post already.
    pub(super) fn counted_at(&self, person: Row<People>, post: Row<Posts>) -> bool {
        let tenures = &self.register.tables().tenures;
        self.register.tenures_of(person).any(|row| self.holds(row) && tenures.concurrent[row] != Some(true) && tenures.post[row] == post)
    }

    pub(super) fn non_local_seat(&self, to: usize) -> u8 {
        let units = &self.register.tables().units;
        let unit = self.unit[to].index();
        yes(self.role[to] == Role::Head
            && matches!(units.kind[unit], Some(UnitKind::PartyCommittee | UnitKind::PeoplesCommittee))
            && matches!(units.level[unit], Some(Level::Province | Level::Commune)))
    }

    pub(super) fn not_local(&self, one: &Move) -> u8 {
        let tables = self.register.tables();
        let (home, place) = (tables.people.home[one.person.index()], tables.units.place[self.unit[one.to_post.index()].index()]);
        crate::locality::not_local(self.register, home, place, self.day)
    }
}
