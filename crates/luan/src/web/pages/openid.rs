//! Signing in through the site's own provider, and binding an account to it. Without a provider none of this is there.

use askama::Template;
use axum::http::StatusCode;

use super::invitation::Welcome;
use super::passkeys::with_own;
use super::sign_in::not_through_provider;
use crate::accounts::openid::{self, Came, Known, NotBack, Provider, Purpose, Subject};
use crate::accounts::{Refused as NotTaken, Second, Shown, Signed, Token, show_again};
use crate::web::answer::{Answer, DEVICE, ROUND, Refused, SESSION};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "openid_code.html")]
struct Code {
    page: Page,
    issuer: String,
    subject: String,
    wrong: bool,
    taken: bool,
}

#[derive(Template)]
#[template(path = "openid.html")]
struct Own {
    page: Page,
    provider: String,
    bound: Vec<Subject>,
    found: Option<Subject>,
    wrong: bool,
    taken: bool,
}

/// What was wrong with what was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Code,
    Taken,
}

/// The name of the provider, where there is one.
pub(super) fn name(visit: &Visit<'_>) -> Option<String> {
    visit.desk.openid.as_ref().map(|provider| visit.lang.pick(provider.settings.name.clone()))
}

fn provider<'d>(visit: &Visit<'d>) -> Result<&'d Provider, Refused> {
    visit.desk.openid.as_ref().ok_or(Refused::NotThere)
}

/// Sends somebody to the provider: to sign in, or with an invitation.
pub(in crate::web) fn begin(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let invitation = visit.asked.field("invitation");
    go(visit, if invitation.is_empty() { Purpose::SignIn } else { Purpose::Invitation(invitation.to_owned()) })
}

/// Sends the holder of an account to the provider.
pub(in crate::web) fn begin_to_bind(visit: &Visit<'_>) -> Result<Answer, Refused> {
    go(visit, Purpose::Bind(visit.account().to_owned()))
}

fn go(visit: &Visit<'_>, purpose: Purpose) -> Result<Answer, Refused> {
    match openid::begin(&visit.desk.vault, provider(visit)?, purpose, visit.now) {
        Ok((address, browser)) => Ok(Answer::go(&address).with_cookie(ROUND, browser.text(), false)),
        Err(not) => came_to_nothing(visit, not),
    }
}

fn came_to_nothing(visit: &Visit<'_>, not: NotBack) -> Result<Answer, Refused> {
    let (silent, why) = match not {
        NotBack::Store(error) => return Err(Refused::Store(error)),
        NotBack::Silent(why) => (true, why),
        NotBack::Wrong(why) => (false, why),
    };
    tracing::warn!(why, silent, "nobody was signed in through the provider");
    Ok(not_through_provider(visit, silent))
}

fn welcome(signed: &Signed) -> Answer {
    let answer = Answer::go("/").with_cookie(SESSION, signed.session.text(), false);
    answer.with_cookie(DEVICE, signed.device.text(), true).with_cookie(ROUND, "", false)
}

fn browser(visit: &Visit<'_>) -> Option<Token> {
    visit.asked.cookie(ROUND).map(Token::shown)
}

/// Where the provider sends people back to.
pub(in crate::web) fn back(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (desk, asked, browser) = (visit.desk, visit.asked, browser(visit));
    desk.follow(visit.now);
    let came = Came { browser: browser.as_ref(), state: asked.field("state"), code: asked.field("code"), issuer: asked.field("iss") };
    let returned = match openid::back(&desk.vault, provider(visit)?, &came, visit.now) {
        Ok(returned) => returned,
        Err(not) => return came_to_nothing(visit, not),
    };
    let known = returned.known;
    if known.purpose == Purpose::SignIn {
        if let Some(shown) = returned.second {
            // What was shown at a moment that nobody names was not shown a moment ago.
            let signed = openid::sign_in(&desk.store, &desk.vault, &known.subject, shown.unwrap_or(0), visit.now)?;
            return Ok(signed.map_or_else(|| not_through_provider(visit, false), |signed| welcome(&signed)));
        }
        if openid::account_of(&desk.store, &desk.vault, &known.subject, visit.now)?.is_none() {
            return Ok(not_through_provider(visit, false));
        }
    }
    let next = if matches!(known.purpose, Purpose::Bind(_)) { "/openid" } else { "/openid/code" };
    let token = openid::keep(&desk.vault, &known, visit.now)?;
    Ok(Answer::go(next).with_cookie(ROUND, token.text(), false))
}

/// Who waits for a code in this browser.
fn waiting(visit: &Visit<'_>) -> Result<Option<(Token, Known)>, Refused> {
    let Some(token) = browser(visit) else { return Ok(None) };
    Ok(openid::known(&visit.desk.vault, &token, visit.now)?.map(|known| (token, known)))
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    provider(visit)?;
    let known = waiting(visit)?.filter(|(_, known)| !matches!(known.purpose, Purpose::Bind(_)));
    known.map_or_else(|| Ok(Answer::go("/sign-in")), |(_, known)| Ok(ask(visit, &known, Wrong::Nothing)))
}

fn ask(visit: &Visit<'_>, known: &Known, wrong: Wrong) -> Answer {
    let status = if wrong == Wrong::Nothing { StatusCode::OK } else { StatusCode::FORBIDDEN };
    let Subject { issuer, subject } = known.subject.clone();
    let page = visit.page(visit.t().openid_title());
    Answer::page_with(status, &Code { page, issuer, subject, wrong: wrong == Wrong::Code, taken: wrong == Wrong::Taken })
}

/// Takes the code of somebody who has come back from the provider.
pub(in crate::web) fn code(visit: &Visit<'_>) -> Result<Answer, Refused> {
    provider(visit)?;
    let (desk, code) = (visit.desk, visit.asked.field("code"));
    desk.follow(visit.now);
    let Some((token, known)) = waiting(visit)? else { return Ok(not_through_provider(visit, false)) };
    match &known.purpose {
        Purpose::Bind(_) => Err(Refused::NotThere),
        Purpose::SignIn => {
            let Some((account, _)) = openid::account_of(&desk.store, &desk.vault, &known.subject, visit.now)? else {
                return Ok(not_through_provider(visit, false));
            };
            if !shows(visit, &account)? {
                return Ok(ask(visit, &known, Wrong::Code));
            }
            let signed =
                if openid::end(&desk.vault, &token)? { openid::sign_in(&desk.store, &desk.vault, &known.subject, visit.now, visit.now)? } else { None };
            Ok(signed.map_or_else(|| not_through_provider(visit, false), |signed| welcome(&signed)))
        }
        Purpose::Invitation(invitation) => match openid::accept(&desk.store, &desk.vault, &Token::shown(invitation), &known.subject, code, visit.now) {
            Ok(codes) => {
                openid::end(&desk.vault, &token)?;
                let page = visit.page(visit.t().word_the_account_is_yours());
                Ok(Answer::page(&Welcome { page, codes }).with_cookie(ROUND, "", false))
            }
            Err(NotTaken::Shown { .. }) => Ok(ask(visit, &known, Wrong::Code)),
            Err(NotTaken::Taken) => Ok(ask(visit, &known, Wrong::Taken)),
            Err(NotTaken::Over) => Err(Refused::NotThere),
            Err(NotTaken::Store(error)) => Err(Refused::Store(error)),
        },
    }
}

/// Whether the code that was sent is one of the account's second factor.
fn shows(visit: &Visit<'_>, account: &str) -> Result<bool, Refused> {
    let device = visit.asked.cookie(DEVICE).map(Token::shown);
    let code = visit.asked.field("code");
    let Some(held) = visit.desk.held(account).filter(|_| !code.is_empty()) else { return Ok(false) };
    let shown = Shown { account, password: "", second: Second::Code(code), device: device.as_ref() };
    Ok(show_again(&visit.desk.vault, &held, &shown, visit.now)?)
}

/// What the account of whoever is signed in is bound to.
pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    own(visit, Wrong::Nothing)
}

/// Who has come back from the provider to bind this account.
fn to_bind(visit: &Visit<'_>) -> Result<Option<(Token, Known)>, Refused> {
    Ok(waiting(visit)?.filter(|(_, known)| known.purpose == Purpose::Bind(visit.account().to_owned())))
}

fn own(visit: &Visit<'_>, wrong: Wrong) -> Result<Answer, Refused> {
    let own = Own {
        provider: provider(visit).map(|_| name(visit).unwrap_or_default())?,
        page: visit.page(visit.t().word_my_sign_in()),
        bound: openid::bound(&visit.desk.store, &visit.desk.vault, visit.account(), visit.now)?,
        found: to_bind(visit)?.map(|(_, known)| known.subject),
        wrong: wrong == Wrong::Code,
        taken: wrong == Wrong::Taken,
    };
    let status = if wrong == Wrong::Nothing { StatusCode::OK } else { StatusCode::FORBIDDEN };
    Ok(Answer::page_with(status, &own))
}

/// Binds the account of whoever is signed in, with a code that was shown now.
pub(in crate::web) fn bind(visit: &Visit<'_>) -> Result<Answer, Refused> {
    provider(visit)?;
    let Some((token, known)) = to_bind(visit)? else { return Ok(Answer::go("/openid")) };
    if !shows(visit, visit.account())? {
        return own(visit, Wrong::Code);
    }
    let bound = with_own(visit, |own| Ok(openid::bind(own, &known.subject)))?;
    openid::end(&visit.desk.vault, &token)?;
    changed(visit, bound)
}

/// Takes a binding back, with a code that was shown now.
pub(in crate::web) fn unbind(visit: &Visit<'_>) -> Result<Answer, Refused> {
    provider(visit)?;
    if !shows(visit, visit.account())? {
        return own(visit, Wrong::Code);
    }
    let subject = Subject { issuer: visit.asked.field("issuer").to_owned(), subject: visit.asked.field("subject").to_owned() };
    let unbound = with_own(visit, |own| Ok(openid::unbind(own, &subject)))?;
    changed(visit, unbound)
}

fn changed(visit: &Visit<'_>, changed: Result<(), NotTaken>) -> Result<Answer, Refused> {
    match changed {
        Ok(()) => Ok(Answer::go("/openid").with_cookie(ROUND, "", false)),
        Err(NotTaken::Store(error)) => Err(Refused::Store(error)),
        Err(NotTaken::Over) => Err(Refused::NotThere),
        Err(NotTaken::Taken | NotTaken::Shown { .. }) => own(visit, Wrong::Taken),
    }
}
