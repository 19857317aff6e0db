//! Reading the parts of a TOML file: each getter says what is missing, of the wrong kind, or unknown, and where.

use std::ops::Range;

use register::{Day, Period};
use toml_edit::{Item, TableLike, Value};

use super::text::Text;
use crate::language::message::words;
use crate::language::nearest::{did_you_mean, listed};
use crate::language::{Fault, NUMBER_MAX, Words};

/// A file being read, and its faults so far.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) faults: Vec<Fault>,
}

/// A table of the file.
#[derive(Clone)]
pub(super) struct Table<'a> {
    /// How the file calls it, for messages.
    pub(super) name: &'static str,
    /// Where to point when something is missing in it.
    pub(super) span: Range<usize>,
    items: &'a dyn TableLike,
}

/// A key of a table and what it holds.
pub(super) struct Field<'a> {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) span: Range<usize>,
    pub(super) item: &'a Item,
}

impl Source<'_> {
    pub(super) fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn wrong_kind<T>(&mut self, field: &Field<'_>, expected: Words) -> Option<T> {
        let key = &field.key;
        self.report(Fault::new(field.span.clone(), words!("`{key}` không đúng loại", "`{key}` is of the wrong kind")).expected(expected));
        None
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(name: &'static str, span: Range<usize>, items: &'a dyn TableLike) -> Table<'a> {
        Table { name, span, items }
    }

    /// Every key.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field<'a>> + use<'a> {
        let (items, whole) = (self.items, self.span.clone());
        items.iter().filter_map(move |(key, _)| field_of(items, key, &whole))
    }

    /// One key.
    pub(super) fn field(&self, key: &str) -> Option<Field<'a>> {
        field_of(self.items, key, &self.span)
    }

    /// Reports the keys that are not among the known ones.
    pub(super) fn only(&self, source: &mut Source<'_>, known: &[&str]) {
        for field in self.fields().filter(|field| !known.contains(&field.key.as_str())) {
            let (key, name) = (&field.key, self.name);
            let fault = Fault::new(field.key_span, words!("`{name}` không có khóa `{key}`", "`{name}` has no key `{key}`"));
            let list = listed(known.iter().copied());
            source.report(fault.expected(words!("một trong {list}", "one of {list}")).help_if(did_you_mean(key, known.iter().copied())));
        }
    }

    /// Reports a key that must be there.
    pub(super) fn missing(&self, source: &mut Source<'_>, key: &str, expected: Words) {
        let name = self.name;
        source.report(Fault::new(self.span.clone(), words!("`{name}` thiếu `{key}`", "`{name}` lacks `{key}`")).expected(expected));
    }

    /// A text, where the key is there; an empty one is a fault.
    pub(super) fn text(&self, source: &mut Source<'_>, key: &str) -> Option<Text> {
        let field = self.field(key)?;
        text_of(source, &field, field.item.as_value())
    }

    /// A text that must be there.
    pub(super) fn required(&self, source: &mut Source<'_>, key: &str) -> Option<Text> {
        if self.field(key).is_none() {
            self.missing(source, key, words!("chữ trong nháy", "a text in quotes"));
        }
        self.text(source, key)
    }

    /// A word of a closed list, where the key is there: its position in the list.
    pub(super) fn word(&self, source: &mut Source<'_>, key: &str, known: &[&str]) -> Option<usize> {
        let text = self.text(source, key)?;
        let position = known.iter().position(|word| *word == text.value);
        if position.is_none() {
            let value = &text.value;
            let list = listed(known.iter().copied());
            let fault = Fault::new(text.span.clone(), words!("`{key}` không nhận giá trị `{value}`", "`{key}` does not take `{value}`"));
            source.report(fault.expected(words!("một trong {list}", "one of {list}")).help_if(did_you_mean(value, known.iter().copied())));
        }
        position
    }

    /// A word of a closed list that must be there.
    pub(super) fn required_word(&self, source: &mut Source<'_>, key: &str, known: &[&str]) -> Option<usize> {
        if self.field(key).is_none() {
            let list = listed(known.iter().copied());
            self.missing(source, key, words!("một trong {list}", "one of {list}"));
        }
        self.word(source, key, known)
    }

    /// True or false, where the key is there.
    pub(super) fn truth(&self, source: &mut Source<'_>, key: &str) -> Option<bool> {
        let field = self.field(key)?;
        let truth = field.item.as_bool();
        truth.or_else(|| source.wrong_kind(&field, words!("`true` hoặc `false`", "`true` or `false`")))
    }

    /// A whole number, where the key is there.
    pub(super) fn number(&self, source: &mut Source<'_>, key: &str) -> Option<i32> {
        let field = self.field(key)?;
        let number = field.item.as_integer().filter(|number| number.abs() <= NUMBER_MAX).and_then(|number| i32::try_from(number).ok());
        number.or_else(|| source.wrong_kind(&field, words!("một số nguyên trong ±{NUMBER_MAX}", "a whole number within ±{NUMBER_MAX}")))
    }

    /// A day, where the key is there.
    pub(super) fn day(&self, source: &mut Source<'_>, key: &str) -> Option<Day> {
        let field = self.field(key)?;
        let day = field.item.as_value().and_then(day_of);
        day.or_else(|| source.wrong_kind(&field, a_day()))
    }

    /// A day that must be there.
    pub(super) fn required_day(&self, source: &mut Source<'_>, key: &str) -> Option<Day> {
        if self.field(key).is_none() {
            self.missing(source, key, a_day());
        }
        self.day(source, key)
    }

    /// A list of texts, empty where the key is not there.
    pub(super) fn texts(&self, source: &mut Source<'_>, key: &str) -> Vec<Text> {
        let Some(field) = self.field(key) else { return Vec::new() };
        let Some(array) = field.item.as_array() else {
            source.wrong_kind::<()>(&field, words!("danh sách chữ trong nháy", "a list of texts in quotes"));
            return Vec::new();
        };
        array.iter().filter_map(|value| text_of(source, &part(&field, value), Some(value))).collect()
    }

    /// A table under a key, where it is there.
    pub(super) fn table(&self, source: &mut Source<'_>, key: &str, name: &'static str) -> Option<Table<'a>> {
        let field = self.field(key)?;
        match field.item.as_table_like() {
            Some(items) => Some(Table::new(name, field.span, items)),
            None => source.wrong_kind(&field, words!("một bảng `{{ … }}`", "a table `{{ … }}`")),
        }
    }

    /// The tables of a list under a key: `[[key]]`, or a list of `{ … }`.
    pub(super) fn tables(&self, source: &mut Source<'_>, key: &str, name: &'static str) -> Vec<Table<'a>> {
        let Some(field) = self.field(key) else { return Vec::new() };
        if let Some(tables) = field.item.as_array_of_tables() {
            return tables.iter().map(|table| Table::new(name, table.span().unwrap_or_else(|| field.key_span.clone()), table)).collect();
        }
        let inline = |value: &'a Value| Some(Table::new(name, value.span().unwrap_or_else(|| field.span.clone()), value.as_inline_table()?));
        let tables = field.item.as_array().and_then(|array| array.iter().map(inline).collect::<Option<Vec<_>>>());
        tables.unwrap_or_else(|| source.wrong_kind(&field, words!("các bảng `[[{key}]]`", "tables `[[{key}]]`")).unwrap_or_default())
    }

    /// A period `{ from = …, until = … }`, where the key is there; `until` may be missing.
    pub(super) fn period(&self, source: &mut Source<'_>, key: &str) -> Option<Period> {
        let table = self.table(source, key, "in_force")?;
        table.only(source, &["from", "until"]);
        let from = table.required_day(source, "from")?;
        let until = if table.field("until").is_some() { table.day(source, "until")? } else { Day::OPEN };
        if until <= from {
            let fault = Fault::new(table.span.clone(), words!("thời gian hiệu lực kết thúc trước khi bắt đầu", "the period ends before it begins"));
            source.report(
                fault.expected(words!(
                    "`until` sau `from`; ngày `until` không còn hiệu lực",
                    "`until` after `from`; on the day `until` it is no longer in force"
                )),
            );
            return None;
        }
        Some(Period { from, until })
    }
}

/// One value of a list, as if it stood under the list's key.
pub(super) fn part<'a>(field: &Field<'a>, value: &Value) -> Field<'a> {
    Field { key: field.key.clone(), key_span: field.key_span.clone(), span: value.span().unwrap_or_else(|| field.span.clone()), item: field.item }
}

/// The day of a TOML date without time, within the years of the register.
pub(super) fn day_of(value: &Value) -> Option<Day> {
    let written = value.as_datetime()?;
    let date = written.date.filter(|_| written.time.is_none() && written.offset.is_none())?;
    Day::new(i32::from(date.year), i32::from(date.month), i32::from(date.day))
}

fn field_of<'a>(items: &'a dyn TableLike, key: &str, whole: &Range<usize>) -> Option<Field<'a>> {
    let (written, item) = items.get_key_value(key)?;
    let key_span = written.span().unwrap_or_else(|| whole.clone());
    // A table of dotted keys has no place of its own.
    let span = item.span().filter(|span| !span.is_empty()).unwrap_or_else(|| key_span.clone());
    Some(Field { key: key.to_owned(), key_span, span, item })
}

fn text_of(source: &mut Source<'_>, field: &Field<'_>, value: Option<&Value>) -> Option<Text> {
    let expected = || words!("chữ trong nháy", "a text in quotes");
    let Some(value) = value.and_then(Value::as_str) else {
        return source.wrong_kind(field, expected());
    };
    if value.trim().is_empty() {
        let key = &field.key;
        source.report(Fault::new(field.span.clone(), words!("`{key}` để trống", "`{key}` is empty")).expected(expected()));
        return None;
    }
    Some(Text::new(source.text, field.span.clone(), value))
}

fn a_day() -> Words {
    words!("một ngày không có nháy, như `2025-07-01`", "a day without quotes, as in `2025-07-01`")
}
