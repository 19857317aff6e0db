//! Why somebody does not go somewhere in a plan: the question, which is a job, and its answer in words.

use super::jobs::not_taken;
use super::plan::{clock, may_still, not_kept, own_view};
use super::plans::{asked_again, changes, opened};
use crate::access::{Names, Wants};
use crate::jobs::{Fault, Keep, Order, Progress};
use crate::names::Naming;
use crate::plans::{Answer as Answered, Named, keep_answer};
use crate::report::plan as words;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::named::named;
use crate::web::visit::Visit;

/// Seconds that an answer to one question about a plan may take.
const WHY_SECONDS: f64 = 60.0;

/// The question and its answer, in words.
pub(super) fn answer_words(visit: &Visit<'_>, names: &Names, answered: &crate::plans::Answered) -> (String, String, Vec<String>) {
    let (t, lang) = (visit.t(), visit.lang);
    let said = match &answered.answer {
        Answered::InPlan => vec![t.plans_answer_in_plan()],
        Answered::Closed { because } => vec![t.plans_answer_closed(closed_words(because, visit))],
        Answered::Conflict { limits } => {
            let hidden = limits.iter().filter(|limit| !visit.view().is_ok_and(|view| view.may_be_told(&limit.about))).count();
            let shown: Vec<Named> = limits.iter().filter(|limit| visit.view().is_ok_and(|view| view.may_be_told(&limit.about))).cloned().collect();
            let more = (hidden > 0).then(|| t.plans_withheld_limits(hidden.to_string()));
            std::iter::once(t.plans_answer_conflict(words::limits(names, &shown, lang))).chain(more).collect()
        }
        Answered::Price { change, .. } => {
            let price = changes(change, lang);
            vec![if price.is_empty() { t.plans_answer_free() } else { t.plans_answer_price(price) }]
        }
        Answered::Unknown => vec![t.plans_answer_unknown()],
    };
    (names.person(&answered.person), names.post(&answered.post), said)
}

/// What keeps a move out: a rule by its name, or something about the person or the post.
fn closed_words(because: &str, visit: &Visit<'_>) -> String {
    let t = visit.t();
    match because {
        "person_has_two_main_tenures" => t.plans_closed_two(),
        "person_not_in_scope" => t.plans_closed_person(),
        "post_not_in_scope" => t.plans_closed_post(),
        "person_holds_the_post" => t.plans_closed_holds(),
        "post_not_in_being" => t.plans_closed_being(),
        rule => rule.to_owned(),
    }
}

/// Asks why somebody does not go somewhere: the rules judge the scope anew, so it is a job.
pub(in crate::web) fn ask(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (kept, _) = opened(visit, visit.id())?;
    let view = visit.view()?;
    let typed = [named(visit, Wants::Person, visit.asked.field("person"))?, named(visit, Wants::Post, visit.asked.field("post"))?];
    if typed.iter().any(|named| named.choices.is_some()) {
        return asked_again(visit, typed);
    }
    let [person, post] = typed.map(|named| named.text);
    if !view.may_plan_with(&person) || !view.post_is_there(&post) {
        return Err(Refused::NotThere);
    }
    let (own, books, vault, id) = (own_view(visit)?, visit.desk.books.clone(), visit.desk.vault.clone(), visit.id().to_owned());
    let what = [format!("Vì sao {person} không đến {post}"), format!("Why {person} does not go to {post}")];
    let scope = kept.scope.clone();
    let work = move |progress: &Progress| -> Result<Keep, Fault> {
        let elapsed = clock(progress, ["Xét lượt chuyển được hỏi", "The move in question is judged"]);
        let limits = planner::Limits { seconds_max: WHY_SECONDS, elapsed: &elapsed };
        let gone = || ["Kế hoạch hoặc người được hỏi không còn xem được.", "The plan or the person cannot be seen any more."].map(str::to_owned);
        let answer = own.why_not(&kept, &person, &post, &books, &limits).map_err(|_| gone())?;
        Ok(Box::new(move || {
            let answered = crate::plans::Answered { plan: id.clone(), person, post, answer };
            let name = keep_answer(&vault, &answered, time::now()).map_err(|error| not_kept(&error))?;
            Ok(format!("/plans/{id}/why/{name}#why"))
        }))
    };
    let from = format!("/plans/{}/why", visit.id());
    let order = Order { owner: visit.account().to_owned(), what, from, allowed: may_still(visit, scope), work: Box::new(work) };
    Ok(visit.desk.jobs.start(order).map_or_else(|why| not_taken(visit, why), |job| Answer::go(&format!("/jobs/{job}"))))
}
