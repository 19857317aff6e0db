//! A paper is written that answers a document: typed, looked over as it will print, then numbered by the book of outgoing documents and kept as the content of its line.

use askama::Template;
use axum::http::StatusCode;
use paperwork::papers::document::Document;
use paperwork::papers::write as writer;
use register::Day;
use register::code::{Book, Code, DocumentKind, Secrecy, vietnamese};
use store::{RowText, StoreError};

use super::documents::may_change;
use super::paper::Written;
use super::thread::COLUMNS;
use crate::access::Line;
use crate::accounts::Token;
use crate::registering::{self, Entered, LETTERS_MAX};
use crate::secret::{self, STOP};
use crate::web::answer::{Answer, LETTERHEAD, Refused};
use crate::web::books;
use crate::web::letterhead::{Letterhead, printed};
use crate::web::visit::{Page, REASON_MAX, Visit, quoted};
use crate::writing::{Field, Form, Made, Said, Unnumbered, Way, duties, fields, figures, made, numbered};

/// What is wrong: the field to go to, and the words.
type Fault = (&'static str, String);

/// Why a line is written, where nothing else is said: the field of the reason.
const REASON: &str = "reason";

#[derive(Template)]
#[template(path = "write.html")]
struct Typed {
    page: Page,
    /// The document that is answered: its id.
    id: String,
    form: Form,
    /// Names the request: sent twice, it is made once.
    key: String,
    fields: Vec<Shown>,
    stop: &'static str,
    reason: String,
    faults: Vec<Fault>,
    /// The paper as it will print, and everything that was typed.
    preview: Option<(Written, Vec<(String, String)>)>,
}

#[derive(Template)]
#[template(path = "written.html")]
struct Numbered {
    page: Page,
    /// The new line: its id.
    id: String,
    symbol: String,
    paper: Written,
}

/// A field with what is typed in it.
struct Shown {
    field: &'static Field,
    words: &'static str,
    text: String,
    options: Vec<(String, String)>,
    is_faulty: bool,
}

impl Shown {
    fn is(&self, way: &str) -> bool {
        let own = match self.field.way {
            Way::Lines => "lines",
            Way::Secrecy => "ticked",
            Way::Chosen(_) | Way::Unit => "chosen",
            Way::Line | Way::Day | Way::Number => "line",
        };
        own == way
    }
}

/// The document that is answered, and the form of the paper; both are parts of the address.
fn asked(visit: &Visit<'_>) -> Result<(Line, Form), Refused> {
    let form = visit.ids.get(1).and_then(|name| Form::of(name)).ok_or(Refused::NotThere)?;
    let (line, _) = visit.view()?.document(visit.id()).ok_or(Refused::NotThere)?;
    if may_change(visit, visit.id())? { Ok((line, form)) } else { Err(Refused::NotThere) }
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (line, form) = asked(visit)?;
    let said = proposed(visit, &line, form)?;
    page(visit, form, Token::new().text().to_owned(), &said, Vec::new())
}

/// Looks over what was typed: everything that is wrong, or the paper as it will print.
pub(in crate::web) fn look(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (_, form) = asked(visit)?;
    let (said, key) = (typed(visit, form), visit.asked.field("key").to_owned());
    if visit.asked.field("step") == "edit" {
        return page(visit, form, key, &said, Vec::new());
    }
    match sound(visit, form, &said, &key).and_then(|_| drawn(visit, form, &said, None)) {
        Err(faults) => page(visit, form, key, &said, faults),
        Ok((paper, _)) => {
            let kept = |(name, text): (&&'static str, &String)| ((*name).to_owned(), text.clone());
            let kept = said.0.iter().map(kept).chain([("key".to_owned(), key.clone()), (REASON.to_owned(), visit.asked.field(REASON).to_owned())]);
            let preview = Some((Written(writer::fragment(&paper.document)), kept.collect()));
            let head = Letterhead::of(visit).cookie();
            Ok(Answer::page(&Typed { preview, ..shown(visit, form, key, &said, Vec::new())? }).with_cookie(LETTERHEAD, &head, true))
        }
    }
}

/// Takes a number, and keeps the paper that bears it: both or neither.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (_, form) = asked(visit)?;
    let (said, key) = (typed(visit, form), visit.asked.field("key").to_owned());
    let line = match sound(visit, form, &said, &key) {
        Ok(line) => line,
        Err(faults) => return page(visit, form, key, &said, faults),
    };
    let id = line.cells.get("id").cloned().unwrap_or_default();
    if visit.view()?.document(&id).is_some() {
        // Sent twice: it was made the first time.
        return Ok(Answer::go(&format!("/documents/{}", quoted(&id))));
    }
    let desk = visit.desk;
    let draw = |number: i32| drawn(visit, form, &said, u32::try_from(number).ok());
    let change = |row| registering::change(row, &named(visit, &key), visit.asked.field(REASON), "");
    let stamp = visit.stamp()?;
    match numbered(&desk.store, &desk.vault, &line, draw, change, &stamp) {
        Ok(paper) => {
            let title = format!("{} {}", visit.t().write_numbered(), paper.symbol);
            let paper = Numbered { page: visit.page(title), id, symbol: paper.symbol, paper: Written(writer::fragment(&paper.document)) };
            Ok(Answer::page(&paper))
        }
        Err(Unnumbered::Drawn(faults)) => page(visit, form, key, &said, faults),
        Err(Unnumbered::Written(StoreError::Refused(refused))) => {
            let faults = refused.iter().map(|refusal| ("unit", visit.lang.pick(refusal.words()))).collect();
            page(visit, form, key, &said, faults)
        }
        Err(Unnumbered::Written(error)) => Err(error.into()),
    }
}

/// Everything that was typed.
fn typed(visit: &Visit<'_>, form: Form) -> Said {
    Said(fields(form).map(|field| (field.name, visit.asked.field(field.name).replace("\r\n", "\n"))).collect())
}

/// What the record and the document that is answered say of the paper already.
fn proposed(visit: &Visit<'_>, line: &Line, form: Form) -> Result<Said, Refused> {
    let (view, head) = (visit.view()?, Letterhead::of(visit));
    let units = view.units_to_register_in();
    let own = units.iter().find(|[id, _]| *id == line.cell("unit")).or(if let [one] = &units[..] { Some(one) } else { None });
    let kind = capital(vietnamese(DocumentKind::NAMES, line.cell("kind")).unwrap_or_default());
    let cited_symbol = line.cell("symbol");
    let issued = if line.cell("issued").is_empty() && line.cell("book") == Book::Outgoing.name() { "registered" } else { "issued" };
    let named = if cited_symbol.is_empty() { kind.clone() } else { format!("{kind} số {cited_symbol}") };
    let what = match form {
        Form::Forwarding => format!("phổ biến, quán triệt {named}"),
        Form::Plan => format!("thực hiện {named}"),
        Form::Report => format!("kết quả thực hiện {named}"),
        Form::Decision => "về việc luân chuyển cán bộ".to_owned(),
    };
    let issuer = if line.cell("issuer").is_empty() { line.unit_name.clone() } else { line.cell("issuer").to_owned() };
    let cells = [
        ("unit", own.map(|[id, _]| id.clone()).unwrap_or_default()),
        ("dated", view.today().civil()),
        ("system", if head.system.is_empty() { "party".to_owned() } else { head.system.clone() }),
        ("parent", head.parent.clone()),
        ("issuer", head.name.clone()),
        ("code", head.code.clone()),
        ("place", head.place.clone()),
        ("holder", head.holder.clone()),
        ("post", head.post.clone()),
        ("stead", if head.post.is_empty() { "own".to_owned() } else { "for_head".to_owned() }),
        ("body", head.name.clone()),
        ("subject", what),
        ("cited_kind", kind),
        ("cited_symbol", cited_symbol.to_owned()),
        ("cited_date", books::day_said(line, issued)),
        ("cited_issuer", issuer),
        ("cited_about", about(line.cell("subject"))),
        ("recipients", "Như trên\nVăn phòng".to_owned()),
    ];
    let thread = view.thread(visit.id(), view.today());
    let counted = thread.and_then(|thread| match form {
        Form::Report => Some(("figures", figures(&thread, &COLUMNS, view.today()))),
        Form::Plan => Some(("duties", duties(&thread))),
        Form::Forwarding | Form::Decision => None,
    });
    Ok(Said(cells.into_iter().chain(counted).collect()))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a document is about, as it is named in a sentence.
fn about(subject: &str) -> String {
    let beginning = |words: &str| subject.get(..words.len()).filter(|start| start.to_lowercase() == words).map(|_| subject[words.len()..].trim_start());
    beginning("v/v ")
        .or_else(|| beginning("về việc "))
        .map(|rest| format!("về việc {rest}"))
        .unwrap_or_else(|| format!("về {}", beginning("về ").unwrap_or(subject)))
}

/// The line of a paper without its number; or everything that is wrong, with what was typed and with its line in the book.
fn sound(visit: &Visit<'_>, form: Form, said: &Said, key: &str) -> Result<RowText, Vec<Fault>> {
    let mut faults: Vec<Fault> = said.faults(form).into_iter().map(|fault| (fault.field, visit.lang.pick(fault.words))).collect();
    let degree = said.text("secrecy");
    faults.extend(secret::why_not(degree, None).filter(|_| !degree.is_empty()).map(|words| ("secrecy", visit.lang.pick(words))));
    let row = row(visit, form, said, key);
    // What is said of a field already is not said again in other words.
    let said_of = |faults: &[Fault], field: &str| faults.iter().any(|(other, _)| *other == field);
    for (field, words) in row.as_ref().err().cloned().unwrap_or_default() {
        faults.extend((!said_of(&faults, field)).then_some((field, words)));
    }
    let reason = visit.asked.field(REASON);
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        faults.push((REASON, visit.t().change_no_reason()));
    }
    if faults.is_empty() { row } else { Err(faults) }
}

/// The paper and its file, with a number or with room for one; or what keeps it from being written. What was typed is sound.
fn drawn(visit: &Visit<'_>, form: Form, said: &Said, number: Option<u32>) -> Result<(Made, Vec<u8>), Vec<Fault>> {
    let today = visit.view().map_or(Day::MISSING, |view| view.today());
    let paper = made(form, said, number, printed(visit.now, today)).map_err(|fault| vec![("dated", visit.lang.pick(fault.words()))])?;
    let bytes = docx(&paper.document, visit)?;
    match secret::why_not(said.text("secrecy"), paperwork::documents::open("", &bytes).ok().as_ref()) {
        Some(words) => Err(vec![("secrecy", visit.lang.pick(words))]),
        None => Ok((paper, bytes)),
    }
}

fn docx(document: &Document, visit: &Visit<'_>) -> Result<Vec<u8>, Vec<Fault>> {
    writer::docx(document).map_err(|error| {
        tracing::error!(%error, "a paper could not be written");
        vec![("subject", visit.t().paper_not_written())]
    })
}

/// The line of the paper in its book, without its number and its content; or everything that is wrong.
fn row(visit: &Visit<'_>, form: Form, said: &Said, key: &str) -> Result<RowText, Vec<Fault>> {
    let (dated, sent) = (said.text("dated").to_owned(), [said.lines("to"), said.lines("recipients")].concat());
    let cells = [
        ("unit", said.text("unit").to_owned()),
        ("book", Book::Outgoing.name().to_owned()),
        ("secrecy", said.text("secrecy").to_owned()),
        ("registered", dated.clone()),
        ("issued", dated),
        ("kind", form.kind().name().to_owned()),
        ("issuer", said.text("issuer").to_owned()),
        ("subject", said.text("subject").to_owned()),
        ("signer", said.text("signer").to_owned()),
        ("recipients", sent.join("; ").chars().take(LETTERS_MAX).collect()),
        ("answers", visit.id().to_owned()),
    ];
    let entered = Entered { cells: cells.into_iter().collect(), of_congress: false, file: String::new() };
    let column = |name: &'static str| if ["registered", "issued"].contains(&name) { "dated" } else { name };
    let said = |fault: registering::Fault| (column(fault.column), visit.lang.pick(fault.words));
    let view = visit.view().map_err(|_| Vec::new())?;
    view.line_of(&entered, &registering::id_of(&named(visit, key))).map_err(|faults| faults.into_iter().map(said).collect())
}

/// The request by the name under which the log has it.
fn named(visit: &Visit<'_>, key: &str) -> String {
    format!("{}-{key}", visit.account())
}

fn page(visit: &Visit<'_>, form: Form, key: String, said: &Said, faults: Vec<Fault>) -> Result<Answer, Refused> {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Answer::page_with(status, &shown(visit, form, key, said, faults)?))
}

fn shown(visit: &Visit<'_>, form: Form, key: String, said: &Said, faults: Vec<Fault>) -> Result<Typed, Refused> {
    let units: Vec<(String, String)> = visit.view()?.units_to_register_in().into_iter().map(|[id, name]| (id, name)).collect();
    let one = |field: &'static Field| Shown {
        field,
        words: visit.lang.pick(field.words),
        text: said.text(field.name).to_owned(),
        options: match field.way {
            Way::Unit => units.clone(),
            Way::Secrecy => Secrecy::NAMES.iter().map(|code| ((*code).to_owned(), books::word(visit.lang, Secrecy::NAMES, code))).collect(),
            Way::Chosen(choices) => choices.iter().map(|(code, words)| ((*code).to_owned(), visit.lang.pick(*words).to_owned())).collect(),
            _ => Vec::new(),
        },
        is_faulty: faults.iter().any(|(name, _)| *name == field.name),
    };
    let reason = if visit.asked.post { visit.asked.field(REASON).to_owned() } else { visit.t().documents_reason() };
    let title = format!("{}: {}", visit.t().write_title(), visit.lang.pick(form.words()));
    Ok(Typed {
        page: visit.page(title),
        id: visit.id().to_owned(),
        form,
        key,
        fields: fields(form).map(one).collect(),
        stop: visit.lang.pick(STOP),
        reason,
        faults,
        preview: None,
    })
}
