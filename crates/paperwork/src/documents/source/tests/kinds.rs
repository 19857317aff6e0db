//! What a file is, its bytes say.

use super::build::container;
use super::{Reason, lines, refused};
use crate::documents::source::Foreign;

#[test]
fn files_that_are_not_read_are_named() {
    for (bytes, foreign) in [
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], Foreign::OldOffice),
        (b"{\\rtf1\\ansi Ke hoach}", Foreign::Rtf),
        (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Foreign::Picture),
        (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", Foreign::Archive),
        (b"MZ\x90\0\x03\0\0\0", Foreign::Program),
        (b"\x7fELF\x02\x01\x01", Foreign::Program),
        (b"%!PS-Adobe-3.0", Foreign::PostScript),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Foreign::Mime),
        (b"<?xml version=\"1.0\"?><note>a</note>", Foreign::Xml),
        (b"abc\0def", Foreign::Binary),
    ] {
        assert_eq!(refused(bytes), Reason::Foreign(foreign), "{:?}", String::from_utf8_lossy(bytes));
    }
    for (name, foreign) in [("xl/workbook.xml", Foreign::Workbook), ("ppt/presentation.xml", Foreign::Slides), ("anh.png", Foreign::Archive)] {
        assert_eq!(refused(&container(&[(name, b"<a/>")])), Reason::Foreign(foreign));
    }
    assert_eq!(refused(&container(&[("mimetype", b""), ("content.xml", b"")])), Reason::Foreign(Foreign::OpenDocument));
}

#[test]
fn a_sentence_that_begins_as_an_archive_does_is_a_sentence() {
    assert_eq!(lines("MZ là ký hiệu".as_bytes()), ["MZ là ký hiệu"]);
    assert_eq!(lines("PK: phụ lục".as_bytes()), ["PK: phụ lục"]);
}
