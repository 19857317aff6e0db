//! The account of the town, part by part.

use std::collections::BTreeMap;

use planner::explain::Outcome;
use register::{Day, Register};
use rules::facts;
use rules::rulebook::Rulebook;
use rules::rulebook::conflicts::Conflict;
use rules::verdict::{Lang, Line, Outcome as Verdict};

use crate::names;
use crate::report::{Summary, effect_words, outcome_words};

/// Findings of one rule that the account tells; the review has them all.
const TOLD_MAX: usize = 4;

/// The heading of a part.
pub(super) fn title(lang: Lang, number: usize, words: [&str; 2]) -> String {
    let line = format!("{number}. {}", lang.pick(words));
    format!("\n{line}\n{}\n", "═".repeat(line.chars().count()))
}

/// What there is: people, posts, units, rules.
pub(super) fn town(register: &Register, books: &[Rulebook], on: Day, lang: Lang) -> String {
    let tables = register.tables();
    let open = |from: Day, until: Day| from <= on && on < until;
    let tenures = (0..tables.tenures.len()).filter(|&row| open(tables.tenures.from[row].0, tables.tenures.until[row].0));
    let held: usize = tenures.filter(|&row| tables.tenures.concurrent[row] != Some(true)).count();
    let posts = (0..tables.posts.len()).filter(|&row| open(tables.posts.from[row].0, tables.posts.until[row].0));
    let seats: i32 = posts.clone().map(|row| tables.posts.seats[row].unwrap_or(0)).sum();
    let (people, posts) = (tables.people.len(), posts.count());
    let units = (0..tables.units.len()).filter(|&row| open(tables.units.from[row].0, tables.units.until[row].0)).count();
    let in_force: Vec<&str> = books.iter().filter(|book| book.document.in_force.holds(on)).map(|book| book.document.symbol.as_str()).collect();
    let mut out = title(lang, 1, ["Thị xã giả định", "The invented town"]);
    out.push_str(&lang.pick([
        format!("Ngày hỏi: {on}. {people} người, {units} đơn vị, {posts} vị trí với {seats} suất được duyệt, {held} suất đang có người.\n"),
        format!("Asked on {on}: {people} people, {units} units, {posts} posts with {seats} approved seats, {held} of them held.\n"),
    ]));
    out.push_str(&format!("{} {}.\n", lang.pick(["Văn bản có hiệu lực ngày đó:", "In force that day:"]), in_force.join(", ")));
    out
}

/// What the rules find: counts of every rule, then some findings with clause and facts.
pub(super) fn findings(register: &Register, lines: &[Line], lang: Lang) -> String {
    let mut out = title(lang, 2, ["Các quy tắc phát hiện gì", "What the rules find"]);
    let mut summary = Summary::default();
    let mut by_rule: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        summary.count(&line.rule, line.effect, line.outcome);
        if line.outcome == Verdict::NotMet {
            by_rule.entry(&line.rule).or_default().push(line);
        }
    }
    out.push_str(&summary.counts(lang));
    for (rule, found) in by_rule {
        let first = found[0];
        out.push_str(&format!("\n{rule} — {} {} ({})\n", first.citation.document, first.citation.clause, lang.pick(effect_words(first.effect))));
        for line in found.iter().take(TOLD_MAX) {
            out.push_str(&format!("   {}: {}\n", names::subject(register, &line.subject), line.says));
        }
        let more = found.len().saturating_sub(TOLD_MAX);
        if more > 0 {
            out.push_str(&lang.pick([format!("   … và {more} trường hợp nữa\n"), format!("   … and {more} more\n")]));
        }
    }
    out
}

/// What the plan changes: every unit before and after.
pub(super) fn changes(register: &Register, outcome: &Outcome, lang: Lang) -> String {
    let mut out = lang.pick(["\nThay đổi ở các đơn vị:\n", "\nWhat changes in the units:\n"]).to_owned();
    for unit in &outcome.units {
        let list = |people: &[String]| people.iter().map(|id| names::person(register, id)).collect::<Vec<_>>().join(", ");
        let mut parts = Vec::new();
        for (people, words) in [(&unit.loses, ["mất", "loses"]), (&unit.gains, ["được", "gains"]), (&unit.within, ["đổi vị trí", "changes within"])]
        {
            if !people.is_empty() {
                parts.push(format!("{} {}", lang.pick(words), list(people)));
            }
        }
        out.push_str(&format!("   {}: {} → {}; {}\n", names::unit(register, &unit.unit), unit.before, unit.after, parts.join("; ")));
    }
    out
}

/// What is not known: which facts, about how many, and which papers to ask for.
pub(super) fn unknown(lines: &[Line], lang: Lang) -> String {
    let mut out = title(lang, 4, ["Còn chưa đủ căn cứ, và giấy tờ cần hỏi", "What is not known, and which papers to ask for"]);
    let mut missing: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.outcome == Verdict::NotKnown) {
        line.missing.iter().for_each(|name| missing.entry(name).or_default().push(line));
    }
    for (name, of_fact) in missing {
        let Some(fact) = facts::find(name).map(|position| &facts::ALL[position]) else { continue };
        let mut subjects: Vec<&str> = of_fact.iter().map(|line| line.subject.split_once(':').map_or("", |(_, id)| id)).collect();
        subjects.dedup();
        let count = subjects.len();
        subjects.truncate(TOLD_MAX);
        let dots = if count > TOLD_MAX { ", …" } else { "" };
        out.push_str(&format!("   {} ({name}): {count} — {}{dots}\n", lang.pick(fact.words), subjects.join(", ")));
        out.push_str(&format!("      {} {}\n", lang.pick(["hỏi:", "ask for:"]), lang.pick(fact.paper)));
    }
    let count = lines.iter().filter(|line| line.outcome == Verdict::NotKnown).count();
    let word = lang.pick(outcome_words(Verdict::NotKnown));
    out.push_str(&lang.pick([
        format!("   Tổng cộng {count} kết luận “{word}”; không kết luận nào được coi là đạt.\n"),
        format!("   {count} verdicts “{word}” in all; none of them counts as met.\n"),
    ]));
    out
}

/// Where the documents contradict one another, one line each.
pub(super) fn conflicts(found: &[Conflict], lang: Lang) -> String {
    let mut out = title(lang, 5, ["Chỗ các văn bản không khớp nhau", "Where the documents do not agree"]);
    for conflict in found {
        let documents: Vec<&str> = conflict.voices.iter().map(|voice| voice.document.as_str()).collect();
        let [vi, en] = conflict.title();
        out.push_str(&format!("   {} — {}\n", lang.pick([vi, en]), documents.join(", ")));
    }
    out + lang.pick(["   Chi tiết: ./luan rules conflicts\n", "   In full: ./luan rules conflicts\n"])
}
