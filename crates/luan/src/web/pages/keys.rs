//! The keys that lead somewhere, and the way to switch off those that are a single letter.

use askama::Template;

use crate::web::answer::{Answer, Refused};
use crate::web::menu::{Link, sections};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "keys.html")]
struct Keys {
    page: Page,
    links: Vec<Link>,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let links = sections(visit, visit.t()).into_iter().flat_map(|section| section.links).filter(|link| !link.key.is_empty()).collect();
    Ok(Answer::page(&Keys { page: visit.page(visit.t().keys_title()), links }))
}
