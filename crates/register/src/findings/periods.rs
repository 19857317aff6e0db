//! Periods that cannot be: ends before beginnings, overlapping terms, successors at another time.

use super::{Found, overlaps};
use crate::column::{Kind, Value};
use crate::day::{Day, Period};
use crate::tables::Tables;
use crate::{Register, column::Row};

/// Any row whose period holds no day.
pub(super) fn ends_before_it_begins(register: &Register, found: &mut Found) {
    for (position, spec) in Tables::SPECS.iter().enumerate() {
        let column = |wanted: fn(Kind) -> bool| spec.columns.iter().position(|column| wanted(column.kind));
        // A period begins on its first day; a decision's period on the day of the decision.
        let from = column(|kind| kind == Kind::From).or_else(|| column(|kind| kind == Kind::Day));
        let (Some(from), Some(until)) = (from, column(|kind| kind == Kind::Until)) else { continue };
        let table = register.tables().table(position);
        for row in 0..table.rows() {
            if let (Value::Day(from), Value::Day(until)) = (table.cell(row, from), table.cell(row, until))
                && until <= from
            {
                found.push(vec![(spec.name, row as u32)]);
            }
        }
    }
}

/// A tenure whose planned end is not after its first day.
pub(super) fn planned_end_before_beginning(register: &Register, found: &mut Found) {
    let tenures = &register.tables().tenures;
    let bad = (0..tenures.len()).filter(|&row| tenures.until_planned[row].known() && tenures.until_planned[row] <= tenures.from[row].0);
    found.extend(bad.map(|row| vec![("tenures", row as u32)]));
}

/// Two terms of one unit that share a day.
pub(super) fn overlapping_terms(register: &Register, found: &mut Found) {
    let terms = &register.tables().terms;
    for unit in 0..register.tables().units.len() {
        let period = |row: usize| Period { from: terms.from[row].0, until: terms.until[row].0 };
        let pairs = overlaps(register.terms_of(Row::new(unit as u32)), period, |row| row as i64);
        found.extend(pairs.into_iter().map(|(a, b)| vec![("terms", a as u32), ("terms", b as u32)]));
    }
}

/// A place or a unit that has successors and no end.
pub(super) fn successor_without_end(register: &Register, found: &mut Found) {
    let (places, units) = (&register.tables().places, &register.tables().units);
    let endless = |until: Day, successors: bool| until == Day::OPEN && successors;
    found
        .extend((0..places.len()).filter(|&row| endless(places.until[row].0, !places.successors.list(row).is_empty())).map(|row| vec![("places", row as u32)]));
    found.extend((0..units.len()).filter(|&row| endless(units.until[row].0, !units.successors.list(row).is_empty())).map(|row| vec![("units", row as u32)]));
}

/// A place or a unit whose successor is not in being on the day on which it takes over.
pub(super) fn successor_at_another_time(register: &Register, found: &mut Found) {
    let (places, units) = (&register.tables().places, &register.tables().units);
    for row in 0..places.len() {
        let late = |to: usize| !Period { from: places.from[to].0, until: places.until[to].0 }.holds(places.until[row].0);
        let successors = places.successors.list(row).iter().map(|(to, _)| to.index());
        found.extend(successors.filter(|&to| places.until[row].0.known() && late(to)).map(|to| vec![("places", row as u32), ("places", to as u32)]));
    }
    for row in 0..units.len() {
        let late = |to: usize| !Period { from: units.from[to].0, until: units.until[to].0 }.holds(units.until[row].0);
        let successors = units.successors.list(row).iter().map(|(to, _)| to.index());
        found.extend(successors.filter(|&to| units.until[row].0.known() && late(to)).map(|to| vec![("units", row as u32), ("units", to as u32)]));
    }
}
