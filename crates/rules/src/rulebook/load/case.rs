//! Worked cases of a rule.

use std::collections::BTreeMap;

use register::Period;
use toml_edit::Item;

use super::CASES_MAX;
use super::params::constant;
use super::reader::{Field, Source, Table};
use crate::facts::{self, Fact};
use crate::language::message::words;
use crate::language::nearest::did_you_mean;
use crate::language::{Fault, Words, words as say};
use crate::rulebook::Case;
use crate::subject::Subject;
use crate::tree::{Constant, Element, Type};
use crate::verdict::Outcome;

/// What the cases of a rule are checked against.
pub(super) struct About {
    /// Whom it judges, where that could be read.
    pub(super) subject: Option<Subject>,
    /// Whether a recorded decision can change its outcome.
    pub(super) waivable: bool,
    /// When it is in force, where that could be read.
    pub(super) in_force: Option<Period>,
}

/// Reads the cases of a rule.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_>, rule: &About) -> Vec<Case> {
    let tables = table.tables(source, "case", "[[rule.case]]");
    if tables.len() > CASES_MAX {
        source.report(Fault::new(tables[CASES_MAX].span.clone(), words!("hơn {CASES_MAX} ví dụ cho một quy tắc", "more than {CASES_MAX} cases of one rule")));
        return Vec::new();
    }
    let read: Vec<Option<Case>> = tables.iter().map(|table| read_one(source, table, rule)).collect();
    let mut names = BTreeMap::new();
    for (case, table) in read.iter().zip(&tables).filter_map(|(case, table)| Some((case.as_ref()?, table))) {
        if names.insert(case.name.as_str(), ()).is_some() {
            let name = &case.name;
            let span = table.field("name").map_or_else(|| table.span.clone(), |field| field.span);
            source.report(Fault::new(span, words!("hai ví dụ cùng tên `{name}`", "two cases are called `{name}`")));
        }
    }
    // A case with a fault of its own may be the one that is asked for.
    let whole = read.iter().all(Option::is_some);
    for outcome in [Outcome::Met, Outcome::NotMet, Outcome::NotKnown] {
        if whole && !read.iter().flatten().any(|case| case.then == outcome) {
            let name = outcome.name();
            let message = words!("quy tắc không có ví dụ nào kết luận `{name}`", "the rule has no case whose outcome is `{name}`");
            let expected = words!("một `[[rule.case]]` với `then = \"{name}\"`", "a `[[rule.case]]` with `then = \"{name}\"`");
            source.report(Fault::new(table.span.clone(), message).expected(expected));
        }
    }
    read.into_iter().flatten().collect()
}

fn read_one(source: &mut Source<'_>, table: &Table<'_>, rule: &About) -> Option<Case> {
    table.only(source, &["name", "on", "given", "waived", "then"]);
    let name = table.required(source, "name");
    let then = table.required_word(source, "then", &Outcome::ALL.map(Outcome::name)).map(|position| Outcome::ALL[position]);
    let waived = table.truth(source, "waived").unwrap_or(false);
    let on = table.day(source, "on");
    if let (Some(on), Some(in_force), Some(field)) = (on, rule.in_force, table.field("on"))
        && !in_force.holds(on)
    {
        source.report(Fault::new(field.span, words!("ngày {on} quy tắc không có hiệu lực", "the rule is not in force on {on}")));
    }
    let mut given = BTreeMap::new();
    let mut whole = true;
    match table.field("given") {
        None => table.missing(source, "given", words!("`{{ \"tên dữ kiện\" = giá trị }}`", "`{{ \"fact name\" = value }}`")),
        Some(_) => {
            if let Some(facts) = table.table(source, "given", "given") {
                for field in facts.fields() {
                    whole &= read_fact(source, field, rule.subject, &mut given).is_some();
                }
            }
        }
    }
    if then == Some(Outcome::Waived) && !(waived && rule.waivable) {
        let span = table.field("then").map_or_else(|| table.span.clone(), |field| field.span);
        let fault = Fault::new(span, words!("ví dụ này không thể là `waived`", "this case cannot be `waived`"));
        source.report(fault.expected(words!(
            "`waived = true`, và quy tắc có `waiver` hoặc hiệu lực `decision`",
            "`waived = true`, and a rule with a `waiver` or of the effect `decision`"
        )));
    }
    Some(Case { name: name?.value, given, waived, on, then: then? }).filter(|_| whole)
}

// One given fact; `person.kind = …` without quotes reads as a table `person`, and is taken as meant.
fn read_fact(source: &mut Source<'_>, field: Field<'_>, subject: Option<Subject>, given: &mut BTreeMap<String, Constant>) -> Option<()> {
    if let Item::Table(_) | Item::Value(toml_edit::Value::InlineTable(_)) = field.item {
        let inner = Table::new("given", field.span.clone(), field.item.as_table_like()?);
        for part in inner.fields() {
            read_fact(source, Field { key: format!("{}.{}", field.key, part.key), ..part }, subject, given)?;
        }
        return Some(());
    }
    let name = &field.key;
    let known = || facts::ALL.iter().filter(|fact| subject.is_none_or(|subject| fact.of.contains(&subject)));
    let Some(position) = facts::find(name) else {
        let fault = Fault::new(field.key_span, words!("không có dữ kiện `{name}`", "there is no fact `{name}`"));
        source.report(fault.help_if(did_you_mean(name, known().map(|fact| fact.name))));
        return None;
    };
    let fact = &facts::ALL[position];
    if let Some(subject) = subject.filter(|subject| !fact.of.contains(subject)) {
        let [vi, en] = say::subject(subject);
        source.report(Fault::new(field.key_span, words!("{vi} không có dữ kiện `{name}`", "{en} has no fact `{name}`")));
        return None;
    }
    let value = constant(source, &field, field.item.as_value()?)?;
    if let Some((message, expected)) = misfit(fact, &value) {
        source.report(Fault::new(field.span, message).expected(expected));
        return None;
    }
    given.insert(field.key, value);
    Some(())
}

// What is wrong with a value for a fact, and what was expected.
fn misfit(fact: &Fact, value: &Constant) -> Option<(Words, Words)> {
    let name = fact.name;
    let within = |number: &i32| fact.bounds.0 <= *number && *number <= fact.bounds.1;
    let (low, high) = fact.bounds;
    let outside = |number: &i32| {
        (!within(number)).then(|| (words!("`{name}` không thể là {number}", "`{name}` cannot be {number}"), words!("từ {low} đến {high}", "{low} to {high}")))
    };
    let wrong = |fits: bool| {
        let mut expected = say::ty(fact.ty);
        if let Type::Range(_) = fact.ty {
            expected = words!("một số, hoặc `[ít nhất, nhiều nhất]`", "a number, or `[least, most]`");
        }
        (!fits).then(|| (words!("giá trị của `{name}` không đúng loại", "the value of `{name}` is of the wrong kind"), expected))
    };
    match (fact.ty, value) {
        (Type::Number(_) | Type::Range(_), Constant::Number(number)) => outside(number),
        (Type::Range(_), Constant::List(sides)) => match sides.as_slice() {
            [Constant::Number(least), Constant::Number(most)] if least <= most => outside(least).or_else(|| outside(most)),
            _ => wrong(false),
        },
        (Type::Code(names), Constant::Text(text)) => unknown_code(name, names, text),
        (Type::List(element), Constant::List(items)) => items.iter().find_map(|item| match (element, item) {
            (Element::Number(_), Constant::Number(number)) => outside(number),
            (Element::Code(names), Constant::Text(text)) => unknown_code(name, names, text),
            (Element::Id(_) | Element::Text, Constant::Text(_)) => None,
            _ => wrong(false),
        }),
        (Type::Truth, Constant::Truth(_)) | (Type::Day, Constant::Day(_)) | (Type::Id(_) | Type::Text, Constant::Text(_)) => None,
        _ => wrong(false),
    }
}

fn unknown_code(name: &str, names: &'static [&'static str], text: &str) -> Option<(Words, Words)> {
    (!names.contains(&text)).then(|| (words!("`{name}` không có giá trị `{text}`", "`{name}` has no value `{text}`"), say::code(names)))
}
