//! Columns: how the cells of one column lie in memory, and how a cell is written and read.

mod varying;

use std::marker::PhantomData;

use crate::code::Code;
use crate::day::{Day, Partial};

pub use varying::{Keys, RefLists, Texts};

/// What a column holds: the contract of its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The row's own id: 1–64 characters, unique in the table.
    Key,
    /// Free text.
    Text,
    /// A whole number.
    Int,
    /// A civil day.
    Day,
    /// The first day of a period; empty means not known, and covers everything before.
    From,
    /// The first day no longer covered by a period; empty means still going on.
    Until,
    /// A date whose day, or day and month, may be missing.
    Partial,
    /// true or false; empty means not known.
    Flag,
    /// One of a closed list.
    Code(&'static [&'static str]),
    /// The id of a row of another table.
    Ref(&'static str),
    /// Ids of rows of another table separated by `;`, each with an optional `*` for "only part of it".
    RefList(&'static str),
}

/// One cell on its way in or out.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'a> {
    /// An empty cell: not known.
    Missing,
    /// Text, or an id in a key column.
    Text(&'a str),
    /// A whole number.
    Int(i32),
    /// A day.
    Day(Day),
    /// A date known in part.
    Partial(Partial),
    /// true or false.
    Flag(bool),
    /// The position in the closed list.
    Code(u8),
    /// An id of another table's row: its symbol while drafting, its row afterwards.
    Ref(u32),
    /// Several of them, each with "only part of it".
    RefList(Vec<(u32, bool)>),
}

/// A row of table `T`. The order of rows is the order of ids.
pub struct Row<T>(u32, PhantomData<fn() -> T>);

impl<T> Row<T> {
    /// No row: the cell was empty.
    pub const NONE: Row<T> = Row(u32::MAX, PhantomData);

    /// The row with this number.
    pub const fn new(number: u32) -> Row<T> {
        Row(number, PhantomData)
    }

    /// The row's number, or `None` where there is no row.
    pub fn get(self) -> Option<usize> {
        (self.0 != u32::MAX).then_some(self.0 as usize)
    }

    /// The row's number as an index; meaningless for [`Row::NONE`].
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether this is a row at all.
    #[inline(always)]
    pub fn known(self) -> bool {
        self.0 != u32::MAX
    }
}

impl<T> Clone for Row<T> {
    fn clone(&self) -> Row<T> {
        *self
    }
}
impl<T> Copy for Row<T> {}
impl<T> PartialEq for Row<T> {
    fn eq(&self, other: &Row<T>) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Row<T> {}
impl<T> PartialOrd for Row<T> {
    fn partial_cmp(&self, other: &Row<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Row<T> {
    fn cmp(&self, other: &Row<T>) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Row<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> std::fmt::Debug for Row<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.get() {
            Some(number) => write!(f, "#{number}"),
            None => write!(f, "#none"),
        }
    }
}

/// Per table name: the row number of every symbol, [`u32::MAX`] where the symbol names no row.
pub type RowNumbers = std::collections::BTreeMap<&'static str, Vec<u32>>;

/// What the cells of a column are.
pub trait ConstKind {
    /// The contract of a cell.
    const KIND: Kind;
}

/// A column as every table knows it.
pub trait Column: ConstKind + Default + Clone {
    /// Appends a cell. The value is of the column's [`Kind`]; the draft has checked that.
    fn push(&mut self, value: &Value<'_>);
    /// Reads a cell.
    fn get(&self, row: usize) -> Value<'_>;
    /// Keeps the rows of `order`, in that order.
    fn select(&mut self, order: &[u32]);
    /// Gives every reference the row number that its symbol got.
    fn renumber(&mut self, _rows: &RowNumbers) {}
    /// Gives back memory that was reserved for more rows.
    fn shrink(&mut self);
}

/// Cells stored as one plain value each.
#[derive(Clone, Debug)]
pub struct Plain<V>(Vec<V>);

impl<V> Default for Plain<V> {
    fn default() -> Plain<V> {
        Plain(Vec::new())
    }
}

impl<V> std::ops::Deref for Plain<V> {
    type Target = [V];
    fn deref(&self) -> &[V] {
        &self.0
    }
}

/// How one plain value stands for a cell.
pub trait Cell: Copy {
    /// What the cell is.
    const KIND: Kind;
    /// The stored form of a value of this column's kind.
    fn from_value(value: &Value<'_>) -> Self;
    /// The value of the stored form.
    fn to_value<'a>(self) -> Value<'a>;
    /// The name of the table whose rows this cell names.
    const TARGET: Option<&'static str> = None;
    /// The cell after the target table's rows got their final numbers.
    fn renumber(self, _rows: &[u32]) -> Self {
        self
    }
}

impl<V: Cell> ConstKind for Plain<V> {
    const KIND: Kind = V::KIND;
}

impl<V: Cell> Column for Plain<V> {
    fn push(&mut self, value: &Value<'_>) {
        self.0.push(V::from_value(value));
    }
    fn get(&self, row: usize) -> Value<'_> {
        self.0[row].to_value()
    }
    fn select(&mut self, order: &[u32]) {
        self.0 = order.iter().map(|&row| self.0[row as usize]).collect();
    }
    fn renumber(&mut self, rows: &RowNumbers) {
        if let Some(target) = V::TARGET {
            for cell in &mut self.0 {
                *cell = cell.renumber(&rows[target]);
            }
        }
    }
    fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

/// A day; [`Day::MISSING`] where the cell was empty.
pub type Days = Plain<Day>;
/// A first day; [`Day::BEGINNING`] where the cell was empty.
pub type Froms = Plain<FromDay>;
/// A first day no longer covered; [`Day::OPEN`] where the cell was empty.
pub type Untils = Plain<UntilDay>;
/// A partial date.
pub type Partials = Plain<Partial>;
/// A truth value; `None` where the cell was empty.
pub type Flags = Plain<Option<bool>>;
/// A code; `None` where the cell was empty.
pub type Codes<C> = Plain<Option<C>>;
/// A whole number; `None` where the cell was empty.
pub type Ints = Plain<Option<i32>>;
/// A row of table `T`.
pub type Refs<T> = Plain<Row<T>>;

/// The first day of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FromDay(pub Day);
/// The first day no longer covered by a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UntilDay(pub Day);

fn day_value<'a>(day: Day) -> Value<'a> {
    day.if_known().map_or(Value::Missing, Value::Day)
}

impl Cell for Day {
    const KIND: Kind = Kind::Day;
    fn from_value(value: &Value<'_>) -> Day {
        if let Value::Day(day) = value { *day } else { Day::MISSING }
    }
    fn to_value<'a>(self) -> Value<'a> {
        day_value(self)
    }
}

impl Cell for FromDay {
    const KIND: Kind = Kind::From;
    fn from_value(value: &Value<'_>) -> FromDay {
        FromDay(if let Value::Day(day) = value { *day } else { Day::BEGINNING })
    }
    fn to_value<'a>(self) -> Value<'a> {
        day_value(self.0)
    }
}

impl Cell for UntilDay {
    const KIND: Kind = Kind::Until;
    fn from_value(value: &Value<'_>) -> UntilDay {
        UntilDay(if let Value::Day(day) = value { *day } else { Day::OPEN })
    }
    fn to_value<'a>(self) -> Value<'a> {
        day_value(self.0)
    }
}

impl Cell for Partial {
    const KIND: Kind = Kind::Partial;
    fn from_value(value: &Value<'_>) -> Partial {
        if let Value::Partial(partial) = value { *partial } else { Partial::MISSING }
    }
    fn to_value<'a>(self) -> Value<'a> {
        if self.known() { Value::Partial(self) } else { Value::Missing }
    }
}

impl Cell for Option<bool> {
    const KIND: Kind = Kind::Flag;
    fn from_value(value: &Value<'_>) -> Option<bool> {
        if let Value::Flag(flag) = value { Some(*flag) } else { None }
    }
    fn to_value<'a>(self) -> Value<'a> {
        self.map_or(Value::Missing, Value::Flag)
    }
}

impl Cell for Option<i32> {
    const KIND: Kind = Kind::Int;
    fn from_value(value: &Value<'_>) -> Option<i32> {
        if let Value::Int(number) = value { Some(*number) } else { None }
    }
    fn to_value<'a>(self) -> Value<'a> {
        self.map_or(Value::Missing, Value::Int)
    }
}

impl<C: Code> Cell for Option<C> {
    const KIND: Kind = Kind::Code(C::NAMES);
    fn from_value(value: &Value<'_>) -> Option<C> {
        if let Value::Code(byte) = value { C::ALL.get(*byte as usize).copied() } else { None }
    }
    fn to_value<'a>(self) -> Value<'a> {
        self.map_or(Value::Missing, |code| Value::Code(code.byte()))
    }
}

impl<T: Named> Cell for Row<T> {
    const KIND: Kind = Kind::Ref(T::NAME);
    const TARGET: Option<&'static str> = Some(T::NAME);
    fn from_value(value: &Value<'_>) -> Row<T> {
        if let Value::Ref(number) = value { Row::new(*number) } else { Row::NONE }
    }
    fn to_value<'a>(self) -> Value<'a> {
        self.get().map_or(Value::Missing, |number| Value::Ref(number as u32))
    }
    fn renumber(self, rows: &[u32]) -> Row<T> {
        self.get().map_or(self, |symbol| Row::new(rows[symbol]))
    }
}

/// A table that rows can be referred to by the name of.
pub trait Named: 'static {
    /// The table's name in the exchange folder.
    const NAME: &'static str;
}
