//! Settings: a move is judged in the situation after a plan, so to ask "what if this one stays and that one goes" is to ask about a small plan.

use std::collections::BTreeMap;

use register::column::Row;
use register::tables::Posts;
use rules::moves::{Move, Moves};

use crate::judge::{Judge, Ruling};
use crate::situation::Situation;
use register::code::Purpose;

/// Who goes where in a setting beside the move that is asked about, by position in the situation; who is not named stays.
pub(crate) type Others = BTreeMap<usize, Row<Posts>>;

/// A move to be asked about.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) person: usize,
    pub(crate) to: usize,
    pub(crate) purpose: Purpose,
    pub(crate) others: Others,
}

/// So many moves are laid before the rules at once.
const BATCH: usize = 65_536;

/// What the rules say of each move in its setting.
pub(crate) fn ask(situation: &Situation<'_>, judge: &dyn Judge, questions: &[Question]) -> Vec<Vec<Ruling>> {
    let mut answers = Vec::with_capacity(questions.len());
    let mut rest = questions;
    while !rest.is_empty() {
        let mut moves = Moves::default();
        let mut asked = Vec::new();
        let mut taken = 0;
        while taken < rest.len() && moves.rows.len() < BATCH {
            asked.push(moves.rows.len() as u32);
            lay(situation, &rest[taken], taken as u32, &mut moves);
            taken += 1;
        }
        answers.extend(judge.moves(&moves, &asked));
        rest = &rest[taken..];
    }
    answers
}

fn lay(situation: &Situation<'_>, question: &Question, plan: u32, moves: &mut Moves) {
    let mut push = |person: usize, to_post: Row<Posts>, purpose: Purpose| {
        moves.rows.push(proposed(situation, person, to_post, purpose));
        moves.plan.push(plan);
    };
    push(question.person, situation.posts[question.to].post, question.purpose);
    for (&person, &to_post) in &question.others {
        push(person, to_post, situation.request.purpose);
    }
}

/// A move of the request's kind and time.
pub(crate) fn proposed(situation: &Situation<'_>, person: usize, to_post: Row<Posts>, purpose: Purpose) -> Move {
    let request = situation.request;
    Move {
        person: situation.people[person].person,
        from_post: situation.post_of(person),
        to_post,
        on: request.on,
        kind: Some(request.kind),
        purpose: Some(purpose),
        until_planned: request.until_planned,
        expected_after: String::new(),
        waiver: String::new(),
    }
}

/// Posts to which somebody can step aside in a setting without being near the target: of other units, the humblest first, one a unit.
pub(crate) fn asides(situation: &Situation<'_>, target: usize) -> Vec<Row<Posts>> {
    let tables = situation.register.tables();
    let own = tables.posts.unit[situation.posts[target].post.index()];
    let mut best: BTreeMap<_, (u8, Row<Posts>)> = BTreeMap::new();
    for number in 0..tables.posts.len() {
        let (unit, title) = (tables.posts.unit[number], tables.posts.title[number].index());
        let standing = tables.titles.role[title].map_or(0, |role| 3 - role as u8) + if tables.titles.leadership[title] == Some(false) { 0 } else { 4 };
        let entry = best.entry(unit).or_insert((standing, Row::new(number as u32)));
        if unit != own && standing < entry.0 {
            *entry = (standing, Row::new(number as u32));
        }
    }
    best.remove(&own);
    let mut asides: Vec<_> = best.into_values().collect();
    asides.sort();
    asides.truncate(ASIDES_TRIED);
    asides.into_iter().map(|(_, post)| post).collect()
}

/// Beyond so many tries, the rule forbids the move wherever the others stand.
const ASIDES_TRIED: usize = 4;
