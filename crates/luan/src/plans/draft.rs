//! A request on its way between a form and its text: every field as it was typed, so that nothing is lost where something is wrong. What is right is decided where
//! the text is read, and nowhere here.

use planner::request::COUNT_MAX;
use rules::language::message::Diagnostic;
use toml_edit::{Item, TableLike};

/// Rows of a table that are filled, and empty ones after them.
const SPARE_ROWS: usize = 3;
/// Rows that a form may have.
const ROWS_MAX: usize = 200;

/// Fields with one text each: the name in the text of the request, in order.
const SINGLE: [&str; 9] = ["scope", "on", "kind", "purpose", "until_planned", "allow_exceptions", "leaders_out_max", "options", "seconds_max"];
/// Fields whose text stands between quotes.
const QUOTED: [&str; 3] = ["scope", "kind", "purpose"];
/// Points for moves that fit.
const FIT: [&str; 2] = ["planned_for_target", "reinforces_short_unit"];
/// Tables: their name, and their columns in the form.
const TABLES: [(&str, &[&str]); 3] =
    [("quotas", &["unit", "out_least", "out_most", "in_least", "in_most"]), ("pins", &["person", "to_post"]), ("forbids", &["person", "to_post"])];

/// A request as it was typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Draft {
    /// Of [`SINGLE`] and [`FIT`], by name: the text.
    single: Vec<(&'static str, String)>,
    /// Of each table its rows.
    tables: [Vec<Vec<String>>; 3],
}

/// A fault, and the field that it is about: the id of its element; empty where it is about none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FieldFault {
    pub(crate) field: String,
    pub(crate) words: String,
}

impl Draft {
    /// What a new form says.
    pub(crate) fn new(today: &str) -> Draft {
        let mut draft = Draft::default();
        for (name, text) in [("on", today), ("kind", "rotation"), ("purpose", "planned"), ("allow_exceptions", "true"), ("options", "1"), ("seconds_max", "60")]
        {
            draft.set(name, text);
        }
        draft
    }

    /// What somebody typed; `all` gives the texts of the fields of one name, in the order of the form.
    pub(crate) fn of_form(all: &dyn Fn(&str) -> Vec<String>) -> Draft {
        let mut draft = Draft::default();
        for name in SINGLE.into_iter().chain(FIT) {
            draft.set(name, all(name).first().map_or("", |text| text.trim()));
        }
        for (at, (table, columns)) in TABLES.iter().enumerate() {
            let texts: Vec<Vec<String>> = columns.iter().map(|column| all(&format!("{table}-{column}"))).collect();
            let rows = texts.iter().map(Vec::len).max().unwrap_or(0).min(ROWS_MAX);
            let cell = |column: &Vec<String>, row: usize| column.get(row).map_or(String::new(), |text| text.trim().to_owned());
            let rows = (0..rows).map(|row| texts.iter().map(|column| cell(column, row)).collect::<Vec<_>>());
            draft.tables[at] = rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        }
        draft
    }

    /// What the text of a request says; nothing where it cannot be read at all, or says what the form has no place for.
    pub(crate) fn of_text(text: &str) -> Option<Draft> {
        let document = toml_edit::Document::parse(text).ok()?;
        let root = document.as_table();
        let mut draft = Draft::default();
        for (key, item) in root.iter() {
            if let Some(name) = SINGLE.into_iter().find(|name| *name == key) {
                draft.set(name, &plain(item)?);
            } else if key == "fit" {
                for (key, item) in item.as_table_like()?.iter() {
                    draft.set(FIT.into_iter().find(|name| *name == key)?, &plain(item)?);
                }
            } else {
                let at = TABLES.iter().position(|(table, _)| *table == key)?;
                draft.tables[at] = rows(item)?.into_iter().map(|row| cells(row, TABLES[at].1)).collect::<Option<_>>()?;
            }
        }
        Some(draft)
    }

    fn set(&mut self, name: &'static str, text: &str) {
        self.single.retain(|(other, _)| *other != name);
        self.single.push((name, text.to_owned()));
    }

    /// The text of a field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.single.iter().find(|(other, _)| *other == name).map_or("", |(_, text)| text)
    }

    /// Whether a field says this.
    pub(crate) fn is(&self, name: &str, text: &str) -> bool {
        self.get(name) == text
    }

    /// The rows of a table, and some empty ones after them.
    pub(crate) fn rows(&self, table: &str) -> Vec<Vec<String>> {
        let at = TABLES.iter().position(|(name, _)| *name == table).expect("templates name the tables of the form");
        let empty = vec![String::new(); TABLES[at].1.len()];
        self.tables[at].iter().cloned().chain(std::iter::repeat_n(empty, SPARE_ROWS)).collect()
    }

    /// The same, with a move that must be part of the plan (or must not), and without what was said of it before.
    pub(crate) fn with_move(mut self, person: &str, to_post: &str, pinned: bool) -> Draft {
        let row = vec![person.to_owned(), to_post.to_owned()];
        self.tables[1..].iter_mut().for_each(|rows| rows.retain(|other| *other != row));
        self.tables[if pinned { 1 } else { 2 }].push(row);
        self
    }

    /// The same with other texts in the tables: `other` is given the table's column, and the field with its text.
    pub(crate) fn with_cells<E>(mut self, mut other: impl FnMut(&str, String, &str) -> Result<String, E>) -> Result<Draft, E> {
        for (rows, (table, columns)) in self.tables.iter_mut().zip(TABLES) {
            for (number, row) in rows.iter_mut().enumerate() {
                for (column, text) in columns.iter().zip(row) {
                    *text = other(column, format!("{table}-{column}-{number}"), text)?;
                }
            }
        }
        Ok(self)
    }

    /// The text of the request.
    pub(crate) fn text(&self) -> String {
        self.lines().into_iter().map(|(_, line)| line + "\n").collect()
    }

    /// The lines of the text, each with the field that it comes from.
    fn lines(&self) -> Vec<(String, String)> {
        let mut lines = Vec::new();
        for name in SINGLE {
            let text = self.get(name);
            // Without these two there is no request: that they are missing is said of their fields.
            if !text.is_empty() || name == "scope" || name == "on" {
                let value = if QUOTED.contains(&name) { quoted(text) } else { number_or_text(text) };
                lines.push((name.to_owned(), format!("{name} = {value}")));
            }
        }
        if FIT.iter().any(|name| !self.get(name).is_empty()) {
            lines.push((String::new(), "[fit]".to_owned()));
            let fit = FIT.into_iter().filter(|name| !self.get(name).is_empty());
            lines.extend(fit.map(|name| (name.to_owned(), format!("{name} = {}", number_or_text(self.get(name))))));
        }
        for (rows, (table, columns)) in self.tables.iter().zip(TABLES) {
            for (number, row) in rows.iter().enumerate() {
                let field = |column: &str| format!("{table}-{column}-{number}");
                lines.push((field(columns[0]), format!("[[{table}]]")));
                if table == "quotas" {
                    lines.push((field("unit"), format!("unit = {}", quoted(&row[0]))));
                    for (key, least, most) in [("out", &row[1], &row[2]), ("in", &row[3], &row[4])] {
                        if !least.is_empty() || !most.is_empty() {
                            let least = if least.is_empty() { "0".to_owned() } else { number_or_text(least) };
                            let most = if most.is_empty() { COUNT_MAX.to_string() } else { number_or_text(most) };
                            lines.push((field(&format!("{key}_least")), format!("{key} = [{least}, {most}]")));
                        }
                    }
                } else {
                    let cells = columns.iter().zip(row).filter(|(_, text)| !text.is_empty());
                    lines.extend(cells.map(|(column, text)| (field(column), format!("{column} = {}", quoted(text)))));
                }
            }
        }
        lines
    }

    /// The field of the form that a fault in the text of this draft is about.
    pub(crate) fn field_of(&self, fault: &Diagnostic) -> String {
        self.lines().into_iter().nth(fault.line.saturating_sub(1)).map_or(String::new(), |(field, _)| field)
    }
}

fn quoted(text: &str) -> String {
    toml_edit::value(text).to_string().trim().to_owned()
}

/// A number, a day or a truth as it is; anything else as a text, which is then said not to be readable.
fn number_or_text(text: &str) -> String {
    let bare = !text.is_empty() && text.parse::<toml_edit::Value>().is_ok_and(|value| !value.is_str() && !value.is_array() && !value.is_inline_table());
    if bare { text.to_owned() } else { quoted(text) }
}

/// A value as it is typed into a field.
fn plain(item: &Item) -> Option<String> {
    let value = item.as_value()?;
    match value {
        toml_edit::Value::String(text) => Some(text.value().clone()),
        toml_edit::Value::Array(_) | toml_edit::Value::InlineTable(_) => None,
        other => Some(other.to_string().trim().to_owned()),
    }
}

fn rows(item: &Item) -> Option<Vec<&dyn TableLike>> {
    if let Some(tables) = item.as_array_of_tables() {
        return Some(tables.iter().map(|table| table as &dyn TableLike).collect());
    }
    item.as_array()?.iter().map(|value| value.as_inline_table().map(|table| table as &dyn TableLike)).collect()
}

fn cells(row: &dyn TableLike, columns: &[&str]) -> Option<Vec<String>> {
    let mut cells = vec![String::new(); columns.len()];
    for (key, item) in row.iter() {
        if let Some(at) = columns.iter().position(|column| *column == key) {
            cells[at] = plain(item)?;
            continue;
        }
        let least = columns.iter().position(|column| *column == format!("{key}_least"))?;
        let bounds: Vec<String> = item.as_array()?.iter().map(|value| value.to_string().trim().to_owned()).collect();
        let [low, high] = <[String; 2]>::try_from(bounds).ok()?;
        cells[least] = low;
        cells[least + 1] = if high == COUNT_MAX.to_string() { String::new() } else { high };
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo_files::{REQUEST, TABLES as FILES};

    fn town() -> register::Register {
        let sources: Vec<_> = FILES.iter().map(|(name, text)| paperwork::import::Source { name, bytes: text.as_bytes() }).collect();
        let day = register::Day::new(2024, 3, 1).unwrap();
        paperwork::import::folder(&sources, &paperwork::import::Options::new(day)).register
    }

    #[test]
    fn the_request_of_the_town_means_the_same_after_the_form() {
        let register = &town();
        let before = planner::Request::read("a", REQUEST.1, register).unwrap();
        let draft = Draft::of_text(REQUEST.1).unwrap();
        let after = planner::Request::read("b", &draft.text(), register).unwrap();
        assert_eq!(before, after);
        assert_eq!(Draft::of_text(&draft.text()).unwrap().text(), draft.text());
    }

    #[test]
    fn what_was_typed_wrongly_is_kept_and_its_field_is_found() {
        let register = town();
        let typed = |name: &str| -> Vec<String> {
            let texts: &[&str] = match name {
                "scope" => &["U-TX\" or"],
                "on" => &["31/02/2024"],
                "leaders_out_max" => &["hai"],
                "seconds_max" => &["60"],
                "quotas-unit" => &["U-UBKT", "", "U-KHONG"],
                "quotas-out_least" => &["2", "", "x"],
                "quotas-out_most" => &["1", "", ""],
                "pins-person" => &["", "CB9999"],
                "pins-to_post" => &["P-CA-T", ""],
                _ => &[],
            };
            texts.iter().map(|text| (*text).to_owned()).collect()
        };
        let draft = Draft::of_form(&typed);
        assert_eq!((draft.get("on"), draft.rows("quotas")[1][1].as_str()), ("31/02/2024", "x"));
        let faults = planner::Request::read("plan.toml", &draft.text(), &register).unwrap_err();
        let fields: Vec<String> = faults.iter().map(|fault| draft.field_of(fault)).collect();
        for field in ["scope", "on", "leaders_out_max", "quotas-out_least-0", "quotas-unit-1", "quotas-out_least-1", "pins-person-0", "pins-person-1"] {
            assert!(fields.iter().any(|found| found == field), "{field} is not among {fields:?}");
        }
        assert_eq!(fields.len(), 9, "{fields:?}: the second pin lacks its post, too");
    }
}
