//! The flat program of a sweep: the nodes that the outcomes need, in order, each with a register that is free by then.

use crate::sweep::graph::{FrameOf, Graph, Id, Op};

/// Where the column of a node lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// Nowhere: the node is not needed.
    Nowhere,
    /// A register of truths.
    Truths(u32),
    /// A register of numbers.
    Numbers(u32),
    /// An input of truths or numbers.
    Input(u32),
    /// The least numbers of an input of ranges.
    Low(u32),
    /// The greatest numbers of an input of ranges.
    High(u32),
}

impl Place {
    /// The input that the column is of.
    pub(crate) fn input(self) -> Option<u32> {
        match self {
            Place::Input(input) | Place::Low(input) | Place::High(input) => Some(input),
            _ => None,
        }
    }
}

/// One step.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Computes a node over the rows of a frame.
    Compute { id: Id, frame: u32, op: Op },
    /// Gives the bytes of a node out as the outcomes of the rule with this number.
    Emit { id: Id, rule: usize },
}

/// The program.
pub(crate) struct Program {
    pub(crate) steps: Vec<Step>,
    pub(crate) places: Vec<Place>,
    pub(crate) frames: Vec<FrameOf>,
    pub(crate) truth_registers: usize,
    pub(crate) number_registers: usize,
}

/// Registers of one kind: those free again are taken first.
#[derive(Default)]
struct Pool {
    free: Vec<u32>,
    count: u32,
}

impl Pool {
    fn take(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        })
    }
}

impl Program {
    /// The program that gives out the node `outputs[rule]` for every rule.
    pub(crate) fn new(graph: &Graph, outputs: &[Id]) -> Program {
        let uses = last_uses(graph, outputs);
        let mut rules_of: Vec<Vec<usize>> = vec![Vec::new(); graph.len()];
        outputs.iter().enumerate().for_each(|(rule, &id)| rules_of[id as usize].push(rule));
        let mut places = vec![Place::Nowhere; graph.len()];
        let (mut truths, mut numbers) = (Pool::default(), Pool::default());
        let mut steps = Vec::new();
        for id in 0..graph.len() as Id {
            let op = graph.op(id);
            if uses[id as usize].is_none() {
                continue;
            }
            places[id as usize] = place(op, &mut truths, &mut numbers);
            if matches!(places[id as usize], Place::Truths(_) | Place::Numbers(_)) {
                steps.push(Step::Compute { id, frame: graph.frame(id), op: op.clone() });
            }
            steps.extend(rules_of[id as usize].iter().map(|&rule| Step::Emit { id, rule }));
            let mut done = op.operands();
            done.push(id);
            done.sort_unstable();
            done.dedup();
            for operand in done.into_iter().filter(|&operand| uses[operand as usize] == Some(id)) {
                match places[operand as usize] {
                    Place::Truths(register) => truths.free.push(register),
                    Place::Numbers(register) => numbers.free.push(register),
                    _ => {}
                }
            }
        }
        Program { steps, places, frames: graph.frames().to_vec(), truth_registers: truths.count as usize, number_registers: numbers.count as usize }
    }
}

/// For every node that is needed, the last node that reads it; itself where it is only given out.
fn last_uses(graph: &Graph, outputs: &[Id]) -> Vec<Option<Id>> {
    let mut uses: Vec<Option<Id>> = vec![None; graph.len()];
    outputs.iter().for_each(|&id| uses[id as usize] = Some(id));
    for id in (0..graph.len() as Id).rev() {
        if uses[id as usize].is_some() {
            for operand in graph.op(id).operands() {
                let last = &mut uses[operand as usize];
                *last = Some(last.map_or(id, |last| last.max(id)));
            }
        }
    }
    uses
}

fn place(op: &Op, truths: &mut Pool, numbers: &mut Pool) -> Place {
    match op {
        Op::TruthInput(input) | Op::NumberInput(input) => Place::Input(*input),
        Op::LowInput(input) => Place::Low(*input),
        Op::HighInput(input) => Place::High(*input),
        op if op.is_number() => Place::Numbers(numbers.take()),
        _ => Place::Truths(truths.take()),
    }
}
