//! The tree of units, as of a day: what stands below what, with its posts; and where units came from and went to.

use register::code::Code;
use register::column::Row;
use register::tables::{Posts, Units};
use register::{Day, Period};
use rules::column::Column;
use rules::facts::{self, Block, Rows, World};
use rules::moves::Moves;
use rules::rulebook::Rulebook;

use super::View;
use super::board::{Known, number};
use crate::access::policy::{Action, Class};
use crate::access::sight::all_units;

/// A unit with its posts.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The codes of its kind and of its level.
    pub(crate) kind: &'static str,
    pub(crate) level: &'static str,
    /// How deep it stands in what the viewer may find; 0 at the top.
    pub(crate) depth: usize,
    /// Its own posts, and with those of everything below it.
    pub(crate) own: Posted,
    pub(crate) below: Posted,
}

/// Posts of units.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Posted {
    pub(crate) posts: usize,
    /// Posts that somebody surely holds.
    pub(crate) held: usize,
    /// Posts with a seat that is surely empty.
    pub(crate) empty: usize,
    /// Posts of which that is not known, or not the viewer's to see.
    pub(crate) open: usize,
}

impl Posted {
    fn plus(self, other: Posted) -> Posted {
        Posted { posts: self.posts + other.posts, held: self.held + other.held, empty: self.empty + other.empty, open: self.open + other.open }
    }
}

/// The units below one, or all: in the order in which a tree is read, each before what stands below it.
#[derive(Default)]
pub(crate) struct Branch {
    pub(crate) nodes: Vec<Node>,
}

/// A unit by itself.
pub(crate) struct UnitPage {
    pub(crate) branch: Branch,
    /// The units above it that may be found, the highest first: id and name.
    pub(crate) above: Vec<[String; 2]>,
    /// The place it works for.
    pub(crate) place: String,
    /// First day, first day no more; empty where not known or still going on.
    pub(crate) period: [String; 2],
    pub(crate) in_being: bool,
    /// Units that it came out of, and units that it became: id, name, whether only in part.
    pub(crate) came_from: Vec<(String, String, bool)>,
    pub(crate) became: Vec<(String, String, bool)>,
    /// Its terms: number, first day, first day of the next.
    pub(crate) terms: Vec<[String; 3]>,
}

impl View {
    /// The units that may be found and are in being on a day; those whose parent is not among them stand at the top.
    pub(crate) fn tree(&self, on: Day, books: &[Rulebook]) -> Branch {
        let there: Vec<bool> = all_units(self.register()).map(|unit| self.finds_unit(unit) && self.is_unit_in_being(unit, on)).collect();
        self.branch(&there, None, on, books)
    }

    /// A unit that may be found, as of a day.
    pub(crate) fn unit(&self, id: &str, on: Day, books: &[Rulebook]) -> Option<UnitPage> {
        let (register, tables) = (self.register(), self.register().tables());
        let unit = register.find::<Units>(&tables.units.id, id).filter(|&unit| self.finds_unit(unit))?;
        let there: Vec<bool> = all_units(register).map(|other| other == unit || self.finds_unit(other) && self.is_unit_in_being(other, on)).collect();
        let named = |unit: Row<Units>| [tables.units.id.text(unit.index()).to_owned(), tables.units.name.text(unit.index()).to_owned()];
        let line = |(unit, part): (Row<Units>, bool)| {
            let [id, name] = named(unit);
            (id, name, part)
        };
        let mut above: Vec<[String; 2]> = crate::access::sight::above(register, unit).filter(|&unit| self.finds_unit(unit)).map(named).collect();
        above.reverse();
        let part_of = |from: Row<Units>| tables.units.successors.list(from.index()).iter().any(|&(to, part)| to == unit && part);
        let came_from = register.unit_predecessors(unit).filter(|&from| self.finds_unit(from)).map(|from| line((from, part_of(from)))).collect();
        let became = tables.units.successors.list(unit.index()).iter().copied().filter(|&(to, _)| self.finds_unit(to)).map(line).collect();
        let terms = register.terms_of(unit).map(|row| {
            let number = tables.terms.number[row].map(|number| number.to_string()).unwrap_or_default();
            [number, tables.terms.from[row].0.to_string(), tables.terms.until[row].0.to_string()]
        });
        let place = tables.units.place[unit.index()].get().map(|place| tables.places.name.text(place).to_owned());
        let period = [tables.units.from[unit.index()].0.to_string(), tables.units.until[unit.index()].0.to_string()];
        Some(UnitPage {
            branch: self.branch(&there, Some(unit), on, books),
            above,
            place: place.unwrap_or_default(),
            period,
            in_being: self.is_unit_in_being(unit, on),
            came_from,
            became,
            terms: terms.collect(),
        })
    }

    fn is_unit_in_being(&self, unit: Row<Units>, on: Day) -> bool {
        let units = &self.register().tables().units;
        Period { from: units.from[unit.index()].0, until: units.until[unit.index()].0 }.holds(on)
    }

    /// The tree of the units that are there, from one or from all that stand at the top.
    fn branch(&self, there: &[bool], top: Option<Row<Units>>, on: Day, books: &[Rulebook]) -> Branch {
        let units = &self.register().tables().units;
        let own = self.posted(on, books);
        let mut children: Vec<Vec<Row<Units>>> = vec![Vec::new(); there.len()];
        let mut tops = Vec::new();
        for unit in all_units(self.register()).filter(|unit| there[unit.index()]) {
            match units.parent[unit.index()] {
                parent if parent.known() && there[parent.index()] && parent != unit => children[parent.index()].push(unit),
                _ => tops.push(unit),
            }
        }
        // A circle of parents has no top: its first unit is read as one, so that nobody is lost.
        let mut seen = vec![false; there.len()];
        let mut nodes = Vec::new();
        match top {
            Some(top) => self.walk(top, 0, &children, &own, &mut seen, &mut nodes),
            None => {
                tops.into_iter().for_each(|top| _ = self.walk(top, 0, &children, &own, &mut seen, &mut nodes));
                for unit in all_units(self.register()).filter(|unit| there[unit.index()]) {
                    if !seen[unit.index()] {
                        self.walk(unit, 0, &children, &own, &mut seen, &mut nodes);
                    }
                }
                Posted::default()
            }
        };
        Branch { nodes }
    }

    /// Puts a unit and everything below it in the list; what the posts of all of them come to.
    fn walk(&self, unit: Row<Units>, depth: usize, children: &[Vec<Row<Units>>], own: &[Posted], seen: &mut [bool], nodes: &mut Vec<Node>) -> Posted {
        if std::mem::replace(&mut seen[unit.index()], true) {
            return Posted::default();
        }
        let units = &self.register().tables().units;
        let at = nodes.len();
        nodes.push(Node {
            id: units.id.text(unit.index()).to_owned(),
            name: units.name.text(unit.index()).to_owned(),
            kind: units.kind[unit.index()].map_or("", Code::name),
            level: units.level[unit.index()].map_or("", Code::name),
            depth,
            own: own[unit.index()],
            below: Posted::default(),
        });
        let below = children[unit.index()].iter().fold(own[unit.index()], |sum, &child| sum.plus(self.walk(child, depth + 1, children, own, seen, nodes)));
        nodes[at].below = below;
        below
    }

    /// By unit: its posts on a day.
    fn posted(&self, on: Day, books: &[Rulebook]) -> Vec<Posted> {
        let (tables, moves) = (self.register().tables(), Moves::default());
        let world = World::new(self.register(), books, &moves);
        let posts = self.posts_found(on);
        let block = Block::new(&world, on, Rows::Posts(&posts, None));
        let value = |name: &str| facts::ALL[facts::find(name).expect("a fact of the vocabulary")].column(&block);
        let (seats, holders) = (value("post.seats"), value("post.holders_after"));
        let mut posted = vec![Posted::default(); tables.units.len()];
        for (row, post) in posts.iter().enumerate() {
            let unit = tables.posts.unit[Row::<Posts>::index(*post)];
            let counted = self.of_unit(Action::Find, unit).has(Class::Personnel);
            let one = match (&holders, number(&seats, row)) {
                (Column::Range { low, high }, Known::Number(seats)) if counted => {
                    let (held, empty) = (low[row] > 0, high[row] < seats);
                    Posted { posts: 1, held: usize::from(held), empty: usize::from(empty), open: usize::from(!empty && low[row] < seats) }
                }
                _ => Posted { posts: 1, open: 1, ..Posted::default() },
            };
            posted[unit.index()] = posted[unit.index()].plus(one);
        }
        posted
    }
}
