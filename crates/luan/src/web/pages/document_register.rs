//! A document gets its line in a book: typed, or read from its file, with all that is wrong said at once; looked over; then written, and the record gives the number.

mod form;

use axum::http::StatusCode;
use paperwork::documents::open;
use register::code::{Book, Code, Secrecy};
use store::{RowText, StoreError};

use crate::accounts::Token;
use crate::contents::{self, CONTENT_BYTES_MAX};
use crate::proposing::{Proposal, propose};
use crate::registering::{self, Entered, LETTERS_MAX, TYPED};
use crate::secret;
use crate::web::answer::{Answer, Refused};
use crate::web::asked::Upload;
use crate::web::visit::{Visit, quoted};
use form::{Form, preview};

/// What is wrong: the field to go to, and the words.
type Fault = (&'static str, String);

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, field) = (visit.view()?, |name: &str| visit.asked.field(name).to_owned());
    let mut entered = Entered::default();
    entered.cells.insert("registered", view.today().civil());
    for name in ["unit", "book", "part_of", "answers"] {
        entered.cells.insert(name, field(name));
    }
    if let [[unit, _]] = &view.units_to_register_in()[..] {
        entered.cells.insert("unit", unit.clone());
    }
    Ok(Answer::page(&Form::new(visit, Token::new().text().to_owned(), &entered, Vec::new(), &[])?))
}

/// Everything that was typed.
fn typed(visit: &Visit<'_>) -> Entered {
    let cell = |name: &'static str| (name, visit.asked.field(name).to_owned());
    Entered { cells: TYPED.into_iter().map(cell).collect(), of_congress: !visit.asked.field("congress").is_empty(), file: visit.asked.field("file").to_owned() }
}

/// Looks over what was typed, and keeps the content that came along until the line is written. Where the content says more than was typed, that is shown first.
pub(in crate::web) fn check(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let key = visit.asked.field("key").to_owned();
    let mut entered = typed(visit);
    waiting(visit, &mut entered)?;
    if visit.asked.field("step") == "edit" {
        return Ok(Answer::page(&Form::new(visit, key, &entered, Vec::new(), &[])?));
    }
    let (mut more, mut of_file) = (Vec::new(), Vec::new());
    match receive(visit, &mut entered)? {
        Received::Nothing => {}
        Received::Refused(fault) => more.push(fault),
        Received::Unread(why) => of_file.push(visit.t().documents_unread(why)),
        Received::Read(proposal) => {
            let said = said(visit, &proposal);
            if let Some(notes) = proposal.fill(&mut entered) {
                let mut form = Form::new(visit, key, &entered, Vec::new(), &notes)?;
                form.of_file = said;
                return Ok(Answer::page(&form));
            }
        }
    }
    let (status, faults, preview) = match sound(visit, &entered, &key, more) {
        Ok(row) => (StatusCode::OK, Vec::new(), Some(preview(visit, &row, &entered))),
        Err(faults) => (StatusCode::UNPROCESSABLE_ENTITY, faults, None),
    };
    let mut form = Form::new(visit, key, &entered, faults, &[])?;
    (form.of_file, form.preview) = (of_file, preview);
    Ok(Answer::page_with(status, &form))
}

/// What was read, and what the file holds beside.
fn said(visit: &Visit<'_>, proposal: &Proposal) -> Vec<String> {
    let (t, documents) = (visit.t(), &proposal.documents);
    let numbered: Vec<String> = documents.iter().zip(1..).map(|(document, number)| format!("({number}) {document}")).collect();
    let read = t.documents_read(numbered[proposal.place].clone());
    let more = (documents.len() > 1).then(|| t.documents_read_more(numbered.join("; ")));
    std::iter::once(read).chain(more).collect()
}

/// A content that was said to wait and waits no longer is none.
fn waiting(visit: &Visit<'_>, entered: &mut Entered) -> Result<(), Refused> {
    let secret = entered.cell("secrecy") != Secrecy::None.name();
    if !entered.file.is_empty() && (secret || contents::waits(&visit.desk.vault, visit.account(), &entered.file, visit.now)?.is_none()) {
        entered.file.clear();
    }
    Ok(())
}

/// What came of the file of a form.
enum Received {
    Nothing,
    /// It must not be kept, or cannot.
    Refused(Fault),
    /// It is kept, and says nothing that a program can read.
    Unread(String),
    /// It is kept, and says this.
    Read(Proposal),
}

/// Takes the content that came along. Of what is not said to be no secret, or says itself that it is one, nothing is kept, not even for a moment.
fn receive(visit: &Visit<'_>, entered: &mut Entered) -> Result<Received, Refused> {
    let t = visit.t();
    let refused = |field, words| Ok(Received::Refused((field, words)));
    if visit.asked.files.is_empty() {
        return Ok(Received::Nothing);
    }
    if entered.cell("secrecy").is_empty() {
        return refused("secrecy", t.documents_file_again());
    }
    if let Some(words) = secret::why_not(entered.cell("secrecy"), None) {
        return refused("secrecy", visit.lang.pick(words));
    }
    match &visit.asked.files[..] {
        [file] if file.bytes.len() > CONTENT_BYTES_MAX => refused("file", t.documents_file_too_large((CONTENT_BYTES_MAX >> 20).to_string())),
        [file] => read(visit, entered, file),
        _ => refused("file", t.documents_one_file()),
    }
}

fn read(visit: &Visit<'_>, entered: &mut Entered, file: &Upload) -> Result<Received, Refused> {
    let opened = open(&file.name, &file.bytes);
    if let Some(words) = secret::why_not(entered.cell("secrecy"), opened.as_ref().ok()) {
        return Ok(Received::Refused(("secrecy", visit.lang.pick(words))));
    }
    entered.file = contents::wait(&visit.desk.vault, visit.account(), &file.bytes, visit.now)?;
    let (book, place) = wanted(visit, entered)?;
    Ok(match opened.map(|text| propose(&text, place, book)) {
        Ok(Some(proposal)) => Received::Read(proposal),
        Ok(None) => Received::Nothing,
        Err(why) => Received::Unread(visit.lang.pick(why.reason()).to_string()),
    })
}

/// Into which book the document goes, and which one of its file it is. A part comes after its whole and the parts that have their lines already, and bears a symbol of its own.
fn wanted(visit: &Visit<'_>, entered: &Entered) -> Result<(Option<Book>, usize), Refused> {
    match entered.cell("part_of") {
        "" => Ok((registering::code_of(entered.cell("book")), 0)),
        whole => Ok((None, visit.view()?.document(whole).map_or(0, |(_, others)| others.len() + 1))),
    }
}

/// The line, or everything that is wrong.
fn sound(visit: &Visit<'_>, entered: &Entered, key: &str, more: Vec<Fault>) -> Result<RowText, Vec<Fault>> {
    let id = registering::id_of(&named(visit, key));
    let line = visit.view().map_err(|_| Vec::new())?.line_of(entered, &id);
    let said = |fault: registering::Fault| (fault.column, visit.lang.pick(fault.words));
    let mut faults = more;
    let row = line.map_err(|found| faults.extend(found.into_iter().map(said))).ok();
    for (name, wanted) in [("reason", true), ("basis", false)] {
        let text = visit.asked.field(name);
        if wanted && text.is_empty() || text.chars().count() > LETTERS_MAX {
            faults.push((name, visit.t().change_no_reason()));
        }
    }
    match row {
        Some(row) if faults.is_empty() => Ok(row),
        _ => Err(faults),
    }
}

/// The request by the name under which the log has it.
fn named(visit: &Visit<'_>, key: &str) -> String {
    format!("{}-{key}", visit.account())
}

/// Writes the line with the content that waits for it.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (key, mut entered) = (visit.asked.field("key").to_owned(), typed(visit));
    let sent = entered.file.clone();
    waiting(visit, &mut entered)?;
    let mut more = Vec::new();
    if entered.file != sent {
        more.push(("file", visit.t().documents_file_again()));
    }
    let row = match sound(visit, &entered, &key, more) {
        Ok(row) => row,
        Err(faults) => return Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &Form::new(visit, key, &entered, faults, &[])?)),
    };
    let (vault, id) = (&visit.desk.vault, row.cells.get("id").cloned().unwrap_or_default());
    let content = contents::waits(vault, visit.account(), &entered.file, visit.now)?;
    let change = registering::change(row, &named(visit, &key), visit.asked.field("reason"), visit.asked.field("basis"));
    let stamp = visit.stamp()?;
    match contents::write(vault, &visit.desk.store, &content.as_deref().into_iter().collect::<Vec<_>>(), vec![change], stamp) {
        Ok(_) => {
            if !entered.file.is_empty() {
                contents::no_longer_waits(vault, visit.account(), &entered.file)?;
            }
            Ok(Answer::go(&format!("/documents/{}", quoted(&id))))
        }
        Err(StoreError::Refused(refusals)) => {
            let column = |name: &Option<String>| TYPED.into_iter().find(|column| Some(*column) == name.as_deref()).unwrap_or("number");
            let faults = refusals.iter().map(|refusal| (column(&refusal.column), visit.lang.pick(refusal.words()))).collect();
            Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &Form::new(visit, key, &entered, faults, &[])?))
        }
        Err(error) => Err(error.into()),
    }
}
