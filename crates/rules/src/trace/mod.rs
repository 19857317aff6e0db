//! The trace: one rule, one subject, one day; the outcome with every value that led to it and every fact that is missing.
//!
//! It is the plainest of the three executions, and the one that the other two are tested against.

mod evaluate;
mod missing;
mod show;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeMap;
use std::ops::Range;

use register::Day;

use crate::column::{FALSE, TRUE, Truth, UNKNOWN};
use crate::facts;
use crate::rulebook::{Effect, Rule, Scope, Waiver};
use crate::subject::Subject;
use crate::tree::{Constant, Node, NodeKind};
use crate::verdict::Outcome;

pub(crate) use evaluate::{Scene, calculate, children, compare_intervals};
pub use show::show;
pub use value::Value;
pub(crate) use value::{iso_day, row_of};

/// Where a rule's facts come from: the register, or a worked case.
pub struct Given<'a> {
    /// The value of the fact at a position of `facts::ALL`.
    pub fact: &'a dyn Fn(usize) -> Value,
    /// Whether the subject belongs to a unit's subtree, for rules whose scope is a unit.
    pub in_unit: &'a dyn Fn(&str) -> Truth,
}

/// What a rule says of one subject, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct Trace {
    /// The outcome.
    pub outcome: Outcome,
    /// The facts and parameters (`param.name`) that the requirement read, and the condition too where the outcome came from it.
    pub facts: BTreeMap<String, Value>,
    /// The facts whose absence made the outcome unknown, by name.
    pub missing: Vec<String>,
    /// How `when` came to its value.
    pub when: Option<Step>,
    /// How `require` came to its value.
    pub require: Option<Step>,
    /// How the waiver's `when` came to its value, where it was asked.
    pub waiver: Option<Step>,
}

/// The value of a part of a condition.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The value.
    pub value: Value,
    /// The place in the condition.
    pub span: Range<usize>,
    /// The values of its parts in the order of the text; a list macro has the list, then its body once for every element.
    pub parts: Vec<Step>,
}

/// The value of a condition that reads facts through `fact` and the parameters that `rule` has on the day.
pub fn evaluate(node: &Node, rule: &Rule, day: Day, fact: &dyn Fn(usize) -> Value) -> Step {
    Scene { fact, param: &|name| param_at(rule, name, day) }.step(node)
}

/// What the rule says of a subject on a day when it is in force; `None` where the subject is out of scope. `book` is the scope of its rulebook.
pub fn judge(book: &Scope, rule: &Rule, day: Day, given: &Given<'_>) -> Option<Trace> {
    let scope = in_scope(book, rule, given);
    if scope.truth == FALSE {
        return None;
    }
    let step = |node: &Node| evaluate(node, rule, day, given.fact);
    let mut trace = Trace { outcome: Outcome::NotKnown, facts: BTreeMap::new(), missing: scope.missing, when: None, require: None, waiver: None };
    note(&mut trace.facts, &rule.require, rule, day, given);
    if scope.truth == UNKNOWN {
        trace.missing.sort();
        return Some(trace);
    }
    trace.when = rule.when.as_ref().map(step);
    if let (Some(node), Some(when)) = (&rule.when, &trace.when)
        && when.value.as_truth() != TRUE
    {
        trace.outcome = if when.value.as_truth() == FALSE { Outcome::NotApplicable } else { Outcome::NotKnown };
        trace.missing = missing::of(node, when);
        note(&mut trace.facts, node, rule, day, given);
        return Some(trace);
    }
    let require = step(&rule.require);
    trace.outcome = match require.value.as_truth() {
        FALSE => Outcome::NotMet,
        TRUE => Outcome::Met,
        _ => Outcome::NotKnown,
    };
    trace.missing = missing::of(&rule.require, &require);
    trace.require = Some(require);
    if trace.outcome == Outcome::NotMet && waived(rule, day, given, &mut trace.waiver) {
        trace.outcome = Outcome::Waived;
    }
    Some(trace)
}

/// The value of a parameter on a day; `None` before its first.
pub fn param_at<'a>(rule: &'a Rule, name: &str, day: Day) -> Option<&'a Constant> {
    rule.params.get(name)?.iter().rev().find(|(from, _)| *from <= day).map(|(_, value)| value)
}

/// Whether a rule speaks of a subject, and what is missing to tell.
struct InScope {
    truth: Truth,
    missing: Vec<String>,
}

fn in_scope(book: &Scope, rule: &Rule, given: &Given<'_>) -> InScope {
    let mut truth = TRUE;
    let mut missing = Vec::new();
    for scope in [book, &rule.scope] {
        if let Some(unit) = &scope.unit {
            let inside = (given.in_unit)(unit);
            truth = truth.min(inside);
            missing.extend((inside == UNKNOWN).then(|| unit_fact(rule.subject).to_owned()));
        }
        if let Some(position) = kind_fact(scope, rule.subject) {
            let speaks = match (given.fact)(position) {
                Value::Text(kind) => {
                    if scope.person_kinds.contains(&kind) {
                        TRUE
                    } else {
                        FALSE
                    }
                }
                _ => UNKNOWN,
            };
            truth = truth.min(speaks);
            missing.extend((speaks == UNKNOWN).then(|| KIND.to_owned()));
        }
    }
    missing.dedup();
    InScope { truth, missing }
}

const KIND: &str = "person.kind";

/// The fact that a scope by kind of person asks; none where the scope has no kinds, or the subject is not a person's.
pub(crate) fn kind_fact(scope: &Scope, subject: Subject) -> Option<usize> {
    let asks = !scope.person_kinds.is_empty() && matches!(subject, Subject::Person | Subject::Move);
    if asks { facts::find(KIND) } else { None }
}

/// The fact that is missing when it cannot be told whether a subject belongs to a unit.
fn unit_fact(subject: Subject) -> &'static str {
    match subject {
        Subject::Move => "move.to_unit",
        Subject::Post => "post.unit",
        _ => "person.unit",
    }
}

fn waived(rule: &Rule, day: Day, given: &Given<'_>, step: &mut Option<Step>) -> bool {
    let holds = |name: &str| facts::find(name).is_some_and(|position| (given.fact)(position).as_truth() == TRUE);
    if !holds(RECORDED) {
        return false;
    }
    if rule.effect == Effect::Decision {
        return true;
    }
    let Some(waiver) = &rule.waiver else { return false };
    *step = waiver.when.as_ref().map(|node| evaluate(node, rule, day, given.fact));
    let open = step.as_ref().is_none_or(|step| step.value.as_truth() == TRUE);
    open && (!central_only(waiver) || holds(CENTRAL))
}

/// The fact that a waiver was recorded.
pub(crate) const RECORDED: &str = "move.waiver_recorded";
/// The fact that the recorded waiver is a central body's.
pub(crate) const CENTRAL: &str = "move.waiver_is_central";

/// Whether only a central body's decision waives.
pub(crate) fn central_only(waiver: &Waiver) -> bool {
    waiver.by == "politburo"
}

/// Notes the values of the facts and parameters that a condition names.
fn note(seen: &mut BTreeMap<String, Value>, node: &Node, rule: &Rule, day: Day, given: &Given<'_>) {
    match &node.kind {
        NodeKind::Fact(position) => {
            seen.entry(facts::ALL[*position].name.to_owned()).or_insert_with(|| (given.fact)(*position));
        }
        NodeKind::Param(name) => {
            let value = param_at(rule, name, day).map_or(Value::Unknown, |constant| Value::constant(constant, node.ty));
            seen.insert(format!("param.{name}"), value);
        }
        NodeKind::Gather(_, _, body) => note(seen, body, rule, day, given),
        _ => {}
    }
    children(node).into_iter().for_each(|child| note(seen, child, rule, day, given));
}
