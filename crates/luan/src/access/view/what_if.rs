//! Two readings of one clause, side by side: whose verdict turns. The facts of the day are computed once; what is changed is swept over them.

use std::collections::BTreeMap;

use register::column::Row;
use register::{Day, Period};
use rules::facts::World;
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::Sweep;
use rules::verdict::Outcome;

use super::View;
use super::find::PAGE;
use super::review::Counted;
use super::seen::{Filter, Question};
use crate::access::classes::of_rule;
use crate::access::policy::Classes;
use crate::access::swept::Part;
use crate::asking::Everybody;

/// One rule in a book of its own, which holds on every day: so that a number that is tried, and a rule that has ended, can be asked about on any.
#[derive(Clone)]
pub(crate) struct Alone([Rulebook; 1]);

impl Alone {
    /// A rule of a book, by itself.
    pub(crate) fn new(book: &Rulebook, rule: &Rule) -> Alone {
        let always = Period { from: Day::BEGINNING, until: Day::OPEN };
        let mut document = book.document.clone();
        document.in_force = always;
        let rule = Rule { in_force: always, cases: Vec::new(), ..rule.clone() };
        let own = Rulebook {
            file: String::new(),
            document,
            scope: book.scope.clone(),
            rules: vec![rule],
            equivalences: Vec::new(),
            stances: Vec::new(),
            retirement: None,
        };
        Alone([own])
    }

    /// The rule.
    pub(crate) fn rule(&self) -> &Rule {
        &self.0[0].rules[0]
    }

    fn classes(&self) -> Classes {
        of_rule(self.rule())
    }
}

/// What a subject is told: an outcome, or nothing where it is out of the rule's scope.
pub(crate) type Told = Option<Outcome>;

/// What two readings say.
#[derive(Default)]
pub(crate) struct Compared {
    /// How often each says what.
    pub(crate) counted: [Counted; 2],
    /// How many turn, by what they were told and are told.
    pub(crate) pairs: BTreeMap<(Told, Told), usize>,
    /// How many turn.
    pub(crate) found: usize,
    /// Those that are shown.
    pub(crate) turned: Vec<Turned>,
}

/// Somebody whose verdict turns.
pub(crate) struct Turned {
    pub(crate) subject: Subject,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) posts: Vec<[String; 2]>,
    pub(crate) told: (Told, Told),
}

impl View {
    /// What two readings say of everybody of whom the viewer may know what either says; none where the rules judge what the register has no table of, or two kinds of
    /// subjects. Pages begin with 0.
    pub(crate) fn compare(&self, question: Question<'_>, [before, after]: [&Alone; 2], filter: &Filter, page: usize) -> Option<Compared> {
        let subject = before.rule().subject;
        question.sweeps.of(&self.sight, question.day, question.books, |swept| {
            let part = swept.parts.iter().find(|part| part.subject == subject && after.rule().subject == subject)?;
            let told = [before, after].map(|alone| self.told(question, part, alone));
            // Whoever may not see what a changed condition reads must not learn it from who turns.
            let (seen, classes) = (self.seen(swept, part, filter), before.classes().or(after.classes()));
            let mut compared = Compared::default();
            let mut turned = Vec::new();
            for row in (0..part.count).filter(|&row| seen.has(row, classes)) {
                let [one, other] = [told[0][row], told[1][row]].map(|byte| Outcome::ALL.get(usize::from(byte)).copied());
                one.into_iter().for_each(|outcome| compared.counted[0].0[outcome as usize] += 1);
                other.into_iter().for_each(|outcome| compared.counted[1].0[outcome as usize] += 1);
                if one != other {
                    *compared.pairs.entry((one, other)).or_default() += 1;
                    turned.push((row, (one, other)));
                }
            }
            compared.found = turned.len();
            let names = self.sight.names();
            let place = |row: usize| if subject == Subject::Person { names.place(Row::new(row as u32)) } else { row as u32 };
            turned.sort_by_key(|(row, told)| (*told, place(*row)));
            let shown = turned.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE);
            compared.turned = shown.map(|(row, told)| self.turned(question, subject, row, told)).collect();
            Some(compared)
        })
    }

    /// What a rule says of every subject of a part, as bytes. What was computed for the day is used; only a fact that no rule of the day reads is computed anew.
    fn told(&self, question: Question<'_>, part: &Part, alone: &Alone) -> Vec<u8> {
        let sweep = Sweep::compile(&alone.0, self.register(), question.day, part.subject, &|_| true);
        let outcomes = if sweep.covered_by(&part.facts) {
            sweep.run_on(&part.facts)
        } else {
            let (moves, everybody) = (Moves::default(), Everybody::of(self.register()));
            let world = World::new(self.register(), question.books, &moves);
            sweep.run_on(&sweep.facts(&world, &everybody.rows(part.subject, 0..part.count, None)))
        };
        outcomes.into_iter().next().unwrap_or_default()
    }

    fn turned(&self, question: Question<'_>, subject: Subject, row: usize, told: (Told, Told)) -> Turned {
        let [id, name] = self.called(subject, row);
        let posts = if subject == Subject::Person { self.held_on(Row::new(row as u32), question.day) } else { Vec::new() };
        Turned { subject, id, name, posts, told }
    }
}
