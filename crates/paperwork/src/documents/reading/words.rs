//! Words as keys: lower case, one place for the tone mark, still readable, so that the lists of this folder are written as people write.

use unicode_normalization::UnicodeNormalization;

/// Both places of the tone mark at the end of a syllable: the one that lists do not use, and the one they do.
const TONE_PLACES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// The key of one word: `Uỷ` and `ỦY` are both `ủy`.
pub(super) fn word_key(word: &str) -> String {
    let mut key: String = word.nfc().flat_map(char::to_lowercase).collect();
    for (other, ours) in TONE_PLACES {
        if let Some(stem) = key.strip_suffix(other)
            && !stem.ends_with('q')
        {
            key = format!("{stem}{ours}");
            break;
        }
    }
    key
}

/// The key of a text: the keys of its words and numbers, without marks between them.
pub(super) fn key(text: &str) -> String {
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.map(word_key).collect::<Vec<_>>().join(" ")
}

/// Whether a character belongs to a word or a number.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether it has letters, and all of them are capitals; among capitals a scan takes `I` for `l`.
pub(super) fn is_capitals(text: &str) -> bool {
    let small = |c: char| c.is_lowercase();
    let slip = |word: &str| word.chars().any(char::is_uppercase) && word.chars().all(|c| c == 'l' || !small(c));
    text.chars().any(char::is_alphabetic) && (!text.chars().any(small) || text.split_whitespace().all(|word| !word.chars().any(small) || slip(word)))
}

/// Whether it begins with a capital.
pub(super) fn begins_with_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether its first letter is a small one.
pub(super) fn begins_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a key begins with one of these words or phrases.
pub(super) fn begins_with(key: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| key.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Without the mark that ends an item of a list.
pub(super) fn without_end_mark(text: &str) -> &str {
    text.trim().trim_end_matches(|c: char| matches!(c, ',' | ';' | '.') || c.is_whitespace())
}

/// The item of a list without its dash or dot.
pub(super) fn item(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix(['-', '–', '—', '−', '•', '+', '·', '*'])?;
    Some(rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_places_of_a_tone_mark_have_one_key() {
        for (a, b) in [("Uỷ", "ỦY"), ("hoà", "Hòa"), ("HUỶ", "hủy"), ("quý", "Quý")] {
            assert_eq!(word_key(a), word_key(b), "{a} {b}");
        }
        assert_eq!(key("  Thị  uỷ,  Mỹ Hào (b/c)"), "thị ủy mỹ hào b c");
        assert_eq!(word_key("hoàn"), "hoàn");
    }

    #[test]
    fn capitals_have_no_small_letter() {
        assert!(is_capitals("ĐẢNG ỦY KHỐI (TW) 12") && is_capitals("PHÓ Bl THƯ"));
        assert!(!is_capitals("Đảng ủy") && !is_capitals("l") && !is_capitals("ĐẢNG l"));
        assert!(!is_capitals("12/2021 *"));
    }
}
