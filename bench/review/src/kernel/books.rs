//! The books with the most rules about moves, by hand.

use super::*;

impl Prepared<'_> {
    pub(super) fn judge_decree_170(&self, one: &Move, at: usize, who: &Person, rotation: u8, long: u8, out: &mut crate::answers::Sheet) {
        let waiver = !one.waiver.is_empty();
        let civil = who.civil_servant;
        let (fit, age) = self.certificate(one.person);
        let fresh = if age == MISSING { UNKNOWN } else { yes(age <= 6) };
        out.set(6, at, scoped(civil, plain(rotation, fit.min(fresh))), age);
        let planned = if one.until_planned.known() { months_between(self.day, one.until_planned) } else { MISSING };
        out.set(7, at, scoped(civil, waived(plain(rotation, at_least(planned, 36)), waiver)), planned);
        out.set(8, at, scoped(civil, waived(plain(who.on_rotation, at_least(who.months_in_post, 36)), waiver)), who.months_in_post);
        let (care, wish) = self.requests(one.person);
        let transfer = truth(one.kind.map(|kind| matches!(kind, MoveKind::Transfer | MoveKind::Secondment)));
        out.set(9, at, scoped(civil, plain(transfer, (2 - who.under_proceedings).min((2 - care).max(wish)))), 0);
        let secondment = truth(one.kind.map(|kind| kind == MoveKind::Secondment));
        let begun = if one.until_planned.known() { months_begun(self.day, one.until_planned) } else { MISSING };
        out.set(10, at, scoped(civil, plain(secondment, if begun == MISSING { UNKNOWN } else { yes(begun <= 36) })), begun);
        let special = truth(one.purpose.map(|purpose| matches!(purpose, Purpose::NonLocal | Purpose::TwoTerms)));
        let left = long.max(special.min(at_least(who.service_left, 60)));
        out.set(11, at, scoped(civil, waived(plain(rotation, left), waiver)), who.service_left);
    }

    pub(super) fn judge_377(&self, one: &Move, at: usize, who: &Person, out: &mut crate::answers::Sheet) {
        let waiver = !one.waiver.is_empty();
        let tables = self.register.tables();
        let declared = tables.people.declared_on[one.person.index()];
        out.set(13, at, plain(TRUE, if declared.known() && declared <= self.day { TRUE } else { UNKNOWN }), 0);
        let (present, target) = (self.rank[self.title[one.from_post.index()].index()], self.rank[self.title[one.to_post.index()].index()]);
        let higher = if one.from_post == one.to_post || self.title[one.from_post.index()] == self.title[one.to_post.index()] {
            FALSE
        } else if present == MISSING || target == MISSING {
            UNKNOWN
        } else {
            yes(target < present)
        };
        let mut waited = TRUE;
        for row in self.register.discipline_of(one.person) {
            let decided = tables.discipline.decided[row];
            let least = match tables.discipline.form[row] {
                Some(DisciplineForm::Reprimand) => 24,
                Some(DisciplineForm::Warning) => 36,
                Some(DisciplineForm::Removal) => 60,
                _ => continue,
            };
            if decided <= self.day {
                waited = waited.min(yes(self.to_day.from(decided) >= least));
            }
        }
        out.set(14, at, plain(higher, waited), 0);
        let (least, most) = self.months_in_equivalent_posts(one.person, who);
        let long = if least == MISSING {
            UNKNOWN
        } else if least >= 12 {
            TRUE
        } else if most < 12 {
            FALSE
        } else {
            UNKNOWN
        };
        out.set(15, at, waived(plain(higher, long), waiver), if least == most { least } else { MISSING });
        let open = waiver && who.service_left != MISSING && who.service_left >= 48;
        out.set(16, at, waived(plain(higher, at_least(who.service_left, 60)), open), who.service_left);
    }
}
