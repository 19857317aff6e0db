//! The letters of bytes.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::as_western;

/// The text of a file, and whether its bytes were UTF-8, or a Unicode that says so itself; otherwise the text is what a Western European program would show.
pub(crate) fn unicode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => decoded(rest),
        [0xff, 0xfe, rest @ ..] => (UTF_16LE.decode_without_bom_handling(rest).0, true),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE.decode_without_bom_handling(rest).0, true),
        _ => decoded(bytes),
    }
}

fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (as_western(bytes), false),
    }
}
