//! The parts of a clause as texts, so that two of them can be laid side by side.

use super::Part;
use crate::rulebook::{Equivalence, Retirement, Rule, Rulebook, Stance, Waiver};
use crate::trace::show;
use crate::tree::Constant;

/// A part of a book with a name of its own: its name, its clause, its parts.
pub(super) type Named = (String, String, Parts);

/// The parts of a clause: keys and texts.
pub(super) type Parts = Vec<(String, String)>;

/// The keys of both sides in the order in which they are met, with the text of each side, where the two are different.
pub(super) fn different(a: Parts, b: Parts) -> Vec<Part> {
    let text = |parts: &Parts, key: &str| parts.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone()).unwrap_or_default();
    let mut keys: Vec<&String> = Vec::new();
    for (key, _) in a.iter().chain(&b) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let part = |key: &String| Part { key: key.clone(), before: text(&a, key), after: text(&b, key) };
    keys.into_iter().map(part).filter(|part| part.before != part.after).collect()
}

/// The parts of a rule.
pub(super) fn rule_parts(rule: &Rule) -> Parts {
    let mut parts = vec![
        ("id".to_owned(), rule.id.clone()),
        ("clause".to_owned(), rule.clause.clone()),
        ("subject".to_owned(), rule.subject.name().to_owned()),
        ("effect".to_owned(), rule.effect.name().to_owned()),
        ("when".to_owned(), rule.when.as_ref().map(show).unwrap_or_default()),
        ("require".to_owned(), show(&rule.require)),
    ];
    for (name, values) in &rule.params {
        parts.push((format!("param.{name}"), dated(values)));
    }
    let waiver = |part: fn(&Waiver) -> String| rule.waiver.as_ref().map(part).unwrap_or_default();
    parts.extend([
        ("waiver.by".to_owned(), waiver(|waiver| waiver.by.clone())),
        ("waiver.clause".to_owned(), waiver(|waiver| waiver.clause.clone())),
        ("waiver.when".to_owned(), waiver(|waiver| waiver.when.as_ref().map(show).unwrap_or_default())),
        ("scope.unit".to_owned(), rule.scope.unit.clone().unwrap_or_default()),
        ("scope.person_kinds".to_owned(), rule.scope.person_kinds.join(", ")),
        ("duty".to_owned(), rule.duty.clone().unwrap_or_default()),
        ("purpose".to_owned(), rule.purpose.clone().unwrap_or_default()),
        ("per".to_owned(), rule.per.clone().unwrap_or_default()),
    ]);
    parts
}

fn dated(values: &[(register::Day, Constant)]) -> String {
    let value = |(from, value): &(register::Day, Constant)| if from.known() { format!("{} ({from} →)", constant(value)) } else { constant(value) };
    values.iter().map(value).collect::<Vec<_>>().join(", ")
}

fn constant(value: &Constant) -> String {
    match value {
        Constant::Truth(truth) => truth.to_string(),
        Constant::Number(number) => number.to_string(),
        Constant::Text(text) => text.clone(),
        Constant::Day(day) => day.to_string(),
        Constant::List(items) => items.iter().map(constant).collect::<Vec<_>>().join(", "),
    }
}

/// The equivalence tables of a book.
pub(super) fn equivalences(book: &Rulebook) -> Vec<Named> {
    let parts = |equivalence: &Equivalence| {
        vec![
            ("clause".to_owned(), equivalence.clause.clone()),
            ("from".to_owned(), equivalence.from.join(", ")),
            ("to".to_owned(), equivalence.to.join(", ")),
            ("both_ways".to_owned(), equivalence.both_ways.to_string()),
            ("when".to_owned(), equivalence.when.as_ref().map(show).unwrap_or_default()),
        ]
    };
    book.equivalences.iter().map(|equivalence| (equivalence.id.clone(), equivalence.clause.clone(), parts(equivalence))).collect()
}

/// The stances of a book.
pub(super) fn stances(book: &Rulebook) -> Vec<Named> {
    let parts = |stance: &Stance| vec![("clause".to_owned(), stance.clause.clone()), ("says".to_owned(), stance.says.name().to_owned())];
    book.stances.iter().map(|stance| (stance.topic.clone(), stance.clause.clone(), parts(stance))).collect()
}

/// The retirement schedule of a book, if it has one.
pub(super) fn retirement(book: &Rulebook) -> Vec<Named> {
    let parts = |retirement: &Retirement| {
        let row = |(year, male, female): &(i32, i32, i32)| (year.to_string(), format!("{male} / {female}"));
        retirement.ages.iter().map(row).collect()
    };
    book.retirement.iter().map(|retirement| ("retirement".to_owned(), retirement.clause.clone(), parts(retirement))).collect()
}
