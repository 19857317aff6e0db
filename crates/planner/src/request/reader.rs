//! Cells of a request: each is read by its type, and what is wrong is noted with its place.

use std::ops::Range;

use register::code::Code;
use register::column::{Keys, Row};
use register::{Day, Register};
use rules::language::message::Fault;
use toml_edit::{Item, TableLike, Value};

use super::Mentioned;

/// A table of the request with its place.
pub(super) struct Section<'a> {
    table: &'a dyn TableLike,
    pub(super) span: Range<usize>,
}

impl<'a> Section<'a> {
    pub(super) fn new(table: &'a dyn TableLike, span: Range<usize>) -> Section<'a> {
        Section { table, span }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the value of a key stands; where it is missing, the table.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).and_then(Item::span).unwrap_or_else(|| self.span.clone())
    }
}

/// Reads cells and collects faults.
pub(super) struct Reader<'a> {
    pub(super) register: &'a Register,
    sees: &'a dyn Fn(Mentioned) -> bool,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(register: &'a Register, sees: &'a dyn Fn(Mentioned) -> bool) -> Reader<'a> {
        Reader { register, sees, faults: Vec::new() }
    }

    /// Notes a fault, with what was expected in its place.
    pub(super) fn fault(&mut self, span: Range<usize>, message: [String; 2], expected: Option<&str>) {
        let fault = Fault::new(span, message);
        self.faults.push(if let Some(words) = expected { fault.expected([words.to_owned(), words.to_owned()]) } else { fault });
    }

    pub(super) fn known_keys(&mut self, section: &Section<'_>, known: &[&str]) {
        for (key, _) in section.table.iter().filter(|(key, _)| !known.contains(key)) {
            let place = section.table.key(key).and_then(|key| key.span()).unwrap_or_else(|| section.span.clone());
            self.fault(place, [format!("không có mục `{key}`"), format!("there is no field `{key}`")], Some(&known.join(", ")));
        }
    }

    /// Notes that a required cell is missing; one that is there and at fault was noted already.
    pub(super) fn require(&mut self, section: &Section<'_>, key: &str, read: bool) {
        if !read && !section.has(key) {
            self.fault(section.span.clone(), [format!("thiếu `{key}`"), format!("`{key}` is missing")], None);
        }
    }

    fn read<T>(&mut self, section: &Section<'_>, key: &str, expected: &str, take: impl Fn(&Item) -> Option<T>) -> Option<T> {
        let item = section.table.get(key)?;
        let value = take(item);
        if value.is_none() {
            self.fault(section.place(key), [format!("`{key}` không đọc được"), format!("`{key}` is not readable")], Some(expected));
        }
        value
    }

    pub(super) fn truth(&mut self, section: &Section<'_>, key: &str) -> Option<bool> {
        self.read(section, key, "true, false", Item::as_bool)
    }

    pub(super) fn count(&mut self, section: &Section<'_>, key: &str, least: i64, most: i64) -> Option<u32> {
        self.read(section, key, &format!("{least} – {most}"), |item| item.as_integer().and_then(|number| within(number, least, most)))
    }

    pub(super) fn seconds(&mut self, section: &Section<'_>, key: &str, most: f64) -> Option<f64> {
        let number = |item: &Item| item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64));
        self.read(section, key, &format!("0 < … <= {most}"), |item| number(item).filter(|&seconds| seconds > 0.0 && seconds <= most))
    }

    /// Least and most: `[1, 2]`.
    pub(super) fn bounds(&mut self, section: &Section<'_>, key: &str, most: i64) -> Option<[u32; 2]> {
        let take = |item: &Item| {
            let numbers: Vec<u32> = item.as_array()?.iter().map(|value| within(value.as_integer()?, 0, most)).collect::<Option<_>>()?;
            <[u32; 2]>::try_from(numbers).ok().filter(|[low, high]| low <= high)
        };
        self.read(section, key, "[0, 2]", take)
    }

    /// A day: a TOML date, or the same as text.
    pub(super) fn day(&mut self, section: &Section<'_>, key: &str) -> Option<Day> {
        let take = |item: &Item| {
            let text = match item.as_value()? {
                Value::Datetime(date) => date.value().to_string(),
                Value::String(text) => text.value().clone(),
                _ => return None,
            };
            let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
            let day = Day::new(parts.next()??, parts.next()??, parts.next()??)?;
            parts.next().is_none().then_some(day)
        };
        self.read(section, key, "2026-01-31", take)
    }

    pub(super) fn code<C: Code>(&mut self, section: &Section<'_>, key: &str) -> Option<C> {
        let position = |item: &Item| C::NAMES.iter().position(|name| item.as_str() == Some(name));
        self.read(section, key, &C::NAMES.join(", "), |item| position(item).map(|at| C::ALL[at]))
    }

    pub(super) fn id<T>(&mut self, section: &Section<'_>, key: &str, ids: &Keys, mentioned: fn(Row<T>) -> Mentioned) -> Option<Row<T>> {
        let id = self.read(section, key, "\"…\"", |item| item.as_str().map(str::to_owned))?;
        let sees = self.sees;
        let row = self.register.find(ids, &id).filter(|&row| sees(mentioned(row)));
        if row.is_none() {
            let [vi, en] = match mentioned(Row::NONE) {
                Mentioned::Unit(_) => ["đơn vị", "unit"],
                Mentioned::Post(_) => ["vị trí", "post"],
                Mentioned::Person(_) => ["người", "person"],
            };
            let near = nearest(ids, &id, &|row| sees(mentioned(Row::new(row))));
            self.fault(section.place(key), [format!("không có {vi} `{id}` trong sổ"), format!("the register has no {en} `{id}`")], near);
        }
        row
    }

    pub(super) fn section<'t>(&mut self, section: &Section<'t>, key: &str) -> Option<Section<'t>> {
        self.read(section, key, "{ … }", |item| item.is_table_like().then_some(()))?;
        let table = section.table.get(key).and_then(Item::as_table_like)?;
        Some(Section::new(table, section.place(key)))
    }

    /// The tables of a list, written `[{ … }]` or as `[[key]]`.
    pub(super) fn sections<'t>(&mut self, section: &Section<'t>, key: &str) -> Vec<Section<'t>> {
        let Some(item) = section.table.get(key) else { return Vec::new() };
        if let Some(tables) = item.as_array_of_tables() {
            return tables.iter().map(|table| Section::new(table, table.span().unwrap_or_else(|| section.place(key)))).collect();
        }
        let tables: Option<Vec<Section<'t>>> = item.as_array().and_then(|list| {
            let one = |value: &'t Value| Some(Section::new(value.as_inline_table()? as &dyn TableLike, value.span().unwrap_or_else(|| section.place(key))));
            list.iter().map(one).collect()
        });
        if tables.is_none() {
            self.fault(section.place(key), [format!("`{key}` không đọc được"), format!("`{key}` is not readable")], Some("[{ … }, { … }]"));
        }
        tables.unwrap_or_default()
    }
}

fn within(number: i64, least: i64, most: i64) -> Option<u32> {
    (least..=most).contains(&number).then(|| u32::try_from(number).ok()).flatten()
}

/// The id that shares the longest beginning with what was written, of those that may be named.
fn nearest<'a>(ids: &'a Keys, written: &str, named: &dyn Fn(u32) -> bool) -> Option<&'a str> {
    let shared = |id: &str| id.chars().zip(written.chars()).take_while(|(a, b)| a == b).count();
    let best = (0..ids.len()).filter(|&row| named(row as u32)).map(|row| ids.text(row)).max_by_key(|id| (shared(id), std::cmp::Reverse(*id)))?;
    (shared(best) > 0).then_some(best)
}
