//! A plan: a request is written, moves are found, and nobody's own are among them.

use askama::Template;
use axum::http::StatusCode;

use crate::access::Planned;
use crate::time::Stopwatch;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// Seconds that a search may take while somebody waits for the page.
const SECONDS_MAX: f64 = 20.0;

#[derive(Template)]
#[template(path = "plan.html")]
struct Plan {
    page: Page,
    request: String,
    reason: String,
    fault: String,
    found: String,
    left_out: usize,
}

impl Plan {
    fn new(visit: &Visit<'_>) -> Plan {
        let (request, reason) = (visit.asked.field("request").to_owned(), visit.asked.field("reason").to_owned());
        Plan { page: visit.page(visit.t().plan_title()), request, reason, fault: String::new(), found: String::new(), left_out: 0 }
    }
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&Plan::new(visit)))
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, watch) = (visit.view()?, Stopwatch::start());
    let elapsed = || watch.elapsed().as_secs_f64();
    let planned = view.plan(visit.asked.field("request"), &visit.desk.books, visit.lang, SECONDS_MAX, &elapsed);
    let plan = Plan::new(visit);
    Ok(match planned {
        Planned::NotThere => return Err(Refused::NotThere),
        Planned::Faulty(fault) => Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &Plan { fault, ..plan }),
        Planned::Mismatch(points) => {
            let said = visit.lang.pick(["Các quy tắc không chấp nhận kế hoạch vừa tìm được: ", "The rules do not accept the plan that was found: "]);
            Answer::page_with(StatusCode::INTERNAL_SERVER_ERROR, &Plan { fault: format!("{said}{points}"), ..plan })
        }
        Planned::Found { text, left_out } => Answer::page(&Plan { found: text, left_out, ..plan }),
    })
}
