//! Text in every encoding.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Reason, lines, open, read, refused};
use crate::Encoding;
use crate::legacy::as_western;

const TEXT: &str = "ĐẢNG ỦY XÃ\nSố: 12-KH/ĐU\n\nKế hoạch luân chuyển cán bộ lưu trữ";

/// The shortest writing of each letter in an encoding of one and two bytes a letter.
fn writings(encoding: Encoding) -> BTreeMap<String, String> {
    let letters: Vec<String> = (0x20..=0xff).map(|byte| as_western(&[byte]).into_owned()).filter(|letter| !letter.contains(char::is_control)).collect();
    let pairs = letters.iter().flat_map(|base| letters.iter().map(move |mark| format!("{base}{mark}")));
    let mut known = BTreeMap::new();
    for writing in letters.iter().cloned().chain(pairs) {
        let meant = encoding.decode(&writing).into_owned();
        // A letter that stands for itself here is a mark behind another one there.
        if writing.is_ascii() || meant != writing {
            known.entry(meant).or_insert(writing);
        }
    }
    known
}

static TCVN3: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| writings(Encoding::Tcvn3));
static VNI: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| writings(Encoding::Vni));

/// The bytes that a program before Unicode writes.
fn written(writings: &BTreeMap<String, String>, text: &str) -> Vec<u8> {
    let shown: String = text.chars().map(|c| writings.get(&c.to_string()).cloned().unwrap_or_else(|| c.to_string())).collect();
    let (bytes, _, lost) = WINDOWS_1252.encode(&shown);
    assert!(!lost, "there is no writing for a letter of {text}");
    bytes.into_owned()
}

#[test]
fn unicode_in_each_of_its_forms_and_the_encodings_before_it_say_the_same() {
    let expected: Vec<String> = TEXT.lines().map(str::to_owned).collect();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| format!("\u{feff}{TEXT}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let decomposed: String = TEXT.nfd().collect();
    for (bytes, encoding) in [
        (TEXT.as_bytes().to_vec(), None),
        (format!("\u{feff}{TEXT}").into_bytes(), None),
        (decomposed.into_bytes(), None),
        (utf16(u16::to_le_bytes), None),
        (utf16(u16::to_be_bytes), None),
        (TEXT.replace('\n', "\r\n").into_bytes(), None),
        (TEXT.replace('\n', "\r").into_bytes(), None),
        (written(&VNI, TEXT), Some(Encoding::Vni)),
        (windows_1258(TEXT), Some(Encoding::Windows1258)),
    ] {
        let text = read(&bytes);
        assert_eq!(text.encoding, encoding);
        let read: Vec<String> = text.lines.into_iter().map(|line| line.text).collect();
        assert_eq!(read, expected, "{encoding:?}");
    }
}

#[test]
fn the_encoding_of_small_letters_comes_back_too() {
    // Its capitals with tones come from another font: the bytes have small letters alone.
    let text = "Đảng uỷ xã\nKế hoạch luân chuyển cán bộ lưu trữ";
    let read = read(&written(&TCVN3, text));
    assert_eq!(read.encoding, Some(Encoding::Tcvn3));
    assert_eq!(read.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), text.lines().collect::<Vec<_>>());
}

proptest! {
    /// Any words, in any of the encodings that have all their letters, and in Unicode: the same words come back.
    #[test]
    fn words_come_back_from_every_encoding(picked in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 40..120)) {
        let text = picked.join(" ");
        for bytes in [text.clone().into_bytes(), written(&TCVN3, &text), written(&VNI, &text), windows_1258(&text)] {
            // A text of a line or two may speak for two encodings; a document does not.
            let bytes = [bytes.as_slice(), b"\n"].concat();
            match open("a", &bytes) {
                Ok(read) => prop_assert_eq!(&read.lines[0].text, &text),
                Err(refusal) => prop_assert!(matches!(refusal.reason, Reason::UnknownEncoding(_))),
            }
        }
    }
}

/// Words with letters of every kind.
const WORDS: &[&str] = &["luân", "chuyển", "cán", "bộ", "lưu", "trữ", "được", "quyết", "nghị", "uỷ", "khoẻ", "đường", "nghĩa", "mỹ", "hoà", "ở", "xã", "2024"];

/// That code page has letters with circumflex, breve and horn, and tones that follow them.
fn windows_1258(text: &str) -> Vec<u8> {
    let mut out = String::new();
    for c in text.chars() {
        let (mut base, mut tone) = (String::new(), String::new());
        for mark in c.to_string().nfd() {
            if matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') { tone.push(mark) } else { base.push(mark) }
        }
        out.extend(base.nfc());
        out += &tone;
    }
    let (bytes, _, lost) = WINDOWS_1258.encode(&out);
    assert!(!lost);
    bytes.into_owned()
}

#[test]
fn lines_have_their_numbers_in_the_file_and_gaps_are_tabs() {
    let text = read("\n\nKẾ HOẠCH\r\n**Số:** 1      Hà Nội\n\n".as_bytes());
    assert_eq!(text.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(lines("\n\nKẾ HOẠCH\r\n**Số:** 1      Hà Nội\n\n".as_bytes()), ["", "", "KẾ HOẠCH", "Số: 1⇥Hà Nội"]);
}

#[test]
fn bytes_that_nobody_can_name_are_refused_with_their_place() {
    let mut broken = TEXT.as_bytes().to_vec();
    broken[40] = 0xff;
    assert!(matches!(refused(&broken), Reason::UnknownEncoding(at) if at <= 40));
    assert_eq!(lines(b"KE HOACH \x96 2024"), ["KE HOACH – 2024"]);
    assert!(matches!(refused(b"gr\xfc\xdfe aus K\xf6ln"), Reason::UnknownEncoding(2)));
    assert_eq!(refused(b" \n\t\n"), Reason::NoText);
    assert_eq!(refused(b""), Reason::NoText);
}
