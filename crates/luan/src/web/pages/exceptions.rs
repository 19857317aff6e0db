//! The moves of plans that only a decision allows: which clause each sets aside, and who may.

use askama::Template;

use crate::access::SeenPlan;
use crate::plans::{Card, WrittenMove, cards};
use crate::report::waiver_words;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::pages::plans::opened;
use crate::web::visit::{Page, Visit};

/// Plans that are looked through, the latest ones.
const PLANS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "exceptions.html")]
struct Exceptions {
    page: Page,
    found: Vec<Exception>,
    /// How many moves need a decision, of how many, in how many plans.
    counts: [String; 3],
}

/// A move that needs a decision.
struct Exception {
    plan: String,
    when: String,
    scope: String,
    /// The person and the post, each as id and name.
    person: [String; 2],
    to: String,
    clauses: Vec<Clause>,
}

/// A clause that is set aside.
struct Clause {
    rule: String,
    words: String,
    by: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, mut plans) = (visit.view()?, cards(&visit.desk.vault, visit.now)?);
    plans.retain(|card| view.may_plan(&card.scope));
    plans.truncate(PLANS_MAX);
    let (mut found, mut moves, mut read) = (Vec::new(), 0, 0);
    for card in plans {
        // What was kept by an earlier program and cannot be read is no plan.
        let Ok((_, seen)) = opened(visit, &card.id) else { continue };
        moves += seen.plan.moves.len();
        read += 1;
        found.extend(seen.plan.moves.iter().filter(|moved| !moved.decisions.is_empty()).map(|moved| exception(visit, &card, &seen, moved)));
    }
    let counts = [found.len(), moves, read].map(|count| number(visit.lang, count));
    Ok(Answer::page(&Exceptions { page: visit.page(visit.t().exceptions_title()), found, counts }))
}

fn exception(visit: &Visit<'_>, card: &Card, seen: &SeenPlan, moved: &WrittenMove) -> Exception {
    Exception {
        plan: card.id.clone(),
        when: time::civil(card.at),
        scope: seen.names.body(&card.scope),
        person: [moved.person.clone(), seen.names.name(&moved.person)],
        to: seen.names.place(&moved.to_post),
        clauses: moved.decisions.iter().map(|rule| clause(visit, rule)).collect(),
    }
}

fn clause(visit: &Visit<'_>, name: &str) -> Clause {
    let found = visit.desk.books.iter().find_map(|book| book.rules.iter().find(|rule| rule.name == name).map(|rule| (book, rule)));
    let words = found.map_or_else(|| name.to_owned(), |(book, rule)| format!("{}, {}", rule.clause, book.document.symbol));
    let by = found
        .and_then(|(_, rule)| rule.waiver.as_ref())
        .map_or_else(|| visit.t().exceptions_by_authority(), |waiver| visit.lang.pick(waiver_words(&waiver.by)).to_owned());
    Clause { rule: name.to_owned(), words, by }
}
