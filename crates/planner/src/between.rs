//! What stands between two people: moves that a rule forbids because of where somebody else stays or goes.
//!
//! A rule about relatives is asked with each of them in turn where he may stand, the others out of the way; what it then forbids is a tie between the two.

use register::column::Row;
use register::tables::Posts;

use crate::candidates::{Candidate, Candidates};
use crate::judge::{Judge, Ruling, bars, decisions};
use crate::settings::{Question, ask};
use crate::situation::Situation;
use crate::world::Tie;

/// What one question is about.
#[derive(Clone, Copy)]
enum Asked {
    /// The move at this position, with a relative who stays.
    Stays(usize, usize),
    /// The move at this position, with the relative's move at another.
    Goes(usize, usize),
    /// The move at this position, with one holder gone from a target that has more holders than seats.
    OneGone(usize),
}

/// Ties between people, and for every possible move whether its target must not have more holders than seats afterwards.
pub(crate) fn find(situation: &Situation<'_>, judge: &dyn Judge, candidates: &Candidates) -> (Vec<Tie>, Vec<bool>) {
    let of_person = by_person(situation, candidates);
    let holders = situation.movable_holders();
    let (mut asked, mut questions) = (Vec::new(), Vec::new());
    for (number, candidate) in candidates.open.iter().enumerate() {
        let relatives = situation.relatives(candidate.person);
        for &relative in &relatives {
            asked.push(Asked::Stays(number, relative));
            questions.push(with(candidate, relative, None));
            for &other in &of_person[relative] {
                asked.push(Asked::Goes(number, other));
                questions.push(with(candidate, relative, Some(situation.posts[candidates.open[other].to].post)));
            }
        }
        let seat = &situation.posts[candidate.to];
        if seat.holders > seat.seats && !candidate.clear.is_empty() {
            asked.push(Asked::OneGone(number));
            questions.push(one_gone(candidate, &holders[candidate.to], &relatives));
        }
    }
    let answers = asked.into_iter().zip(refused(situation, judge, candidates, questions));
    gather(candidates, answers.filter_map(|(asked, rule)| Some((asked, judge.cards()[rule?].name.as_str()))))
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

/// The setting in which one holder of the target is gone, and only relatives beside: they are asked about on their own.
fn one_gone(candidate: &Candidate, holders: &[usize], relatives: &[usize]) -> Question {
    let relative_gone = holders.iter().any(|holder| relatives.contains(holder));
    let first = if relative_gone { None } else { holders.iter().find(|holder| candidate.clear.contains_key(holder)) };
    let stays = |person: &usize| holders.contains(person) && !relatives.contains(person) && Some(person) != first;
    let others = candidate.clear.iter().filter(|(person, _)| !stays(person)).map(|(&person, &post)| (person, post));
    Question { person: candidate.person, to: candidate.to, purpose: candidate.purpose, others: others.collect() }
}

fn by_person(situation: &Situation<'_>, candidates: &Candidates) -> Vec<Vec<usize>> {
    let mut of_person = vec![Vec::new(); situation.people.len()];
    candidates.open.iter().enumerate().for_each(|(number, candidate)| of_person[candidate.person].push(number));
    of_person
}

fn gather<'a>(candidates: &Candidates, refused: impl Iterator<Item = (Asked, &'a str)>) -> (Vec<Tie>, Vec<bool>) {
    let mut ties: Vec<Tie> = Vec::new();
    let mut within_seats = vec![false; candidates.open.len()];
    for (asked, rule) in refused {
        match asked {
            Asked::Stays(arc, relative) => ties.push(Tie { arc, relative, stays: true, arcs: Vec::new(), because: rule.to_owned() }),
            Asked::Goes(arc, other) => {
                let relative = candidates.open[other].person;
                // Questions about one move and one relative follow one another.
                match ties.last_mut().filter(|tie| tie.arc == arc && tie.relative == relative) {
                    Some(tie) => tie.arcs.push(other),
                    None => ties.push(Tie { arc, relative, stays: false, arcs: vec![other], because: rule.to_owned() }),
                }
            }
            Asked::OneGone(arc) => within_seats[arc] = true,
        }
    }
    (ties, within_seats)
}
