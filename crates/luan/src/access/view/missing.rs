//! What the record lacks: which paper settles what is not known, whose unit it comes from, and for whom it is asked.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use register::column::Row;
use register::tables::Units;
use rules::facts;
use rules::subject::Subject;

use super::View;
use super::find::PAGE;
use super::seen::{Filter, Question};
use crate::access::swept::Swept;

/// What is missing.
#[derive(Default)]
pub(crate) struct Lacking {
    /// By paper, those that are asked for most first.
    pub(crate) papers: Vec<Paper>,
    /// How many subjects the chosen paper is asked for.
    pub(crate) found: usize,
    /// Those that are shown: by unit, then by name.
    pub(crate) asked: Vec<AskedFor>,
}

/// A paper that is missing.
pub(crate) struct Paper {
    /// The position in `facts::ALL` of the first fact that it settles: what it is called in addresses.
    pub(crate) fact: usize,
    /// Every fact that it would settle for somebody.
    pub(crate) facts: BTreeSet<usize>,
    /// For how many people, posts and units.
    pub(crate) subjects: [usize; 3],
    /// From which units that may be found, those that lack most first.
    pub(crate) units: Vec<ByUnit>,
}

/// How many of a unit.
pub(crate) struct ByUnit {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) subjects: usize,
}

impl Paper {
    /// For how many subjects.
    pub(crate) fn count(&self) -> usize {
        self.subjects.iter().sum()
    }
}

/// For whom a paper is asked.
pub(crate) struct AskedFor {
    pub(crate) subject: Subject,
    pub(crate) id: String,
    pub(crate) name: String,
    /// The unit to ask: where the subject stands on the day.
    pub(crate) unit: String,
    /// The facts that it would settle.
    pub(crate) facts: BTreeSet<usize>,
    /// The full names of the rules that wait for it.
    pub(crate) rules: Vec<String>,
}

/// A subject: its part, its row.
type At = (usize, usize);
/// What waits for a paper about one subject: facts, and rules by their position in the part.
type Waits = (BTreeSet<usize>, BTreeSet<usize>);

/// The first fact of the vocabulary with the paper of a fact.
fn paper_of(fact: usize) -> usize {
    facts::ALL.iter().position(|other| other.paper == facts::ALL[fact].paper).unwrap_or(fact)
}

impl View {
    /// What is missing for the verdicts that the viewer may see and the filter takes; `paper` is the fact whose paper is chosen. Pages begin with 0.
    pub(crate) fn lacking(&self, question: Question<'_>, filter: &Filter, paper: Option<usize>, page: usize) -> Lacking {
        question.sweeps.of(&self.sight, question.day, question.books, |swept| {
            let waiting = self.waiting(question, swept, filter);
            let mut papers: Vec<Paper> = waiting.iter().map(|(fact, subjects)| self.paper(swept, *fact, subjects)).collect();
            papers.sort_by_key(|paper| (Reverse(paper.count()), paper.fact));
            let nobody = BTreeMap::new();
            let chosen = paper.and_then(|fact| waiting.get(&paper_of(fact))).unwrap_or(&nobody);
            let mut order: Vec<(Row<Units>, At)> = chosen.keys().map(|&at| (self.first_unit(swept, at), at)).collect();
            let names = self.sight.names();
            order.sort_by_key(|(unit, (part, row))| (*unit, *part, if *part == 0 { names.place(Row::new(*row as u32)) } else { *row as u32 }));
            let asked = order.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
            let asked = asked.map(|(unit, at)| self.asked_for(question, swept, *unit, *at, &chosen[at])).collect();
            Lacking { papers, found: chosen.len(), asked }
        })
    }

    /// By paper, for whom it is asked and what waits for it.
    fn waiting(&self, question: Question<'_>, swept: &Swept, filter: &Filter) -> BTreeMap<usize, BTreeMap<At, Waits>> {
        let mut waiting: BTreeMap<usize, BTreeMap<At, Waits>> = BTreeMap::new();
        for (number, part) in swept.parts.iter().enumerate() {
            let seen = self.seen(swept, part, filter);
            for lack in swept.lacks(part, question.books) {
                let judged = &part.rules[usize::from(lack.rule)];
                let book = &question.books[judged.at.book];
                if !filter.takes(book, &book.rules[judged.at.rule]) || !seen.has(lack.row as usize, judged.classes) {
                    continue;
                }
                for fact in lack.facts.iter().map(|&fact| usize::from(fact)) {
                    let waits = waiting.entry(paper_of(fact)).or_default().entry((number, lack.row as usize)).or_default();
                    waits.0.insert(fact);
                    waits.1.insert(usize::from(lack.rule));
                }
            }
        }
        waiting
    }

    fn paper(&self, swept: &Swept, fact: usize, waiting: &BTreeMap<At, Waits>) -> Paper {
        let mut subjects = [0; 3];
        waiting.keys().for_each(|(part, _)| subjects[*part] += 1);
        let facts = waiting.values().flat_map(|(facts, _)| facts.iter().copied()).collect();
        Paper { fact, facts, subjects, units: self.by_unit(waiting.keys().map(|&at| self.first_unit(swept, at))) }
    }

    fn by_unit(&self, units: impl Iterator<Item = Row<Units>>) -> Vec<ByUnit> {
        let mut counts: BTreeMap<Row<Units>, usize> = BTreeMap::new();
        units.filter(|&unit| unit.known() && self.finds_unit(unit)).for_each(|unit| *counts.entry(unit).or_default() += 1);
        let units = &self.register().tables().units;
        let named = |(unit, subjects): (Row<Units>, usize)| {
            let [id, name] = [&units.id, &units.name].map(|column| column.text(unit.index()).to_owned());
            ByUnit { id, name, subjects }
        };
        let mut found: Vec<ByUnit> = counts.into_iter().map(named).collect();
        found.sort_by(|a, b| (Reverse(a.subjects), &a.id).cmp(&(Reverse(b.subjects), &b.id)));
        found
    }

    /// The unit that is asked about a subject.
    fn first_unit(&self, swept: &Swept, (part, row): At) -> Row<Units> {
        self.units_of_subject(swept, swept.parts[part].subject, row).first().copied().unwrap_or(Row::NONE)
    }

    fn asked_for(&self, question: Question<'_>, swept: &Swept, unit: Row<Units>, (part, row): At, (facts, rules): &Waits) -> AskedFor {
        let part = &swept.parts[part];
        let [id, name] = self.called(part.subject, row);
        let unit = if unit.known() { self.register().tables().units.name.text(unit.index()).to_owned() } else { String::new() };
        let rule = |rule: &usize| {
            let at = part.rules[*rule].at;
            question.books[at.book].rules[at.rule].name.clone()
        };
        AskedFor { subject: part.subject, id, name, unit, facts: facts.clone(), rules: rules.iter().map(rule).collect() }
    }
}
