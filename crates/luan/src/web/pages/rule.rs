//! One rule: what it says, where it stands in the law, what must hold, which numbers it has, how its worked cases come out, who may decide otherwise.

use askama::Template;
use register::Period;
use register::code::vietnamese;
use rules::rulebook::cases::outcome;
use rules::rulebook::{Case, Rule, Rulebook, Scope};
use rules::tree::Constant;
use rules::verdict::Lang;

use super::rules::{day_words, days};
use crate::access::Action;
use crate::citing::clause_parts;
use crate::commands::why::confidence_words;
use crate::report::{effect_words, outcome_words, waiver_words};
use crate::trying::Condition;
use crate::web::answer::{Answer, Refused};
use crate::web::condition::Tree;
use crate::web::sought::{SUBJECTS, subject_words};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "rule.html")]
struct Shown {
    page: Page,
    name: String,
    symbol: String,
    title: String,
    clause: String,
    /// The parts of the clause: where each is read, or why it is not.
    clauses: Vec<Clause>,
    says: String,
    from: String,
    until: String,
    in_force: bool,
    confidence: String,
    effect: String,
    subject: String,
    topic: String,
    scope: Vec<String>,
    /// When it speaks, and what must hold: in the rule language, and to be read. The first is not there where it speaks of everybody.
    conditions: Vec<(bool, String, Tree)>,
    /// Numbers: the name, the value, the day from which it holds.
    params: Vec<(String, String, String)>,
    /// Who may decide otherwise, under which clause, when.
    waiver: Option<(String, String, Option<Tree>)>,
    cases: Vec<Ran>,
    /// Other rules on the same topic.
    others: Vec<String>,
    /// Where it is asked what would be with other numbers; none where this viewer reviews nobody.
    what_if: Option<String>,
    /// Where it is shown whom it meets; none where it judges what no record has a table of.
    hits: Option<String>,
}

/// A part of a clause, and where it is read.
struct Clause {
    words: String,
    /// The passage in the document that the office holds.
    link: Option<String>,
    /// Why it is not read here; empty where it is.
    unread: String,
}

/// The parts of the clause that a rule cites. The text opens where a line of its document is found whose content may be opened.
fn clauses(visit: &Visit<'_>, symbol: &str, clause: &str) -> Result<Vec<Clause>, Refused> {
    let (view, t) = (visit.view()?, visit.t());
    let known = view.citing(Action::Find, &visit.desk.books);
    let part = |(words, other, path): (String, Option<String>, Option<String>)| {
        let held: Vec<_> = known.named(other.as_deref().unwrap_or(symbol)).into_iter().filter_map(|paper| known.source(paper)).collect();
        let texts: Vec<String> = held.iter().flat_map(|source| source.texts.iter().cloned()).collect();
        let link = view.may_open(&texts).map(|id| super::document_text::address(&id, path.as_deref()));
        let unread = match &link {
            Some(_) => String::new(),
            None if held.iter().any(|source| !source.lines.is_empty()) => t.rule_no_text(),
            None => t.rule_not_held(),
        };
        Clause { words, link, unread }
    };
    Ok(clause_parts(clause).into_iter().map(part).collect())
}

/// A worked case, run.
pub(super) struct Ran {
    pub(super) name: String,
    /// What is given, in words.
    pub(super) given: String,
    /// What it must come to, and comes to: the word and the words. None where the rule does not speak of it.
    pub(super) expected: (&'static str, String),
    pub(super) got: Option<(&'static str, String)>,
}

impl Ran {
    /// Whether it comes to what it must.
    pub(super) fn passed(&self) -> bool {
        self.got.as_ref() == Some(&self.expected)
    }
}

pub(super) fn show(visit: &Visit<'_>, name: &str) -> Result<Answer, Refused> {
    let (book, rule) = find(visit, name)?;
    let (view, lang) = (visit.view()?, visit.lang);
    let period = Period { from: rule.in_force.from.max(book.document.in_force.from), until: rule.in_force.until.min(book.document.in_force.until) };
    let ([from, until], today) = (days(period), view.today());
    let day = if period.holds(today) { today } else { period.from };
    let condition = |condition: Condition| {
        let node = if condition == Condition::When { rule.when.as_ref()? } else { &rule.require };
        Some((condition == Condition::When, condition.of(rule), Tree::new(node, rule, day, lang)))
    };
    let param = |(name, values): (&String, &Vec<(register::Day, Constant)>)| {
        let dated = |(from, value): &(register::Day, Constant)| {
            (param_words(name, lang), constant_words(value), if from.known() { day_words(*from) } else { String::new() })
        };
        values.iter().map(dated).collect::<Vec<_>>()
    };
    let others = visit.desk.books.iter().flat_map(|book| &book.rules).filter(|other| other.topic == rule.topic && other.name != rule.name);
    let (reviews, judged) = (view.offers(Action::Review), SUBJECTS.contains(&rule.subject));
    Ok(Answer::page(&Shown {
        page: visit.page(format!("{}, {}", book.document.symbol, rule.clause)),
        name: rule.name.clone(),
        symbol: book.document.symbol.clone(),
        title: book.document.title.clone(),
        clause: rule.clause.clone(),
        clauses: clauses(visit, &book.document.symbol, &rule.clause)?,
        says: lang.pick(rules::rulebook::conflicts::says(rule)),
        from,
        until,
        in_force: period.holds(today),
        confidence: lang.pick(confidence_words(rule.confidence)).to_owned(),
        effect: lang.pick(effect_words(rule.effect)).to_owned(),
        subject: lang.pick(subject_words(rule.subject)).to_owned(),
        topic: rule.topic.clone(),
        scope: scope_words(&[&book.scope, &rule.scope], lang),
        conditions: Condition::ALL.into_iter().filter_map(condition).collect(),
        params: rule.params.iter().flat_map(param).collect(),
        waiver: rule.waiver.as_ref().map(|waiver| {
            let when = waiver.when.as_ref().map(|when| Tree::new(when, rule, day, lang));
            (lang.pick(waiver_words(&waiver.by)).to_owned(), waiver.clause.clone(), when)
        }),
        cases: cases(book, rule, lang),
        others: others.map(|other| other.name.clone()).collect(),
        what_if: reviews.then(|| format!("/rules/{}/what-if", quoted(name))),
        hits: (reviews && judged && period.holds(today)).then(|| format!("/review?rule={}", quoted(name))),
    }))
}

/// A rule with its book, by its full name.
pub(super) fn find<'a>(visit: &'a Visit<'_>, name: &str) -> Result<(&'a Rulebook, &'a Rule), Refused> {
    let found = visit.desk.books.iter().find_map(|book| Some((book, book.rules.iter().find(|rule| rule.name == name)?)));
    found.ok_or(Refused::NotThere)
}

/// To whom books and rules apply.
pub(super) fn scope_words(scopes: &[&Scope], lang: Lang) -> Vec<String> {
    let kind = |kind: &String| match lang {
        Lang::Vi => vietnamese(<register::code::PersonKind as register::code::Code>::NAMES, kind).unwrap_or(kind).to_owned(),
        Lang::En => kind.replace('_', " "),
    };
    scopes.iter().flat_map(|scope| scope.unit.iter().cloned().chain(scope.person_kinds.iter().map(kind))).collect()
}

/// The worked cases of a rule, run now.
pub(super) fn cases(book: &Rulebook, rule: &Rule, lang: Lang) -> Vec<Ran> {
    let told = |outcome: rules::verdict::Outcome| (outcome.name(), lang.pick(outcome_words(outcome)).to_owned());
    let ran = |case: &Case| Ran { name: case.name.clone(), given: given(case, lang), expected: told(case.then), got: outcome(book, rule, case).map(told) };
    rule.cases.iter().map(ran).collect()
}

fn given(case: &Case, lang: Lang) -> String {
    let fact = |(name, constant): (&String, &Constant)| {
        let position = rules::facts::find(name)?;
        let value = rules::rulebook::cases::value(constant, rules::facts::ALL[position].ty);
        Some(format!("{}: {}", lang.pick(rules::facts::ALL[position].words), rules::verdict::words_of_fact(name, &value, lang)))
    };
    let waived = case.waived.then(|| lang.pick(["có quyết định ghi lại", "a decision is on record"]).to_owned());
    case.given.iter().filter_map(fact).chain(waived).collect::<Vec<_>>().join("; ")
}

/// What a parameter is called for a reader; one that has no words is called by its name.
pub(in crate::web) fn param_words(name: &str, lang: Lang) -> String {
    let words = match name {
        "months" => ["số tháng", "months"],
        "female_months" => ["số tháng, nữ", "months, women"],
        "male_months" => ["số tháng, nam", "months, men"],
        "term_months" => ["số tháng của nhiệm kỳ", "months of a term"],
        "special_months" => ["số tháng, trường hợp đặc biệt", "months, special cases"],
        "retirement_months" => ["số tháng đến nghỉ hưu", "months to retirement"],
        "reprimand" => ["số tháng sau khiển trách", "months after a reprimand"],
        "warning" => ["số tháng sau cảnh cáo", "months after a warning"],
        "removal" => ["số tháng sau cách chức", "months after a removal"],
        "least" => ["ít nhất", "at least"],
        "most" => ["nhiều nhất", "at most"],
        "people" => ["số người", "people"],
        "titles" => ["số chức danh", "titles"],
        "percent" => ["phần trăm", "percent"],
        other => [other, other],
    };
    lang.pick(words).to_owned()
}

fn constant_words(value: &Constant) -> String {
    match value {
        Constant::Truth(truth) => truth.to_string(),
        Constant::Number(number) => number.to_string(),
        Constant::Text(text) => text.clone(),
        Constant::Day(day) => day.to_string(),
        Constant::List(items) => items.iter().map(constant_words).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_every_rule_has_words() {
        for rule in crate::books::load(&[], Lang::Vi).unwrap().iter().flat_map(|book| &book.rules) {
            for (name, _) in crate::trying::numbers(rule, rule.in_force.from) {
                assert_ne!(param_words(&name, Lang::Vi), name, "{}", rule.name);
            }
        }
    }
}
