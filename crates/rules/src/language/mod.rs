//! The rule language: CEL text to the typed tree, with the place of every fault.
//!
//! What is in it: `&&`, `||`, `!`, comparisons, `in`, `+ - * / %`, `? :`, lists, `size`, and the list macros `all`, `exists`, `exists_one`, over facts
//! (`person.service_left_months`) and parameters (`param.months`). Nothing else: no text functions, no `map` or `filter`, and no `has`, because a missing
//! fact is not known, and a rule cannot ask for that.

mod bounds;
mod check;
mod meet;
pub mod message;
pub(crate) mod nearest;
mod reach;
mod syntax;
mod tokens;
mod walk;
pub(crate) mod words;

use std::collections::BTreeMap;

use register::Day;

use crate::subject::Subject;
use crate::tree::{Constant, Node};

pub(crate) use check::names::param_type;
pub use message::{Diagnostic, Fault, Words, render_all};
pub use walk::{each, facts_read, params_read};

/// Longest condition, in bytes.
pub const CONDITION_BYTES_MAX: usize = 8_192;
/// Most words and signs of a condition.
pub const CONDITION_TOKENS_MAX: usize = 400;
/// Deepest nesting of brackets.
pub const NESTING_MAX: usize = 24;
/// Deepest tree of a condition.
pub const DEPTH_MAX: usize = 48;
/// No number of a condition, written or computed, leaves this bound on either side.
pub const NUMBER_MAX: i64 = 2_000_000_000;

/// Parameters of a rule by name: values from a day on, oldest first.
pub type Params = BTreeMap<String, Vec<(Day, Constant)>>;

/// What a condition is read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Whom the rule judges: a fact that it does not know is refused.
    pub subject: Subject,
    /// The rule's parameters.
    pub params: &'a Params,
    /// What is settled before this condition is asked: the conditions before it, each with the answer it must have had.
    pub given: &'a [(&'a Node, bool)],
}

/// Reads a condition: text to the typed tree, or every fault that it has.
///
/// A syntax fault hides what stands after it; all other faults of a condition are found at once. There is none where the fault is a parameter's, which
/// was reported where the parameter is written.
pub fn parse(text: &str, context: &Context<'_>) -> Result<Node, Vec<Fault>> {
    let tokens = tokens::scan(text)?;
    let syntax = syntax::Syntax::parse(text, tokens).map_err(|fault| vec![*fault])?;
    let mut faults = Vec::new();
    let node = check::check(&syntax, context, &mut faults);
    if let Some(node) = &node {
        reach::check(node, context, &mut faults);
    }
    match node {
        Some(node) if faults.is_empty() => Ok(node),
        _ => {
            faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests;
