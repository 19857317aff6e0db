//! The third step of an import: everything that is wrong, what written values mean, rows to pass over, and the workbook of what is left.

use std::collections::HashMap;

use askama::Template;
use paperwork::errors;
use paperwork::import::Imported;
use paperwork::problem::{CellFault, Fault, Problem};
use register::code::vietnamese;

use super::import::{open, unkept};
use super::import_preview::{Choice, read};
use crate::access::View;
use crate::imports::sources;
use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

/// Groups of problems on one page.
const GROUPS_MAX: usize = 100;
/// Rows that a group names.
const ROWS_SHOWN: usize = 12;
/// Rows that can be passed over with one press.
const ROWS_PASSED: usize = 5_000;

#[derive(Template)]
#[template(path = "import_fix.html")]
struct Fix {
    page: Page,
    id: String,
    groups: Vec<Group>,
    more: usize,
    problems: u64,
    refused: u64,
    notes: Vec<String>,
    values: Vec<(String, String, String, String)>,
    skipped: usize,
    lists: Vec<Offered>,
}

/// A table, and its rows that may be named: id and name.
type Offered = (&'static str, Vec<(String, String)>);

/// The same fault of the same value in one column.
struct Group {
    sheet: String,
    column: String,
    value: String,
    rows: Vec<u32>,
    count: usize,
    reason: String,
    way_out: String,
    answer: Way,
}

/// How a value can be said to mean another.
enum Way {
    /// Not at all: it is no value of one column.
    None,
    /// One of a closed list.
    List(Vec<Choice>),
    /// An id: the list that it is of, and the one that it seems to be.
    Id(&'static str, String),
    /// Any text.
    Text,
}

pub(in crate::web) fn show(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let opened = open(visit)?;
    if opened.kept.result.is_some() {
        return Ok(Answer::go(&format!("/imports/{}", opened.id)));
    }
    let imported = read(visit, &opened)?;
    let (mut groups, lists) = groups(visit, &imported)?;
    let more = groups.len().saturating_sub(GROUPS_MAX);
    groups.truncate(GROUPS_MAX);
    let said = |note: &paperwork::import::Note| {
        format!("{}{}: {}", note.sheet, if note.row > 0 { format!(":{}", note.row) } else { String::new() }, visit.lang.pick(note.said()))
    };
    Ok(Answer::page(&Fix {
        page: visit.page(visit.t().import_fix_title()),
        id: opened.id,
        groups,
        more,
        problems: imported.problems.len() as u64 + imported.more_problems,
        refused: imported.sheets.iter().map(|report| report.refused).sum(),
        notes: imported.notes.iter().take(GROUPS_MAX).map(said).collect(),
        skipped: opened.kept.said.skip.len(),
        values: opened.kept.said.values,
        lists,
    }))
}

/// The problems that are one and the same, in the order in which the first of each stands, and the ids that are offered.
fn groups(visit: &Visit<'_>, imported: &Imported) -> Result<(Vec<Group>, Vec<Offered>), Refused> {
    let mut lists: Vec<Offered> = Vec::new();
    let mut places: HashMap<(&str, &str, &str, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for problem in &imported.problems {
        let reason = visit.lang.pick(problem.reason());
        let key = (&*problem.sheet, problem.column.as_str(), problem.value.as_str(), reason.clone());
        if let Some(&at) = places.get(&key) {
            let group = &mut groups[at];
            group.count += 1;
            group.rows.push(problem.row);
            continue;
        }
        if let Fault::Cell(CellFault::UnknownId { table }) = problem.fault
            && !lists.iter().any(|(known, _)| *known == table)
        {
            lists.push((table, visit.view()?.offered(imported, table)));
        }
        places.insert(key, groups.len());
        groups.push(Group {
            sheet: problem.sheet.to_string(),
            column: problem.column.clone(),
            value: problem.value.clone(),
            rows: vec![problem.row],
            count: 1,
            answer: if groups.len() < GROUPS_MAX { answer(visit, problem, &lists) } else { Way::None },
            way_out: visit.lang.pick(problem.way_out()),
            reason,
        });
    }
    Ok((groups, lists))
}

fn answer(visit: &Visit<'_>, problem: &Problem, lists: &[Offered]) -> Way {
    let Fault::Cell(fault) = &problem.fault else { return Way::None };
    // A value that is shown shortened cannot be named in full.
    if problem.value.is_empty() || problem.value.ends_with('…') {
        return Way::None;
    }
    match fault {
        CellFault::UnknownCode { nearest, list } => {
            let words = |code: &'static str| visit.lang.pick([vietnamese(list, code).unwrap_or(code), code]).to_owned();
            Way::List(list.iter().map(|code| Choice { value: (*code).to_owned(), words: words(code), chosen: *nearest == Some(*code) }).collect())
        }
        CellFault::UnknownId { table } => {
            let offered = lists.iter().find(|(known, _)| known == table).map_or(&[][..], |(_, offered)| offered.as_slice());
            Way::Id(table, View::meant(offered, &problem.value).unwrap_or_default())
        }
        CellFault::RefusedId { .. } | CellFault::DuplicateId { .. } | CellFault::Required | CellFault::Legacy(_) => Way::None,
        _ => Way::Text,
    }
}

impl Group {
    fn rows_shown(&self) -> String {
        let rows: Vec<String> = self.rows.iter().filter(|row| **row > 0).take(ROWS_SHOWN).map(u32::to_string).collect();
        let more = if self.count > ROWS_SHOWN { format!(", … ({})", self.count) } else { String::new() };
        format!("{}{more}", rows.join(", "))
    }

    fn can_be_passed(&self) -> bool {
        self.rows.iter().all(|row| *row > 0)
    }

    fn all_rows(&self) -> String {
        self.rows.iter().take(ROWS_PASSED).map(u32::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// Takes what was said about values and rows.
pub(in crate::web) fn say(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let mut opened = open(visit)?;
    let said = &mut opened.kept.said;
    let field = |name: String| visit.asked.form.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone());
    for (name, choice) in &visit.asked.form {
        let Some(number) = name.strip_prefix("way-") else { continue };
        let (Some(sheet), Some(column)) = (field(format!("sheet-{number}")), field(format!("column-{number}"))) else { continue };
        match choice.as_str() {
            "map" => {
                let (Some(written), Some(meant)) = (field(format!("written-{number}")), field(format!("meant-{number}"))) else { continue };
                said.values.retain(|(of, other, word, _)| (of, other, word) != (&sheet, &column, &written));
                said.values.push((sheet, column, written, meant.trim().to_owned()));
            }
            "skip" => {
                let rows = field(format!("rows-{number}")).unwrap_or_default();
                let rows: Vec<(String, u32)> = rows.split(' ').filter_map(|row| Some((sheet.clone(), row.parse().ok()?))).collect();
                said.skip.extend(rows.into_iter().take(ROWS_PASSED));
                said.skip.sort();
                said.skip.dedup();
            }
            _ => {}
        }
    }
    let forget: Vec<usize> = visit.asked.form.iter().filter(|(name, _)| name == "forget").filter_map(|(_, number)| number.parse().ok()).collect();
    let mut at = 0;
    said.values.retain(|_| (!forget.contains(&at), at += 1).0);
    if visit.asked.field("unskip") == "all" {
        said.skip.clear();
    }
    let next = if visit.asked.field("go") == "on" { "check" } else { "fix" };
    match opened.save(&visit.desk.vault) {
        Ok(()) => Ok(Answer::go(&format!("/imports/{}/{next}", opened.id))),
        Err(why) => unkept(visit, why),
    }
}

/// The workbook of the rows that were refused, those that are not the visitor's to record among them.
pub(in crate::web) fn errors(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let (opened, view) = (open(visit)?, visit.view()?);
    let files = opened.files(&visit.desk.vault, visit.now)?;
    let (sources, options) = (sources(&files), opened.kept.said.options(view.today()));
    let weighed = view.weigh(&visit.desk.store, &sources, &options)?;
    let book = errors::workbook(&sources, &weighed.imported).map_err(|error| store::StoreError::Unsound(error.to_string()))?;
    let name = format!("loi-{}.xlsx", opened.kept.files.len());
    Ok(Answer::file(&name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book))
}
