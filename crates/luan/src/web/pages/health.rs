//! What a watcher asks, and what pages look like: neither tells anything.

use crate::web::answer::{Answer, Refused};
use crate::web::visit::Visit;

pub(in crate::web) fn show(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::text("ok\n"))
}

pub(in crate::web) fn style(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part("text/css; charset=utf-8", include_str!("../../../templates/style.css")))
}

/// The only script: it asks the browser for a passkey.
pub(in crate::web) fn script(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part("text/javascript; charset=utf-8", include_str!("../../../templates/passkey.js")))
}
