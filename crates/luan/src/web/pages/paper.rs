//! Papers, to be read, printed, or taken along as a file; here those about one person: what the rules say (phiếu thẩm định điều kiện), and the curriculum (2C). Those of a plan stand in `plan_papers`.

use std::fmt::{self, Display, Formatter};

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use paperwork::papers::document::Document;
use paperwork::papers::forms::appraisal::appraisal as appraisal_form;
use paperwork::papers::forms::curriculum::curriculum as curriculum_form;
use paperwork::papers::profile::NoProfile;
use paperwork::papers::write;
use register::Day;

use crate::appraising;
use crate::paper_file::{Kind, Unwritten, WITH_PDF};
use crate::time;
use crate::web::answer::{Answer, LETTERHEAD, Refused};
use crate::web::letterhead::{Letterhead, printed};
use crate::web::on::On;
use crate::web::visit::{Page, Visit, quoted};

/// What a paper is about, and what its file is called.
pub(super) struct About {
    /// The name of its file, without what tells the kind.
    pub(super) file: &'static str,
    /// Where its visitor came from: the address and its words.
    pub(super) back: [String; 2],
    /// Whether a spreadsheet is offered too.
    pub(super) sheet: bool,
    /// Fields of its own.
    pub(super) fields: Vec<Field>,
    /// What stands over it on the screen; empty where there is nothing to say.
    pub(super) says: String,
    /// Where its file is asked for, where it may leave the house by another way alone.
    pub(super) leaves: Option<String>,
}

/// A field of a paper.
pub(super) struct Field {
    name: &'static str,
    label: String,
    /// What is typed in it.
    text: String,
    /// The kind of its input.
    kind: &'static str,
    /// What it offers, each with its words; where it is typed into, nothing.
    choices: Vec<[String; 2]>,
}

impl Field {
    /// A field for a text.
    pub(super) fn text(name: &'static str, label: String, text: String) -> Field {
        Field { name, label, text, kind: "text", choices: Vec::new() }
    }

    /// A field for a day.
    pub(super) fn day(name: &'static str, label: String, text: String) -> Field {
        Field { kind: "date", ..Field::text(name, label, text) }
    }

    /// A field with a choice.
    pub(super) fn choice(name: &'static str, label: String, chosen: String, choices: Vec<[String; 2]>) -> Field {
        Field { choices, ..Field::text(name, label, chosen) }
    }
}

#[derive(Template)]
#[template(path = "paper.html")]
struct Shown {
    page: Page,
    about: About,
    head: Letterhead,
    paper: Written,
    fault: String,
}

impl Shown {
    fn with_pdf(&self) -> bool {
        WITH_PDF
    }
}

/// A paper as the writer of papers has made it: its texts are escaped there.
pub(super) struct Written(pub(super) String);

impl Display for Written {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl HtmlSafe for Written {}

/// What the rules say of somebody on a day.
pub(in crate::web) fn appraisal(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, on, id, head) = (visit.view()?, On::of(visit)?, visit.id(), Letterhead::of(visit));
    // A paper of another day than was asked for would be printed and believed.
    let day = Some(on.day).filter(|_| !on.faulty).ok_or(Refused::NotThere)?;
    let said = appraising::appraisal(view, id, day, &visit.desk.books, head.letter(printed(visit.now, day))).ok_or(Refused::NotThere)?;
    answered(visit, about_person(id, &said.person.name, "phieu-tham-dinh"), head, made(visit, appraisal_form(&said)))
}

/// The curriculum of somebody.
pub(in crate::web) fn curriculum(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, id, head) = (visit.view()?, visit.id(), Letterhead::of(visit));
    let known = view.curriculum(id, head.issuer(), printed(visit.now, view.today())).ok_or(Refused::NotThere)?;
    let name = known.name.clone();
    answered(visit, about_person(id, &name, "so-yeu-ly-lich"), head, made(visit, curriculum_form(&known)))
}

fn about_person(id: &str, name: &str, file: &'static str) -> About {
    About { file, back: [format!("/people/{}", quoted(id)), format!("{name} ({id})")], sheet: false, fields: Vec::new(), says: String::new(), leaves: None }
}

/// A paper that is made, or why it is not, in the words of who asks.
pub(super) fn made(visit: &Visit<'_>, document: Result<Document, NoProfile>) -> Result<Document, String> {
    document.map_err(|fault| visit.lang.pick(fault.words()))
}

/// The paper as a page, or as a file where one is asked for.
pub(super) fn answered(visit: &Visit<'_>, about: About, head: Letterhead, document: Result<Document, String>) -> Result<Answer, Refused> {
    let cookie = head.cookie();
    let keeping = |answer: Answer| if visit.asked.field("issuer").is_empty() { answer } else { answer.with_cookie(LETTERHEAD, &cookie, true) };
    let title = document.as_ref().map_or_else(|_| visit.t().paper_title(), |document| document.title.clone());
    let here = document.as_ref().ok().filter(|_| about.leaves.is_none());
    let kind = Kind::of(visit.asked.field("file")).filter(|kind| *kind != Kind::Xlsx || about.sheet);
    let file = here.zip(kind).map(|(document, kind)| (kind, kind.write(document, printed_on(visit))));
    let (status, paper, fault) = match (document, file) {
        (_, Some((kind, Ok(bytes)))) => return Ok(keeping(Answer::file(&format!("{}.{}", about.file, kind.ending()), kind.media(), bytes))),
        (_, Some((_, Err(error)))) => (status_of(&error), Written(String::new()), unwritten(visit, &error)),
        (Ok(document), None) => (StatusCode::OK, Written(write::fragment(&document)), String::new()),
        (Err(fault), None) => (StatusCode::UNPROCESSABLE_ENTITY, Written(String::new()), fault),
    };
    Ok(keeping(Answer::page_with(status, &Shown { page: visit.page(title), about, head, paper, fault })))
}

/// The day that a file says it is of.
pub(super) fn printed_on(visit: &Visit<'_>) -> Day {
    time::day_of(visit.now).unwrap_or(Day::MISSING)
}

/// Why a file could not be written, for who asked for it.
pub(super) fn unwritten(visit: &Visit<'_>, error: &Unwritten) -> String {
    if let Unwritten::Failed(why) = error {
        tracing::error!(why, "a paper could not be written");
        return visit.t().paper_not_written();
    }
    error.words().map(|pair| visit.lang.pick(pair)).join("; ")
}

/// What a paper lacks that has a letter of no font is not the server's fault.
pub(super) fn status_of(error: &Unwritten) -> StatusCode {
    if matches!(error, Unwritten::Letters(_)) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::INTERNAL_SERVER_ERROR }
}
