//! A page that says what is not as it was asked for, and what to do now.

use askama::Template;
use axum::http::StatusCode;

use super::ask;
use crate::web::answer::{Answer, Refused, SESSION};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "message.html")]
struct Message {
    page: Page,
    what: Vec<String>,
    now: String,
}

/// What a refusal looks like.
pub(in crate::web) fn refused(visit: &Visit<'_>, refused: &Refused) -> Answer {
    if let Some(answer) = go_on(visit, refused) {
        return answer;
    }
    let (status, what, now) = refused.told();
    let what = visit.lang.pick(what).lines().map(str::to_owned).collect();
    Answer::page_with(status, &Message { page: visit.page(visit.t().message_title()), what, now: visit.lang.pick(now) })
}

/// What a refusal that is not the end looks like: the way to the sign-in, or what is still missing, with everything that was typed.
fn go_on(visit: &Visit<'_>, refused: &Refused) -> Option<Answer> {
    match refused {
        Refused::SignIn => Some(Answer::go("/sign-in").with_cookie(SESSION, "", false)),
        Refused::StepUp => Some(ask::more(visit, StatusCode::OK, ask::Wanted::Code)),
        Refused::Reason => Some(ask::more(visit, StatusCode::OK, ask::Wanted::Reason)),
        Refused::NotThere | Refused::Stranger | Refused::Unread(_) | Refused::Store(_) => None,
    }
}
