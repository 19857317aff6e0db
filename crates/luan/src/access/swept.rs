//! What the rules say of everybody on a day, before anybody's eyes: computed once for a register and a day, and kept for a few days. Only a view looks into it, and it
//! decides anew for every viewer who may be seen: nothing that is kept here depends on who asked.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use register::{Day, Register};
use rules::facts::{self, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::sweep::{BLOCK, Facts, RuleAt, Sweep};
use rules::verdict::Outcome;

use super::classes::of_rule;
use super::policy::Classes;
use super::sight::Sight;
use crate::asking::Everybody;

/// Days that are kept: whoever compares two or three days does not wait for each again.
const KEPT_MAX: usize = 4;
/// What a review visits.
pub(super) const REVIEWED: [Subject; 3] = [Subject::Person, Subject::Post, Subject::Unit];

/// What the rules say of everybody on a day.
pub(super) struct Swept {
    /// The office on that day.
    pub(super) sight: Arc<Sight>,
    /// By kind of subject, in the order of [`REVIEWED`].
    pub(super) parts: Vec<Part>,
}

/// What the rules say of one kind of subject.
pub(super) struct Part {
    pub(super) subject: Subject,
    /// How many subjects there are.
    pub(super) count: usize,
    /// Everything that the rules read.
    pub(super) facts: Facts,
    /// The rules in force, in the order of their full names.
    pub(super) rules: Vec<Judged>,
    lacks: OnceLock<Vec<Lack>>,
}

/// A rule with what it says of every subject.
pub(super) struct Judged {
    pub(super) at: RuleAt,
    /// Who may not see all of these sees none of it.
    pub(super) classes: Classes,
    outcomes: Vec<u8>,
}

/// What is missing for one verdict.
pub(super) struct Lack {
    pub(super) row: u32,
    /// The position of the rule in its part.
    pub(super) rule: u16,
    /// The facts that are missing, by position in `facts::ALL`.
    pub(super) facts: Vec<u16>,
}

impl Judged {
    /// What the rule says of a subject; nothing where the subject is out of its scope.
    pub(super) fn outcome(&self, row: usize) -> Option<Outcome> {
        Outcome::ALL.get(usize::from(self.outcomes[row])).copied()
    }
}

impl Swept {
    fn new(sight: Arc<Sight>, books: &[Rulebook]) -> Swept {
        let (register, moves, everybody) = (&*sight.register, Moves::default(), Everybody::of(&sight.register));
        let world = World::new(register, books, &moves);
        let part = |subject: Subject| {
            let sweep = Sweep::new(&world, sight.day, subject, &|_| true);
            let count = everybody.count(subject);
            let facts = sweep.facts(&world, &everybody.rows(subject, 0..count, None));
            let outcomes = sweep.run_on(&facts);
            let judged = |(at, outcomes): (&RuleAt, Vec<u8>)| Judged { at: *at, classes: of_rule(&books[at.book].rules[at.rule]), outcomes };
            let mut rules: Vec<Judged> = sweep.rules().iter().zip(outcomes).map(judged).collect();
            rules.sort_by_key(|judged| &books[judged.at.book].rules[judged.at.rule].name);
            Part { subject, count, facts, rules, lacks: OnceLock::new() }
        };
        let parts = REVIEWED.map(part).into();
        Swept { sight, parts }
    }

    /// What is missing for every verdict of a part that is not known: found when somebody asks, and then kept.
    pub(super) fn lacks<'a>(&self, part: &'a Part, books: &[Rulebook]) -> &'a [Lack] {
        part.lacks.get_or_init(|| lacks(part, &self.sight.register, books))
    }
}

fn lacks(part: &Part, register: &Register, books: &[Rulebook]) -> Vec<Lack> {
    let moves = Moves::default();
    let world = World::new(register, books, &moves);
    let starts: Vec<usize> = (0..part.count).step_by(BLOCK).collect();
    let of_block = |&start: &usize| -> Vec<Lack> {
        let rows: Range<usize> = start..part.count.min(start + BLOCK);
        let asked = rows.flat_map(|row| (0..).zip(&part.rules).map(move |(rule, judged)| (row, rule, judged)));
        let unknown = asked.filter(|(row, _, judged)| judged.outcome(*row) == Some(Outcome::NotKnown));
        let lack = |(row, rule, judged): (usize, u16, &Judged)| {
            let book = &books[judged.at.book];
            let trace = part.facts.trace(&world, row, book, &book.rules[judged.at.rule])?;
            let missing = trace.missing.iter().filter_map(|name| facts::find(name)).map(|position| position as u16).collect();
            Some(Lack { row: row as u32, rule, facts: missing })
        };
        unknown.filter_map(lack).collect()
    };
    starts.par_iter().flat_map_iter(of_block).collect()
}

/// The days that were asked about last, for the register of now.
#[derive(Default)]
pub(crate) struct Sweeps {
    kept: Mutex<Vec<Kept>>,
}

struct Kept {
    register: Arc<Register>,
    day: Day,
    swept: Arc<OnceLock<Swept>>,
}

impl Sweeps {
    /// What the rules say on a day. Two who ask for the same day wait for one computation; what belongs to an earlier register is dropped.
    pub(super) fn of<T>(&self, sight: &Arc<Sight>, day: Day, books: &[Rulebook], look: impl FnOnce(&Swept) -> T) -> T {
        let place = self.place(&sight.register, day);
        let on_day = || if sight.day == day { sight.clone() } else { Arc::new(sight.on(day)) };
        look(place.get_or_init(|| Swept::new(on_day(), books)))
    }

    fn place(&self, register: &Arc<Register>, day: Day) -> Arc<OnceLock<Swept>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| Arc::ptr_eq(&one.register, register));
        let found = kept.iter().position(|one| one.day == day).map(|at| kept.remove(at));
        let one = found.unwrap_or_else(|| Kept { register: register.clone(), day, swept: Arc::default() });
        let place = one.swept.clone();
        if kept.len() == KEPT_MAX {
            kept.remove(0);
        }
        kept.push(one);
        place
    }
}
