//! Signing in and out.

use askama::Template;
use axum::http::StatusCode;

use crate::accounts::{Shown, Token, end, sign_in};
use crate::web::answer::{Answer, DEVICE, Refused, SESSION};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Page,
    shown: String,
    failed: bool,
    /// The name of the site's own provider, where there is one.
    provider: Option<String>,
    /// Whether the provider was asked, and is of no help.
    silent: bool,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, false)))
}

fn page(visit: &Visit<'_>, failed: bool) -> SignIn {
    let shown = visit.asked.field("account").to_owned();
    SignIn { page: visit.page(["Đăng nhập", "Sign in"]), shown, failed, provider: super::openid::name(visit), silent: false }
}

/// Nobody was signed in through the provider: what is said then is what is said of a wrong password.
pub(super) fn not_through_provider(visit: &Visit<'_>, silent: bool) -> Answer {
    let status = if silent { StatusCode::BAD_GATEWAY } else { StatusCode::FORBIDDEN };
    Answer::page_with(status, &SignIn { silent, shown: String::new(), ..page(visit, !silent) })
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, account) = (visit.desk, visit.asked.field("account"));
    desk.follow(visit.now);
    let device = visit.asked.cookie(DEVICE).map(Token::shown);
    let password = visit.asked.form.iter().find(|(name, _)| name == "password").map_or("", |(_, text)| text.as_str());
    let shown = Shown { account, password, code: visit.asked.field("code"), device: device.as_ref() };
    match sign_in(&desk.vault, &desk.passwords, desk.held(account).as_ref(), &shown, visit.now)? {
        Some(signed) => Ok(Answer::go("/").with_cookie(SESSION, signed.session.text(), false).with_cookie(DEVICE, signed.device.text(), true)),
        None => Ok(Answer::page_with(StatusCode::FORBIDDEN, &page(visit, true))),
    }
}

pub(in crate::web) fn out(visit: &Visit<'_>) -> Result<Answer, Refused> {
    if let Some((token, _)) = &visit.signed {
        visit.desk.forget(token);
        end(&visit.desk.vault, token)?;
    }
    Ok(Answer::go("/sign-in").with_cookie(SESSION, "", false).clearing())
}
