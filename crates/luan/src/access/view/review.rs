//! What the rules say, of whom the viewer may know it.

use std::collections::BTreeMap;

use register::Day;
use register::column::Row;
use rules::facts::World;
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::verdict::{Lang, Line, Outcome};

use super::View;
use crate::access::classes::of_rule;
use crate::access::policy::{Action, Classes};
use crate::asking::{Asking, Everybody, subject_name};

/// Findings that are shown in one answer.
pub(crate) const FINDINGS_MAX: usize = 200;
/// What a review visits.
const REVIEWED: [Subject; 3] = [Subject::Person, Subject::Post, Subject::Unit];

/// A review.
#[derive(Default)]
pub(crate) struct Reviewed {
    /// By rule: how often it said what.
    pub(crate) counted: BTreeMap<String, Counted>,
    /// What somebody has to do something about, as far as it is shown.
    pub(crate) findings: Vec<Line>,
    /// How many findings there are.
    pub(crate) found: usize,
}

/// How often a rule said what, in the order of [`Outcome::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Counted(pub(crate) [usize; Outcome::ALL.len()]);

impl View {
    /// What the rules in force on a day say of everybody and everything that the viewer may review.
    pub(crate) fn review(&self, day: Day, books: &[Rulebook], lang: Lang) -> Reviewed {
        let (register, moves, everybody) = (self.register(), Moves::default(), Everybody::of(self.register()));
        let world = World::new(register, books, &moves);
        let mut reviewed = Reviewed::default();
        for subject in REVIEWED {
            let asking = Asking::new(&world, day, subject, &|_| true);
            let seen: Vec<Classes> = (0..everybody.count(subject)).map(|row| self.reviewed(subject, row)).collect();
            let name = |row: usize| subject_name(&world, subject, row);
            asking.each(&everybody.rows(subject, 0..everybody.count(subject), None), &name, lang, |row, clause, outcome, line| {
                if !seen[row].is_empty() && seen[row].cover(of_rule(clause.rule)) {
                    reviewed.take(&clause.rule.name, outcome, line);
                }
            });
        }
        reviewed
    }

    fn reviewed(&self, subject: Subject, row: usize) -> Classes {
        match subject {
            Subject::Person => self.of_person(Action::Review, Row::new(row as u32)),
            Subject::Post => self.of_unit(Action::Review, self.register().tables().posts.unit[row]),
            Subject::Unit => self.of_unit(Action::Review, Row::new(row as u32)),
            _ => Classes::NONE,
        }
    }
}

impl Reviewed {
    fn take(&mut self, rule: &str, outcome: Outcome, line: &dyn Fn() -> Option<Line>) {
        if !self.counted.contains_key(rule) {
            self.counted.insert(rule.to_owned(), Counted::default());
        }
        if let Some(counted) = self.counted.get_mut(rule) {
            counted.0[outcome as usize] += 1;
        }
        if matches!(outcome, Outcome::NotMet | Outcome::NotKnown | Outcome::Waived) {
            self.found += 1;
            if self.findings.len() < FINDINGS_MAX {
                self.findings.extend(line());
            }
        }
    }
}
