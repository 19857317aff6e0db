//! PDF files, built by hand. Those of an office program are read in the tests of the papers.

use super::build::{packed, page, pdf, stream};
use super::{Reason, lines, read, refused};
use crate::Encoding;

const WESTERN: &str = "<</Type/Font/Subtype/TrueType/BaseFont/Times/Encoding/WinAnsiEncoding>>";

/// Text at a place.
fn at(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

#[test]
fn lines_gaps_blocks_and_columns() {
    let drawn = [
        at(50, 800, "TINH UY AAAA"),
        at(300, 800, "DANG CONG SAN VIET"),
        at(60, 786, "BAN TO CHUC"),
        at(320, 786, "Ha Noi, ngay 1"),
        at(60, 772, "So 12-QD"),
        at(200, 730, "QUYET DINH DAI HON GIUA HAI COT"),
        at(50, 716, "mot"),
        at(300, 716, "hai"),
        at(50, 700, "1."),
        at(80, 700, "Muc dich yeu cau cua ke hoach"),
        at(80, 686, "dong sau cua muc dich yeu cau"),
    ];
    assert_eq!(
        lines(&page(&drawn.concat(), WESTERN)),
        [
            "TINH UY AAAA",
            "BAN TO CHUC",
            "So 12-QD",
            "",
            "DANG CONG SAN VIET",
            "Ha Noi, ngay 1",
            "",
            "QUYET DINH DAI HON GIUA HAI COT",
            "mot⇥hai",
            "1.⇥Muc dich yeu cau cua ke hoach",
            "dong sau cua muc dich yeu cau"
        ]
    );
}

#[test]
fn letters_placed_one_by_one_turned_pages_and_forms_are_read() {
    let kerned = "BT /F 10 Tf 1 0 0 1 50 700 Tm [(K) 40 (E) -600 (HO) 3 (ACH)] TJ 0 -14 TD (dong hai) Tj (dong ba) ' T* (dong bon) ' ET";
    assert_eq!(lines(&page(kerned, WESTERN)), ["KE HOACH", "dong hai", "dong ba", "", "dong bon"]);
    let objects = [
        b"<</Pages 2 0 R>>".to_vec(),
        b"<</Kids[3 0 R]/Rotate 90/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>".to_vec(),
        b"<</Type/Page/Contents 4 0 R>>".to_vec(),
        stream("/Filter/FlateDecode", &packed(b"q 0 1 -1 0 100 50 cm /X Do Q BI /W 1 /H 1 ID abc EI BT /F 10 Tf 0 1 -1 0 100 50 Tm (tren) Tj ET")),
        WESTERN.as_bytes().to_vec(),
        stream("/Subtype/Form/Matrix[1 0 0 1 0 -15]", b"BT /F 10 Tf (duoi) Tj ET"),
    ];
    assert_eq!(lines(&pdf(&objects)), ["tren", "duoi"]);
}

#[test]
fn fonts_say_which_letters_their_codes_are() {
    let map = "beginbfchar <01> <1EA3> endbfchar beginbfrange <41> <43> <0110> endbfrange";
    let objects = [
        b"<</Pages 2 0 R>>".to_vec(),
        b"<</Kids[3 0 R]>>".to_vec(),
        b"<</Contents 4 0 R/Resources<</Font<</F 5 0 R/G 7 0 R/H 8 0 R>>>>>>".to_vec(),
        stream("", b"BT /F 10 Tf 50 700 Td (\\001A) Tj /G 10 Tf 0 -12 Td (ABC) Tj /H 10 Tf 0 -12 Td (\xa7\xb6ng) Tj ET"),
        b"<</Subtype/Type1/ToUnicode 6 0 R>>".to_vec(),
        stream("", map.as_bytes()),
        b"<</Subtype/Type1/BaseFont/ABCDEF+Times-Bold/Encoding<</Differences[65/uni1EA1/dcroat/a]>>>>".to_vec(),
        b"<</Subtype/TrueType/BaseFont/.VnTime>>".to_vec(),
    ];
    let text = read(&pdf(&objects));
    assert_eq!(text.lines.iter().map(|line| (line.text.as_str(), line.bold)).collect::<Vec<_>>(), [("ảĐ", false), ("ạđa", true), ("Đảng", false)]);
    assert_eq!(text.encoding, Some(Encoding::Tcvn3));
}

#[test]
fn objects_packed_together_later_ones_and_files_without_a_trailer_are_read() {
    let inside = b"1 0 2 19 <</Pages 2 0 R>>   <</Kids[3 0 R]>>";
    let mut file = b"%PDF-1.5\n".to_vec();
    for object in [
        [b"9 0 obj ".as_slice(), &stream("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", &packed(inside)), b" endobj "].concat(),
        b"3 0 obj <</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj ".to_vec(),
        [b"4 0 obj ".as_slice(), &stream("", at(50, 700, "cu").as_bytes()), b" endobj "].concat(),
        [b"5 0 obj ", WESTERN.as_bytes(), b" endobj "].concat(),
        [b"4 0 obj ".as_slice(), &stream("", at(50, 700, "moi").as_bytes()), b" endobj "].concat(),
    ] {
        file.extend(object);
    }
    assert_eq!(lines(&[file.as_slice(), b"trailer <</Root 1 0 R>>"].concat()), ["moi"]);
    // No root at all: every page that there is.
    assert_eq!(lines(&file), ["moi"]);
}

#[test]
fn scans_locked_files_and_fonts_without_letters_are_refused() {
    assert_eq!(refused(&page("q 1 0 0 1 0 0 cm /Im Do Q", WESTERN)), Reason::Scanned);
    let locked = String::from_utf8(page(&at(50, 700, "a"), WESTERN)).unwrap().replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R");
    assert_eq!(refused(locked.as_bytes()), Reason::Locked);
    let mute = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</DW 500>>]>>";
    assert_eq!(refused(&page("BT /F 10 Tf 50 700 Td <000100020003> Tj ET", mute)), Reason::Unmapped);
    assert_eq!(refused(b"%PDF-1.4 and nothing more"), Reason::BrokenPdf);
}
