//! Accounts and their grants: asked for by one, confirmed by another.

use askama::Template;
use store::{Account, AccountState, Change, Content, Grant, Held, Stamp};

use super::first::Invited;
use crate::access::{Action, Role};
use crate::accounts::{Token, invite};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "accounts.html")]
struct Accounts {
    page: Page,
    accounts: Vec<Shown>,
    units: Vec<[String; 2]>,
    roles: Vec<[String; 2]>,
    may_grant: bool,
    may_confirm: bool,
}

struct Shown {
    id: String,
    person: String,
    open: bool,
    enrolled: bool,
    grants: Vec<Said>,
    asked: Vec<Said>,
    asked_by: String,
}

/// A grant, as it is written and in words.
struct Said {
    role: String,
    unit: String,
    words: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let view = visit.view()?;
    let said = |grant: &Grant| {
        let words = Role::of(&grant.role).map_or_else(|| grant.role.clone(), |role| visit.lang.pick(role.words()).to_owned());
        Said { role: grant.role.clone(), unit: grant.unit.clone(), words }
    };
    let shown = |id: &str, held: &Held| Shown {
        id: id.to_owned(),
        person: held.account.person.clone().unwrap_or_default(),
        open: held.account.state == AccountState::Open,
        enrolled: held.account.credential.is_some(),
        grants: held.account.grants.iter().map(said).collect(),
        asked: held.account.asked.iter().flatten().map(said).collect(),
        asked_by: if held.account.asked.is_some() { held.asked_by.clone() } else { String::new() },
    };
    let accounts = visit.desk.store.log().accounts().all().map(|(id, held)| shown(id, held)).collect();
    let roles = Role::GRANTED.map(|role| [role.word().to_owned(), visit.lang.pick(role.words()).to_owned()]).to_vec();
    let (may_grant, may_confirm) = (view.viewer().may(Action::Grant), view.viewer().may(Action::Confirm));
    Ok(Answer::page(&Accounts { page: visit.page(visit.t().accounts_title()), accounts, units: view.units().to_vec(), roles, may_grant, may_confirm }))
}

/// Asks for a grant: for a new account, or for one that is there.
pub(in crate::web) fn ask(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (id, role) = (visit.asked.field("id"), Role::of(visit.asked.field("role")).ok_or(Refused::NotThere)?);
    let mut account = visit.desk.held(id).map(|held| held.account).unwrap_or_default();
    account.state = AccountState::Open;
    let person = visit.asked.field("person");
    if !person.is_empty() {
        account.person = Some(person.to_owned());
    }
    let grant = Grant { role: role.word().to_owned(), unit: visit.asked.field("unit").to_owned() };
    let mut asked: Vec<Grant> = account.asked.take().unwrap_or_else(|| account.grants.clone());
    if !asked.contains(&grant) {
        asked.push(grant);
    }
    account.asked = Some(asked);
    write(visit, id, account)
}

/// Confirms what another has asked for. Who has nothing to sign in with is invited, and the one who confirms hands the invitation over.
pub(in crate::web) fn confirm(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.asked.field("id");
    let mut account = visit.desk.held(id).map(|held| held.account).ok_or(Refused::NotThere)?;
    account.grants = account.asked.take().ok_or(Refused::NotThere)?;
    let invited = account.credential.is_none();
    let answer = write(visit, id, account)?;
    if !invited {
        return Ok(answer);
    }
    let token = invite(&visit.desk.vault, id, visit.now)?;
    let links = vec![(id.to_owned(), format!("/invitation?token={}", token.text()))];
    Ok(Answer::page(&Invited { page: visit.page(visit.t().accounts_invitation()), links }))
}

/// Takes a grant away.
pub(in crate::web) fn take(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.asked.field("id");
    let mut account = visit.desk.held(id).map(|held| held.account).ok_or(Refused::NotThere)?;
    let grant = Grant { role: visit.asked.field("role").to_owned(), unit: visit.asked.field("unit").to_owned() };
    account.grants.retain(|held| *held != grant);
    write(visit, id, account)
}

/// Closes an account: from its next request on nothing is answered.
pub(in crate::web) fn close(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.asked.field("id");
    let account = visit.desk.held(id).map(|held| held.account).ok_or(Refused::NotThere)?;
    write(visit, id, Account { state: AccountState::Closed, grants: Vec::new(), asked: None, credential: None, person: account.person })
}

/// Renews what an account signs in with: it may nothing until a second person confirms, and a new invitation is taken up.
pub(in crate::web) fn renew(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let id = visit.asked.field("id");
    let account = visit.desk.held(id).map(|held| held.account).ok_or(Refused::NotThere)?;
    let asked = account.asked.unwrap_or(account.grants);
    write(visit, id, Account { state: account.state, grants: Vec::new(), asked: Some(asked), credential: None, person: account.person })
}

fn write(visit: &Visit<'_>, id: &str, account: Account) -> Result<Answer, Refused> {
    let reason = visit.asked.field("reason");
    let change = Change {
        reason: reason.to_owned(),
        basis: visit.asked.field("basis").to_owned(),
        key: Token::new().text().to_owned(),
        content: Content::Account { id: id.to_owned(), account },
    };
    let authority = visit.view()?.viewer().authority;
    visit.desk.store.commit(vec![change], Stamp { actor: visit.account().to_owned(), time: visit.now, authority })?;
    Ok(Answer::go("/accounts"))
}
