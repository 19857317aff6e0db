//! The descent of units through reorganisations, and their order: subtrees, committees above a board.
//!
//! Parents and successors come from papers and may run in circles: every walk is bounded by the rows it has seen.

use crate::Register;
use crate::code::UnitKind;
use crate::column::Row;
use crate::day::Day;
use crate::tables::Units;

/// The longest chain of parents that is walked. The political system has five levels; a longer chain runs in a circle.
pub const PARENTS_MAX: usize = 64;

impl Register {
    /// Whether a unit is another one, or descends from it through successors, in whole or in part.
    pub fn unit_descends(&self, unit: Row<Units>, from: Row<Units>) -> bool {
        if unit == from {
            return true;
        }
        let mut seen = vec![unit];
        let mut next = 0;
        while next < seen.len() {
            for predecessor in self.unit_predecessors(seen[next]) {
                if predecessor == from {
                    return true;
                }
                if !seen.contains(&predecessor) {
                    seen.push(predecessor);
                }
            }
            next += 1;
        }
        false
    }

    /// Whether a unit stands on a day in the subtree of another: through its parents, and through the whole successors of a unit that is no more.
    /// `None` when a parent is not known and could lead there, when parents run in a circle, or when only part of a unit went there.
    pub fn unit_within(&self, unit: Row<Units>, top: Row<Units>, day: Day) -> Option<bool> {
        let units = &self.tables().units;
        let mut starts = vec![unit];
        let mut next = 0;
        let mut open = false;
        while next < starts.len() {
            let mut here = starts[next];
            next += 1;
            for step in 0..=PARENTS_MAX {
                if here == top {
                    return Some(true);
                }
                if units.until[here.index()].0 <= day {
                    for &(successor, part) in units.successors.list(here.index()) {
                        if part {
                            open |= successor == top;
                        } else if !starts.contains(&successor) {
                            starts.push(successor);
                        }
                    }
                }
                let parent = units.parent[here.index()];
                if !parent.known() {
                    // Without a parent, a unit of the same or a higher level is a top of its own; a lower one only lacks the paper.
                    open |= units.level[here.index()] > units.level[top.index()];
                    break;
                }
                open |= step == PARENTS_MAX;
                here = parent;
            }
        }
        if open { None } else { Some(false) }
    }

    /// The unit itself or the nearest unit above it that is of a kind; `None` when there is none, or a parent is not known.
    pub fn nearest_of_kind(&self, unit: Row<Units>, kind: UnitKind) -> Option<Row<Units>> {
        let units = &self.tables().units;
        let mut here = unit;
        for _ in 0..=PARENTS_MAX {
            if units.kind[here.index()] == Some(kind) {
                return Some(here);
            }
            here = units.parent[here.index()];
            here.get()?;
        }
        None
    }

    /// The term that a day lies in of a unit, or else of the nearest unit above it that has terms.
    pub fn term_above(&self, unit: Row<Units>, day: Day) -> Option<usize> {
        let units = &self.tables().units;
        let mut here = unit;
        for _ in 0..=PARENTS_MAX {
            if !self.terms_of(here).is_empty() {
                return self.term_of(here, day);
            }
            here = units.parent[here.index()];
            here.get()?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::{day, written};

    fn row(register: &Register, id: &str) -> Row<Units> {
        register.find(&register.tables().units.id, id).unwrap()
    }

    /// A town under a province; its board was replaced on 2023-01-01, its office split, a commune's parent is not known, two run in a circle.
    fn register() -> Register {
        written(
            "units: id kind level parent until successors\n\
             PROVINCE party_committee province - - -\n TOWN party_committee district PROVINCE - -\n BOARD organisation_board district TOWN - -\n\
             OLD organisation_board district PROVINCE 2023-01-01 BOARD\n SPLIT department district PROVINCE 2023-01-01 BOARD*;PROVINCE*\n\
             PART department district PROVINCE 2023-01-01 TOWN*\n LOOSE party_cell commune - - -\n RING party_cell commune RONG - -\n RONG party_cell commune RING - -\n\
             terms: unit number from until\n TOWN 1 2020-01-01 2025-01-01\n",
        )
    }

    #[test]
    fn subtrees_follow_parents_and_whole_successors() {
        let register = register();
        let within = |unit, top, on| register.unit_within(row(&register, unit), row(&register, top), day(on));
        let cases = [
            ("BOARD", "TOWN", "2022-01-01", Some(true)),
            ("BOARD", "BOARD", "2022-01-01", Some(true)),
            ("TOWN", "BOARD", "2022-01-01", Some(false)),
            ("PROVINCE", "TOWN", "2022-01-01", Some(false)),
            ("OLD", "TOWN", "2022-12-31", Some(false)),
            ("OLD", "TOWN", "2023-01-01", Some(true)),
            ("PART", "TOWN", "2022-12-31", Some(false)),
            ("PART", "TOWN", "2023-01-01", None),
            ("LOOSE", "TOWN", "2022-01-01", None),
            ("RING", "TOWN", "2022-01-01", None),
            ("RING", "RONG", "2022-01-01", Some(true)),
        ];
        for (unit, top, on, expected) in cases {
            assert_eq!(within(unit, top, on), expected, "{unit} in {top} on {on}");
        }
    }

    #[test]
    fn descent_goes_through_every_predecessor() {
        let register = register();
        let descends = |unit, from| register.unit_descends(row(&register, unit), row(&register, from));
        for (unit, from, expected) in
            [("BOARD", "OLD", true), ("BOARD", "SPLIT", true), ("OLD", "BOARD", false), ("TOWN", "TOWN", true), ("TOWN", "PART", true), ("RING", "RONG", false)]
        {
            assert_eq!(descends(unit, from), expected, "{unit} from {from}");
        }
    }

    #[test]
    fn the_nearest_of_a_kind_is_the_unit_itself_or_above_it() {
        let register = register();
        let nearest = |unit| register.nearest_of_kind(row(&register, unit), UnitKind::PartyCommittee);
        assert_eq!(nearest("BOARD"), Some(row(&register, "TOWN")));
        assert_eq!(nearest("TOWN"), Some(row(&register, "TOWN")));
        assert_eq!([nearest("LOOSE"), nearest("RING")], [None, None]);
    }

    #[test]
    fn the_term_above_is_that_of_the_nearest_unit_with_terms() {
        let register = register();
        let term = |unit, on| register.term_above(row(&register, unit), day(on));
        assert_eq!([term("BOARD", "2021-01-01"), term("BOARD", "2025-01-01"), term("PROVINCE", "2021-01-01")], [Some(0), None, None]);
    }
}
