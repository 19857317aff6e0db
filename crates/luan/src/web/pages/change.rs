//! A change of what is known about a person: rows that no longer hold, rows that hold from now on, why, and on which paper.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use store::{Change, Content, RowText, Stamp};

use crate::access::{Action, Class};
use crate::accounts::Token;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit, quoted};

#[derive(Template)]
#[template(path = "change.html")]
struct Form {
    page: Page,
    id: String,
    /// Names the change: sent twice, it is made once.
    key: String,
    withdraw: String,
    add: String,
    reason: String,
    basis: String,
    faults: Vec<String>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, Token::new().text().to_owned(), Vec::new())))
}

fn page(visit: &Visit<'_>, key: String, faults: Vec<String>) -> Form {
    let field = |name: &str| visit.asked.field(name).to_owned();
    let id = visit.id().to_owned();
    Form {
        page: visit.page(visit.t().change_title()),
        id,
        key,
        withdraw: field("withdraw"),
        add: field("add"),
        reason: field("reason"),
        basis: field("basis"),
        faults,
    }
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (view, asked) = (visit.view()?, visit.asked);
    let subject = format!("person:{}", visit.id());
    let (withdraw, mut faults) = rows(asked.field("withdraw"));
    let (add, more) = rows(asked.field("add"));
    faults.extend(more);
    let allowed = |row: &RowText| Class::of_table(&row.table).is_some_and(|class| view.may(Action::Change, &subject, class));
    let barred = withdraw.iter().chain(&add).filter(|row| !allowed(row));
    faults.extend(barred.map(|row| [format!("bảng {} không thuộc quyền ghi của bạn", row.table), format!("the table {} is not yours to write", row.table)]));
    if asked.field("reason").is_empty() {
        faults.push(["chưa nêu lý do".to_owned(), "no reason is given".to_owned()]);
    }
    if withdraw.is_empty() && add.is_empty() {
        faults.push(["chưa có dòng nào".to_owned(), "there is no row".to_owned()]);
    }
    let key = asked.field("key").to_owned();
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|fault| visit.lang.pick(fault)).collect();
        return Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, key, faults)));
    }
    let content = Content::Rows { subject: subject.clone(), withdraw, add };
    let change =
        Change { reason: asked.field("reason").to_owned(), basis: asked.field("basis").to_owned(), key: format!("{}-{key}", visit.account()), content };
    let stamp = Stamp { actor: visit.account().to_owned(), time: visit.now, authority: view.viewer().authority };
    match visit.desk.store.commit(vec![change], stamp) {
        Ok(_) => Ok(Answer::go(&format!("/history/{}?reason={}", quoted(&subject), quoted(asked.field("reason"))))),
        Err(store::StoreError::Refused(refusals)) => {
            let faults = refusals.iter().map(|refusal| visit.lang.pick(refusal.words())).collect();
            Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, key, faults)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Rows of a text, one a line: `table: column=text; column=text`. What cannot be read is said line by line.
fn rows(text: &str) -> (Vec<RowText>, Vec<[String; 2]>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells = |cells: &str| {
            let cell = |cell: &str| cell.split_once('=').map(|(column, text)| (column.trim().to_owned(), text.trim().to_owned()));
            cells.split(';').filter(|cell| !cell.trim().is_empty()).map(cell).collect::<Option<BTreeMap<_, _>>>()
        };
        match line.split_once(':').and_then(|(table, rest)| Some((table.trim().to_owned(), cells(rest)?))) {
            Some((table, cells)) if Class::of_table(&table).is_some() => rows.push(RowText { table, cells }),
            _ => faults.push([format!("không đọc được dòng: {line}"), format!("this line cannot be read: {line}")]),
        }
    }
    (rows, faults)
}
