//! Two rulebooks clause by clause: what was added, dropped and changed.

mod parts;

use super::{Rule, Rulebook};
use crate::language::Words;
use crate::language::message::words;
use parts::{Named, equivalences, retirement, rule_parts, stances};

/// A difference between two rulebooks.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// What part of a book it is.
    pub part: Of,
    /// The topic; the id of an equivalence, or `retirement`.
    pub about: String,
    /// The clause in the book in which it stands; the later book's, where it stands in both.
    pub clause: String,
    /// The full name of the rule in the earlier and in the later book, where it is a rule and stands there.
    pub rules: [Option<String>; 2],
    /// What happened to it.
    pub change: Change,
}

/// A part of a book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// A rule.
    Rule,
    /// An equivalence table.
    Equivalence,
    /// What the book says on a topic without a rule.
    Stance,
    /// The retirement schedule.
    Retirement,
}

impl Of {
    /// What to call it, Vietnamese and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Of::Rule => ["quy tắc", "the rule"],
            Of::Equivalence => ["bảng tương đương", "the equivalence table"],
            Of::Stance => ["điều nêu về", "what it says on"],
            Of::Retirement => ["bảng tuổi nghỉ hưu", "the schedule"],
        }
    }
}

/// What happened to a clause.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// It stands only in the later book.
    Added,
    /// It stands only in the earlier book.
    Dropped,
    /// It stands in both, and these parts of it are different.
    Changed(Vec<Part>),
}

/// A part of a clause that is different; empty text where the part is not there.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Its key in the rulebook.
    pub key: String,
    /// In the earlier book.
    pub before: String,
    /// In the later book.
    pub after: String,
}

impl Difference {
    /// The difference in one line.
    pub fn words(&self) -> Words {
        let (about, clause, [of_vi, of_en]) = (&self.about, &self.clause, self.part.words());
        match &self.change {
            Change::Added => words!("thêm {of_vi} `{about}` ({clause})", "added {of_en} `{about}` ({clause})"),
            Change::Dropped => words!("bỏ {of_vi} `{about}` ({clause})", "dropped {of_en} `{about}` ({clause})"),
            Change::Changed(parts) => {
                let list = parts.iter().map(|part| format!("{}: {} → {}", part.key, shown(&part.before), shown(&part.after))).collect::<Vec<_>>().join("; ");
                words!("đổi {of_vi} `{about}` ({clause}): {list}", "changed {of_en} `{about}` ({clause}): {list}")
            }
        }
    }
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// What is different in `b`, the later book, against `a`: rules matched by topic, within a topic by clause; then equivalences and stances. The words for
/// the reader, the worked cases and the time in force are not compared.
pub fn diff(a: &Rulebook, b: &Rulebook) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut matched = vec![false; b.rules.len()];
    for (before, after) in pairs(a, b) {
        match after {
            Some(after) => {
                matched[after] = true;
                let parts = parts::different(rule_parts(before), rule_parts(&b.rules[after]));
                let changed = || of_rules(Some(before), Some(&b.rules[after]), Change::Changed(parts.clone()));
                found.extend((!parts.is_empty()).then(changed).flatten());
            }
            None => found.extend(of_rules(Some(before), None, Change::Dropped)),
        }
    }
    let added = b.rules.iter().zip(&matched).filter(|(_, matched)| !**matched);
    found.extend(added.filter_map(|(rule, _)| of_rules(None, Some(rule), Change::Added)));
    found.extend(named(Of::Equivalence, equivalences(a), equivalences(b)));
    found.extend(named(Of::Stance, stances(a), stances(b)));
    found.extend(named(Of::Retirement, retirement(a), retirement(b)));
    found
}

fn difference(part: Of, about: &str, clause: &str, change: Change) -> Difference {
    Difference { part, about: about.to_owned(), clause: clause.to_owned(), rules: [None, None], change }
}

// What happened to a rule; none where there is neither.
fn of_rules(before: Option<&Rule>, after: Option<&Rule>, change: Change) -> Option<Difference> {
    let name = |rule: Option<&Rule>| rule.map(|rule| rule.name.clone());
    let (about, clause) = (before.or(after)?, after.or(before)?);
    Some(Difference { rules: [name(before), name(after)], ..difference(Of::Rule, &about.topic, &clause.clause, change) })
}

// Every rule of `a` with the position of its counterpart in `b`: of the same topic, the same clause first, then the next that is left.
fn pairs<'a>(a: &'a Rulebook, b: &Rulebook) -> Vec<(&'a Rule, Option<usize>)> {
    let mut taken = vec![false; b.rules.len()];
    let mut found: Vec<Option<usize>> = vec![None; a.rules.len()];
    for same_clause in [true, false] {
        for (position, rule) in a.rules.iter().enumerate() {
            let fits = |other: &usize| {
                let other_rule = &b.rules[*other];
                !taken[*other] && other_rule.topic == rule.topic && (!same_clause || other_rule.clause == rule.clause)
            };
            if found[position].is_none()
                && let Some(other) = (0..b.rules.len()).find(fits)
            {
                taken[other] = true;
                found[position] = Some(other);
            }
        }
    }
    a.rules.iter().zip(found).collect()
}

fn named(of: Of, a: Vec<Named>, b: Vec<Named>) -> Vec<Difference> {
    let mut found = Vec::new();
    for (name, clause, before) in &a {
        match b.iter().find(|(other, ..)| other == name) {
            None => found.push(difference(of, name, clause, Change::Dropped)),
            Some((_, clause, after)) => {
                let parts = parts::different(before.clone(), after.clone());
                found.extend((!parts.is_empty()).then(|| difference(of, name, clause, Change::Changed(parts))));
            }
        }
    }
    let added = b.iter().filter(|(name, ..)| !a.iter().any(|(other, ..)| other == name));
    found.extend(added.map(|(name, clause, _)| difference(of, name, clause, Change::Added)));
    found
}

#[cfg(test)]
mod tests;
