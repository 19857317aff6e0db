//! The second step of an import: what each sheet and each column was taken for, to be changed; and its result, once it is recorded.

use askama::Template;
use paperwork::Encoding;
use paperwork::aliases::{TABLES, column_words, table_words};
use paperwork::import::{HeaderMatch, How, Imported, Preview, SheetReport};
use register::Tables;
use register::code::vietnamese;
use register::column::Kind;

use super::import::{open, unkept};
use crate::imports::{Opened, Recorded, Said, sources};
use crate::time;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "import_preview.html")]
struct Show {
    page: Page,
    id: String,
    sheets: Vec<Sheet>,
    problems: u64,
}

#[derive(Template)]
#[template(path = "import_done.html")]
struct Done {
    page: Page,
    result: Recorded,
    tables: Vec<(String, u64, u64)>,
    when: String,
}

/// A choice of a list: its value, its words, whether it is the one that holds.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) chosen: bool,
}

struct Sheet {
    name: String,
    tables: Vec<Choice>,
    header_row: u32,
    columns: Vec<Column>,
    rows: u64,
    taken: u64,
    refused: u64,
    repeated: u64,
    is_read: bool,
}

struct Column {
    header: String,
    columns: Vec<Choice>,
    /// How it was found, where that is to be looked at.
    remark: &'static str,
    /// Whether days of it may be last days covered, and whether they were said to be.
    last_day: Option<bool>,
    /// Its cells in the first rows, as they were read.
    first: Vec<Option<String>>,
    /// What is in an old encoding.
    old: Option<Old>,
}

/// A column in an old encoding: cells as they stand and as they were meant, and what it may be in.
struct Old {
    cells: Vec<(String, String)>,
    encodings: Vec<Choice>,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let opened = open(visit)?;
    if let Some(result) = opened.kept.result {
        let tables = result.tables.iter().map(|(table, added, replaced)| (words_of(visit, table), *added, *replaced)).collect();
        return Ok(Answer::page(&Done { page: visit.page(visit.t().import_done()), tables, when: time::civil(result.time), result }));
    }
    let imported = read(visit, &opened)?;
    let sheets = imported.sheets.iter().map(|report| sheet(visit, report, &opened.kept.said)).collect();
    let problems = imported.problems.len() as u64 + imported.more_problems;
    Ok(Answer::page(&Show { page: visit.page(visit.t().import_preview_title()), id: opened.id, sheets, problems }))
}

/// What the files of an import say, as the visitor has said to read them.
pub(super) fn read(visit: &Visit<'_>, opened: &Opened) -> Result<Imported, Refused> {
    let (view, files) = (visit.view()?, opened.files(&visit.desk.vault, visit.now)?);
    Ok(view.import(&sources(&files), &opened.kept.said.options(view.today())))
}

/// What a table is called.
pub(super) fn words_of(visit: &Visit<'_>, table: &str) -> String {
    TABLES.iter().find(|(name, _)| *name == table).map_or_else(|| table.to_owned(), |(name, _)| visit.lang.pick(table_words(name)).to_owned())
}

fn sheet(visit: &Visit<'_>, report: &SheetReport, said: &Said) -> Sheet {
    let pass_over = Choice { value: String::new(), words: visit.t().import_pass_over(), chosen: report.table.is_none() };
    let table = |spec: &&register::table::TableSpec| Choice {
        value: spec.name.to_owned(),
        words: visit.lang.pick(table_words(spec.name)).to_owned(),
        chosen: report.table == Some(spec.name),
    };
    let tables = std::iter::once(pass_over).chain(Tables::SPECS.iter().copied().map(|spec| table(&spec))).collect();
    let columns = (0..report.headers.len()).map(|at| column(visit, report, at, said)).collect();
    Sheet {
        name: report.sheet.to_string(),
        tables,
        header_row: report.header_row,
        columns,
        rows: report.rows,
        taken: report.taken,
        refused: report.refused,
        repeated: report.repeated,
        is_read: report.table.is_some(),
    }
}

/// A text of the exchange folder in the words of a reader: codes by their Vietnamese words, days as they are written here.
fn shown(visit: &Visit<'_>, kind: Option<Kind>, text: &str) -> String {
    let code = |list| visit.lang.pick([vietnamese(list, text).unwrap_or(text), text]).to_owned();
    match kind {
        Some(Kind::Code(list)) => code(list),
        Some(Kind::Day | Kind::From | Kind::Until | Kind::Partial) => text.split('-').rev().collect::<Vec<_>>().join("/"),
        Some(Kind::Flag) => visit
            .lang
            .pick(if text == "true" {
                ["có", "true"]
            } else if text == "false" {
                ["không", "false"]
            } else {
                ["", ""]
            })
            .to_owned(),
        _ => text.to_owned(),
    }
}

fn column(visit: &Visit<'_>, report: &SheetReport, at: usize, said: &Said) -> Column {
    let header = &report.headers[at];
    let spec = report.table.and_then(|table| Tables::SPECS.iter().find(|spec| spec.name == table));
    let pass_over = Choice { value: String::new(), words: visit.t().import_pass_over(), chosen: header.column.is_none() };
    let known = spec.map_or(&[][..], |spec| spec.columns).iter().map(|column| Choice {
        value: column.name.to_owned(),
        words: format!("{}{}", visit.lang.pick(column_words(report.table.unwrap_or_default(), column.name)), if column.required { " *" } else { "" }),
        chosen: header.column == Some(column.name),
    });
    let kind = spec.and_then(|spec| spec.columns.iter().find(|column| Some(column.name) == header.column)).map(|column| (column.kind, column.name));
    let is_end = kind.is_some_and(|(kind, name)| kind == Kind::Until || name == "until_planned");
    let is_last = said.last_day.iter().any(|(sheet, name)| *sheet == *report.sheet && *name == header.header);
    let remark = match header.how {
        How::Unknown { .. } => visit.lang.pick(["chưa nhận ra", "not known"]),
        How::Twice => visit.lang.pick(["trùng với cột khác", "as another column"]),
        How::Decoded(_) => visit.lang.pick(["tiêu đề theo bảng mã cũ", "header in an old encoding"]),
        How::Given => visit.lang.pick(["đã chọn", "chosen"]),
        How::Canonical | How::Alias | How::PassedOver | How::Empty => "",
    };
    let preview = report.previews.iter().find(|preview| preview.column == header.header);
    Column {
        header: header.header.clone(),
        columns: std::iter::once(pass_over).chain(known).collect(),
        remark,
        last_day: is_end.then_some(is_last),
        first: report.first.iter().map(|row| row.cells.get(at)?.as_ref().map(|text| shown(visit, kind.map(|(kind, _)| kind), text))).collect(),
        old: preview.map(|preview| Old { cells: preview.cells.clone(), encodings: encodings(visit, preview) }),
    }
}

fn encodings(visit: &Visit<'_>, preview: &Preview) -> Vec<Choice> {
    let words = |encoding: Encoding| match encoding {
        Encoding::Tcvn3 => "TCVN3 (.VnTime)".to_owned(),
        Encoding::Tcvn3Capitals => "TCVN3 (.VnTimeH)".to_owned(),
        Encoding::Vni => "VNI".to_owned(),
        Encoding::Windows1258 => "Windows-1258".to_owned(),
        Encoding::Unicode => visit.t().import_as_it_stands(),
    };
    let choice = |encoding: Encoding| Choice { value: encoding.name().to_owned(), words: words(encoding), chosen: preview.encoding == encoding };
    Encoding::ALL.into_iter().map(choice).collect()
}

/// Takes what was said about sheets and columns.
pub(in crate::web) fn say(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let mut opened = open(visit)?;
    if opened.kept.result.is_some() {
        return Ok(Answer::go(&format!("/imports/{}", opened.id)));
    }
    let imported = read(visit, &opened)?;
    let said = &mut opened.kept.said;
    for (number, report) in imported.sheets.iter().enumerate() {
        let sheet = report.sheet.to_string();
        let Some(table) = given(visit, &format!("table-{number}")) else { continue };
        if table != report.table.unwrap_or_default() {
            said.tables.retain(|(name, _)| *name != sheet);
            said.tables.push((sheet.clone(), table.to_owned()));
            // Its columns are those of another table now.
            said.columns.retain(|(name, ..)| *name != sheet);
            continue;
        }
        for (at, header) in report.headers.iter().enumerate().filter(|(_, header)| !header.header.is_empty()) {
            say_column(visit, said, &sheet, header, &format!("{number}-{at}"));
        }
    }
    let next = if visit.asked.field("go") == "on" { "/fix" } else { "" };
    match opened.save(&visit.desk.vault) {
        Ok(()) => Ok(Answer::go(&format!("/imports/{}{next}", opened.id))),
        Err(why) => unkept(visit, why),
    }
}

fn say_column(visit: &Visit<'_>, said: &mut Said, sheet: &str, header: &HeaderMatch, place: &str) {
    let name = &header.header;
    if let Some(column) = given(visit, &format!("column-{place}")).filter(|column| *column != header.column.unwrap_or_default()) {
        said.columns.retain(|(of, other, _)| of != sheet || other != name);
        said.columns.push((sheet.to_owned(), name.clone(), column.to_owned()));
    }
    if let Some(encoding) = given(visit, &format!("encoding-{place}")) {
        said.encodings.retain(|(of, other, _)| of != sheet || other != name);
        said.encodings.push((sheet.to_owned(), name.clone(), encoding.to_owned()));
    }
    if let Some(asked) = given(visit, &format!("ends-{place}")) {
        said.last_day.retain(|(of, other)| of != sheet || other != name);
        said.last_day.extend((asked == "last").then(|| (sheet.to_owned(), name.clone())));
    }
}

/// A field, where the form has it: one that is empty says something, too.
fn given<'v>(visit: &'v Visit<'_>, name: &str) -> Option<&'v str> {
    visit.asked.form.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str())
}
