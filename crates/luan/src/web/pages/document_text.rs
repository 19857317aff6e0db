//! The content of a document as it was read, passage by passage: each has its address, so that whoever cites it leads to it.

use askama::Template;
use paperwork::documents::reading::{Document, read};
use paperwork::documents::{Passage, open, passages, passages_of};
use register::books::symbol_key;

use crate::access::{Action, Class, Line};
use crate::contents;
use crate::web::answer::{Answer, Refused};
use crate::web::books;
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "document_text.html")]
struct Shown {
    page: Page,
    line: Line,
    /// What is to be said about the reading.
    notes: Vec<String>,
    passages: Vec<Part>,
}

struct Part {
    anchor: String,
    path: String,
    label: String,
    paragraphs: Vec<String>,
    depth: usize,
    /// Whether it is the one that is asked for.
    is_asked: bool,
}

/// Where a passage of a document is read.
pub(super) fn address(id: &str, path: Option<&str>) -> String {
    let text = format!("/documents/{}/text", quoted(id));
    path.map_or(text.clone(), |path| format!("{text}?at={}#{}", quoted(path), quoted(&anchor(path))))
}

/// The name of a passage in its page.
fn anchor(path: &str) -> String {
    path.replace(' ', "-")
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (line, bytes) = opened(visit)?;
    let t = visit.t();
    let (mut notes, mut found) = (Vec::new(), Vec::new());
    match open("", &bytes) {
        Err(why) => notes.push(t.text_unread(visit.lang.pick(why.reason()))),
        Ok(text) => {
            let documents = read(&text).documents;
            match meant(&documents, &line) {
                Some(document) => found = passages_of(&text, document),
                None => {
                    notes.extend((!documents.is_empty()).then(|| t.text_other()));
                    found = documents.first().map(|document| passages_of(&text, document)).unwrap_or_default();
                }
            }
            if found.is_empty() {
                notes.push(t.text_empty());
                found = passages(&text.lines);
            }
        }
    }
    let (asked, note) = asked(visit, &found);
    notes.extend(note);
    let title = format!("{}: {}", t.text_title(), books::symbol(&line));
    let parts = found.iter().map(|passage| part(&found, passage, asked.as_deref())).collect();
    Ok(Answer::page(&Shown { page: visit.page(title), line, notes, passages: parts }))
}

/// The line, and its content.
pub(super) fn opened(visit: &Visit<'_>) -> Result<(Line, Vec<u8>), Refused> {
    let view = visit.view()?;
    let may_read = view.may(Action::Person, &format!("document:{}", visit.id()), Class::Personnel);
    let (line, _) = view.document(visit.id()).filter(|_| may_read).ok_or(Refused::NotThere)?;
    let bytes = contents::read(&visit.desk.vault, line.cell("file"), visit.now)?.ok_or(Refused::NotThere)?;
    Ok((line, bytes))
}

/// The document of the file that the line is of: the one with its symbol, or the only one.
pub(super) fn meant<'a>(documents: &'a [Document], line: &Line) -> Option<&'a Document> {
    let key = symbol_key(line.cell("symbol"));
    let is_same = |document: &&Document| document.symbol.as_ref().is_some_and(|symbol| symbol_key(&symbol.value.text) == key);
    documents.iter().find(is_same).or(if let [one] = documents { Some(one) } else { None })
}

/// The passage that is asked for, or the nearest above it that is there; and what is said where it is not there itself.
fn asked(visit: &Visit<'_>, passages: &[Passage]) -> (Option<String>, Option<String>) {
    let at = visit.asked.field("at");
    if at.is_empty() || passages.is_empty() {
        return (None, None);
    }
    let is_there = |path: &&str| passages.iter().any(|passage| passage.path == *path);
    let above = std::iter::successors(Some(at), |path| path.rsplit_once('.').map(|(above, _)| above));
    match above.into_iter().find(is_there) {
        Some(path) if path == at => (Some(at.to_owned()), None),
        Some(path) => (Some(path.to_owned()), Some(visit.t().text_nearest(at, path))),
        None => (None, Some(visit.t().text_not_found(at))),
    }
}

fn part(all: &[Passage], passage: &Passage, asked: Option<&str>) -> Part {
    let depth = std::iter::successors(passage.parent, |parent| all.get(*parent)?.parent).take(all.len()).count();
    Part {
        anchor: anchor(&passage.path),
        path: passage.path.clone(),
        label: passage.label.clone().unwrap_or_default(),
        paragraphs: passage.text.lines().map(str::to_owned).collect(),
        depth: depth.min(DEPTH_MAX),
        is_asked: asked == Some(passage.path.as_str()),
    }
}

/// Steps by which a passage stands further in; what is deeper stands no further.
const DEPTH_MAX: usize = 4;
