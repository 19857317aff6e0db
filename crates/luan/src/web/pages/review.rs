//! What the rules say of everybody whom one may review.

use askama::Template;
use axum::http::StatusCode;
use register::Day;
use rules::subject::Subject;
use rules::verdict::{Line, Outcome};

use crate::access::{Action, Counted, Order, Reviewed, Shown};
use crate::report::{effect_words, outcome_words};
use crate::web::answer::{Answer, Refused};
use crate::web::bars::{Bar, Piece, bars};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::picture::Picture;
use crate::web::sought::{Choices, FIELDS, OUTCOMES, Sought, subject_words};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "review.html")]
struct Review {
    page: Page,
    action: &'static str,
    with_outcome: bool,
    /// The day as it was typed, or today.
    on: String,
    sought: Sought,
    choices: Choices,
    reviewed: Reviewed,
    /// The rules of the counts, in their order.
    rules: Vec<Named>,
    picture: Picture,
    pager: Pager,
    /// The way out of the house, where there is one.
    export: Option<String>,
    missing: String,
}

/// A rule as a table names it.
struct Named {
    name: String,
    clause: String,
    effect: String,
}

impl Review {
    fn outcomes(&self) -> [Outcome; 5] {
        OUTCOMES
    }

    fn words(&self, outcome: &Outcome) -> String {
        outcome_of(&self.page, *outcome)
    }

    fn count(&self, counted: &Counted, outcome: &Outcome) -> Option<String> {
        Some(counted.0[*outcome as usize]).filter(|count| *count > 0).map(|count| number(self.page.lang, count))
    }

    /// The list behind a number.
    fn list(&self, rule: &str, outcome: &Outcome) -> String {
        self.page.with(&[("rule", rule), ("outcome", outcome.name()), ("page", "")])
    }

    fn found(&self) -> String {
        number(self.page.lang, self.reviewed.found)
    }

    /// "người: 12; vị trí: 3", where there are such.
    fn subjects(&self) -> String {
        let lang = self.page.lang;
        let kinds = [Subject::Person, Subject::Post, Subject::Unit].into_iter().zip(self.reviewed.subjects).filter(|(_, count)| *count > 0);
        kinds.map(|(subject, count)| format!("{}: {}", lang.pick(subject_words(subject)), number(lang, count))).collect::<Vec<_>>().join("; ")
    }

    fn sorted(&self, word: &str) -> &'static str {
        let own = matches!((word, self.sought.order.0), ("outcome", Order::Outcome) | ("name", Order::Name) | ("rule", Order::Rule));
        match (own, self.sought.order.1) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    /// The same list in another order; in the same one, backwards.
    fn sort(&self, word: &str) -> String {
        let turned = if self.sorted(word) == "ascending" { format!("-{word}") } else { word.to_owned() };
        self.page.with(&[("sort", &turned), ("page", "")])
    }

    /// Where everything that is said of somebody stands.
    fn way(&self, shown: &Shown) -> Option<String> {
        (shown.subject == Subject::Person).then(|| format!("/people/{}/review?on={}", quoted(&shown.id), self.sought.day))
    }

    fn posts(&self, shown: &Shown) -> String {
        shown.posts.iter().map(|post| post.join(", ")).collect::<Vec<_>>().join("; ")
    }

    fn missing_words(&self, line: &Line) -> String {
        missing_words(&self.page, line)
    }
}

fn outcome_of(page: &Page, outcome: Outcome) -> String {
    page.lang.pick(outcome_words(outcome)).to_owned()
}

/// The facts that are missing for a verdict, in words.
pub(in crate::web) fn missing_words(page: &Page, line: &Line) -> String {
    let words = line.missing.iter().filter_map(|name| rules::facts::find(name)).map(|fact| page.lang.pick(rules::facts::ALL[fact].words));
    words.collect::<Vec<_>>().join("; ")
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, sought, at) = (visit.view()?, Sought::read(visit)?, visit.page_number());
    let reviewed = if sought.faults.is_empty() { view.review(sought.question(visit), &sought.filter, sought.order, Some(at)) } else { Reviewed::default() };
    let (page, choices) = (visit.page(visit.t().review_title()), sought.choices(visit)?);
    let status = if sought.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let rules = reviewed.counted.iter().map(|(name, _)| named(visit, name)).collect();
    let picture = picture(&page, &reviewed);
    let pager = Pager::new(&page, at, reviewed.found);
    let fields = FIELDS.map(|name| (name, visit.asked.field(name))).into_iter().filter(|(_, text)| !text.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let export = (view.offers(Action::Export) && reviewed.found > 0).then(|| format!("/review/export?{query}"));
    let missing = format!("/review/missing?{query}");
    let on = typed_day(visit, sought.day);
    Ok(Answer::page_with(
        status,
        &Review { page, action: "/review", with_outcome: true, on, sought, choices, reviewed, rules, picture, pager, export, missing },
    ))
}

/// The day as it was typed; what is asked about where nothing was.
pub(in crate::web) fn typed_day(visit: &Visit<'_>, day: Day) -> String {
    let typed = visit.asked.field("on");
    if typed.is_empty() { day.to_string() } else { typed.to_owned() }
}

fn named(visit: &Visit<'_>, name: &str) -> Named {
    let found = visit.desk.books.iter().find_map(|book| Some((book, book.rules.iter().find(|rule| rule.name == *name)?)));
    let (clause, effect) = found.map_or_else(Default::default, |(book, rule)| {
        (format!("{}, {}", book.document.symbol, rule.clause), visit.lang.pick(effect_words(rule.effect)).to_owned())
    });
    Named { name: name.to_owned(), clause, effect }
}

fn picture(page: &Page, reviewed: &Reviewed) -> Picture {
    let bar = |(rule, counted): &(String, Counted)| {
        let piece = |outcome: Outcome| {
            let count = counted.0[outcome as usize];
            Piece { class: outcome.name(), count, says: format!("{rule}: {} {}", outcome_of(page, outcome), number(page.lang, count)) }
        };
        Bar { label: rule.clone(), parts: OUTCOMES.map(piece).into() }
    };
    bars(&page.t.review_picture(), &reviewed.counted.iter().map(bar).collect::<Vec<_>>())
}
