//! Citations as a graph: what rests on what, what is replaced or amended since when, and who in force still cites what is not (decision 23).
//!
//! Papers and citations come from whoever asks: the books of documents as far as they may be seen, and the regulations that rulebooks name. A citation names a paper by its symbol, and by date and issuer
//! where it says them. Where nothing that is held fits, it is known by name alone; where several fit, it is said so. Nothing is guessed.

mod reach;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use crate::books::symbol_key;
use crate::code::Citing;
use crate::day::{Day, Period};
use crate::text::canonical;

pub use reach::Reach;
pub use standing::{Standing, State};

/// A document, however many books it has lines in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
    /// Number and symbol; empty where they are not known.
    pub symbol: String,
    /// Who issued it; empty where that is not known.
    pub issuer: String,
    /// Its date.
    pub issued: Day,
    /// From when until when it says itself that it is in force: from the beginning where it does not say, open where it names no end.
    pub in_force: Period,
}

/// That a paper cites a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// The paper that cites, as a place in the list of papers.
    pub by: usize,
    /// What it has to do with the cited one.
    pub relation: Citing,
    /// Number and symbol of the cited one.
    pub symbol: String,
    /// Its date, where that is said.
    pub issued: Day,
    /// Who issued it, where that is said.
    pub issuer: String,
    /// Day from which it replaces or amends, where that is another than the date of the paper.
    pub from: Day,
}

/// What a citation comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cited {
    /// This paper, by its place.
    Paper(usize),
    /// Any of these; what is said does not tell which.
    Ambiguous(Vec<usize>),
}

impl Cited {
    /// The paper, where there is one.
    pub fn paper(&self) -> Option<usize> {
        if let Cited::Paper(paper) = self { Some(*paper) } else { None }
    }
}

/// That a paper in force cites one that is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stale {
    /// The citation, by its place.
    pub citation: usize,
    /// The paper that it comes to.
    pub cited: usize,
    /// Whether that had ended already on the date of the paper that cites it; not known where one of the days is not.
    pub from_the_start: Option<bool>,
}

/// Papers and what they cite.
#[derive(Clone, Debug)]
pub struct Graph {
    papers: Vec<Paper>,
    /// How many of the papers are held; those behind them are known by name alone.
    held: usize,
    citations: Vec<Citation>,
    cited: Vec<Cited>,
}

impl Graph {
    /// The graph of papers that are held and of citations. What they cite and nobody holds comes behind the papers, once for each symbol and date.
    ///
    /// # Panics
    /// Where a citation is by a paper that is not in the list.
    pub fn new(held: Vec<Paper>, citations: Vec<Citation>) -> Graph {
        assert!(citations.iter().all(|citation| citation.by < held.len()), "a citation is by a paper of the list");
        let mut graph = Graph { held: held.len(), papers: held, cited: vec![Cited::Ambiguous(Vec::new()); citations.len()], citations };
        let mut by_symbol: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, paper) in graph.papers.iter().enumerate() {
            by_symbol.entry(symbol_key(&paper.symbol)).or_default().push(at);
        }
        // Those with a day first: one without may mean a text that another names with its day.
        let mut order: Vec<usize> = (0..graph.citations.len()).collect();
        order.sort_by_key(|citation| !graph.citations[*citation].issued.known());
        for at in order {
            let citation = &graph.citations[at];
            let same = by_symbol.entry(symbol_key(&citation.symbol)).or_default();
            let fitting = fitting(&graph.papers, graph.held, same, citation);
            graph.cited[at] = match fitting[..] {
                [paper] => Cited::Paper(paper),
                [] => {
                    let Citation { symbol, issuer, issued, .. } = citation.clone();
                    same.push(graph.papers.len());
                    graph.papers.push(Paper { symbol, issuer, issued, in_force: Period { from: Day::BEGINNING, until: Day::OPEN } });
                    Cited::Paper(graph.papers.len() - 1)
                }
                _ => Cited::Ambiguous(fitting),
            };
        }
        graph
    }

    /// Whether a paper is held, and not only known by name.
    pub fn is_held(&self, paper: usize) -> bool {
        paper < self.held
    }

    /// The papers.
    pub fn papers(&self) -> &[Paper] {
        &self.papers
    }

    /// The citations.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// What a citation comes to.
    pub fn cited(&self, citation: usize) -> &Cited {
        &self.cited[citation]
    }

    /// Every citation that comes to a paper and whose own paper is there on a day: its place, and the paper.
    fn known(&self, day: Day) -> impl Iterator<Item = (usize, usize)> + '_ {
        let there = move |citation: &usize| self.is_there(self.citations[*citation].by, day);
        (0..self.citations.len()).filter(there).filter_map(|citation| Some((citation, self.cited[citation].paper()?)))
    }

    /// Whether a paper is there on a day: one without a date is.
    fn is_there(&self, paper: usize, day: Day) -> bool {
        let issued = self.papers[paper].issued;
        !issued.known() || issued <= day
    }

    /// The citations of papers in force that come to a paper that is no longer, on a day. A paper that replaces another one is right to name it.
    pub fn stale(&self, day: Day) -> Vec<Stale> {
        let standings = self.standings(day);
        let replaced: BTreeSet<(usize, usize)> = self
            .known(day)
            .filter(|(citation, _)| self.citations[*citation].relation == Citing::Replaces)
            .map(|(citation, cited)| (self.citations[citation].by, cited))
            .collect();
        let is_stale = |(citation, cited): &(usize, usize)| {
            let by = self.citations[*citation].by;
            standings[by].state.is_in_force() && standings[*cited].state.is_over() && !replaced.contains(&(by, *cited))
        };
        let stale = |(citation, cited): (usize, usize)| {
            let (issued, since) = (self.papers[self.citations[citation].by].issued, standings[cited].since);
            Stale { citation, cited, from_the_start: (issued.known() && since.known()).then(|| since <= issued) }
        };
        self.known(day).filter(is_stale).map(stale).collect()
    }
}

/// Which of the papers with its symbol a citation may mean. A date that is said settles it; where none is said, what was issued later than the paper that cites cannot be meant.
fn fitting(papers: &[Paper], held: usize, same: &[usize], citation: &Citation) -> Vec<usize> {
    let (mut fitting, citing) = (same.to_vec(), papers[citation.by].issued);
    let issued = |paper: &usize| papers[*paper].issued;
    if !citation.issued.known() {
        fitting.retain(|paper| !citing.known() || !issued(paper).known() || issued(paper) <= citing);
        // A text that is known by its symbol alone is meant only where no other can be: so it does not matter which citation made it known.
        let by_name = |paper: &usize| *paper >= held && !issued(paper).known();
        if !fitting.iter().all(by_name) {
            fitting.retain(|paper| !by_name(paper));
        }
    } else if same.iter().any(|paper| issued(paper) == citation.issued) {
        fitting.retain(|paper| issued(paper) == citation.issued);
    } else {
        fitting.retain(|paper| !issued(paper).known());
    }
    let is_of_issuer = |paper: &usize| canonical(&papers[*paper].issuer) == canonical(&citation.issuer);
    if fitting.len() > 1 && !citation.issuer.is_empty() && fitting.iter().any(is_of_issuer) {
        fitting.retain(is_of_issuer);
    }
    fitting
}

#[cfg(test)]
mod tests;
