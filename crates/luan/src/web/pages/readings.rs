//! Who opened a record, and why.

use askama::Template;

use crate::access::{Action, Opened};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// Readings that are shown, the latest first.
const SHOWN_MAX: usize = 500;

#[derive(Template)]
#[template(path = "readings.html")]
struct Readings {
    page: Page,
    id: String,
    opened: Vec<Opened>,
}

impl Readings {
    fn when(&self, opened: &Opened) -> String {
        time::civil(opened.time)
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, id) = (visit.view()?, visit.id());
    if view.of_subject(Action::Readings, &format!("person:{id}")).is_empty() {
        return Err(Refused::NotThere);
    }
    let opened = latest(visit, SHOWN_MAX)?;
    Ok(Answer::page(&Readings { page: visit.page(visit.t().readings_title()), id: id.to_owned(), opened }))
}

/// The latest readings of the record that is asked about, the last first, as far as the viewer is to know of them.
pub(super) fn latest(visit: &Visit<'_>, count: usize) -> Result<Vec<Opened>, Refused> {
    let (view, id) = (visit.view()?, visit.id());
    let mut opened = Vec::new();
    let mut log = visit.desk.store.log();
    let mut entries: Vec<u64> = view.read_as(id).iter().flat_map(|subject| log.about(subject).to_vec()).collect();
    entries.sort_unstable();
    for entry in entries.into_iter().rev() {
        let (leaf, change) = log.entry(entry)?;
        let roles = crate::desk::roles_of(log.accounts(), &leaf.actor);
        opened.extend(change.and_then(|change| view.opened(id, entry, &leaf, &change, &roles)));
        if opened.len() == count {
            break;
        }
    }
    Ok(opened)
}
