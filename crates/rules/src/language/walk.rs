//! Walks over a condition.

use std::collections::BTreeSet;

use crate::tree::{Node, NodeKind};

/// The parts of a node in the order of the text; the body of a list macro is one of them.
pub(crate) fn children(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::Constant(_) | NodeKind::Param(_) | NodeKind::Fact(_) | NodeKind::Element { .. } => Vec::new(),
        NodeKind::Not(a) | NodeKind::Negate(a) | NodeKind::Size(a) => vec![a],
        NodeKind::And(all) | NodeKind::Or(all) | NodeKind::List(all) => all.iter().collect(),
        NodeKind::Compare(_, a, b) | NodeKind::In(a, b) | NodeKind::Arithmetic(_, a, b) | NodeKind::Gather(_, a, b) => vec![a, b],
        NodeKind::Choose(a, b, c) => vec![a, b, c],
    }
}

/// Visits a node and everything in it, in the order of the text.
pub fn each<'n>(node: &'n Node, visit: &mut impl FnMut(&'n Node)) {
    visit(node);
    children(node).into_iter().for_each(|child| each(child, visit));
}

/// The facts that a condition reads, by position in `facts::ALL`.
pub fn facts_read(node: &Node) -> BTreeSet<usize> {
    let mut facts = BTreeSet::new();
    each(node, &mut |node| {
        if let NodeKind::Fact(position) = node.kind {
            facts.insert(position);
        }
    });
    facts
}

/// The parameters that a condition reads, by name.
pub fn params_read(node: &Node) -> BTreeSet<&str> {
    let mut params = BTreeSet::new();
    each(node, &mut |node| {
        if let NodeKind::Param(name) = &node.kind {
            params.insert(name.as_str());
        }
    });
    params
}
