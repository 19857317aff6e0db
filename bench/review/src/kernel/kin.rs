//! Relatives, by hand.

use super::*;

impl Prepared<'_> {
    /// Committee and sector, head and deputy, same leadership: whether a relative stands in the way. Everybody else stays, for each move is a plan of its own.
    pub(super) fn kin(&self, one: &Move) -> [u8; 3] {
        let mut found = [FALSE; 3];
        let tenures = &self.register.tables().tenures;
        let to = one.to_post;
        for relative in self.register.kin_of(one.person) {
            if relative == one.person {
                continue;
            }
            let mains = self.register.tenures_of(relative).filter(|&row| self.holds(row) && tenures.concurrent[row] != Some(true)).count();
            for row in self.register.tenures_of(relative).filter(|&row| self.holds(row)) {
                // With two main tenures, which of them is held cannot be told.
                let sure = if mains > 1 && tenures.concurrent[row] != Some(true) { UNKNOWN } else { TRUE };
                let post = tenures.post[row];
                found[0] = found[0].max(self.committee_and_sector(to, post).min(sure));
                found[1] = found[1].max(self.head_and_deputy(to, post).min(sure));
                found[2] = found[2].max(self.same_leadership(to, post).min(sure));
            }
        }
        found
    }

    pub(super) fn holds(&self, row: usize) -> bool {
        let tenures = &self.register.tables().tenures;
        tenures.from[row].0 <= self.day && self.day < tenures.until[row].0
    }

    pub(super) fn head_and_deputy(&self, a: Row<Posts>, b: Row<Posts>) -> u8 {
        let roles = (self.role[a.index()], self.role[b.index()]);
        yes(self.unit[a.index()] == self.unit[b.index()] && matches!(roles, (Role::Head, Role::Deputy) | (Role::Deputy, Role::Head)))
    }

    pub(super) fn same_leadership(&self, a: Row<Posts>, b: Row<Posts>) -> u8 {
        if self.unit[a.index()] != self.unit[b.index()] {
            return FALSE;
        }
        if self.register.tables().units.kind[self.unit[a.index()].index()] == Some(UnitKind::StandingCommittee) {
            return TRUE;
        }
        self.leads[a.index()].min(self.leads[b.index()])
    }

    pub(super) fn committee_and_sector(&self, a: Row<Posts>, b: Row<Posts>) -> u8 {
        if self.role[a.index()] != Role::Head || self.role[b.index()] != Role::Head {
            return FALSE;
        }
        let (a, b) = (self.unit[a.index()], self.unit[b.index()]);
        let pair = (self.heads_place(a).min(self.heads_sector(b))).max(self.heads_sector(a).min(self.heads_place(b)));
        let units = &self.register.tables().units;
        pair.min(crate::locality::same_place(self.register, units.place[a.index()], units.place[b.index()], self.day))
    }

    pub(super) fn heads_place(&self, unit: Row<Units>) -> u8 {
        yes(matches!(self.register.tables().units.kind[unit.index()], Some(UnitKind::PartyCommittee | UnitKind::PeoplesCommittee)))
    }

    pub(super) fn heads_sector(&self, unit: Row<Units>) -> u8 {
        let thirteen = |branch| {
            matches!(
                branch,
                Branch::HomeAffairs
                    | Branch::Inspectorate
                    | Branch::Finance
                    | Branch::Banking
                    | Branch::Tax
                    | Branch::Customs
                    | Branch::IndustryTrade
                    | Branch::PlanningInvestment
                    | Branch::ResourcesEnvironment
                    | Branch::Military
                    | Branch::Police
                    | Branch::Court
                    | Branch::Procuracy
            )
        };
        truth(self.register.tables().units.branch[unit.index()].map(thirteen))
    }
}
