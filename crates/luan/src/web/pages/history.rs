//! What was recorded about a subject, and the proof of each entry to be carried away.

use askama::Template;
use store::RowText;

use crate::access::Past;
use crate::qr;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit, quoted};
use crate::web::words;

#[derive(Template)]
#[template(path = "history.html")]
struct History {
    page: Page,
    subject: String,
    /// The address of a receipt begins so; its end is the number of the entry.
    path: String,
    past: Vec<Past>,
}

impl History {
    fn when(&self, past: &Past) -> String {
        time::civil(past.time)
    }

    /// A row in words, on one line.
    fn row(&self, row: &RowText) -> String {
        let (table, cells) = words::row(self.page.lang, row);
        let cells: Vec<String> = cells.into_iter().map(|(column, text)| format!("{column}: {text}")).collect();
        format!("{table} — {}", cells.join("; "))
    }

    /// The record as it was known at the end of the day of an entry, where it is a person's.
    fn known(&self, past: &Past) -> Option<String> {
        let id = self.subject.strip_prefix("person:")?;
        Some(format!("/people/{}?known={}", quoted(id), time::day_of(past.time)?))
    }
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct Shown {
    page: Page,
    entry: u64,
    text: String,
    content: String,
    picture: Option<qr::Picture>,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, subject) = (visit.view()?, visit.id());
    let mut past = Vec::new();
    {
        let mut log = visit.desk.store.log();
        for entry in log.about(subject).to_vec() {
            let (leaf, change) = log.entry(entry)?;
            past.extend(change.and_then(|change| view.past(subject, entry, &leaf, &change)));
        }
    }
    let page = visit.page(visit.t().history_title());
    let path = page.here.split('?').next().unwrap_or_default().to_owned();
    Ok(Answer::page(&History { page, subject: subject.to_owned(), path, past }))
}

pub(in crate::web) fn receipt(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, subject) = (visit.view()?, visit.id());
    let entry: u64 = visit.ids.get(1).and_then(|number| number.parse().ok()).ok_or(Refused::NotThere)?;
    let mut log = visit.desk.store.log();
    if !log.about(subject).contains(&entry) {
        return Err(Refused::NotThere);
    }
    let (leaf, change) = log.entry(entry)?;
    let past = change.and_then(|change| view.past(subject, entry, &leaf, &change)).ok_or(Refused::NotThere)?;
    let (receipt, line) = log.receipt(entry)?;
    drop(log);
    let text = receipt.text();
    // What an entry says goes along only where all of it may be seen.
    let content = if past.withheld == 0 { line } else { String::new() };
    let picture = qr::picture(&text);
    Ok(Answer::page(&Shown { page: visit.page(visit.t().history_receipt()), entry, text, content, picture }))
}
