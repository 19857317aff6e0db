//! Values as a reader sees them: what a trace computes with and a verdict shows.

use register::column::Value as Cell;
use register::tables::Tables;
use register::{Day, Register};

use crate::column::{Column, FALSE, MISSING, TRUE, Truth, UNKNOWN};
use crate::tree::{Constant, Element, Type};

/// The value of a fact, a parameter or a part of a condition.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Not known.
    Unknown,
    /// True or false.
    Truth(bool),
    /// A whole number.
    Number(i32),
    /// A whole number known only as an interval; a side without a bound is `None`. Never both sides `None`, never both the same.
    Range {
        /// The least that it can be.
        low: Option<i32>,
        /// The greatest that it can be.
        high: Option<i32>,
    },
    /// A day.
    Day(Day),
    /// A code's name or an id.
    Text(String),
    /// A list; an element that is not known is [`Value::Unknown`].
    List(Vec<Value>),
}

impl Value {
    /// The interval `[low, high]`, where `i32::MIN` and `i32::MAX` stand for no bound.
    pub fn range(low: i32, high: i32) -> Value {
        if low == high {
            return Value::Number(low);
        }
        let (low, high) = ((low != i32::MIN).then_some(low), (high != i32::MAX).then_some(high));
        if low.is_none() && high.is_none() { Value::Unknown } else { Value::Range { low, high } }
    }

    /// The value of a truth byte.
    pub fn truth(truth: Truth) -> Value {
        match truth {
            FALSE => Value::Truth(false),
            TRUE => Value::Truth(true),
            _ => Value::Unknown,
        }
    }

    /// The truth byte of this value; whatever is not a truth is not known.
    pub fn as_truth(&self) -> Truth {
        match self {
            Value::Truth(true) => TRUE,
            Value::Truth(false) => FALSE,
            _ => UNKNOWN,
        }
    }

    /// The value of a constant that is read as `ty`.
    pub fn constant(constant: &Constant, ty: Type) -> Value {
        match constant {
            Constant::Truth(truth) => Value::Truth(*truth),
            Constant::Number(number) => Value::Number(*number),
            Constant::Day(day) => day.if_known().map_or(Value::Unknown, Value::Day),
            Constant::Text(text) if ty == Type::Day => iso_day(text).map_or(Value::Unknown, Value::Day),
            Constant::Text(text) => Value::Text(text.clone()),
            Constant::List(items) => Value::List(items.iter().map(|item| Value::constant(item, Type::Text)).collect()),
        }
    }

    /// The value of one row of a fact's column.
    pub fn of_row(column: &Column, row: usize, ty: Type, register: &Register) -> Value {
        match column {
            Column::Truth(values) => Value::truth(values[row]),
            Column::Number(values) => Value::of_number(values[row], ty, register),
            Column::Range { low, high } => Value::range(low[row], high[row]),
            Column::List { ends, items, unknown } => {
                if unknown[row] != 0 {
                    return Value::Unknown;
                }
                let start = if row == 0 { 0 } else { ends[row - 1] as usize };
                let ty = if let Type::List(element) = ty { element.ty() } else { ty };
                Value::List(items[start..ends[row] as usize].iter().map(|&item| Value::of_number(item, ty, register)).collect())
            }
        }
    }

    fn of_number(number: i32, ty: Type, register: &Register) -> Value {
        if number == MISSING {
            return Value::Unknown;
        }
        match ty {
            Type::Day => Value::Day(Day::from_packed(number)),
            Type::Code(names) => names.get(number as usize).map_or(Value::Unknown, |name| Value::Text((*name).to_owned())),
            Type::Id(table) => id_text(register, table, number).map_or(Value::Unknown, Value::Text),
            _ => Value::Number(number),
        }
    }

    /// Whether nothing about the value is left open.
    pub fn settled(&self) -> bool {
        match self {
            Value::Unknown | Value::Range { .. } => false,
            Value::List(items) => items.iter().all(Value::settled),
            _ => true,
        }
    }
}

impl Element {
    /// The type of one element.
    pub(crate) fn ty(self) -> Type {
        match self {
            Element::Number(measure) => Type::Number(measure),
            Element::Code(names) => Type::Code(names),
            Element::Id(table) => Type::Id(table),
            Element::Text => Type::Text,
        }
    }
}

/// The day that an ISO date names.
pub(crate) fn iso_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() { None } else { Day::new(year, month, day) }
}

/// The id of a row of a table of the register.
pub(crate) fn id_text(register: &Register, table: &str, row: i32) -> Option<String> {
    let position = Tables::SPECS.iter().position(|spec| spec.name == table)?;
    let tables = register.tables().all();
    let row = usize::try_from(row).ok().filter(|&row| row < tables[position].rows())?;
    match tables[position].cell(row, Tables::SPECS[position].key?) {
        Cell::Text(id) => Some(id.to_owned()),
        _ => None,
    }
}

/// The number of the row that an id names in a table of the register.
pub(crate) fn row_of(register: &Register, table: &str, id: &str) -> Option<i32> {
    let position = Tables::SPECS.iter().position(|spec| spec.name == table)?;
    let tables = register.tables().all();
    let key = Tables::SPECS[position].key?;
    let text = |row: usize| if let Cell::Text(id) = tables[position].cell(row, key) { id } else { "" };
    let (mut low, mut high) = (0, tables[position].rows());
    while low < high {
        let middle = (low + high) / 2;
        match text(middle).cmp(id) {
            std::cmp::Ordering::Equal => return i32::try_from(middle).ok(),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}
