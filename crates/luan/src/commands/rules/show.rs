//! `luan rules show`: one rule, or every rule of a document, with everything that was written about it.

use register::Period;
use rules::rulebook::{Rule, Rulebook};
use rules::trace::show;
use rules::tree::Constant;
use rules::verdict::Lang;

use super::list::period_words;
use crate::commands::why::{confidence_words, find_rule};
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::report::{effect_words, waiver_words};

pub(super) fn run(books: &[Rulebook], name: &str, counter: &mut Counter<'_>) -> Outcome {
    let lang = counter.lang;
    let mut text = String::new();
    match books.iter().find(|book| book.document.symbol == name) {
        Some(book) => book.rules.iter().for_each(|rule| text.push_str(&of_rule(book, rule, lang))),
        None => {
            let clause = find_rule(books, name)?;
            text = of_rule(clause.book, clause.rule, lang);
        }
    }
    counter.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

fn of_rule(book: &Rulebook, rule: &Rule, lang: Lang) -> String {
    let mut out = format!("{}\n  {}\n", rule.name, lang.pick([&rule.says[0], &rule.says[1]]));
    let mut line = |title: [&str; 2], text: String| out.push_str(&format!("  {:<16}{text}\n", lang.pick(title)));
    line(["căn cứ", "basis"], format!("{}, {}", book.document.symbol, rule.clause));
    line(["hiệu lực", "in force"], period_words(within(book.document.in_force, rule.in_force), lang));
    line(["đối tượng", "subject"], rule.subject.name().to_owned());
    line(["loại", "effect"], lang.pick(effect_words(rule.effect)).to_owned());
    for scope in [&book.scope, &rule.scope] {
        let unit = scope.unit.iter().cloned();
        let parts: Vec<String> = unit.chain(scope.person_kinds.iter().cloned()).collect();
        if !parts.is_empty() {
            line(["phạm vi", "scope"], parts.join(", "));
        }
    }
    if let Some(when) = &rule.when {
        line(["áp dụng khi", "speaks when"], show(when));
    }
    line(["yêu cầu", "requires"], show(&rule.require));
    for (name, values) in &rule.params {
        let dated: Vec<String> = values.iter().map(|(from, value)| dated(from.known().then(|| from.to_string()), value, lang)).collect();
        line(["tham số", "parameter"], format!("{name} = {}", dated.join("; ")));
    }
    if let Some(waiver) = &rule.waiver {
        let when = waiver.when.as_ref().map(|when| format!(" — {}", show(when))).unwrap_or_default();
        line(["được phép khác", "waiver"], format!("{}, {}{when}", lang.pick(waiver_words(&waiver.by)), waiver.clause));
    }
    line(["độ tin cậy", "reading"], lang.pick(confidence_words(rule.confidence)).to_owned());
    for case in &rule.cases {
        line(["ca thử", "case"], format!("{} → {}", case.name, case.then.name()));
    }
    out + "\n"
}

/// The part of a period that lies in another.
fn within(whole: Period, part: Period) -> Period {
    Period { from: whole.from.max(part.from), until: whole.until.min(part.until) }
}

fn dated(from: Option<String>, value: &Constant, lang: Lang) -> String {
    let value = constant_words(value);
    match from {
        Some(from) => format!("{value} {} {from}", lang.pick(["từ", "from"])),
        None => value,
    }
}

/// A constant as rulebooks write it.
pub(super) fn constant_words(value: &Constant) -> String {
    match value {
        Constant::Truth(truth) => truth.to_string(),
        Constant::Number(number) => number.to_string(),
        Constant::Text(text) => format!("'{text}'"),
        Constant::Day(day) => day.to_string(),
        Constant::List(items) => format!("[{}]", items.iter().map(constant_words).collect::<Vec<_>>().join(", ")),
    }
}
