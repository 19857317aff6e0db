//! Words for the reader: a rule's sentence with the values filled in.

use crate::trace::Value;
use crate::verdict::Lang;

/// `template` with every `{name}` replaced by the words for its value.
pub(crate) fn fill(template: &str, value: &dyn Fn(&str) -> Value, lang: Lang) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = placeholder(rest) {
        text.push_str(before);
        text.push_str(&words(&value(name), lang));
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

/// A value in words.
pub fn words(value: &Value, lang: Lang) -> String {
    match value {
        Value::Unknown => lang.pick(["chưa rõ", "not known"]).to_owned(),
        Value::Truth(true) => lang.pick(["có", "yes"]).to_owned(),
        Value::Truth(false) => lang.pick(["không", "no"]).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Range { low, high } => interval(*low, *high, lang),
        Value::Day(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Value::Text(text) => text.clone(),
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

    #[test]
    fn every_value_has_words_in_both_languages() {
        let value = |name: &str| match name {
            "day" => Value::Day(Day::new(2024, 6, 1).unwrap()),
            "open" => Value::Range { low: Some(3), high: None },
            "list" => Value::List(vec![Value::Number(2), Value::Unknown]),
            "truth" => Value::Truth(true),
            _ => Value::Unknown,
        };
        assert_eq!(fill("{day}: {open}; {list}; {truth} {x}", &value, Lang::Vi), "01/06/2024: ít nhất 3; 2, chưa rõ; có chưa rõ");
        assert_eq!(fill("{day}: {open}; {list}; {truth} {x}", &value, Lang::En), "01/06/2024: at least 3; 2, not known; yes not known");
    }

    #[test]
    fn a_brace_that_opens_nothing_stays() {
        assert_eq!(fill("a { b", &|_| Value::Unknown, Lang::En), "a { b");
    }
}
