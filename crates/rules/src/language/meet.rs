//! Where two values meet: a bare number takes the other's measure, a text becomes a code, an id or a day.

use std::ops::Range;

use cel::IdedExpr;
use register::Day;

use super::check::{Checker, Typed};
use super::message::{Fault, words};
use super::nearest::did_you_mean;
use super::words as say;
use crate::tree::{Constant, Measure, NodeKind, Type};

impl Checker<'_> {
    /// Both values in the type in which they can be compared; a number and an interval may stay side by side.
    pub(super) fn meet(&mut self, expr: &IdedExpr, a: Typed, b: Typed) -> Option<(Typed, Typed)> {
        match (a.node.ty, b.node.ty) {
            (of_a, of_b) if of_a == of_b => Some((a, b)),
            (Type::Number(of_a) | Type::Range(of_a), Type::Number(of_b) | Type::Range(of_b)) if of_a == of_b => Some((a, b)),
            (Type::Text, of_b) if takes_text(of_b) => Some((self.adopt(a, of_b)?, b)),
            (of_a, Type::Text) if takes_text(of_a) => {
                let b = self.adopt(b, of_a)?;
                Some((a, b))
            }
            (Type::Number(Measure::Bare), of_b @ (Type::Number(_) | Type::Range(_))) => Some((self.adopt(a, of_b)?, b)),
            (of_a @ (Type::Number(_) | Type::Range(_)), Type::Number(Measure::Bare)) => {
                let b = self.adopt(b, of_a)?;
                Some((a, b))
            }
            _ => {
                let fault = self.mismatch(expr, &a, &b);
                self.refuse(fault)
            }
        }
    }

    /// A value in the type that the other side has.
    pub(super) fn adopt(&mut self, mut typed: Typed, want: Type) -> Option<Typed> {
        match (typed.node.ty, want) {
            (have, want) if have == want => Some(typed),
            (Type::Number(Measure::Bare), Type::Number(measure) | Type::Range(measure)) => {
                typed.node.ty = Type::Number(measure);
                Some(typed)
            }
            (Type::Text, want) if takes_text(want) => self.adopt_text(typed, want),
            (have, want) => {
                let ([have_vi, have_en], [want_vi, want_en]) = (say::ty(have), say::ty(want));
                let fault = Fault::new(typed.node.span, words!("chỗ này là {have_vi}", "this is {have_en}"));
                self.refuse(fault.expected([want_vi, want_en]))
            }
        }
    }

    fn adopt_text(&mut self, mut typed: Typed, want: Type) -> Option<Typed> {
        let texts = match &typed.node.kind {
            NodeKind::Constant(Constant::Text(text)) => vec![text.clone()],
            NodeKind::Param(name) => self.texts_of(name),
            _ => Vec::new(),
        };
        self.fit_texts(&texts, want, &typed.node.span)?;
        match (want, &typed.node.kind, texts.as_slice()) {
            (Type::Day, NodeKind::Constant(_), [text]) => typed.node.kind = NodeKind::Constant(Constant::Day(iso(text)?)),
            (Type::Day, ..) => {
                let fault = Fault::new(typed.node.span, words!("tham số này là chữ, không phải ngày", "this parameter is a text, not a day"));
                return self.refuse(
                    fault.help(words!("trong `param`, ngày viết không có nháy: `2025-07-01`", "in `param` a day stands without quotes: `2025-07-01`")),
                );
            }
            _ => {}
        }
        typed.node.ty = want;
        Some(typed)
    }

    /// Whether texts can stand for values of a type; says which cannot, at `span`.
    pub(super) fn fit_texts(&mut self, texts: &[String], want: Type, span: &Range<usize>) -> Option<()> {
        let mut fits = true;
        for text in texts {
            let fault = match want {
                Type::Code(names) if !names.contains(&text.as_str()) => {
                    Fault::new(span.clone(), words!("không có giá trị `{text}`", "there is no value `{text}`"))
                        .expected(say::code(names))
                        .help_if(did_you_mean(text, names.iter().copied()))
                }
                Type::Id(table) if text.trim().is_empty() => Fault::new(span.clone(), words!("mã để trống", "the id is empty"))
                    .expected(words!("một mã của bảng `{table}`", "an id of the table `{table}`")),
                Type::Day if iso(text).is_none() => Fault::new(span.clone(), words!("`{text}` không phải một ngày", "`{text}` is not a day"))
                    .expected(words!("năm-tháng-ngày, như `2025-07-01`", "year-month-day, as in `2025-07-01`")),
                Type::Code(_) | Type::Id(_) | Type::Day => continue,
                other => {
                    let [vi, en] = say::ty(other);
                    Fault::new(span.clone(), words!("chữ không so được với {vi}", "a text cannot meet {en}"))
                }
            };
            self.faults.push(fault);
            fits = false;
        }
        fits.then_some(())
    }

    /// Two values that do not meet.
    pub(super) fn mismatch(&self, expr: &IdedExpr, a: &Typed, b: &Typed) -> Fault {
        let text = |typed: &Typed| self.syntax.text()[typed.node.span.clone()].to_owned();
        let (a_text, b_text) = (text(a), text(b));
        let ([a_vi, a_en], [b_vi, b_en]) = (say::ty(a.node.ty), say::ty(b.node.ty));
        let message = words!("`{a_text}` và `{b_text}` không cùng loại", "`{a_text}` and `{b_text}` do not go together");
        let fault = Fault::new(self.syntax.span(expr), message);
        let fault =
            fault.expected(words!("hai bên cùng loại; bên trái là {a_vi}, bên phải là {b_vi}", "both of one kind; the left is {a_en}, the right is {b_en}"));
        match (a.node.ty, b.node.ty) {
            (Type::Number(Measure::Months) | Type::Range(Measure::Months), Type::Number(Measure::Years) | Type::Range(Measure::Years))
            | (Type::Number(Measure::Years) | Type::Range(Measure::Years), Type::Number(Measure::Months) | Type::Range(Measure::Months)) => {
                fault.help(words!("một năm là 12 tháng: nhân số năm với 12", "a year has 12 months: multiply the years by 12"))
            }
            (Type::Day, Type::Number(_)) | (Type::Number(_), Type::Day) => {
                fault.help(words!("ngày viết trong nháy đơn: `'2025-07-01'`", "a day stands in single quotes: `'2025-07-01'`"))
            }
            _ => fault,
        }
    }
}

fn takes_text(ty: Type) -> bool {
    matches!(ty, Type::Code(_) | Type::Id(_) | Type::Day)
}

/// The day written as year-month-day.
pub(crate) fn iso(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    let digits = |range: Range<usize>| text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<i32>().ok());
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    dashes.then(|| Day::new(digits(0..4)?, digits(5..7)?, digits(8..10)?)).flatten()
}
