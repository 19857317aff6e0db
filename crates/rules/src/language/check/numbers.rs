//! Numbers in a condition: comparisons and arithmetic, by measure and within bounds.

use cel::IdedExpr;
use cel::common::ast::operators;

use super::{Checker, Typed};
use crate::language::bounds;
use crate::language::message::{Fault, words};
use crate::language::words as say;
use crate::tree::{Arithmetic, Comparison, Measure, NodeKind, Type};

/// The operation with this name in the parser's tree.
pub(super) fn operation(name: &str) -> Option<Arithmetic> {
    Some(match name {
        operators::ADD => Arithmetic::Add,
        operators::SUBSTRACT => Arithmetic::Subtract,
        operators::MULTIPLY => Arithmetic::Multiply,
        operators::DIVIDE => Arithmetic::Divide,
        operators::MODULO => Arithmetic::Remainder,
        _ => return None,
    })
}

impl Checker<'_> {
    /// A comparison of two values.
    pub(super) fn compare(&mut self, expr: &IdedExpr, comparison: Comparison, a: &IdedExpr, b: &IdedExpr) -> Option<Typed> {
        let (a, b) = (self.value(a), self.value(b));
        let (a, b) = self.meet(expr, a?, b?)?;
        self.comparable(expr, comparison, &a, &b)?;
        if let Some(answer) = bounds::settled(comparison, a.bounds, b.bounds).filter(|_| ordered(a.node.ty)) {
            self.always(expr, answer, &a, &b);
        } else if a.node.kind == b.node.kind {
            let span = self.syntax.span(expr);
            self.faults.push(Fault::new(span, words!("hai bên của phép so sánh là một", "both sides of the comparison are the same")));
        }
        self.typed(expr, NodeKind::Compare(comparison, Box::new(a.node), Box::new(b.node)), Type::Truth, bounds::ANY)
    }

    fn comparable(&mut self, expr: &IdedExpr, comparison: Comparison, a: &Typed, b: &Typed) -> Option<()> {
        let span = self.syntax.span(expr);
        let fault = match (a.node.ty, b.node.ty) {
            (Type::Range(_), Type::Range(_)) => Fault::new(span, words!("hai khoảng không so được với nhau", "two intervals cannot be compared"))
                .expected(words!("một bên là số biết chắc", "a number that is known exactly on one side")),
            (Type::Truth, _) => Fault::new(span, words!("không so sánh đúng với sai", "a truth is not compared"))
                .help(words!("viết thẳng dữ kiện, hoặc `!` trước nó", "write the fact itself, or `!` before it")),
            (Type::List(_), _) => Fault::new(span, words!("không so sánh cả danh sách", "a list is not compared as a whole"))
                .help(words!("dùng `in`, `all`, `exists` hoặc `size`", "use `in`, `all`, `exists` or `size`")),
            (Type::Text, _) => Fault::new(span, words!("phép so sánh này không đọc dữ kiện nào", "this comparison reads no fact")),
            (Type::Code(_) | Type::Id(_), _) if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) => {
                Fault::new(span, words!("tên và mã không có trước sau", "names and ids have no order"))
                    .expected(words!("`==`, `!=` hoặc `in`", "`==`, `!=` or `in`"))
            }
            _ => return Some(()),
        };
        self.refuse(fault)
    }

    fn always(&mut self, expr: &IdedExpr, answer: bool, a: &Typed, b: &Typed) {
        let span = self.syntax.span(expr);
        let message = if answer {
            words!("phép so sánh này luôn đúng", "this comparison is always true")
        } else {
            words!("phép so sánh này không bao giờ đúng", "this comparison is never true")
        };
        let mut fault = Fault::new(span, message);
        let read = [a, b].into_iter().find(|side| side.bounds.0 < side.bounds.1);
        if let Some(Typed { node, bounds: (low, high) }) = read {
            let name = &self.syntax.text()[node.span.clone()];
            fault = fault.help(words!("`{name}` nằm từ {low} đến {high}", "`{name}` lies between {low} and {high}"));
        }
        self.faults.push(fault);
    }

    /// `-x`
    pub(super) fn negate(&mut self, expr: &IdedExpr, inner: &IdedExpr) -> Option<Typed> {
        let inner = self.value(inner)?;
        self.number(&inner)?;
        let bounds = (-inner.bounds.1, -inner.bounds.0);
        self.typed(expr, NodeKind::Negate(Box::new(inner.node.clone())), inner.node.ty, bounds)
    }

    /// An operation on two numbers.
    pub(super) fn arithmetic(&mut self, expr: &IdedExpr, operation: Arithmetic, a: &IdedExpr, b: &IdedExpr) -> Option<Typed> {
        let (a, b) = (self.value(a), self.value(b));
        let (a, b) = (a?, b?);
        let (of_a, of_b) = (self.number(&a), self.number(&b));
        let measure = self.measured(expr, operation, (&a, of_a?), (&b, of_b?))?;
        if matches!(operation, Arithmetic::Divide | Arithmetic::Remainder) && b.bounds == (0, 0) {
            return self.refuse(Fault::new(b.node.span, words!("chia cho 0", "a division by zero")));
        }
        let Some(bounds) = bounds::of(operation, a.bounds, b.bounds) else {
            let ((a0, a1), (b0, b1)) = (a.bounds, b.bounds);
            let span = self.syntax.span(expr);
            let fault = Fault::new(span, words!("kết quả có thể vượt ±2 000 000 000", "the result can leave ±2,000,000,000"));
            let range = words!("hai bên nằm trong {a0} … {a1} và {b0} … {b1}", "the sides lie within {a0} … {a1} and {b0} … {b1}");
            return self.refuse(fault.help(range));
        };
        self.typed(expr, NodeKind::Arithmetic(operation, Box::new(a.node), Box::new(b.node)), Type::Number(measure), bounds)
    }

    // The measure of a number; an interval or anything else cannot be reckoned with.
    fn number(&mut self, typed: &Typed) -> Option<Measure> {
        let fault = match typed.node.ty {
            Type::Number(measure) => return Some(measure),
            Type::Range(_) => {
                Fault::new(typed.node.span.clone(), words!("khoảng chỉ so sánh được, không tính được", "an interval can only be compared, not reckoned with"))
                    .help(words!("chuyển phép tính sang bên kia của phép so sánh", "move the sum to the other side of the comparison"))
            }
            Type::Day => Fault::new(typed.node.span.clone(), words!("không cộng trừ ngày tháng trong quy tắc", "a rule does not reckon with days"))
                .help(words!("dùng dữ kiện đã đếm sẵn số tháng", "use a fact that has counted the months")),
            other => {
                let [vi, en] = say::ty(other);
                Fault::new(typed.node.span.clone(), words!("chỗ này là {vi}, không phải số", "this is {en}, not a number"))
            }
        };
        self.refuse(fault)
    }

    fn measured(&mut self, expr: &IdedExpr, operation: Arithmetic, (a, of_a): (&Typed, Measure), (b, of_b): (&Typed, Measure)) -> Option<Measure> {
        let measure = match (operation, of_a, of_b) {
            (Arithmetic::Divide, a, b) if a == b => Some(Measure::Bare),
            (Arithmetic::Divide | Arithmetic::Remainder | Arithmetic::Multiply, a, Measure::Bare) => Some(a),
            (Arithmetic::Multiply, Measure::Bare, b) => Some(b),
            (Arithmetic::Add | Arithmetic::Subtract, a, Measure::Bare) => Some(a),
            (Arithmetic::Add | Arithmetic::Subtract, Measure::Bare, b) => Some(b),
            (Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Remainder, a, b) if a == b => Some(a),
            _ => None,
        };
        if measure.is_none() {
            let mut fault = self.mismatch(expr, a, b);
            if operation == Arithmetic::Multiply {
                fault.message = words!("không nhân hai số có đơn vị", "two numbers that count something are not multiplied");
            }
            self.faults.push(fault);
        }
        measure
    }
}

// Whether the bounds speak of its values.
fn ordered(ty: Type) -> bool {
    matches!(ty, Type::Number(_) | Type::Range(_))
}
