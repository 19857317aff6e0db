//! Syllables that a scan has torn apart: `v ới`, `S ố`, `m ỗi`.

use crate::legacy::is_syllable;

/// What counts points, and may be followed by any word: `điểm c ở khoản 2`.
const COUNTING: [&str; 8] = ["điểm", "khoản", "mục", "nhóm", "lớp", "hạng", "loại", "khối"];

/// Whether two words, with one space between them, are one syllable. `before` is the word before them, in small letters.
pub(super) fn is_torn(before: &str, head: &str, tail: &str) -> bool {
    let onset = (1..=3).contains(&head.chars().count()) && head.chars().skip(1).all(char::is_lowercase) && !head.chars().any(is_vowel);
    onset
        && tail.chars().all(|c| c.is_alphabetic() && c.is_lowercase())
        && tail.chars().next().is_some_and(is_vowel)
        && !COUNTING.contains(&before)
        && is_syllable(&format!("{head}{tail}"))
}

fn is_vowel(c: char) -> bool {
    register::text::folded(c.encode_utf8(&mut [0; 4])).starts_with(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_onset_alone_is_no_word() {
        for (head, tail) in [("v", "ới"), ("S", "ố"), ("m", "ỗi"), ("th", "ị"), ("ngh", "iệp"), ("đ", "ể")] {
            assert!(is_torn("", head, tail), "{head} {tail}");
        }
        for (before, head, tail) in [("điểm", "c", "ở"), ("", "ở", "ao"), ("", "v", "Ới"), ("", "SN", "ơi"), ("", "x", "brn"), ("", "5", "ô"), ("", "a", "ở")]
        {
            assert!(!is_torn(before, head, tail), "{head} {tail}");
        }
    }
}
