//! The first run: the first two accounts are founded with the token that was printed where the keys are.

use askama::Template;
use store::{Account, Change, Content, Grant, Stamp};

use crate::access::Role;
use crate::accounts::{Token, invite, take_first};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "first.html")]
struct First {
    page: Page,
    token: String,
}

#[derive(Template)]
#[template(path = "invited.html")]
pub(super) struct Invited {
    pub(super) page: Page,
    /// Account and the path of its invitation.
    pub(super) links: Vec<(String, String)>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let token = visit.asked.field("token");
    if !take_first(&visit.desk.vault, &Token::shown(token), false, visit.now)? {
        return Err(Refused::NotThere);
    }
    Ok(Answer::page(&First { page: visit.page(visit.t().first_title()), token: token.to_owned() }))
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, asked) = (visit.desk, visit.asked);
    if !take_first(&desk.vault, &Token::shown(asked.field("token")), false, visit.now)? {
        return Err(Refused::NotThere);
    }
    let founded = |field: &str, role: Role| {
        let grants = vec![Grant { role: role.word().to_owned(), unit: asked.field("unit").to_owned() }];
        let content = Content::Account { id: asked.field(field).to_owned(), account: Account { grants, ..Account::default() } };
        let reason = "mở sổ tài khoản / the accounts are founded".to_owned();
        Change { reason, basis: asked.field("basis").to_owned(), key: format!("founding-{field}"), content }
    };
    let changes = vec![founded("administrator", Role::Administrator), founded("secretary", Role::Secretary)];
    desk.store.commit(changes, Stamp { actor: "first-run".to_owned(), time: visit.now, authority: None })?;
    take_first(&desk.vault, &Token::shown(asked.field("token")), true, visit.now)?;
    let mut links = Vec::new();
    for account in [asked.field("administrator"), asked.field("secretary")] {
        let token = invite(&desk.vault, account, visit.now)?;
        links.push((account.to_owned(), format!("/invitation?token={}", token.text())));
    }
    Ok(Answer::page(&Invited { page: visit.page(visit.t().first_invitations()), links }))
}
