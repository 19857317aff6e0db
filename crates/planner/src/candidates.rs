//! The moves that the rules leave open, and for each of the others the first rule that forbids it.

use std::collections::BTreeMap;

use register::code::Purpose;
use register::column::Row;
use register::tables::Posts;
use rules::verdict::Outcome;

use crate::judge::{Judge, RuleCard, Ruling, bars, decisions};
use crate::settings::{Others, Question, asides, ask};
use crate::situation::Situation;

/// Every pair of a person and a post of the scope, judged.
pub struct Candidates {
    /// The moves that are possible, in the order of person and target.
    pub open: Vec<Candidate>,
    /// For the others: the first bar that forbids the move, and what it says.
    pub closed: BTreeMap<(usize, usize), Ruling>,
    /// For every person, the duties to move that are not met.
    pub duties: Vec<Vec<usize>>,
}

/// A possible move.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who, by position in the situation.
    pub person: usize,
    /// To which post, by position in the situation.
    pub to: usize,
    /// Its purpose.
    pub purpose: Purpose,
    /// The rules that only a recorded decision can set aside.
    pub decisions: Vec<usize>,
    /// Where others stand when nothing but the move itself speaks against it.
    pub(crate) clear: Others,
}

/// Judges every pair.
pub fn find(situation: &Situation<'_>, judge: &dyn Judge) -> Candidates {
    let duties = duties(situation, judge);
    let mut candidates = Candidates { open: Vec::new(), closed: BTreeMap::new(), duties };
    let around = Around::new(situation);
    let mut questions = Vec::new();
    for person in 0..situation.people.len() {
        let purpose = candidates.duties[person].iter().find_map(|&rule| judge.cards()[rule].purpose);
        let targets = (0..situation.posts.len()).filter(|&to| situation.posts[to].open && to != situation.people[person].post);
        questions.extend(targets.map(|to| Question { person, to, purpose: purpose.unwrap_or(situation.request.purpose), others: Others::new() }));
        if questions.len() >= CHUNK || person + 1 == situation.people.len() {
            candidates.judge(situation, judge, &around, std::mem::take(&mut questions));
        }
    }
    candidates
}

/// Pairs are judged in chunks of about this many.
const CHUNK: usize = 65_536;

/// The duties to move that each person has not met.
fn duties(situation: &Situation<'_>, judge: &dyn Judge) -> Vec<Vec<usize>> {
    let people: Vec<_> = situation.people.iter().map(|seated| seated.person).collect();
    let unmet = |ruling: &Ruling| judge.cards()[ruling.rule].asks_to_move && ruling.outcome == Outcome::NotMet;
    judge.people(&people).into_iter().map(|rulings| rulings.into_iter().filter(unmet).map(|ruling| ruling.rule).collect()).collect()
}

impl Candidates {
    fn judge(&mut self, situation: &Situation<'_>, judge: &dyn Judge, around: &Around, mut questions: Vec<Question>) {
        let cards = judge.cards();
        let mut answers = ask(situation, judge, &questions);
        // A seat that a rule speaks of gives its purpose to who has none from a duty; the rules then judge the move under that purpose.
        let changed: Vec<usize> = (0..questions.len())
            .filter(|&at| {
                let by_seat = cards_purpose(cards, &answers[at]).filter(|_| !self.has_purpose(cards, questions[at].person));
                by_seat.is_some_and(|purpose| std::mem::replace(&mut questions[at].purpose, purpose) != purpose)
            })
            .collect();
        ask_again(situation, judge, &questions, &changed, &mut answers);
        around.clear_the_way(situation, judge, &mut questions, &mut answers);
        for (question, rulings) in questions.into_iter().zip(answers) {
            match bars(cards, &rulings).next() {
                Some(ruling) => drop(self.closed.insert((question.person, question.to), ruling)),
                None => self.open.push(Candidate {
                    decisions: decisions(cards, &rulings).map(|ruling| ruling.rule).collect(),
                    person: question.person,
                    to: question.to,
                    purpose: question.purpose,
                    clear: question.others,
                }),
            }
        }
    }

    /// The position of a possible move.
    pub fn position(&self, person: usize, to: usize) -> Option<usize> {
        self.open.binary_search_by_key(&(person, to), |candidate| (candidate.person, candidate.to)).ok()
    }

    fn has_purpose(&self, cards: &[RuleCard], person: usize) -> bool {
        self.duties[person].iter().any(|&rule| cards[rule].purpose.is_some())
    }
}

/// The purpose that a rule gives to every move it speaks of.
fn cards_purpose(cards: &[RuleCard], rulings: &[Ruling]) -> Option<Purpose> {
    rulings.iter().filter(|ruling| ruling.outcome != Outcome::NotApplicable).find_map(|ruling| cards[ruling.rule].purpose)
}

fn ask_again(situation: &Situation<'_>, judge: &dyn Judge, questions: &[Question], at: &[usize], answers: &mut [Vec<Ruling>]) {
    let again: Vec<Question> = at.iter().map(|&at| questions[at].clone()).collect();
    for (&at, rulings) in at.iter().zip(ask(situation, judge, &again)) {
        answers[at] = rulings;
    }
}

/// Who stands around a move: holders of the target, relatives of the mover. A bar that only holds because of them is no bar of the move alone.
struct Around {
    holders: Vec<Vec<usize>>,
    relatives: Vec<Vec<usize>>,
    asides: Vec<Vec<Row<Posts>>>,
}

impl Around {
    fn new(situation: &Situation<'_>) -> Around {
        let mut by_unit: BTreeMap<usize, Vec<Row<Posts>>> = BTreeMap::new();
        for (number, seat) in situation.posts.iter().enumerate() {
            by_unit.entry(seat.unit).or_insert_with(|| asides(situation, number));
        }
        Around {
            holders: situation.movable_holders(),
            relatives: (0..situation.people.len()).map(|person| situation.relatives(person)).collect(),
            asides: situation.posts.iter().map(|seat| by_unit[&seat.unit].clone()).collect(),
        }
    }

    /// Judges the moves that do not pass once more, with everybody around them out of the way; keeps the answer where it is better.
    fn clear_the_way(&self, situation: &Situation<'_>, judge: &dyn Judge, questions: &mut [Question], answers: &mut [Vec<Ruling>]) {
        let cards = judge.cards();
        let mut stuck: Vec<usize> = (0..questions.len()).filter(|&at| bars(cards, &answers[at]).next().is_some()).collect();
        for attempt in 0.. {
            let cleared: Vec<(usize, Question)> = stuck.iter().filter_map(|&at| Some((at, self.cleared(&questions[at], attempt)?))).collect();
            if cleared.is_empty() {
                return;
            }
            let again: Vec<Question> = cleared.iter().map(|(_, question)| question.clone()).collect();
            stuck.clear();
            for ((at, question), rulings) in cleared.into_iter().zip(ask(situation, judge, &again)) {
                if bars(cards, &rulings).count() < bars(cards, &answers[at]).count() {
                    (questions[at], answers[at]) = (question, rulings);
                }
                stuck.extend(bars(cards, &answers[at]).next().map(|_| at));
            }
        }
    }

    /// The move with everybody around it sent aside; `None` where nobody is, or where every place was tried.
    fn cleared(&self, question: &Question, attempt: usize) -> Option<Question> {
        let (holders, relatives) = (&self.holders[question.to], &self.relatives[question.person]);
        // Where a holder goes does not matter; where a relative goes may.
        let tries = if relatives.is_empty() { 1 } else { usize::MAX };
        let aside = *self.asides[question.to].get(attempt).filter(|_| attempt < tries)?;
        let around = holders.iter().chain(relatives).filter(|&&person| person != question.person);
        let others: Others = around.map(|&person| (person, aside)).collect();
        (!others.is_empty()).then(|| Question { others, ..question.clone() })
    }
}
