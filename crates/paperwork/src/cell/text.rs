//! Text and ids.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::limits::CELL_CHARS;
use crate::problem::CellFault;

/// Longest id, in characters.
const ID_CHARS: usize = 64;

/// Text as typed; control characters other than line breaks and tabs are refused.
pub(super) fn free(text: &str) -> Result<&str, CellFault> {
    if text.len() as u64 > CELL_CHARS && text.chars().count() as u64 > CELL_CHARS {
        return Err(CellFault::TooLong);
    }
    if is_harmless(text) {
        return Ok(text);
    }
    let forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.chars().any(forbidden) { Err(CellFault::ControlCharacter) } else { Ok(text) }
}

/// Whether no byte can belong to a control character or to what is not a character; the few letters that share such a byte are looked at one by one.
fn is_harmless(text: &str) -> bool {
    !text.bytes().any(|byte| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xef))
}

/// An id: trimmed, composed, 1–64 characters, without the signs that lists are written with.
pub(super) fn id<'a>(text: &'a str, composed: &'a mut String) -> Result<&'a str, CellFault> {
    let text = text.trim();
    let id = if text.is_ascii() || is_nfc(text) {
        text
    } else {
        composed.clear();
        composed.extend(text.nfc());
        composed.as_str()
    };
    if id.len() > ID_CHARS && id.chars().count() > ID_CHARS {
        return Err(CellFault::IdTooLong);
    }
    if is_harmless(id) && !id.bytes().any(|byte| matches!(byte, b';' | b'*')) {
        return Ok(id);
    }
    let forbidden = |c: char| c.is_control() || matches!(c, ';' | '*' | '\u{fffe}' | '\u{ffff}');
    if id.chars().any(forbidden) { Err(CellFault::IdCharacters) } else { Ok(id) }
}

/// A number cell as the text that was meant: no `1.0`.
pub(super) fn of_number(number: f64, written: &mut String) -> &str {
    use std::fmt::Write;
    written.clear();
    // Writing a number into a string cannot fail.
    let _ = write!(written, "{number}");
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_trimmed_and_composed() {
        let mut buffer = String::new();
        assert_eq!(id("  CB 01 ", &mut buffer), Ok("CB 01"));
        assert_eq!(id("Đu\u{31b}\u{301}c", &mut buffer), Ok("Đứ\u{63}"));
        assert_eq!(id("a\tb", &mut buffer), Err(CellFault::IdCharacters));
        assert_eq!(id("a;b", &mut buffer), Err(CellFault::IdCharacters));
        assert_eq!(id(&"ê".repeat(64), &mut buffer).map(str::len), Ok(128));
        assert_eq!(id(&"ê".repeat(65), &mut buffer), Err(CellFault::IdTooLong));
    }

    #[test]
    fn numbers_become_ids_without_a_fraction() {
        let mut buffer = String::new();
        assert_eq!(of_number(1.0, &mut buffer), "1");
        assert_eq!(of_number(33_090_001_234.0, &mut buffer), "33090001234");
        assert_eq!(of_number(1.5, &mut buffer), "1.5");
    }
}
