//! Who had to move and does not, and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::conflict::{Named, minimal, named};
use super::{Measure, Word, change};
use crate::program::Group;
use crate::question::Question;
use crate::score;
use crate::tiers::{Limits, Status};
use crate::world::Pin;

/// A person who had to move and does not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unmoved {
    /// Who.
    pub person: String,
    /// The duties.
    pub duties: Vec<String>,
    /// The rules that close posts to this person: how many posts each closes first.
    pub closed_by: Vec<ClosedBy>,
    /// How many moves the rules leave open.
    pub open: usize,
    /// Where some are open: the limits that no plan with one of them can satisfy. Empty where there is such a plan.
    pub conflict: Vec<Named>,
    /// Where there is such a plan: what it would change.
    pub if_moved: Vec<Measure>,
}

/// A rule that closes posts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClosedBy {
    /// The rule.
    pub rule: String,
    /// What it says: `not_met` or `not_known`.
    pub outcome: Word,
    /// How many posts it closes first.
    pub posts: usize,
}

/// Who had to move and does not, in the order of ids.
pub(crate) fn explained(question: &Question<'_>, plan: &[usize], limits: &Limits<'_>) -> Vec<Unmoved> {
    let world = &question.world;
    let movers: BTreeSet<usize> = plan.iter().map(|&arc| world.arcs[arc].person).collect();
    let unmoved = (0..world.people.len()).filter(|person| world.people[*person].must_move && !movers.contains(person));
    unmoved.map(|person| one(question, plan, person, limits)).collect()
}

fn one(question: &Question<'_>, plan: &[usize], person: usize, limits: &Limits<'_>) -> Unmoved {
    let (world, cards) = (&question.world, question.judge.cards());
    let open: Vec<usize> = (0..world.arcs.len()).filter(|&arc| world.arcs[arc].person == person).collect();
    let (conflict, if_moved) = if open.is_empty() || limits.remaining() <= 0.0 { Default::default() } else { forced(question, plan, &open, limits) };
    Unmoved {
        person: world.people[person].id.clone(),
        duties: question.candidates.duties[person].iter().map(|&rule| cards[rule].name.clone()).collect(),
        closed_by: closed_by(question, person),
        open: open.len(),
        conflict,
        if_moved,
    }
}

/// What would come of moving somebody by any of these moves: the limits in the way, or what changes.
fn forced(question: &Question<'_>, plan: &[usize], open: &[usize], limits: &Limits<'_>) -> (Vec<Named>, Vec<Measure>) {
    let mut best: Option<Vec<i64>> = None;
    let mut conflict = Vec::new();
    for &arc in open.iter().take_while(|_| limits.remaining() > 0.0) {
        let mut world = question.world.clone();
        world.pins.push(Pin { person: String::new(), to_post: String::new(), arc: Some(arc), barred_by: Vec::new() });
        let solution = question.best_of(&world, &BTreeSet::new(), limits);
        match solution.status {
            Status::Infeasible if conflict.is_empty() => {
                let own = Group::Pin(world.pins.len() - 1);
                conflict = minimal(&world, limits).into_iter().filter(|group| *group != own).map(|group| named(question, &world, group)).collect();
            }
            Status::Optimal | Status::Feasible if best.as_ref().is_none_or(|best| solution.values < *best) => best = Some(solution.values),
            _ => {}
        }
    }
    match best {
        Some(values) => (Vec::new(), change(&score::values(&question.world, plan), &values)),
        None => (conflict, Vec::new()),
    }
}

fn closed_by(question: &Question<'_>, person: usize) -> Vec<ClosedBy> {
    let mut counts: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
    for (_, ruling) in question.candidates.closed.range((person, 0)..(person + 1, 0)) {
        *counts.entry((ruling.rule, ruling.outcome.name())).or_default() += 1;
    }
    let cards = question.judge.cards();
    let mut closed: Vec<ClosedBy> =
        counts.into_iter().map(|((rule, outcome), posts)| ClosedBy { rule: cards[rule].name.clone(), outcome: outcome.into(), posts }).collect();
    closed.sort_by(|a, b| (b.posts, &a.rule).cmp(&(a.posts, &b.rule)));
    closed
}
