//! A document that was read against what a clerk would read in it, field by field.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sameness::{Strictness, is_same, key};

/// How often a field was judged, and every time that it was wrong.
#[derive(Default)]
pub(crate) struct Judgement {
    pub(crate) judged: BTreeMap<String, usize>,
    pub(crate) wrong: Vec<Wrong>,
}

/// One disagreement.
pub(crate) struct Wrong {
    /// The file and the document in it: `17-letter-and-conclusion#2`.
    pub(crate) document: String,
    pub(crate) field: String,
    /// What it is about, where a document has several of the field.
    pub(crate) which: String,
    pub(crate) words: String,
}

/// Fields that are one value.
const PLAIN: [(&str, Strictness); 9] = [
    ("symbol", Strictness::Exact),
    ("number", Strictness::Exact),
    ("date", Strictness::Exact),
    ("type", Strictness::Words),
    ("title", Strictness::Words),
    ("issuer", Strictness::Words),
    ("superior", Strictness::Words),
    ("place", Strictness::Words),
    ("subject", Strictness::Words),
];
/// Fields that have fields of their own.
const NESTED: [(&str, &str, Strictness); 5] = [
    ("signer", "form", Strictness::Exact),
    ("signer", "title", Strictness::Words),
    ("signer", "name", Strictness::Words),
    ("incoming", "number", Strictness::Exact),
    ("incoming", "date", Strictness::Exact),
];
/// What a citation says beside its symbol.
const CITED: [(&str, Strictness); 4] =
    [("type", Strictness::Words), ("date", Strictness::Exact), ("issuer", Strictness::Words), ("relation", Strictness::Exact)];
/// What a duty says beside its passage, its lead and its action.
const TOLD: [(&str, Strictness); 3] = [("support", Strictness::Words), ("deadline", Strictness::Exact), ("report_to", Strictness::Words)];

/// Judges one file.
pub(crate) fn judge(file: &str, expected: &Value, said: &[Value], judgement: &mut Judgement) {
    let wanted = list(expected, "documents");
    let mut count = Judge { document: file.to_owned(), judgement };
    count.hold("documents", "", wanted.len() == said.len(), || format!("{} documents expected, {} read", wanted.len(), said.len()));
    for (number, (expected, said)) in (1..).zip(wanted.iter().zip(said)) {
        Judge { document: format!("{file}#{number}"), judgement }.document(expected, said);
    }
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

struct Judge<'a> {
    document: String,
    judgement: &'a mut Judgement,
}

impl Judge<'_> {
    fn hold(&mut self, field: &str, which: &str, right: bool, words: impl Fn() -> String) {
        *self.judgement.judged.entry(field.to_owned()).or_default() += 1;
        if !right {
            let (document, field, which) = (self.document.clone(), field.to_owned(), which.to_owned());
            self.judgement.wrong.push(Wrong { document, field, which, words: words() });
        }
    }

    /// One value; what is left out in the expected file is not judged.
    fn value(&mut self, field: &str, which: &str, expected: Option<&Value>, said: &Value, strictness: Strictness) {
        if let Some(expected) = expected {
            self.hold(field, which, is_same(expected, said, strictness), || format!("expected {expected}\n      read     {said}"));
        }
    }

    fn document(&mut self, expected: &Value, said: &Value) {
        for (field, strictness) in PLAIN {
            self.value(field, "", expected.get(field), &said[field], strictness);
        }
        for (outer, inner, strictness) in NESTED {
            self.value(&format!("{outer}.{inner}"), "", expected.get(outer).and_then(|outer| outer.get(inner)), &said[outer][inner], strictness);
        }
        self.value("addressees", "", expected.get("addressees"), &said["addressees"], Strictness::Words);
        self.recipients(expected, said);
        self.citations(expected, said);
        self.passages(expected, said);
        self.duties(expected, said);
        self.uncertain(expected, said);
    }

    /// In order and complete.
    fn recipients(&mut self, expected: &Value, said: &Value) {
        let (wanted, found) = (list(expected, "recipients"), list(said, "recipients"));
        if expected.get("recipients").is_none() {
            return;
        }
        self.hold("recipients", "", wanted.len() == found.len(), || format!("{} expected, {} read: {}", wanted.len(), found.len(), said["recipients"]));
        for (number, (wanted, found)) in (1..).zip(wanted.iter().zip(found)) {
            for field in ["name", "mark"] {
                self.value(&format!("recipients.{field}"), &format!("{number}"), wanted.get(field), &found[field], Strictness::Words);
            }
        }
    }

    /// Complete as to their symbols, each once, in any order.
    fn citations(&mut self, expected: &Value, said: &Value) {
        let found = list(said, "citations");
        let cited = |symbol: &Value| found.iter().filter(|citation| citation["symbol"] == *symbol).collect::<Vec<_>>();
        for forbidden in list(expected, "forbidden_citations") {
            self.hold("forbidden_citations", &forbidden.to_string(), cited(forbidden).is_empty(), || "is cited".to_owned());
        }
        if expected.get("citations").is_none() {
            return;
        }
        let wanted = list(expected, "citations");
        for citation in found {
            let known = wanted.iter().any(|wanted| wanted["symbol"] == citation["symbol"]);
            self.hold("citations", &citation["symbol"].to_string(), known, || "is not expected".to_owned());
        }
        for wanted in wanted {
            let which = wanted["symbol"].to_string();
            let same = cited(&wanted["symbol"]);
            self.hold("citations", &which, same.len() == 1, || format!("is read {} times", same.len()));
            for (field, strictness) in CITED {
                if let Some(found) = same.first() {
                    self.value(&format!("citations.{field}"), &which, wanted.get(field), &found[field], strictness);
                }
            }
        }
    }

    fn passages(&mut self, expected: &Value, said: &Value) {
        for wanted in list(expected, "passages") {
            let which = wanted["path"].to_string();
            let found = list(said, "passages").iter().find(|passage| passage["path"] == wanted["path"]);
            let begins = key(wanted["begins"].as_str().unwrap_or_default());
            let right = found.is_some_and(|passage| key(passage["text"].as_str().unwrap_or_default()).starts_with(&begins));
            let paths = || list(said, "passages").iter().map(|passage| passage["path"].to_string()).collect::<Vec<_>>().join(" ");
            let there = || found.map_or_else(paths, |passage| passage["text"].to_string());
            self.hold("passages", &which, right, || format!("expected {}\n      read     {}", wanted["begins"], there()));
        }
    }

    /// Those that must be found, those that must not; any further one is not judged.
    fn duties(&mut self, expected: &Value, said: &Value) {
        let found = list(said, "duties");
        for path in list(expected, "no_duties_in") {
            let there: Vec<&Value> = found.iter().filter(|duty| duty["passage"] == *path).collect();
            self.hold("no_duties_in", &path.to_string(), there.is_empty(), || format!("{there:?}"));
        }
        if expected.get("duties").is_some_and(|duties| duties == &Value::Array(Vec::new())) {
            self.hold("no_duties", "", found.is_empty(), || format!("{found:?}"));
        }
        for wanted in list(expected, "duties") {
            let which = format!("{} {}", wanted["passage"], wanted["lead"]);
            let is_it =
                |duty: &&Value| is_same(&wanted["passage"], &duty["passage"], Strictness::Exact) && is_same(&wanted["lead"], &duty["lead"], Strictness::Words);
            let Some(duty) = found.iter().find(is_it) else {
                let all = || found.iter().map(|duty| format!("\n      read     {duty}")).collect::<String>();
                self.hold("duties", &which, false, || format!("is not found{}", all()));
                continue;
            };
            self.hold("duties", &which, true, String::new);
            for (field, strictness) in TOLD {
                self.value(&format!("duties.{field}"), &which, wanted.get(field), &duty[field], strictness);
            }
            if let Some(part) = wanted.get("action_contains").and_then(Value::as_str) {
                let action = duty["action"].as_str().unwrap_or_default();
                self.hold("duties.action", &which, key(action).contains(&key(part)), || format!("expected {part:?}\n      read     {action:?}"));
            }
        }
    }

    fn uncertain(&mut self, expected: &Value, said: &Value) {
        let mentioned: Vec<&str> = list(said, "uncertain").iter().filter_map(Value::as_str).collect();
        for field in list(expected, "uncertain_fields").iter().filter_map(Value::as_str) {
            let right = mentioned.iter().any(|name| name.split('.').next() == Some(field) || (field == "symbol" && *name == "number"));
            self.hold("uncertain_fields", field, right, || format!("only {mentioned:?}"));
        }
    }
}
