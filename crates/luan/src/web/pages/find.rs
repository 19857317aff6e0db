//! Who there is: a search, narrowed to a unit, in an order, with everything of it in the address.

use askama::Template;

use crate::access::{Found, PeopleOrder, Sought};
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::visit::{Page, Visit};

/// Units that are offered to narrow by; more stand in the list of the form.
const FACETS_MAX: usize = 12;

#[derive(Template)]
#[template(path = "find.html")]
struct Find {
    page: Page,
    sought: Sought,
    found: Found,
    pager: Pager,
    units: Vec<[String; 2]>,
    /// The units that those who were found stand in, with how many.
    facets: Vec<(String, String, usize)>,
    /// Units whose name was sought.
    named: Vec<[String; 2]>,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, field) = (visit.view()?, |name: &str| visit.asked.field(name));
    let order = if field("sort") == "number" { PeopleOrder::Number } else { PeopleOrder::Name };
    let sought =
        Sought { words: field("words").to_owned(), unit: field("unit").to_owned(), order, descending: field("order") == "down", page: visit.page_number() };
    let (found, facets, named) = if sought.words.is_empty() {
        (view.seek(&sought), Vec::new(), Vec::new())
    } else {
        let (found, facets) = view.seek_by_unit(&sought, FACETS_MAX);
        (found, facets, view.units_named(&sought.words, FACETS_MAX))
    };
    let page = visit.page(visit.t().find_title());
    let pager = Pager::new(&page, sought.page, found.count);
    Ok(Answer::page(&Find { page, units: view.units_offered(&sought.unit), sought, found, pager, facets, named }))
}

impl Find {
    fn count(&self, count: &usize) -> String {
        number(self.page.lang, *count)
    }

    fn in_unit(&self, id: &str) -> String {
        self.page.with(&[("unit", id), ("page", "")])
    }

    /// What the list is narrowed by, and the same list without it.
    fn tags(&self) -> Vec<(String, String)> {
        let mut tags = Vec::new();
        if !self.sought.words.is_empty() {
            tags.push((format!("“{}”", self.sought.words), self.page.with(&[("words", ""), ("page", "")])));
        }
        if !self.sought.unit.is_empty() {
            let named = self.units.iter().find(|[id, _]| *id == self.sought.unit).map_or(&self.sought.unit, |[_, name]| name);
            tags.push((format!("{}: {named}", self.page.t.posts_unit()), self.page.with(&[("unit", ""), ("page", "")])));
        }
        tags
    }

    fn sort_of(&self, word: &str) -> &'static str {
        let order = if word == "number" { PeopleOrder::Number } else { PeopleOrder::Name };
        match (order == self.sought.order, self.sought.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    fn sorted(&self, word: &str) -> String {
        let down = self.sort_of(word) == "ascending";
        self.page.with(&[("sort", word), ("order", if down { "down" } else { "" }), ("page", "")])
    }
}
