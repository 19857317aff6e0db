//! Conflicts between rulebooks: where books in force together say different things, keep what a higher text dropped, or rest on what has ended.

mod differ;
mod ended;
mod show;
mod witness;

use register::{Day, Period, Register};

use super::{Effect, Rule, Rulebook, Stance, StanceKind};
use crate::moves::Moves;
use crate::trace::Value;

pub use show::says;

/// A finding about rulebooks.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// What kind it is.
    pub kind: Kind,
    /// What it is about: the topic, the symbol of the cited document, the id of the unit that ended.
    pub about: String,
    /// Every book that speaks of it, also those no longer in force: the highest level first, then the oldest.
    pub voices: Vec<Voice>,
    /// Where two of them differ.
    pub differences: Vec<Difference>,
    /// The moves concerned, by their position in the proposed moves.
    pub moves: Vec<usize>,
    /// The day from which it is so, where one day makes it so.
    pub since: Option<Day>,
}

/// What kind of finding it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Books in force together say different things on one topic.
    Differs,
    /// A book has a rule that a higher book had dropped.
    Dropped,
    /// A book rests on a document that has ended.
    CitesEnded,
    /// A move, or a book's scope, rests on a unit that has ended.
    UnitEnded,
}

impl Kind {
    /// Every kind, in the order of the findings.
    pub const ALL: [Kind; 4] = [Kind::Dropped, Kind::Differs, Kind::CitesEnded, Kind::UnitEnded];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Differs => "differs",
            Kind::Dropped => "dropped",
            Kind::CitesEnded => "cites_ended",
            Kind::UnitEnded => "unit_ended",
        }
    }
}

/// A book that speaks of a matter.
#[derive(Clone, PartialEq, Debug)]
pub struct Voice {
    /// The document's symbol.
    pub document: String,
    /// The issuer's level; 1 is the highest.
    pub level: i32,
    /// The clause; empty where the book as a whole is meant.
    pub clause: String,
    /// The rule's full name, where it is a rule.
    pub rule: Option<String>,
    /// What it says, where it is a stance.
    pub stance: Option<StanceKind>,
    /// When it is in force.
    pub in_force: Period,
    /// In words: the rule's numbers filled in, its facts left open; Vietnamese and English.
    pub words: [String; 2],
}

/// A way in which two books differ.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// The voice of the higher level, or the older one at the same level: its position among the voices.
    pub one: usize,
    /// The other voice.
    pub other: usize,
    /// How they differ.
    pub how: How,
    /// Whether the other is looser or stricter; `None` where it is neither, or the two stand on one level.
    pub bearing: Option<Bearing>,
    /// A case on which they differ: facts by position in `facts::ALL`, in the order of the vocabulary.
    pub witness: Vec<(usize, Value)>,
    /// A day on which both are in force.
    pub on: Day,
}

/// How two books differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum How {
    /// One holds, the other does not.
    Answer,
    /// Neither holds; a decision may open one and not the other.
    Waiver,
    /// Both can be opened, by different bodies.
    WaivedBy,
    /// The number is counted per different things.
    Per,
    /// One allows by decision, or forbids, what the other has a rule for.
    Stance,
}

/// How the lower level stands to the higher one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bearing {
    /// It lets through what the higher one stops.
    Looser,
    /// It stops what the higher one lets through.
    Stricter,
}

/// Every finding about these books, and about the proposed moves where a register and moves are given: in a fixed order, one per topic, per cited
/// document and per ended unit.
pub fn find(books: &[Rulebook], register: Option<&Register>, moves: Option<&Moves>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for topic in topics(books) {
        found.extend(differ::dropped(books, topic));
        found.extend(differ::differs(books, topic, register));
    }
    found.extend(ended::cites(books));
    if let Some(register) = register {
        found.extend(ended::scopes(books, register));
        found.extend(moves.into_iter().flat_map(|moves| ended::moves(moves, register)));
    }
    let rank = |conflict: &Conflict| Kind::ALL.iter().position(|kind| *kind == conflict.kind);
    found.sort_by(|a, b| (rank(a), &a.about).cmp(&(rank(b), &b.about)));
    found
}

// What the books speak of, sorted.
fn topics(books: &[Rulebook]) -> Vec<&str> {
    let of_rules = books.iter().flat_map(|book| &book.rules).map(|rule| rule.topic.as_str());
    let of_stances = books.iter().flat_map(|book| &book.stances).map(|stance| stance.topic.as_str());
    let mut topics: Vec<&str> = of_rules.chain(of_stances).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

/// One thing that a book says of a topic.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    book: &'a Rulebook,
    what: What<'a>,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Rule(&'a Rule),
    Stance(&'a Stance),
}

impl<'a> Spoken<'a> {
    /// Everything that the books say of a topic: the highest level first, then the oldest.
    fn of(books: &'a [Rulebook], topic: &str) -> Vec<Spoken<'a>> {
        let mut spoken = Vec::new();
        for book in books {
            let rules = book.rules.iter().filter(|rule| rule.topic == topic).map(What::Rule);
            let stances = book.stances.iter().filter(|stance| stance.topic == topic).map(What::Stance);
            spoken.extend(rules.chain(stances).map(|what| Spoken { book, what }));
        }
        spoken.sort_by_key(|spoken| (spoken.book.document.level, spoken.in_force().from));
        spoken
    }

    fn in_force(&self) -> Period {
        match self.what {
            What::Rule(rule) => rule.in_force,
            What::Stance(_) => self.book.document.in_force,
        }
    }

    fn voice(&self) -> Voice {
        let document = &self.book.document;
        let (clause, rule, stance, words) = match self.what {
            What::Rule(rule) => (&rule.clause, Some(rule.name.clone()), None, show::says(rule)),
            What::Stance(stance) => (&stance.clause, None, Some(stance.says), stance.words.clone()),
        };
        Voice { document: document.symbol.clone(), level: document.level, clause: clause.clone(), rule, stance, in_force: self.in_force(), words }
    }
}

/// A voice for a book as a whole.
fn whole(book: &Rulebook) -> Voice {
    let document = &book.document;
    let words = [document.title.clone(), document.title.clone()];
    Voice { document: document.symbol.clone(), level: document.level, clause: String::new(), rule: None, stance: None, in_force: document.in_force, words }
}

/// Whether a recorded decision can open this rule at all.
fn can_open(rule: &Rule) -> bool {
    rule.effect == Effect::Decision || rule.waiver.is_some()
}

#[cfg(test)]
mod tests;
