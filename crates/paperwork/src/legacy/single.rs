//! Code pages of one byte a letter that the standard encoders know: Western European as it is seen, Vietnamese as it was meant.

use std::borrow::Cow;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// The text of bytes that are not UTF-8, as a program shows it that knows nothing of Vietnamese. Every byte has its letter.
pub(crate) fn as_western(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// The text as it was meant.
pub(super) fn decode_1258(text: &str) -> Cow<'_, str> {
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    if lost {
        return Cow::Borrowed(text);
    }
    let (meant, _) = WINDOWS_1258.decode_without_bom_handling(&bytes);
    Cow::Owned(meant.nfc().collect())
}

/// How many tone marks follow their vowel, as this code page writes them.
pub(super) fn signals_1258(text: &str) -> u32 {
    let mut before = ' ';
    let mut count = 0;
    for c in text.chars() {
        let vowel = matches!(before.to_lowercase().next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'â' | 'ã' | 'ê' | 'ô' | 'õ' | 'ý'));
        // `iò` and `oò` are syllables of today's spelling too (giò, roòng).
        let todays = matches!(before, 'i' | 'o') && c == 'ò';
        count += u32::from(vowel && !todays && matches!(c, 'Ì' | 'Ò' | 'Þ' | 'ì' | 'ò'));
        before = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_page_1258_comes_back() {
        let (bytes, _, lost) = WINDOWS_1258.encode("Đa\u{309}ng u\u{309}y xa\u{303} Hoa\u{300} Bi\u{300}nh");
        assert!(!lost);
        let seen = as_western(&bytes);
        assert!(signals_1258(&seen) >= 2, "{seen}");
        assert_eq!(decode_1258(&seen), "Đảng ủy xã Hoà Bình");
    }
}
