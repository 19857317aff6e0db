//! One document: its line, what came in the same file, its content, its stamp; and a number that is void.

use askama::Template;
use axum::http::StatusCode;
use paperwork::aliases::column_words;
use register::code::{Book, Code, Secrecy, Urgency};
use register::tables::Documents;
use store::{Change, Content, RowText};

use super::document_text::opened;
use super::documents::may_change;
use crate::access::{Action, Class, Line};
use crate::accounts::Token;
use crate::contents;
use crate::registering::TABLE;
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::visit::{Page, REASON_MAX, Visit, quoted};
use crate::writing::Form;

/// Columns that are said above, or are the program's own.
const UNSAID: [&str; 3] = ["id", "file", "unit"];

#[derive(Template)]
#[template(path = "document.html")]
struct One {
    page: Page,
    line: Line,
    /// The columns that the line fills, in words.
    facts: Vec<(String, String)>,
    others: Vec<Line>,
    may_read: bool,
    may_change: bool,
    /// The papers that can be written here to answer it: the name in the address, and the words.
    papers: Vec<(&'static str, &'static str)>,
    is_incoming: bool,
    key: String,
    fault: String,
}

#[derive(Template)]
#[template(path = "stamp.html")]
struct Stamped {
    page: Page,
    line: Line,
    on: String,
}

impl One {
    fn symbol(&self, line: &Line) -> String {
        books::symbol(line)
    }

    fn kind(&self, line: &Line) -> String {
        books::kind(self.page.lang, line)
    }
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, StatusCode::OK, Token::new().text().to_owned(), String::new())
}

fn page(visit: &Visit<'_>, status: StatusCode, key: String, fault: String) -> Result<Answer, Refused> {
    let (view, lang) = (visit.view()?, visit.lang);
    let (line, others) = view.document(visit.id()).ok_or(Refused::NotThere)?;
    let said = |column: &str| match column {
        "book" => books::word(lang, Book::NAMES, line.cell(column)),
        "kind" => books::kind(lang, &line),
        "series" => books::series(lang, line.cell(column)),
        "secrecy" => books::word(lang, Secrecy::NAMES, line.cell(column)),
        "urgency" => books::word(lang, Urgency::NAMES, line.cell(column)),
        "registered" | "issued" | "deadline" | "sent" => books::day_said(&line, column),
        _ => line.cell(column).to_owned(),
    };
    let filled = Documents::SPEC.columns.iter().map(|column| column.name).filter(|name| !UNSAID.contains(name) && !line.cell(name).is_empty());
    let facts = filled.map(|name| (lang.pick(column_words(TABLE, name)).to_owned(), said(name))).collect();
    let subject = format!("document:{}", visit.id());
    let may_read = view.may(Action::Person, &subject, Class::Personnel);
    let title = format!("{} {}", visit.t().documents_number(), line.cell("number"));
    let (may_change, is_incoming) = (may_change(visit, visit.id())?, line.cell("book") == Book::Incoming.name());
    let papers = if may_change { Form::ALL.map(|form| (form.name(), lang.pick(form.words()))).to_vec() } else { Vec::new() };
    Ok(Answer::page_with(status, &One { page: visit.page(title), facts, others, may_read, may_change, papers, is_incoming, key, fault, line }))
}

/// The content leaves as the file that it was; that it was opened is recorded before.
pub(in crate::web) fn content(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (line, bytes) = opened(visit)?;
    Ok(Answer::file(&format!("van-ban-{}.{}", line.cell("number"), contents::ending(&bytes)), "application/octet-stream", bytes))
}

/// The stamp ĐẾN as a label of 50 × 35 mm.
pub(in crate::web) fn stamp(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (line, _) = visit.view()?.document(visit.id()).ok_or(Refused::NotThere)?;
    if line.cell("book") != Book::Incoming.name() {
        return Err(Refused::NotThere);
    }
    let on = books::day_said(&line, "registered");
    Ok(Answer::page(&Stamped { page: visit.page(visit.t().documents_stamp()), line, on }))
}

/// A number that was given by mistake is void from now on, and stays in the book.
pub(in crate::web) fn void(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, why, key) = (visit.view()?, visit.asked.field("why"), visit.asked.field("key").to_owned());
    let (line, _) = view.document(visit.id()).ok_or(Refused::NotThere)?;
    if !may_change(visit, visit.id())? {
        return Err(Refused::NotThere);
    }
    if why.is_empty() || why.chars().count() > REASON_MAX {
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, key, visit.t().documents_void_why());
    }
    let before = row_of(&line);
    let mut after = before.clone();
    after.cells.insert("void".to_owned(), why.to_owned());
    let subject = format!("document:{}", visit.id());
    let content = Content::Rows { subject, withdraw: vec![before], add: vec![after] };
    let change = Change { reason: why.to_owned(), basis: String::new(), key: format!("{}-{key}", visit.account()), content };
    let stamp = visit.stamp()?;
    visit.desk.store.commit(vec![change], stamp)?;
    Ok(Answer::go(&format!("/documents/{}", quoted(visit.id()))))
}

/// The line as entries write it.
fn row_of(line: &Line) -> RowText {
    let filled = Documents::SPEC.columns.iter().map(|column| column.name).filter(|name| !line.cell(name).is_empty());
    RowText { table: TABLE.to_owned(), cells: filled.map(|name| (name.to_owned(), line.cell(name).to_owned())).collect() }
}
