//! The check: the parser's tree to the typed tree. Names are looked up, types and measures must meet, numbers stay within bounds.

mod lists;
pub(super) mod names;
mod numbers;

use cel::IdedExpr;
use cel::common::ast::{Expr, LiteralValue, operators};

use super::bounds::{self, Bounds};
use super::message::{Fault, words};
use super::nearest::did_you_mean;
use super::syntax::Syntax;
use super::words as say;
use super::{Context, DEPTH_MAX};
use crate::tree::{Comparison, Constant, Gather, Measure, Node, NodeKind, Type};

/// A checked node with the bounds of its value.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) node: Node,
    pub(super) bounds: Bounds,
}

/// Checks a condition. `None` where a fault kept it from being built; faults may also stand beside a tree.
pub(super) fn check(syntax: &Syntax<'_>, context: &Context<'_>, faults: &mut Vec<Fault>) -> Option<Node> {
    let mut checker = Checker { syntax, context, elements: Vec::new(), depth: 0, faults };
    checker.truth(&syntax.root)
}

/// An element that a list macro names.
struct Bound {
    name: String,
    ty: Type,
    bounds: Bounds,
}

pub(super) struct Checker<'a> {
    pub(super) syntax: &'a Syntax<'a>,
    context: &'a Context<'a>,
    elements: Vec<Bound>,
    depth: usize,
    pub(super) faults: &'a mut Vec<Fault>,
}

impl Checker<'_> {
    /// Reports a fault; `None`, so that the caller can give up in one step.
    pub(super) fn refuse<T>(&mut self, fault: Fault) -> Option<T> {
        self.faults.push(fault);
        None
    }

    fn typed(&self, expr: &IdedExpr, kind: NodeKind, ty: Type, bounds: Bounds) -> Option<Typed> {
        Some(Typed { node: Node { kind, ty, span: self.syntax.span(expr) }, bounds })
    }

    /// A part that must be true or false.
    fn truth(&mut self, expr: &IdedExpr) -> Option<Node> {
        let typed = self.value(expr)?;
        if typed.node.ty == Type::Truth {
            return Some(typed.node);
        }
        let [vi, en] = say::ty(typed.node.ty);
        let fault = Fault::new(typed.node.span, words!("chỗ này là {vi}, không phải đúng hay sai", "this is {en}, not true or false"));
        self.refuse(fault.expected(words!("một phép so sánh hay một dữ kiện đúng/sai", "a comparison, or a fact that is true or false")))
    }

    /// Any part.
    fn value(&mut self, expr: &IdedExpr) -> Option<Typed> {
        if self.depth == DEPTH_MAX {
            let message = words!("điều kiện lồng sâu hơn {DEPTH_MAX} lớp", "the condition nests deeper than {DEPTH_MAX}");
            return self.refuse(Fault::new(self.syntax.span(expr), message).help(words!("tách thành nhiều quy tắc", "split it into several rules")));
        }
        self.depth += 1;
        let typed = match &expr.expr {
            Expr::Literal(literal) => self.literal(expr, literal),
            Expr::Ident(_) | Expr::Select(_) => self.name(expr),
            Expr::Call(call) => match &call.target {
                None => self.call(expr, &call.func_name, &call.args),
                Some(target) => self.method(expr, target, &call.func_name, &call.args),
            },
            Expr::List(_) => {
                let fault = Fault::new(self.syntax.span(expr), words!("danh sách viết ở đây không dùng được", "a written list is of no use here"));
                self.refuse(fault.help(words!("danh sách đứng sau `in`: `x in ['a', 'b']`", "a list stands after `in`: `x in ['a', 'b']`")))
            }
            _ => self.outside(expr),
        };
        self.depth -= 1;
        typed
    }

    fn outside(&mut self, expr: &IdedExpr) -> Option<Typed> {
        self.refuse(Fault::new(self.syntax.span(expr), words!("cách viết này không có trong ngôn ngữ quy tắc", "this is not part of the rule language")))
    }

    fn literal(&mut self, expr: &IdedExpr, literal: &LiteralValue) -> Option<Typed> {
        match literal {
            LiteralValue::Boolean(truth) => self.typed(expr, NodeKind::Constant(Constant::Truth(*truth.inner())), Type::Truth, bounds::ANY),
            LiteralValue::String(text) => self.typed(expr, NodeKind::Constant(Constant::Text(text.inner().to_owned())), Type::Text, bounds::ANY),
            LiteralValue::Int(number) => {
                let number = i32::try_from(*number.inner()).expect("the scan has bounded every number");
                let bounds = (i64::from(number), i64::from(number));
                self.typed(expr, NodeKind::Constant(Constant::Number(number)), Type::Number(Measure::Bare), bounds)
            }
            _ => self.outside(expr),
        }
    }

    fn call(&mut self, expr: &IdedExpr, name: &str, args: &[IdedExpr]) -> Option<Typed> {
        let comparison = match name {
            operators::EQUALS => Some(Comparison::Equal),
            operators::NOT_EQUALS => Some(Comparison::NotEqual),
            operators::LESS => Some(Comparison::Less),
            operators::LESS_EQUALS => Some(Comparison::LessOrEqual),
            operators::GREATER => Some(Comparison::Greater),
            operators::GREATER_EQUALS => Some(Comparison::GreaterOrEqual),
            _ => None,
        };
        match (name, args) {
            (operators::LOGICAL_AND | operators::LOGICAL_OR, [_, _]) => self.joined(expr, name),
            (operators::LOGICAL_NOT, [inner]) => {
                let inner = self.truth(inner)?;
                self.typed(expr, NodeKind::Not(Box::new(inner)), Type::Truth, bounds::ANY)
            }
            (operators::CONDITIONAL, [condition, yes, no]) => self.choose(expr, condition, yes, no),
            (operators::IN, [item, list]) => self.within(expr, item, list),
            (operators::NEGATE, [inner]) => self.negate(expr, inner),
            (_, [a, b]) if comparison.is_some() => self.compare(expr, comparison?, a, b),
            (_, [a, b]) if numbers::operation(name).is_some() => self.arithmetic(expr, numbers::operation(name)?, a, b),
            ("size", [list]) => self.size(expr, list),
            _ => self.unknown_call(expr, name),
        }
    }

    fn method(&mut self, expr: &IdedExpr, target: &IdedExpr, name: &str, args: &[IdedExpr]) -> Option<Typed> {
        let gather = match name {
            operators::ALL => Gather::All,
            operators::EXISTS => Gather::Exists,
            operators::EXISTS_ONE => Gather::ExistsOne,
            _ => return self.unknown_call(expr, name),
        };
        match args {
            [element, body] => self.gather(expr, gather, target, element, body),
            _ => {
                let fault = Fault::new(self.syntax.span(expr), words!("`{name}` cần một tên và một điều kiện", "`{name}` takes a name and a condition"));
                self.refuse(fault.expected(words!("`danh_sách.{name}(x, điều kiện với x)`", "`list.{name}(x, condition on x)`")))
            }
        }
    }

    fn unknown_call(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        let span = self.syntax.span(expr);
        if name == operators::HAS {
            let fault = Fault::new(span, words!("không hỏi được một dữ kiện có hay không", "a rule cannot ask whether a fact is there"));
            return self.refuse(fault.help(words!(
                "thiếu dữ kiện thì kết luận là chưa biết; cứ so sánh thẳng",
                "a missing fact makes the outcome not known by itself: compare it directly"
            )));
        }
        if name == operators::INDEX {
            let fault = Fault::new(span, words!("không lấy một phần tử của danh sách theo số thứ tự", "an element of a list is not taken by its number"));
            return self.refuse(fault.help(words!("dùng `in`, `all`, `exists` hoặc `size`", "use `in`, `all`, `exists` or `size`")));
        }
        let fault = Fault::new(span, words!("không có phép `{name}`", "there is no operation `{name}`"));
        let known = ["size", operators::ALL, operators::EXISTS, operators::EXISTS_ONE];
        self.refuse(
            fault.expected(words!("`size`, `all`, `exists` hoặc `exists_one`", "`size`, `all`, `exists` or `exists_one`")).help_if(did_you_mean(name, known)),
        )
    }

    // `a && b && c` is one node with three parts, however the parser has paired them.
    fn joined(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        let mut parts = Vec::new();
        flatten(expr, name, &mut parts);
        let nodes: Vec<Option<Node>> = parts.into_iter().map(|part| self.truth(part)).collect();
        let nodes = nodes.into_iter().collect::<Option<Vec<Node>>>()?;
        let kind = if name == operators::LOGICAL_AND { NodeKind::And(nodes) } else { NodeKind::Or(nodes) };
        self.typed(expr, kind, Type::Truth, bounds::ANY)
    }

    fn choose(&mut self, expr: &IdedExpr, condition: &IdedExpr, yes: &IdedExpr, no: &IdedExpr) -> Option<Typed> {
        let (condition, yes, no) = (self.truth(condition), self.value(yes), self.value(no));
        let (condition, (yes, no)) = (condition?, self.meet(expr, yes?, no?)?);
        let ty = yes.node.ty;
        if matches!(ty, Type::Range(_) | Type::List(_) | Type::Text) || no.node.ty != ty {
            let [vi, en] = say::ty(ty);
            let fault = Fault::new(self.syntax.span(expr), words!("`? :` không chọn được {vi}", "`? :` cannot choose {en}"));
            return self.refuse(fault.help(words!("so sánh ở từng nhánh", "compare on each side of the `:`")));
        }
        let bounds = bounds::either(yes.bounds, no.bounds);
        self.typed(expr, NodeKind::Choose(Box::new(condition), Box::new(yes.node), Box::new(no.node)), ty, bounds)
    }
}

fn flatten<'e>(expr: &'e IdedExpr, name: &str, parts: &mut Vec<&'e IdedExpr>) {
    match &expr.expr {
        Expr::Call(call) if call.func_name == name && call.target.is_none() => call.args.iter().for_each(|part| flatten(part, name, parts)),
        _ => parts.push(expr),
    }
}
