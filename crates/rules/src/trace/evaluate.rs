//! One subject, one condition: the value of every part of it, by Kleene's logic.

use crate::column::{FALSE, TRUE, Truth, UNKNOWN};
use crate::trace::{Step, Value};
use crate::tree::{Arithmetic, Comparison, Constant, Gather, Node, NodeKind, Type};

/// What a condition is evaluated against.
pub(crate) struct Scene<'a> {
    /// The value of the fact at a position of `facts::ALL`.
    pub(crate) fact: &'a dyn Fn(usize) -> Value,
    /// The value of a parameter on the day; `None` where it has none.
    pub(crate) param: &'a dyn Fn(&str) -> Option<&'a Constant>,
}

impl Scene<'_> {
    /// The value of a condition without any element bound, with the values of all its parts.
    pub(crate) fn step(&self, node: &Node) -> Step {
        self.visit(node, &mut Vec::new())
    }

    fn visit(&self, node: &Node, bound: &mut Vec<Value>) -> Step {
        let mut parts = Vec::new();
        let value = match &node.kind {
            NodeKind::Constant(constant) => Value::constant(constant, node.ty),
            NodeKind::Param(name) => (self.param)(name).map_or(Value::Unknown, |constant| Value::constant(constant, node.ty)),
            NodeKind::Fact(position) => (self.fact)(*position),
            NodeKind::Element { depth } => bound[bound.len() - 1 - depth].clone(),
            NodeKind::Gather(gather, list, body) => {
                parts.push(self.visit(list, bound));
                self.gather(*gather, body, bound, &mut parts)
            }
            _ => {
                parts.extend(children(node).into_iter().map(|child| self.visit(child, bound)));
                combine(node, &parts)
            }
        };
        Step { value, span: node.span.clone(), parts }
    }

    /// Evaluates the body of a list macro for every element of `parts[0]`, one part each.
    fn gather(&self, gather: Gather, body: &Node, bound: &mut Vec<Value>, parts: &mut Vec<Step>) -> Value {
        let Value::List(items) = parts[0].value.clone() else { return Value::Unknown };
        for item in items {
            bound.push(item);
            parts.push(self.visit(body, bound));
            bound.pop();
        }
        Value::truth(gathered(gather, parts[1..].iter().map(|part| part.value.as_truth())))
    }
}

/// The parts of a node in the order of the text; the body of a list macro is not among them.
pub(crate) fn children(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::Constant(_) | NodeKind::Param(_) | NodeKind::Fact(_) | NodeKind::Element { .. } => Vec::new(),
        NodeKind::Not(a) | NodeKind::Negate(a) | NodeKind::Size(a) | NodeKind::Gather(_, a, _) => vec![a],
        NodeKind::And(all) | NodeKind::Or(all) | NodeKind::List(all) => all.iter().collect(),
        NodeKind::Compare(_, a, b) | NodeKind::In(a, b) | NodeKind::Arithmetic(_, a, b) => vec![a, b],
        NodeKind::Choose(a, b, c) => vec![a, b, c],
    }
}

fn combine(node: &Node, parts: &[Step]) -> Value {
    let value = |position: usize| &parts[position].value;
    match &node.kind {
        NodeKind::Not(_) => Value::truth(TRUE - value(0).as_truth()),
        NodeKind::And(_) => Value::truth(gathered(Gather::All, parts.iter().map(|part| part.value.as_truth()))),
        NodeKind::Or(_) => Value::truth(gathered(Gather::Exists, parts.iter().map(|part| part.value.as_truth()))),
        NodeKind::Compare(comparison, ..) => Value::truth(compare(*comparison, value(0), value(1))),
        NodeKind::In(..) => match value(1) {
            Value::List(items) => Value::truth(gathered(Gather::Exists, items.iter().map(|item| compare(Comparison::Equal, value(0), item)))),
            _ => Value::Unknown,
        },
        NodeKind::Arithmetic(operation, ..) => calculate(*operation, value(0), value(1)),
        NodeKind::Negate(_) => calculate(Arithmetic::Subtract, &Value::Number(0), value(0)),
        NodeKind::Choose(..) => choose(node.ty, value(0), value(1), value(2)),
        NodeKind::Size(_) => {
            if let Value::List(items) = value(0) {
                Value::Number(items.len() as i32)
            } else {
                Value::Unknown
            }
        }
        NodeKind::List(_) => Value::List(parts.iter().map(|part| part.value.clone()).collect()),
        NodeKind::Constant(_) | NodeKind::Param(_) | NodeKind::Fact(_) | NodeKind::Element { .. } | NodeKind::Gather(..) => Value::Unknown,
    }
}

/// `all` is the least of the truths, `exists` the greatest; `exists_one` is settled by two that hold, or by none that is open.
pub(crate) fn gathered(gather: Gather, truths: impl Iterator<Item = Truth>) -> Truth {
    match gather {
        Gather::All => truths.fold(TRUE, Truth::min),
        Gather::Exists => truths.fold(FALSE, Truth::max),
        Gather::ExistsOne => {
            let (held, open) = truths.fold((0usize, 0usize), |(held, open), truth| (held + usize::from(truth == TRUE), open + usize::from(truth == UNKNOWN)));
            one(held, open)
        }
    }
}

/// Whether exactly one holds, when `held` surely do and `open` may.
pub(crate) fn one(held: usize, open: usize) -> Truth {
    match (held, open) {
        (2.., _) | (0, 0) => FALSE,
        (1, 0) => TRUE,
        _ => UNKNOWN,
    }
}

/// A comparison; intervals settle it where they lie apart.
pub(crate) fn compare(comparison: Comparison, a: &Value, b: &Value) -> Truth {
    if let (Some(a), Some(b)) = (interval(a), interval(b)) {
        return compare_intervals(comparison, a, b);
    }
    let equal = match (a, b) {
        (Value::Truth(a), Value::Truth(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a == b,
        _ => return UNKNOWN,
    };
    match comparison {
        Comparison::Equal => sure(equal),
        Comparison::NotEqual => sure(!equal),
        _ => UNKNOWN,
    }
}

/// What two intervals say of a comparison.
pub(crate) fn compare_intervals(comparison: Comparison, a: (i32, i32), b: (i32, i32)) -> Truth {
    let less = |a: (i32, i32), b: (i32, i32)| Truth::from(a.1 < b.0) + Truth::from(a.0 < b.1);
    let equal = Truth::from(a.0 <= b.1 && b.0 <= a.1) + Truth::from(a.0 == a.1 && a == b);
    match comparison {
        Comparison::Equal => equal,
        Comparison::NotEqual => TRUE - equal,
        Comparison::Less => less(a, b),
        Comparison::LessOrEqual => TRUE - less(b, a),
        Comparison::Greater => less(b, a),
        Comparison::GreaterOrEqual => TRUE - less(a, b),
    }
}

fn interval(value: &Value) -> Option<(i32, i32)> {
    match value {
        Value::Number(number) => Some((*number, *number)),
        Value::Range { low, high } => Some((low.unwrap_or(i32::MIN), high.unwrap_or(i32::MAX))),
        Value::Day(day) => Some((day.packed(), day.packed())),
        _ => None,
    }
}

fn sure(holds: bool) -> Truth {
    if holds { TRUE } else { FALSE }
}

/// An operation on two numbers. The check at load has bounded the result, so that wrapping never happens.
pub(crate) fn calculate(operation: Arithmetic, a: &Value, b: &Value) -> Value {
    let (Value::Number(a), Value::Number(b)) = (a, b) else { return Value::Unknown };
    match operation {
        Arithmetic::Add => Value::Number(a.wrapping_add(*b)),
        Arithmetic::Subtract => Value::Number(a.wrapping_sub(*b)),
        Arithmetic::Multiply => Value::Number(a.wrapping_mul(*b)),
        Arithmetic::Divide | Arithmetic::Remainder if *b == 0 => Value::Unknown,
        Arithmetic::Divide => Value::Number(a.wrapping_div(*b)),
        Arithmetic::Remainder => Value::Number(a.wrapping_rem(*b)),
    }
}

/// One side of a choice; both must agree where the condition is not known. Lists are not chosen between: the language refuses it.
fn choose(ty: Type, condition: &Value, yes: &Value, no: &Value) -> Value {
    match (ty, condition.as_truth()) {
        (Type::List(_), _) => Value::Unknown,
        (_, TRUE) => yes.clone(),
        (_, FALSE) => no.clone(),
        (Type::Range(_), _) => hull(yes, no),
        _ if yes == no => yes.clone(),
        _ => Value::Unknown,
    }
}

fn hull(a: &Value, b: &Value) -> Value {
    let (Some(a), Some(b)) = (interval(a), interval(b)) else { return Value::Unknown };
    Value::range(a.0.min(b.0), a.1.max(b.1))
}
