//! A verdict opened: its clause, the value of every part of its conditions, where each fact is counted, the papers to ask for.

use rules::rulebook::Confidence;
use rules::trace::{Step, Trace};
use rules::tree::Node;
use rules::verdict::{Lang, Line, words};

use crate::asking::Clause;
use crate::report::{Explained, effect_words, outcome_words, parts, text_of};

/// How surely the clause was read, in words.
pub(crate) fn confidence_words(confidence: Confidence) -> [&'static str; 2] {
    match confidence {
        Confidence::Verified => ["đọc ở chính văn bản", "read in the text itself"],
        Confidence::Translated => ["đọc ở bản dịch có nêu điều khoản", "read in a translation that names the clause"],
        Confidence::Secondary => ["đọc ở nguồn thứ hai", "read in secondary sources"],
        Confidence::Memory => ["nhớ lại, chưa đối chiếu", "from memory, not compared"],
    }
}

/// The verdict for a person to read.
pub(super) fn text(opened: &Explained, lang: Lang) -> String {
    let line = &opened.line;
    let mut out = format!("{}  {}  {}\n", line.subject, line.on, line.rule);
    out.push_str(&format!("{} ({})\n", lang.pick(outcome_words(line.outcome)).to_uppercase(), lang.pick(effect_words(line.effect))));
    out.push_str(&format!("{}\n\n", line.says));
    let citation = &line.citation;
    let of_clause = format!("{}, {} — {} {}", citation.document, citation.clause, lang.pick(["hiệu lực từ", "in force from"]), citation.in_force_from);
    out.push_str(&format!("{} {of_clause}\n", lang.pick(["căn cứ:", "basis: "])));
    out.push_str(&format!("{} {}\n", lang.pick(["độ tin cậy:", "reading:"]), lang.pick(confidence_words(opened.confidence))));
    if let Some((by, clause)) = &opened.waiver {
        out.push_str(&format!("{} {by}, {clause}\n", lang.pick(["ai được quyết định khác:", "who may decide otherwise:"])));
    }
    for condition in &opened.conditions {
        out.push_str(&format!("\n{}:\n", condition.title));
        for part in &condition.parts {
            out.push_str(&format!("{}{} = {}\n", "  ".repeat(part.depth + 1), part.text, part.value));
        }
    }
    if !opened.facts.is_empty() {
        out.push_str(lang.pick(["\ndữ kiện:\n", "\nfacts:\n"]));
    }
    for fact in &opened.facts {
        out.push_str(&format!("  {} = {} — {}\n    {}\n", fact.name, fact.value, fact.words, fact.source));
    }
    if !opened.missing.is_empty() {
        out.push_str(lang.pick(["\ncòn thiếu:\n", "\nmissing:\n"]));
    }
    for fact in &opened.missing {
        out.push_str(&format!("  {} — {}\n    {} {}\n", fact.name, fact.words, lang.pick(["giấy tờ cần hỏi:", "ask for:"]), fact.paper));
    }
    out
}

/// The verdict for a program: its line, with the tree of values.
pub(super) fn json(clause: Clause<'_>, line: &Line, trace: &Trace) -> String {
    let line = line.json();
    let waiver = clause.rule.waiver.as_ref().and_then(|waiver| waiver.when.as_ref());
    let mut tree = serde_json::Map::new();
    for (name, node, step) in [
        ("when", clause.rule.when.as_ref(), trace.when.as_ref()),
        ("require", Some(&clause.rule.require), trace.require.as_ref()),
        ("waiver", waiver, trace.waiver.as_ref()),
    ] {
        if let (Some(node), Some(step)) = (node, step) {
            tree.insert(name.to_owned(), json_branch(node, step));
        }
    }
    let open = line.strip_suffix('}').expect("a verdict is an object");
    format!("{open},\"tree\":{}}}\n", serde_json::Value::Object(tree))
}

fn json_branch(node: &Node, step: &Step) -> serde_json::Value {
    let parts: Vec<serde_json::Value> = parts(node, step).into_iter().map(|(child, part)| json_branch(child, part)).collect();
    serde_json::json!({ "text": text_of(node), "value": words(&step.value, Lang::En), "parts": parts })
}
