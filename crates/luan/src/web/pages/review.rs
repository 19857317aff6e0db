//! What the rules say of everybody whom one may review.

use askama::Template;
use register::Day;
use rules::verdict::{Line, Outcome};

use crate::access::Reviewed;
use crate::report::outcome_words;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// The columns of the counts.
pub(super) const ORDER: [Outcome; 5] = [Outcome::NotMet, Outcome::NotKnown, Outcome::Waived, Outcome::Met, Outcome::NotApplicable];

#[derive(Template)]
#[template(path = "review.html")]
struct Review {
    page: Page,
    on: String,
    reviewed: Reviewed,
}

impl Review {
    fn columns(&self) -> Vec<String> {
        ORDER.into_iter().map(|outcome| outcome_of(&self.page, outcome)).collect()
    }

    fn outcome(&self, line: &Line) -> String {
        outcome_of(&self.page, line.outcome)
    }

    fn counts(&self, counted: &crate::access::Counted) -> Vec<usize> {
        ORDER.into_iter().map(|outcome| counted.0[outcome as usize]).collect()
    }
}

fn outcome_of(page: &Page, outcome: Outcome) -> String {
    page.lang.pick(outcome_words(outcome)).to_owned()
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, day) = (visit.view()?, day(visit)?);
    let reviewed = view.review(day, &visit.desk.books, visit.lang);
    Ok(Answer::page(&Review { page: visit.page(visit.t().review_title()), on: day.to_string(), reviewed }))
}

/// The day that is asked about: today where nothing is said. A day that is none is nothing that is there.
pub(super) fn day(visit: &Visit<'_>) -> Result<Day, Refused> {
    match visit.asked.field("on") {
        "" => Ok(visit.view()?.today()),
        text => crate::cli::day(text).map_err(|_| Refused::NotThere),
    }
}
