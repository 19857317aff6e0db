//! What a document tells units to do: proposed from its words where its content is kept, confirmed by a person, or written by hand. Nothing becomes a task that nobody has confirmed.

use askama::Template;
use axum::http::StatusCode;
use paperwork::documents::{duties, open, passages_of, reading};
use register::code::{Code, Secrecy, Step, UnitKind};
use register::column::Kind;
use store::{Change, Content, RowText, StoreError};

use super::document_text::{meant, opened};
use super::thread_steps::followed;
use crate::access::{Action, Class, Followed, SeenTask};
use crate::accounts::Token;
use crate::registering::LETTERS_MAX;
use crate::secret::STOP;
use crate::typed::as_recorded;
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::on::civil;
use crate::web::pages::thread::for_whom;
use crate::web::visit::{Page, REASON_MAX, Visit, quoted};

/// Proposals on one page; a text that tells more than that is confirmed in parts, by hand.
const PROPOSALS_MAX: usize = 60;
/// The columns of a task that are typed.
const TYPED: [&str; 10] = ["passage", "step", "unit", "unit_kind", "lead", "support", "action", "deadline", "report_to", "parts"];

#[derive(Template)]
#[template(path = "thread_tasks.html")]
struct Shown {
    page: Page,
    address: String,
    key: String,
    thread: Followed,
    may_write: bool,
    /// Whether its content is kept and may be opened.
    may_read: bool,
    /// What is said of the content that was opened.
    note: String,
    steps: Vec<(&'static str, String)>,
    units: Vec<[String; 2]>,
    /// The kinds of units that a document is handed down to: code and words.
    kinds: Vec<(&'static str, String)>,
    /// What may be confirmed: the proposals, then one empty line for the hand.
    lines: Vec<Entry>,
    reason: String,
    faults: Vec<(String, String)>,
}

/// A task on its way.
#[derive(Clone, Default)]
struct Entry {
    taken: bool,
    by_hand: bool,
    cells: [String; TYPED.len()],
}

impl Entry {
    fn cell(&self, name: &str) -> &str {
        TYPED.iter().position(|column| *column == name).map_or("", |at| self.cells[at].as_str())
    }
}

impl Shown {
    fn step_words(&self, step: &Step) -> String {
        books::word(self.page.lang, Step::NAMES, step.name())
    }

    fn for_whom(&self, task: &SeenTask) -> String {
        for_whom(&self.page, task)
    }

    fn day(&self, day: &register::Day) -> String {
        civil(day)
    }

    /// The page; of a form with faults as such.
    fn answered(&self) -> Answer {
        Answer::page_with(if self.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, self)
    }

    fn is_proposed(&self) -> bool {
        self.lines.iter().any(|line| !line.by_hand)
    }
}

/// The tasks, and a line for one that is written by hand.
pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(page(visit, followed(visit)?, Token::new().text().to_owned(), Vec::new(), Vec::new())?.answered())
}

/// The same with what the content proposes: it is opened for that, and that is recorded.
pub(in crate::web) fn propose(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let thread = if may_write(visit)? { followed(visit)? } else { return Err(Refused::NotThere) };
    let lines = proposals(visit, &thread)?;
    let note = if lines.is_empty() { visit.t().thread_no_proposals() } else { String::new() };
    Ok(Shown { note, ..page(visit, thread, Token::new().text().to_owned(), lines, Vec::new())? }.answered())
}

fn page(visit: &Visit<'_>, thread: Followed, key: String, mut lines: Vec<Entry>, faults: Vec<(String, String)>) -> Result<Shown, Refused> {
    let (view, t) = (visit.view()?, visit.t());
    let may_read = !thread.line.cell("file").is_empty() && view.may(Action::Person, &format!("document:{}", visit.id()), Class::Personnel);
    let may_write = may_write(visit)?;
    if !lines.iter().any(|line| line.by_hand) {
        lines.push(Entry { by_hand: true, ..Entry::default() });
    }
    let units = thread.places.iter().map(|place| [place.id.clone(), place.name.clone()]).chain(thread.unreached.clone()).collect();
    Ok(Shown {
        page: visit.page(t.thread_tasks()),
        address: format!("/documents/{}", quoted(visit.id())),
        key,
        may_write,
        steps: Step::NAMES.iter().map(|step| (*step, books::word(visit.lang, Step::NAMES, step))).collect(),
        kinds: [UnitKind::PartyCommittee, UnitKind::PartyCell].map(|kind| (kind.name(), books::word(visit.lang, UnitKind::NAMES, kind.name()))).to_vec(),
        units,
        lines,
        reason: if visit.asked.post { visit.asked.field("reason").to_owned() } else { t.thread_reason() },
        faults,
        thread,
        may_read,
        note: String::new(),
    })
}

fn may_write(visit: &Visit<'_>) -> Result<bool, Refused> {
    Ok(visit.view()?.may(Action::Change, &format!("document:{}", visit.id()), Class::Personnel))
}

/// What the words of the document propose; without what stands among the tasks already.
fn proposals(visit: &Visit<'_>, thread: &Followed) -> Result<Vec<Entry>, Refused> {
    let (line, bytes) = opened(visit)?;
    let Ok(text) = open("", &bytes) else { return Ok(Vec::new()) };
    let documents = reading::read(&text).documents;
    let Some(document) = meant(&documents, &line) else { return Ok(Vec::new()) };
    let issuer = document.issuer.as_ref().map(|issuer| issuer.value.as_str());
    let is_new = |entry: &Entry| !thread.tasks.iter().any(|task| task.passage == entry.cell("passage") && task.action == entry.cell("action"));
    Ok(duties(&passages_of(&text, document), issuer).into_iter().map(proposed).filter(is_new).take(PROPOSALS_MAX).collect())
}

fn proposed(duty: paperwork::documents::Duty) -> Entry {
    let deadline = duty.deadline.map(|deadline| deadline.day.civil()).unwrap_or_default();
    let action: String = duty.action.chars().take(LETTERS_MAX).collect();
    let texts =
        [duty.passage, Step::Done.name().to_owned(), String::new(), String::new(), duty.lead.unwrap_or_default(), duty.support.join("; "), action, deadline];
    let mut cells: [String; TYPED.len()] = Default::default();
    cells.iter_mut().zip(texts.into_iter().chain(duty.report_to)).for_each(|(cell, text)| *cell = text);
    Entry { taken: false, by_hand: false, cells }
}

/// The lines as they were sent: `passage-0`, `action-0`, …
fn sent(visit: &Visit<'_>) -> Vec<Entry> {
    let line = |at: usize| {
        let field = |name: &str| visit.asked.field(&format!("{name}-{at}")).trim().to_owned();
        Entry { taken: !field("take").is_empty(), by_hand: !field("hand").is_empty(), cells: TYPED.map(field) }
    };
    let is_sent = |at: &usize| visit.asked.form.iter().any(|(name, _)| *name == format!("action-{at}"));
    (0..=PROPOSALS_MAX).take_while(is_sent).map(line).collect()
}

/// Records the tasks that are ticked.
pub(in crate::web) fn confirm(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (lines, key, t) = (sent(visit), visit.asked.field("key").to_owned(), visit.t());
    let (view, may_write) = (visit.view()?, may_write(visit)?);
    let (line, _) = view.document(visit.id()).filter(|_| may_write).ok_or(Refused::NotThere)?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.taken) {
        match row(visit, line, &format!("{key}-{at}")) {
            Ok(row) => rows.push(row),
            Err(found) => faults.extend(found.into_iter().map(|(name, words)| (format!("{name}-{at}"), words))),
        }
    }
    if rows.is_empty() && faults.is_empty() {
        faults.push(("action-0".to_owned(), t.thread_need_one()));
    }
    if line.cell("secrecy") != Secrecy::None.name() {
        faults.push(("action-0".to_owned(), visit.lang.pick(STOP).to_owned()));
    }
    let reason = visit.asked.field("reason");
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        faults.push(("reason".to_owned(), t.thread_need_reason()));
    }
    if !faults.is_empty() {
        return Ok(page(visit, followed(visit)?, key, lines, faults)?.answered());
    }
    let content = Content::Rows { subject: format!("document:{}", visit.id()), withdraw: Vec::new(), add: rows };
    let change = Change { reason: reason.to_owned(), basis: String::new(), key: format!("{}-{key}", visit.account()), content };
    let stamp = visit.stamp()?;
    match visit.desk.store.commit(vec![change], stamp) {
        Ok(_) => Ok(Answer::go(&format!("/documents/{}/thread", quoted(visit.id())))),
        Err(StoreError::Refused(refusals)) => {
            let faults = refusals.iter().map(|refusal| ("action-0".to_owned(), visit.lang.pick(refusal.words()))).collect();
            Ok(page(visit, followed(visit)?, key, lines, faults)?.answered())
        }
        Err(error) => Err(error.into()),
    }
}

/// The row of a line, or everything that is wrong with it.
fn row(visit: &Visit<'_>, line: &Entry, key: &str) -> Result<RowText, Vec<(&'static str, String)>> {
    let (t, mut faults) = (visit.t(), Vec::new());
    let too_long = TYPED.iter().any(|name| line.cell(name).chars().count() > LETTERS_MAX);
    if line.cell("action").is_empty() || too_long {
        faults.push(("action", t.thread_need_action()));
    }
    if !Step::NAMES.contains(&line.cell("step")) {
        faults.push(("step", t.thread_need_step()));
    }
    if !line.cell("unit_kind").is_empty() && !UnitKind::NAMES.contains(&line.cell("unit_kind")) {
        faults.push(("unit_kind", t.thread_need_lead()));
    }
    let finds = |unit: &str| visit.view().is_ok_and(|view| view.may(Action::Find, &format!("unit:{unit}"), Class::Personnel));
    if !line.cell("unit").is_empty() && !finds(line.cell("unit")) {
        faults.push(("unit", t.thread_need_lead()));
    }
    let deadline = register::cell::day(&as_recorded(Kind::Day, line.cell("deadline")));
    if !line.cell("deadline").is_empty() && deadline.is_none() {
        faults.push(("deadline", t.documents_hint_day()));
    }
    let cell = |name: &&str| if *name == "deadline" { deadline.map(|day| day.to_string()).unwrap_or_default() } else { line.cell(name).to_owned() };
    let typed = TYPED.iter().map(|name| ((*name).to_owned(), cell(name)));
    let id = format!("NV-{}", &crate::registering::hash_of(format!("{}-{key}", visit.account()).as_bytes())[..16]);
    let own = [("id".to_owned(), id), ("document".to_owned(), visit.id().to_owned())];
    let cells = own.into_iter().chain(typed).filter(|(_, text)| !text.is_empty()).collect();
    if faults.is_empty() { Ok(RowText { table: "tasks".to_owned(), cells }) } else { Err(faults) }
}
