//! The sweep: every rule of one subject on one day, over every row at once.
//!
//! The rules are compiled into one graph in which equal parts are one node (`compile`, `graph`), the graph into a flat program over columns
//! (`program`), and the program is run block by block (`run`, `kernel`, `frames`). Parameters, codes and ids are settled before the first row is read.

mod compile;
mod frames;
mod graph;
mod inputs;
mod kernel;
mod lines;
mod program;
mod run;
mod scene;
#[cfg(test)]
mod tests;

use rayon::prelude::*;
use register::{Day, Register};

use crate::column::Column;
use crate::facts::{self, Block, Rows, World};
use crate::rulebook::{Rule, Rulebook};
use crate::subject::Subject;
use crate::trace::{children, row_of};
use crate::tree::{Node, NodeKind};
use compile::Compiler;
use inputs::{block_count, len, part};
use program::Program;
use run::{Columns, Scratch};

pub use inputs::Facts;
pub(crate) use inputs::{Input, Inputs};
pub use kernel::OUT_OF_SCOPE;

/// Rows of a block: its columns stay in the processor's nearest memories.
pub const BLOCK: usize = 4096;

/// A rule by its place: the rulebook among the world's, the rule within it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RuleAt {
    /// Position of the rulebook.
    pub book: usize,
    /// Position of the rule in it.
    pub rule: usize,
}

/// The rules of one subject on one day, ready to be run over rows.
pub struct Sweep {
    day: Day,
    rules: Vec<RuleAt>,
    inputs: Inputs,
    /// The inputs that some requirement names.
    evidence: Vec<bool>,
    /// The facts that only the rules' words name.
    said: Vec<Input>,
    program: Program,
}

/// What a sweep found.
pub struct Answers {
    /// The rules.
    pub rules: Vec<RuleAt>,
    /// Per rule, for every row, the byte of its [`crate::verdict::Outcome`], or [`OUT_OF_SCOPE`].
    pub outcomes: Vec<Vec<u8>>,
    /// The evidence: the facts that some requirement names.
    pub facts: Facts,
}

impl Sweep {
    /// Compiles the rules of a subject that are in force on the day and that `select` takes.
    pub fn new(world: &World<'_>, day: Day, subject: Subject, select: &dyn Fn(&Rule) -> bool) -> Sweep {
        Sweep::compile(world.rulebooks, world.register, day, subject, select)
    }

    /// As [`Sweep::new`], with rulebooks that need not be the world's: the same ones with a parameter changed, for instance.
    pub fn compile(books: &[Rulebook], register: &Register, day: Day, subject: Subject, select: &dyn Fn(&Rule) -> bool) -> Sweep {
        let row_of = |table: &str, id: &str| row_of(register, table, id);
        let mut compiler = Compiler::new(subject, day, &row_of);
        let (mut rules, mut outputs) = (Vec::new(), Vec::new());
        for (book, of_book) in books.iter().enumerate().filter(|(_, book)| book.document.in_force.holds(day)) {
            let chosen = |rule: &Rule| rule.subject == subject && rule.in_force.holds(day) && select(rule);
            for (rule, of_rule) in of_book.rules.iter().enumerate().filter(|(_, rule)| chosen(rule)) {
                outputs.push(compiler.rule(&of_book.scope, of_rule));
                rules.push(RuleAt { book, rule });
            }
        }
        let program = Program::new(&compiler.graph, &outputs);
        let required = |input: &Input| matches!(input, Input::Fact(fact) if rules.iter().any(|at| names(&books[at.book].rules[at.rule].require, *fact)));
        let evidence = compiler.inputs.iter().map(required).collect();
        let said = rules.iter().flat_map(|at| said(&books[at.book].rules[at.rule], subject)).map(Input::Fact).collect();
        Sweep { day, rules, inputs: compiler.inputs, evidence, said, program }
    }

    /// The rules, in the order of the answers.
    pub fn rules(&self) -> &[RuleAt] {
        &self.rules
    }

    /// Computes everything that these rules and their words read, for keeping: see [`Sweep::run_on`] and [`Facts::line`].
    pub fn facts<'a>(&self, world: &'a World<'a>, rows: &Rows<'a>) -> Facts {
        let mut inputs = self.inputs.clone();
        self.said.iter().for_each(|input| _ = inputs.number_of(input.clone()));
        Facts::fill(inputs, world, self.day, rows)
    }

    /// Whether the kept facts are all that these rules read.
    pub fn covered_by(&self, facts: &Facts) -> bool {
        self.inputs.iter().all(|input| facts.inputs.position(input).is_some())
    }

    /// Runs the rules over facts that were kept: per rule the outcome bytes of every row, as in [`Answers::outcomes`].
    ///
    /// # Panics
    /// Where the facts do not cover what the rules read; [`Sweep::covered_by`] tells.
    pub fn run_on(&self, facts: &Facts) -> Vec<Vec<u8>> {
        let numbers: Vec<usize> = self.inputs.iter().map(|input| facts.inputs.position(input).expect("the facts cover what the rules read")).collect();
        let (outcomes, _) = self.over_blocks(facts.rows, |number, rows, scratch, outcomes| {
            let columns = Columns { columns: &facts.blocks[number], numbers: &numbers };
            scratch.run(&self.program, columns, rows, outcomes);
        });
        outcomes
    }

    /// Runs the rules over rows of the world, and keeps the evidence.
    pub fn run<'a>(&self, world: &'a World<'a>, rows: &Rows<'a>) -> Answers {
        let numbers: Vec<usize> = (0..self.inputs.iter().count()).collect();
        let (outcomes, blocks) = self.over_blocks(len(rows), |number, rows_of_block, scratch, outcomes| {
            let block = Block::new(world, self.day, part(rows, number));
            let columns: Vec<Column> = numbers.iter().map(|&input| self.inputs.column(input, &block)).collect();
            scratch.run(&self.program, Columns { columns: &columns, numbers: &numbers }, rows_of_block, outcomes);
            columns.into_iter().zip(&self.evidence).filter(|(_, kept)| **kept).map(|(column, _)| column).collect()
        });
        let mut inputs = Inputs::default();
        self.inputs.iter().zip(&self.evidence).filter(|(_, kept)| **kept).for_each(|(input, _)| _ = inputs.number_of(input.clone()));
        Answers { rules: self.rules.clone(), outcomes, facts: Facts { day: self.day, rows: len(rows), inputs, blocks } }
    }

    /// Gives every block a piece of every rule's outcomes, and what `run` makes of each block in the order of the blocks.
    fn over_blocks<T: Send>(&self, rows: usize, run: impl Fn(usize, usize, &mut Scratch, &mut [&mut [u8]]) -> T + Sync) -> (Vec<Vec<u8>>, Vec<T>) {
        let mut outcomes: Vec<Vec<u8>> = self.rules.iter().map(|_| vec![0; rows]).collect();
        let mut pieces: Vec<Vec<&mut [u8]>> = (0..block_count(rows)).map(|_| Vec::with_capacity(self.rules.len())).collect();
        for of_rule in &mut outcomes {
            of_rule.chunks_mut(BLOCK).zip(&mut pieces).for_each(|(piece, of_block)| of_block.push(piece));
        }
        let one = |scratch: &mut Scratch, (number, mut piece): (usize, Vec<&mut [u8]>)| run(number, BLOCK.min(rows - number * BLOCK), scratch, &mut piece);
        // Who asks about a few does not wait for another thread.
        let made = if pieces.len() <= 1 {
            let mut scratch = Scratch::default();
            pieces.into_iter().enumerate().map(|piece| one(&mut scratch, piece)).collect()
        } else {
            pieces.into_par_iter().enumerate().map_init(Scratch::default, one).collect()
        };
        (outcomes, made)
    }
}

/// Whether a rule reads a parameter: the rules to run again when it changes.
pub fn reads_param(rule: &Rule, name: &str) -> bool {
    let conditions = [Some(&rule.require), rule.when.as_ref(), rule.waiver.as_ref().and_then(|waiver| waiver.when.as_ref())];
    conditions.into_iter().flatten().any(|node| any(node, &|node| matches!(&node.kind, NodeKind::Param(param) if param == name)))
}

fn names(node: &Node, fact: usize) -> bool {
    any(node, &|node| node.kind == NodeKind::Fact(fact))
}

fn any(node: &Node, holds: &dyn Fn(&Node) -> bool) -> bool {
    let body = if let NodeKind::Gather(_, _, body) = &node.kind { Some(&**body) } else { None };
    holds(node) || children(node).into_iter().chain(body).any(|child| any(child, holds))
}

/// The facts that a rule's words name and its subject knows.
fn said(rule: &Rule, subject: Subject) -> Vec<usize> {
    let named = rule.says.iter().flat_map(|words| words.split('{').skip(1)).filter_map(|rest| facts::find(rest.split_once('}')?.0));
    named.filter(|&position| facts::ALL[position].of.contains(&subject)).collect()
}
