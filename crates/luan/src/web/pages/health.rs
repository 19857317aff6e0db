//! What a watcher asks: it tells nothing.

use crate::web::answer::{Answer, Refused};
use crate::web::visit::Visit;

pub(in crate::web) fn show(_: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::text("ok\n"))
}
