//! Rulebooks: one regulation, one TOML file.

#[cfg(test)]
pub(crate) mod books;
pub mod cases;
pub mod conflicts;
pub mod diff;
pub mod load;

use std::collections::BTreeMap;

use register::Day;
use register::Period;

use crate::subject::Subject;
use crate::tree::{Constant, Node};

/// One regulation as data, checked.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Where it was read from, for messages.
    pub file: String,
    /// The document.
    pub document: Document,
    /// To whom it applies.
    pub scope: Scope,
    /// Its rules, in clause order.
    pub rules: Vec<Rule>,
    /// Its equivalence tables.
    pub equivalences: Vec<Equivalence>,
    /// What it says, or no longer says, on topics without a rule of its own.
    pub stances: Vec<Stance>,
    /// Its retirement schedule, where it is the regulation that has one.
    pub retirement: Option<Retirement>,
}

/// The document that a rulebook stands for.
#[derive(Clone, Debug)]
pub struct Document {
    /// Symbol, as in `65-QĐ/TW`.
    pub symbol: String,
    /// Title.
    pub title: String,
    /// Issuer.
    pub issuer: String,
    /// Rank of the issuer for conflicts between levels; 1 is the highest.
    pub level: i32,
    /// Day of issue.
    pub issued: Day,
    /// First day in force, first day no longer.
    pub in_force: Period,
    /// Symbols that it replaces.
    pub replaces: Vec<String>,
    /// Symbols that it cites.
    pub cites: Vec<String>,
    /// Day of the last check that it is in force, and what was found.
    pub checked: Option<(Day, String)>,
}

/// To whom a rulebook or a rule applies; an empty part does not narrow.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Scope {
    /// A unit and everything under it, by id.
    pub unit: Option<String>,
    /// Kinds of people, by the names of `register::code::PersonKind`.
    pub person_kinds: Vec<String>,
}

/// How strong a rule is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Effect {
    /// Hard: not met forbids.
    Bar,
    /// Must be acted on.
    Duty,
    /// Only by recorded decision of the competent authority.
    Decision,
    /// A paper or a record is required.
    Paper,
    /// Advice.
    Advice,
}

impl Effect {
    /// Every effect, the strongest first.
    pub const ALL: [Effect; 5] = [Effect::Bar, Effect::Duty, Effect::Decision, Effect::Paper, Effect::Advice];

    /// The word in rulebooks.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Bar => "bar",
            Effect::Duty => "duty",
            Effect::Decision => "decision",
            Effect::Paper => "paper",
            Effect::Advice => "advice",
        }
    }

    /// In words, Vietnamese and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Effect::Bar => ["điều cấm", "bar"],
            Effect::Duty => ["việc phải làm", "duty"],
            Effect::Decision => ["phải có quyết định", "decision"],
            Effect::Paper => ["phải có giấy tờ", "paper"],
            Effect::Advice => ["khuyến nghị", "advice"],
        }
    }
}

/// How surely the clause was read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Confidence {
    /// Read in the text itself.
    Verified,
    /// Read in a translation that names the clause.
    Translated,
    /// Read in secondary sources.
    Secondary,
    /// From memory.
    Memory,
}

impl Confidence {
    /// Every confidence, the surest first.
    pub const ALL: [Confidence; 4] = [Confidence::Verified, Confidence::Translated, Confidence::Secondary, Confidence::Memory];

    /// The word in rulebooks.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Verified => "verified",
            Confidence::Translated => "translated",
            Confidence::Secondary => "secondary",
            Confidence::Memory => "memory",
        }
    }
}

/// One clause as data.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id within the rulebook.
    pub id: String,
    /// Its full name: the rulebook's symbol, `#`, its id.
    pub name: String,
    /// The clause.
    pub clause: String,
    /// What it is about; rules of one topic are compared across levels.
    pub topic: String,
    /// Whom it judges.
    pub subject: Subject,
    /// How strong it is.
    pub effect: Effect,
    /// When it speaks of a subject; always, where `None`.
    pub when: Option<Node>,
    /// What must hold.
    pub require: Node,
    /// Parameters by name: values from a day on, oldest first.
    pub params: BTreeMap<String, Vec<(Day, Constant)>>,
    /// Who may decide otherwise.
    pub waiver: Option<Waiver>,
    /// To whom it applies, within the rulebook's own scope.
    pub scope: Scope,
    /// First day in force, first day no longer; within the rulebook's own.
    pub in_force: Period,
    /// How surely the clause was read.
    pub confidence: Confidence,
    /// What this duty asks for; `move` when the person must move.
    pub duty: Option<String>,
    /// The purpose of a move that answers this rule, by the names of `register::code::Purpose`.
    pub purpose: Option<String>,
    /// What a number of this rule is counted per, where the clause says so: `title`, `rotation`.
    pub per: Option<String>,
    /// Words for the reader, Vietnamese and English, with `{fact}` and `{param.name}` to fill in.
    pub says: [String; 2],
    /// Worked cases.
    pub cases: Vec<Case>,
}

/// Who may decide otherwise, under which clause, and when.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Who: `authority`, `superior_committee`, `politburo`.
    pub by: String,
    /// The clause that allows it.
    pub clause: String,
    /// When it is open; always, where `None`.
    pub when: Option<Node>,
}

/// A worked case: given these facts, the rule says this.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name, in Vietnamese.
    pub name: String,
    /// Facts by name; a fact that is not given is not known.
    pub given: BTreeMap<String, Constant>,
    /// Whether a waiver is recorded.
    pub waived: bool,
    /// The day on which it is asked; the first day of the rule, where `None`.
    pub on: Option<Day>,
    /// The outcome.
    pub then: crate::verdict::Outcome,
}

/// Titles that count as equivalent under a clause.
#[derive(Clone, Debug)]
pub struct Equivalence {
    /// Its id within the rulebook.
    pub id: String,
    /// The clause.
    pub clause: String,
    /// Codes of the titles on one side.
    pub from: Vec<String>,
    /// Codes of the titles on the other side.
    pub to: Vec<String>,
    /// Whether it also reads from `to` to `from`.
    pub both_ways: bool,
    /// When it holds for a move; always, where `None`.
    pub when: Option<Node>,
    /// First day in force, first day no longer.
    pub in_force: Period,
}

/// What a document says on a topic without being a rule that can be swept.
#[derive(Clone, Debug)]
pub struct Stance {
    /// The topic.
    pub topic: String,
    /// The clause.
    pub clause: String,
    /// What it says of it.
    pub says: StanceKind,
    /// In words, Vietnamese and English.
    pub words: [String; 2],
}

/// What a document says of a topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StanceKind {
    /// It had the clause of the document it replaces dropped.
    Dropped,
    /// It allows it, by decision.
    Allows,
    /// It forbids it.
    Forbids,
}

impl StanceKind {
    /// Every kind.
    pub const ALL: [StanceKind; 3] = [StanceKind::Dropped, StanceKind::Allows, StanceKind::Forbids];

    /// The word in rulebooks.
    pub fn name(self) -> &'static str {
        match self {
            StanceKind::Dropped => "dropped",
            StanceKind::Allows => "allows",
            StanceKind::Forbids => "forbids",
        }
    }
}

/// The statutory retirement schedule: ages by calendar year.
#[derive(Clone, Debug)]
pub struct Retirement {
    /// The clause.
    pub clause: String,
    /// Year, age of men in months, age of women in months; years ascending without holes; the last row holds for every later year.
    pub ages: Vec<(i32, i32, i32)>,
}
