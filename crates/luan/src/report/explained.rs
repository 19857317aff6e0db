//! A verdict opened: everything that a reader needs to follow it from the outcome back to the clause, the facts and the papers.

use rules::facts;
use rules::rulebook::Confidence;
use rules::trace::{Step, Trace, Value, show};
use rules::tree::{Node, NodeKind};
use rules::verdict::{Lang, Line, words};

use super::waiver_words;
use crate::asking::Clause;

/// A verdict with its reasons.
pub(crate) struct Explained {
    /// The verdict.
    pub(crate) line: Line,
    /// How surely the clause was read.
    pub(crate) confidence: Confidence,
    /// Who may decide otherwise, and under which clause.
    pub(crate) waiver: Option<(String, String)>,
    /// The conditions with the value of every part.
    pub(crate) conditions: Vec<Condition>,
    /// What each known fact means, and where it is counted.
    pub(crate) facts: Vec<FactRead>,
    /// Numbers of the law that were read: name, value.
    pub(crate) params: Vec<(String, String)>,
    /// What is missing, and which paper to ask for.
    pub(crate) missing: Vec<FactMissing>,
    /// Counts of months that grow from day to day, each beside the number of the law that it is held against.
    pub(crate) counts: Vec<MonthsHeld>,
}

/// Months counted so far, and the number that a rule holds them against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MonthsHeld {
    /// What is counted.
    pub(crate) words: &'static str,
    /// How many months there are.
    pub(crate) months: i32,
    /// The number of the law.
    pub(crate) limit: i32,
}

/// Facts that grow by a month with every month for who stays where they are.
const GROWING: [&str; 4] = ["person.months_in_post", "person.months_as_head", "person.months_in_inspection", "person.months_in_equivalent_posts"];

/// A condition of a rule.
pub(crate) struct Condition {
    /// What it decides.
    pub(crate) title: &'static str,
    /// Its parts, the whole first, each with the parts that it is made of behind it.
    pub(crate) parts: Vec<Part>,
}

/// A part of a condition.
pub(crate) struct Part {
    /// How far inside it stands: the whole is at 0.
    pub(crate) depth: usize,
    /// Its text.
    pub(crate) text: String,
    /// Its value in words.
    pub(crate) value: String,
}

/// A fact that was read.
pub(crate) struct FactRead {
    /// Its full name.
    pub(crate) name: &'static str,
    /// What to call it.
    pub(crate) words: &'static str,
    /// Its value in words.
    pub(crate) value: String,
    /// Where it comes from and how it is counted.
    pub(crate) source: &'static str,
}

/// A fact that is missing.
pub(crate) struct FactMissing {
    /// Its full name.
    pub(crate) name: &'static str,
    /// What to call it.
    pub(crate) words: &'static str,
    /// Which paper to ask for, and from whom.
    pub(crate) paper: &'static str,
}

impl Explained {
    /// A verdict of a rule with the trace that it came from.
    pub(crate) fn new(clause: Clause<'_>, line: Line, trace: &Trace, lang: Lang) -> Explained {
        let rule = clause.rule;
        let known = |name: &String| facts::find(name).map(|position| &facts::ALL[position]);
        let read = |(name, value): &(String, Value)| {
            let fact = known(name)?;
            Some(FactRead { name: fact.name, words: lang.pick(fact.words), value: words(value, lang), source: fact.source })
        };
        let params = line.facts.iter().filter_map(|(name, value)| Some((name.strip_prefix("param.")?.to_owned(), words(value, lang))));
        let missing = |name: &String| known(name).map(|fact| FactMissing { name: fact.name, words: lang.pick(fact.words), paper: lang.pick(fact.paper) });
        Explained {
            confidence: rule.confidence,
            waiver: rule.waiver.as_ref().map(|waiver| (lang.pick(waiver_words(&waiver.by)).to_owned(), waiver.clause.clone())),
            conditions: conditions(clause, trace, lang),
            facts: line.facts.iter().filter_map(read).collect(),
            params: params.collect(),
            counts: counts(clause, trace, lang),
            missing: line.missing.iter().filter_map(missing).collect(),
            line,
        }
    }
}

/// The conditions that were asked, with their values.
fn conditions(clause: Clause<'_>, trace: &Trace, lang: Lang) -> Vec<Condition> {
    let rule = clause.rule;
    let asked = [
        (["áp dụng khi", "speaks when"], rule.when.as_ref(), trace.when.as_ref()),
        (["yêu cầu", "requires"], Some(&rule.require), trace.require.as_ref()),
        (["được phép khác khi", "may be waived when"], rule.waiver.as_ref().and_then(|waiver| waiver.when.as_ref()), trace.waiver.as_ref()),
    ];
    let opened = asked.into_iter().filter_map(|(title, node, step)| {
        let mut parts = Vec::new();
        branch(node?, step?, 0, lang, &mut parts);
        Some(Condition { title: lang.pick(title), parts })
    });
    opened.collect()
}

/// Where a condition holds a growing count against a number of the law.
fn counts(clause: Clause<'_>, trace: &Trace, lang: Lang) -> Vec<MonthsHeld> {
    let mut found = Vec::new();
    for (node, step) in [(clause.rule.when.as_ref(), trace.when.as_ref()), (Some(&clause.rule.require), trace.require.as_ref())] {
        if let (Some(node), Some(step)) = (node, step) {
            gather_counts(node, step, lang, &mut found);
        }
    }
    found
}

fn gather_counts(node: &Node, step: &Step, lang: Lang, found: &mut Vec<MonthsHeld>) {
    let parts = parts(node, step);
    if let (NodeKind::Compare(..), [(a, x), (b, y)]) = (&node.kind, &parts[..]) {
        for ((a, x), (b, y)) in [((a, x), (b, y)), ((b, y), (a, x))] {
            if let (NodeKind::Fact(position), NodeKind::Param(_), Value::Number(months), Value::Number(limit)) = (&a.kind, &b.kind, &x.value, &y.value) {
                let fact = &facts::ALL[*position];
                found.extend(GROWING.contains(&fact.name).then(|| MonthsHeld { words: lang.pick(fact.words), months: *months, limit: *limit }));
            }
        }
    }
    for (child, part) in parts {
        gather_counts(child, part, lang, found);
    }
}

/// One part of a condition with its value, and its parts below it. What stands there as a plain number says nothing new.
fn branch(node: &Node, step: &Step, depth: usize, lang: Lang, out: &mut Vec<Part>) {
    if matches!(node.kind, NodeKind::Constant(_)) {
        return;
    }
    let value = match &step.value {
        Value::Truth(true) => lang.pick(["đúng", "true"]).to_owned(),
        Value::Truth(false) => lang.pick(["sai", "false"]).to_owned(),
        other => words(other, lang),
    };
    out.push(Part { depth, text: text_of(node), value });
    for (child, part) in parts(node, step) {
        branch(child, part, depth + 1, lang, out);
    }
}

/// The text of a part; the body of a list macro stands for one element at a time.
pub(crate) fn text_of(node: &Node) -> String {
    if let NodeKind::Element { .. } = node.kind { "x".to_owned() } else { show(node) }
}

/// The parts of a node with their values; a list macro has its list, then its body once an element.
pub(crate) fn parts<'n, 's>(node: &'n Node, step: &'s Step) -> Vec<(&'n Node, &'s Step)> {
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
