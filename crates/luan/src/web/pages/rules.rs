//! The law that the office works with: the documents, one document, one rule. Open to whoever is signed in; what it says of anybody is asked elsewhere.

use askama::Template;
use register::{Day, Period};
use rules::rulebook::{Rule, Rulebook};
use rules::trace::Value;
use rules::verdict::{Lang, words};

use super::rule;
use crate::report::effect_words;
use crate::web::answer::{Answer, Refused};
use crate::web::sought::subject_words;
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "rules.html")]
struct Rules {
    page: Page,
    books: Vec<Shelved>,
}

/// A document as the list has it.
pub(super) struct Shelved {
    pub(super) symbol: String,
    pub(super) title: String,
    pub(super) issuer: String,
    pub(super) level: i32,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) in_force: bool,
    pub(super) replaces: Vec<String>,
    pub(super) replaced_by: Vec<String>,
    pub(super) rules: usize,
}

#[derive(Template)]
#[template(path = "rulebook.html")]
struct Book {
    page: Page,
    book: Shelved,
    issued: String,
    checked: Option<(String, String)>,
    cites: Vec<String>,
    scope: Vec<String>,
    rules: Vec<Listed>,
    /// What it says without a rule: clause and words.
    stances: Vec<(String, String)>,
    /// Titles that count as equivalent: clause, one side, the other, whether both ways.
    equivalences: Vec<(String, String, String, bool)>,
}

/// A rule as the list of its document has it.
struct Listed {
    name: String,
    clause: String,
    says: String,
    subject: String,
    effect: String,
}

/// A period as two texts: its first day, and the first day no longer; empty where it is open.
pub(super) fn days(period: Period) -> [String; 2] {
    [period.from, period.until].map(|day| if day.known() { day_words(day) } else { String::new() })
}

/// A day as it is read.
pub(super) fn day_words(day: Day) -> String {
    words(&Value::Day(day), Lang::Vi)
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (today, mut order) = (visit.view()?.today(), visit.desk.books.iter().collect::<Vec<&Rulebook>>());
    // What is in force stands first, the highest level above the lower ones.
    order.sort_by_key(|book| (!book.document.in_force.holds(today), book.document.level, book.document.in_force.from));
    let books = order.into_iter().map(|book| shelved(visit, book)).collect::<Result<_, _>>()?;
    Ok(Answer::page(&Rules { page: visit.page(visit.t().rules_title()), books }))
}

fn shelved(visit: &Visit<'_>, book: &Rulebook) -> Result<Shelved, Refused> {
    let (document, today) = (&book.document, visit.view()?.today());
    let [from, until] = days(document.in_force);
    let others = visit.desk.books.iter().map(|other| &other.document).filter(|other| other.replaces.contains(&document.symbol));
    Ok(Shelved {
        symbol: document.symbol.clone(),
        title: document.title.clone(),
        issuer: document.issuer.clone(),
        level: document.level,
        from,
        until,
        in_force: document.in_force.holds(today),
        replaces: document.replaces.clone(),
        replaced_by: others.map(|other| other.symbol.clone()).collect(),
        rules: book.rules.len(),
    })
}

/// A document, or a rule by its full name.
pub(in crate::web) fn one(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let name = visit.id();
    match visit.desk.books.iter().find(|book| book.document.symbol == name) {
        Some(found) => book(visit, found),
        None => rule::show(visit, name),
    }
}

fn book(visit: &Visit<'_>, book: &Rulebook) -> Result<Answer, Refused> {
    let (document, lang) = (&book.document, visit.lang);
    let listed = |rule: &Rule| Listed {
        name: rule.name.clone(),
        clause: rule.clause.clone(),
        says: lang.pick(rules::rulebook::conflicts::says(rule)),
        subject: lang.pick(subject_words(rule.subject)).to_owned(),
        effect: lang.pick(effect_words(rule.effect)).to_owned(),
    };
    let equivalence = |one: &rules::rulebook::Equivalence| (one.clause.clone(), one.from.join(", "), one.to.join(", "), one.both_ways);
    Ok(Answer::page(&Book {
        page: visit.page(format!("{} — {}", document.symbol, document.title)),
        book: shelved(visit, book)?,
        issued: day_words(document.issued),
        checked: document.checked.as_ref().map(|(day, found)| (day_words(*day), found.clone())),
        cites: document.cites.clone(),
        scope: rule::scope_words(&[&book.scope], lang),
        rules: book.rules.iter().map(listed).collect(),
        stances: book.stances.iter().map(|stance| (stance.clause.clone(), lang.pick(stance.words.clone()))).collect(),
        equivalences: book.equivalences.iter().map(equivalence).collect(),
    }))
}
