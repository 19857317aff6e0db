//! What pages are made with, one file of `assets/` each.

use std::sync::OnceLock;

use crate::web::answer::{Answer, Refused};
use crate::web::visit::Visit;

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What pages look like, on a screen and on paper.
pub(in crate::web) fn style(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part("text/css; charset=utf-8", include_str!("../../../assets/style.css")))
}

/// What official papers look like.
pub(in crate::web) fn paper(_: &Visit<'_>) -> Result<Answer, Refused> {
    static STYLE: OnceLock<String> = OnceLock::new();
    Ok(Answer::part("text/css; charset=utf-8", STYLE.get_or_init(paperwork::papers::write::print_css)))
}

/// Puts what the server answers in its place of a page.
pub(in crate::web) fn htmx(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part(SCRIPT, include_str!("../../../assets/htmx.js")))
}

/// Keys, and what else is quicker with a script.
pub(in crate::web) fn luan(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part(SCRIPT, include_str!("../../../assets/luan.js")))
}

/// Asks the browser for a passkey.
pub(in crate::web) fn passkey(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::part(SCRIPT, include_str!("../../../assets/passkey.js")))
}
