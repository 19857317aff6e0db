//! When a value that was read is the one that was expected.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How two strings are held against each other.
#[derive(Clone, Copy)]
pub(crate) enum Strictness {
    /// Letter by letter.
    Exact,
    /// Without regard to case, runs of spaces and the place of the tone mark.
    Words,
}

/// Whether a value is the expected one, or one of those that `{"any": […]}` allows.
pub(crate) fn is_same(expected: &Value, said: &Value, strictness: Strictness) -> bool {
    if let Some(allowed) = expected.get("any").and_then(Value::as_array) {
        return allowed.iter().any(|one| is_same(one, said, strictness));
    }
    match (expected, said) {
        (Value::String(expected), Value::String(said)) => match strictness {
            Strictness::Exact => expected == said,
            Strictness::Words => key(expected) == key(said),
        },
        (Value::Array(expected), Value::Array(said)) => {
            expected.len() == said.len() && expected.iter().zip(said).all(|(expected, said)| is_same(expected, said, strictness))
        }
        _ => expected == said,
    }
}

/// Grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Words in small letters, each with its tone mark behind its last letter, single spaces between them.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::new();
    let mut tones = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().nfd() {
        if TONES.contains(&c) {
            tones.push(c);
            continue;
        }
        if !c.is_alphanumeric() && !is_combining_mark(c) {
            key.push_str(&std::mem::take(&mut tones));
        }
        key.push(c);
    }
    key + &tones
}

#[test]
fn a_tone_mark_may_stand_on_either_vowel_and_a_letter_may_not_differ() {
    for (a, b) in [("Uỷ ban", "ỦY  BAN"), ("hoà", "hòa"), ("a\u{309}", "ả")] {
        assert_eq!(key(a), key(b));
    }
    for (a, b) in [("ban", "bàn"), ("đảng", "dảng"), ("to", "tô"), ("a b", "ab")] {
        assert_ne!(key(a), key(b));
    }
}
