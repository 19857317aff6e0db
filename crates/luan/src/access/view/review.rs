//! What the rules say, of whom the viewer may know it.

use register::Day;
use register::column::Row;
use register::tables::People;
use rules::facts::World;
use rules::moves::Moves;
use rules::rulebook::Rulebook;
use rules::subject::Subject;
use rules::verdict::{Line, Outcome};

use super::View;
use super::find::PAGE;
use super::seen::{Filter, Question, Seen};
use crate::access::policy::{Action, Classes};
use crate::access::swept::Swept;

/// Lines that leave the house in one file.
pub(crate) const LINES_MAX: usize = 100_000;

/// A review.
#[derive(Default)]
pub(crate) struct Reviewed {
    /// By rule, in the order of names: how often it said what, whatever outcome is wanted.
    pub(crate) counted: Vec<(String, Counted)>,
    /// How many verdicts are in the list.
    pub(crate) found: usize,
    /// About how many people, posts and units these are.
    pub(crate) subjects: [usize; 3],
    /// Those of the list that are shown.
    pub(crate) shown: Vec<Shown>,
}

/// How often a rule said what, in the order of [`Outcome::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Counted(pub(crate) [usize; Outcome::ALL.len()]);

/// A verdict in a list.
pub(crate) struct Shown {
    pub(crate) subject: Subject,
    pub(crate) id: String,
    pub(crate) name: String,
    /// Titles held on the day, each with its unit.
    pub(crate) posts: Vec<[String; 2]>,
    pub(crate) line: Line,
}

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Order {
    /// What asks for something first.
    #[default]
    Outcome,
    /// By name.
    Name,
    /// By the full name of the rule.
    Rule,
}

/// A verdict on its way into a list.
struct Hit {
    part: usize,
    rule: usize,
    row: usize,
    outcome: Outcome,
}

/// The place of an outcome in lists: what asks for something first.
fn urgency(outcome: Outcome) -> usize {
    [Outcome::NotMet, Outcome::NotKnown, Outcome::Waived, Outcome::Met, Outcome::NotApplicable].iter().position(|other| *other == outcome).unwrap_or_default()
}

impl View {
    /// What the rules in force on a day say of everybody and everything that the viewer may review and the filter takes. Pages begin with 0; without a page, the whole
    /// list up to [`LINES_MAX`].
    pub(crate) fn review(&self, question: Question<'_>, filter: &Filter, (order, backwards): (Order, bool), page: Option<usize>) -> Reviewed {
        question.sweeps.of(&self.sight, question.day, question.books, |swept| {
            let mut reviewed = Reviewed::default();
            let mut hits = Vec::new();
            for (number, part) in swept.parts.iter().enumerate() {
                let seen = self.seen(swept, part, filter);
                let (counted, of_part) = self.hits(question.books, &seen, filter, number);
                let mut rows: Vec<usize> = of_part.iter().map(|hit| hit.row).collect();
                rows.sort_unstable();
                rows.dedup();
                reviewed.subjects[number] = rows.len();
                reviewed.counted.extend(counted);
                hits.extend(of_part);
            }
            reviewed.counted.sort_by(|a, b| a.0.cmp(&b.0));
            reviewed.found = hits.len();
            self.sort(swept, question.books, &mut hits, order);
            if backwards {
                hits.reverse();
            }
            let (skipped, taken) = page.map_or((0, LINES_MAX), |page| (page.saturating_mul(PAGE), PAGE));
            reviewed.shown = self.shown(question, swept, hits.iter().skip(skipped).take(taken));
            reviewed
        })
    }

    /// How often each rule of a part says what, and the verdicts that are wanted.
    fn hits(&self, books: &[Rulebook], seen: &Seen<'_>, filter: &Filter, part: usize) -> (Vec<(String, Counted)>, Vec<Hit>) {
        let (mut counted, mut hits) = (Vec::new(), Vec::new());
        for (rule, judged) in seen.part.rules.iter().enumerate() {
            let book = &books[judged.at.book];
            let clause = &book.rules[judged.at.rule];
            if !filter.takes(book, clause) {
                continue;
            }
            let mut of_rule = Counted::default();
            seen.each(judged, |row, outcome| {
                of_rule.0[outcome as usize] += 1;
                hits.extend(filter.outcome.takes(outcome).then_some(Hit { part, rule, row, outcome }));
            });
            counted.extend((of_rule != Counted::default()).then(|| (clause.name.clone(), of_rule)));
        }
        (counted, hits)
    }

    fn sort(&self, swept: &Swept, books: &[Rulebook], hits: &mut [Hit], order: Order) {
        let names = self.sight.names();
        let place = |hit: &Hit| if hit.part == 0 { names.place(Row::<People>::new(hit.row as u32)) } else { hit.row as u32 };
        let name = |hit: &Hit| {
            let at = swept.parts[hit.part].rules[hit.rule].at;
            &books[at.book].rules[at.rule].name
        };
        match order {
            Order::Outcome => hits.sort_by_key(|hit| (urgency(hit.outcome), hit.part, place(hit), hit.rule)),
            Order::Name => hits.sort_by_key(|hit| (hit.part, place(hit), hit.rule)),
            Order::Rule => hits.sort_by(|a, b| name(a).cmp(name(b)).then_with(|| (urgency(a.outcome), place(a)).cmp(&(urgency(b.outcome), place(b))))),
        }
    }

    fn shown<'h>(&self, question: Question<'_>, swept: &Swept, hits: impl Iterator<Item = &'h Hit>) -> Vec<Shown> {
        let moves = Moves::default();
        let world = World::new(self.register(), question.books, &moves);
        let shown = |hit: &Hit| {
            let part = &swept.parts[hit.part];
            let at = part.rules[hit.rule].at;
            let book = &question.books[at.book];
            let [id, name] = self.called(part.subject, hit.row);
            let subject = format!("{}:{id}", part.subject.name());
            let line = part.facts.line(&world, hit.row, book, &book.rules[at.rule], subject, question.lang)?;
            let posts = if part.subject == Subject::Person { self.held_on(Row::new(hit.row as u32), question.day) } else { Vec::new() };
            Some(Shown { subject: part.subject, id, name, posts, line })
        };
        hits.filter_map(shown).collect()
    }

    /// The titles that somebody holds on a day, each with its unit.
    pub(super) fn held_on(&self, person: Row<People>, day: Day) -> Vec<[String; 2]> {
        let (register, tables) = (self.register(), self.register().tables());
        let post = |tenure: usize| {
            let (title, unit) = (register.title_held(tenure), register.unit_served(tenure));
            [tables.titles.name.text(title.index()).to_owned(), tables.units.name.text(unit.index()).to_owned()]
        };
        register.tenures_on(person, day).map(post).collect()
    }

    pub(super) fn reviewed(&self, subject: Subject, row: usize) -> Classes {
        match subject {
            Subject::Person => self.of_person(Action::Review, Row::new(row as u32)),
            Subject::Post => self.of_unit(Action::Review, self.register().tables().posts.unit[row]),
            Subject::Unit => self.of_unit(Action::Review, Row::new(row as u32)),
            _ => Classes::NONE,
        }
    }
}
