//! The check of everything that can be checked, from the database up: a job, because a record of years takes longer than somebody waits; what came of it stays at its address.

use askama::Template;
use serde::{Deserialize, Serialize};
use store::verify_watched;

use super::jobs::not_taken;
use super::plan::{not_kept, viewer_then};
use crate::access::Action;
use crate::jobs::{Fault, Keep, Order, Progress};
use crate::kept;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// The kind of its boxes in the vault.
const KIND: &str = "log-check";
/// How long one is kept, in milliseconds: a year, until the next one of its kind is due.
const KEPT: u64 = 366 * 86_400_000;

/// What a check found.
#[derive(Serialize, Deserialize)]
struct Check {
    /// The account that asked.
    by: String,
    /// When it ended, in milliseconds since 1970.
    at: u64,
    entries: u64,
    checkpoints: u64,
    findings: Vec<String>,
}

#[derive(Template)]
#[template(path = "audit_check.html")]
struct Shown {
    page: Page,
    check: Check,
}

impl Shown {
    fn when(&self) -> String {
        time::civil(self.check.at)
    }
}

/// Begins a check, and leads to what came of it, or to the job.
pub(in crate::web) fn begin(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (place, viewer) = (visit.desk.store.log().place(), viewer_then(visit));
    let (size, vault, by) = (visit.desk.store.log().len(), visit.desk.vault.clone(), visit.account().to_owned());
    let work = move |progress: &Progress| -> Result<Keep, Fault> {
        let (url, keys) = place;
        let mut watch = |entries: u64| {
            progress.tell(entries, size, ["Kiểm tra từng mục của sổ", "Every entry of the log is checked"]);
            !progress.is_called_off()
        };
        let report = verify_watched(&url, &keys, &[], &mut watch).map_err(|error| not_kept(&error))?;
        Ok(Box::new(move || match report {
            Some(report) => {
                let check = Check { by, at: time::now(), entries: report.entries, checkpoints: report.checkpoints, findings: report.findings };
                Ok(format!("/audit/checks/{}", kept::put(&vault, KIND, check.at + KEPT, &check).map_err(|error| not_kept(&error))?))
            }
            None => Ok(String::new()),
        }))
    };
    let what = ["Kiểm tra toàn bộ sổ ghi", "Check of the whole log"].map(str::to_owned);
    let order = Order {
        owner: visit.account().to_owned(),
        what,
        from: "/audit".to_owned(),
        allowed: Box::new(move || viewer().is_some_and(|viewer| viewer.may(Action::Audit))),
        work: Box::new(work),
    };
    Ok(visit.desk.jobs.start_and_wait(order).map_or_else(|why| not_taken(visit, why), |address| Answer::go(&address)))
}

/// What a check found.
pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let check = kept::get(&visit.desk.vault, KIND, visit.id(), visit.now)?.ok_or(Refused::NotThere)?;
    Ok(Answer::page(&Shown { page: visit.page(visit.t().audit_checked_title()), check }))
}
