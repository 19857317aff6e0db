//! A verdict opened: its clause, the value of every part of its conditions, where each fact is counted, the papers to ask for.

use rules::facts;
use rules::rulebook::Confidence;
use rules::trace::{Step, Trace, Value, show};
use rules::tree::{Node, NodeKind};
use rules::verdict::{Lang, Line, words};

use crate::asking::Clause;
use crate::report::{effect_words, outcome_words, waiver_words};

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
pub(super) fn text(clause: Clause<'_>, line: &Line, trace: &Trace, lang: Lang) -> String {
    let rule = clause.rule;
    let mut out = format!("{}  {}  {}\n", line.subject, line.on, line.rule);
    out.push_str(&format!("{} ({})\n", lang.pick(outcome_words(line.outcome)).to_uppercase(), lang.pick(effect_words(line.effect))));
    out.push_str(&format!("{}\n\n", line.says));
    let citation = &line.citation;
    let of_clause = format!("{}, {} — {} {}", citation.document, citation.clause, lang.pick(["hiệu lực từ", "in force from"]), citation.in_force_from);
    out.push_str(&format!("{} {of_clause}\n", lang.pick(["căn cứ:", "basis: "])));
    out.push_str(&format!("{} {}\n", lang.pick(["độ tin cậy:", "reading:"]), lang.pick(confidence_words(rule.confidence))));
    if let Some(waiver) = &rule.waiver {
        out.push_str(&format!(
            "{} {}, {}\n",
            lang.pick(["ai được quyết định khác:", "who may decide otherwise:"]),
            lang.pick(waiver_words(&waiver.by)),
            waiver.clause
        ));
    }
    let parts = [
        (lang.pick(["áp dụng khi", "speaks when"]), rule.when.as_ref(), trace.when.as_ref()),
        (lang.pick(["yêu cầu", "requires"]), Some(&rule.require), trace.require.as_ref()),
        (lang.pick(["được phép khác khi", "may be waived when"]), rule.waiver.as_ref().and_then(|waiver| waiver.when.as_ref()), trace.waiver.as_ref()),
    ];
    for (title, node, step) in parts {
        if let (Some(node), Some(step)) = (node, step) {
            out.push_str(&format!("\n{title}:\n"));
            branch(node, step, 1, lang, &mut out);
        }
    }
    out.push_str(&sources(line, lang));
    out.push_str(&papers(line, lang));
    out
}

/// One part of a condition with its value, and its parts below it.
fn branch(node: &Node, step: &Step, depth: usize, lang: Lang, out: &mut String) {
    if matches!(node.kind, NodeKind::Constant(_)) {
        return;
    }
    let value = match &step.value {
        Value::Truth(true) => lang.pick(["đúng", "true"]).to_owned(),
        Value::Truth(false) => lang.pick(["sai", "false"]).to_owned(),
        other => words(other, lang),
    };
    out.push_str(&format!("{}{} = {value}\n", "  ".repeat(depth), text_of(node)));
    for (child, part) in parts(node, step) {
        branch(child, part, depth + 1, lang, out);
    }
}

/// The text of a part; the body of a list macro stands for one element at a time.
fn text_of(node: &Node) -> String {
    if let NodeKind::Element { .. } = node.kind { "x".to_owned() } else { show(node) }
}

/// The parts of a node with their values; a list macro has its list, then its body once an element.
fn parts<'n, 's>(node: &'n Node, step: &'s Step) -> Vec<(&'n Node, &'s Step)> {
    let children: Vec<&Node> = match &node.kind {
        NodeKind::Constant(_) | NodeKind::Param(_) | NodeKind::Fact(_) | NodeKind::Element { .. } => Vec::new(),
        NodeKind::Not(a) | NodeKind::Negate(a) | NodeKind::Size(a) => vec![a],
        NodeKind::Gather(_, list, _) => vec![list],
        NodeKind::And(all) | NodeKind::Or(all) | NodeKind::List(all) => all.iter().collect(),
        NodeKind::Compare(_, a, b) | NodeKind::In(a, b) | NodeKind::Arithmetic(_, a, b) => vec![a, b],
        NodeKind::Choose(a, b, c) => vec![a, b, c],
    };
    children.into_iter().zip(&step.parts).collect()
}

/// What each fact means, and where it is counted.
fn sources(line: &Line, lang: Lang) -> String {
    let read = line.facts.iter().filter_map(|(name, value)| Some((&facts::ALL[facts::find(name)?], value)));
    let mut out = String::new();
    for (fact, value) in read {
        if out.is_empty() {
            out.push_str(lang.pick(["\ndữ kiện:\n", "\nfacts:\n"]));
        }
        out.push_str(&format!("  {} = {} — {}\n    {}\n", fact.name, words(value, lang), lang.pick(fact.words), fact.source));
    }
    out
}

/// What is missing, and which paper to ask for.
fn papers(line: &Line, lang: Lang) -> String {
    let mut out = String::new();
    for fact in line.missing.iter().filter_map(|name| facts::find(name)).map(|position| &facts::ALL[position]) {
        if out.is_empty() {
            out.push_str(lang.pick(["\ncòn thiếu:\n", "\nmissing:\n"]));
        }
        out.push_str(&format!("  {} — {}\n    {} {}\n", fact.name, lang.pick(fact.words), lang.pick(["giấy tờ cần hỏi:", "ask for:"]), lang.pick(fact.paper)));
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
