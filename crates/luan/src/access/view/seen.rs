//! Which verdicts of a swept day a viewer may see, and which of these a filter takes.

use rayon::prelude::*;
use register::Day;
use register::column::Row;
use register::tables::{People, Posts, Units};
use register::text::folded;
use rules::rulebook::{Effect, Rule, Rulebook};
use rules::subject::Subject;
use rules::verdict::{Lang, Outcome};

use super::View;
use crate::access::policy::{Action, Class, Classes};
use crate::access::sight::above;
use crate::access::swept::{Judged, Part, Sweeps, Swept};

/// What is asked of the rules: on which day, of which books, in which language. What was computed before is found in `sweeps`.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) day: Day,
    pub(crate) books: &'a [Rulebook],
    pub(crate) sweeps: &'a Sweeps,
    pub(crate) lang: Lang,
}

/// Which verdicts are wanted; an empty text, and nothing, narrow nothing.
#[derive(Clone, Default, Debug)]
pub(crate) struct Filter {
    /// A unit with what is below it, by id.
    pub(crate) unit: String,
    /// What the rules judge.
    pub(crate) subject: Option<Subject>,
    /// The symbol of a document.
    pub(crate) book: String,
    /// The full name of a rule.
    pub(crate) rule: String,
    pub(crate) topic: String,
    pub(crate) effect: Option<Effect>,
    pub(crate) outcome: Wanted,
    /// Words of names and ids, with or without marks.
    pub(crate) words: String,
    /// Whether it is to leave the house: only what may.
    pub(crate) leaving: bool,
}

/// Which outcomes are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Wanted {
    /// What somebody has to do something about.
    #[default]
    Findings,
    /// Everything.
    All,
    /// One outcome.
    Only(Outcome),
}

impl Wanted {
    /// Whether an outcome is one of them.
    pub(crate) fn takes(self, outcome: Outcome) -> bool {
        match self {
            Wanted::Findings => matches!(outcome, Outcome::NotMet | Outcome::NotKnown | Outcome::Waived),
            Wanted::All => true,
            Wanted::Only(only) => outcome == only,
        }
    }
}

impl Filter {
    /// Whether a rule is one of those that are asked about.
    pub(super) fn takes(&self, book: &Rulebook, rule: &Rule) -> bool {
        let is = |wanted: &str, given: &str| wanted.is_empty() || wanted == given;
        let document = is(&self.book, &book.document.symbol) && is(&self.rule, &rule.name) && is(&self.topic, &rule.topic);
        document && self.effect.is_none_or(|effect| effect == rule.effect) && self.subject.is_none_or(|subject| subject == rule.subject)
    }
}

/// The subjects of a part that a filter takes, with what the viewer may see of each.
pub(super) struct Seen<'s> {
    pub(super) part: &'s Part,
    /// By row; none where the filter does not take the subject.
    classes: Vec<Classes>,
}

impl Seen<'_> {
    /// Whether the viewer may see what a rule of these classes says of a subject.
    pub(super) fn has(&self, row: usize, classes: Classes) -> bool {
        self.classes[row].cover(classes)
    }

    /// Every verdict of a rule that may be seen.
    pub(super) fn each(&self, judged: &Judged, mut take: impl FnMut(usize, Outcome)) {
        for (row, seen) in self.classes.iter().enumerate() {
            if seen.cover(judged.classes)
                && let Some(outcome) = judged.outcome(row)
            {
                take(row, outcome);
            }
        }
    }
}

impl View {
    /// The unit with an id, if the viewer may find it.
    pub(super) fn unit_found(&self, id: &str) -> Option<Row<Units>> {
        let unit = self.register().find::<Units>(&self.register().tables().units.id, id)?;
        self.of_unit(Action::Find, unit).has(Class::Open).then_some(unit)
    }

    /// Whether there is a unit with an id, for this viewer.
    pub(crate) fn has_unit(&self, id: &str) -> bool {
        self.unit_found(id).is_some()
    }

    /// The subjects of a part that a filter takes, with what may be seen of each. A unit that the viewer does not find holds nobody.
    pub(super) fn seen<'s>(&self, swept: &Swept, part: &'s Part, filter: &Filter) -> Seen<'s> {
        let inside = self.inside(&filter.unit);
        let words: Vec<String> = folded(&filter.words).split_whitespace().map(str::to_owned).collect();
        // Names are searched once for all: each word knows who has it.
        let named = (part.subject == Subject::Person && !words.is_empty()).then(|| self.sight.names().holding_all(&words));
        let called = |row: usize| match &named {
            Some(named) => self.sight.names().has(named, Row::<People>::new(row as u32)),
            None => self.is_called(part.subject, row, &words),
        };
        let classes = |row: usize| {
            let takes = inside.as_ref().is_none_or(|inside| self.stands(swept, part.subject, row, inside)) && called(row);
            match (takes, self.reviewed(part.subject, row)) {
                (false, _) => Classes::NONE,
                (true, seen) if filter.leaving => seen.and(self.leaving(part.subject, row)),
                (true, seen) => seen,
            }
        };
        Seen { part, classes: (0..part.count).into_par_iter().map(classes).collect() }
    }

    /// For every unit, whether it is one of those that are asked about; nothing where all are.
    fn inside(&self, unit: &str) -> Option<Vec<bool>> {
        if unit.is_empty() {
            return None;
        }
        let (register, top) = (self.register(), self.unit_found(unit));
        let within = |unit: Row<Units>| top.is_some_and(|top| unit == top || above(register, unit).any(|above| above == top));
        Some((0..register.tables().units.len() as u32).map(|row| within(Row::new(row))).collect())
    }

    fn stands(&self, swept: &Swept, subject: Subject, row: usize, inside: &[bool]) -> bool {
        self.units_of_subject(swept, subject, row).iter().any(|unit| inside[unit.index()])
    }

    /// The units that a subject stands in on the day that is asked about.
    pub(super) fn units_of_subject(&self, swept: &Swept, subject: Subject, row: usize) -> Vec<Row<Units>> {
        match subject {
            Subject::Post => vec![self.register().tables().posts.unit[row]],
            Subject::Unit => vec![Row::new(row as u32)],
            _ => swept.sight.units_of(Row::new(row as u32)).to_vec(),
        }
    }

    fn is_called(&self, subject: Subject, row: usize, words: &[String]) -> bool {
        if words.is_empty() {
            return true;
        }
        let [id, name] = self.called(subject, row);
        let text = folded(&format!("{id} {name}"));
        words.iter().all(|word| text.contains(word.as_str()))
    }

    /// The id and the name of a subject.
    pub(super) fn called(&self, subject: Subject, row: usize) -> [String; 2] {
        let tables = self.register().tables();
        let of_unit = |unit: Row<Units>| tables.units.name.text(unit.index()).to_owned();
        match subject {
            Subject::Post => {
                let post = Row::<Posts>::new(row as u32).index();
                let title = tables.titles.name.text(tables.posts.title[post].index());
                [tables.posts.id.text(post).to_owned(), format!("{title}, {}", of_unit(tables.posts.unit[post]))]
            }
            Subject::Unit => [tables.units.id.text(row).to_owned(), of_unit(Row::new(row as u32))],
            _ => [tables.people.id.text(row).to_owned(), tables.people.name.text(row).to_owned()],
        }
    }

    /// What of a subject may leave the house.
    fn leaving(&self, subject: Subject, row: usize) -> Classes {
        match subject {
            Subject::Person => self.of_person(Action::Export, Row::new(row as u32)),
            Subject::Post => self.of_unit(Action::Export, self.register().tables().posts.unit[row]),
            Subject::Unit => self.of_unit(Action::Export, Row::new(row as u32)),
            _ => Classes::NONE,
        }
    }
}
