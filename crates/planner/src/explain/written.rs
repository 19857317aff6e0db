//! A plan's result as it is read back from its written form: what a page shows, what a vault keeps and what a paper says, whichever program wrote it.

use serde::{Deserialize, Serialize};

use super::{Moved, Outcome, Word};

/// A result, with as much of the verdicts as is kept.
pub type WrittenPlan = Outcome<Verdict>;
/// A move of it.
pub type WrittenMove = Moved<Verdict>;

/// What a rule says of a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// The full name of the rule.
    pub rule: String,
    /// The outcome.
    pub outcome: Word,
    /// Where the rule stands.
    pub citation: Cited,
    /// The rule with its facts, in words.
    pub says: String,
}

/// Where a rule stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cited {
    /// The symbol of the document.
    pub document: String,
    /// The clause.
    pub clause: String,
    /// The day from which it is in force; empty in plans that were kept before this was.
    #[serde(default)]
    pub in_force_from: String,
}

impl WrittenPlan {
    /// The written form of a result.
    pub fn of(outcome: &Outcome) -> WrittenPlan {
        let written = serde_json::to_value(outcome).expect("the planner's results become JSON");
        serde_json::from_value(written).expect("these are the fields of the exchange format")
    }

    /// The same with those verdicts alone that somebody should know of.
    pub fn with_notes_only(mut self) -> WrittenPlan {
        self.moves.iter_mut().for_each(|moved| moved.verdicts.retain(|verdict| matches!(&*verdict.outcome, "not_met" | "not_known")));
        self
    }
}
