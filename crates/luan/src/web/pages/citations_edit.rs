//! The citations of a document are confirmed: those of the record, those that its file proposes, those that somebody adds. Nothing is recorded that a person has not ticked.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use paperwork::documents::reading::read;
use paperwork::documents::{open, passages_of};
use register::books::symbol_key;
use register::code::{Citing, Code};
use register::column::Kind;
use register::tables::Citations;
use store::{Change, Content, RowText, StoreError};

use super::document_text::{meant, opened};
use super::documents::may_change;
use crate::access::is_value;
use crate::accounts::Token;
use crate::citing::{TABLE, relation_words};
use crate::registering::LETTERS_MAX;
use crate::typed::as_recorded;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, REASON_MAX, Visit, quoted};

/// Citations of one form; a document of the State with an annex of amended texts has some dozens.
const ROWS_MAX: usize = 200;
/// Empty rows that a form offers.
const EMPTY: usize = 3;
/// The columns that are typed.
const TYPED: [&str; 7] = ["relation", "symbol", "issued", "issuer", "from", "passage", "part"];
/// Those of them that are days.
const DAYS: [&str; 2] = ["issued", "from"];

#[derive(Template)]
#[template(path = "citations_edit.html")]
struct Form {
    page: Page,
    id: String,
    key: String,
    subject: String,
    /// What is said of the file.
    note: String,
    rows: Vec<Entry>,
    relations: Vec<(&'static str, String)>,
    reason: String,
    basis: String,
    /// What is wrong: the field to go to, and the words.
    faults: Vec<(String, String)>,
}

/// A citation as it is typed.
#[derive(Clone, Default)]
struct Entry {
    cells: BTreeMap<&'static str, String>,
    keep: bool,
    /// Where it is from: recorded, read from the file, typed.
    from: &'static str,
}

impl Entry {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |text| text.trim())
    }

    /// A day as people write it; what is none stays as it was typed.
    fn day(&self, column: &str) -> String {
        let text = self.cell(column);
        register::cell::day(text).map_or_else(|| text.to_owned(), register::Day::civil)
    }

    fn of_row(row: &RowText) -> Entry {
        let cell = |column: &'static str| (column, row.cells.get(column).cloned().unwrap_or_default());
        Entry { cells: TYPED.map(cell).into_iter().collect(), keep: true, from: "recorded" }
    }

    /// What two entries of one citation share.
    fn same(&self) -> (String, &str) {
        (symbol_key(self.cell("symbol")), self.cell("issued"))
    }
}

impl Form {
    fn columns(&self) -> [(&'static str, String, bool); 6] {
        let words = |column: &'static str| (column, self.page.lang.pick(paperwork::aliases::column_words(TABLE, column)).to_owned(), DAYS.contains(&column));
        ["symbol", "issued", "issuer", "from", "passage", "part"].map(words)
    }

    fn is_faulty(&self, field: &str) -> bool {
        self.faults.iter().any(|(name, _)| name == field)
    }

    fn origin_words(&self, entry: &Entry) -> String {
        match entry.from {
            "recorded" => self.page.t.citations_recorded(),
            "file" => self.page.t.citations_from_file(),
            _ => self.page.t.citations_new(),
        }
    }
}

/// The citations of the record, to be corrected.
pub(in crate::web) fn edit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let rows = visit.view()?.citations_of(visit.id()).iter().map(Entry::of_row).collect();
    Ok(Answer::page(&form(visit, Token::new().text().to_owned(), rows, String::new(), Vec::new())?))
}

/// The same with what the file proposes beside them.
pub(in crate::web) fn propose(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (line, bytes) = opened(visit)?;
    let mut rows: Vec<Entry> = visit.view()?.citations_of(visit.id()).iter().map(Entry::of_row).collect();
    let Ok(text) = open("", &bytes) else {
        return Ok(Answer::page(&form(visit, Token::new().text().to_owned(), rows, visit.t().citations_unread(), Vec::new())?));
    };
    let documents = read(&text).documents;
    let recorded = rows.len();
    if let Some(document) = meant(&documents, &line) {
        let passages = passages_of(&text, document);
        for citation in &document.citations {
            let passage = passages.iter().rev().find(|passage| passage.lines.contains(&citation.lines.from)).map_or("", |passage| passage.path.as_str());
            let cells = BTreeMap::from([
                ("relation", citation.relation.name().to_owned()),
                ("symbol", citation.symbol.text.clone()),
                ("issued", citation.date.as_ref().map(|day| day.value.to_string()).unwrap_or_default()),
                ("issuer", citation.issuer.clone().unwrap_or_default()),
                ("passage", passage.to_owned()),
            ]);
            let entry = Entry { cells, keep: false, from: "file" };
            if !rows.iter().any(|row| row.same() == entry.same()) {
                rows.push(entry);
            }
        }
    }
    let t = visit.t();
    let note = if rows.len() == recorded { t.citations_nothing_read() } else { t.citations_proposed() };
    Ok(Answer::page(&form(visit, Token::new().text().to_owned(), rows, note, Vec::new())?))
}

fn form(visit: &Visit<'_>, key: String, mut rows: Vec<Entry>, note: String, faults: Vec<(String, String)>) -> Result<Form, Refused> {
    let (line, _) = visit.view()?.document(visit.id()).ok_or(Refused::NotThere)?;
    if !may_change(visit, visit.id())? || !line.cell("void").is_empty() {
        return Err(Refused::NotThere);
    }
    rows.truncate(ROWS_MAX);
    if faults.is_empty() {
        rows.extend(vec![Entry::default(); EMPTY]);
    }
    let title = format!("{} {}", visit.t().citations_edit_title(), crate::web::books::symbol(&line));
    let relations = Citing::ALL.iter().map(|relation| (relation.name(), visit.lang.pick(relation_words(*relation)))).collect();
    let (reason, basis) = (visit.asked.field("why").to_owned(), visit.asked.field("basis").to_owned());
    let subject = line.cell("subject").to_owned();
    Ok(Form { page: visit.page(title), id: visit.id().to_owned(), key, subject, note, rows, relations, reason, basis, faults })
}

/// Everything that was typed.
fn typed(visit: &Visit<'_>) -> Vec<Entry> {
    let count = visit.asked.field("count").parse().unwrap_or(0_usize).min(ROWS_MAX + EMPTY);
    let entry = |at: usize| {
        let field = |name: &str| visit.asked.field(&format!("{name}-{at}")).to_owned();
        // What is no day stays as it was typed.
        let day = |text: String| Some(as_recorded(Kind::Day, &text)).filter(|day| is_value(Kind::Day, day)).unwrap_or(text);
        let text = |column: &'static str| (column, if DAYS.contains(&column) { day(field(column)) } else { field(column) });
        let from = ["recorded", "file"].into_iter().find(|from| *from == field("origin")).unwrap_or("");
        Entry { cells: TYPED.map(text).into_iter().collect(), keep: !field("keep").is_empty(), from }
    };
    // What somebody types into an empty row is meant; what the file says is meant where it is ticked.
    (0..count).map(entry).map(|entry| Entry { keep: entry.keep || entry.from.is_empty() && !entry.cell("symbol").is_empty(), ..entry }).collect()
}

/// What is wrong with what was typed.
fn faults(visit: &Visit<'_>, entries: &[Entry]) -> Vec<(String, String)> {
    let (t, mut faults) = (visit.t(), Vec::new());
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.keep) {
        let number = || (at + 1).to_string();
        let long = |column: &str| entry.cell(column).chars().count() > LETTERS_MAX;
        if symbol_key(entry.cell("symbol")).is_empty() || long("symbol") {
            faults.push((format!("symbol-{at}"), t.citations_no_symbol(number())));
        }
        if !Citing::NAMES.contains(&entry.cell("relation")) {
            faults.push((format!("relation-{at}"), t.citations_no_relation(number())));
        }
        for column in DAYS.into_iter().filter(|column| !is_value(Kind::Day, entry.cell(column))) {
            faults.push((format!("{column}-{at}"), t.citations_no_day(number())));
        }
        for column in ["issuer", "passage", "part"].into_iter().filter(|column| long(column)) {
            faults.push((format!("{column}-{at}"), t.citations_too_long(number())));
        }
    }
    let (why, basis) = (visit.asked.field("why"), visit.asked.field("basis"));
    if why.is_empty() || why.chars().count() > REASON_MAX {
        faults.push(("why".to_owned(), t.citations_no_reason()));
    }
    faults.extend((basis.chars().count() > LETTERS_MAX).then(|| ("basis".to_owned(), t.citations_no_reason())));
    faults
}

/// Writes what was ticked, and withdraws what no longer is.
pub(in crate::web) fn record(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, key, entries) = (visit.view()?, visit.asked.field("key").to_owned(), typed(visit));
    let refused =
        |entries: Vec<Entry>, key: String, faults| Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(visit, key, entries, String::new(), faults)?));
    let mut wrong = faults(visit, &entries);
    // Who may not write this line, or where it is void, is told so before anything else.
    form(visit, key.clone(), Vec::new(), String::new(), Vec::new())?;
    let (before, mut after) = (view.citations_of(visit.id()), Vec::<RowText>::new());
    for row in entries.iter().filter(|entry| entry.keep).map(|entry| row_of(visit.id(), entry)) {
        if !after.contains(&row) {
            after.push(row);
        }
    }
    let withdraw: Vec<RowText> = before.iter().filter(|row| !after.contains(row)).cloned().collect();
    let add: Vec<RowText> = after.into_iter().filter(|row| !before.contains(row)).collect();
    if wrong.is_empty() && withdraw.is_empty() && add.is_empty() {
        wrong.push(("why".to_owned(), visit.t().citations_nothing_changed()));
    }
    if !wrong.is_empty() {
        return refused(entries, key, wrong);
    }
    let content = Content::Rows { subject: format!("document:{}", visit.id()), withdraw, add };
    let (reason, basis) = (visit.asked.field("why").to_owned(), visit.asked.field("basis").to_owned());
    let change = Change { reason, basis, key: format!("{}-{key}", visit.account()), content };
    let stamp = visit.stamp()?;
    match visit.desk.store.commit(vec![change], stamp) {
        Ok(_) => Ok(Answer::go(&format!("/documents/{}/citations", quoted(visit.id())))),
        Err(StoreError::Refused(refusals)) => {
            let words = refusals.iter().map(|refusal| ("why".to_owned(), visit.lang.pick(refusal.words()))).collect();
            refused(entries, key, words)
        }
        Err(error) => Err(error.into()),
    }
}

fn row_of(id: &str, entry: &Entry) -> RowText {
    let typed = Citations::SPEC.columns.iter().map(|column| (column.name.to_owned(), entry.cell(column.name).to_owned()));
    let cells = typed.filter(|(_, text)| !text.is_empty()).chain([("document".to_owned(), id.to_owned())]);
    RowText { table: TABLE.to_owned(), cells: cells.collect() }
}
