//! The roster of a plan on its way out of the house: for Word or Excel, with what may leave.

use askama::Template;
use axum::http::StatusCode;
use paperwork::papers::write;

use super::paper::{DOCX, XLSX};
use super::plan_papers::roster_to_leave;
use super::plans::opened;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// The kinds of files.
const KINDS: [&str; 2] = ["xlsx", "docx"];

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
        self.kind == kind || self.kind.is_empty() && kind == KINDS[0]
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
    let kind = visit.asked.field("kind");
    if !KINDS.contains(&kind) {
        return asked(visit, StatusCode::UNPROCESSABLE_ENTITY, vec![visit.t().review_export_no_kind()]);
    }
    let fault = match roster_to_leave(visit)? {
        Ok((_, 0)) => visit.t().roster_export_nobody(),
        Ok((document, _)) => {
            let (media, bytes) = if kind == "docx" { (DOCX, write::docx(&document)) } else { (XLSX, write::xlsx(&document)) };
            match bytes {
                Ok(bytes) => return Ok(Answer::file(&format!("trich-ngang.{kind}"), media, bytes)),
                Err(error) => {
                    tracing::error!(%error, "a roster could not be written");
                    return asked(visit, StatusCode::INTERNAL_SERVER_ERROR, vec![visit.t().paper_not_written()]);
                }
            }
        }
        Err(fault) => fault,
    };
    asked(visit, StatusCode::UNPROCESSABLE_ENTITY, vec![fault])
}
