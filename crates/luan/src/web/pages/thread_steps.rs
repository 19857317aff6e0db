//! What units did with a document is written down: by the unit itself, or by the unit above for a cell that answers on paper; one step for one unit or for many at once.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use register::Day;
use register::code::{Code, Step};
use register::column::Kind;
use store::{Change, RowText, StoreError};

use crate::access::{Followed, View};
use crate::accounts::Token;
use crate::registering::{self, LETTERS_MAX};
use crate::typed::as_recorded;
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::on::civil;
use crate::web::pages::thread::LATE;
use crate::web::visit::{Page, REASON_MAX, Visit, quoted};

/// What is typed beside the step and the units.
const TYPED: [&str; 8] = ["on", "task", "proof", "present", "invited", "text", "reason", "basis"];

/// What is wrong: the field to go to, and the words.
type Fault = (&'static str, String);

#[derive(Template)]
#[template(path = "thread_steps.html")]
struct Form {
    page: Page,
    address: String,
    key: String,
    /// The units that may be written for: id, name, whether they have the document, whether they are ticked.
    units: Vec<(String, String, bool, bool)>,
    steps: Vec<(&'static str, String)>,
    tasks: Vec<(String, String)>,
    /// The parts that a plan must have, and whether they are ticked.
    parts: Vec<(bool, String)>,
    step: String,
    typed: BTreeMap<&'static str, String>,
    faults: Vec<(&'static str, String)>,
}

impl Form {
    fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    fn is_faulty(&self, name: &str) -> bool {
        self.faults.iter().any(|(field, _)| *field == name)
    }
}

/// The thread of the document that is asked about, as it stands today.
pub(super) fn followed(visit: &Visit<'_>) -> Result<Followed, Refused> {
    let view = visit.view()?;
    view.thread(visit.id(), view.today()).ok_or(Refused::NotThere)
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, &followed(visit)?, Token::new().text().to_owned(), Vec::new())?))
}

fn page(visit: &Visit<'_>, thread: &Followed, key: String, faults: Vec<(&'static str, String)>) -> Result<Form, Refused> {
    let (view, t, lang) = (visit.view()?, visit.t(), visit.lang);
    let is_to_late = visit.asked.field("only") == LATE;
    let ticked: Vec<String> = if is_to_late { thread.late().map(|(place, _)| place.id.clone()).collect() } else { visit.asked.every("unit") };
    let mut typed: BTreeMap<&'static str, String> = TYPED.into_iter().map(|name| (name, visit.asked.field(name).to_owned())).collect();
    if !visit.asked.post {
        typed.insert("on", civil(&view.today()));
        typed.insert("reason", t.thread_reason());
    }
    let units = offered(view, thread).into_iter().map(|(id, name, has)| (id.clone(), name, has, ticked.contains(&id))).collect();
    let task = |task: &crate::access::SeenTask| (task.id.clone(), task.action.clone());
    Ok(Form {
        page: visit.page(t.thread_write_title()),
        address: format!("/documents/{}", quoted(visit.id())),
        key,
        units,
        steps: Step::NAMES.iter().map(|step| (*step, books::word(lang, Step::NAMES, step))).collect(),
        tasks: thread.tasks.iter().map(task).collect(),
        parts: required(thread).into_iter().map(|part| (visit.asked.every("part").contains(&part), part)).collect(),
        step: visit.asked.field("step").to_owned(),
        typed,
        faults,
    })
}

/// The units that the viewer may write for: those that have the document, and those right under them that do not.
fn offered(view: &View, thread: &Followed) -> Vec<(String, String, bool)> {
    let has = thread.places.iter().map(|place| (place.id.clone(), place.name.clone(), true));
    let not = thread.unreached.iter().map(|[id, name]| (id.clone(), name.clone(), false));
    has.chain(not).filter(|(id, ..)| view.may_write_step(id)).collect()
}

/// Every part that a task of the document asks of a plan, once.
fn required(thread: &Followed) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in thread.tasks.iter().flat_map(|task| &task.parts) {
        if !parts.contains(part) {
            parts.push(part.clone());
        }
    }
    parts
}

/// Writes the step: an entry for each unit, all or none.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (thread, key) = (followed(visit)?, visit.asked.field("key").to_owned());
    let rows = match rows(visit, &thread)? {
        Ok(rows) => rows,
        Err(faults) => return Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, &thread, key, faults)?)),
    };
    let change = |row: RowText| -> Change {
        let named = format!("{}-{key}-{}", visit.account(), row.cells.get("unit").map_or("", String::as_str));
        registering::change(row, &named, visit.asked.field("reason"), visit.asked.field("basis"))
    };
    let stamp = visit.stamp()?;
    match visit.desk.store.commit(rows.into_iter().map(change).collect(), stamp) {
        Ok(_) => Ok(Answer::go(&format!("/documents/{}/thread", quoted(visit.id())))),
        Err(StoreError::Refused(refusals)) => {
            let faults = refusals.iter().map(|refusal| ("step", visit.lang.pick(refusal.words()))).collect();
            Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, &thread, key, faults)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// The rows, or everything that is wrong.
fn rows(visit: &Visit<'_>, thread: &Followed) -> Result<Result<Vec<RowText>, Vec<Fault>>, Refused> {
    let (view, t, field) = (visit.view()?, visit.t(), |name: &str| visit.asked.field(name).trim());
    let mut faults = Vec::new();
    let step = Step::NAMES.iter().find(|name| **name == field("step"));
    if step.is_none() {
        faults.push(("step", t.thread_need_step()));
    }
    let offered = offered(view, thread);
    let ticked = visit.asked.every("unit");
    if ticked.is_empty() || ticked.iter().any(|unit| !offered.iter().any(|(id, ..)| id == unit)) {
        faults.push(("unit", t.thread_need_units()));
    }
    let on = register::cell::day(&as_recorded(Kind::Day, field("on"))).filter(|on| *on <= view.today());
    if on.is_none() {
        faults.push(("on", t.thread_need_day()));
    }
    let task = thread.tasks.iter().find(|task| task.id == field("task"));
    if task.is_none() && (step == Some(&Step::Done.name()) || !field("task").is_empty()) {
        faults.push(("task", t.thread_need_task()));
    }
    if !field("proof").is_empty() && view.document(field("proof")).is_none() {
        faults.push(("proof", t.thread_need_proof()));
    }
    let count = |name: &str| if field(name).is_empty() { Ok(None) } else { field(name).parse::<u16>().map(Some) };
    match (count("present"), count("invited")) {
        (Ok(Some(present)), Ok(Some(invited))) if present > invited => faults.push(("present", t.thread_need_number())),
        (Ok(_), Ok(_)) => {}
        _ => faults.push(("present", t.thread_need_number())),
    }
    if field("text").chars().count() > LETTERS_MAX {
        faults.push(("text", t.thread_need_text()));
    }
    if field("reason").is_empty() || field("reason").chars().count() > REASON_MAX || field("basis").chars().count() > REASON_MAX {
        faults.push(("reason", t.thread_need_reason()));
    }
    let parts = visit.asked.every("part").join("; ");
    let required = required(thread);
    if visit.asked.every("part").iter().any(|part| !required.contains(part)) || !parts.is_empty() && step != Some(&Step::Planned.name()) {
        faults.push(("part", t.thread_need_parts()));
    }
    let row = |unit: &String| {
        let cells = [
            ("unit", unit.clone()),
            ("document", visit.id().to_owned()),
            ("step", step.map_or("", |step| step).to_owned()),
            ("on", on.map(|on: Day| on.to_string()).unwrap_or_default()),
        ];
        let more = ["task", "proof", "present", "invited", "text"].map(|name| (name, field(name).to_owned()));
        let cells =
            cells.into_iter().chain(more).chain([("parts", parts.clone())]).filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.to_owned(), text));
        RowText { table: "steps".to_owned(), cells: cells.collect() }
    };
    Ok(if faults.is_empty() { Ok(ticked.iter().map(row).collect()) } else { Err(faults) })
}
