//! The common graph of every rule of a sweep: equal parts are one node, and what is settled before the first row is folded away.

use std::collections::HashMap;

use crate::column::{FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::trace::compare_intervals;
use crate::tree::{Arithmetic, Comparison, Gather};

/// A node of the graph; its operands have smaller numbers.
pub(crate) type Id = u32;
/// A list of rows: 0 is the block's rows, another one has a row for every element of a list.
pub(crate) type Frame = u32;

/// What a node computes: a column of truths, or a column of numbers.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Op {
    /// The same truth in every row; only ever an operand to fold.
    Truth(Truth),
    /// The same number in every row; only ever an operand to fold.
    Number(i32),
    /// The same truth in every row of a frame.
    FillTruth(Frame, Truth),
    /// The same number in every row of a frame.
    FillNumber(Frame, i32),
    /// An input of truths.
    TruthInput(u32),
    /// An input of numbers.
    NumberInput(u32),
    /// The least numbers of an input of ranges.
    LowInput(u32),
    /// The greatest numbers of an input of ranges.
    HighInput(u32),
    /// How long the lists of an input are.
    Size(u32),
    /// The elements that a frame has rows for.
    Element(Frame),
    /// Truths of the frame around, for every row of this one.
    ExpandTruth(Frame, Id),
    /// Numbers of the frame around, for every row of this one.
    ExpandNumber(Frame, Id),
    Not(Id),
    And(Id, Id),
    Or(Id, Id),
    CompareConstant(Comparison, Id, i32),
    Compare(Comparison, Id, Id),
    CompareRangeConstant(Comparison, [Id; 2], i32),
    CompareRanges(Comparison, [Id; 4]),
    EqualTruths(Id, Id),
    InConstants(Id, Box<[i32]>),
    ChooseTruth(Id, Id, Id),
    ChooseNumber(Id, Id, Id),
    /// A choice of ranges: the least that it can be.
    ChooseLow(Id, Id, Id),
    /// A choice of ranges: the greatest that it can be.
    ChooseHigh(Id, Id, Id),
    /// The greatest that a number can be: itself, or anything where it is missing.
    Upper(Id),
    Arithmetic(Arithmetic, Id, Id),
    /// Truths of a frame, gathered for every row of the frame around it.
    Gather(Gather, Frame, Id),
    /// Whether exactly one of several truths holds.
    ExactlyOne(Box<[Id]>),
    /// The outcome byte, from the scope, the condition, the requirement and the waiver.
    Outcome {
        scope: Option<Id>,
        when: Option<Id>,
        require: Id,
        waived: Option<Id>,
    },
}

impl Op {
    /// Whether the column is one of numbers.
    pub(crate) fn is_number(&self) -> bool {
        matches!(
            self,
            Op::Number(_)
                | Op::FillNumber(..)
                | Op::NumberInput(_)
                | Op::LowInput(_)
                | Op::HighInput(_)
                | Op::Size(_)
                | Op::Element(_)
                | Op::ExpandNumber(..)
                | Op::ChooseNumber(..)
                | Op::ChooseLow(..)
                | Op::ChooseHigh(..)
                | Op::Upper(_)
                | Op::Arithmetic(..)
        )
    }

    /// The columns that it reads.
    pub(crate) fn operands(&self) -> Vec<Id> {
        match self {
            Op::Not(a) | Op::CompareConstant(_, a, _) | Op::InConstants(a, _) | Op::Upper(a) | Op::ExpandTruth(_, a) | Op::ExpandNumber(_, a) => vec![*a],
            Op::And(a, b) | Op::Or(a, b) | Op::Compare(_, a, b) | Op::EqualTruths(a, b) | Op::Arithmetic(_, a, b) => vec![*a, *b],
            Op::CompareRangeConstant(_, range, _) => range.to_vec(),
            Op::CompareRanges(_, both) => both.to_vec(),
            Op::ChooseTruth(a, b, c) | Op::ChooseNumber(a, b, c) | Op::ChooseLow(a, b, c) | Op::ChooseHigh(a, b, c) => vec![*a, *b, *c],
            Op::Gather(_, _, body) => vec![*body],
            Op::ExactlyOne(all) => all.to_vec(),
            Op::Outcome { scope, when, require, waived } => [*scope, *when, Some(*require), *waived].into_iter().flatten().collect(),
            _ => Vec::new(),
        }
    }
}

/// A frame that is not the block's rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FrameOf {
    /// The frame around it.
    pub(crate) parent: Frame,
    /// The input whose lists it runs through.
    pub(crate) input: u32,
    /// How many frames lie between it and the block's rows, and 1.
    depth: u32,
}

/// The nodes, each only once.
#[derive(Default)]
pub(crate) struct Graph {
    ops: Vec<Op>,
    frame: Vec<Frame>,
    known: HashMap<Op, Id>,
    frames: Vec<FrameOf>,
}

impl Graph {
    pub(crate) fn op(&self, id: Id) -> &Op {
        &self.ops[id as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.ops.len()
    }

    /// The frame whose rows a node has; the block's rows for a constant.
    pub(crate) fn frame(&self, id: Id) -> Frame {
        self.frame[id as usize]
    }

    /// Every frame but the block's rows; frame `f` is at `f - 1`.
    pub(crate) fn frames(&self) -> &[FrameOf] {
        &self.frames
    }

    pub(crate) fn depth(&self, frame: Frame) -> u32 {
        if frame == 0 { 0 } else { self.frames[frame as usize - 1].depth }
    }

    /// The frame that has, for every row of `parent`, a row for every element of an input's list.
    pub(crate) fn enter(&mut self, parent: Frame, input: u32) -> Frame {
        let wanted = FrameOf { parent, input, depth: self.depth(parent) + 1 };
        let position = self.frames.iter().position(|frame| *frame == wanted).unwrap_or_else(|| {
            self.frames.push(wanted);
            self.frames.len() - 1
        });
        position as Frame + 1
    }

    /// The deepest of the frames of some nodes. The frames of one expression lie inside one another.
    pub(crate) fn deepest(&self, ids: &[Id]) -> Frame {
        ids.iter().map(|&id| self.frame(id)).max_by_key(|&frame| self.depth(frame)).unwrap_or(0)
    }

    /// Adds a node over columns of `frame`, or finds it.
    pub(crate) fn add(&mut self, frame: Frame, op: Op) -> Id {
        if let Some(&id) = self.known.get(&op) {
            return id;
        }
        let id = self.ops.len() as Id;
        self.ops.push(op.clone());
        self.frame.push(frame);
        self.known.insert(op, id);
        id
    }

    pub(crate) fn truth(&mut self, truth: Truth) -> Id {
        self.add(0, Op::Truth(truth))
    }

    pub(crate) fn number(&mut self, number: i32) -> Id {
        self.add(0, Op::Number(number))
    }

    pub(crate) fn constant_truth(&self, id: Id) -> Option<Truth> {
        if let Op::Truth(truth) = self.op(id) { Some(*truth) } else { None }
    }

    pub(crate) fn constant_number(&self, id: Id) -> Option<i32> {
        if let Op::Number(number) = self.op(id) { Some(*number) } else { None }
    }

    /// The node as a column of `frame`, which is its own or lies inside it.
    pub(crate) fn lift(&mut self, id: Id, frame: Frame) -> Id {
        match *self.op(id) {
            Op::Truth(truth) => return self.add(frame, Op::FillTruth(frame, truth)),
            Op::Number(number) => return self.add(frame, Op::FillNumber(frame, number)),
            _ => {}
        }
        if self.frame(id) == frame {
            return id;
        }
        let outer = self.lift(id, self.frames[frame as usize - 1].parent);
        let op = if self.op(id).is_number() { Op::ExpandNumber(frame, outer) } else { Op::ExpandTruth(frame, outer) };
        self.add(frame, op)
    }

    /// Adds a node whose operands may lie in different frames.
    pub(crate) fn combine<const N: usize>(&mut self, ids: [Id; N], op: impl FnOnce([Id; N]) -> Op) -> Id {
        let frame = self.deepest(&ids);
        let columns = ids.map(|id| self.lift(id, frame));
        self.add(frame, op(columns))
    }

    pub(crate) fn not(&mut self, a: Id) -> Id {
        let (frame, op) = (self.frame(a), self.op(a).clone());
        match op {
            Op::Truth(truth) => self.truth(TRUE - truth),
            Op::Not(inner) => inner,
            Op::CompareConstant(comparison, a, b) => self.add(frame, Op::CompareConstant(opposite(comparison), a, b)),
            Op::Compare(comparison, a, b) => self.add(frame, Op::Compare(opposite(comparison), a, b)),
            Op::CompareRangeConstant(comparison, a, b) => self.add(frame, Op::CompareRangeConstant(opposite(comparison), a, b)),
            Op::CompareRanges(comparison, both) => self.add(frame, Op::CompareRanges(opposite(comparison), both)),
            _ => self.add(frame, Op::Not(a)),
        }
    }

    pub(crate) fn and(&mut self, a: Id, b: Id) -> Id {
        match (self.constant_truth(a), self.constant_truth(b)) {
            (Some(FALSE), _) | (_, Some(TRUE)) => a,
            (_, Some(FALSE)) | (Some(TRUE), _) => b,
            _ if a == b => a,
            _ => self.combine([a.min(b), a.max(b)], |[a, b]| Op::And(a, b)),
        }
    }

    pub(crate) fn or(&mut self, a: Id, b: Id) -> Id {
        match (self.constant_truth(a), self.constant_truth(b)) {
            (Some(TRUE), _) | (_, Some(FALSE)) => a,
            (_, Some(TRUE)) | (Some(FALSE), _) => b,
            _ if a == b => a,
            _ => self.combine([a.min(b), a.max(b)], |[a, b]| Op::Or(a, b)),
        }
    }

    /// A comparison of two columns of numbers.
    pub(crate) fn compare(&mut self, comparison: Comparison, a: Id, b: Id) -> Id {
        match (self.constant_number(a), self.constant_number(b)) {
            (Some(MISSING), _) | (_, Some(MISSING)) => self.truth(UNKNOWN),
            (Some(a), Some(b)) => self.truth(compare_intervals(comparison, (a, a), (b, b))),
            (Some(_), None) => self.compare(mirrored(comparison), b, a),
            (None, Some(constant)) => self.combine([a], |[a]| Op::CompareConstant(comparison, a, constant)),
            (None, None) if a > b => self.combine([b, a], |[b, a]| Op::Compare(mirrored(comparison), b, a)),
            (None, None) => self.combine([a, b], |[a, b]| Op::Compare(comparison, a, b)),
        }
    }

    /// A comparison of two ranges `[low, high]`.
    pub(crate) fn compare_ranges(&mut self, comparison: Comparison, a: [Id; 2], b: [Id; 2]) -> Id {
        let constant = |graph: &Graph, range: [Id; 2]| match range.map(|side| graph.constant_number(side)) {
            [Some(low), Some(high)] if low == high => Some(low),
            _ => None,
        };
        if let Some(constant) = constant(self, b) {
            self.combine(a, |a| Op::CompareRangeConstant(comparison, a, constant))
        } else if constant(self, a).is_some() {
            self.compare_ranges(mirrored(comparison), b, a)
        } else {
            self.combine([a[0], a[1], b[0], b[1]], |both| Op::CompareRanges(comparison, both))
        }
    }

    pub(crate) fn equal_truths(&mut self, a: Id, b: Id) -> Id {
        match (self.constant_truth(a), self.constant_truth(b)) {
            (Some(_), None) => self.equal_truths(b, a),
            (_, Some(TRUE)) => a,
            (_, Some(FALSE)) => self.not(a),
            (_, Some(_)) => self.truth(UNKNOWN),
            (None, None) => self.combine([a.min(b), a.max(b)], |[a, b]| Op::EqualTruths(a, b)),
        }
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}
