//! Traces and verdict lines of rows whose facts were kept.

use crate::column::UNKNOWN;
use crate::facts::World;
use crate::rulebook::{Rule, Rulebook};
use crate::sweep::Facts;
use crate::trace::{Given, Trace, judge};
use crate::verdict::{Lang, Line};

impl Facts {
    /// What a rule says of a row, and why; `None` where the row is out of its scope. The rule is in force on the day of the facts.
    pub fn trace(&self, world: &World<'_>, row: usize, book: &Rulebook, rule: &Rule) -> Option<Trace> {
        self.given(world, row, |given| judge(&book.scope, rule, self.day, given))
    }

    /// The verdict line of a row; `subject` is its name in verdicts.
    pub fn line(&self, world: &World<'_>, row: usize, book: &Rulebook, rule: &Rule, subject: String, lang: Lang) -> Option<Line> {
        self.given(world, row, |given| {
            let trace = judge(&book.scope, rule, self.day, given)?;
            Some(Line::new(subject, self.day, book, rule, &trace, given, lang))
        })
    }

    fn given<T>(&self, world: &World<'_>, row: usize, ask: impl FnOnce(&Given<'_>) -> T) -> T {
        let fact = |position: usize| self.value(position, row, world.register);
        let in_unit = |unit: &str| self.in_unit(unit, row).unwrap_or(UNKNOWN);
        ask(&Given { fact: &fact, in_unit: &in_unit })
    }
}
