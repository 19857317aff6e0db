//! Which facts a condition lacks: the open leaves that kept it from being settled.

use crate::facts;
use crate::trace::{Step, Value, children};
use crate::tree::{Node, NodeKind};

/// The names of the facts whose absence left a condition unknown, sorted; none where it is settled.
pub(crate) fn of(node: &Node, step: &Step) -> Vec<String> {
    let mut names = Vec::new();
    collect(node, step, &mut Vec::new(), &mut names);
    names.sort();
    names.dedup();
    names
}

/// `lists` are the lists that the elements in scope come from, outermost first.
fn collect<'n>(node: &'n Node, step: &Step, lists: &mut Vec<(&'n Node, Step)>, names: &mut Vec<String>) {
    if step.value.settled() {
        return;
    }
    match &node.kind {
        NodeKind::Fact(position) => names.push(facts::ALL[*position].name.to_owned()),
        NodeKind::Element { depth } => {
            let (list, of_list) = lists[lists.len() - 1 - depth].clone();
            // The list was computed outside its own macro, so that its leaves see fewer elements.
            let inner = lists.split_off(lists.len() - 1 - depth);
            collect(list, &of_list, lists, names);
            lists.extend(inner);
        }
        NodeKind::Choose(..) => choice(node, step, lists, names),
        NodeKind::Gather(_, list, body) => {
            if step.parts[0].value == Value::Unknown {
                return collect(list, &step.parts[0], lists, names);
            }
            for part in &step.parts[1..] {
                lists.push((list, step.parts[0].clone()));
                collect(body, part, lists, names);
                lists.pop();
            }
        }
        _ => children(node).into_iter().zip(&step.parts).for_each(|(child, part)| collect(child, part, lists, names)),
    }
}

/// A side that was not taken lacks nothing.
fn choice<'n>(node: &'n Node, step: &Step, lists: &mut Vec<(&'n Node, Step)>, names: &mut Vec<String>) {
    let taken = |position: usize| match (position, &step.parts[0].value) {
        (1, Value::Truth(condition)) => *condition,
        (2, Value::Truth(condition)) => !condition,
        _ => true,
    };
    for (position, (child, part)) in children(node).into_iter().zip(&step.parts).enumerate() {
        if taken(position) {
            collect(child, part, lists, names);
        }
    }
}
