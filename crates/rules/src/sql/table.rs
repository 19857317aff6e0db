//! The fact table: what any engine needs to hold to ask the rules itself.

use std::collections::BTreeSet;

use register::{Day, Register};

use crate::column::{FALSE, TRUE};
use crate::facts::{self, Rows, World};
use crate::rulebook::Rulebook;
use crate::sql::dialect::Dialect;
use crate::sql::write::unit_column;
use crate::subject::Subject;
use crate::sweep::{Facts, Input, Inputs};
use crate::trace::Value;
use crate::tree::Type;

/// The table of the facts about one subject, `<subject>_facts`: one row a subject.
///
/// A truth is 1, 0 or NULL; a range is the two columns `<fact>.low` and `<fact>.high`, NULL where there is no bound; a day, a code and an id are text; a
/// list is JSON text. For every unit that narrows a rulebook or a rule, `in_unit.<id>` says whether the subject belongs to its subtree.
pub struct FactTable {
    subject: Subject,
    columns: Vec<(String, Source)>,
}

/// What a column holds.
#[derive(Clone)]
enum Source {
    Fact(usize),
    Low(usize),
    High(usize),
    InUnit(String),
}

impl FactTable {
    /// The table that the rules of these rulebooks about a subject can be asked over.
    pub fn new(books: &[Rulebook], subject: Subject) -> FactTable {
        let mut columns = Vec::new();
        for (position, fact) in facts::ALL.iter().enumerate().filter(|(_, fact)| fact.of.contains(&subject)) {
            if let Type::Range(_) = fact.ty {
                columns.push((format!("{}.low", fact.name), Source::Low(position)));
                columns.push((format!("{}.high", fact.name), Source::High(position)));
            } else {
                columns.push((fact.name.to_owned(), Source::Fact(position)));
            }
        }
        let of_book = |book: &'_ Rulebook| -> Vec<String> {
            let rules = book.rules.iter().filter(|rule| rule.subject == subject);
            rules.flat_map(|rule| [&book.scope, &rule.scope]).filter_map(|scope| scope.unit.clone()).collect()
        };
        let units: BTreeSet<String> = books.iter().flat_map(of_book).collect();
        columns.extend(units.into_iter().map(|unit| (unit_column(&unit), Source::InUnit(unit))));
        FactTable { subject, columns }
    }

    /// Its name.
    pub fn name(&self) -> String {
        table_name(self.subject)
    }

    /// The names of its columns, `subject` first.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        std::iter::once("subject").chain(self.columns.iter().map(|(name, _)| name.as_str()))
    }

    /// The statement that creates it.
    pub fn create(&self, dialect: Dialect) -> String {
        let mut lines = vec![format!("  {} {} NOT NULL", dialect.identifier("subject"), dialect.text_type())];
        lines.extend(self.columns.iter().map(|(name, source)| format!("  {} {}", dialect.identifier(name), source.ty(dialect))));
        format!("CREATE TABLE {} (\n{}\n)", dialect.identifier(&self.name()), lines.join(",\n"))
    }

    /// The statement that inserts one row of [`FactTable::cells`].
    pub fn insert(&self, cells: &[Option<String>], dialect: Dialect) -> String {
        let as_text = std::iter::once(true).chain(self.columns.iter().map(|(_, source)| source.ty(dialect) == dialect.text_type()));
        let values = cells.iter().zip(as_text).map(|(cell, as_text)| match cell {
            None => "NULL".to_owned(),
            Some(cell) if as_text => dialect.text(cell),
            Some(cell) => cell.clone(),
        });
        format!("INSERT INTO {} VALUES ({})", dialect.identifier(&self.name()), values.collect::<Vec<_>>().join(", "))
    }

    /// Everything that the table says of rows on a day.
    pub fn facts<'a>(&self, world: &'a World<'a>, day: Day, rows: &Rows<'a>) -> Facts {
        let mut inputs = Inputs::default();
        for (_, source) in &self.columns {
            inputs.number_of(match source {
                Source::Fact(position) | Source::Low(position) | Source::High(position) => Input::Fact(*position),
                Source::InUnit(unit) => Input::InUnit(unit.clone()),
            });
        }
        Facts::fill(inputs, world, day, rows)
    }

    /// The cells of one row in the order of [`FactTable::columns`], `None` for NULL; `subject` is its name in verdicts.
    pub fn cells(&self, facts: &Facts, row: usize, subject: &str, register: &Register) -> Vec<Option<String>> {
        let cells = self.columns.iter().map(|(_, source)| match source {
            Source::Fact(position) => cell(&facts.value(*position, row, register)),
            Source::Low(position) => bounds(&facts.value(*position, row, register)).0.map(|low| low.to_string()),
            Source::High(position) => bounds(&facts.value(*position, row, register)).1.map(|high| high.to_string()),
            Source::InUnit(unit) => match facts.in_unit(unit, row) {
                Some(TRUE) => Some("1".to_owned()),
                Some(FALSE) => Some("0".to_owned()),
                _ => None,
            },
        });
        std::iter::once(Some(subject.to_owned())).chain(cells).collect()
    }
}

impl Source {
    fn ty(&self, dialect: Dialect) -> &'static str {
        match self {
            Source::Fact(position) => match facts::ALL[*position].ty {
                Type::Truth => "SMALLINT",
                Type::Number(_) => "INTEGER",
                _ => dialect.text_type(),
            },
            Source::Low(_) | Source::High(_) => "INTEGER",
            Source::InUnit(_) => "SMALLINT",
        }
    }
}

pub(crate) fn table_name(subject: Subject) -> String {
    format!("{}_facts", subject.name())
}

fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Unknown | Value::Range { .. } => None,
        Value::Truth(truth) => Some(if *truth { "1" } else { "0" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Day(day) => Some(day.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::List(_) => Some(value.json()),
    }
}

fn bounds(value: &Value) -> (Option<i32>, Option<i32>) {
    match value {
        Value::Number(number) => (Some(*number), Some(*number)),
        Value::Range { low, high } => (*low, *high),
        _ => (None, None),
    }
}

/// A row of cells as a line of CSV (RFC 4180), without the line's end; NULL is empty, and empty text is quoted.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let quoted = |cell: Option<&str>| match cell {
        None => String::new(),
        Some(cell) if cell.is_empty() || cell.contains([',', '"', '\n', '\r']) => format!("\"{}\"", cell.replace('"', "\"\"")),
        Some(cell) => cell.to_owned(),
    };
    cells.into_iter().map(quoted).collect::<Vec<_>>().join(",")
}
