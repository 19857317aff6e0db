//! The judge that a plan is made for: the rulebooks in force on the day.

use register::code::{Code, Purpose};
use register::column::Row;
use register::tables::{People, Posts};
use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::{OUT_OF_SCOPE, RuleAt, Sweep};
use rules::verdict::{Lang, Line, Outcome};

use crate::judge::{Judge, RuleCard, Ruling};

/// The rules in force on one day.
pub struct Law<'a> {
    register: &'a Register,
    rulebooks: &'a [Rulebook],
    cards: Vec<RuleCard>,
    people: Part,
    moves: Part,
    posts: Part,
}

/// The rules about one subject, with the position of their first card.
struct Part {
    sweep: Sweep,
    first_card: usize,
}

impl<'a> Law<'a> {
    /// The law of a day: every rule in force, with the order of rulebooks and clauses.
    pub fn new(register: &'a Register, rulebooks: &'a [Rulebook], day: Day) -> Law<'a> {
        let mut cards = Vec::new();
        let mut part = |subject| {
            let sweep = Sweep::compile(rulebooks, register, day, subject, &|_| true);
            let first_card = cards.len();
            cards.extend(sweep.rules().iter().map(|&at| card(rule(rulebooks, at))));
            Part { sweep, first_card }
        };
        let (people, moves, posts) = (part(Subject::Person), part(Subject::Move), part(Subject::Post));
        Law { register, rulebooks, cards, people, moves, posts }
    }

    fn rulings(&self, part: &Part, moves: &Moves, rows: &Rows<'_>, count: usize) -> Vec<Vec<Ruling>> {
        let world = World::new(self.register, self.rulebooks, moves);
        let answers = part.sweep.run(&world, rows);
        let mut rulings = vec![Vec::new(); count];
        for (rule, outcomes) in answers.outcomes.iter().enumerate() {
            for (of_row, &outcome) in rulings.iter_mut().zip(outcomes).filter(|(_, outcome)| **outcome != OUT_OF_SCOPE) {
                of_row.push(Ruling { rule: part.first_card + rule, outcome: Outcome::ALL[outcome as usize] });
            }
        }
        rulings
    }
}

impl Judge for Law<'_> {
    fn cards(&self) -> &[RuleCard] {
        &self.cards
    }

    fn people(&self, people: &[Row<People>]) -> Vec<Vec<Ruling>> {
        self.rulings(&self.people, &Moves::default(), &Rows::People(people), people.len())
    }

    fn moves(&self, moves: &Moves, asked: &[u32]) -> Vec<Vec<Ruling>> {
        self.rulings(&self.moves, moves, &Rows::Moves(asked), asked.len())
    }

    fn posts(&self, posts: &[Row<Posts>], moves: &Moves) -> Vec<Vec<Ruling>> {
        self.rulings(&self.posts, moves, &Rows::Posts(posts, moves.plan.first().copied()), posts.len())
    }

    fn lines(&self, moves: &Moves, lang: Lang) -> Vec<Vec<Line>> {
        let world = World::new(self.register, self.rulebooks, moves);
        let rows: Vec<u32> = (0..moves.rows.len() as u32).collect();
        let facts = self.moves.sweep.facts(&world, &Rows::Moves(&rows));
        let tables = self.register.tables();
        let lines_of = |row: usize| {
            let moved = &moves.rows[row];
            let subject = format!("move:{}>{}", tables.people.id.text(moved.person.index()), tables.posts.id.text(moved.to_post.index()));
            let line = |at: &RuleAt| facts.line(&world, row, &self.rulebooks[at.book], rule(self.rulebooks, *at), subject.clone(), lang);
            let mut lines: Vec<Line> = self.moves.sweep.rules().iter().filter_map(line).collect();
            lines.sort_by(|a, b| a.rule.cmp(&b.rule));
            lines
        };
        (0..moves.rows.len()).map(lines_of).collect()
    }
}

fn rule(rulebooks: &[Rulebook], at: RuleAt) -> &Rule {
    &rulebooks[at.book].rules[at.rule]
}

fn card(rule: &Rule) -> RuleCard {
    let purpose = rule.purpose.as_ref().and_then(|name| Purpose::NAMES.iter().position(|known| known == name));
    RuleCard {
        name: rule.name.clone(),
        effect: rule.effect,
        asks_to_move: rule.duty.as_deref() == Some(MOVE),
        purpose: purpose.map(|at| Purpose::ALL[at]),
        waiver_by: rule.waiver.as_ref().map(|waiver| waiver.by.clone()),
    }
}

/// The word of a duty that asks a person to move.
const MOVE: &str = "move";
