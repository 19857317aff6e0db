//! The columns that a sweep reads: facts, and whether a subject belongs to a unit. They can be kept, and swept again.

use rayon::prelude::*;
use register::{Day, Register};

use crate::column::{Column, Truth};
use crate::facts::{self, Block, Rows, World};
use crate::sweep::BLOCK;
use crate::trace::Value;

/// What a column of a sweep holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Input {
    /// The fact at a position of `facts::ALL`.
    Fact(usize),
    /// Whether the subject belongs to the subtree of a unit.
    InUnit(String),
}

/// The inputs that are read, each once.
#[derive(Clone, Default, Debug)]
pub(crate) struct Inputs(Vec<Input>);

impl Inputs {
    /// The number of an input, which is added where it is new.
    pub(crate) fn number_of(&mut self, input: Input) -> u32 {
        let position = self.position(&input).unwrap_or_else(|| {
            self.0.push(input);
            self.0.len() - 1
        });
        position as u32
    }

    pub(crate) fn position(&self, input: &Input) -> Option<usize> {
        self.0.iter().position(|known| known == input)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Input> {
        self.0.iter()
    }

    pub(crate) fn column(&self, number: usize, block: &Block<'_>) -> Column {
        match &self.0[number] {
            Input::Fact(position) => facts::ALL[*position].column(block),
            Input::InUnit(unit) => Column::Truth(block.in_unit(unit)),
        }
    }
}

/// Columns of facts for rows of one subject on one day, block by block. They do not depend on the rules, so that changed rules can be swept over them again.
pub struct Facts {
    pub(crate) day: Day,
    pub(crate) rows: usize,
    pub(crate) inputs: Inputs,
    /// Per block, a column for each of the inputs.
    pub(crate) blocks: Vec<Vec<Column>>,
}

impl Facts {
    /// Computes the inputs for rows, block by block on every core.
    pub(crate) fn fill<'a>(inputs: Inputs, world: &'a World<'a>, day: Day, rows: &Rows<'a>) -> Facts {
        let columns = |number| {
            let block = Block::new(world, day, part(rows, number));
            (0..inputs.0.len()).map(|input| inputs.column(input, &block)).collect()
        };
        let count = block_count(len(rows));
        // Who asks about a few does not wait for another thread.
        let blocks = if count <= 1 { (0..count).map(columns).collect() } else { (0..count).into_par_iter().map(columns).collect() };
        Facts { day, rows: len(rows), inputs, blocks }
    }

    /// Facts from columns that were computed elsewhere: positions in `facts::ALL` with one column for all rows. For tests and for other sources of facts.
    pub fn from_columns(day: Day, rows: usize, columns: &[(usize, Column)]) -> Facts {
        let inputs = Inputs(columns.iter().map(|(position, _)| Input::Fact(*position)).collect());
        let blocks = (0..block_count(rows)).map(|number| columns.iter().map(|(_, column)| cut(column, number, rows)).collect()).collect();
        Facts { day, rows, inputs, blocks }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The positions in `facts::ALL` of the facts that are there.
    pub fn positions(&self) -> impl Iterator<Item = usize> {
        self.inputs.iter().filter_map(|input| if let Input::Fact(position) = input { Some(*position) } else { None })
    }

    /// The value of a fact, by its position in `facts::ALL`, for a row; not known where the fact is not there.
    pub fn value(&self, position: usize, row: usize, register: &Register) -> Value {
        match self.column(&Input::Fact(position), row) {
            Some((column, row)) => Value::of_row(column, row, facts::ALL[position].ty, register),
            None => Value::Unknown,
        }
    }

    /// Whether a row belongs to a unit's subtree; `None` where that was not asked when the facts were computed.
    pub fn in_unit(&self, unit: &str, row: usize) -> Option<Truth> {
        match self.column(&Input::InUnit(unit.to_owned()), row)? {
            (Column::Truth(truths), row) => Some(truths[row]),
            _ => None,
        }
    }

    /// The column of an input around a row, and the row's place in it.
    fn column(&self, input: &Input, row: usize) -> Option<(&Column, usize)> {
        let number = self.inputs.position(input)?;
        Some((&self.blocks[row / BLOCK][number], row % BLOCK))
    }

    /// How many bytes the columns take.
    pub fn bytes(&self) -> usize {
        self.blocks.iter().flatten().map(bytes).sum()
    }
}

fn bytes(column: &Column) -> usize {
    match column {
        Column::Truth(truths) => truths.len(),
        Column::Number(numbers) => numbers.len() * 4,
        Column::Range { low, high } => (low.len() + high.len()) * 4,
        Column::List { ends, items, unknown } => (ends.len() + items.len()) * 4 + unknown.len(),
    }
}

/// Number of blocks that rows fall into.
pub(crate) fn block_count(rows: usize) -> usize {
    rows.div_ceil(BLOCK)
}

/// Number of rows.
pub(crate) fn len(rows: &Rows<'_>) -> usize {
    match rows {
        Rows::People(rows) => rows.len(),
        Rows::PeopleRange(range) => range.len(),
        Rows::Moves(rows) => rows.len(),
        Rows::Posts(rows, _) => rows.len(),
        Rows::Units(rows) => rows.len(),
        Rows::Plans(rows) => rows.len(),
        Rows::None(rows) => *rows,
    }
}

/// The rows of one block.
pub(crate) fn part<'a>(rows: &Rows<'a>, number: usize) -> Rows<'a> {
    let start = number * BLOCK;
    let end = len(rows).min(start + BLOCK);
    match rows {
        Rows::People(rows) => Rows::People(&rows[start..end]),
        Rows::PeopleRange(range) => Rows::PeopleRange(range.start + start as u32..range.start + end as u32),
        Rows::Moves(rows) => Rows::Moves(&rows[start..end]),
        Rows::Posts(rows, plan) => Rows::Posts(&rows[start..end], *plan),
        Rows::Units(rows) => Rows::Units(&rows[start..end]),
        Rows::Plans(rows) => Rows::Plans(&rows[start..end]),
        Rows::None(_) => Rows::None(end - start),
    }
}

/// The part of a column that belongs to one block.
fn cut(column: &Column, number: usize, rows: usize) -> Column {
    let range = number * BLOCK..rows.min((number + 1) * BLOCK);
    match column {
        Column::Truth(truths) => Column::Truth(truths[range].to_vec()),
        Column::Number(numbers) => Column::Number(numbers[range].to_vec()),
        Column::Range { low, high } => Column::Range { low: low[range.clone()].to_vec(), high: high[range].to_vec() },
        Column::List { ends, items, unknown } => {
            let first = if range.start == 0 { 0 } else { ends[range.start - 1] };
            let last = ends[range.end - 1];
            Column::List {
                ends: ends[range.clone()].iter().map(|end| end - first).collect(),
                items: items[first as usize..last as usize].to_vec(),
                unknown: unknown[range].to_vec(),
            }
        }
    }
}
