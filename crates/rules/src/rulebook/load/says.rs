//! Words for the reader: Vietnamese and English, with facts and parameters to fill in.

use crate::facts;
use crate::language::message::words;
use crate::language::nearest::{did_you_mean, nearest};
use crate::language::{Fault, Params, words as say};
use crate::subject::Subject;

use super::reader::{Source, Table};
use super::text::Text;

/// `key.vi` and `key.en`, both there.
fn both(source: &mut Source<'_>, table: &Table<'_>, key: &'static str) -> Option<[Text; 2]> {
    let Some(words) = table.table(source, key, key) else {
        if table.field(key).is_none() {
            table.missing(source, key, words!("`{key}.vi` và `{key}.en`", "`{key}.vi` and `{key}.en`"));
        }
        return None;
    };
    words.only(source, &["vi", "en"]);
    let vi = words.required(source, "vi");
    let en = words.required(source, "en");
    Some([vi?, en?])
}

/// Words without anything to fill in.
pub(super) fn plain(source: &mut Source<'_>, table: &Table<'_>, key: &'static str) -> Option<[String; 2]> {
    both(source, table, key).map(|texts| texts.map(|text| text.value))
}

/// `says`, with every `{name}` checked.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_>, subject: Option<Subject>, params: &Params) -> Option<[String; 2]> {
    let texts = both(source, table, "says")?;
    for text in &texts {
        placeholders(source, text, subject, params);
    }
    Some(texts.map(|text| text.value))
}

fn placeholders(source: &mut Source<'_>, text: &Text, subject: Option<Subject>, params: &Params) {
    let value = text.value.as_str();
    let mut at = 0;
    while let Some(found) = value[at..].find(['{', '}']) {
        let start = at + found;
        let end = value[start + 1..].find(['{', '}']).map(|length| start + 1 + length);
        match (&value[start..start + 1], end) {
            ("{", Some(end)) if value[end..].starts_with('}') => {
                if let Some(fault) = unknown(&value[start + 1..end], subject, params) {
                    source.report(Fault { span: text.place(start..end + 1), ..fault });
                }
                at = end + 1;
            }
            _ => {
                let fault = Fault::new(text.place(start..start + 1), words!("dấu ngoặc nhọn lẻ", "a brace without its partner"));
                source.report(fault.expected(words!("`{{tên dữ kiện}}` hoặc `{{param.tên}}`", "`{{fact name}}` or `{{param.name}}`")));
                at = start + 1;
            }
        }
    }
}

// What is wrong with a name to fill in; its place is set by the caller.
fn unknown(name: &str, subject: Option<Subject>, params: &Params) -> Option<Fault> {
    if let Some(param) = name.strip_prefix("param.") {
        let help = nearest(param, params.keys().map(String::as_str)).map(|near| words!("có phải ý là `{{param.{near}}}`?", "did you mean `{{param.{near}}}`?"));
        let fault = Fault::new(0..0, words!("quy tắc không có tham số `{param}`", "the rule has no parameter `{param}`"));
        return (!params.contains_key(param)).then(|| fault.help_if(help));
    }
    match (facts::find(name), subject) {
        (Some(position), Some(subject)) if !facts::ALL[position].of.contains(&subject) => {
            let [vi, en] = say::subject(subject);
            Some(Fault::new(0..0, words!("{vi} không có dữ kiện `{name}`", "{en} has no fact `{name}`")))
        }
        (Some(_), _) => None,
        (None, _) => {
            let known = facts::ALL.iter().filter(|fact| subject.is_none_or(|subject| fact.of.contains(&subject))).map(|fact| fact.name);
            let fault = Fault::new(0..0, words!("không có dữ kiện `{name}`", "there is no fact `{name}`"));
            Some(fault.expected(words!("tên một dữ kiện, hoặc `param.tên`", "the name of a fact, or `param.name`")).help_if(did_you_mean(name, known)))
        }
    }
}
