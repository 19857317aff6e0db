//! A list on its way out of the house, as a workbook with real dates and numbers or as CSV: the form that asks for the kind and the reason, and the file. What is in the list, the pages say that have one.

use askama::Template;
use axum::http::StatusCode;
use paperwork::export::List;

use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// The kinds of files: the word, what browsers call it.
const KINDS: [(&str, &str); 2] = [("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("csv", "text/csv; charset=utf-8")];

/// What is said around a list that is to leave.
pub(super) struct Leaving {
    /// Where the form is sent.
    pub(super) action: &'static str,
    /// The heading, and the words on the button.
    pub(super) title: String,
    /// What of it will be in the file.
    pub(super) leaves: String,
    /// The fields that say which list it is; they go along.
    pub(super) fields: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "list_export.html")]
struct Shown {
    page: Page,
    leaving: Leaving,
    faults: Vec<String>,
    reason: String,
    kind: String,
}

impl Shown {
    fn is_kind(&self, kind: &str) -> bool {
        self.kind == kind || self.kind.is_empty() && kind == KINDS[0].0
    }
}

impl Leaving {
    /// The form.
    pub(super) fn asked(self, visit: &Visit<'_>) -> Result<Answer, Refused> {
        Ok(self.shown(visit, StatusCode::OK, Vec::new()))
    }

    /// The list as the file that was asked for, named so without its ending; or the form once more, with what is wrong.
    pub(super) fn answered(self, visit: &Visit<'_>, name: &str, list: impl FnOnce() -> Result<List, String>) -> Answer {
        let refused = StatusCode::UNPROCESSABLE_ENTITY;
        let Some((kind, media)) = KINDS.into_iter().find(|(kind, _)| *kind == visit.asked.field("kind")) else {
            return self.shown(visit, refused, vec![visit.t().review_export_no_kind()]);
        };
        let list = match list() {
            Ok(list) => list,
            Err(fault) => return self.shown(visit, refused, vec![fault]),
        };
        let bytes = if kind == "csv" { Ok(list.csv()) } else { list.workbook() };
        match bytes {
            Ok(bytes) => Answer::file(&format!("{name}.{kind}"), media, bytes),
            Err(error) => {
                tracing::error!(%error, "a list could not be written");
                self.shown(visit, StatusCode::INTERNAL_SERVER_ERROR, vec![visit.t().review_export_failed()])
            }
        }
    }

    fn shown(self, visit: &Visit<'_>, status: StatusCode, faults: Vec<String>) -> Answer {
        let (reason, kind) = (visit.asked.field("reason").to_owned(), visit.asked.field("kind").to_owned());
        Answer::page_with(status, &Shown { page: visit.page(self.title.clone()), leaving: self, faults, reason, kind })
    }
}
