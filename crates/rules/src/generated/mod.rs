//! Generated rules over generated facts, for the tests that hold the three executions against one another.

mod conditions;
mod table;

use std::collections::BTreeMap;

use register::{Day, Period};

use crate::rulebook::{Confidence, Document, Effect, Rule, Rulebook, Scope, Waiver};
use crate::subject::Subject;
use crate::tree::{Constant, Node, NodeKind, Type};

pub(crate) use conditions::Conditions;
use table::UNIT;
pub(crate) use table::{Table, register};

/// A stream of choices that a property test draws and shrinks; it ends in zeros, the simplest choice.
pub(crate) struct Choices<'a> {
    drawn: &'a [u32],
    next: usize,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(drawn: &'a [u32]) -> Choices<'a> {
        Choices { drawn, next: 0 }
    }

    /// One of `0..count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let drawn = self.drawn.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        drawn as usize % count
    }

    /// One of `low..=high`.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as usize) as i32
    }

    pub(crate) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// The day that generated rules are asked on.
pub(crate) fn day() -> Day {
    Day::new(2024, 6, 1).unwrap()
}

fn forever() -> Period {
    Period { from: Day::new(2000, 1, 1).unwrap(), until: Day::OPEN }
}

/// A rulebook of `count` rules about moves.
pub(crate) fn rulebook(choices: &mut Choices<'_>, count: usize) -> Rulebook {
    let rules = (0..count).map(|number| rule(choices, number)).collect();
    Rulebook {
        file: "generated.toml".into(),
        document: Document {
            symbol: "1-QĐ/O'K".into(),
            title: String::new(),
            issuer: String::new(),
            level: 1,
            issued: forever().from,
            in_force: forever(),
            replaces: vec![],
            cites: vec![],
            checked: None,
        },
        scope: scope(choices),
        rules,
        equivalences: vec![],
        stances: vec![],
        retirement: None,
    }
}

fn scope(choices: &mut Choices<'_>) -> Scope {
    Scope {
        unit: (choices.below(8) == 7).then(|| UNIT.to_owned()),
        person_kinds: if choices.below(8) == 7 { vec!["cadre".into(), "civil_servant".into()] } else { vec![] },
    }
}

fn rule(choices: &mut Choices<'_>, number: usize) -> Rule {
    let mut conditions = Conditions::default();
    let when = (choices.below(2) == 1).then(|| conditions.truth(choices, 2));
    let require = conditions.truth(choices, 4);
    let waiver = (choices.below(3) == 2).then(|| Waiver {
        by: choices.of(&["authority", "politburo"]).to_owned(),
        clause: String::new(),
        when: (choices.below(2) == 1).then(|| conditions.truth(choices, 1)),
    });
    Rule {
        id: format!("r{number}"),
        name: format!("1-QĐ/O'K#r{number}"),
        clause: "Điều 1".into(),
        topic: String::new(),
        subject: Subject::Move,
        effect: choices.of(&[Effect::Bar, Effect::Decision, Effect::Paper]),
        when,
        require,
        params: conditions.params,
        waiver,
        scope: scope(choices),
        in_force: forever(),
        confidence: Confidence::Memory,
        duty: None,
        purpose: None,
        per: None,
        says: [String::new(), String::new()],
        cases: vec![],
    }
}

/// A node without a place.
pub(crate) fn node(kind: NodeKind, ty: Type) -> Node {
    Node { kind, ty, span: 0..0 }
}

pub(crate) type Params = BTreeMap<String, Vec<(Day, Constant)>>;
