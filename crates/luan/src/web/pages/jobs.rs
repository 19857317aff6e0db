//! Jobs of the account: how far each is, what came of it, and the way to call it off.

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::StatusCode;
use futures_util::stream;
use rules::verdict::Lang;
use tokio::sync::watch;

use crate::jobs::{Fault, Seen, Stage, Standing, Stream};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// How often a page that stays open is told how far a job is.
const TELL_EVERY: Duration = Duration::from_secs(1);
/// How long it is told so before it asks again, and passes the door again: a session may have ended meanwhile.
const TOLD_MAX: u32 = 60;

#[derive(Template)]
#[template(path = "jobs.html")]
struct Jobs {
    page: Page,
    /// Why another one was not taken.
    fault: String,
    jobs: Vec<Seen>,
}

#[derive(Template)]
#[template(path = "job.html")]
struct Job {
    page: Page,
    job: Seen,
}

impl Jobs {
    fn what(&self, job: &Seen) -> String {
        self.page.lang.pick(job.what.clone())
    }

    fn stage(&self, job: &Seen) -> String {
        stage_words(&self.page, job)
    }

    fn when(&self, job: &Seen) -> String {
        time::civil(job.asked)
    }
}

impl Job {
    fn what(&self) -> String {
        self.page.lang.pick(self.job.what.clone())
    }

    fn stage(&self) -> String {
        stage_words(&self.page, &self.job)
    }

    fn words(&self) -> String {
        words(self.page.lang, &self.job.standing)
    }

    fn when(&self) -> String {
        time::civil(self.job.asked)
    }

    fn address(&self) -> &str {
        if let Stage::Done { address } = &self.job.standing.stage { address } else { "" }
    }

    fn why(&self) -> String {
        if let Stage::Failed { why } = &self.job.standing.stage { self.page.lang.pick(why.clone()) } else { String::new() }
    }
}

fn stage_words(page: &Page, job: &Seen) -> String {
    match &job.standing.stage {
        Stage::Waiting => page.t.jobs_waiting((job.before + 1).to_string()),
        Stage::Running => page.t.jobs_running(),
        Stage::Done { .. } => page.t.jobs_done(),
        Stage::Failed { .. } => page.t.jobs_failed(),
        Stage::CalledOff => page.t.jobs_called_off(),
        Stage::Gone => page.t.jobs_gone(),
    }
}

/// What goes on, and how much of it is done.
fn words(lang: Lang, standing: &Standing) -> String {
    let words = lang.pick(standing.words.clone());
    if standing.total == 0 { words } else { format!("{words} ({}/{})", standing.done, standing.total) }
}

pub(in crate::web) fn list(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, String::new())))
}

fn page(visit: &Visit<'_>, fault: String) -> Jobs {
    Jobs { page: visit.page(visit.t().jobs_title()), fault, jobs: visit.desk.jobs.of(visit.account()) }
}

/// The jobs of the account, and why another one was not taken: the way out is to end one of them.
pub(super) fn not_taken(visit: &Visit<'_>, why: Fault) -> Answer {
    let mut page = page(visit, visit.lang.pick(why));
    // There may be nothing at the address of the form for who comes back by a link, as that of the other language.
    "/jobs".clone_into(&mut page.page.here);
    Answer::page_with(StatusCode::SERVICE_UNAVAILABLE, &page)
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let job = visit.desk.jobs.see(visit.account(), visit.id()).ok_or(Refused::NotThere)?;
    Ok(Answer::page(&Job { page: visit.page(visit.t().jobs_one()), job }))
}

pub(in crate::web) fn call_off(visit: &Visit<'_>) -> Result<Answer, Refused> {
    if !visit.desk.jobs.call_off(visit.account(), visit.id()) {
        return Err(Refused::NotThere);
    }
    Ok(Answer::go(&format!("/jobs/{}", visit.id())))
}

/// Tells a page that stays open how far a job is, until it is over.
pub(in crate::web) fn events(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (owner, id, lang) = (visit.account(), visit.id(), visit.lang);
    let seen = visit.desk.jobs.see(owner, id).ok_or(Refused::NotThere)?;
    let Some(standing) = visit.desk.jobs.follow(owner, id) else {
        return Ok(Answer::events(Body::from(event(&seen.standing, lang))));
    };
    // A page that is not let in asks for itself every two seconds.
    let Some(stream) = visit.desk.jobs.listen(owner) else { return Ok(Answer::busy()) };
    let told = Told { standing, stream, lang, count: 0 };
    Ok(Answer::events(Body::from_stream(stream::unfold(Some(told), next))))
}

/// A page that is told how far a job is.
struct Told {
    standing: watch::Receiver<Standing>,
    stream: Stream,
    lang: Lang,
    count: u32,
}

/// The next thing to tell, and what follows it; after the last one nothing.
async fn next(told: Option<Told>) -> Option<(Result<String, std::convert::Infallible>, Option<Told>)> {
    let mut told = told?;
    if told.count > 0 {
        let over = tokio::select! {
            _ = told.stream.closing.wait_for(|closing| *closing) => true,
            () = tokio::time::sleep(TELL_EVERY) => false,
        };
        if over {
            return None;
        }
    }
    told.count += 1;
    let standing = told.standing.borrow_and_update().clone();
    let last = standing.stage.is_over() || told.count >= TOLD_MAX;
    Some((Ok(event(&standing, told.lang)), (!last).then_some(told)))
}

/// One event: where a job stands.
fn event(standing: &Standing, lang: Lang) -> String {
    let address = if let Stage::Done { address } = &standing.stage { address.as_str() } else { "" };
    let data = serde_json::json!({
        "stage": standing.stage.word(), "over": standing.stage.is_over(), "done": standing.done, "total": standing.total,
        "words": words(lang, standing), "address": address,
    });
    format!("retry: 1000\ndata: {data}\n\n")
}
