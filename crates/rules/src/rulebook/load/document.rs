//! The parts of a rulebook that are not rules: the document, its scope, equivalences, stances, the retirement schedule.

use std::collections::BTreeMap;

use register::Period;
use register::code::{Code, PersonKind};

use super::reader::{Source, Table};
use super::rule::condition;
use super::says;
use super::text::Text;
use crate::language::message::words;
use crate::language::nearest::{did_you_mean, listed};
use crate::language::{Context, Fault};
use crate::rulebook::{Document, Equivalence, Retirement, Scope, Stance, StanceKind};
use crate::subject::Subject;

/// The document, and the places that checks between books point at.
pub(super) struct ReadDocument {
    pub(super) document: Document,
    pub(super) replaces: Vec<Text>,
    pub(super) symbol: Text,
}

const DOCUMENT: [&str; 9] = ["symbol", "title", "issuer", "level", "issued", "in_force", "replaces", "cites", "checked"];
const LEVEL_MAX: i32 = 9;
const AGES: std::ops::RangeInclusive<i32> = 480..=960;

/// `[document]`
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_>) -> Option<ReadDocument> {
    table.only(source, &DOCUMENT);
    let symbol = table.required(source, "symbol");
    let title = table.required(source, "title");
    let issuer = table.required(source, "issuer");
    let level = level(source, table);
    let issued = table.required_day(source, "issued");
    if table.field("in_force").is_none() {
        table.missing(source, "in_force", words!("`{{ from = ngày, until = ngày }}`", "`{{ from = day, until = day }}`"));
    }
    let in_force = table.period(source, "in_force");
    let (replaces, cites) = (table.texts(source, "replaces"), table.texts(source, "cites"));
    let checked = table.table(source, "checked", "checked").map(|checked| {
        checked.only(source, &["on", "note"]);
        (checked.required_day(source, "on"), checked.required(source, "note"))
    });
    let symbol = symbol?;
    for other in replaces.iter().chain(&cites).filter(|other| other.value == symbol.value) {
        source.report(Fault::new(other.span.clone(), words!("văn bản dẫn chính nó", "the document names itself")));
    }
    let document = Document {
        symbol: symbol.value.clone(),
        title: title?.value,
        issuer: issuer?.value,
        level: level?,
        issued: issued?,
        in_force: in_force?,
        replaces: replaces.iter().map(|text| text.value.clone()).collect(),
        cites: cites.into_iter().map(|text| text.value).collect(),
        checked: checked.and_then(|(on, note)| Some((on?, note?.value))),
    };
    Some(ReadDocument { document, replaces, symbol })
}

fn level(source: &mut Source<'_>, table: &Table<'_>) -> Option<i32> {
    let expected = || words!("cấp ban hành từ 1 (cao nhất) đến {LEVEL_MAX}", "the issuer's level from 1 (the highest) to {LEVEL_MAX}");
    let Some(field) = table.field("level") else {
        table.missing(source, "level", expected());
        return None;
    };
    let level = table.number(source, "level")?;
    if !(1..=LEVEL_MAX).contains(&level) {
        source.report(Fault::new(field.span, words!("không có cấp {level}", "there is no level {level}")).expected(expected()));
    }
    Some(level)
}

/// `[scope]` or `scope = { … }`
pub(super) fn scope(source: &mut Source<'_>, table: &Table<'_>) -> Scope {
    table.only(source, &["unit", "person_kinds"]);
    let unit = table.text(source, "unit").map(|text| text.value);
    let mut person_kinds = Vec::new();
    for kind in table.texts(source, "person_kinds") {
        let value = &kind.value;
        if !PersonKind::NAMES.contains(&value.as_str()) {
            let list = listed(PersonKind::NAMES.iter().copied());
            let fault = Fault::new(kind.span.clone(), words!("không có loại người `{value}`", "there is no kind of person `{value}`"));
            source.report(fault.expected(words!("một trong {list}", "one of {list}")).help_if(did_you_mean(value, PersonKind::NAMES.iter().copied())));
        } else if person_kinds.contains(value) {
            source.report(Fault::new(kind.span.clone(), words!("`{value}` có hai lần", "`{value}` stands twice")));
        }
        person_kinds.push(kind.value);
    }
    Scope { unit, person_kinds }
}

/// `[[equivalence]]`
pub(super) fn equivalence(source: &mut Source<'_>, table: &Table<'_>, whole: Option<&(String, Period)>) -> Option<Equivalence> {
    table.only(source, &["id", "clause", "from", "to", "both_ways", "when", "in_force"]);
    let id = table.required(source, "id");
    let clause = table.required(source, "clause");
    let sides = ["from", "to"].map(|key| {
        let titles = table.texts(source, key);
        if table.field(key).is_none_or(|field| field.item.as_array().is_some_and(|titles| titles.is_empty())) {
            table.missing(source, key, words!("danh sách mã chức danh", "a list of title codes"));
        }
        titles.into_iter().map(|title| title.value).collect::<Vec<_>>()
    });
    let both_ways = table.truth(source, "both_ways").unwrap_or(false);
    let params = BTreeMap::new();
    let context = Context { subject: Subject::Move, params: &params, given: &[] };
    let when = table.text(source, "when").map(|text| condition(source, &text, &context));
    let in_force = in_force(source, table, whole);
    let [from, to] = sides;
    Some(Equivalence {
        id: id?.value,
        clause: clause?.value,
        from,
        to,
        both_ways,
        when: match when {
            Some(when) => Some(when?),
            None => None,
        },
        in_force: in_force?,
    })
}

/// `in_force` of a part: the whole book's where it is not there, within the book's where it is.
pub(super) fn in_force(source: &mut Source<'_>, table: &Table<'_>, whole: Option<&(String, Period)>) -> Option<Period> {
    let whole = whole.map(|(_, period)| *period);
    let Some(field) = table.field("in_force") else { return whole };
    let mut own = table.period(source, "in_force")?;
    let whole = whole?;
    // A part without an end of its own ends with its book.
    own.until = if own.until == register::Day::OPEN { whole.until } else { own.until };
    if own.from < whole.from || own.until > whole.until {
        let fault = Fault::new(field.span, words!("thời gian hiệu lực vượt ra ngoài của văn bản", "the period leaves that of the document"));
        let (from, until) = (whole.from, whole.until);
        let until = if until.known() { until.to_string() } else { "…".to_owned() };
        source.report(fault.expected(words!("trong khoảng {from} – {until}", "within {from} – {until}")));
    }
    Some(own)
}

/// `[[stance]]`
pub(super) fn stance(source: &mut Source<'_>, table: &Table<'_>) -> Option<Stance> {
    table.only(source, &["topic", "clause", "says", "words"]);
    let topic = table.required(source, "topic");
    let clause = table.required(source, "clause");
    let says = table.required_word(source, "says", &StanceKind::ALL.map(StanceKind::name)).map(|position| StanceKind::ALL[position]);
    let words = says::plain(source, table, "words");
    Some(Stance { topic: topic?.value, clause: clause?.value, says: says?, words: words? })
}

/// `[retirement]`
pub(super) fn retirement(source: &mut Source<'_>, table: &Table<'_>) -> Option<Retirement> {
    table.only(source, &["clause", "ages"]);
    let clause = table.required(source, "clause");
    let rows = table.tables(source, "ages", "ages");
    if rows.is_empty() {
        table.missing(source, "ages", words!("các hàng `{{ year = …, male = …, female = … }}`", "rows `{{ year = …, male = …, female = … }}`"));
    }
    let mut ages: Vec<(i32, i32, i32)> = Vec::new();
    let mut whole = true;
    for row in &rows {
        row.only(source, &["year", "male", "female"]);
        let [year, male, female] = ["year", "male", "female"].map(|key| {
            if row.field(key).is_none() {
                row.missing(source, key, words!("một số nguyên", "a whole number"));
            }
            row.number(source, key)
        });
        let (Some(year), Some(male), Some(female)) = (year, male, female) else {
            whole = false;
            continue;
        };
        schedule_row(source, row, ages.last().map(|row| row.0), (year, male, female));
        ages.push((year, male, female));
    }
    whole.then_some(Retirement { clause: clause?.value, ages })
}

// Years one after the other, ages in months that can be ages.
fn schedule_row(source: &mut Source<'_>, row: &Table<'_>, before: Option<i32>, (year, male, female): (i32, i32, i32)) {
    if let Some(before) = before.filter(|before| year != before + 1) {
        let fault = Fault::new(row.span.clone(), words!("năm {year} đứng sau năm {before}", "the year {year} follows {before}"));
        let next = before + 1;
        source.report(fault.expected(words!("năm {next}: các năm tăng dần, không sót năm nào", "{next}: the years ascend without a hole")));
    } else if !(register::day::YEAR_MIN..=register::day::YEAR_MAX).contains(&year) {
        source.report(Fault::new(row.span.clone(), words!("không dùng được năm {year}", "the year {year} cannot be used")));
    }
    for (key, age) in [("male", male), ("female", female)].into_iter().filter(|(_, age)| !AGES.contains(age)) {
        let span = row.field(key).map_or_else(|| row.span.clone(), |field| field.span);
        let fault = Fault::new(span, words!("{age} tháng không phải tuổi nghỉ hưu", "{age} months is no retirement age"));
        source.report(fault.expected(words!("tuổi tính bằng tháng, như 720 (60 năm)", "an age in months, as in 720 (60 years)")));
    }
}
