//! A verdict as one line of JSON, with the keys in the order of the exchange format.

use std::fmt::Write;

use crate::rulebook::Effect;
use crate::trace::Value;
use crate::verdict::Line;

pub(crate) fn line(line: &Line) -> String {
    let mut out = String::with_capacity(400);
    let key = |out: &mut String, before: &str, name: &str, text: &str| {
        out.push_str(before);
        string(name, out);
        out.push(':');
        string(text, out);
    };
    key(&mut out, "{", "subject", &line.subject);
    key(&mut out, ",", "rule", &line.rule);
    key(&mut out, ",", "effect", effect(line.effect));
    key(&mut out, ",", "outcome", line.outcome.name());
    key(&mut out, ",", "on", &line.on.to_string());
    out.push_str(",\"facts\":{");
    for (position, (name, of_fact)) in line.facts.iter().enumerate() {
        separate(position, &mut out);
        string(name, &mut out);
        out.push(':');
        value(of_fact, &mut out);
    }
    out.push_str("},\"missing\":[");
    for (position, name) in line.missing.iter().enumerate() {
        separate(position, &mut out);
        string(name, &mut out);
    }
    key(&mut out, "],\"citation\":{", "document", &line.citation.document);
    key(&mut out, ",", "clause", &line.citation.clause);
    key(&mut out, ",", "in_force_from", &line.citation.in_force_from.to_string());
    key(&mut out, "},", "says", &line.says);
    out.push('}');
    out
}

fn separate(position: usize, out: &mut String) {
    if position > 0 {
        out.push(',');
    }
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Bar => "bar",
        Effect::Duty => "duty",
        Effect::Decision => "decision",
        Effect::Paper => "paper",
        Effect::Advice => "advice",
    }
}

fn value(value: &Value, out: &mut String) {
    match value {
        Value::Unknown => out.push_str("null"),
        Value::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Range { low, high } => range(*low, *high, out),
        Value::Day(day) => string(&day.to_string(), out),
        Value::Text(text) => string(text, out),
        Value::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                separate(position, out);
                self::value(item, out);
            }
            out.push(']');
        }
    }
}

impl Value {
    /// The value as JSON: a range with the sides that are known, `null` where it is not known.
    pub fn json(&self) -> String {
        let mut out = String::new();
        value(self, &mut out);
        out
    }
}

/// The sides that are known.
fn range(low: Option<i32>, high: Option<i32>, out: &mut String) {
    let sides = [("min", low), ("max", high)];
    out.push('{');
    for (position, (name, bound)) in sides.into_iter().filter_map(|(name, bound)| Some((name, bound?))).enumerate() {
        separate(position, out);
        string(name, out);
        out.push(':');
        out.push_str(&bound.to_string());
    }
    out.push('}');
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => write!(out, "\\u{:04x}", u32::from(c)).expect("a string takes every character"),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::{Citation, Outcome};
    use register::Day;

    #[test]
    fn a_line_has_the_keys_of_the_exchange_format_in_order() {
        let day = |year, month, day| Day::new(year, month, day).unwrap();
        let verdict = Line {
            subject: "person:A\"1".into(),
            rule: "65-QĐ/TW#service-left".into(),
            effect: Effect::Bar,
            outcome: Outcome::NotMet,
            on: day(2024, 6, 1),
            facts: vec![
                ("person.age_months".into(), Value::Range { low: Some(5), high: None }),
                ("person.planned_ranks".into(), Value::List(vec![Value::Number(1), Value::Unknown])),
                ("param.months".into(), Value::Number(120)),
            ],
            missing: vec![],
            citation: Citation { document: "65-QĐ/TW".into(), clause: "Điều 5".into(), in_force_from: day(2022, 4, 28) },
            says: "một\u{1}\ndòng".into(),
        };
        assert_eq!(
            verdict.json(),
            concat!(
                r#"{"subject":"person:A\"1","rule":"65-QĐ/TW#service-left","effect":"bar","outcome":"not_met","on":"2024-06-01","#,
                r#""facts":{"person.age_months":{"min":5},"person.planned_ranks":[1,null],"param.months":120},"missing":[],"#,
                r#""citation":{"document":"65-QĐ/TW","clause":"Điều 5","in_force_from":"2022-04-28"},"says":"một\u0001\ndòng"}"#
            )
        );
    }
}
