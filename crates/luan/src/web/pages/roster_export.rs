//! The roster of a plan on its way out of the house: for Word or Excel, or as PDF, with what may leave.

use askama::Template;
use axum::http::StatusCode;

use super::paper::{printed_on, status_of, unwritten};
use super::plan_papers::roster_to_leave;
use super::plans::opened;
use crate::paper_file::{Kind, WITH_PDF};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "roster_export.html")]
struct Export {
    page: Page,
    id: String,
    subject: String,
    faults: Vec<String>,
    reason: String,
    kind: String,
}

impl Export {
    fn is_kind(&self, kind: &str) -> bool {
        self.kind == kind || self.kind.is_empty() && kind == Kind::Xlsx.ending()
    }

    fn with_pdf(&self) -> bool {
        WITH_PDF
    }
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    asked(visit, StatusCode::OK, Vec::new())
}

/// The form, with everything that was typed; of a plan that one may open.
fn asked(visit: &Visit<'_>, status: StatusCode, faults: Vec<String>) -> Result<Answer, Refused> {
    opened(visit, visit.id())?;
    let field = |name: &str| visit.asked.field(name).to_owned();
    let page = visit.page(visit.t().roster_export_title());
    Ok(Answer::page_with(status, &Export { page, id: visit.id().to_owned(), subject: field("subject"), faults, reason: field("reason"), kind: field("kind") }))
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let Some(kind) = Kind::of(visit.asked.field("kind")) else {
        return asked(visit, StatusCode::UNPROCESSABLE_ENTITY, vec![visit.t().review_export_no_kind()]);
    };
    let fault = match roster_to_leave(visit)? {
        Ok((_, 0)) => visit.t().roster_export_nobody(),
        Ok((document, _)) => match kind.write(&document, printed_on(visit)) {
            Ok(bytes) => return Ok(Answer::file(&format!("trich-ngang.{}", kind.ending()), kind.media(), bytes)),
            Err(error) => return asked(visit, status_of(&error), vec![unwritten(visit, &error)]),
        },
        Err(fault) => fault,
    };
    asked(visit, StatusCode::UNPROCESSABLE_ENTITY, vec![fault])
}
