//! Who judges: the rules in force on the day. The planner asks, and repeats none of them.

use register::code::Purpose;
use register::column::Row;
use register::tables::{People, Posts};
use rules::moves::Moves;
use rules::rulebook::Effect;
use rules::verdict::{Lang, Line, Outcome};

/// What the planner needs to know of a rule.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleCard {
    /// Its full name.
    pub name: String,
    /// How strong it is.
    pub effect: Effect,
    /// Whether, not met, it asks that the person move.
    pub asks_to_move: bool,
    /// The purpose of a move that answers it.
    pub purpose: Option<Purpose>,
    /// Who may waive it.
    pub waiver_by: Option<String>,
}

/// What a rule says of one subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// The rule, by its position in [`Judge::cards`].
    pub rule: usize,
    /// What it says.
    pub outcome: Outcome,
}

/// The rules, asked about many subjects at once. An answer has one list of rulings per subject, in the order of [`Judge::cards`];
/// a rule that is not in force or whose scope leaves the subject out is not among them.
pub trait Judge {
    /// The rules that can be in a ruling.
    fn cards(&self) -> &[RuleCard];
    /// What is said of people before any move.
    fn people(&self, people: &[Row<People>]) -> Vec<Vec<Ruling>>;
    /// What is said of the moves at `asked`, each in the situation after its plan.
    fn moves(&self, moves: &Moves, asked: &[u32]) -> Vec<Vec<Ruling>>;
    /// What is said of posts after a plan: all of `moves`, which may be none.
    fn posts(&self, posts: &[Row<Posts>], moves: &Moves) -> Vec<Vec<Ruling>>;
    /// The verdicts about every move of one plan, in full.
    fn lines(&self, moves: &Moves, lang: Lang) -> Vec<Vec<Line>>;
}

/// Whether a ruling of a bar leaves a move possible.
pub fn passes(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Met | Outcome::Waived | Outcome::NotApplicable)
}

/// The bars among these rulings that do not let a move pass.
pub fn bars<'r>(cards: &'r [RuleCard], rulings: &'r [Ruling]) -> impl Iterator<Item = Ruling> + 'r {
    rulings.iter().copied().filter(|ruling| cards[ruling.rule].effect == Effect::Bar && !passes(ruling.outcome))
}

/// The rules among these rulings that only a recorded decision can set aside.
pub fn decisions<'r>(cards: &'r [RuleCard], rulings: &'r [Ruling]) -> impl Iterator<Item = Ruling> + 'r {
    rulings.iter().copied().filter(|ruling| cards[ruling.rule].effect == Effect::Decision && ruling.outcome == Outcome::NotMet)
}

impl RuleCard {
    /// Whether it can forbid a move, or make it an exception.
    pub fn limits_moves(&self) -> bool {
        matches!(self.effect, Effect::Bar | Effect::Decision)
    }
}

/// A judge who leaves one rule unsaid: what would be without it.
pub struct Waiving<'a> {
    /// The judge.
    pub judge: &'a dyn Judge,
    /// The rule, by its position in [`Judge::cards`].
    pub rule: usize,
}

impl Waiving<'_> {
    fn without(&self, mut rulings: Vec<Vec<Ruling>>) -> Vec<Vec<Ruling>> {
        rulings.iter_mut().for_each(|of_one| of_one.retain(|ruling| ruling.rule != self.rule));
        rulings
    }
}

impl Judge for Waiving<'_> {
    fn cards(&self) -> &[RuleCard] {
        self.judge.cards()
    }

    fn people(&self, people: &[Row<People>]) -> Vec<Vec<Ruling>> {
        self.without(self.judge.people(people))
    }

    fn moves(&self, moves: &Moves, asked: &[u32]) -> Vec<Vec<Ruling>> {
        self.without(self.judge.moves(moves, asked))
    }

    fn posts(&self, posts: &[Row<Posts>], moves: &Moves) -> Vec<Vec<Ruling>> {
        self.without(self.judge.posts(posts, moves))
    }

    fn lines(&self, moves: &Moves, lang: Lang) -> Vec<Vec<Line>> {
        self.judge.lines(moves, lang)
    }
}
