//! A correction of one's own record, asked for: what is wrong, what would be right, and on which paper. It stands in the record as a request until somebody answers it.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use paperwork::aliases::{column_words, table_words};
use register::code::{Code, RequestKind};
use store::{Change, Content, RowText};

use crate::accounts::Token;
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit, quoted};

/// Letters of one field.
const LETTERS_MAX: usize = 300;

#[derive(Template)]
#[template(path = "correction.html")]
struct Form {
    page: Page,
    id: String,
    /// Names the request: sent twice, it is made once.
    key: String,
    /// What may be wrong: the facts of one's own record, in words.
    facts: Vec<String>,
    fields: Fields,
    faults: Vec<Fault>,
}

/// What was typed.
#[derive(Default)]
struct Fields {
    fact: String,
    right: String,
    paper: String,
}

/// What is wrong with a field: its name, and what to do.
struct Fault {
    field: &'static str,
    words: String,
}

impl Form {
    fn is_faulty(&self, field: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == field)
    }
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    page(visit, StatusCode::OK, Token::new().text().to_owned(), Fields::default(), Vec::new())
}

fn page(visit: &Visit<'_>, status: StatusCode, key: String, fields: Fields, faults: Vec<Fault>) -> Result<Answer, Refused> {
    let id = visit.id().to_owned();
    let record = visit.view()?.record(&id).ok_or(Refused::NotThere)?;
    let mut facts = Vec::new();
    for section in &record.sections {
        for row in &section.rows {
            let named = section.columns.iter().zip(row).filter(|(_, text)| !text.is_empty());
            let cells: Vec<String> = named.map(|(column, text)| format!("{}: {text}", visit.lang.pick(column_words(section.table, column)))).collect();
            facts.push(format!("{} — {}", visit.lang.pick(table_words(section.table)), cells.join("; ")).chars().take(LETTERS_MAX).collect());
        }
    }
    Ok(Answer::page_with(status, &Form { page: visit.page(visit.t().correction_title()), id, key, facts, fields, faults }))
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let field = |name: &str| visit.asked.field(name).to_owned();
    let (fields, key) = (Fields { fact: field("fact"), right: field("right"), paper: field("paper") }, field("key"));
    let faults = faults(visit, &fields);
    if !faults.is_empty() {
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, key, fields, faults);
    }
    let subject = format!("person:{}", visit.id());
    let text = visit.t().correction_text(&fields.fact, &fields.right);
    let cells = [("person", visit.id()), ("kind", RequestKind::Correction.name()), ("from", &time::today().to_string()), ("text", &text)];
    let row = RowText {
        table: "requests".to_owned(),
        cells: cells.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect::<BTreeMap<_, _>>(),
    };
    let content = Content::Rows { subject: subject.clone(), withdraw: Vec::new(), add: vec![row] };
    let change = Change { reason: visit.t().correction_reason(), basis: fields.paper, key: format!("{}-{key}", visit.account()), content };
    let stamp = visit.stamp()?;
    visit.desk.store.commit(vec![change], stamp)?;
    Ok(Answer::go(&format!("/history/{}", quoted(&subject))))
}

/// Everything that is wrong with what was typed.
fn faults(visit: &Visit<'_>, fields: &Fields) -> Vec<Fault> {
    let t = visit.t();
    let wanted = [("fact", &fields.fact, t.correction_which()), ("right", &fields.right, t.correction_what())];
    let mut faults: Vec<Fault> = wanted.into_iter().filter(|(_, text, _)| text.is_empty()).map(|(field, _, words)| Fault { field, words }).collect();
    for (field, text) in [("fact", &fields.fact), ("right", &fields.right), ("paper", &fields.paper)] {
        faults.extend((text.chars().count() > LETTERS_MAX).then(|| Fault { field, words: t.correction_too_long(LETTERS_MAX.to_string()) }));
    }
    faults
}
