//! Running the worked cases of a rulebook: each says what facts are given and what the rule must say.

use std::collections::BTreeMap;

use register::Day;

use super::{Case, Rule, Rulebook, Scope};
use crate::column::TRUE;
use crate::facts;
use crate::trace::{CENTRAL, Given, RECORDED, Value, judge};
use crate::tree::{Constant, Type};
use crate::verdict::Outcome;

/// What a rule said of a worked case.
#[derive(Clone, PartialEq, Debug)]
pub struct Ran {
    /// The rule's full name.
    pub rule: String,
    /// The case's name.
    pub case: String,
    /// The outcome that the case expects.
    pub expected: Outcome,
    /// The outcome that the rule came to; `None` where it does not speak of the kind of person given.
    pub got: Option<Outcome>,
}

impl Ran {
    /// Whether the rule said what the case expects.
    pub fn passed(&self) -> bool {
        self.got == Some(self.expected)
    }
}

/// Runs every worked case of a rulebook, in its order.
pub fn run(book: &Rulebook) -> Vec<Ran> {
    let cases = book.rules.iter().flat_map(|rule| rule.cases.iter().map(move |case| (rule, case)));
    cases.map(|(rule, case)| Ran { rule: rule.name.clone(), case: case.name.clone(), expected: case.then, got: outcome(book, rule, case) }).collect()
}

/// What a rule says of a case; none where it does not speak of the kind of person given. The case stands inside the rule's scope, unless it gives the kind of person itself; it is asked on its day, or on the first
/// day of the rule.
pub fn outcome(book: &Rulebook, rule: &Rule, case: &Case) -> Option<Outcome> {
    let mut values: BTreeMap<usize, Value> = BTreeMap::new();
    for name in [RECORDED, CENTRAL] {
        values.extend(facts::find(name).map(|position| (position, Value::Truth(case.waived))));
    }
    for (name, constant) in &case.given {
        values.extend(facts::find(name).map(|position| (position, value(constant, facts::ALL[position].ty))));
    }
    let scoped = case.given.contains_key("person.kind");
    let everyone = Scope::default();
    let inside = Rule { scope: if scoped { rule.scope.clone() } else { Scope::default() }, ..rule.clone() };
    let given = Given { fact: &|position| values.get(&position).cloned().unwrap_or(Value::Unknown), in_unit: &|_| TRUE };
    let trace = judge(if scoped { &book.scope } else { &everyone }, &inside, day(rule, case), &given)?;
    Some(trace.outcome)
}

fn day(rule: &Rule, case: &Case) -> Day {
    case.on.unwrap_or(rule.in_force.from)
}

/// The value of a fact of this type that a constant of a rulebook stands for.
pub fn value(constant: &Constant, ty: Type) -> Value {
    match (ty, constant) {
        (Type::Range(_), Constant::List(sides)) => match sides.as_slice() {
            [Constant::Number(least), Constant::Number(most)] => Value::range(*least, *most),
            _ => Value::Unknown,
        },
        _ => Value::constant(constant, ty),
    }
}

#[cfg(test)]
mod tests {
    use crate::rulebook::{books, cases};

    #[test]
    fn every_worked_case_of_the_repository_comes_out() {
        let ran: Vec<_> = books::all().iter().flat_map(cases::run).collect();
        let failed: Vec<_> = ran.iter().filter(|ran| !ran.passed()).collect();
        assert!(failed.is_empty(), "{failed:#?}");
        assert!(ran.len() > 100);
    }
}
