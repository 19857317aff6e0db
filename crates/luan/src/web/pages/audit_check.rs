//! The check of everything that can be checked, from the database up: a job, because a record of years takes longer than somebody waits; what came of it stays at its address.

use askama::Template;
use serde::{Deserialize, Serialize};
use store::{StoreError, Vault, verify_watched};

use super::plan::not_kept;
use crate::access::{Action, Viewer};
use crate::accounts::Token;
use crate::jobs::{Fault, Keep, Order, Progress};
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
    let place = visit.desk.store.log().place();
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
                Ok(format!("/audit/checks/{}", keep(&vault, &check).map_err(|error| not_kept(&error))?))
            }
            None => Ok(String::new()),
        }))
    };
    let what = ["Kiểm tra toàn bộ sổ ghi", "Check of the whole log"].map(str::to_owned);
    let order = Order { owner: visit.account().to_owned(), what, allowed: may_still(visit), work: Box::new(work) };
    Ok(Answer::go(&visit.desk.jobs.start_and_wait(order).unwrap_or_else(|_| "/jobs".to_owned())))
}

/// What a check found.
pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let found = visit.desk.vault.get(KIND, visit.id(), visit.now)?.ok_or(Refused::NotThere)?;
    let check = serde_json::from_slice(&found.bytes).map_err(|_| Refused::NotThere)?;
    Ok(Answer::page(&Shown { page: visit.page(visit.t().audit_checked_title()), check }))
}

fn keep(vault: &Vault, check: &Check) -> Result<String, StoreError> {
    let id = Token::new().name()[..32].to_owned();
    let bytes = serde_json::to_vec(check).expect("texts and numbers become JSON");
    if vault.put(KIND, &id, check.at + KEPT, &bytes, None)? { Ok(id) } else { Err(StoreError::Conflict) }
}

/// Whether an account may still look at the log, asked of the log as it is then.
fn may_still(visit: &Visit<'_>) -> Box<dyn Fn() -> bool + Send> {
    let (store, account) = (visit.desk.store.clone(), visit.account().to_owned());
    Box::new(move || {
        let held = store.log().accounts().get(&account).cloned();
        held.and_then(|held| Viewer::of(&account, &held)).is_some_and(|viewer| viewer.may(Action::Audit))
    })
}
