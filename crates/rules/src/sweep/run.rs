//! Runs a program over one block. The registers are reused from block to block.

use crate::column::{Column, FALSE, MISSING, TRUE, Truth};
use crate::sweep::frames::{FrameRows, sizes};
use crate::sweep::graph::{Id, Op};
use crate::sweep::kernel;
use crate::sweep::program::{Place, Program, Step};

/// The registers of one thread.
#[derive(Default)]
pub(crate) struct Scratch {
    truths: Vec<Vec<Truth>>,
    numbers: Vec<Vec<i32>>,
    frames: Vec<FrameRows>,
}

/// The columns of a block that a program reads: the column of input `i` is `columns[numbers[i]]`.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'a> {
    pub(crate) columns: &'a [Column],
    pub(crate) numbers: &'a [usize],
}

impl<'a> Columns<'a> {
    pub(crate) fn input(self, input: u32) -> &'a Column {
        &self.columns[self.numbers[input as usize]]
    }
}

/// What reads the registers while a step runs.
struct Reader<'a> {
    program: &'a Program,
    columns: Columns<'a>,
    truths: &'a [Vec<Truth>],
    numbers: &'a [Vec<i32>],
}

impl<'a> Reader<'a> {
    fn truths(&self, id: Id) -> &'a [Truth] {
        match self.program.places[id as usize] {
            Place::Truths(register) => &self.truths[register as usize],
            Place::Input(input) => match self.columns.input(input) {
                Column::Truth(truths) => truths,
                _ => panic!("a fact that is a truth fills a column of truths"),
            },
            _ => panic!("a truth lies in a register of truths"),
        }
    }

    fn numbers(&self, id: Id) -> &'a [i32] {
        let place = self.program.places[id as usize];
        match (place, place.input().map(|input| self.columns.input(input))) {
            (Place::Numbers(register), _) => &self.numbers[register as usize],
            (Place::Input(_), Some(Column::Number(numbers))) => numbers,
            (Place::Low(_), Some(Column::Range { low, .. })) => low,
            (Place::High(_), Some(Column::Range { high, .. })) => high,
            _ => panic!("a fact fills a column of its own type"),
        }
    }
}

impl Scratch {
    /// Runs the program over a block of `rows` rows, and gives the outcomes of rule `r` out to `outcomes[r]`.
    pub(crate) fn run(&mut self, program: &Program, columns: Columns<'_>, rows: usize, outcomes: &mut [&mut [u8]]) {
        self.truths.resize_with(program.truth_registers, Vec::new);
        self.numbers.resize_with(program.number_registers, Vec::new);
        self.frames.resize_with(program.frames.len(), FrameRows::default);
        for (number, frame) in program.frames.iter().enumerate() {
            let (outer, own) = self.frames.split_at_mut(number);
            own[0].fill(columns.input(frame.input), frame.parent.checked_sub(1).map(|parent| &outer[parent as usize]));
        }
        for step in &program.steps {
            match step {
                Step::Compute { id, frame, op } => {
                    let rows = if *frame == 0 { rows } else { self.frames[*frame as usize - 1].len() };
                    self.compute(program, columns, *id, op, rows);
                }
                Step::Emit { id, rule } => {
                    let reader = Reader { program, columns, truths: &self.truths, numbers: &self.numbers };
                    outcomes[*rule].copy_from_slice(reader.truths(*id));
                }
            }
        }
    }

    fn compute(&mut self, program: &Program, columns: Columns<'_>, id: Id, op: &Op, rows: usize) {
        match program.places[id as usize] {
            Place::Truths(register) => {
                let mut out = std::mem::take(&mut self.truths[register as usize]);
                out.resize(rows, FALSE);
                self.truth(program, columns, op, &mut out);
                self.truths[register as usize] = out;
            }
            Place::Numbers(register) => {
                let mut out = std::mem::take(&mut self.numbers[register as usize]);
                out.resize(rows, 0);
                self.number(program, columns, op, &mut out);
                self.numbers[register as usize] = out;
            }
            _ => {}
        }
    }

    fn truth(&mut self, program: &Program, columns: Columns<'_>, op: &Op, out: &mut [Truth]) {
        let reader = Reader { program, columns, truths: &self.truths, numbers: &self.numbers };
        let (truths, numbers) = (|id: &Id| reader.truths(*id), |id: &Id| reader.numbers(*id));
        match op {
            Op::FillTruth(_, truth) => out.fill(*truth),
            Op::ExpandTruth(frame, a) => self.frames[*frame as usize - 1].expand(out, truths(a)),
            Op::Not(a) => kernel::map1(out, truths(a), |a| TRUE - a),
            Op::And(a, b) => kernel::map2(out, truths(a), truths(b), Truth::min),
            Op::Or(a, b) => kernel::map2(out, truths(a), truths(b), Truth::max),
            Op::CompareConstant(comparison, a, c) => kernel::compare_constant(*comparison, out, numbers(a), *c),
            Op::Compare(comparison, a, b) => kernel::compare(*comparison, out, numbers(a), numbers(b)),
            Op::CompareRangeConstant(comparison, [low, high], c) => kernel::compare_range_constant(*comparison, out, numbers(low), numbers(high), *c),
            Op::CompareRanges(comparison, [a, b, c, d]) => {
                kernel::compare_ranges(*comparison, out, [numbers(a), numbers(b)], [numbers(c), numbers(d)]);
            }
            Op::EqualTruths(a, b) => kernel::equal_truths(out, truths(a), truths(b)),
            Op::InConstants(a, constants) => kernel::in_constants(out, numbers(a), constants),
            Op::ChooseTruth(c, a, b) => kernel::choose_truth(out, truths(c), truths(a), truths(b)),
            Op::Gather(gather, frame, body) => self.frames[*frame as usize - 1].gather(*gather, out, truths(body)),
            Op::ExactlyOne(all) => {
                out.fill(0);
                for id in all {
                    out.iter_mut().zip(truths(id)).for_each(|(out, &truth)| *out = kernel::count(*out, truth));
                }
                out.iter_mut().for_each(|counted| *counted = kernel::exactly_one(*counted));
            }
            Op::Outcome { scope, when, require, waived } => {
                let truths = |id: &Option<Id>| id.map(|id| reader.truths(id));
                kernel::outcome(out, truths(scope), truths(when), reader.truths(*require), truths(waived));
            }
            _ => panic!("numbers are not computed into truths"),
        }
    }

    fn number(&mut self, program: &Program, columns: Columns<'_>, op: &Op, out: &mut [i32]) {
        let reader = Reader { program, columns, truths: &self.truths, numbers: &self.numbers };
        let (truths, numbers) = (|id: &Id| reader.truths(*id), |id: &Id| reader.numbers(*id));
        match op {
            Op::FillNumber(_, number) => out.fill(*number),
            Op::Size(input) => sizes(out, columns.input(*input)),
            Op::Element(frame) => out.copy_from_slice(self.frames[*frame as usize - 1].items()),
            Op::ExpandNumber(frame, a) => self.frames[*frame as usize - 1].expand(out, numbers(a)),
            Op::ChooseNumber(c, a, b) => kernel::choose(out, truths(c), numbers(a), numbers(b), kernel::agreed),
            Op::ChooseLow(c, a, b) => kernel::choose(out, truths(c), numbers(a), numbers(b), i32::min),
            Op::ChooseHigh(c, a, b) => kernel::choose(out, truths(c), numbers(a), numbers(b), i32::max),
            Op::Upper(a) => kernel::map1(out, numbers(a), |a| if a == MISSING { i32::MAX } else { a }),
            Op::Arithmetic(operation, a, b) => kernel::calculate(*operation, out, numbers(a), numbers(b)),
            _ => panic!("truths are not computed into numbers"),
        }
    }
}
