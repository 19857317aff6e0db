//! A plan's result as it is written: the fields of the exchange format, read back. What a page shows and what a vault keeps is this form, whichever program wrote it.

use planner::explain::{Exception, Outcome, PostChange, Step, UnitChange};
use planner::{Proof, Status};
use register::code::Code;
use register::{Day, Register};
use rules::moves::Move;
use serde::{Deserialize, Serialize};

/// A level of the objective and its value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Measure {
    pub(crate) name: String,
    pub(crate) value: Option<i64>,
}

/// The result of a request.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct WrittenPlan {
    pub(crate) status: Status,
    pub(crate) objective: Vec<Measure>,
    pub(crate) gap: Vec<Measure>,
    pub(crate) proof: Proof,
    pub(crate) seconds: f64,
    pub(crate) moves: Vec<WrittenMove>,
    pub(crate) unfilled: Vec<PostChange>,
    pub(crate) unmoved_duties: Vec<Unmoved>,
    pub(crate) chains: Vec<Circle>,
    pub(crate) cycles: Vec<Circle>,
    pub(crate) quotas: Vec<QuotaUse>,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) posts: Vec<PostChange>,
    pub(crate) units: Vec<UnitChange>,
    pub(crate) contradictory: Vec<String>,
    pub(crate) conflict: Option<Conflict>,
}

/// A move of the plan, with what carries it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct WrittenMove {
    pub(crate) person: String,
    pub(crate) from_post: String,
    pub(crate) to_post: String,
    pub(crate) on: String,
    pub(crate) kind: String,
    pub(crate) purpose: String,
    pub(crate) until_planned: String,
    pub(crate) decisions: Vec<String>,
    pub(crate) serves: Vec<Serves>,
    pub(crate) without: Option<Without>,
    pub(crate) fit: i32,
    pub(crate) verdicts: Vec<Verdict>,
}

/// What a move serves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum Serves {
    Pin,
    Duty { rule: String },
    Quota { unit: String, direction: String },
    Succeeds { person: String },
    MakesRoom { person: String },
    Fit { points: i32 },
}

/// A plan without a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Without {
    pub(crate) status: Status,
    pub(crate) change: Vec<Measure>,
}

/// What a rule says of a move.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Verdict {
    pub(crate) rule: String,
    pub(crate) outcome: String,
    pub(crate) citation: Cited,
    pub(crate) says: String,
}

/// Where a rule stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Cited {
    pub(crate) document: String,
    pub(crate) clause: String,
}

/// Moves that follow one another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Circle {
    pub(crate) people: Vec<String>,
    pub(crate) posts: Vec<String>,
    pub(crate) kind: String,
}

/// Somebody who had to move and does not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Unmoved {
    pub(crate) person: String,
    pub(crate) duties: Vec<String>,
    pub(crate) closed_by: Vec<ClosedBy>,
    pub(crate) open: usize,
    pub(crate) conflict: Vec<Named>,
    pub(crate) if_moved: Vec<Measure>,
}

/// A rule that closes posts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct ClosedBy {
    pub(crate) rule: String,
    pub(crate) outcome: String,
    pub(crate) posts: usize,
}

/// A quota: used, and allowed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct QuotaUse {
    pub(crate) unit: String,
    pub(crate) direction: String,
    pub(crate) used: i64,
    pub(crate) allowed: [u32; 2],
}

/// Another plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Alternative {
    pub(crate) status: Status,
    pub(crate) objective: Vec<Measure>,
    pub(crate) moves: Vec<Step>,
}

/// Why there is no plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Conflict {
    pub(crate) limits: Vec<Named>,
    pub(crate) opening: Opening,
}

/// The fewest limits that have to give way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Opening {
    pub(crate) give_up: Vec<Named>,
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) objective: Vec<Measure>,
}

/// A limit by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) limit: String,
    pub(crate) about: String,
    pub(crate) rules: Vec<String>,
}

/// Why a move is not in a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub(crate) enum Answer {
    InPlan,
    Closed { because: String },
    Conflict { limits: Vec<Named> },
    Price { change: Vec<Measure> },
    Unknown,
}

/// A form of the exchange format, read back from what the planner writes.
fn read_back<T: for<'a> Deserialize<'a>>(written: &impl Serialize) -> T {
    let value = serde_json::to_value(written).expect("the planner's results become JSON");
    serde_json::from_value(value).expect("these are the fields of the exchange format")
}

impl WrittenPlan {
    /// The written form of a result.
    pub(crate) fn of(outcome: &Outcome) -> WrittenPlan {
        read_back(outcome)
    }

    /// The same with those verdicts alone that somebody should know of.
    pub(crate) fn with_notes_only(mut self) -> WrittenPlan {
        self.moves.iter_mut().for_each(|moved| moved.verdicts.retain(|verdict| matches!(verdict.outcome.as_str(), "not_met" | "not_known")));
        self
    }
}

impl Answer {
    /// The written form of an answer.
    pub(crate) fn of(answer: &planner::explain::Answer) -> Answer {
        read_back(answer)
    }
}

/// The moves of a plan, as proposals.
pub(crate) fn as_moves(register: &Register, moves: &[WrittenMove]) -> Vec<Move> {
    let tables = register.tables();
    let post = |id: &str| register.find(&tables.posts.id, id);
    let day = |text: &str| crate::cli::day(text).unwrap_or(Day::MISSING);
    let proposal = |moved: &WrittenMove| {
        Some(Move {
            person: register.find(&tables.people.id, &moved.person)?,
            from_post: post(&moved.from_post)?,
            to_post: post(&moved.to_post)?,
            on: day(&moved.on),
            kind: Code::ALL.iter().copied().find(|kind: &register::code::MoveKind| kind.name() == moved.kind),
            purpose: Code::ALL.iter().copied().find(|purpose: &register::code::Purpose| purpose.name() == moved.purpose),
            until_planned: day(&moved.until_planned),
            expected_after: String::new(),
            waiver: String::new(),
        })
    };
    moves.iter().filter_map(proposal).collect()
}
