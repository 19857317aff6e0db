//! The terms of art, each with its pair in the other language and what it means.

use askama::Template;

use crate::web::answer::{Answer, Refused};
use crate::web::glossary::{GROUPS, Term, anchor};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "glossary.html")]
struct Glossary {
    page: Page,
    groups: Vec<(String, &'static [Term])>,
}

impl Glossary {
    fn place(&self, term: &Term) -> String {
        anchor(term)
    }

    fn word(&self, term: &Term) -> &'static str {
        self.page.lang.pick([term.vi, term.en])
    }

    fn other(&self, term: &Term) -> &'static str {
        self.page.lang.pick([term.en, term.vi])
    }

    fn says(&self, term: &Term) -> &'static str {
        self.page.lang.pick(term.says)
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let groups = GROUPS.iter().map(|(name, terms)| (name(visit.t()), *terms)).collect();
    Ok(Answer::page(&Glossary { page: visit.page(visit.t().glossary_title()), groups }))
}
