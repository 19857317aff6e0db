//! The last step of an import: what would change in the record, once more before it is written; and the writing.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use store::{Change, Content, RowText, StoreError};

use super::import::open;
use super::import_preview::words_of;
use crate::access::Weighed;
use crate::imports::{Opened, Recorded, sources};
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, REASON_MAX, Visit};

/// Subjects that are shown before and after.
const SHOWN: usize = 60;
/// The longest name of a paper, in letters.
const BASIS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "import_check.html")]
struct Check {
    page: Page,
    id: String,
    faults: Vec<String>,
    tables: Vec<(String, u64, u64)>,
    subjects: usize,
    shown: Vec<(String, Vec<String>)>,
    known: u64,
    refused: u64,
    barred: u64,
    barred_rows: Vec<String>,
    reason: String,
    basis: String,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let opened = open(visit)?;
    if opened.kept.result.is_some() {
        return Ok(Answer::go(&format!("/imports/{}", opened.id)));
    }
    let weighed = weigh(visit, &opened)?;
    Ok(Answer::page(&page(visit, &opened, &weighed, Vec::new())))
}

fn weigh(visit: &Visit<'_>, opened: &Opened) -> Result<Weighed, Refused> {
    let (view, files) = (visit.view()?, opened.files(&visit.desk.vault, visit.now)?);
    Ok(view.weigh(&visit.desk.store, &sources(&files), &opened.kept.said.options(view.today()))?)
}

fn rows(change: &Change) -> (&[RowText], &[RowText]) {
    if let Content::Rows { withdraw, add, .. } = &change.content { (withdraw, add) } else { (&[], &[]) }
}

/// The changes, those of people before those of units, posts, places and titles: they are what is looked for.
fn people_first(weighed: &Weighed) -> Vec<&Change> {
    let (people, others): (Vec<&Change>, Vec<&Change>) =
        weighed.changes.iter().partition(|change| change.subject().is_some_and(|subject| subject.starts_with("person:")));
    [people, others].concat()
}

/// By table: rows that come, and rows that they take the place of.
fn by_table(weighed: &Weighed) -> BTreeMap<&str, (u64, u64)> {
    let mut tables: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for change in &weighed.changes {
        let (withdraw, add) = rows(change);
        add.iter().for_each(|row| tables.entry(&row.table).or_default().0 += 1);
        withdraw.iter().for_each(|row| tables.entry(&row.table).or_default().1 += 1);
    }
    tables
}

fn counts(weighed: &Weighed) -> (u64, u64, u64) {
    let sum = |count: fn(&paperwork::import::SheetReport) -> u64| weighed.imported.sheets.iter().map(count).sum::<u64>();
    let added: u64 = by_table(weighed).values().map(|(added, _)| added).sum();
    (sum(|report| report.taken).saturating_sub(added), sum(|report| report.refused), weighed.barred as u64)
}

fn page(visit: &Visit<'_>, opened: &Opened, weighed: &Weighed, faults: Vec<String>) -> Check {
    let cells = |row: &RowText| {
        let cells: Vec<String> = row.cells.iter().map(|(column, text)| format!("{column}: {text}")).collect();
        format!("{} — {}", words_of(visit, &row.table), cells.join("; "))
    };
    let shown = people_first(weighed)
        .into_iter()
        .take(SHOWN)
        .map(|change| (change.subject().unwrap_or_default().to_owned(), rows(change).1.iter().map(cells).collect()));
    let barred =
        weighed.imported.problems.iter().filter(|problem| matches!(problem.fault, paperwork::problem::Fault::Row(paperwork::problem::RowFault::NotYours)));
    let (known, refused, barred_count) = counts(weighed);
    Check {
        page: visit.page(visit.t().import_check_title()),
        id: opened.id.clone(),
        faults,
        tables: by_table(weighed).into_iter().map(|(table, (added, replaced))| (words_of(visit, table), added, replaced)).collect(),
        subjects: weighed.changes.len(),
        shown: shown.collect(),
        known,
        refused,
        barred: barred_count,
        barred_rows: barred.take(SHOWN).map(|problem| format!("{}:{}", problem.sheet, problem.row)).collect(),
        reason: visit.asked.field("reason").to_owned(),
        basis: visit.asked.field("basis").to_owned(),
    }
}

/// Records what would change: one entry for each subject, all in one transaction. Sent twice, it is recorded once.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let mut opened = open(visit)?;
    let here = format!("/imports/{}", opened.id);
    if opened.kept.result.is_some() {
        return Ok(Answer::go(&here));
    }
    let (reason, basis) = (visit.asked.field("reason").to_owned(), visit.asked.field("basis").to_owned());
    let weighed = weigh(visit, &opened)?;
    let faults = said_wrongly(visit, &reason, &basis);
    if !faults.is_empty() {
        return Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, &opened, &weighed, faults)));
    }
    let mut changes = weighed.changes.clone();
    for change in &mut changes {
        (change.reason, change.basis) = (reason.clone(), basis.clone());
        change.key = format!("import-{}-{}", opened.id, change.subject().unwrap_or_default());
    }
    match write(visit, changes)? {
        Written::Refused(faults) => Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, &opened, &weighed, faults))),
        Written::Entries(entries) => {
            let (known, refused, barred) = counts(&weighed);
            let tables = by_table(&weighed).into_iter().map(|(table, (added, replaced))| (table.to_owned(), added, replaced)).collect();
            let subjects = people_first(&weighed).into_iter().filter_map(Change::subject).map(str::to_owned).take(SHOWN).collect();
            opened.finish(&visit.desk.vault, Recorded { time: visit.now, reason, basis, entries, tables, subjects, known, refused, barred })?;
            Ok(Answer::go(&here))
        }
    }
}

fn said_wrongly(visit: &Visit<'_>, reason: &str, basis: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if reason.is_empty() {
        faults.push(visit.lang.pick(["chưa nêu lý do".to_owned(), "no reason is given".to_owned()]));
    }
    if reason.chars().count() > REASON_MAX {
        faults.push(visit.lang.pick([format!("lý do dài quá {REASON_MAX} chữ"), format!("the reason is longer than {REASON_MAX} letters")]));
    }
    if basis.chars().count() > BASIS_MAX {
        faults.push(visit.lang.pick([format!("văn bản căn cứ dài quá {BASIS_MAX} chữ"), format!("the paper's name is longer than {BASIS_MAX} letters")]));
    }
    faults
}

/// What came of the writing.
enum Written {
    /// Every reason why it was refused; nothing was written.
    Refused(Vec<String>),
    /// How many entries there are of it.
    Entries(u64),
}

/// The writing itself, while somebody waits: the one call that goes into the background where there is one.
fn write(visit: &Visit<'_>, changes: Vec<Change>) -> Result<Written, Refused> {
    if changes.is_empty() {
        return Ok(Written::Entries(0));
    }
    let stamp = visit.stamp()?;
    match visit.desk.store.commit(changes, stamp) {
        Ok(committed) => Ok(Written::Entries(committed.len() as u64)),
        Err(StoreError::Refused(refusals)) => Ok(Written::Refused(refusals.iter().take(SHOWN).map(|refusal| visit.lang.pick(refusal.words())).collect())),
        Err(error) => Err(error.into()),
    }
}
