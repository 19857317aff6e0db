//! Columns of facts and truths: what a sweep reads and writes, block by block.

/// A truth value of Kleene's logic as one byte, so that `and` is `min`, `or` is `max` and `not` is `2 - x`.
pub type Truth = u8;
/// False.
pub const FALSE: Truth = 0;
/// Not known.
pub const UNKNOWN: Truth = 1;
/// True.
pub const TRUE: Truth = 2;

/// The number that stands for "not known" in a column of numbers.
pub const MISSING: i32 = i32::MIN;

/// The values of one fact for the rows of a block.
///
/// Months, counts and ranks are themselves; a day is its packed integer (`register::Day::packed`); a code is its byte; an id is its row number in
/// its table. [`MISSING`] is "not known" in all of them.
#[derive(Clone, PartialEq, Debug)]
pub enum Column {
    /// Truth values.
    Truth(Vec<Truth>),
    /// One number a row.
    Number(Vec<i32>),
    /// The least and the greatest number that it can be; unknown on a side is `i32::MIN`, respectively `i32::MAX`.
    Range {
        /// The least.
        low: Vec<i32>,
        /// The greatest.
        high: Vec<i32>,
    },
    /// A list of numbers a row: row `i` has `items[ends[i - 1]..ends[i]]`. A list that is not known is marked in `unknown`.
    List {
        /// Where each row's list ends.
        ends: Vec<u32>,
        /// The elements; an element that is not known is [`MISSING`].
        items: Vec<i32>,
        /// Which rows' lists are not known as a whole: 1 where so, 0 where not.
        unknown: Vec<u8>,
    },
}
