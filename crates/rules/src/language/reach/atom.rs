//! The parts that are not joined of others: each asks one value, by its text, whether it lies in a set.

use std::cmp::Ordering;

use super::set::Set;
use crate::facts;
use crate::language::Params;
use crate::language::walk::children;
use crate::tree::{Comparison, Constant, Node, NodeKind, Type};

/// A part that asks one value whether it lies in a set.
pub(super) struct Atom {
    /// The value: a fact, an element, a comparison of two of them.
    pub(super) name: String,
    /// What the value can be.
    pub(super) domain: Set,
    /// Where the part is true.
    pub(super) yes: Set,
}

/// Reads atoms; remembers ids that were named, so that each has its own number.
pub(super) struct Atoms<'a> {
    params: &'a Params,
    ids: Vec<String>,
}

impl<'a> Atoms<'a> {
    pub(super) fn new(params: &'a Params) -> Atoms<'a> {
        Atoms { params, ids: Vec::new() }
    }

    /// The atom of a part; `None` where the part alone is settled, which is reported elsewhere, or where it is joined of others.
    pub(super) fn of(&mut self, node: &Node) -> Option<Atom> {
        let atom = match &node.kind {
            NodeKind::Compare(comparison, a, b) => self.compared(*comparison, a, b),
            NodeKind::In(item, list) => self.listed(item, list).unwrap_or_else(|| truth(node)),
            NodeKind::Not(_) | NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Choose(..) | NodeKind::Constant(_) => return None,
            _ => truth(node),
        };
        let open = !atom.domain.meet(&atom.yes).is_empty() && !atom.domain.without(&atom.yes).is_empty();
        open.then_some(atom)
    }

    fn compared(&mut self, comparison: Comparison, a: &Node, b: &Node) -> Atom {
        match (self.point(a, b.ty), self.point(b, a.ty)) {
            (None, Some(point)) => Atom { name: name(a), domain: domain(a), yes: against(comparison, point) },
            (Some(point), None) => Atom { name: name(b), domain: domain(b), yes: against(swapped(comparison), point) },
            _ => {
                // Two values that are both open: which of the three orders holds.
                let (comparison, first, second) = match name(a).cmp(&name(b)) {
                    Ordering::Greater => (swapped(comparison), b, a),
                    _ => (comparison, a, b),
                };
                let orders = [Comparison::Less, Comparison::Equal, Comparison::Greater];
                let yes = (-1..=1).zip(orders).filter(|(_, order)| covers(comparison, *order)).map(|(number, _)| number);
                Atom { name: format!("{} ? {}", name(first), name(second)), domain: Set::interval(-1, 1), yes: Set::points(yes) }
            }
        }
    }

    fn listed(&mut self, item: &Node, list: &Node) -> Option<Atom> {
        let points = match &list.kind {
            NodeKind::List(nodes) => nodes.iter().map(|node| self.point(node, item.ty)).collect::<Option<Vec<i64>>>()?,
            NodeKind::Param(name) => match self.params.get(name)?.as_slice() {
                [(_, Constant::List(items))] => items.iter().map(|value| self.number(value, item.ty)).collect::<Option<Vec<i64>>>()?,
                _ => return None,
            },
            _ => return None,
        };
        Some(Atom { name: name(item), domain: domain(item), yes: Set::points(points) })
    }

    // The one number that a node stands for; a parameter that changes with the day stands for none.
    fn point(&mut self, node: &Node, ty: Type) -> Option<i64> {
        match &node.kind {
            NodeKind::Constant(value) => self.number(value, ty),
            NodeKind::Param(name) => match self.params.get(name)?.as_slice() {
                [(_, value)] => self.number(value, ty),
                _ => None,
            },
            NodeKind::Negate(inner) => self.point(inner, ty).map(|number| -number),
            _ => None,
        }
    }

    fn number(&mut self, value: &Constant, ty: Type) -> Option<i64> {
        match (value, ty) {
            (Constant::Number(number), _) => Some(i64::from(*number)),
            (Constant::Day(day), _) => Some(i64::from(day.packed())),
            (Constant::Text(text), Type::Code(names)) => names.iter().position(|name| name == text).map(|at| at as i64),
            (Constant::Text(text), Type::Id(_)) => {
                let known = self.ids.iter().position(|id| id == text);
                Some(known.unwrap_or_else(|| {
                    self.ids.push(text.clone());
                    self.ids.len() - 1
                }) as i64)
            }
            _ => None,
        }
    }
}

/// Whether the value of this name is, or contains, an element of a list.
pub(super) fn of_element(name: &str) -> bool {
    name.contains('@')
}

fn truth(node: &Node) -> Atom {
    Atom { name: name(node), domain: Set::interval(0, 1), yes: Set::interval(1, 1) }
}

// A text that is the same for the same value, wherever it stands.
fn name(node: &Node) -> String {
    let own = match &node.kind {
        NodeKind::Fact(position) => return facts::ALL[*position].name.to_owned(),
        NodeKind::Param(name) => return format!("param.{name}"),
        NodeKind::Constant(value) => return format!("{value:?}"),
        NodeKind::Element { depth } => return format!("@{depth}"),
        NodeKind::Compare(comparison, ..) => format!("{comparison:?}"),
        NodeKind::Arithmetic(operation, ..) => format!("{operation:?}"),
        NodeKind::Gather(gather, ..) => format!("{gather:?}"),
        NodeKind::Not(_) => "not".to_owned(),
        NodeKind::And(_) => "and".to_owned(),
        NodeKind::Or(_) => "or".to_owned(),
        NodeKind::In(..) => "in".to_owned(),
        NodeKind::Negate(_) => "negate".to_owned(),
        NodeKind::Choose(..) => "choose".to_owned(),
        NodeKind::Size(_) => "size".to_owned(),
        NodeKind::List(_) => "list".to_owned(),
    };
    let parts: Vec<String> = children(node).into_iter().map(name).collect();
    format!("{own}({})", parts.join(", "))
}

fn domain(node: &Node) -> Set {
    match (node.ty, &node.kind) {
        (Type::Truth, _) => Set::interval(0, 1),
        (Type::Code(names), _) => Set::interval(0, names.len() as i64 - 1),
        (Type::Id(_), _) => Set::interval(0, i64::MAX),
        (Type::Number(_) | Type::Range(_), NodeKind::Fact(position)) => {
            let (low, high) = facts::ALL[*position].bounds;
            Set::interval(i64::from(low), i64::from(high))
        }
        _ => Set::interval(i64::MIN, i64::MAX),
    }
}

fn against(comparison: Comparison, point: i64) -> Set {
    let all = Set::interval(i64::MIN, i64::MAX);
    match comparison {
        Comparison::Equal => Set::interval(point, point),
        Comparison::NotEqual => all.without(&Set::interval(point, point)),
        Comparison::Less => Set::interval(i64::MIN, point - 1),
        Comparison::LessOrEqual => Set::interval(i64::MIN, point),
        Comparison::Greater => Set::interval(point + 1, i64::MAX),
        Comparison::GreaterOrEqual => Set::interval(point, i64::MAX),
    }
}

// The comparison with its sides swapped.
fn swapped(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}

// Whether a comparison is true of two values in this order.
fn covers(comparison: Comparison, order: Comparison) -> bool {
    match comparison {
        Comparison::LessOrEqual => order != Comparison::Greater,
        Comparison::GreaterOrEqual => order != Comparison::Less,
        Comparison::NotEqual => order != Comparison::Equal,
        same => same == order,
    }
}
