//! Signing in and out.

use askama::Template;
use axum::http::StatusCode;

use crate::accounts::{Shown, Token, end, sign_in};
use crate::web::answer::{Answer, DEVICE, REASON, Refused, SESSION};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Page,
    shown: String,
    failed: bool,
    /// Whether a passkey may be shown in the place of a code.
    passkeys: bool,
    /// The name of the site's own provider, where there is one.
    provider: Option<String>,
    /// Whether the provider was asked, and is of no help.
    silent: bool,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(page(visit, StatusCode::OK))
}

fn page(visit: &Visit<'_>, status: StatusCode) -> Answer {
    let shown = visit.asked.field("account").to_owned();
    Answer::page_with(status, &SignIn { failed: status != StatusCode::OK, ..empty(visit, shown) })
}

/// Nobody was signed in through the provider: what is said then is what is said of a wrong password.
pub(super) fn not_through_provider(visit: &Visit<'_>, silent: bool) -> Answer {
    let status = if silent { StatusCode::BAD_GATEWAY } else { StatusCode::FORBIDDEN };
    Answer::page_with(status, &SignIn { failed: !silent, silent, ..empty(visit, String::new()) })
}

fn empty(visit: &Visit<'_>, shown: String) -> SignIn {
    let (page, passkeys, provider) = (visit.page(visit.t().word_sign_in()), visit.site().is_some(), super::openid::name(visit));
    SignIn { page, shown, failed: false, passkeys, provider, silent: false }
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, account) = (visit.desk, visit.asked.field("account"));
    desk.follow(visit.now);
    let device = visit.asked.cookie(DEVICE).map(Token::shown);
    let password = visit.asked.form.iter().find(|(name, _)| name == "password").map_or("", |(_, text)| text.as_str());
    let shown = Shown { account, password, second: visit.second(), device: device.as_ref() };
    match sign_in(&desk.vault, &desk.passwords, desk.held(account).as_ref(), &shown, visit.now)? {
        Some(signed) => {
            // Whoever was signed in here before is not any more.
            if let Some(before) = visit.asked.cookie(SESSION).map(Token::shown) {
                desk.forget(&before);
                end(&desk.vault, &before)?;
            }
            Ok(Answer::go("/").with_cookie(SESSION, signed.session.text(), false).with_cookie(DEVICE, signed.device.text(), true))
        }
        None => Ok(page(visit, StatusCode::FORBIDDEN)),
    }
}

pub(in crate::web) fn out(visit: &Visit<'_>) -> Result<Answer, Refused> {
    if let Some((token, _)) = &visit.signed {
        visit.desk.forget(token);
        end(&visit.desk.vault, token)?;
    }
    Ok(Answer::go("/sign-in").with_cookie(SESSION, "", false).with_cookie(REASON, "", false).clearing())
}
