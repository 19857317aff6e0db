//! The list of a review on its way out of the house.

use std::collections::BTreeSet;

use paperwork::export::{Cell, List};
use rules::facts;
use rules::trace::Value;
use rules::verdict::{words, words_of_fact};

use super::list_export::Leaving;
use super::review::missing_words;
use crate::access::{Filter, LINES_MAX, Shown};
use crate::report::{effect_words, outcome_words};
use crate::web::answer::{Answer, Refused};
use crate::web::sought::{FIELDS, Sought, subject_words};
use crate::web::visit::Visit;

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    sound(visit)?;
    leaving(visit).asked(visit)
}

/// The form. How many lines would leave is not said before the reason is.
fn leaving(visit: &Visit<'_>) -> Leaving {
    let fields = FIELDS.iter().map(|name| (*name, visit.asked.field(name).to_owned())).filter(|(_, text)| !text.is_empty()).collect();
    Leaving { action: "/review/export", title: visit.t().review_export(), leaves: visit.t().review_export_leaves(), fields }
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (sought, view, t) = (sound(visit)?, visit.view()?, visit.t());
    let name = format!("luan-review-{}", sought.day);
    Ok(leaving(visit).answered(visit, &name, || {
        let filter = Filter { leaving: true, ..sought.filter.clone() };
        let reviewed = view.review(sought.question(visit), &filter, sought.order, None);
        if reviewed.found > LINES_MAX {
            return Err(t.review_export_too_many());
        }
        if reviewed.shown.is_empty() { Err(t.review_export_nothing()) } else { Ok(list(visit, &sought, &reviewed.shown)) }
    }))
}

/// What is asked for; a list that nobody could be shown cannot leave.
fn sound(visit: &Visit<'_>) -> Result<Sought, Refused> {
    Sought::read(visit).and_then(|sought| if sought.faults.is_empty() { Ok(sought) } else { Err(Refused::NotThere) })
}

/// The list as a file has it; where it is about one rule, with a column for each of its facts.
fn list(visit: &Visit<'_>, sought: &Sought, shown: &[Shown]) -> List {
    let (t, lang) = (visit.t(), visit.lang);
    let one_rule = !sought.filter.rule.is_empty();
    let named: BTreeSet<&str> = shown.iter().filter(|_| one_rule).flat_map(|one| &one.line.facts).map(|(name, _)| name.as_str()).collect();
    let mut columns = vec![
        (t.find_number(), 14),
        (t.review_whom(), 28),
        (t.sought_subject(), 10),
        (t.find_posts(), 36),
        (t.sought_document(), 14),
        (t.review_export_clause(), 18),
        (t.review_rule(), 26),
        (t.sought_effect(), 16),
        (t.sought_outcome(), 16),
        (t.word_day_that_is_asked_about(), 12),
        (t.review_export_in_force(), 12),
        (t.review_why(), 60),
        (t.word_missing(), 40),
    ];
    columns.extend(named.iter().map(|name| (facts::find(name).map_or((*name).to_owned(), |fact| lang.pick(facts::ALL[fact].words).to_owned()), 16)));
    let page = visit.page(String::new());
    let row = |one: &Shown| {
        let (line, text) = (&one.line, |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) });
        let posts = one.posts.iter().map(|post| post.join(", ")).collect::<Vec<_>>().join("; ");
        let mut cells = vec![
            text(&one.id),
            text(&one.name),
            text(lang.pick(subject_words(one.subject))),
            text(&posts),
            text(&line.citation.document),
            text(&line.citation.clause),
            text(&line.rule),
            text(lang.pick(effect_words(line.effect))),
            text(lang.pick(outcome_words(line.outcome))),
            Cell::Day(line.on),
            Cell::Day(line.citation.in_force_from),
            text(&line.says),
            text(&missing_words(&page, line)),
        ];
        let value = |name: &&str| line.facts.iter().find(|(known, _)| known == name).map_or(Cell::Empty, |(_, value)| cell(visit, name, value));
        cells.extend(named.iter().map(value));
        cells
    };
    List { name: "Luan", columns, rows: shown.iter().map(row).collect() }
}

fn cell(visit: &Visit<'_>, name: &str, value: &Value) -> Cell {
    match value {
        Value::Unknown => Cell::Empty,
        Value::Number(number) => Cell::Number(*number),
        Value::Day(day) => Cell::Day(*day),
        Value::Text(_) => Cell::Text(words_of_fact(name, value, visit.lang)),
        other => Cell::Text(words(other, visit.lang)),
    }
}
