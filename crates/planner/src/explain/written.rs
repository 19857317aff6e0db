//! A plan's result as it is written: the fields of the exchange format, read back. What a page shows, what a vault keeps and what a paper says is this form, whichever program wrote it.

use serde::{Deserialize, Serialize};

use super::{Exception, PostChange, Step, UnitChange};
use crate::tiers::{Proof, Status};

/// A level of the objective and its value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// The level.
    pub name: String,
    /// Its value; `None` where it is not known.
    pub value: Option<i64>,
}

/// The result of a request.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WrittenPlan {
    /// What is known of the plan.
    pub status: Status,
    /// The value of every level, first things first.
    pub objective: Vec<Measure>,
    /// How far value and bound lie apart on every level.
    pub gap: Vec<Measure>,
    /// How the bounds were proven.
    pub proof: Proof,
    /// How long it took.
    pub seconds: f64,
    /// The moves.
    pub moves: Vec<WrittenMove>,
    /// Posts with fewer holders than seats afterwards.
    pub unfilled: Vec<PostChange>,
    /// People who had to move and do not.
    pub unmoved_duties: Vec<Unmoved>,
    /// Moves that follow one another.
    pub chains: Vec<Circle>,
    /// Moves that follow one another in a circle.
    pub cycles: Vec<Circle>,
    /// Quotas.
    pub quotas: Vec<QuotaUse>,
    /// The next best plans.
    pub alternatives: Vec<Alternative>,
    /// Every post that somebody leaves or reaches.
    pub posts: Vec<PostChange>,
    /// Every unit that somebody leaves or reaches.
    pub units: Vec<UnitChange>,
    /// People of whom nothing could be said.
    pub contradictory: Vec<String>,
    /// Why there is no plan, where there is none.
    pub conflict: Option<Conflict>,
}

/// A move of the plan, with what carries it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WrittenMove {
    /// Who.
    pub person: String,
    /// From which post.
    pub from_post: String,
    /// To which post.
    pub to_post: String,
    /// The day it takes effect.
    pub on: String,
    /// Its form.
    pub kind: String,
    /// What for.
    pub purpose: String,
    /// The first day after its planned end.
    pub until_planned: String,
    /// The rules that a recorded decision has to set aside.
    pub decisions: Vec<String>,
    /// What it serves.
    pub serves: Vec<Serves>,
    /// The plan without it, where that was asked.
    pub without: Option<Without>,
    /// How well it fits, in points.
    pub fit: i32,
    /// What the rules say of it.
    pub verdicts: Vec<Verdict>,
}

/// What a move serves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Serves {
    /// The request asks for it.
    Pin,
    /// A rule asks for it.
    Duty {
        /// The rule.
        rule: String,
    },
    /// A quota asks for it.
    Quota {
        /// The unit.
        unit: String,
        /// `out` or `in`.
        direction: String,
    },
    /// It takes the place of somebody who leaves.
    Succeeds {
        /// Who leaves.
        person: String,
    },
    /// It makes room for somebody who comes.
    MakesRoom {
        /// Who comes.
        person: String,
    },
    /// It fits well.
    Fit {
        /// How well.
        points: i32,
    },
}

/// A plan without a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Without {
    /// What is known of it.
    pub status: Status,
    /// How the levels change.
    pub change: Vec<Measure>,
}

/// What a rule says of a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// The full name of the rule.
    pub rule: String,
    /// The outcome.
    pub outcome: String,
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

/// Moves that follow one another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Circle {
    /// The people, in order.
    pub people: Vec<String>,
    /// The posts, in order.
    pub posts: Vec<String>,
    /// `chain`, `swap` or `circle`.
    pub kind: String,
}

/// Somebody who had to move and does not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unmoved {
    /// Who.
    pub person: String,
    /// The rules that ask for it.
    pub duties: Vec<String>,
    /// The rules that close posts.
    pub closed_by: Vec<ClosedBy>,
    /// How many posts stay open.
    pub open: usize,
    /// The limits that keep those from being reached.
    pub conflict: Vec<Named>,
    /// How the levels would change.
    pub if_moved: Vec<Measure>,
}

/// A rule that closes posts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClosedBy {
    /// The rule.
    pub rule: String,
    /// What it says.
    pub outcome: String,
    /// How many posts it closes.
    pub posts: usize,
}

/// A quota: used, and allowed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct QuotaUse {
    /// The unit.
    pub unit: String,
    /// `out` or `in`.
    pub direction: String,
    /// Moves of the plan.
    pub used: i64,
    /// Least and most.
    pub allowed: [u32; 2],
}

/// Another plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Alternative {
    /// What is known of it.
    pub status: Status,
    /// The value of every level.
    pub objective: Vec<Measure>,
    /// Who moves where.
    pub moves: Vec<Step>,
}

/// Why there is no plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Conflict {
    /// Limits that cannot hold together.
    pub limits: Vec<Named>,
    /// What would open it.
    pub opening: Opening,
}

/// The fewest limits that have to give way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// The limits.
    pub give_up: Vec<Named>,
    /// The exceptions of the plan that there would be.
    pub exceptions: Vec<Exception>,
    /// The value of every level of that plan.
    pub objective: Vec<Measure>,
}

/// A limit by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// Which limit.
    pub limit: String,
    /// Whom or what it is about.
    pub about: String,
    /// The rules behind it.
    pub rules: Vec<String>,
}

/// Why a move is not in a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// It is.
    InPlan,
    /// A rule closes it.
    Closed {
        /// Which, and why.
        because: String,
    },
    /// Limits of the request stand against it.
    Conflict {
        /// The limits.
        limits: Vec<Named>,
    },
    /// It could be, at a price.
    Price {
        /// How the levels change.
        change: Vec<Measure>,
    },
    /// It is not known within the time.
    Unknown,
}

/// A form of the exchange format, read back from what the planner writes.
fn read_back<T: for<'a> Deserialize<'a>>(written: &impl Serialize) -> T {
    let value = serde_json::to_value(written).expect("the planner's results become JSON");
    serde_json::from_value(value).expect("these are the fields of the exchange format")
}

impl WrittenPlan {
    /// The written form of a result.
    pub fn of(outcome: &super::Outcome) -> WrittenPlan {
        read_back(outcome)
    }

    /// The same with those verdicts alone that somebody should know of.
    pub fn with_notes_only(mut self) -> WrittenPlan {
        self.moves.iter_mut().for_each(|moved| moved.verdicts.retain(|verdict| matches!(verdict.outcome.as_str(), "not_met" | "not_known")));
        self
    }
}

impl Answer {
    /// The written form of an answer.
    pub fn of(answer: &super::Answer) -> Answer {
        read_back(answer)
    }
}
