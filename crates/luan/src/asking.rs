//! Asking: the rules in force on a day, put to subjects, and their verdicts made ready on every core.

use std::ops::Range;

use rayon::prelude::*;
use register::column::Row;
use register::tables::{Posts, Units};
use register::{Day, Register};
use rules::facts::{Rows, World};
use rules::moves::Moves;
use rules::rulebook::{Rule, Rulebook};
use rules::subject::Subject;
use rules::sweep::{BLOCK, Sweep};
use rules::verdict::{Lang, Line, Outcome};

use crate::counter::Format;
use crate::report::{Explained, Quick, Report};

/// A rule with the book that it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'a> {
    /// The book.
    pub(crate) book: &'a Rulebook,
    /// The rule.
    pub(crate) rule: &'a Rule,
}

/// Names a row of the rows that are asked about, as verdicts do.
pub(crate) type Name<'a> = dyn Fn(usize) -> String + Sync + 'a;

/// The rules about one kind of subject that are in force on one day.
pub(crate) struct Asking<'a> {
    world: &'a World<'a>,
    sweep: Sweep,
    /// Rules in the order of their full names, each with its position in the sweep.
    clauses: Vec<(usize, Clause<'a>)>,
}

impl<'a> Asking<'a> {
    /// The rules that are in force and that `select` takes.
    pub(crate) fn new(world: &'a World<'a>, day: Day, subject: Subject, select: &dyn Fn(&Rule) -> bool) -> Asking<'a> {
        let sweep = Sweep::new(world, day, subject, select);
        let clause = |book: usize, rule: usize| Clause { book: &world.rulebooks[book], rule: &world.rulebooks[book].rules[rule] };
        let mut clauses: Vec<(usize, Clause<'a>)> = sweep.rules().iter().map(|at| clause(at.book, at.rule)).enumerate().collect();
        clauses.sort_by(|a, b| a.1.rule.name.cmp(&b.1.rule.name));
        Asking { world, sweep, clauses }
    }

    /// Whether no rule is in force.
    pub(crate) fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Every verdict about the rows, ordered by row, then by rule; one report a block, so that they can be written in order.
    #[expect(clippy::needless_range_loop, reason = "the row is asked of the name, of the facts and of every rule's outcomes")]
    pub(crate) fn reports(&self, rows: &Rows<'a>, name: &Name<'_>, format: Format, lang: Lang) -> Vec<Report> {
        let facts = self.sweep.facts(self.world, rows);
        let outcomes = self.sweep.run_on(&facts);
        let starts: Vec<usize> = (0..facts.len()).step_by(BLOCK).collect();
        let report = |&start: &usize| {
            let mut report = Report::new(format);
            let mut quick: Vec<Quick<'_>> = self.clauses.iter().map(|(_, clause)| Quick::new(self.world, &facts, *clause, lang)).collect();
            for row in start..facts.len().min(start + BLOCK) {
                let name = name(row);
                for ((position, clause), quick) in self.clauses.iter().zip(&mut quick) {
                    let byte = outcomes[*position][row];
                    let line = || facts.line(self.world, row, clause.book, clause.rule, name.clone(), lang);
                    match format {
                        Format::Json => quick.write(row, byte, &name, &line, report.ready()),
                        Format::Csv => line().into_iter().for_each(|line| report.take(line)),
                        Format::Text if count(&mut report, clause.rule, byte) => line().into_iter().for_each(|line| report.take(line)),
                        Format::Text => {}
                    }
                }
            }
            report
        };
        starts.par_iter().map(report).collect()
    }

    /// Every verdict about the rows, by row, then by rule: the clause, the outcome, and the line for who wants to read it.
    #[expect(clippy::needless_range_loop, reason = "the row is asked of the facts and of every rule's outcomes")]
    pub(crate) fn each(&self, rows: &Rows<'a>, name: &Name<'_>, lang: Lang, mut visit: impl FnMut(usize, Clause<'a>, Outcome, &dyn Fn() -> Option<Line>)) {
        let facts = self.sweep.facts(self.world, rows);
        let outcomes = self.sweep.run_on(&facts);
        for row in 0..facts.len() {
            for (position, clause) in &self.clauses {
                let Some(outcome) = Outcome::ALL.get(outcomes[*position][row] as usize) else { continue };
                visit(row, *clause, *outcome, &|| facts.line(self.world, row, clause.book, clause.rule, name(row), lang));
            }
        }
    }

    /// Every verdict about the rows, each with its reasons.
    pub(crate) fn explained(&self, rows: &Rows<'a>, name: &Name<'_>, lang: Lang) -> Vec<Explained> {
        let facts = self.sweep.facts(self.world, rows);
        let asked = (0..facts.len()).flat_map(|row| self.clauses.iter().map(move |(_, clause)| (row, clause)));
        let opened = asked.filter_map(|(row, clause)| {
            let trace = facts.trace(self.world, row, clause.book, clause.rule)?;
            let line = facts.line(self.world, row, clause.book, clause.rule, name(row), lang)?;
            Some(Explained::new(*clause, line, &trace, lang))
        });
        opened.collect()
    }

    /// Every verdict about the rows, as lines.
    pub(crate) fn lines(&self, rows: &Rows<'a>, name: &Name<'_>, lang: Lang) -> Vec<Line> {
        let facts = self.sweep.facts(self.world, rows);
        let asked = (0..facts.len()).flat_map(|row| self.clauses.iter().map(move |(_, clause)| (row, clause)));
        asked.filter_map(|(row, clause)| facts.line(self.world, row, clause.book, clause.rule, name(row), lang)).collect()
    }
}

/// Counts an outcome byte of a sweep, and says whether its line is wanted for reading.
fn count(report: &mut Report, rule: &Rule, byte: u8) -> bool {
    match Outcome::ALL.get(byte as usize) {
        Some(outcome) => report.count(&rule.name, rule.effect, *outcome),
        None => false,
    }
}

/// Every subject that the register has a table of: what a world is asked about must outlive it.
pub(crate) struct Everybody {
    people: u32,
    posts: Vec<Row<Posts>>,
    units: Vec<Row<Units>>,
}

impl Everybody {
    /// Everybody of a register.
    pub(crate) fn of(register: &Register) -> Everybody {
        let tables = register.tables();
        let posts = (0..tables.posts.len() as u32).map(Row::new).collect();
        let units = (0..tables.units.len() as u32).map(Row::new).collect();
        Everybody { people: tables.people.len() as u32, posts, units }
    }

    /// How many there are.
    pub(crate) fn count(&self, subject: Subject) -> usize {
        match subject {
            Subject::Person => self.people as usize,
            Subject::Post => self.posts.len(),
            Subject::Unit => self.units.len(),
            _ => 0,
        }
    }

    /// Those with numbers in a range; posts are asked about after the moves of `plan`.
    pub(crate) fn rows(&self, subject: Subject, range: Range<usize>, plan: Option<u32>) -> Rows<'_> {
        match subject {
            Subject::Post => Rows::Posts(&self.posts[range], plan),
            Subject::Unit => Rows::Units(&self.units[range]),
            _ => Rows::PeopleRange(range.start as u32..range.end as u32),
        }
    }
}

/// The name of a row of a table, or of a move, in verdicts.
pub(crate) fn subject_name(world: &World<'_>, subject: Subject, row: usize) -> String {
    let tables = world.register.tables();
    match subject {
        Subject::Post => format!("post:{}", tables.posts.id.text(row)),
        Subject::Unit => format!("unit:{}", tables.units.id.text(row)),
        Subject::Move => format!("move:{}", move_name(world.register, world.moves, row)),
        _ => format!("person:{}", tables.people.id.text(row)),
    }
}

/// The name of a move: who, and to which post.
pub(crate) fn move_name(register: &Register, moves: &Moves, at: usize) -> String {
    let (tables, moved) = (register.tables(), &moves.rows[at]);
    format!("{}>{}", tables.people.id.text(moved.person.index()), tables.posts.id.text(moved.to_post.index()))
}
