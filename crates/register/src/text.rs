//! Vietnamese text: the canonical key that two spellings of one name share.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The five tone marks; the other combining marks of Vietnamese (circumflex, breve, horn) belong to the letter.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The canonical key: composed letters, tone mark independent of its place in the syllable, single spaces, lower case.
///
/// `Hoà` and `Hòa`, `Thuý` and `Thúy` share a key; `Hùng` and `Hung`, `Lý` and `Lí` do not.
pub fn canonical(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let cleaned: String = text.chars().map(|c| if c == '\u{a0}' { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect();
    for word in cleaned.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        let mut letters = String::new();
        let mut tones = String::new();
        for c in word.nfd() {
            if TONES.contains(&c) { tones.push(c) } else { letters.extend(c.to_lowercase()) }
        }
        key.extend(letters.nfc());
        key.push_str(&tones);
    }
    key
}

/// The search key: the canonical key without any mark, and with `d` for `đ`.
pub fn folded(text: &str) -> String {
    canonical(text).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Uỷ ban", "Ủy  Ban"), ("Khoẻ", "Khỏe"), ("Quý", "Qúy"), ("ĐẢNG\u{a0}ỦY", "đảng uỷ")]
        {
            assert_eq!(canonical(a), canonical(b), "{a} {b}");
        }
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (a, b) in [("Hùng", "Hung"), ("Đặng", "Đăng"), ("Lý", "Lí"), ("Dung", "Đung")] {
            assert_ne!(canonical(a), canonical(b), "{a} {b}");
        }
    }

    #[test]
    fn search_ignores_every_mark() {
        assert_eq!(folded("Đặng Thị Đào"), "dang thi dao");
    }
}
