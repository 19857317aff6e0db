//! The last word: a plan is put before the rules once more, all its moves together. The rules decide; where the world and they disagree, the world is wrong.

use std::collections::BTreeSet;

use rules::moves::Moves;

use crate::assemble::{id_of_person, id_of_post};
use crate::candidates::Candidates;
use crate::judge::{Judge, Ruling, bars, decisions, passes};
use crate::score;
use crate::settings::proposed;
use crate::situation::Situation;
use crate::world::World;

/// The moves of a plan as they are put before the rules: one plan.
pub(crate) fn as_moves(situation: &Situation<'_>, candidates: &Candidates, plan: &[usize]) -> Moves {
    let rows = plan.iter().map(|&arc| &candidates.open[arc]);
    Moves { rows: rows.map(|one| proposed(situation, one.person, situation.posts[one.to].post, one.purpose)).collect(), plan: vec![0; plan.len()] }
}

/// Every point in which the rules, or a plain recount, disagree with a plan; none for a plan that may be returned.
pub(crate) fn disagreements(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates, world: &World, plan: &[usize]) -> Vec<String> {
    let moves = as_moves(situation, candidates, plan);
    let mut found: Vec<String> = score::broken(world, plan).iter().map(|limit| format!("{limit:?}")).collect();
    let all: Vec<u32> = (0..plan.len() as u32).collect();
    for (&arc, rulings) in plan.iter().zip(judge.moves(&moves, &all)) {
        let one = &candidates.open[arc];
        let subject = format!("move:{}>{}", id_of_person(situation, one.person), id_of_post(situation, one.to));
        found.extend(bars(judge.cards(), &rulings).map(|ruling| said(judge, &subject, ruling)));
        let needed: BTreeSet<usize> = decisions(judge.cards(), &rulings).map(|ruling| ruling.rule).collect();
        let counted: BTreeSet<usize> = one.decisions.iter().copied().collect();
        found.extend(needed.symmetric_difference(&counted).map(|&rule| format!("{subject} {} decision", judge.cards()[rule].name)));
    }
    found.extend(worse_posts(situation, judge, candidates, plan, &moves));
    found
}

/// Bars about posts that hold before the plan and no longer after it.
fn worse_posts(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates, plan: &[usize], moves: &Moves) -> Vec<String> {
    let touched: BTreeSet<usize> = plan.iter().flat_map(|&arc| [candidates.open[arc].to, situation.people[candidates.open[arc].person].post]).collect();
    let posts: Vec<_> = touched.iter().map(|&post| situation.posts[post].post).collect();
    let (before, after) = (judge.posts(&posts, &Moves::default()), judge.posts(&posts, moves));
    let mut found = Vec::new();
    for ((&post, before), after) in touched.iter().zip(&before).zip(&after) {
        let held = |ruling: &Ruling| before.iter().all(|earlier| earlier.rule != ruling.rule || passes(earlier.outcome));
        let subject = format!("post:{}", id_of_post(situation, post));
        found.extend(bars(judge.cards(), after).filter(held).map(|ruling| said(judge, &subject, ruling)));
    }
    found
}

fn said(judge: &dyn Judge, subject: &str, ruling: Ruling) -> String {
    format!("{subject} {} {}", judge.cards()[ruling.rule].name, ruling.outcome.name())
}
