//! A page that says what is not as it was asked for, and what to do now.

use askama::Template;

use crate::web::answer::{Answer, Refused};
use crate::web::door::go_on;
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
    Answer::page_with(status, &Message { page: visit.page(["Chưa được", "Not done"]), what, now: visit.lang.pick(now) })
}
