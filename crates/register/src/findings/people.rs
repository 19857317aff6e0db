//! Contradictions about one person.

use super::{Found, overlaps};
use crate::Register;
use crate::column::Row;
use crate::day::{Day, YEAR_MAX, YEAR_MIN};

/// Anything dated before the first day on which the person can have been born.
pub(super) fn before_birth(register: &Register, found: &mut Found) {
    let tables = register.tables();
    for person in 0..tables.people.len() {
        let row = Row::new(person as u32);
        let birth = tables.people.birth[person].first();
        let early = |day: Day| birth.known() && day.known() && day < birth;
        let mut note = |table: &'static str, rows: &mut dyn Iterator<Item = usize>| {
            found.extend(rows.map(|row| vec![(table, row as u32), ("people", person as u32)]));
        };
        note("tenures", &mut register.tenures_of(row).filter(|&row| early(tables.tenures.from[row].0)));
        note("planning", &mut register.planning_of(row).filter(|&row| early(tables.planning.from[row].0)));
        note("discipline", &mut register.discipline_of(row).filter(|&row| early(tables.discipline.decided[row])));
        note("proceedings", &mut register.proceedings_of(row).filter(|&row| early(tables.proceedings.from[row].0)));
        note("mandates", &mut register.mandates_of(row).filter(|&row| early(tables.mandates.from[row].0)));
        note("health", &mut register.health_of(row).filter(|&row| early(tables.health.issued[row])));
        let year_end = |year: Option<i32>| year.filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year)).and_then(|year| Day::new(year, 12, 31));
        note("evaluations", &mut register.evaluations_of(row).filter(|&row| year_end(tables.evaluations.year[row]).is_some_and(early)));
        if [tables.people.party_since[person], tables.people.declared_on[person], tables.people.extension_until[person]].into_iter().any(early) {
            found.push(vec![("people", person as u32)]);
        }
    }
}

/// Two main tenures of one person that share a day.
pub(super) fn two_main_tenures(register: &Register, found: &mut Found) {
    for person in 0..register.tables().people.len() {
        let mains = register.tenures_of(Row::new(person as u32)).filter(|&tenure| register.is_main(tenure));
        let pairs = overlaps(mains, |tenure| register.tenure_period(tenure), |tenure| tenure as i64);
        found.extend(pairs.into_iter().map(|(a, b)| vec![("tenures", a as u32), ("tenures", b as u32)]));
    }
}

/// Two evaluations of one person for one year with different grades.
pub(super) fn two_grades(register: &Register, found: &mut Found) {
    let evaluations = &register.tables().evaluations;
    // Rows are ordered by person, then year.
    let differ = |a: usize, b: usize| {
        evaluations.person[a] == evaluations.person[b] && evaluations.year[a] == evaluations.year[b] && evaluations.grade[a] != evaluations.grade[b]
    };
    let pairs = (1..evaluations.len()).filter(|&row| differ(row - 1, row));
    found.extend(pairs.map(|row| vec![("evaluations", row as u32 - 1), ("evaluations", row as u32)]));
}

/// Two health certificates of one person and one day that say different things.
pub(super) fn two_certificates(register: &Register, found: &mut Found) {
    let health = &register.tables().health;
    // Rows are ordered by person, then day of issue.
    let differ = |a: usize, b: usize| health.person[a] == health.person[b] && health.issued[a] == health.issued[b] && health.fit[a] != health.fit[b];
    let pairs = (1..health.len()).filter(|&row| differ(row - 1, row));
    found.extend(pairs.map(|row| vec![("health", row as u32 - 1), ("health", row as u32)]));
}

/// A family tie whose two ends are one person.
pub(super) fn kin_to_oneself(register: &Register, found: &mut Found) {
    let kinship = &register.tables().kinship;
    let own = (0..kinship.len()).filter(|&row| kinship.person[row] == kinship.relative[row]);
    found.extend(own.map(|row| vec![("kinship", row as u32)]));
}
