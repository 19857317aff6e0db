//! Looking for a case on which two rules part: the facts that either reads, at the values where an answer can turn.

use std::collections::BTreeSet;

use register::Day;

use crate::column::{FALSE, TRUE};
use crate::facts;
use crate::language::{each, facts_read};
use crate::rulebook::{Effect, Rule};
use crate::trace::{Value, evaluate, param_at};
use crate::tree::{Constant, Element, Node, Type};

/// Most cases that are tried for two rules on one day.
const TRIED_MAX: usize = 20_000;
/// A prime that shares no factor with any number of cases.
const STRIDE: u128 = 2_654_435_761;
/// An id that no rule names.
const OTHER_ID: &str = "…";

/// What a rule says of a case in which every fact is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// Whether the requirement holds.
    pub(super) holds: bool,
    /// Whether a recorded decision would open it.
    pub(super) opens: bool,
}

/// What a rule says of a case; `None` where it does not speak of it.
pub(super) fn said(rule: &Rule, day: Day, case: &[(usize, Value)]) -> Option<Said> {
    let fact = |position: usize| case.iter().find(|(fact, _)| *fact == position).map_or(Value::Unknown, |(_, value)| value.clone());
    let truth = |node: &Node| evaluate(node, rule, day, &fact).value.as_truth();
    if rule.when.as_ref().is_some_and(|when| truth(when) != TRUE) {
        return None;
    }
    let holds = match truth(&rule.require) {
        TRUE => true,
        FALSE => false,
        _ => return None,
    };
    let open = |waiver: &crate::rulebook::Waiver| waiver.when.as_ref().is_none_or(|when| truth(when) == TRUE);
    Some(Said { holds, opens: rule.effect == Effect::Decision || rule.waiver.as_ref().is_some_and(open) })
}

/// Shows the common cases of two rules on a day: those of which both speak.
pub(super) fn search(one: &Rule, other: &Rule, day: Day, mut see: impl FnMut(&[(usize, Value)], Said, Said)) {
    let nodes: Vec<&Node> = [one, other].into_iter().flat_map(conditions).collect();
    let facts: Vec<usize> = nodes.iter().flat_map(|node| facts_read(node)).collect::<BTreeSet<usize>>().into_iter().collect();
    let turning = Turning::of(&[one, other], day);
    let choices: Vec<Vec<Value>> = facts.iter().map(|&position| turning.values(position)).collect();
    let all = choices.iter().map(|values| values.len() as u128).product::<u128>();
    // More cases than can be tried: some of them, spread over all.
    let tried = all.min(TRIED_MAX as u128);
    for number in 0..tried {
        let mut rest = if all > tried { number * STRIDE % all } else { number };
        let case: Vec<(usize, Value)> = facts
            .iter()
            .zip(&choices)
            .map(|(&fact, values)| {
                let value = values[(rest % values.len() as u128) as usize].clone();
                rest /= values.len() as u128;
                (fact, value)
            })
            .collect();
        if let (Some(a), Some(b)) = (said(one, day, &case), said(other, day, &case)) {
            see(&case, a, b);
        }
    }
}

fn conditions(rule: &Rule) -> impl Iterator<Item = &Node> {
    let waiver = rule.waiver.iter().filter_map(|waiver| waiver.when.as_ref());
    rule.when.iter().chain([&rule.require]).chain(waiver)
}

/// The values that the two rules name: an answer can turn at them, and one before and after.
#[derive(Default)]
struct Turning {
    numbers: BTreeSet<i32>,
    days: BTreeSet<Day>,
    texts: BTreeSet<String>,
}

impl Turning {
    fn of(rules: &[&Rule], day: Day) -> Turning {
        let mut turning = Turning { numbers: BTreeSet::from([0, 1, 2]), ..Turning::default() };
        for rule in rules {
            for node in conditions(rule) {
                each(node, &mut |node| match &node.kind {
                    crate::tree::NodeKind::Constant(constant) => turning.add(constant),
                    crate::tree::NodeKind::Param(name) => param_at(rule, name, day).into_iter().for_each(|constant| turning.add(constant)),
                    _ => {}
                });
            }
        }
        turning
    }

    fn add(&mut self, constant: &Constant) {
        match constant {
            Constant::Number(number) => self.numbers.extend([number - 1, *number, number + 1]),
            Constant::Day(day) => self.days.extend([day.add_months(-1), *day, day.next()]),
            Constant::Text(text) => {
                self.texts.insert(text.clone());
            }
            Constant::List(items) => items.iter().for_each(|item| self.add(item)),
            Constant::Truth(_) => {}
        }
    }

    // The values to try for a fact.
    fn values(&self, position: usize) -> Vec<Value> {
        let fact = &facts::ALL[position];
        match fact.ty {
            Type::List(element) => self.lists(element, fact.bounds),
            ty => self.scalars(ty, fact.bounds),
        }
    }

    fn scalars(&self, ty: Type, (low, high): (i32, i32)) -> Vec<Value> {
        match ty {
            Type::Truth => vec![Value::Truth(true), Value::Truth(false)],
            Type::Code(names) => names.iter().map(|name| Value::Text((*name).to_owned())).collect(),
            Type::Id(_) | Type::Text => self.texts.iter().cloned().chain([OTHER_ID.to_owned()]).map(Value::Text).collect(),
            Type::Day => {
                let plain = [Day::new(2024, 1, 1), Day::new(2024, 1, 2)].into_iter().flatten();
                self.days.iter().copied().chain(plain).map(Value::Day).collect()
            }
            _ => {
                let within: Vec<Value> =
                    self.numbers.iter().filter(|number| low <= **number && **number <= high).map(|&number| Value::Number(number)).collect();
                if within.is_empty() { vec![Value::Number(low)] } else { within }
            }
        }
    }

    // The empty list, and every list of one.
    fn lists(&self, element: Element, bounds: (i32, i32)) -> Vec<Value> {
        let ones = self.scalars(element.ty(), bounds).into_iter().map(|value| Value::List(vec![value]));
        std::iter::once(Value::List(Vec::new())).chain(ones).collect()
    }
}
