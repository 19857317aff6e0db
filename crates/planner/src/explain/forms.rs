//! The written form of a verdict inside a result.

use register::Day;
use rules::rulebook::Effect;
use rules::trace::Value;
use rules::verdict::Line;
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

/// A verdict, written as in the output of a check.
#[derive(Clone, PartialEq, Debug)]
pub struct VerdictForm(pub Line);

struct Facts<'a>(&'a [(String, Value)]);
struct Form<'a>(&'a Value);
struct Citation<'a>(&'a str, &'a str, Day);

impl Serialize for VerdictForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = &self.0;
        let mut form = serializer.serialize_struct("verdict", 9)?;
        form.serialize_field("subject", &line.subject)?;
        form.serialize_field("rule", &line.rule)?;
        form.serialize_field("effect", effect(line.effect))?;
        form.serialize_field("outcome", line.outcome.name())?;
        form.serialize_field("on", &line.on.to_string())?;
        form.serialize_field("facts", &Facts(&line.facts))?;
        form.serialize_field("missing", &line.missing)?;
        form.serialize_field("citation", &Citation(&line.citation.document, &line.citation.clause, line.citation.in_force_from))?;
        form.serialize_field("says", &line.says)?;
        form.end()
    }
}

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(name, value)| map.serialize_entry(name, &Form(value)))?;
        map.end()
    }
}

impl Serialize for Citation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("citation", 3)?;
        form.serialize_field("document", self.0)?;
        form.serialize_field("clause", self.1)?;
        form.serialize_field("in_force_from", &self.2.to_string())?;
        form.end()
    }
}

impl Serialize for Form<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Unknown => serializer.serialize_unit(),
            Value::Truth(truth) => serializer.serialize_bool(*truth),
            Value::Number(number) => serializer.serialize_i32(*number),
            Value::Range { low, high } => [low, high].serialize(serializer),
            Value::Day(day) => serializer.serialize_str(&day.to_string()),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&Form(item)))?;
                list.end()
            }
        }
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
