//! Parts of a condition that can never decide anything: always true, never true, said twice, or settled by the parts around them.
//!
//! Every part is asked under what must hold where it matters: the other parts of an `&&` true, the other parts of an `||` false, the conditions before it
//! answered. What must hold is kept per value (a fact, a comparison of two facts) as a set of whole numbers.

mod atom;
mod set;

use std::collections::BTreeMap;

use super::Context;
use super::message::{Fault, words};
use super::walk::children;
use crate::tree::{Constant, Node, NodeKind, Type};
use atom::Atoms;
use set::Set;

/// What is settled: for each value, by its text, what it can still be.
type Settled = BTreeMap<String, Set>;

/// Reports every part of a condition that cannot decide anything.
pub(super) fn check(node: &Node, context: &Context<'_>, faults: &mut Vec<Fault>) {
    let mut reach = Reach { atoms: Atoms::new(context.params), faults };
    let mut settled = Settled::new();
    for (given, truth) in context.given {
        reach.assume(given, *truth, &mut settled);
    }
    if !contradictory(&settled) {
        reach.part(node, &settled);
    }
}

struct Reach<'a> {
    atoms: Atoms<'a>,
    faults: &'a mut Vec<Fault>,
}

impl Reach<'_> {
    // One part, asked under what is settled. Whether it was reported.
    fn part(&mut self, node: &Node, settled: &Settled) -> bool {
        let Some(answer) = self.answer(node, settled) else {
            self.inside(node, settled);
            return false;
        };
        let message = if answer {
            words!("phần này luôn đúng ở đây, không quyết định gì", "this part is always true here and decides nothing")
        } else {
            words!("phần này không bao giờ đúng ở đây", "this part can never be true here")
        };
        let fault = Fault::new(node.span.clone(), message);
        self.faults.push(fault.expected(words!(
            "một phần có thể đúng, có thể sai, khi các phần khác đã rõ",
            "a part that can be true and can be false once the other parts are settled"
        )));
        true
    }

    fn inside(&mut self, node: &Node, settled: &Settled) {
        match &node.kind {
            NodeKind::And(parts) => self.siblings(parts, true, settled),
            NodeKind::Or(parts) => self.siblings(parts, false, settled),
            NodeKind::Choose(condition, yes, no) => {
                if self.part(condition, settled) {
                    return;
                }
                for (branch, truth) in [(yes, true), (no, false)] {
                    let mut here = settled.clone();
                    self.assume(condition, truth, &mut here);
                    self.inside(branch, &here);
                }
            }
            // Inside a list macro an element is a new value for every element, and outer elements have other names.
            NodeKind::Gather(_, _, body) => {
                let facts = settled.iter().filter(|(name, _)| !atom::of_element(name)).map(|(name, set)| (name.clone(), set.clone())).collect();
                self.part(body, &facts);
            }
            _ => children(node).into_iter().for_each(|child| self.inside(child, settled)),
        }
    }

    // The parts of an `&&` (or an `||`): each under all others true (or false). Of two that say the same, the later is reported.
    fn siblings(&mut self, parts: &[Node], truth: bool, settled: &Settled) {
        let mut kept = vec![true; parts.len()];
        for position in (0..parts.len()).rev() {
            let mut here = settled.clone();
            for (other, part) in parts.iter().enumerate() {
                if other != position && kept[other] {
                    self.assume(part, truth, &mut here);
                }
            }
            if !contradictory(&here) {
                kept[position] = !self.part(&parts[position], &here);
            }
        }
    }

    // The answer of a part that what is settled leaves no choice.
    fn answer(&mut self, node: &Node, settled: &Settled) -> Option<bool> {
        match &node.kind {
            NodeKind::Constant(Constant::Truth(truth)) => Some(*truth),
            NodeKind::Not(inner) => self.answer(inner, settled).map(|answer| !answer),
            NodeKind::And(parts) => self.joined(parts, true, settled),
            NodeKind::Or(parts) => self.joined(parts, false, settled),
            _ => {
                let atom = self.atoms.of(node)?;
                let left = settled.get(&atom.name).map_or_else(|| atom.domain.clone(), |set| set.meet(&atom.domain));
                let (yes, no) = (left.meet(&atom.yes), left.without(&atom.yes));
                match (yes.is_empty(), no.is_empty()) {
                    (true, false) => Some(false),
                    (false, true) => Some(true),
                    _ => None,
                }
            }
        }
    }

    // An `&&` is false with any part, an `||` true with any part; all parts together settle the rest.
    fn joined(&mut self, parts: &[Node], all: bool, settled: &Settled) -> Option<bool> {
        let answers: Vec<Option<bool>> = parts.iter().map(|part| self.answer(part, settled)).collect();
        if answers.contains(&Some(!all)) {
            return Some(!all);
        }
        if answers.iter().all(Option::is_some) {
            return Some(all);
        }
        // Parts that each leave a choice may together leave none: `x == 'a' && x == 'b'`.
        let mut here = settled.clone();
        parts.iter().for_each(|part| self.assume(part, all, &mut here));
        (contradictory(&here) && !contradictory(settled)).then_some(!all)
    }

    // Adds what follows from a part being true, or false.
    fn assume(&mut self, node: &Node, truth: bool, settled: &mut Settled) {
        match &node.kind {
            NodeKind::Not(inner) => self.assume(inner, !truth, settled),
            NodeKind::And(parts) if truth => parts.iter().for_each(|part| self.assume(part, true, settled)),
            NodeKind::Or(parts) if !truth => parts.iter().for_each(|part| self.assume(part, false, settled)),
            NodeKind::And(parts) | NodeKind::Or(parts) => self.assume_any(parts, truth, settled),
            _ => {
                if let Some(atom) = self.atoms.of(node) {
                    let set = if truth { atom.yes } else { atom.domain.without(&atom.yes) };
                    narrow(settled, atom.name, &set);
                }
            }
        }
    }

    // One of several parts holds: known only where all of them speak of one value.
    fn assume_any(&mut self, parts: &[Node], truth: bool, settled: &mut Settled) {
        let mut any: Option<(String, Set)> = None;
        for part in parts {
            let (part, truth) = match &part.kind {
                NodeKind::Not(inner) => (&**inner, !truth),
                _ => (part, truth),
            };
            if part.ty != Type::Truth || matches!(part.kind, NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Not(_)) {
                return;
            }
            let Some(atom) = self.atoms.of(part) else { return };
            let set = if truth { atom.yes } else { atom.domain.without(&atom.yes) };
            any = match any {
                None => Some((atom.name, set)),
                Some((name, before)) if name == atom.name => Some((name, before.join(&set))),
                Some(_) => return,
            };
        }
        if let Some((name, set)) = any {
            narrow(settled, name, &set);
        }
    }
}

fn narrow(settled: &mut Settled, name: String, set: &Set) {
    settled.entry(name).and_modify(|before| *before = before.meet(set)).or_insert_with(|| set.clone());
}

fn contradictory(settled: &Settled) -> bool {
    settled.values().any(Set::is_empty)
}
