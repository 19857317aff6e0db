//! A condition as text again, for readers of a trace.

use crate::facts;
use crate::tree::{Arithmetic, Comparison, Constant, Gather, Node, NodeKind};

/// The text of a condition in the rule language; elements are called `x`, and `y`, `z` further in.
pub fn show(node: &Node) -> String {
    let mut text = String::new();
    write(node, 0, 0, &mut text);
    text
}

/// How tightly a node binds; a looser one inside a tighter one needs brackets.
fn tightness(kind: &NodeKind) -> u8 {
    match kind {
        NodeKind::Choose(..) => 0,
        NodeKind::Or(_) => 1,
        NodeKind::And(_) => 2,
        NodeKind::Compare(..) | NodeKind::In(..) => 3,
        NodeKind::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, ..) => 4,
        NodeKind::Arithmetic(..) => 5,
        NodeKind::Not(_) | NodeKind::Negate(_) => 6,
        _ => 7,
    }
}

fn write(node: &Node, around: u8, depth: usize, out: &mut String) {
    let own = tightness(&node.kind);
    if own < around {
        out.push('(');
    }
    match &node.kind {
        NodeKind::Constant(value) => constant(value, out),
        NodeKind::Param(name) => out.extend(["param.", name]),
        NodeKind::Fact(position) => out.push_str(facts::ALL[*position].name),
        NodeKind::Element { depth: up } => out.push_str(element(depth - 1 - up)),
        NodeKind::Not(inner) => prefix("!", inner, own, depth, out),
        NodeKind::Negate(inner) => prefix("-", inner, own, depth, out),
        NodeKind::And(all) => joined(all, " && ", own + 1, depth, out),
        NodeKind::Or(all) => joined(all, " || ", own + 1, depth, out),
        NodeKind::Compare(comparison, a, b) => infix(a, sign(*comparison), b, own, depth, out),
        NodeKind::In(a, b) => infix(a, "in", b, own, depth, out),
        NodeKind::Arithmetic(operation, a, b) => infix(a, operator(*operation), b, own, depth, out),
        NodeKind::Choose(condition, yes, no) => {
            write(condition, own + 1, depth, out);
            out.push_str(" ? ");
            write(yes, own + 1, depth, out);
            out.push_str(" : ");
            write(no, own, depth, out);
        }
        NodeKind::Gather(gather, list, body) => {
            write(list, own, depth, out);
            out.extend([".", macro_name(*gather), "(", element(depth), ", "]);
            write(body, 0, depth + 1, out);
            out.push(')');
        }
        NodeKind::Size(list) => {
            out.push_str("size(");
            write(list, 0, depth, out);
            out.push(')');
        }
        NodeKind::List(all) => {
            out.push('[');
            joined(all, ", ", 0, depth, out);
            out.push(']');
        }
    }
    if own < around {
        out.push(')');
    }
}

fn prefix(sign: &str, inner: &Node, own: u8, depth: usize, out: &mut String) {
    out.push_str(sign);
    write(inner, own + 1, depth, out);
}

fn infix(a: &Node, sign: &str, b: &Node, own: u8, depth: usize, out: &mut String) {
    write(a, own, depth, out);
    out.extend([" ", sign, " "]);
    write(b, own + 1, depth, out);
}

fn joined(all: &[Node], between: &str, around: u8, depth: usize, out: &mut String) {
    for (position, node) in all.iter().enumerate() {
        if position > 0 {
            out.push_str(between);
        }
        write(node, around, depth, out);
    }
}

fn constant(value: &Constant, out: &mut String) {
    match value {
        Constant::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Constant::Number(number) => out.push_str(&number.to_string()),
        Constant::Text(text) => out.extend(["'", &text.replace('\\', "\\\\").replace('\'', "\\'"), "'"]),
        Constant::Day(day) => out.extend(["'", &day.to_string(), "'"]),
        Constant::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push_str(", ");
                }
                constant(item, out);
            }
            out.push(']');
        }
    }
}

fn element(level: usize) -> &'static str {
    ["x", "y", "z", "u", "v", "w"].get(level).copied().unwrap_or("t")
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

fn operator(operation: Arithmetic) -> &'static str {
    match operation {
        Arithmetic::Add => "+",
        Arithmetic::Subtract => "-",
        Arithmetic::Multiply => "*",
        Arithmetic::Divide => "/",
        Arithmetic::Remainder => "%",
    }
}

fn macro_name(gather: Gather) -> &'static str {
    match gather {
        Gather::All => "all",
        Gather::Exists => "exists",
        Gather::ExistsOne => "exists_one",
    }
}
