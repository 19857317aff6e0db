//! What was recorded long after the day that it is about, of those whose history one may see.

use askama::Template;
use axum::http::StatusCode;
use paperwork::aliases::table_words;

use crate::access::{Late, LateFound};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::number::number;
use crate::web::pager::Pager;
use crate::web::visit::{Page, Visit};

/// Days that something may take from when it happens until it is recorded, where nothing else is asked for.
const DAYS: i32 = 30;
/// The most days that can be asked for.
const DAYS_MAX: i32 = 36_500;

#[derive(Template)]
#[template(path = "late.html")]
struct Listed {
    page: Page,
    /// The days as they were typed.
    days: String,
    fault: String,
    count: String,
    began: String,
    found: Vec<Late>,
    pager: Pager,
}

impl Listed {
    fn table(&self, late: &Late) -> &'static str {
        self.page.lang.pick(table_words(late.table))
    }

    fn number(&self, days: &i32) -> String {
        number(self.page.lang, usize::try_from(*days).unwrap_or_default())
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, at, typed) = (visit.view()?, visit.page_number(), visit.asked.field("days"));
    let days = if typed.is_empty() { Some(DAYS) } else { typed.parse().ok().filter(|days| (0..=DAYS_MAX).contains(days)) };
    let (leaf, _) = visit.desk.store.log().entry(0)?;
    let began = time::day_of(leaf.time).unwrap_or(view.today());
    let found = days.map_or(LateFound { count: 0, shown: Vec::new() }, |days| view.late(began, days, at));
    let page = visit.page(visit.t().late_title());
    let (status, fault) = if days.is_some() { (StatusCode::OK, String::new()) } else { (StatusCode::UNPROCESSABLE_ENTITY, visit.t().late_no_such_days()) };
    Ok(Answer::page_with(
        status,
        &Listed {
            days: if typed.is_empty() { DAYS.to_string() } else { typed.to_owned() },
            fault,
            count: number(visit.lang, found.count),
            began: began.civil(),
            pager: Pager::new(&page, at, found.count),
            found: found.shown,
            page,
        },
    ))
}
