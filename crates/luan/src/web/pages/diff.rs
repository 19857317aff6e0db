//! Two documents clause by clause: what was added, dropped and changed; and, asked apart, whose verdict turns with it.

use askama::Template;
use axum::http::StatusCode;
use register::Day;
use rules::rulebook::diff::{Change, Difference, Part, diff};
use rules::rulebook::{Rule, Rulebook};

use super::rules::days;
use super::what_if::{told_words, way};
use crate::access::{Action, Alone, Compared, Filter, Told, Turned};
use crate::web::answer::{Answer, Refused};
use crate::web::marked::{Marked, compared};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::sought::{Choice, SUBJECTS, day_of, question};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "diff.html")]
struct Diff {
    page: Page,
    /// What can stand on the left, and on the right.
    books: [Vec<Choice>; 2],
    /// The sides that name no document.
    faults: Vec<(&'static str, String)>,
    sides: Option<[Side; 2]>,
    changes: Vec<Clause>,
    /// Where it is counted who turns.
    turned: Option<String>,
}

/// A document that is compared.
struct Side {
    symbol: String,
    title: String,
    from: String,
    until: String,
}

/// A clause that is not in both as it is.
struct Clause {
    /// What happened: the class of its label, and its words.
    label: (&'static str, String),
    what: String,
    about: String,
    sides: [Option<OfSide>; 2],
    parts: Vec<(String, Marked, Marked)>,
}

/// A clause on one side.
struct OfSide {
    name: String,
    clause: String,
    says: Marked,
}

#[derive(Template)]
#[template(path = "turned.html")]
struct Who {
    page: Page,
    back: String,
    symbols: [String; 2],
    on: String,
    day: Day,
    fault: bool,
    rows: Vec<Row>,
    chosen: Option<(usize, Compared, Pager)>,
}

/// A changed rule with who turns.
struct Row {
    label: (&'static str, String),
    names: [Option<String>; 2],
    clause: String,
    /// How many turn, where both readings judge somebody of the record.
    found: Option<String>,
    /// The list behind the number.
    list: String,
}

impl Who {
    fn told(&self, told: &Told) -> String {
        told_words(&self.page, *told)
    }

    fn tag(&self, told: &Told) -> &'static str {
        told.map_or("not_applicable", rules::verdict::Outcome::name)
    }

    fn way(&self, turned: &Turned) -> Option<String> {
        way(turned, self.day)
    }

    fn posts(&self, turned: &Turned) -> String {
        turned.posts.iter().map(|post| post.join(", ")).collect::<Vec<_>>().join("; ")
    }

    fn number(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }
}

/// The documents of the two sides, where both are named.
fn sides<'a>(visit: &'a Visit<'_>) -> [Option<&'a Rulebook>; 2] {
    ["from", "to"].map(|side| visit.desk.books.iter().find(|book| book.document.symbol == visit.asked.field(side)))
}

fn rule<'a>(book: &'a Rulebook, name: Option<&String>) -> Option<&'a Rule> {
    book.rules.iter().find(|rule| Some(&rule.name) == name)
}

fn label(visit: &Visit<'_>, change: &Change) -> (&'static str, String) {
    match change {
        Change::Added => ("met", visit.t().diff_added()),
        Change::Dropped => ("not_met", visit.t().diff_dropped()),
        Change::Changed(_) => ("waived", visit.t().diff_changed()),
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let found = sides(visit);
    let unknown = |(side, book): (&'static str, &Option<&Rulebook>)| {
        let wrong = book.is_none() && !visit.asked.field(side).is_empty();
        wrong.then(|| (side, format!("{}: {}", visit.t().sought_no_such_document(), visit.asked.field(side))))
    };
    let faults: Vec<_> = ["from", "to"].into_iter().zip(&found).filter_map(unknown).collect();
    let choice = |side: &str, book: &Rulebook| {
        let symbol = &book.document.symbol;
        Choice { value: symbol.clone(), words: format!("{symbol} — {}", book.document.title), chosen: visit.asked.field(side) == symbol }
    };
    let books = ["from", "to"].map(|side| visit.desk.books.iter().map(|book| choice(side, book)).collect());
    let (mut heads, mut changes, mut turned) = (None, Vec::new(), None);
    if let [Some(before), Some(after)] = found {
        heads = Some([before, after].map(side));
        changes = diff(before, after).iter().map(|difference| clause(visit, [before, after], difference)).collect();
        let symbols = [before, after].map(|book| quoted(&book.document.symbol));
        turned = visit.view()?.offers(Action::Review).then(|| format!("/rules/turned?from={}&to={}", symbols[0], symbols[1]));
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Answer::page_with(status, &Diff { page: visit.page(visit.t().diff_title()), books, faults, sides: heads, changes, turned }))
}

fn side(book: &Rulebook) -> Side {
    let [from, until] = days(book.document.in_force);
    Side { symbol: book.document.symbol.clone(), title: book.document.title.clone(), from, until }
}

fn clause(visit: &Visit<'_>, books: [&Rulebook; 2], difference: &Difference) -> Clause {
    let lang = visit.lang;
    let rules = [0, 1].map(|at| rule(books[at], difference.rules[at].as_ref()));
    let says = rules.map(|rule| rule.map(|rule| lang.pick(rules::rulebook::conflicts::says(rule))));
    // What stands on one side only is not marked word by word: its label says so.
    let [one, other] = match &says {
        [Some(one), Some(other)] => compared(one, other),
        [one, other] => {
            let whole = |text: &Option<String>| text.clone().unwrap_or_default();
            let [[left, _], [_, right]] = [whole(one), whole(other)].map(|text| compared(&text, &text));
            [left, right]
        }
    };
    let of_side = |(rule, says): (Option<&Rule>, Marked)| rule.map(|rule| OfSide { name: rule.name.clone(), clause: rule.clause.clone(), says });
    let [before, after] = [(rules[0], one), (rules[1], other)].map(of_side);
    let parts = match &difference.change {
        Change::Changed(parts) => parts.iter().map(|part| marked(visit, part)).collect(),
        Change::Added | Change::Dropped => Vec::new(),
    };
    let about = format!("{} ({})", difference.about, difference.clause);
    Clause { label: label(visit, &difference.change), what: lang.pick(difference.part.words()).to_owned(), about, sides: [before, after], parts }
}

fn marked(visit: &Visit<'_>, part: &Part) -> (String, Marked, Marked) {
    let [before, after] = compared(&part.before, &part.after);
    (key_words(visit, &part.key), before, after)
}

/// A key of a rulebook in words.
fn key_words(visit: &Visit<'_>, key: &str) -> String {
    let t = visit.t();
    match key {
        "id" => t.rule_name(),
        "clause" => t.rule_clause(),
        "subject" => t.sought_subject(),
        "effect" => t.sought_effect(),
        "when" => t.rule_when(),
        "require" => t.rule_require(),
        "waiver.by" | "waiver.clause" | "waiver.when" => t.rule_otherwise(),
        "scope.unit" | "scope.person_kinds" => t.diff_scope(),
        other => other.to_owned(),
    }
}

pub(in crate::web) fn turned(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let [Some(before), Some(after)] = sides(visit) else { return Err(Refused::NotThere) };
    let (day, view) = (day_of(visit, "on")?, visit.view()?);
    let (fault, day) = (day.is_none(), day.unwrap_or(view.today()));
    let page = visit.page(visit.t().turned_title());
    let chosen = visit.asked.field("clause").parse::<usize>().ok();
    let (mut rows, mut shown) = (Vec::new(), None);
    for (at, difference) in diff(before, after).iter().enumerate().filter(|(_, difference)| !fault && difference.rules.iter().any(Option::is_some)) {
        let rules = [rule(before, difference.rules[0].as_ref()), rule(after, difference.rules[1].as_ref())];
        let alone = match rules {
            [Some(one), Some(other)] if SUBJECTS.contains(&one.subject) && one.subject == other.subject => {
                Some([Alone::new(before, one), Alone::new(after, other)])
            }
            _ => None,
        };
        let here = chosen == Some(at);
        let number_of_page = if here { visit.page_number() } else { 0 };
        let compared = alone.and_then(|[one, other]| view.compare(question(visit, day), [&one, &other], &Filter::default(), number_of_page));
        rows.push(Row {
            label: label(visit, &difference.change),
            names: difference.rules.clone(),
            clause: difference.clause.clone(),
            found: compared.as_ref().map(|compared| number(visit.lang, compared.found)),
            list: page.with(&[("clause", &at.to_string()), ("page", "")]),
        });
        if let Some(compared) = compared.filter(|_| here) {
            let pager = Pager::new(&page, number_of_page, compared.found);
            shown = Some((rows.len() - 1, compared, pager));
        }
    }
    let symbols = [before, after].map(|book| book.document.symbol.clone());
    let back = format!("/rules/diff?from={}&to={}", quoted(&symbols[0]), quoted(&symbols[1]));
    let typed = visit.asked.field("on");
    let on = if typed.is_empty() { day.to_string() } else { typed.to_owned() };
    let status = if fault { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(Answer::page_with(status, &Who { page, back, symbols, on, day, fault, rows, chosen: shown }))
}
