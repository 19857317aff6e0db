//! Where a visitor begins: at what one's grants are for.

use crate::access::Action;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Visit, quoted};

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let view = visit.view()?;
    let path = if view.offers(Action::Find) {
        "/today"
    } else if view.viewer().may(Action::Accounts) {
        "/accounts"
    } else {
        "/me"
    };
    Ok(Answer::go(path))
}

/// One's own record.
pub(in crate::web) fn own(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let own = visit.view()?.viewer().person.as_ref().ok_or(Refused::NotThere)?;
    Ok(Answer::go(&format!("/people/{}", quoted(own))))
}
