//! One row to be added, as a form: a field for each column of its table, in words.

use std::collections::BTreeMap;

use paperwork::aliases::{column_words, table_words};
use register::code::vietnamese;
use register::column::Kind;
use register::table::{ColumnSpec, TableSpec};
use register::tables::Tables;
use rules::verdict::Lang;
use store::RowText;

use super::{Fault, chosen};
use crate::access::{Wants, is_value};
use crate::typed::as_recorded;
use crate::web::answer::Refused;
use crate::web::named::{Choices, Meaning, named};
use crate::web::visit::Visit;

/// The table that is filled in, where one is.
pub(super) struct Sheet(Option<&'static TableSpec>);

/// A field of the form.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) words: String,
    pub(super) required: bool,
    pub(super) text: String,
    /// What can be chosen: text and words. Empty where it is typed.
    pub(super) options: Vec<(String, String)>,
    pub(super) hint: String,
    pub(super) fault: String,
    /// What a name that was typed may mean, where it may mean several.
    pub(super) choices: Option<Choices>,
    /// What an id stands for.
    pub(super) stands_for: String,
}

impl Sheet {
    /// The table that is asked for, where the viewer may write in it.
    pub(super) fn asked(visit: &Visit<'_>) -> Result<Sheet, Refused> {
        let name = visit.asked.field("table");
        Ok(Sheet(visit.view()?.writable(visit.id()).into_iter().find(|spec| spec.name == name)))
    }

    pub(super) fn is(&self, table: &str) -> bool {
        self.name() == table
    }

    pub(super) fn name(&self) -> &'static str {
        self.0.map_or("", |spec| spec.name)
    }

    pub(super) fn heading(&self, lang: Lang) -> String {
        self.0.map_or_else(String::new, |spec| lang.pick(table_words(spec.name)).to_owned())
    }

    /// The fields with what was typed; to begin with, with the one row that is chosen to be corrected.
    pub(super) fn fields(&self, visit: &Visit<'_>, faults: &[Fault]) -> Result<Vec<Field>, Refused> {
        let Some(spec) = self.0 else { return Ok(Vec::new()) };
        let (rows, view) = (chosen(visit), visit.view()?);
        let corrected =
            rows.iter().filter(|_| !visit.asked.post).filter_map(|row| serde_json::from_str::<RowText>(row).ok()).find(|row| row.table == spec.name);
        let field = |column: &'static ColumnSpec| {
            let name = format!("cell.{}", column.name);
            let held = corrected.as_ref().map(|row| row.cells.get(column.name).cloned().unwrap_or_default());
            let typed = visit.asked.field(&name).to_owned();
            let text = if visit.asked.post { typed } else { held.unwrap_or_else(|| begin(spec, column, visit.id())) };
            let fault = faults.iter().filter(|(field, _)| *field == name).map(|(_, fault)| fault.as_str()).collect::<Vec<_>>().join(" ");
            let words = visit.lang.pick(column_words(spec.name, column.name)).to_owned();
            let meant = meant(visit, column.kind, &text)?;
            let stands_for = wants(column.kind).and_then(|wants| view.called_by_id(wants, &meant.text)).unwrap_or_default();
            Ok(Field {
                words,
                required: column.required,
                text: meant.text,
                options: options(visit, column.kind),
                hint: hint(visit, column.kind),
                fault,
                choices: meant.choices,
                stands_for,
                name,
            })
        };
        spec.columns.iter().map(field).collect()
    }

    /// The row that was typed, where anything was, and what is wrong with it.
    pub(super) fn row(&self, visit: &Visit<'_>) -> Result<(Option<RowText>, Vec<Fault>), Refused> {
        let Some(spec) = self.0 else { return Ok((None, Vec::new())) };
        let typed = |column: &ColumnSpec| as_recorded(column.kind, visit.asked.field(&format!("cell.{}", column.name)));
        let untouched = spec.columns.iter().all(|column| typed(column).is_empty() || typed(column) == begin(spec, column, visit.id()));
        if untouched {
            return Ok((None, Vec::new()));
        }
        let (mut cells, mut faults) = (BTreeMap::new(), Vec::new());
        for column in spec.columns {
            let (meant, words) = (meant(visit, column.kind, &typed(column))?, visit.lang.pick(column_words(spec.name, column.name)).to_owned());
            let text = meant.text;
            let mut fault = |said: String| faults.push((format!("cell.{}", column.name), format!("{words}: {said}")));
            if column.required && text.is_empty() {
                fault(visit.t().change_cell_is_empty());
            } else if let Some(choices) = meant.choices {
                fault(choices.says);
            } else if !is_value(column.kind, &text) {
                fault(visit.t().change_cell_cannot_be_read());
            } else if !text.is_empty() {
                cells.insert(column.name.to_owned(), text);
            }
        }
        Ok((Some(RowText { table: spec.name.to_owned(), cells }), faults))
    }
}

/// What a column refers to that can be named.
fn wants(kind: Kind) -> Option<Wants> {
    if let Kind::Ref(table) = kind { Wants::of_table(table) } else { None }
}

/// What a text means in a column: where it wants an id, that of whoever or whatever is named.
fn meant(visit: &Visit<'_>, kind: Kind, text: &str) -> Result<Meaning, Refused> {
    match wants(kind) {
        Some(wants) if text != visit.id() => named(visit, wants, text),
        _ => Ok(Meaning { text: text.to_owned(), choices: None }),
    }
}

/// What a field says before anything is typed: the person whose record it is.
fn begin(spec: &TableSpec, column: &ColumnSpec, id: &str) -> String {
    let own = matches!((spec.name, column.name), ("people", "id")) || column.kind == Kind::Ref("people") && column.name == "person";
    if own { id.to_owned() } else { String::new() }
}

fn options(visit: &Visit<'_>, kind: Kind) -> Vec<(String, String)> {
    let (t, lang) = (visit.t(), visit.lang);
    match kind {
        Kind::Flag => vec![("true".to_owned(), t.change_yes()), ("false".to_owned(), t.change_no())],
        Kind::Code(names) => names.iter().map(|name| ((*name).to_owned(), code(names, name, lang))).collect(),
        _ => Vec::new(),
    }
}

fn code(names: &'static [&'static str], text: &str, lang: Lang) -> String {
    vietnamese(names, text).filter(|_| lang == Lang::Vi).unwrap_or(text).to_owned()
}

fn hint(visit: &Visit<'_>, kind: Kind) -> String {
    let t = visit.t();
    match kind {
        Kind::Day | Kind::From | Kind::Until => t.change_a_day(),
        Kind::Partial => t.change_a_date(),
        Kind::Ref(_) if wants(kind).is_some() => t.change_an_id_or_a_name(),
        Kind::Ref(_) | Kind::RefList(_) => t.change_an_id(),
        Kind::Int => t.change_a_number(),
        Kind::Key | Kind::Text | Kind::Flag | Kind::Code(_) => String::new(),
    }
}

/// A row in words: its table, and column by column what it says.
pub(super) fn said(row: &RowText, lang: Lang) -> (String, Vec<(String, String)>) {
    let Some(spec) = Tables::SPECS.iter().find(|spec| spec.name == row.table) else { return (row.table.clone(), row.cells.clone().into_iter().collect()) };
    let cell = |column: &'static ColumnSpec| {
        let text = row.cells.get(column.name)?;
        let shown = if let Kind::Code(names) = column.kind { code(names, text, lang) } else { text.clone() };
        Some((lang.pick(column_words(spec.name, column.name)).to_owned(), shown))
    };
    (lang.pick(table_words(spec.name)).to_owned(), spec.columns.iter().filter_map(cell).collect())
}
