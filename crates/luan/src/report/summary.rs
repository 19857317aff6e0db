//! The summary for people: how often each rule said what, and the findings themselves as far as one can read.

use std::collections::BTreeMap;

use rules::rulebook::Effect;
use rules::verdict::{Lang, Line, Outcome};

use super::table::Table;

/// Findings of one rule that are written out; the rest is counted.
const FINDINGS_SHOWN_MAX: usize = 20;

/// What the rules said, counted.
#[derive(Default)]
pub(crate) struct Summary {
    rules: BTreeMap<String, OfRule>,
}

#[derive(Default)]
struct OfRule {
    effect: Option<Effect>,
    counts: [usize; Outcome::ALL.len()],
    findings: Vec<Line>,
}

/// Whether a person has something to do about an outcome.
fn is_finding(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::NotMet | Outcome::NotKnown | Outcome::Waived)
}

/// An outcome in words.
pub(crate) fn outcome_words(outcome: Outcome) -> [&'static str; 2] {
    outcome.words()
}

/// An effect in words.
pub(crate) fn effect_words(effect: Effect) -> [&'static str; 2] {
    effect.words()
}

/// Who may decide otherwise, in words.
pub(crate) fn waiver_words(by: &str) -> [&str; 2] {
    match by {
        "authority" => ["cấp có thẩm quyền", "the competent authority"],
        "superior_committee" => ["cấp ủy cấp trên", "the superior party committee"],
        "politburo" => ["Bộ Chính trị", "the Politburo"],
        other => [other, other],
    }
}

impl Summary {
    /// Counts an outcome, and says whether its line is wanted for reading.
    pub(crate) fn count(&mut self, rule: &str, effect: Effect, outcome: Outcome) -> bool {
        if !self.rules.contains_key(rule) {
            self.rules.insert(rule.to_owned(), OfRule { effect: Some(effect), ..OfRule::default() });
        }
        let of_rule = self.rules.get_mut(rule).expect("the rule was inserted above");
        of_rule.counts[outcome as usize] += 1;
        is_finding(outcome) && of_rule.findings.len() < FINDINGS_SHOWN_MAX
    }

    /// Keeps the line of a finding that was counted.
    pub(crate) fn show(&mut self, line: Line) {
        if let Some(of_rule) = self.rules.get_mut(&line.rule) {
            of_rule.findings.push(line);
        }
    }

    /// Adds a later part.
    pub(crate) fn add(&mut self, later: Summary) {
        for (name, other) in later.rules {
            let of_rule = self.rules.entry(name).or_default();
            of_rule.effect = other.effect;
            of_rule.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
            let room = FINDINGS_SHOWN_MAX - of_rule.findings.len();
            of_rule.findings.extend(other.findings.into_iter().take(room));
        }
    }

    /// The counts, then the findings.
    pub(crate) fn render(&self, lang: Lang) -> String {
        let mut out = self.counts(lang);
        for (name, of_rule) in &self.rules {
            if of_rule.findings.is_empty() {
                continue;
            }
            let citation = &of_rule.findings[0].citation;
            out.push_str(&format!("\n{name} — {} {}\n", citation.document, citation.clause));
            for line in &of_rule.findings {
                out.push_str(&format!("  {}  {}: {}\n", line.subject, lang.pick(outcome_words(line.outcome)), line.says));
                if line.outcome == Outcome::NotKnown {
                    out.push_str(&format!("    {} {}\n", lang.pick(["còn thiếu:", "missing:"]), line.missing.join(", ")));
                }
            }
            let findings: usize = Outcome::ALL.into_iter().filter(|outcome| is_finding(*outcome)).map(|outcome| of_rule.counts[outcome as usize]).sum();
            let more = findings - of_rule.findings.len();
            if more > 0 {
                let vi = format!("  … và {more} trường hợp nữa; --format csv cho ra tất cả\n");
                out.push_str(&lang.pick([vi, format!("  … and {more} more; --format csv has them all\n")]));
            }
        }
        out
    }

    /// One row a rule.
    pub(crate) fn counts(&self, lang: Lang) -> String {
        let order = [Outcome::NotMet, Outcome::NotKnown, Outcome::Waived, Outcome::Met, Outcome::NotApplicable];
        let mut headings = vec![lang.pick(["quy tắc", "rule"]), lang.pick(["loại", "effect"])];
        headings.extend(order.map(|outcome| lang.pick(outcome_words(outcome))));
        let mut table = Table::new(&headings, &[2, 3, 4, 5, 6]);
        for (name, of_rule) in &self.rules {
            let effect = of_rule.effect.map_or("", |effect| lang.pick(effect_words(effect)));
            let mut row = vec![name.clone(), effect.to_owned()];
            row.extend(order.map(|outcome| of_rule.counts[outcome as usize].to_string()));
            table.row(row);
        }
        table.render()
    }
}
