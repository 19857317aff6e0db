//! Verdicts: what a rule says of a subject on a day.

mod json;
mod says;

use register::Day;

use crate::facts;
use crate::rulebook::{Effect, Rule, Rulebook};
use crate::trace::{Given, Trace, Value, param_at};
use crate::tree::Type;

pub use says::{words, words_of_fact};

/// What a rule says of a subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Outcome {
    /// The requirement does not hold.
    NotMet,
    /// A fact is missing that would decide.
    NotKnown,
    /// The requirement holds.
    Met,
    /// The rule does not speak of this subject.
    NotApplicable,
    /// The requirement does not hold, and a recorded decision allows that.
    Waived,
}

impl Outcome {
    /// Every outcome; the position is the byte of a sweep.
    pub const ALL: [Outcome; 5] = [Outcome::NotMet, Outcome::NotKnown, Outcome::Met, Outcome::NotApplicable, Outcome::Waived];

    /// The word in verdicts and worked cases.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::NotMet => "not_met",
            Outcome::NotKnown => "not_known",
            Outcome::Met => "met",
            Outcome::NotApplicable => "not_applicable",
            Outcome::Waived => "waived",
        }
    }

    /// In words, Vietnamese and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Outcome::NotMet => ["không đạt", "not met"],
            Outcome::NotKnown => ["chưa đủ căn cứ", "not known"],
            Outcome::Met => ["đạt", "met"],
            Outcome::NotApplicable => ["không áp dụng", "not applicable"],
            Outcome::Waived => ["được phép khác", "waived"],
        }
    }
}

/// A language of the words for the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of a pair `[Vietnamese, English]`.
    pub fn pick<T>(self, pair: [T; 2]) -> T {
        let [vi, en] = pair;
        if self == Lang::Vi { vi } else { en }
    }
}

/// One verdict: what one rule says of one subject on a day, with everything a reader needs to check it.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Of whom: `person:ID`, `move:PERSON>POST`, `unit:ID`, …
    pub subject: String,
    /// The rule's full name.
    pub rule: String,
    /// How strong the rule is.
    pub effect: Effect,
    /// What it says.
    pub outcome: Outcome,
    /// The day it was asked for.
    pub on: Day,
    /// The known facts, by name, then the parameters.
    pub facts: Vec<(String, Value)>,
    /// The facts whose absence made it not known.
    pub missing: Vec<String>,
    /// Where the law says so.
    pub citation: Citation,
    /// In words.
    pub says: String,
}

/// The place in the law.
#[derive(Clone, PartialEq, Debug)]
pub struct Citation {
    /// The document's symbol.
    pub document: String,
    /// The clause.
    pub clause: String,
    /// The first day on which it holds.
    pub in_force_from: Day,
}

impl Line {
    /// The verdict that a trace came to.
    pub fn new(subject: String, on: Day, book: &Rulebook, rule: &Rule, trace: &Trace, given: &Given<'_>, lang: Lang) -> Line {
        let known = |name: &str| trace.facts.get(name).cloned().or_else(|| facts::find(name).map(|position| (given.fact)(position)));
        let value = |name: &str| known(name).or_else(|| parameter(rule, name, on)).unwrap_or(Value::Unknown);
        let (parameters, read): (Vec<_>, Vec<_>) =
            trace.facts.iter().filter(|(_, value)| **value != Value::Unknown).partition(|(name, _)| name.starts_with(PARAM));
        Line {
            subject,
            rule: rule.name.clone(),
            effect: rule.effect,
            outcome: trace.outcome,
            on,
            facts: read.into_iter().chain(parameters).map(|(name, value)| (name.clone(), value.clone())).collect(),
            missing: trace.missing.clone(),
            citation: Citation {
                document: book.document.symbol.clone(),
                clause: rule.clause.clone(),
                in_force_from: book.document.in_force.from.max(rule.in_force.from),
            },
            says: says::fill(lang.pick([&rule.says[0], &rule.says[1]]), &value, lang),
        }
    }

    /// The verdict as one line of JSON, without the line's end.
    pub fn json(&self) -> String {
        json::line(self)
    }
}

const PARAM: &str = "param.";

/// What a rule asks for, in words: its sentence with the parameters of a day, up to where it speaks of the values of one subject.
pub fn words_of_rule(rule: &Rule, on: Day, lang: Lang) -> String {
    let template = lang.pick([&rule.says[0], &rule.says[1]]);
    let of_a_subject = |at: &usize| !template[at + 1..].starts_with(PARAM);
    let general = match template.match_indices('{').map(|(at, _)| at).find(of_a_subject) {
        Some(at) => [';', ':'].into_iter().find_map(|end| template[..at].rfind(end)).map_or("", |end| &template[..end]),
        None => template,
    };
    let words = says::fill(general, &|name| parameter(rule, name, on).unwrap_or(Value::Unknown), lang);
    if words.is_empty() { rule.name.clone() } else { words }
}

fn parameter(rule: &Rule, name: &str, on: Day) -> Option<Value> {
    param_at(rule, name.strip_prefix(PARAM)?, on).map(|constant| Value::constant(constant, Type::Text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::books::all;

    #[test]
    fn what_a_rule_asks_for_is_said_without_anybodys_values() {
        let day = Day::new(2026, 11, 26).expect("a day");
        for rule in all().iter().flat_map(|book| &book.rules) {
            for lang in [Lang::Vi, Lang::En] {
                let words = words_of_rule(rule, day, lang);
                assert!(!words.is_empty() && !words.contains('{') && !words.ends_with([':', ';', ' ']), "{}: {words}", rule.name);
                let template = lang.pick([&rule.says[0], &rule.says[1]]);
                let own = rule.says.iter().any(|says| says.match_indices('{').any(|(at, _)| !says[at + 1..].starts_with(PARAM)));
                assert!(own || words.chars().count() * 2 > template.chars().count(), "{}: {words}", rule.name);
            }
        }
    }
}
