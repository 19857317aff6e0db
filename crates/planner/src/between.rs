//! What stands between two people: moves that a rule forbids because of where somebody else stays or goes.
//!
//! A rule about relatives is asked with each of them in turn where he may stand, the others out of the way; what it then forbids is a tie between the two.

use std::collections::BTreeSet;

use register::column::Row;
use register::tables::Posts;

use crate::candidates::{Candidate, Candidates};
use crate::judge::{Judge, Ruling, bars, decisions};
use crate::settings::{Others, Question, ask};
use crate::situation::Situation;
use crate::world::Tie;

/// Ties between people, and for every possible move whether its target must not have more holders than seats afterwards.
pub(crate) fn find(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates) -> (Vec<Tie>, Vec<bool>) {
    let ties = ties(situation, judge, candidates);
    let within_seats = within_seats(situation, judge, candidates, &ties);
    (ties, within_seats)
}

/// Every possible move with every relative in turn: the relative stays, the relative makes one of his moves.
fn ties(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates) -> Vec<Tie> {
    let of_person = by_person(situation, candidates);
    let (mut asked, mut questions) = (Vec::new(), Vec::new());
    for (arc, candidate) in candidates.open.iter().enumerate() {
        for relative in situation.relatives(candidate.person) {
            asked.push((arc, relative, None));
            questions.push(with(candidate, relative, None));
            for &other in &of_person[relative] {
                asked.push((arc, relative, Some(other)));
                questions.push(with(candidate, relative, Some(situation.posts[candidates.open[other].to].post)));
            }
        }
    }
    let mut ties: Vec<Tie> = Vec::new();
    for ((arc, relative, goes), rule) in asked.into_iter().zip(refused(situation, judge, candidates, questions)) {
        let Some(rule) = rule else { continue };
        // Questions about one move and one relative follow one another.
        if ties.last().is_none_or(|tie| (tie.arc, tie.relative) != (arc, relative)) {
            ties.push(Tie { arc, relative, stays: false, arcs: Vec::new(), because: judge.cards()[rule].name.clone() });
        }
        let tie = ties.last_mut().expect("one was pushed where there was none");
        match goes {
            Some(other) => tie.arcs.push(other),
            None => tie.stays = true,
        }
    }
    ties
}

/// For every possible move into a post with more holders than seats: whether a rule refuses it while that stays so.
fn within_seats(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates, ties: &[Tie]) -> Vec<bool> {
    let holders = situation.movable_holders();
    let must_leave: BTreeSet<(usize, usize)> = ties.iter().filter(|tie| tie.stays).map(|tie| (tie.arc, tie.relative)).collect();
    let (mut asked, mut questions) = (Vec::new(), Vec::new());
    for (arc, candidate) in candidates.open.iter().enumerate() {
        let may_stay = |person: &usize| *person != candidate.person && !must_leave.contains(&(arc, *person));
        let stay: Vec<usize> = holders[candidate.to].iter().copied().filter(may_stay).collect();
        if let Some(question) = crowded(situation, candidate, &holders[candidate.to], stay) {
            asked.push(arc);
            questions.push(question);
        }
    }
    let mut within_seats = vec![false; candidates.open.len()];
    for (arc, rule) in asked.into_iter().zip(refused(situation, judge, candidates, questions)) {
        within_seats[arc] = rule.is_some();
    }
    within_seats
}

/// A setting in which the target keeps more holders than seats, at most as many as it has now, the mover among them: those of `stay`, and others who
/// come in where these are too few. `None` where the move already passes with everybody in place, or where so many cannot be.
fn crowded(situation: &Situation<'_>, candidate: &Candidate, holders: &[usize], mut stay: Vec<usize>) -> Option<Question> {
    let seat = &situation.posts[candidate.to];
    if seat.holders <= seat.seats || candidate.clear.is_empty() {
        return None;
    }
    // Holders of whom the register contradicts itself stay in any case.
    let fixed = seat.holders as usize - holders.len();
    let room = seat.holders as usize - 1 - fixed;
    stay.truncate(room);
    let relatives = situation.relatives(candidate.person);
    let far = |person: &usize| *person != candidate.person && !holders.contains(person) && !relatives.contains(person);
    let come: Vec<usize> = (0..situation.people.len()).filter(far).take(room - stay.len()).collect();
    if 1 + fixed + stay.len() + come.len() <= seat.seats as usize {
        return None;
    }
    let mut others: Others = candidate.clear.iter().filter(|(person, _)| !stay.contains(person)).map(|(&person, &post)| (person, post)).collect();
    others.extend(come.into_iter().map(|person| (person, seat.post)));
    Some(Question { person: candidate.person, to: candidate.to, purpose: candidate.purpose, others })
}

/// The bar that each question meets, or the decision that it needs and the move alone does not.
fn refused(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates, questions: Vec<Question>) -> Vec<Option<usize>> {
    let cards = judge.cards();
    let known = |question: &Question, ruling: &Ruling| {
        candidates.position(question.person, question.to).is_some_and(|at| candidates.open[at].decisions.contains(&ruling.rule))
    };
    let answers = ask(situation, judge, &questions);
    let more = |question: &Question, rulings: &[Ruling]| decisions(cards, rulings).find(|ruling| !known(question, ruling));
    let first = |(question, rulings): (&Question, Vec<Ruling>)| bars(cards, &rulings).next().or_else(|| more(question, &rulings)).map(|ruling| ruling.rule);
    questions.iter().zip(answers).map(first).collect()
}

fn with(candidate: &Candidate, relative: usize, goes_to: Option<Row<Posts>>) -> Question {
    let mut others = candidate.clear.clone();
    match goes_to {
        Some(post) => drop(others.insert(relative, post)),
        None => drop(others.remove(&relative)),
    }
    Question { person: candidate.person, to: candidate.to, purpose: candidate.purpose, others }
}

fn by_person(situation: &Situation<'_>, candidates: &Candidates) -> Vec<Vec<usize>> {
    let mut of_person = vec![Vec::new(); situation.people.len()];
    candidates.open.iter().enumerate().for_each(|(number, candidate)| of_person[candidate.person].push(number));
    of_person
}
