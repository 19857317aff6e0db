//! A change of what is known about a person: rows that no longer hold, rows that hold from now on, why, and on which paper. Looked over once more before it is written.

mod sheet;

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use rules::verdict::Lang;
use store::{Change, Content, RowText};

use self::sheet::{Field, Sheet, said};
use crate::access::{Action, Class};
use crate::accounts::Token;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit, quoted};

/// What is wrong: the field to go to, and the words.
type Fault = (String, String);

/// Rows that go out, or come in: under which words, each with its table and its cells.
type Moved = (String, Vec<(String, Vec<(String, String)>)>);

#[derive(Template)]
#[template(path = "change.html")]
struct Form {
    page: Page,
    id: String,
    /// The address of the record.
    record: String,
    /// Names the change: sent twice, it is made once.
    key: String,
    /// The tables that may be written: address, words, whether it is the one that is filled in.
    tables: Vec<(String, String, bool)>,
    /// The table that is filled in, and its words.
    table: String,
    heading: String,
    fields: Vec<Field>,
    rows: Vec<Line>,
    /// Whether rows are not shown because nobody has said why they are read.
    unread: bool,
    withdraw: String,
    add: String,
    reason: String,
    basis: String,
    faults: Vec<Fault>,
    preview: Option<Preview>,
}

/// A row of the record that can be withdrawn.
struct Line {
    value: String,
    said: String,
    ticked: bool,
    /// The address under which it is filled in to be corrected.
    edit: String,
}

/// What will be written: rows under headings, each a table with its cells in words; and everything that was typed.
struct Preview {
    parts: [Moved; 2],
    kept: Vec<(String, String)>,
}

/// A change as it was typed.
struct Typed {
    withdraw: Vec<RowText>,
    add: Vec<RowText>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    Ok(Answer::page(&page(visit, Token::new().text().to_owned(), Vec::new())?))
}

fn page(visit: &Visit<'_>, key: String, faults: Vec<Fault>) -> Result<Form, Refused> {
    let (view, t, id) = (visit.view()?, visit.t(), visit.id().to_owned());
    let field = |name: &str| visit.asked.field(name).to_owned();
    let sheet = Sheet::asked(visit)?;
    let record = format!("/people/{}", quoted(&id));
    let path = |table: &str, row: &str| format!("{record}/change?table={}&row={}", quoted(table), quoted(row));
    let tables = view.writable(&id).into_iter().map(|spec| {
        let words = visit.lang.pick(paperwork::aliases::table_words(spec.name)).to_owned();
        (format!("{record}/change?table={}", spec.name), words, sheet.is(spec.name))
    });
    let tables = tables.collect();
    // Who is shown rows reads them: that is recorded as every reading is, and needs the reason that was given for it.
    let reason = visit.asked.reason();
    let unread = reason.is_empty();
    let held = if unread { Vec::new() } else { view.rows_to_change(&id) };
    if !held.is_empty() {
        visit.desk.reading(view.viewer(), Action::Person, &format!("person:{id}"), &reason, visit.now)?;
    }
    let ticked = chosen(visit);
    let rows = held.iter().map(|row| {
        let value = value(row);
        Line { said: line(row, visit.lang), ticked: ticked.contains(&value.as_str()), edit: path(&row.table, &value), value }
    });
    let rows = rows.collect();
    Ok(Form {
        page: visit.page(t.change_title()),
        record,
        key,
        tables,
        table: sheet.name().to_owned(),
        heading: sheet.heading(visit.lang),
        fields: sheet.fields(visit, &faults)?,
        rows,
        unread,
        withdraw: field("withdraw"),
        add: field("add"),
        reason: field("reason"),
        basis: field("basis"),
        faults,
        preview: None,
        id,
    })
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let asked = visit.asked;
    let key = asked.field("key").to_owned();
    if asked.field("step") == "edit" {
        return Ok(Answer::page(&page(visit, key, Vec::new())?));
    }
    let (typed, faults) = typed(visit)?;
    if !faults.is_empty() {
        return Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, key, faults)?));
    }
    if asked.field("step") == "check" {
        let preview = Some(preview(visit, &typed));
        return Ok(Answer::page(&Form { preview, ..page(visit, key, Vec::new())? }));
    }
    write(visit, key, typed)
}

fn write(visit: &Visit<'_>, key: String, typed: Typed) -> Result<Answer, Refused> {
    let (asked, subject) = (visit.asked, format!("person:{}", visit.id()));
    let content = Content::Rows { subject: subject.clone(), withdraw: typed.withdraw, add: typed.add };
    let change =
        Change { reason: asked.field("reason").to_owned(), basis: asked.field("basis").to_owned(), key: format!("{}-{key}", visit.account()), content };
    let stamp = visit.stamp()?;
    match visit.desk.store.commit(vec![change], stamp) {
        Ok(_) => Ok(Answer::go(&format!("/history/{}?reason={}", quoted(&subject), quoted(asked.field("reason"))))),
        Err(store::StoreError::Refused(refusals)) => {
            let field = |column: &Option<String>| column.as_ref().map_or_else(|| "rows".to_owned(), |column| format!("cell.{column}"));
            let faults = refusals.iter().map(|refusal| (field(&refusal.column), visit.lang.pick(refusal.words()))).collect();
            Ok(Answer::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, key, faults)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// Everything that was typed, and everything that is wrong with it.
fn typed(visit: &Visit<'_>) -> Result<(Typed, Vec<Fault>), Refused> {
    let (view, asked, t) = (visit.view()?, visit.asked, visit.t());
    let subject = format!("person:{}", visit.id());
    let (mut withdraw, unread) = rows(asked.field("withdraw"));
    let (mut add, more) = rows(asked.field("add"));
    let in_words = |field: &str, faults: Vec<[String; 2]>| faults.into_iter().map(|fault| (field.to_owned(), visit.lang.pick(fault))).collect::<Vec<_>>();
    let mut faults = in_words("withdraw", unread);
    faults.extend(in_words("add", more));
    for chosen in chosen(visit) {
        match serde_json::from_str::<RowText>(chosen) {
            Ok(row) => withdraw.push(row),
            Err(_) => faults.push(("rows".to_owned(), t.change_row_cannot_be_read())),
        }
    }
    let (row, wrong) = Sheet::asked(visit)?.row(visit)?;
    faults.extend(wrong);
    add.extend(row);
    let allowed = |row: &RowText| Class::of_table(&row.table).is_some_and(|class| view.may(Action::Change, &subject, class));
    let barred = withdraw.iter().chain(&add).filter(|row| !allowed(row));
    let barred = barred.map(|row| [format!("bảng {} không thuộc quyền ghi của bạn", row.table), format!("the table {} is not yours to write", row.table)]);
    faults.extend(in_words("tables", barred.collect()));
    if asked.field("reason").is_empty() {
        faults.push(("reason".to_owned(), t.change_no_reason()));
    }
    if withdraw.is_empty() && add.is_empty() && faults.is_empty() {
        faults.push(("rows".to_owned(), t.change_no_row()));
    }
    Ok((Typed { withdraw, add }, faults))
}

fn preview(visit: &Visit<'_>, typed: &Typed) -> Preview {
    let t = visit.t();
    let part = |rows: &[RowText]| rows.iter().map(|row| said(row, visit.lang)).collect();
    let parts = [(t.change_rows_that_no_longer_hold(), part(&typed.withdraw)), (t.change_rows_that_hold_from_now(), part(&typed.add))];
    // The code of a second factor is good once, and the session's own field is written anew.
    let passing = ["form", "step", "code", "passkey"];
    let kept = visit.asked.form.iter().filter(|(name, _)| !passing.contains(&name.as_str())).cloned();
    // What is recorded is what is shown: an id stands in the place of the name that it was found by.
    let row = typed.add.iter().rfind(|row| row.table == visit.asked.field("table"));
    let meant = |name: &str| row.and_then(|row| row.cells.get(name.strip_prefix("cell.")?)).cloned();
    let kept = kept.map(|(name, text)| (name.clone(), meant(&name).filter(|_| !text.is_empty()).unwrap_or(text))).collect();
    Preview { parts, kept }
}

/// The rows of the record that are chosen, as they are written in the form.
fn chosen<'a>(visit: &Visit<'a>) -> Vec<&'a str> {
    let fields = if visit.asked.post { &visit.asked.form } else { &visit.asked.query };
    fields.iter().filter(|(name, text)| name == "row" && !text.is_empty()).map(|(_, text)| text.as_str()).collect()
}

/// A row as the form names it: all of it, so that what has changed meanwhile is refused and not withdrawn.
fn value(row: &RowText) -> String {
    serde_json::to_string(row).expect("texts can be written")
}

fn line(row: &RowText, lang: Lang) -> String {
    let (table, cells) = said(row, lang);
    let cells: Vec<String> = cells.into_iter().map(|(column, text)| format!("{column}: {text}")).collect();
    format!("{table} — {}", cells.join("; "))
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
