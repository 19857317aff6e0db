//! Who there is: a list, a search, a count.

use askama::Template;

use crate::access::{Found, PAGE};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "find.html")]
struct Find<'a> {
    page: Page,
    words: String,
    found: Found,
    number: usize,
    units: &'a [[String; 2]],
}

impl Find<'_> {
    fn last(&self) -> usize {
        self.found.count.saturating_sub(1) / PAGE
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, words, number) = (visit.view()?, visit.asked.field("words"), visit.page_number());
    let page = visit.page(visit.t().find_title());
    Ok(Answer::page(&Find { page, words: words.to_owned(), found: view.find(words, number), number, units: view.units() }))
}
