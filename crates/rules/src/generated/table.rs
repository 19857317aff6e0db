//! A generated table of facts, with missing cells, open ranges, empty lists, unknown lists and unknown elements.

use register::column::Value;
use register::{Day, Draft, Register, Tables};

use super::Choices;
use super::conditions::known;
use crate::column::{Column, MISSING, Truth};
use crate::facts;
use crate::sweep::{BLOCK, Facts, Input};
use crate::tree::Type;

/// The unit that generated scopes name.
pub(super) const UNIT: &str = "U1";

/// A register with the units `U0`, `U1`, `U2` and nothing else.
pub(crate) fn register() -> Register {
    let mut draft = Draft::new();
    let position = Tables::SPECS.iter().position(|spec| spec.name == "units").unwrap();
    for (line, id) in ["U0", "U1", "U2"].into_iter().enumerate() {
        let row: Vec<Value<'_>> = Tables::SPECS[position]
            .columns
            .iter()
            .map(|column| match column.name {
                "id" | "name" => Value::Text(id),
                "kind" | "level" => Value::Code(0),
                _ => Value::Missing,
            })
            .collect();
        draft.push(position, line as u32, Day::new(2024, 1, 1).unwrap(), &row);
    }
    let (register, refusals) = draft.finish();
    assert!(refusals.is_empty(), "{refusals:?}");
    register
}

/// Facts by position, and whether each row belongs to [`UNIT`].
pub(crate) struct Table {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<(usize, Column)>,
    pub(crate) in_unit: Vec<Truth>,
}

impl Table {
    pub(crate) fn new(choices: &mut Choices<'_>, rows: usize) -> Table {
        let mut positions = Vec::new();
        for of_sort in [
            known(|ty| ty == Type::Truth),
            known(|ty| matches!(ty, Type::Number(_))),
            known(|ty| matches!(ty, Type::Range(_))),
            known(|ty| ty == Type::Day),
            known(|ty| matches!(ty, Type::List(_))),
            known(|ty| ty == Type::Id("units")),
            ["person.kind", "move.kind", "move.waiver_recorded", "move.waiver_is_central"].into_iter().filter_map(facts::find).collect(),
        ] {
            positions.extend(of_sort);
        }
        positions.sort_unstable();
        positions.dedup();
        let columns = positions.into_iter().map(|position| (position, column(choices, facts::ALL[position].ty, rows))).collect();
        Table { rows, columns, in_unit: (0..rows).map(|_| choices.below(3) as Truth).collect() }
    }

    /// The facts as a sweep keeps them, the answer to the unit's scope included.
    pub(crate) fn facts(&self) -> Facts {
        let mut facts = Facts::from_columns(super::day(), self.rows, &self.columns);
        facts.inputs.number_of(Input::InUnit(UNIT.to_owned()));
        for (block, truths) in facts.blocks.iter_mut().zip(self.in_unit.chunks(BLOCK)) {
            block.push(Column::Truth(truths.to_vec()));
        }
        facts
    }

    pub(crate) fn column(&self, position: usize) -> Option<&Column> {
        self.columns.iter().find(|(at, _)| *at == position).map(|(_, column)| column)
    }
}

fn column(choices: &mut Choices<'_>, ty: Type, rows: usize) -> Column {
    match ty {
        Type::Truth => Column::Truth((0..rows).map(|_| choices.below(3) as Truth).collect()),
        Type::Range(_) => {
            let (low, high) = (0..rows).map(|_| range(choices)).unzip();
            Column::Range { low, high }
        }
        Type::List(_) => list(choices, rows),
        _ => Column::Number((0..rows).map(|_| number(choices, ty)).collect()),
    }
}

fn number(choices: &mut Choices<'_>, ty: Type) -> i32 {
    if choices.below(4) == 3 {
        return MISSING;
    }
    match ty {
        Type::Day => Day::new(2024, 1, 1 + choices.below(4) as i32).unwrap().packed(),
        Type::Code(names) => choices.below(names.len().min(4)) as i32,
        Type::Id(_) => choices.below(3) as i32,
        _ => choices.between(-3, 12),
    }
}

fn range(choices: &mut Choices<'_>) -> (i32, i32) {
    let low = choices.between(-3, 12);
    let high = low + choices.below(4) as i32;
    match choices.below(6) {
        3 => (i32::MIN, high),
        4 => (low, i32::MAX),
        5 => (i32::MIN, i32::MAX),
        _ => (low, high),
    }
}

fn list(choices: &mut Choices<'_>, rows: usize) -> Column {
    let (mut ends, mut items, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rows {
        let not_known = choices.below(5) == 4;
        let length = if not_known { 0 } else { choices.below(4) };
        items.extend((0..length).map(|_| number(choices, Type::Truth)));
        ends.push(items.len() as u32);
        unknown.push(u8::from(not_known));
    }
    Column::List { ends, items, unknown }
}
