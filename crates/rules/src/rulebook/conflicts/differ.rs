//! Topics on which books differ, and rules that a higher book dropped.

use register::{Day, Register};

use super::witness::{Said, search};
use super::{Bearing, Conflict, Difference, How, Kind, Spoken, What, can_open};
use crate::rulebook::{Rule, Rulebook, Scope, StanceKind};
use crate::trace::Value;

/// The finding that books in force together differ on a topic.
pub(super) fn differs(books: &[Rulebook], topic: &str, register: Option<&Register>) -> Option<Conflict> {
    let spoken = Spoken::of(books, topic);
    let mut differences = Vec::new();
    for one in 0..spoken.len() {
        for other in one + 1..spoken.len() {
            differences.extend(pair(&spoken, one, other, register));
        }
    }
    if differences.is_empty() {
        return None;
    }
    let voices = spoken.iter().map(Spoken::voice).collect();
    Some(Conflict { kind: Kind::Differs, about: topic.to_owned(), voices, differences, moves: Vec::new(), since: None })
}

/// The finding that a book has a rule which a higher book had dropped.
pub(super) fn dropped(books: &[Rulebook], topic: &str) -> Option<Conflict> {
    let spoken = Spoken::of(books, topic);
    let drops = |spoken: &&Spoken<'_>| matches!(spoken.what, What::Stance(stance) if stance.says == StanceKind::Dropped);
    let keeps = |dropped: &Spoken<'_>| {
        spoken.iter().any(|kept| {
            let together = kept.in_force().overlaps(dropped.in_force());
            matches!(kept.what, What::Rule(_)) && kept.book.document.level > dropped.book.document.level && together
        })
    };
    if !spoken.iter().filter(drops).any(keeps) {
        return None;
    }
    let voices = spoken.iter().map(Spoken::voice).collect();
    Some(Conflict { kind: Kind::Dropped, about: topic.to_owned(), voices, differences: Vec::new(), moves: Vec::new(), since: None })
}

// How two voices of different books that are in force together differ.
fn pair(spoken: &[Spoken<'_>], one: usize, other: usize, register: Option<&Register>) -> Vec<Difference> {
    let (a, b) = (&spoken[one], &spoken[other]);
    let apart = a.book.document.symbol == b.book.document.symbol || !a.in_force().overlaps(b.in_force());
    if apart || disjoint(a, b, register) {
        return Vec::new();
    }
    let on = a.in_force().from.max(b.in_force().from);
    let levels = a.book.document.level != b.book.document.level;
    let found = match (a.what, b.what) {
        (What::Rule(a), What::Rule(b)) if a.subject == b.subject => rules(a, b, &days(a, b)),
        (What::Rule(_), What::Rule(_)) => Vec::new(),
        (What::Stance(a), What::Stance(b)) => stance(a.says != b.says && a.says != StanceKind::Dropped && b.says != StanceKind::Dropped, None, on),
        (What::Rule(rule), What::Stance(stated)) => stance(against(stated.says, rule), bearing_of(stated.says), on),
        (What::Stance(stated), What::Rule(rule)) => stance(against(stated.says, rule), bearing_of(stated.says).map(opposite), on),
    };
    let difference = |found: Found| Difference { one, other, how: found.how, bearing: found.bearing.filter(|_| levels), witness: found.witness, on: found.on };
    found.into_iter().map(difference).collect()
}

/// A difference between two rules; the bearing is the second's.
struct Found {
    how: How,
    bearing: Option<Bearing>,
    witness: Vec<(usize, Value)>,
    on: Day,
}

fn stance(differs: bool, bearing: Option<Bearing>, on: Day) -> Vec<Found> {
    if differs { vec![Found { how: How::Stance, bearing, witness: Vec::new(), on }] } else { Vec::new() }
}

// What is allowed by decision stands against a rule that no decision opens; what is forbidden, against a rule that a decision can open.
fn against(says: StanceKind, rule: &Rule) -> bool {
    match says {
        StanceKind::Allows => !can_open(rule),
        StanceKind::Forbids => can_open(rule),
        StanceKind::Dropped => false,
    }
}

fn bearing_of(says: StanceKind) -> Option<Bearing> {
    match says {
        StanceKind::Allows => Some(Bearing::Looser),
        StanceKind::Forbids => Some(Bearing::Stricter),
        StanceKind::Dropped => None,
    }
}

fn opposite(bearing: Bearing) -> Bearing {
    if bearing == Bearing::Looser { Bearing::Stricter } else { Bearing::Looser }
}

// The days on which both rules are in force and something may change: the first one, and every day on which a parameter changes.
fn days(a: &Rule, b: &Rule) -> Vec<Day> {
    let (from, until) = (a.in_force.from.max(b.in_force.from), a.in_force.until.min(b.in_force.until));
    let changes = [a, b].into_iter().flat_map(|rule| rule.params.values().flatten().map(|(day, _)| *day));
    let mut days: Vec<Day> = changes.filter(|day| from < *day && *day < until).chain([from]).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn rules(a: &Rule, b: &Rule, days: &[Day]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for &on in days {
        search(a, b, on, |case, said_a, said_b| {
            let seen = |how: How, bearing: Option<Bearing>| found.iter().any(|found| found.how == how && found.bearing == bearing);
            if let Some((how, bearing)) = parted(a, b, said_a, said_b).filter(|(how, bearing)| !seen(*how, *bearing)) {
                found.push(Found { how, bearing, witness: case.to_vec(), on });
            }
        });
    }
    if a.per != b.per {
        found.push(Found { how: How::Per, bearing: None, witness: Vec::new(), on: days[0] });
    }
    found.sort_by_key(|found| (found.how, found.bearing));
    found
}

// How two answers on one case differ, and how the second stands to the first.
fn parted(a: &Rule, b: &Rule, said_a: Said, said_b: Said) -> Option<(How, Option<Bearing>)> {
    let bearing = |looser: bool| Some(if looser { Bearing::Looser } else { Bearing::Stricter });
    if said_a.holds != said_b.holds {
        return Some((How::Answer, bearing(said_b.holds)));
    }
    if said_a.holds {
        return None;
    }
    if said_a.opens != said_b.opens {
        return Some((How::Waiver, bearing(said_b.opens)));
    }
    let by = |rule: &Rule| rule.waiver.as_ref().map(|waiver| waiver.by.clone());
    (said_a.opens && by(a).is_some() && by(b).is_some() && by(a) != by(b)).then_some((How::WaivedBy, None))
}

// Whether no subject can be in both scopes.
fn disjoint(a: &Spoken<'_>, b: &Spoken<'_>, register: Option<&Register>) -> bool {
    let (of_a, of_b) = (scopes(a), scopes(b));
    of_a.iter().any(|a| of_b.iter().any(|b| kinds_disjoint(a, b) || units_disjoint(a, b, register)))
}

fn scopes<'a>(spoken: &Spoken<'a>) -> Vec<&'a Scope> {
    match spoken.what {
        What::Rule(rule) => vec![&spoken.book.scope, &rule.scope],
        What::Stance(_) => vec![&spoken.book.scope],
    }
}

fn kinds_disjoint(a: &Scope, b: &Scope) -> bool {
    !a.person_kinds.is_empty() && !b.person_kinds.is_empty() && !a.person_kinds.iter().any(|kind| b.person_kinds.contains(kind))
}

// Two units share subjects where one lies in the other; without a register, where they are one.
fn units_disjoint(a: &Scope, b: &Scope, register: Option<&Register>) -> bool {
    let (Some(a), Some(b)) = (&a.unit, &b.unit) else { return false };
    let inside = |inner: &str, outer: &str| register.is_some_and(|register| lies_in(register, inner, outer));
    a != b && !inside(a, b) && !inside(b, a)
}

fn lies_in(register: &Register, inner: &str, outer: &str) -> bool {
    let units = &register.tables().units;
    let mut at = register.find(&units.id, inner);
    // The way up is no longer than there are units, also where parents run in a circle.
    for _ in 0..units.len() {
        let Some(unit) = at.filter(|unit| unit.known()) else { return false };
        if units.id.text(unit.index()) == outer {
            return true;
        }
        at = Some(units.parent[unit.index()]);
    }
    false
}
