//! Parameters of a rule: one value, or values from a day on.

use register::{Day, Period};
use toml_edit::Value;

use super::reader::{Field, Source, Table, day_of, part};
use crate::language::message::words;
use crate::language::{Fault, NUMBER_MAX, Params, param_type};
use crate::tree::Constant;

/// Reads `param`; `in_force` is the rule's period, where it could be read.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_>, in_force: Option<Period>) -> Params {
    let mut params = Params::new();
    let Some(written) = table.table(source, "param", "param") else { return params };
    for field in written.fields() {
        let key = field.key.clone();
        let named = key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !named {
            let fault = Fault::new(field.key_span.clone(), words!("tên tham số `{key}` không dùng được", "the parameter name `{key}` cannot be used"));
            source.report(fault.expected(words!("chữ thường không dấu, số và `_`", "lower-case letters, digits and `_`")));
        }
        let values = match dated(&field) {
            Some(rows) => read_dated(source, &field, &rows, in_force),
            None => field.item.as_value().and_then(|value| constant(source, &field, value)).map(|value| vec![(Day::BEGINNING, value)]),
        };
        if field.item.as_value().is_none() && dated(&field).is_none() {
            source.report(
                Fault::new(field.span.clone(), words!("tham số `{key}` không đúng loại", "the parameter `{key}` is of the wrong kind")).expected(kinds()),
            );
        }
        if values.as_ref().is_some_and(|values| param_type(values.iter().map(|(_, value)| value)).is_none()) {
            let fault = Fault::new(field.span.clone(), words!("các giá trị của `{key}` không cùng loại", "the values of `{key}` are not of one kind"));
            source.report(fault.expected(kinds()));
        }
        // A parameter at fault is still one: conditions that read it are not at fault too.
        params.insert(key, values.unwrap_or_default());
    }
    params
}

// `[{ from = day, value = … }, …]`, or the same as tables.
fn dated<'a>(field: &Field<'a>) -> Option<Vec<Table<'a>>> {
    let has_value = |table: &dyn toml_edit::TableLike| table.contains_key("value") || table.contains_key("from");
    if let Some(tables) = field.item.as_array_of_tables() {
        return Some(tables.iter().map(|table| Table::new("param", table.span().unwrap_or_else(|| field.span.clone()), table)).collect());
    }
    let rows = field.item.as_array()?.iter().map(|value| {
        let table = value.as_inline_table().filter(|table| has_value(*table))?;
        Some(Table::new("param", value.span().unwrap_or_else(|| field.span.clone()), table))
    });
    rows.collect::<Option<Vec<_>>>().filter(|rows| !rows.is_empty())
}

fn read_dated(source: &mut Source<'_>, field: &Field<'_>, rows: &[Table<'_>], in_force: Option<Period>) -> Option<Vec<(Day, Constant)>> {
    let mut values: Vec<(Day, Constant)> = Vec::new();
    for row in rows {
        row.only(source, &["from", "value"]);
        let from = row.required_day(source, "from")?;
        let Some(value) = row.field("value") else {
            row.missing(source, "value", kinds());
            return None;
        };
        let Some(written) = value.item.as_value() else {
            source.report(Fault::new(value.span, words!("giá trị không đúng loại", "the value is of the wrong kind")).expected(kinds()));
            return None;
        };
        let read = constant(source, &value, written)?;
        if let Some((before, _)) = values.last().filter(|(before, _)| *before >= from) {
            let fault = Fault::new(row.span.clone(), words!("ngày {from} không sau ngày {before}", "the day {from} is not after {before}"));
            source.report(fault.expected(words!("các ngày tăng dần", "days in ascending order")));
        }
        values.push((from, read));
    }
    // A rule in force without a value for its parameter would be a hole.
    if let (Some(in_force), Some((first, _))) = (in_force, values.first())
        && in_force.from < *first
    {
        let (key, from) = (&field.key, in_force.from);
        let fault = Fault::new(field.span.clone(), words!("`{key}` chưa có giá trị từ {from} đến {first}", "`{key}` has no value from {from} to {first}"));
        source.report(fault.expected(words!("một giá trị từ ngày quy tắc có hiệu lực", "a value from the day on which the rule is in force")));
    }
    Some(values)
}

/// The constant that a TOML value stands for.
pub(super) fn constant(source: &mut Source<'_>, field: &Field<'_>, value: &Value) -> Option<Constant> {
    let read = match value {
        Value::Boolean(truth) => Some(Constant::Truth(*truth.value())),
        Value::Integer(number) => i32::try_from(*number.value()).ok().filter(|number| i64::from(*number).abs() <= NUMBER_MAX).map(Constant::Number),
        Value::String(text) => Some(Constant::Text(text.value().clone())),
        Value::Datetime(_) => day_of(value).map(Constant::Day),
        Value::Array(items) => {
            return items.iter().map(|item| constant(source, &part(field, item), item)).collect::<Option<Vec<_>>>().map(Constant::List);
        }
        Value::Float(_) | Value::InlineTable(_) => None,
    };
    if read.is_none() {
        let key = &field.key;
        source.report(
            Fault::new(field.span.clone(), words!("giá trị của `{key}` không đúng loại", "the value of `{key}` is of the wrong kind")).expected(kinds()),
        );
    }
    read
}

fn kinds() -> [String; 2] {
    words!(
        "một số nguyên trong ±{NUMBER_MAX}, đúng/sai, chữ trong nháy, một ngày, hoặc danh sách cùng loại",
        "a whole number within ±{NUMBER_MAX}, true or false, a text in quotes, a day, or a list of one kind"
    )
}
