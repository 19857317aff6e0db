//! From the text of a condition to the parser's tree, with a plain message where the parser stops.

use std::ops::Range;

use cel::common::ast::{Expr, SourceInfo, operators};
use cel::{Env, IdedExpr};

use super::message::{Fault, words};
use super::tokens::{Kind, Tokens};

/// The parser's tree of a condition, and the place of each of its nodes.
pub(super) struct Syntax<'a> {
    pub(super) root: IdedExpr,
    text: &'a str,
    tokens: Tokens,
    info: SourceInfo,
}

impl<'a> Syntax<'a> {
    /// Parses. The list macros are left as the calls that they are written as: the check reads them, and nothing is expanded.
    pub(super) fn parse(text: &'a str, tokens: Tokens) -> Result<Syntax<'a>, Box<Fault>> {
        let parser = Env::default().with_optional_support(false).parser();
        match parser.parse_with_source_info(text) {
            Ok((root, info)) => Ok(Syntax { root, text, tokens, info }),
            Err(errors) => {
                let first = errors.errors.iter().map(|error| byte_of(text, error.pos)).min().unwrap_or(text.len());
                Err(Box::new(stopped(text, &tokens, first)))
            }
        }
    }

    /// The condition.
    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// The bytes of a node, from its first to its last word, with the brackets that belong to it.
    pub(super) fn span(&self, node: &IdedExpr) -> Range<usize> {
        let run = self.run(node);
        if run.is_empty() { 0..self.text.len() } else { self.tokens.bytes(self.tokens.balanced(run)) }
    }

    // The tokens of a node. The parser gives the place of one of them: the operator, the dot, the opening bracket.
    fn run(&self, node: &IdedExpr) -> Range<usize> {
        let token = self.info.offset_for(node.id).and_then(|(start, _)| self.tokens.at(start as usize));
        let Some(token) = token else { return 0..0 };
        match &node.expr {
            Expr::Select(select) => self.run(&select.operand).start..token + 2,
            Expr::Call(call) => match (&call.target, call.args.as_slice()) {
                (Some(target), _) => self.run(target).start..self.tokens.partner(token) + 1,
                (None, [only]) if [operators::LOGICAL_NOT, operators::NEGATE].contains(&call.func_name.as_str()) => token..self.run(only).end.max(token + 1),
                (None, [first, .., last]) if call.func_name.contains('_') || call.func_name == operators::IN => {
                    self.run(first).start..self.run(last).end.max(token + 1)
                }
                _ => token.saturating_sub(1)..self.tokens.partner(token) + 1,
            },
            Expr::List(_) => token..self.tokens.partner(token) + 1,
            Expr::Literal(_) => token - usize::from(self.signed(token))..token + 1,
            _ => token..token + 1,
        }
    }

    // Whether the number at this token has a minus of its own: one that no operand stands before.
    fn signed(&self, token: usize) -> bool {
        let is_minus = |at: usize| self.text[self.tokens.list[at].span.clone()] == *"-";
        let number = self.tokens.list[token].kind == Kind::Number;
        number && token > 0 && is_minus(token - 1) && (token == 1 || matches!(self.tokens.list[token - 2].kind, Kind::Operator | Kind::Open))
    }
}

// The byte of a line and a column, both from 1, the column in characters.
fn byte_of(text: &str, (line, column): (isize, isize)) -> usize {
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number as isize + 1 == line {
            let along = content.char_indices().nth(column.max(1) as usize - 1).map_or(content.len(), |(at, _)| at);
            return start + along;
        }
        start += content.len();
    }
    text.len()
}

// The end of the name that begins at a token, its dots and parts included; the end of the token where it is no name.
fn dotted_end(text: &str, tokens: &Tokens, mut position: usize) -> usize {
    let kind = |at: usize| tokens.list.get(at).map(|token| token.kind);
    let dot = |at: usize| tokens.list.get(at).is_some_and(|token| text[token.span.clone()] == *".");
    while kind(position) == Some(Kind::Name) && dot(position + 1) && kind(position + 2) == Some(Kind::Name) {
        position += 2;
    }
    tokens.list[position].span.end
}

// What to say where the parser stopped: the word it could not take, and what could have stood there.
fn stopped(text: &str, tokens: &Tokens, byte: usize) -> Fault {
    let position = tokens.list.partition_point(|token| token.span.end <= byte);
    let before = position.checked_sub(1).map(|at| &tokens.list[at]);
    let (span, message) = match tokens.list.get(position) {
        Some(token) => {
            let span = token.span.start..dotted_end(text, tokens, position);
            let written = &text[span.clone()];
            (span.clone(), words!("không đọc tiếp được từ `{written}`", "the condition cannot be read on from `{written}`"))
        }
        None => {
            let end = before.map_or(text.len(), |token| token.span.end);
            (end.saturating_sub(1)..end, words!("điều kiện chưa viết hết", "the condition breaks off"))
        }
    };
    let after_value = before.is_some_and(|token| matches!(token.kind, Kind::Name | Kind::Number | Kind::Text | Kind::Close));
    let fault = Fault::new(span, message);
    if after_value {
        fault.expected(words!(
            "một phép nối như `&&`, `||`, `==`, `<`, `in`, `+`, hoặc hết điều kiện",
            "an operator such as `&&`, `||`, `==`, `<`, `in`, `+`, or the end of the condition"
        ))
    } else {
        fault.expected(words!(
            "một dữ kiện, một tham số, một số, chữ trong nháy đơn, hoặc `(`",
            "a fact, a parameter, a number, a text in single quotes, or `(`"
        ))
    }
}
