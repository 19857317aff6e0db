//! The tree of units as of a day, as nested lists and as a picture; and a unit by itself, with where it came from and what it became.

use askama::Template;
use register::code::{Code, Level, UnitKind, vietnamese};
use rules::verdict::Lang;

use crate::access::{Action, Branch, Node, Posted, UnitPage};
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::on::{On, civil};
use crate::web::picture::{Anchor, Picture};
use crate::web::visit::{Page, Visit, quoted};

/// Units that a picture shows; more could not be read, and stand in the list.
const DRAWN_MAX: usize = 80;
/// Letters of a name in a box.
const LETTERS_MAX: usize = 34;
/// Levels of the tree that are open at first.
const OPEN_DEPTH: usize = 2;

/// The size of a box, and how far boxes stand apart.
const WIDTH: f64 = 290.0;
const HEIGHT: f64 = 40.0;
const ACROSS: f64 = 320.0;
const DOWN: f64 = 52.0;

/// What is the same for the tree and for one unit.
struct Tree {
    branch: Branch,
    on: On,
    lang: Lang,
    t: &'static crate::web::texts::Texts,
    picture: Option<Picture>,
}

#[derive(Template)]
#[template(path = "units.html")]
struct Units {
    page: Page,
    tree: Tree,
}

#[derive(Template)]
#[template(path = "unit.html")]
struct Unit {
    page: Page,
    tree: Tree,
    unit: UnitPage,
    /// Whether what was recorded about it is the viewer's to open, and where.
    history: Option<String>,
    may_review: bool,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on) = (visit.view()?, On::of(visit)?);
    let branch = view.tree(on.day, &visit.desk.books);
    let page = visit.page(visit.t().units_title());
    Ok(Answer::page(&Units { tree: Tree::new(branch, on, visit), page }))
}

pub(in crate::web) fn one(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on, id) = (visit.view()?, On::of(visit)?, visit.id());
    let mut unit = view.unit(id, on.day, &visit.desk.books).ok_or(Refused::NotThere)?;
    let branch = std::mem::take(&mut unit.branch);
    let name = branch.nodes.first().map_or_else(String::new, |node| node.name.clone());
    let subject = format!("unit:{id}");
    let history = (!view.of_subject(Action::History, &subject).is_empty()).then(|| format!("/history/{}", quoted(&subject)));
    let (tree, may_review) = (Tree::new(branch, on, visit), view.offers(Action::Review));
    Ok(Answer::page(&Unit { page: visit.page(name), tree, unit, history, may_review }))
}

impl Tree {
    fn new(branch: Branch, on: On, visit: &Visit<'_>) -> Tree {
        let mut tree = Tree { branch, on, lang: visit.lang, t: visit.t(), picture: None };
        if visit.asked.field("as") == "picture" {
            tree.picture = Some(tree.drawn());
        }
        tree
    }

    fn words_of(&self, list: &[&str], code: &str) -> String {
        vietnamese(list, code).filter(|_| self.lang == Lang::Vi).map_or_else(|| code.replace('_', " "), str::to_owned)
    }

    fn kind(&self, node: &Node) -> String {
        self.words_of(UnitKind::NAMES, node.kind)
    }

    fn level(&self, node: &Node) -> String {
        self.words_of(Level::NAMES, node.level)
    }

    fn posted(&self, posted: &Posted) -> String {
        let figure = |count: usize| number(self.lang, count);
        let text = self.t.units_posted(figure(posted.posts), figure(posted.held), figure(posted.empty));
        if posted.open == 0 { text } else { format!("{text}{}", self.t.units_posted_open(figure(posted.open))) }
    }

    /// Whether something stands below the unit at a place of the list.
    fn is_parent(&self, at: &usize) -> bool {
        self.branch.nodes.get(at + 1).is_some_and(|next| next.depth > self.branch.nodes[*at].depth)
    }

    fn is_open(&self, at: &usize) -> bool {
        self.branch.nodes[*at].depth < OPEN_DEPTH
    }

    /// How many lists end after the unit at a place.
    fn closed(&self, at: &usize) -> usize {
        let next = self.branch.nodes.get(at + 1).map_or(0, |next| next.depth);
        self.branch.nodes[*at].depth.saturating_sub(next)
    }

    fn undrawn(&self) -> usize {
        self.branch.nodes.len() - self.chosen().len()
    }

    /// The units that are drawn: the highest levels that find room.
    fn chosen(&self) -> Vec<usize> {
        let nodes = &self.branch.nodes;
        let deepest = (0..=nodes.iter().map(|node| node.depth).max().unwrap_or(0)).rev();
        let up_to = |depth: usize| (0..nodes.len()).filter(|&at| nodes[at].depth <= depth).collect::<Vec<usize>>();
        deepest.map(up_to).find(|chosen| chosen.len() <= DRAWN_MAX).unwrap_or_else(|| up_to(0).into_iter().take(DRAWN_MAX).collect())
    }

    fn drawn(&self) -> Picture {
        let (nodes, chosen) = (&self.branch.nodes, self.chosen());
        let deepest = chosen.iter().map(|&at| nodes[at].depth).max().unwrap_or(0);
        let (width, height) = (deepest as f64 * ACROSS + WIDTH + 2.0, chosen.len() as f64 * DOWN);
        let mut picture = Picture::new(width as u32, height as u32, &self.t.units_picture(civil(&self.on.day)));
        // The place of the last box of each depth: where lines come from.
        let mut last = vec![0.0; deepest + 1];
        for (row, &at) in chosen.iter().enumerate() {
            let node = &nodes[at];
            let (x, y) = (node.depth as f64 * ACROSS + 1.0, row as f64 * DOWN + 6.0);
            last[node.depth] = y;
            if node.depth > 0 {
                let (from_x, from_y, middle) = (x - ACROSS + 20.0, last[node.depth - 1] + HEIGHT, y + HEIGHT / 2.0);
                picture.path("way", &format!("M{from_x:.1} {from_y:.1}V{middle:.1}H{x:.1}"), "");
            }
            picture.rectangle("box", [x, y, WIDTH, HEIGHT], &format!("{} — {}", node.name, self.posted(&node.below)));
            picture.text("", [x + 8.0, y + 17.0], Anchor::Start, &short(&node.name));
            picture.text(
                "quiet",
                [x + 8.0, y + 34.0],
                Anchor::Start,
                &self.t.units_in_box(number(self.lang, node.below.posts), number(self.lang, node.below.empty)),
            );
        }
        picture
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS_MAX { name.to_owned() } else { name.chars().take(LETTERS_MAX - 1).chain(['…']).collect() }
}

impl Units {
    /// The same page as the other of list and picture.
    fn as_other(&self) -> String {
        as_other(&self.page, &self.tree)
    }
}

impl Unit {
    fn as_other(&self) -> String {
        as_other(&self.page, &self.tree)
    }

    fn id(&self) -> String {
        self.tree.branch.nodes.first().map_or_else(String::new, |node| quoted(&node.id))
    }

    /// A day of the register as it is read.
    fn day(&self, text: &str) -> String {
        crate::cli::day(text).map_or_else(|_| text.to_owned(), |day| civil(&day))
    }
}

fn as_other(page: &Page, tree: &Tree) -> String {
    page.with(&[("as", if tree.picture.is_some() { "" } else { "picture" })])
}
