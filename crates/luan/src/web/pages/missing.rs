//! What the record lacks: which paper, from which unit, for whom.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::StatusCode;
use rules::facts;
use rules::subject::Subject;

use super::review::typed_day;
use crate::access::{Lacking, Wanted};
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::sought::{Choices, SUBJECTS, Sought, subject_words};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "missing.html")]
struct Missing {
    page: Page,
    action: &'static str,
    with_outcome: bool,
    on: String,
    sought: Sought,
    choices: Choices,
    lacking: Lacking,
    /// The fact whose paper is chosen.
    chosen: Option<usize>,
    pager: Pager,
}

impl Missing {
    fn paper(&self, fact: &usize) -> String {
        self.page.lang.pick(facts::ALL[*fact].paper).to_owned()
    }

    fn facts(&self, facts: &BTreeSet<usize>) -> String {
        facts.iter().map(|&fact| self.page.lang.pick(facts::ALL[fact].words)).collect::<Vec<_>>().join("; ")
    }

    fn list(&self, fact: &usize) -> String {
        self.page.with(&[("paper", facts::ALL[*fact].name), ("page", "")])
    }

    fn is_chosen(&self, fact: &usize) -> bool {
        self.chosen.is_some_and(|chosen| facts::ALL[chosen].paper == facts::ALL[*fact].paper)
    }

    fn number(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }

    fn subjects(&self, counts: &[usize; 3]) -> String {
        let lang = self.page.lang;
        let kinds = SUBJECTS.into_iter().zip(counts).filter(|(_, count)| **count > 0);
        kinds.map(|(subject, count)| format!("{}: {}", lang.pick(subject_words(subject)), number(lang, *count))).collect::<Vec<_>>().join("; ")
    }

    fn way(&self, subject: &Subject, id: &str) -> Option<String> {
        (*subject == Subject::Person).then(|| format!("/people/{}/review?on={}", quoted(id), self.sought.day))
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, mut sought, at) = (visit.view()?, Sought::read(visit)?, visit.page_number());
    sought.filter.outcome = Wanted::All;
    let chosen = facts::find(visit.asked.field("paper"));
    if chosen.is_none() && !visit.asked.field("paper").is_empty() {
        sought.faults.push(("papers", visit.t().missing_no_such_paper()));
    }
    let sound = sought.faults.is_empty();
    let lacking = if sound { view.lacking(sought.question(visit), &sought.filter, chosen, at) } else { Lacking::default() };
    let (page, choices, on) = (visit.page(visit.t().missing_title()), sought.choices(visit)?, typed_day(visit, sought.day));
    let pager = Pager::new(&page, at, lacking.found);
    let status = if sound { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Answer::page_with(status, &Missing { page, action: "/review/missing", with_outcome: false, on, sought, choices, lacking, chosen, pager }))
}
