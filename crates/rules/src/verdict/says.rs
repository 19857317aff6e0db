//! Words for the reader: a rule's sentence with the values filled in.

use crate::facts::{self, LOCAL};
use crate::trace::Value;
use crate::tree::Type;
use crate::verdict::Lang;

/// `template` with every `{name}` replaced by the words for its value.
pub(crate) fn fill(template: &str, value: &dyn Fn(&str) -> Value, lang: Lang) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = placeholder(rest) {
        text.push_str(before);
        text.push_str(&words_of_fact(name, &value(name), lang));
        rest = after;
    }
    text + rest
}

/// The first placeholder: what stands before it, its name, what stands after it.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The value of a fact in words; codes by the words that the forms have for them.
pub fn words_of_fact(name: &str, value: &Value, lang: Lang) -> String {
    let ty = facts::find(name).map(|position| facts::ALL[position].ty);
    match (ty, value) {
        (Some(Type::Code(list)), Value::Text(code)) => code_words(list, code, lang),
        _ => words(value, lang),
    }
}

fn code_words(list: &[&str], code: &str, lang: Lang) -> String {
    let shown = match (code, lang) {
        ("by_merger", _) => Some(lang.pick(["chỉ do sáp nhập", "only by a merger"])),
        ("yes", Lang::Vi) if list == LOCAL => Some("có"),
        ("no", Lang::Vi) if list == LOCAL => Some("không"),
        (_, Lang::Vi) => register::code::vietnamese(list, code),
        (_, Lang::En) => None,
    };
    shown.map_or_else(|| code.replace('_', " "), str::to_owned)
}

/// A value in words.
pub fn words(value: &Value, lang: Lang) -> String {
    match value {
        Value::Unknown => lang.pick(["chưa rõ", "not known"]).to_owned(),
        Value::Truth(true) => lang.pick(["có", "yes"]).to_owned(),
        Value::Truth(false) => lang.pick(["không", "no"]).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Range { low, high } => interval(*low, *high, lang),
        Value::Day(day) => day.civil(),
        Value::Text(text) => text.clone(),
        Value::List(items) if items.is_empty() => lang.pick(["không có", "none"]).to_owned(),
        Value::List(items) => items.iter().map(|item| words(item, lang)).collect::<Vec<_>>().join(", "),
    }
}

fn interval(low: Option<i32>, high: Option<i32>, lang: Lang) -> String {
    match (low, high) {
        (Some(low), Some(high)) => lang.pick([format!("từ {low} đến {high}"), format!("{low} to {high}")]),
        (Some(low), None) => lang.pick([format!("ít nhất {low}"), format!("at least {low}")]),
        (None, Some(high)) => lang.pick([format!("nhiều nhất {high}"), format!("at most {high}")]),
        (None, None) => words(&Value::Unknown, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use register::Day;

    fn value(name: &str) -> Value {
        match name {
            "day" => Value::Day(Day::new(2024, 6, 1).unwrap()),
            "open" => Value::Range { low: Some(3), high: None },
            "list" => Value::List(vec![Value::Number(2), Value::Unknown]),
            "truth" => Value::Truth(true),
            "none" => Value::List(Vec::new()),
            "move.purpose" => Value::Text("two_terms".to_owned()),
            "move.local" => Value::Text("no".to_owned()),
            _ => Value::Unknown,
        }
    }

    #[test]
    fn every_value_has_words_in_both_languages() {
        assert_eq!(fill("{day}: {open}; {list}; {truth} {x}", &value, Lang::Vi), "01/06/2024: ít nhất 3; 2, chưa rõ; có chưa rõ");
        assert_eq!(fill("{day}: {open}; {list}; {truth} {x}", &value, Lang::En), "01/06/2024: at least 3; 2, not known; yes not known");
    }

    #[test]
    fn codes_are_said_in_the_words_of_the_forms() {
        assert_eq!(fill("{move.purpose}; {move.local}; {none}", &value, Lang::Vi), "không giữ chức vụ quá hai nhiệm kỳ; không; không có");
        assert_eq!(fill("{move.purpose}; {move.local}; {none}", &value, Lang::En), "two terms; no; none");
    }

    #[test]
    fn every_code_of_every_fact_has_words() {
        for fact in facts::ALL {
            let Type::Code(list) = fact.ty else { continue };
            for code in list {
                assert_ne!(code_words(list, code, Lang::Vi), code.replace('_', " "), "{} {code}", fact.name);
            }
        }
    }

    #[test]
    fn a_brace_that_opens_nothing_stays() {
        assert_eq!(fill("a { b", &|_| Value::Unknown, Lang::En), "a { b");
    }
}
