//! Asks for what is still missing, a reason or a code, and sends everything once more: nothing that was typed is lost.

use askama::Template;
use axum::http::StatusCode;

use crate::accounts::passkeys;
use crate::web::answer::Answer;
use crate::web::visit::{Page, Visit};

/// What is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Wanted {
    /// Why.
    Reason,
    /// A code of the second factor.
    Code,
}

#[derive(Template)]
#[template(path = "ask.html")]
struct Ask {
    page: Page,
    wants_reason: bool,
    /// Whether a code was shown, and was none.
    wrong: bool,
    /// Whether a passkey may be shown in the place of a code.
    passkeys: bool,
    method: &'static str,
    path: String,
    fields: Vec<(String, String)>,
}

/// The page that asks.
pub(in crate::web) fn more(visit: &Visit<'_>, status: StatusCode, wanted: Wanted) -> Answer {
    let (asked, wants_reason) = (visit.asked, wanted == Wanted::Reason);
    let missing = if wants_reason { "reason" } else { "code" };
    let page = visit.page(if wants_reason { visit.t().ask_title() } else { visit.t().ask_confirm_it_is_you() });
    let path = page.here.split('?').next().unwrap_or("/").to_owned();
    let fields = if asked.post { &asked.form } else { &asked.query };
    let fields = fields.iter().filter(|(name, _)| name != missing && name != "form" && (wants_reason || name != "passkey")).cloned().collect();
    let (method, wrong) = (if asked.post { "post" } else { "get" }, !asked.field(missing).is_empty() || !visit.second().is_nothing());
    let passkeys = !wants_reason && has_passkeys(visit);
    Answer::page_with(status, &Ask { page, wants_reason, wrong, passkeys, method, path, fields })
}

/// Whether the visitor has a passkey that can be shown here. Where that cannot be found out, a code will do.
fn has_passkeys(visit: &Visit<'_>) -> bool {
    let (Some(_), Some(held)) = (visit.site(), visit.desk.held(visit.account())) else { return false };
    passkeys(&visit.desk.vault, visit.account(), &held, visit.now).is_ok_and(|passkeys| !passkeys.is_empty())
}
