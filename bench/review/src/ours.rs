//! The product's own sweep, with its answers in the benchmark's shape.

use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::{self, Facts, Sweep};
use rules::trace::Value;
use rules::tree::{Node, NodeKind, Type};

use crate::answers::{Answers, MISSING, Sheet};

/// What one full review found, as the product keeps it.
pub(crate) struct Found {
    /// About people.
    pub(crate) people: sweep::Answers,
    /// About moves.
    pub(crate) moves: sweep::Answers,
}

/// Compiles and runs the rules in force that `select` takes: verdict and evidence for every person and every move.
pub(crate) fn run<'a>(world: &'a World<'a>, day: Day, order: &'a [u32], select: &dyn Fn(&Rule) -> bool) -> Found {
    let people = Sweep::new(world, day, Subject::Person, select).run(world, &Rows::PeopleRange(0..world.register.tables().people.len() as u32));
    let moves = Sweep::new(world, day, Subject::Move, select).run(world, &Rows::Moves(order));
    Found { people, moves }
}

/// The answers in the benchmark's shape, for comparing; not part of what is timed.
pub(crate) fn answers(found: &Found, books: &[Rulebook], register: &Register) -> Answers {
    Answers { people: sheet(&found.people, books, register), moves: sheet(&found.moves, books, register) }
}

fn sheet(answers: &sweep::Answers, books: &[Rulebook], register: &Register) -> Sheet {
    let mut rules: Vec<(String, Vec<u8>, Vec<i32>)> = answers
        .rules
        .iter()
        .zip(&answers.outcomes)
        .map(|(at, outcomes)| {
            let rule = &books[at.book].rules[at.rule];
            let evidence = first_number(&rule.require).map_or_else(|| vec![0; outcomes.len()], |fact| numbers(&answers.facts, fact, register));
            (rule.name.clone(), outcomes.clone(), evidence)
        })
        .collect();
    rules.sort_by(|a, b| a.0.cmp(&b.0));
    let mut sheet = Sheet { rules: Vec::new(), outcomes: Vec::new(), evidence: Vec::new() };
    for (name, outcomes, evidence) in rules {
        sheet.rules.push(name);
        sheet.outcomes.push(outcomes);
        sheet.evidence.push(evidence);
    }
    sheet
}

fn numbers(facts: &Facts, fact: usize, register: &Register) -> Vec<i32> {
    (0..facts.len())
        .map(|row| match facts.value(fact, row, register) {
            Value::Number(number) => number,
            _ => MISSING,
        })
        .collect()
}

/// The first fact that is a number in a requirement, in reading order.
fn first_number(node: &Node) -> Option<usize> {
    match &node.kind {
        NodeKind::Fact(fact) if matches!(node.ty, Type::Number(_) | Type::Range(_)) => Some(*fact),
        NodeKind::Not(a) | NodeKind::Negate(a) => first_number(a),
        NodeKind::And(all) | NodeKind::Or(all) => all.iter().find_map(first_number),
        NodeKind::Compare(_, a, b) | NodeKind::In(a, b) | NodeKind::Arithmetic(_, a, b) => first_number(a).or_else(|| first_number(b)),
        _ => None,
    }
}

/// The words of an outcome's byte, for messages.
pub(crate) fn outcome_name(byte: u8) -> &'static str {
    rules::verdict::Outcome::ALL.get(usize::from(byte)).map_or("no line", |outcome| outcome.name())
}

/// The facts that the rules of a subject in force on a day read, by position in the vocabulary.
pub(crate) fn facts_read<'a>(world: &'a World<'a>, day: Day, subject: Subject) -> Vec<usize> {
    let none = if subject == Subject::Person { Rows::PeopleRange(0..0) } else { Rows::Moves(&[]) };
    Sweep::new(world, day, subject, &|_| true).facts(world, &none).positions().collect()
}
