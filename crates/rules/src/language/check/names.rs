//! Names in a condition: facts, parameters, elements of lists.

use cel::IdedExpr;
use cel::common::ast::Expr;

use super::{Checker, Typed};
use crate::facts;
use crate::language::bounds::{self, Bounds};
use crate::language::message::{Fault, words};
use crate::language::nearest::{did_you_mean, listed, nearest};
use crate::language::words as say;
use crate::subject::Subject;
use crate::tree::{Constant, Element, Measure, NodeKind, Type};

impl Checker<'_> {
    /// A dotted name.
    pub(super) fn name(&mut self, expr: &IdedExpr) -> Option<Typed> {
        let Some(segments) = dotted(expr) else {
            let fault = Fault::new(self.syntax.span(expr), words!("dấu `.` chỉ đứng trong tên", "a `.` stands in a name only"));
            return self.refuse(fault.expected(words!("tên một dữ kiện, như `person.kind`", "the name of a fact, as in `person.kind`")));
        };
        match segments.as_slice() {
            ["param", name] => self.param(expr, name),
            ["param", ..] => {
                let fault = Fault::new(self.syntax.span(expr), words!("tham số viết là `param.tên`", "a parameter is written `param.name`"));
                self.refuse(fault)
            }
            [name] => self.element(expr, name),
            _ => self.fact(expr, &segments.join(".")),
        }
    }

    fn fact(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        let Some(position) = facts::find(name) else {
            return self.unknown_fact(expr, name);
        };
        let fact = &facts::ALL[position];
        if !fact.of.contains(&self.context.subject) {
            return self.not_of_subject(expr, name, fact.of);
        }
        let bounds = if numeric(fact.ty) { (i64::from(fact.bounds.0), i64::from(fact.bounds.1)) } else { bounds::ANY };
        self.typed(expr, NodeKind::Fact(position), fact.ty, bounds)
    }

    fn unknown_fact(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        let subject = self.context.subject;
        let known = || facts::ALL.iter().filter(|fact| fact.of.contains(&subject)).map(|fact| fact.name);
        let [vi, en] = say::subject(subject);
        let fault = Fault::new(self.syntax.span(expr), words!("không có dữ kiện `{name}`", "there is no fact `{name}`"))
            .expected(words!("tên một dữ kiện của {vi}", "the name of a fact of {en}"))
            .help_if(did_you_mean(name, known()).or_else(|| did_you_mean(name, facts::ALL.iter().map(|fact| fact.name))));
        self.refuse(fault)
    }

    fn not_of_subject(&mut self, expr: &IdedExpr, name: &str, of: &[Subject]) -> Option<Typed> {
        let subject = self.context.subject;
        let subjects = listed(of.iter().map(|subject| subject.name()));
        let [vi, en] = say::subject(subject);
        // The same fact may exist for this subject under its own name: `post.title` beside `person.title`.
        let own = name.split_once('.').map(|(_, rest)| format!("{}.{rest}", subject.name()));
        let help = own.filter(|own| facts::find(own).is_some()).map(|own| words!("có `{own}`", "there is `{own}`"));
        let fault = Fault::new(self.syntax.span(expr), words!("{vi} không có dữ kiện `{name}`", "{en} has no fact `{name}`"))
            .expected(words!("dữ kiện này chỉ dùng với đối tượng {subjects}", "this fact belongs to rules whose subject is {subjects}"))
            .help_if(help);
        self.refuse(fault)
    }

    fn param(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        let params = self.context.params;
        let Some(values) = params.get(name) else {
            let span = self.syntax.span(expr);
            let fault = Fault::new(span, words!("quy tắc không có tham số `{name}`", "the rule has no parameter `{name}`"));
            let near = nearest(name, params.keys().map(String::as_str)).map(|near| words!("có phải ý là `param.{near}`?", "did you mean `param.{near}`?"));
            return self.refuse(fault.help_if(near).expected(words!("một tham số ghi trong `param` của quy tắc", "a parameter given in the rule's `param`")));
        };
        // A parameter of mixed types has been refused where it is written.
        let (ty, bounds) = param_type(values.iter().map(|(_, value)| value))?;
        self.typed(expr, NodeKind::Param(name.to_owned()), ty, bounds)
    }

    fn element(&mut self, expr: &IdedExpr, name: &str) -> Option<Typed> {
        if let Some(depth) = self.elements.iter().rev().position(|element| element.name == name) {
            let element = &self.elements[self.elements.len() - 1 - depth];
            let (ty, bounds) = (element.ty, element.bounds);
            return self.typed(expr, NodeKind::Element { depth }, ty, bounds);
        }
        let subject = self.context.subject;
        let full = facts::ALL.iter().find(|fact| fact.of.contains(&subject) && fact.name.split_once('.').is_some_and(|(_, rest)| rest == name));
        let help = match full {
            Some(fact) => {
                let name = fact.name;
                Some(words!("có phải ý là `{name}`?", "did you mean `{name}`?"))
            }
            None if self.context.params.contains_key(name) => Some(words!("có phải ý là `param.{name}`?", "did you mean `param.{name}`?")),
            None => did_you_mean(name, self.elements.iter().map(|element| element.name.as_str()))
                .or_else(|| Some(words!("giá trị bằng chữ viết trong nháy đơn: `'{name}'`", "a value in words stands in single quotes: `'{name}'`"))),
        };
        let fault = Fault::new(self.syntax.span(expr), words!("không có tên `{name}`", "there is no name `{name}`"));
        self.refuse(
            fault.expected(words!("một dữ kiện (`person.…`) hoặc một tham số (`param.…`)", "a fact (`person.…`) or a parameter (`param.…`)")).help_if(help),
        )
    }
}

/// The segments of a dotted name.
pub(super) fn dotted(expr: &IdedExpr) -> Option<Vec<&str>> {
    let mut segments = Vec::new();
    let mut expr = expr;
    loop {
        match &expr.expr {
            Expr::Ident(name) => {
                segments.push(name.as_str());
                segments.reverse();
                return Some(segments);
            }
            Expr::Select(select) if !select.test => {
                segments.push(select.field.as_str());
                expr = &select.operand;
            }
            _ => return None,
        }
    }
}

fn numeric(ty: Type) -> bool {
    matches!(ty, Type::Number(_) | Type::Range(_) | Type::List(Element::Number(_)))
}

/// The type that all values of a parameter share, and the hull of its numbers; `None` where they share none.
pub(crate) fn param_type<'c>(values: impl IntoIterator<Item = &'c Constant>) -> Option<(Type, Bounds)> {
    let mut shared: Option<(Type, Bounds)> = None;
    for value in values {
        let (ty, bounds) = constant_type(value)?;
        shared = match shared {
            None => Some((ty, bounds)),
            Some((before, hull)) if before == ty => Some((ty, bounds::either(hull, bounds))),
            Some(_) => return None,
        };
    }
    shared
}

fn constant_type(value: &Constant) -> Option<(Type, Bounds)> {
    Some(match value {
        Constant::Truth(_) => (Type::Truth, bounds::ANY),
        Constant::Number(number) => (Type::Number(Measure::Bare), (i64::from(*number), i64::from(*number))),
        Constant::Text(_) => (Type::Text, bounds::ANY),
        Constant::Day(_) => (Type::Day, bounds::ANY),
        Constant::List(items) => match param_type(items)? {
            (Type::Number(measure), bounds) => (Type::List(Element::Number(measure)), bounds),
            (Type::Text, bounds) => (Type::List(Element::Text), bounds),
            _ => return None,
        },
    })
}
