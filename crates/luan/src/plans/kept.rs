//! Plans that are kept: sealed in the vault, each under a name that nobody guesses. Who may see one is asked at each opening, with the grants of that day.

use planner::Status;
use serde::{Deserialize, Serialize};
use store::{StoreError, Vault};

use super::{Answer, WrittenPlan};
use crate::kept;

/// Kinds of boxes in the vault: the plan, what a list says of it, and an answer about it.
const PLAN: &str = "plan";
const CARD: &str = "plan-card";
const ANSWER: &str = "plan-answer";
/// How long a plan is kept, in milliseconds: five years, the length of a term.
const KEPT: u64 = 5 * 366 * 86_400_000;
/// How long an answer about a plan is kept: a month.
const ANSWER_KEPT: u64 = 31 * 86_400_000;

/// A plan with what was asked, by whom, when and why.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptPlan {
    /// The unit that was planned for.
    pub(crate) scope: String,
    /// The account that asked.
    pub(crate) by: String,
    /// When, in milliseconds since 1970.
    pub(crate) at: u64,
    /// Why.
    pub(crate) reason: String,
    /// The request as it was written.
    pub(crate) request: String,
    /// The plan that it was changed from; empty where it was none.
    pub(crate) before: String,
    /// How many people stayed out of it because they are the account's own or kin.
    pub(crate) left_out: usize,
    pub(crate) plan: WrittenPlan,
}

/// What a list says of a plan.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Card {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) scope: String,
    pub(crate) by: String,
    pub(crate) at: u64,
    pub(crate) reason: String,
    pub(crate) status: Status,
    pub(crate) moves: usize,
}

/// Why a move is not in a plan: the question and its answer.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Answered {
    pub(crate) plan: String,
    pub(crate) person: String,
    pub(crate) post: String,
    pub(crate) answer: Answer,
}

/// Keeps a plan; its name.
pub(crate) fn keep(vault: &Vault, plan: &KeptPlan, now: u64) -> Result<String, StoreError> {
    let id = kept::put(vault, PLAN, now + KEPT, plan)?;
    let card = Card {
        id: String::new(),
        scope: plan.scope.clone(),
        by: plan.by.clone(),
        at: plan.at,
        reason: plan.reason.clone(),
        status: plan.plan.status,
        moves: plan.plan.moves.len(),
    };
    kept::put_as(vault, CARD, &id, now + KEPT, &card)?;
    Ok(id)
}

/// A plan that is kept.
pub(crate) fn plan(vault: &Vault, id: &str, now: u64) -> Result<Option<KeptPlan>, StoreError> {
    kept::get(vault, PLAN, id, now)
}

/// What lists say of every plan that is kept, the latest first.
pub(crate) fn cards(vault: &Vault, now: u64) -> Result<Vec<Card>, StoreError> {
    let mut cards = Vec::new();
    for id in vault.ids(CARD)? {
        cards.extend(kept::get::<Card>(vault, CARD, &id, now)?.map(|card| Card { id, ..card }));
    }
    cards.sort_by(|a, b| (b.at, &a.id).cmp(&(a.at, &b.id)));
    Ok(cards)
}

/// Keeps an answer about a plan; its name.
pub(crate) fn keep_answer(vault: &Vault, answered: &Answered, now: u64) -> Result<String, StoreError> {
    kept::put(vault, ANSWER, now + ANSWER_KEPT, answered)
}

/// An answer about a plan.
pub(crate) fn answer(vault: &Vault, id: &str, now: u64) -> Result<Option<Answered>, StoreError> {
    kept::get(vault, ANSWER, id, now)
}
