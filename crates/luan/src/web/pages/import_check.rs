//! The last step of an import: what would change in the record, once more before it is written; and the writing.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use store::{Change, Content, RowText, Stamp, Store, StoreError, Vault};

use super::import::{open, unkept};
use super::import_preview::words_of;
use super::plan::{not_kept, own_view, viewer_then};
use crate::access::Weighed;
use crate::imports::{Opened, Recorded, Said, sources};
use crate::jobs::{Fault, Keep, Order, Progress};
use crate::time;
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
    let said = |field: &str, before: &str| if visit.asked.post { visit.asked.field(field) } else { before }.to_owned();
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
        reason: said("reason", &opened.kept.said.reason),
        basis: said("basis", &opened.kept.said.basis),
    }
}

/// Records what would change: one entry for each subject, all in one transaction, as a job. Sent twice, it is recorded once.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let mut opened = open(visit)?;
    if opened.kept.result.is_some() {
        return Ok(Answer::go(&format!("/imports/{}", opened.id)));
    }
    let (reason, basis) = (visit.asked.field("reason"), visit.asked.field("basis"));
    let faults = said_wrongly(visit, reason, basis);
    if !faults.is_empty() {
        return once_more(visit, &opened, faults);
    }
    if let Err(why) = opened.say_why(&visit.desk.vault, [reason, basis], visit.now) {
        return unkept(visit, why);
    }
    match visit.desk.jobs.start_and_wait(order(visit, opened.clone())?) {
        Ok(address) => Ok(Answer::go(&address)),
        Err(why) => once_more(visit, &opened, vec![visit.lang.pick(why)]),
    }
}

fn once_more(visit: &Visit<'_>, opened: &Opened, faults: Vec<String>) -> Result<Answer, Refused> {
    Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, opened, &weigh(visit, opened)?, faults)))
}

/// The work: weighed once more, because the record goes on while it waits for its turn, and written if the account is still the one that it was weighed for.
fn order(visit: &Visit<'_>, opened: Opened) -> Result<Order, Refused> {
    let (view, stamp, viewer) = (own_view(visit)?, visit.stamp()?, viewer_then(visit));
    let (store, vault, authority) = (visit.desk.store.clone(), visit.desk.vault.clone(), stamp.authority);
    let from = format!("/imports/{}/check", opened.id);
    let work = move |progress: &Progress| -> Result<Keep, Fault> {
        progress.tell(0, 2, ["Đọc tệp và đối chiếu từng dòng", "The files are read and weighed row by row"]);
        let now = time::now();
        let files = match opened.files(&vault, now) {
            // Asked for twice in one moment: the other one has done it, and put the files away.
            Err(StoreError::Conflict) if opened.is_recorded(&vault, now).map_err(|error| not_kept(&error))? => {
                return Ok(Box::new(move || Ok(format!("/imports/{}", opened.id))));
            }
            files => files.map_err(|error| not_kept(&error))?,
        };
        let weighed = view.weigh(&store, &sources(&files), &opened.kept.said.options(view.today())).map_err(|error| not_kept(&error))?;
        progress.tell(1, 2, ["Ghi vào hồ sơ", "Written into the record"]);
        Ok(Box::new(move || write(&store, &vault, opened, &weighed, stamp)))
    };
    Ok(Order {
        owner: visit.account().to_owned(),
        what: ["Ghi số liệu nhập từ tệp vào hồ sơ", "An import is written into the record"].map(str::to_owned),
        from,
        allowed: Box::new(move || viewer().is_some_and(|viewer| viewer.authority == authority)),
        work: Box::new(work),
    })
}

/// The writing itself: all of it or nothing. Where that of it was refused is said row by row.
fn write(store: &Store, vault: &Vault, opened: Opened, weighed: &Weighed, stamp: Stamp) -> Result<String, Fault> {
    let (here, Said { reason, basis, .. }) = (format!("/imports/{}", opened.id), opened.kept.said.clone());
    let change = |change: &Change| {
        let key = format!("import-{}-{}", opened.id, change.subject().unwrap_or_default());
        Change { reason: reason.clone(), basis: basis.clone(), key, ..change.clone() }
    };
    let changes: Vec<Change> = weighed.changes.iter().map(change).collect();
    let stamp = Stamp { time: time::now(), ..stamp };
    let entries = if changes.is_empty() { 0 } else { store.commit(changes, stamp.clone()).map_err(|error| refused(&error))?.len() as u64 };
    let (known, refused, barred) = counts(weighed);
    let tables = by_table(weighed).into_iter().map(|(table, (added, replaced))| (table.to_owned(), added, replaced)).collect();
    let subjects = people_first(weighed).into_iter().filter_map(Change::subject).map(str::to_owned).take(SHOWN).collect();
    let result = Recorded { time: stamp.time, reason, basis, entries, tables, subjects, known, refused, barred };
    opened.finish(vault, result).map_err(|error| not_kept(&error))?;
    Ok(here)
}

/// Every reason why nothing was written.
fn refused(error: &StoreError) -> Fault {
    let StoreError::Refused(refusals) = error else { return not_kept(error) };
    let words: Vec<[String; 2]> = refusals.iter().take(SHOWN).map(|refusal| refusal.words()).collect();
    [0, 1].map(|lang| words.iter().map(|words| words[lang].as_str()).collect::<Vec<_>>().join("; "))
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
