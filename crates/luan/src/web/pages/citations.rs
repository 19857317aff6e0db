//! What a document rests on, what rests on it, what replaced or amended it: drawn, and in a table.

use std::collections::BTreeSet;

use askama::Template;
use register::citing::{Cited, Standing};

use super::documents::may_change;
use crate::access::{Action, Class};
use crate::citing::{Known, relation_words, standing_words};
use crate::web::answer::{Answer, Refused};
use crate::web::cited::{Shown as Drawn, draw};
use crate::web::number::number;
use crate::web::on::On;
use crate::web::picture::Picture;
use crate::web::visit::{Page, Visit, quoted};

/// Documents on each side of the one that is asked about that are drawn; all are in the table.
const DRAWN_MAX: usize = 20;

#[derive(Template)]
#[template(path = "citations.html")]
struct Shown {
    page: Page,
    on: On,
    id: String,
    this: Mention,
    /// What replaced it, what stands in its place now, what amended it.
    changes: Vec<(String, Vec<Mention>)>,
    /// Whether it rests on itself by way of others.
    circle: bool,
    picture: Option<Picture>,
    /// How many documents are not drawn; empty where all are.
    undrawn: String,
    rows: Vec<Row>,
    may_change: bool,
    may_read: bool,
}

/// A document by its name.
#[derive(Clone)]
pub(super) struct Mention {
    pub(super) name: String,
    pub(super) title: String,
    /// Where it is looked at: its citations, or its rules; none where it is not held.
    pub(super) link: Option<String>,
    pub(super) standing: String,
    /// The class of the tag.
    pub(super) tag: &'static str,
}

/// That a document cites another one.
pub(super) struct Row {
    pub(super) by: Mention,
    pub(super) relation: String,
    pub(super) cited: Mention,
    /// The passage that cites.
    pub(super) passage: String,
    /// The part that is meant.
    pub(super) part: String,
}

/// The graph with how everything stands, told to a visitor.
pub(super) struct Teller<'a> {
    visit: &'a Visit<'a>,
    pub(super) known: Known,
    pub(super) standings: Vec<Standing>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(visit: &'a Visit<'a>, action: Action, on: register::Day) -> Result<Teller<'a>, Refused> {
        let known = visit.view()?.citing(action, &visit.desk.books);
        let standings = known.graph.standings(on);
        Ok(Teller { visit, known, standings })
    }

    pub(super) fn mention(&self, paper: usize) -> Mention {
        let (t, source, standing) = (self.visit.t(), self.known.source(paper), &self.standings[paper]);
        let line = source.and_then(|source| source.lines.first()).map(|id| format!("/documents/{}/citations", quoted(id)));
        let law = || source.filter(|source| source.is_law).map(|_| format!("/rules/{}", quoted(&self.known.name(paper))));
        Mention {
            name: self.known.name(paper),
            title: source.map_or_else(|| t.citations_not_held(), |source| source.title.clone()),
            link: line.or_else(law),
            standing: self.visit.lang.pick(standing_words(standing)),
            tag: match standing.state {
                state if state.is_over() => "not_met",
                state if state.is_in_force() => "met",
                _ => "not_known",
            },
        }
    }

    pub(super) fn row(&self, citation: usize) -> Row {
        let (graph, t) = (&self.known.graph, self.visit.t());
        let cited = match graph.cited(citation) {
            Cited::Paper(paper) => self.mention(*paper),
            Cited::Ambiguous(papers) => Mention {
                name: self.known.named_by(citation),
                title: t.citations_ambiguous(number(self.visit.lang, papers.len())),
                link: None,
                standing: t.citations_ambiguous_tag(),
                tag: "not_known",
            },
        };
        let [passage, part] = self.known.passage(citation).clone();
        let said = &graph.citations()[citation];
        Row { by: self.mention(said.by), relation: self.visit.lang.pick(relation_words(said.relation)), cited, passage, part }
    }

    fn mentions(&self, papers: impl IntoIterator<Item = usize>) -> Vec<Mention> {
        papers.into_iter().map(|paper| self.mention(paper)).collect()
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on, t) = (visit.view()?, On::of(visit)?, visit.t());
    let (line, _) = view.document(visit.id()).ok_or(Refused::NotThere)?;
    let teller = Teller::new(visit, Action::Find, on.day)?;
    let (may_change, title) = (may_change(visit, visit.id())?, t.citations_title());
    let may_read = may_change && !line.cell("file").is_empty() && view.may(Action::Person, &format!("document:{}", visit.id()), Class::Personnel);
    // A void line is no paper: it cites nothing, and nothing cites it.
    let asked = teller.known.of_line(visit.id()).ok_or(Refused::NotThere)?;
    let graph = &teller.known.graph;
    let standing = &teller.standings[asked];
    let by = |citations: &[usize]| citations.iter().map(|citation| graph.citations()[*citation].by).collect::<Vec<_>>();
    let changes = [
        (t.citations_replaced_by(), by(&standing.replaced_by)),
        (t.citations_in_place(), graph.in_place_of(asked, &teller.standings)),
        (t.citations_amended_by(), by(&standing.amended_by)),
    ];
    let [above, below] = around(&teller, asked, on.day);
    let undrawn = [&above, &below].map(|side| side.len().saturating_sub(DRAWN_MAX)).into_iter().sum::<usize>();
    let drawn: Vec<usize> = above.iter().take(DRAWN_MAX).rev().chain([&asked]).chain(below.iter().take(DRAWN_MAX)).copied().collect();
    let everything: BTreeSet<usize> = above.iter().chain([&asked]).chain(&below).copied().collect();
    let told = |citation: &usize| {
        let cited = graph.cited(*citation).paper();
        everything.contains(&graph.citations()[*citation].by) && cited.map_or(graph.citations()[*citation].by == asked, |paper| everything.contains(&paper))
    };
    let rows: Vec<usize> = (0..graph.citations().len()).filter(told).collect();
    let circle = graph.rests_on(asked, on.day).circle;
    Ok(Answer::page(&Shown {
        page: visit.page(format!("{title}: {}", teller.known.name(asked))),
        id: visit.id().to_owned(),
        this: teller.mention(asked),
        changes: changes.into_iter().filter(|(_, papers)| !papers.is_empty()).map(|(words, papers)| (words, teller.mentions(papers))).collect(),
        circle,
        picture: (drawn.len() > 1).then(|| picture(&teller, &drawn, asked, &rows)),
        undrawn: if undrawn > 0 { number(visit.lang, undrawn) } else { String::new() },
        rows: rows.into_iter().map(|citation| teller.row(citation)).collect(),
        may_change,
        may_read,
        on,
    }))
}

/// The documents above and below the one that is asked about, nearest first: what rests on it or names it, and what it rests on or names.
fn around(teller: &Teller<'_>, asked: usize, on: register::Day) -> [Vec<usize>; 2] {
    let graph = &teller.known.graph;
    let [cites, cited_by] = teller.known.around(asked);
    let mut taken = BTreeSet::from([asked]);
    let mut side = |reached: Vec<(usize, usize)>, direct: Vec<usize>| -> Vec<usize> {
        reached.into_iter().map(|(paper, _)| paper).chain(direct).filter(|paper| taken.insert(*paper)).collect()
    };
    let below = side(graph.rests_on(asked, on).papers, cites.iter().filter_map(|citation| graph.cited(*citation).paper()).collect());
    let above = side(graph.carries(asked, on).papers, cited_by.iter().map(|citation| graph.citations()[*citation].by).collect());
    [above, below]
}

fn picture(teller: &Teller<'_>, drawn: &[usize], asked: usize, rows: &[usize]) -> Picture {
    let (graph, visit) = (&teller.known.graph, teller.visit);
    let shown = |paper: &usize| {
        let Mention { name, standing, .. } = teller.mention(*paper);
        let is_over = teller.standings[*paper].state.is_over();
        Drawn { name, issued: graph.papers()[*paper].issued, standing, is_over, is_asked: *paper == asked }
    };
    let place = |paper: usize| drawn.iter().position(|other| *other == paper);
    let arrow = |citation: &usize| {
        let said = &graph.citations()[*citation];
        Some((place(said.by)?, place(graph.cited(*citation).paper()?)?, visit.lang.pick(relation_words(said.relation))))
    };
    let arrows: Vec<(usize, usize, String)> = rows.iter().filter_map(arrow).collect();
    draw(&drawn.iter().map(shown).collect::<Vec<_>>(), &arrows, &visit.t().citations_picture(teller.known.name(asked)))
}
