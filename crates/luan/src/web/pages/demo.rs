//! The way into a demonstration: one takes the place of somebody of the invented town. Where this process demonstrates nothing, there is no such page.

use askama::Template;

use crate::access::Role;
use crate::accounts::{Demo, Token, end};
use crate::web::answer::{Answer, REASON, Refused, SESSION};
use crate::web::tour;
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "demo.html")]
struct Places {
    page: Page,
    token: String,
    /// Account, and the words for its role.
    places: Vec<(String, String)>,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let demo = opened(visit)?;
    let words = |role: &str| Role::of(role).map_or_else(|| role.to_owned(), |role| visit.lang.pick(role.words()).to_owned());
    let places = demo.accounts().map(|(account, role)| (account.to_owned(), words(role))).collect();
    Ok(Answer::page(&Places { page: visit.page(visit.t().demo_title()), token: demo.token().text().to_owned(), places }))
}

/// Takes a place: with the tour, or without.
pub(in crate::web) fn enter(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (demo, desk) = (opened(visit)?, visit.desk);
    let session = demo.enter(&desk.store, &desk.vault, visit.asked.field("account"), visit.now)?.ok_or(Refused::NotThere)?;
    if let Some(before) = visit.asked.cookie(SESSION).map(Token::shown) {
        desk.forget(&before);
        end(&desk.vault, &before)?;
    }
    let path = if visit.asked.field("tour").is_empty() { "/".to_owned() } else { tour::first() };
    // Whoever looks around would be asked why for the first record: in the town, the answer is known.
    Ok(Answer::go(&path).with_cookie(SESSION, session.text(), false).with_cookie(REASON, &quoted(&visit.t().demo_reason()), false))
}

/// What opens the accounts, where somebody shows what the address of the demonstration carries.
fn opened<'v>(visit: &Visit<'v>) -> Result<&'v Demo, Refused> {
    visit.desk.demo.as_ref().filter(|demo| demo.opens(visit.asked.field("token"))).ok_or(Refused::NotThere)
}
