//! An invitation: its holder chooses a password, takes over the second factor, and writes down the codes for the day on which that is lost.

use askama::Template;
use axum::http::StatusCode;

use crate::accounts::{Invitation, PasswordFault, Refused as NotTaken, Token, accept, invitation, second_factor_address};
use crate::qr;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "invitation.html")]
struct Form {
    page: Page,
    token: String,
    account: String,
    picture: qr::Picture,
    secret: String,
    faults: Vec<String>,
    /// The name of the site's own provider, where there is one.
    provider: Option<String>,
}

#[derive(Template)]
#[template(path = "welcome.html")]
pub(super) struct Welcome {
    pub(super) page: Page,
    pub(super) codes: Vec<String>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, Vec::new())?))
}

fn page(visit: &Visit<'_>, faults: Vec<String>) -> Result<Form, Refused> {
    let token = visit.asked.field("token");
    let invited: Invitation = invitation(&visit.desk.vault, &Token::shown(token), visit.now)?.ok_or(Refused::NotThere)?;
    let address = second_factor_address(&invited.account, &visit.desk.office, &invited.secret());
    let picture = qr::picture(&address).ok_or(Refused::NotThere)?;
    let secret = address.split("secret=").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or_default().to_owned();
    let (page, provider) = (visit.page(visit.t().invitation_title()), super::openid::name(visit));
    Ok(Form { page, token: token.to_owned(), account: invited.account, picture, secret, faults, provider })
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, asked) = (visit.desk, visit.asked);
    let raw = |name: &str| asked.form.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
    let (password, again) = (raw("password"), raw("again"));
    let say = |words: [&str; 2]| visit.lang.pick(words).to_owned();
    let token = Token::shown(asked.field("token"));
    let faults = match accept(&desk.store, &desk.vault, &desk.passwords, &token, (password, again), asked.field("code"), visit.now) {
        Ok(codes) => return Ok(Answer::page(&Welcome { page: visit.page(visit.t().word_the_account_is_yours()), codes })),
        Err(NotTaken::Over | NotTaken::Taken) => return Err(Refused::NotThere),
        Err(NotTaken::Store(error)) => return Err(Refused::Store(error)),
        Err(NotTaken::Shown { password, code }) => {
            let wrong = ["mã xác thực không đúng: xem lại giờ của điện thoại", "the code is not right: look at the clock of the telephone"];
            password.into_iter().map(PasswordFault::words).chain(code.then_some(wrong)).map(say).collect()
        }
    };
    Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, faults)?))
}
