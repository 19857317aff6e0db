//! Accounts and their grants: asked for by one, confirmed by another.

use askama::Template;
use axum::http::StatusCode;
use store::{Account, AccountState, Change, Content, Grant, Held, StoreError};

use super::first::Invited;
use crate::access::{Action, Role, Wants};
use crate::accounts::{Token, invite};
use crate::web::answer::{Answer, Refused};
use crate::web::named::{Choices, Meaning, named};
use crate::web::visit::{Page, Visit};
use crate::web::words::failure;

#[derive(Template)]
#[template(path = "accounts.html")]
struct Accounts {
    page: Page,
    accounts: Vec<Shown>,
    units: Vec<[String; 2]>,
    roles: Vec<[String; 2]>,
    may_grant: bool,
    may_confirm: bool,
    /// What was typed, and what is wrong with it.
    typed: Typed,
    faults: Vec<String>,
    /// What the name of a unit that was typed may mean.
    choices: Option<Choices>,
}

/// What was typed into the form that asks for a grant.
struct Typed {
    id: String,
    person: String,
    role: String,
    unit: String,
    reason: String,
    basis: String,
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
    list(visit, StatusCode::OK, Vec::new())
}

fn list(visit: &Visit<'_>, status: StatusCode, faults: Vec<String>) -> Result<Answer, Refused> {
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
    let field = |name: &str| visit.asked.field(name).to_owned();
    let unit = named(visit, Wants::Unit, visit.asked.field("unit"))?;
    let typed = Typed { id: field("id"), person: field("person"), role: field("role"), unit: unit.text, reason: field("reason"), basis: field("basis") };
    let (page, units) = (visit.page(visit.t().accounts_title()), view.units().to_vec());
    Ok(Answer::page_with(status, &Accounts { page, accounts, units, roles, may_grant, may_confirm, typed, faults, choices: unit.choices }))
}

/// Asks for a grant: for a new account, or for one that is there.
pub(in crate::web) fn ask(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (id, unit) = (visit.asked.field("id"), named(visit, Wants::Unit, visit.asked.field("unit"))?);
    let faults = faults(visit, &unit)?;
    let Some(role) = Role::of(visit.asked.field("role")).filter(|_| faults.is_empty()) else {
        return list(visit, StatusCode::UNPROCESSABLE_ENTITY, faults);
    };
    let mut account = visit.desk.held(id).map(|held| held.account).unwrap_or_default();
    account.state = AccountState::Open;
    let person = visit.asked.field("person");
    if !person.is_empty() {
        account.person = Some(person.to_owned());
    }
    let grant = Grant { role: role.word().to_owned(), unit: unit.text };
    let mut asked: Vec<Grant> = account.asked.take().unwrap_or_else(|| account.grants.clone());
    if !asked.contains(&grant) {
        asked.push(grant);
    }
    account.asked = Some(asked);
    match write(visit, id, account) {
        Err(Refused::Store(error @ (StoreError::Refused(_) | StoreError::State(_)))) => {
            let (status, what, _) = failure(&error);
            list(visit, status, visit.lang.pick(what).lines().map(str::to_owned).collect())
        }
        answered => answered,
    }
}

/// What is wrong with what was typed, all of it. A unit that is not there would be a grant over nothing.
fn faults(visit: &Visit<'_>, unit: &Meaning) -> Result<Vec<String>, Refused> {
    let (t, field, view) = (visit.t(), |name: &str| visit.asked.field(name), visit.view()?);
    let mut faults = Vec::new();
    faults.extend(field("id").is_empty().then(|| t.accounts_no_account()));
    faults.extend(Role::of(field("role")).is_none().then(|| t.accounts_no_role()));
    let no_unit = (!view.units().iter().any(|[id, _]| *id == unit.text)).then(|| t.accounts_no_unit());
    faults.extend(unit.choices.as_ref().map(|choices| choices.says.clone()).or(no_unit));
    faults.extend(field("reason").is_empty().then(|| t.accounts_no_reason()));
    Ok(faults)
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
    visit.desk.store.commit(vec![change], visit.stamp()?)?;
    Ok(Answer::go("/accounts"))
}
