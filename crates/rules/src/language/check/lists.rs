//! Lists in a condition: `in`, the list macros, `size`.

use cel::IdedExpr;
use cel::common::ast::Expr;

use super::{Bound, Checker, Typed};
use crate::language::bounds;
use crate::language::message::{Fault, words};
use crate::language::walk::children;
use crate::language::words as say;
use crate::subject::Subject;
use crate::tree::{Constant, Element, Gather, Measure, Node, NodeKind, Type};

/// Most elements of a list that is written in a rule.
const LIST_MAX: usize = 256;
/// No list of the register is longer.
const SIZE_MAX: i64 = 1_000_000;

impl Checker<'_> {
    /// `item in list`
    pub(super) fn within(&mut self, expr: &IdedExpr, item: &IdedExpr, list: &IdedExpr) -> Option<Typed> {
        let item = self.value(item);
        let (item, list) = match &list.expr {
            Expr::List(written) => self.written(list, item?, &written.elements)?,
            _ => {
                let list = self.value(list);
                self.fitting(expr, item?, list?)?
            }
        };
        if matches!(item.node.ty, Type::Text) || matches!(item.node.kind, NodeKind::Constant(_)) && matches!(list.node.kind, NodeKind::List(_)) {
            let fault = Fault::new(self.syntax.span(expr), words!("phép `in` này không đọc dữ kiện nào", "this `in` reads no fact"));
            return self.refuse(fault);
        }
        self.typed(expr, NodeKind::In(Box::new(item.node), Box::new(list.node)), Type::Truth, bounds::ANY)
    }

    // A list that stands in the condition: every element takes the type of the item.
    fn written(&mut self, list: &IdedExpr, item: Typed, elements: &[IdedExpr]) -> Option<(Typed, Typed)> {
        let span = self.syntax.span(list);
        if elements.is_empty() || elements.len() > LIST_MAX {
            let count = elements.len();
            let fault = Fault::new(span, words!("danh sách có {count} giá trị", "the list has {count} values"));
            return self.refuse(fault.expected(words!("từ 1 đến {LIST_MAX} giá trị", "1 to {LIST_MAX} values")));
        }
        let element = self.element_type(&item)?;
        let mut nodes: Vec<Node> = Vec::new();
        let mut whole = true;
        for expr in elements {
            let value = self.value(expr).and_then(|value| self.adopt(value, item.node.ty));
            let Some(value) = value else {
                whole = false;
                continue;
            };
            if nodes.iter().any(|node| node.kind == value.node.kind) {
                let fault = Fault::new(value.node.span.clone(), words!("giá trị này có hai lần trong danh sách", "this value stands twice in the list"));
                self.faults.push(fault);
            } else if !matches!(value.node.kind, NodeKind::Constant(_) | NodeKind::Param(_)) {
                let fault = Fault::new(value.node.span.clone(), words!("danh sách chỉ chứa giá trị và tham số", "a list holds values and parameters only"));
                self.faults.push(fault);
            }
            nodes.push(value.node);
        }
        let list = Node { kind: NodeKind::List(nodes), ty: Type::List(element), span };
        whole.then_some((item, Typed { node: list, bounds: bounds::ANY }))
    }

    // A list of facts or a parameter, and an item of the same type.
    fn fitting(&mut self, expr: &IdedExpr, item: Typed, mut list: Typed) -> Option<(Typed, Typed)> {
        let Type::List(element) = list.node.ty else {
            let [vi, en] = say::ty(list.node.ty);
            let fault = Fault::new(list.node.span, words!("chỗ này là {vi}, không phải danh sách", "this is {en}, not a list"));
            return self.refuse(fault.expected(words!("một danh sách sau `in`", "a list after `in`")));
        };
        let of_list = element.ty();
        if let (Type::Text, NodeKind::Param(name)) = (of_list, &list.node.kind) {
            let texts = self.texts_of(name);
            self.fit_texts(&texts, item.node.ty, &list.node.span)?;
            list.node.ty = Type::List(self.element_type(&item)?);
            return Some((item, list));
        }
        if let (Type::Number(Measure::Bare), Type::Number(measure)) = (of_list, item.node.ty) {
            list.node.ty = Type::List(Element::Number(measure));
            return Some((item, list));
        }
        let head = Typed { node: Node { ty: of_list, ..list.node.clone() }, bounds: list.bounds };
        let (item, _) = self.meet(expr, item, head)?;
        Some((item, list))
    }

    fn element_type(&mut self, item: &Typed) -> Option<Element> {
        match item.node.ty {
            Type::Number(measure) => Some(Element::Number(measure)),
            Type::Code(names) => Some(Element::Code(names)),
            Type::Id(table) => Some(Element::Id(table)),
            Type::Text => Some(Element::Text),
            other => {
                let [vi, en] = say::ty(other);
                let fault = Fault::new(item.node.span.clone(), words!("{vi} không đứng trước `in` được", "{en} cannot stand before `in`"));
                self.refuse(fault)
            }
        }
    }

    /// `list.all(element, body)` and its like.
    pub(super) fn gather(&mut self, expr: &IdedExpr, gather: Gather, list: &IdedExpr, element: &IdedExpr, body: &IdedExpr) -> Option<Typed> {
        let list = self.value(list);
        let name = self.element_name(element);
        let (list, name) = (list?, name?);
        let (Type::List(of), NodeKind::Fact(_)) = (list.node.ty, &list.node.kind) else {
            return self.no_list(&list);
        };
        self.elements.push(Bound { name: name.clone(), ty: of.ty(), bounds: list.bounds });
        let read = self.truth(body);
        self.elements.pop();
        let read = read?;
        if !reads_innermost(&read) {
            let fault = Fault::new(read.span, words!("điều kiện này không xem đến `{name}`", "this condition does not look at `{name}`"));
            return self.refuse(fault);
        }
        self.typed(expr, NodeKind::Gather(gather, Box::new(list.node), Box::new(read)), Type::Truth, bounds::ANY)
    }

    fn element_name(&mut self, element: &IdedExpr) -> Option<String> {
        let span = self.syntax.span(element);
        let Expr::Ident(name) = &element.expr else {
            return self.refuse(Fault::new(span, words!("chỗ này phải là một tên ngắn, như `x`", "this must be a short name, as in `x`")));
        };
        let taken = name == "param" || Subject::from_name(name).is_some();
        if taken || self.elements.iter().any(|element| element.name == *name) {
            return self.refuse(Fault::new(span, words!("tên `{name}` đã dùng", "the name `{name}` is taken")));
        }
        Some(name.clone())
    }

    fn no_list(&mut self, list: &Typed) -> Option<Typed> {
        let [vi, en] = say::ty(list.node.ty);
        let fault = Fault::new(list.node.span.clone(), words!("chỗ này là {vi}, không phải dữ kiện dạng danh sách", "this is {en}, not a fact that is a list"));
        self.refuse(fault)
    }

    /// `size(list)`
    pub(super) fn size(&mut self, expr: &IdedExpr, list: &IdedExpr) -> Option<Typed> {
        let list = self.value(list)?;
        if !matches!((list.node.ty, &list.node.kind), (Type::List(_), NodeKind::Fact(_))) {
            return self.no_list(&list);
        }
        self.typed(expr, NodeKind::Size(Box::new(list.node)), Type::Number(Measure::Count), (0, SIZE_MAX))
    }

    /// Every text that a parameter can have, over all its dates.
    pub(in crate::language) fn texts_of(&self, param: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (_, value) in self.context.params.get(param).into_iter().flatten() {
            collect(value, &mut texts);
        }
        texts
    }
}

fn collect(value: &Constant, texts: &mut Vec<String>) {
    match value {
        Constant::Text(text) => texts.push(text.clone()),
        Constant::List(items) => items.iter().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

// Whether a macro's body reads the macro's own element, at whatever depth of further macros.
fn reads_innermost(body: &Node) -> bool {
    fn reads(node: &Node, macros: usize) -> bool {
        match &node.kind {
            NodeKind::Element { depth } => *depth == macros,
            NodeKind::Gather(_, list, body) => reads(list, macros) || reads(body, macros + 1),
            _ => children(node).into_iter().any(|child| reads(child, macros)),
        }
    }
    reads(body, 0)
}
