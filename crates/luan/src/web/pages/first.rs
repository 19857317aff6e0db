//! The first run: the first two accounts are founded with the token that was printed where the keys are.

use askama::Template;
use axum::http::StatusCode;
use store::{Account, Change, Content, Grant, Stamp, StoreError};

use crate::access::Role;
use crate::accounts::{Token, invite, take_first};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};
use crate::web::words::failure;

#[derive(Template)]
#[template(path = "first.html")]
struct First {
    page: Page,
    token: String,
    /// What was typed.
    administrator: String,
    secretary: String,
    unit: String,
    basis: String,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "invited.html")]
pub(super) struct Invited {
    pub(super) page: Page,
    /// Account and the path of its invitation.
    pub(super) links: Vec<(String, String)>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, StatusCode::OK, Vec::new())
}

fn page(visit: &Visit<'_>, status: StatusCode, faults: Vec<String>) -> Result<Answer, Refused> {
    let typed = |name: &str| visit.asked.field(name).to_owned();
    let token = typed("token");
    if !take_first(&visit.desk.vault, &Token::shown(&token), false, visit.now)? {
        return Err(Refused::NotThere);
    }
    let page = visit.page(visit.t().first_title());
    let first = First { page, token, administrator: typed("administrator"), secretary: typed("secretary"), unit: typed("unit"), basis: typed("basis"), faults };
    Ok(Answer::page_with(status, &first))
}

/// What is wrong with what was typed, all of it. With one account for both, nobody could ever confirm what it asks for.
fn faults(visit: &Visit<'_>) -> Vec<String> {
    let (t, typed) = (visit.t(), |name: &str| visit.asked.field(name));
    let mut faults = Vec::new();
    faults.extend(typed("administrator").is_empty().then(|| t.first_no_administrator()));
    faults.extend(typed("secretary").is_empty().then(|| t.first_no_secretary()));
    faults.extend((!typed("secretary").is_empty() && typed("administrator") == typed("secretary")).then(|| t.first_two_people()));
    faults.extend(typed("unit").is_empty().then(|| t.first_no_unit()));
    faults
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, asked) = (visit.desk, visit.asked);
    if !take_first(&desk.vault, &Token::shown(asked.field("token")), false, visit.now)? {
        return Err(Refused::NotThere);
    }
    let faults = faults(visit);
    if !faults.is_empty() {
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, faults);
    }
    let founded = |field: &str, role: Role| {
        let grants = vec![Grant { role: role.word().to_owned(), unit: asked.field("unit").to_owned() }];
        let content = Content::Account { id: asked.field(field).to_owned(), account: Account { grants, ..Account::default() } };
        let reason = "mở sổ tài khoản / the accounts are founded".to_owned();
        Change { reason, basis: asked.field("basis").to_owned(), key: format!("founding-{field}"), content }
    };
    let changes = vec![founded("administrator", Role::Administrator), founded("secretary", Role::Secretary)];
    match desk.store.commit(changes, Stamp { actor: "first-run".to_owned(), time: visit.now, authority: None }) {
        Ok(_) => {}
        Err(error @ (StoreError::Refused(_) | StoreError::State(_))) => {
            let (status, what, _) = failure(&error);
            return page(visit, status, visit.lang.pick(what).lines().map(str::to_owned).collect());
        }
        Err(error) => return Err(error.into()),
    }
    take_first(&desk.vault, &Token::shown(asked.field("token")), true, visit.now)?;
    let mut links = Vec::new();
    for account in [asked.field("administrator"), asked.field("secretary")] {
        let token = invite(&desk.vault, account, visit.now)?;
        links.push((account.to_owned(), format!("/invitation?token={}", token.text())));
    }
    Ok(Answer::page(&Invited { page: visit.page(visit.t().first_invitations()), links }))
}
