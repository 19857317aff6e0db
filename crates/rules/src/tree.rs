//! The typed tree of a condition: what the parser's tree becomes once names, types and units are settled.
//!
//! The three executions (`sweep`, `trace`, `sql`) read this tree and nothing else.

use std::ops::Range;

use register::Day;

/// What a number counts. Two numbers meet only when they count the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Whole months.
    Months,
    /// Whole years.
    Years,
    /// Days.
    Days,
    /// A rank; 1 is the highest.
    Rank,
    /// Hundredths of a whole.
    Percent,
    /// A number of people, posts, moves, papers.
    Count,
    /// A bare number: a literal or a parameter, which takes the measure of what it meets.
    Bare,
}

/// The type of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// True, false or not known.
    Truth,
    /// A whole number.
    Number(Measure),
    /// A whole number that may be known only as an interval; it can be compared, and nothing else.
    Range(Measure),
    /// A civil day.
    Day,
    /// One of a closed list of names.
    Code(&'static [&'static str]),
    /// The id of a row of a table of the register.
    Id(&'static str),
    /// Text that has not met a code, an id or a day yet: a literal or a parameter.
    Text,
    /// A list of such values.
    List(Element),
}

/// The type of a list's elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element {
    /// Whole numbers.
    Number(Measure),
    /// One of a closed list of names.
    Code(&'static [&'static str]),
    /// Ids of rows of a table of the register.
    Id(&'static str),
    /// Text that has not met a code or an id yet.
    Text,
}

/// A value in a rulebook: a literal or a parameter.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    /// True or false.
    Truth(bool),
    /// A whole number.
    Number(i32),
    /// Text: a code's name, an id.
    Text(String),
    /// A day.
    Day(Day),
    /// A list.
    List(Vec<Constant>),
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// An operation on two numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`, towards zero; not known when divided by zero
    Divide,
    /// `%`, with the sign of the dividend; not known when divided by zero
    Remainder,
}

/// How a list macro gathers its body.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gather {
    /// `all`: the body holds for every element.
    All,
    /// `exists`: the body holds for some element.
    Exists,
    /// `exists_one`: the body holds for exactly one element.
    ExistsOne,
}

/// A node with its type and its place in the source text (bytes of the condition).
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its type.
    pub ty: Type,
    /// Its place in the condition.
    pub span: Range<usize>,
}

/// What a node is.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeKind {
    /// A value written in the rule. A text that stands for a code, an id or a day has that type in [`Node::ty`].
    Constant(Constant),
    /// A parameter of the rule, by name without `param.`; its value depends on the day.
    Param(String),
    /// A fact: its position in `facts::ALL`.
    Fact(usize),
    /// The element of the innermost list macro around it but `depth`; 0 is the innermost.
    Element {
        /// How many macros lie between.
        depth: usize,
    },
    /// `!`
    Not(Box<Node>),
    /// `&&`
    And(Vec<Node>),
    /// `||`
    Or(Vec<Node>),
    /// A comparison of two values of one type, or of a number with a range.
    Compare(Comparison, Box<Node>, Box<Node>),
    /// `x in list`
    In(Box<Node>, Box<Node>),
    /// An operation on two numbers; the check at load has bounded the result within ±2,000,000,000.
    Arithmetic(Arithmetic, Box<Node>, Box<Node>),
    /// `-x`
    Negate(Box<Node>),
    /// `condition ? yes : no`; when the condition is not known, known only where both sides agree.
    Choose(Box<Node>, Box<Node>, Box<Node>),
    /// A list macro over a list; the body sees the element.
    Gather(Gather, Box<Node>, Box<Node>),
    /// `size(list)`
    Size(Box<Node>),
    /// A list written in the rule.
    List(Vec<Node>),
}
