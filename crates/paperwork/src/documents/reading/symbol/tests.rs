use proptest::prelude::*;

use super::*;

fn text_of(written: &str) -> Option<String> {
    Symbol::parse(written).map(|symbol| symbol.text)
}

#[test]
fn every_spelling_has_one_canonical_form() {
    for (written, canonical) in [
        ("Số 319 - CV/ĐU", "319-CV/ĐU"),
        ("Số 596 -CV/ĐU", "596-CV/ĐU"),
        ("65 - QĐ/TW", "65-QĐ/TW"),
        ("số: 03–KL/ĐUK", "03-KL/ĐUK"),
        ("so 30-kh/tu", "30-KH/TU"),
        ("08-QĐi/TW", "08-QĐ/TW"),
        ("12-QĐ/T.Ư", "12-QĐ/TW"),
        ("12-QĐ/TƯ", "12-QĐ/TW"),
        ("Số 15-CV/ThU", "15-CV/ThU"),
        ("5053-CV/VPTW/nb", "5053-CV/VPTW/nb"),
        ("Số: 15/QĐ-BNV", "15/QĐ-BNV"),
        ("Số: 15 /QĐ - BNV", "15/QĐ-BNV"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("30/2020/NĐ–CP", "30/2020/NĐ-CP"),
        ("80/2025/QH15", "80/2025/QH15"),
        ("237/NQ-UBTVQH16", "237/NQ-UBTVQH16"),
        ("12/2022/QĐ-TTg", "12/2022/QĐ-TTg"),
        ("05/BNV-VP", "05/BNV-VP"),
        ("Số 319 CV/ĐU", "319-CV/ĐU"),
        ("Số 319-CV/DU", "319-CV/ĐU"),
        ("Số 1215-QĐNS/TU", "1215-QĐNS/TU"),
        ("Số8-CV/ĐU", "8-CV/ĐU"),
        ("7a-TB/TU", "7a-TB/TU"),
    ] {
        assert_eq!(text_of(written).as_deref(), Some(canonical), "{written}");
    }
}

#[test]
fn what_only_looks_like_a_symbol_is_none() {
    for written in [
        "09/3/2010",
        "7-10-2017",
        "13.503",
        "24/7",
        "và/hoặc",
        "319 CV/ĐU",
        "5 - 10/TU",
        "10/km-h",
        "12-KL",
        "Số -CV/ĐU",
        "l9-CV/ĐU",
        "31g-CV/ĐU",
        "3/4 - BNV",
        "2020 - 2025",
        "",
    ] {
        assert_eq!(text_of(written), None, "{written}");
    }
}

#[test]
fn the_type_is_said_where_the_code_settles_it() {
    let kind = |text: &str| Symbol::parse(text).and_then(|symbol| symbol.kind());
    assert_eq!(kind("319-CV/ĐU"), Some("Công văn"));
    assert_eq!(kind("65-QĐ/TW"), None);
    assert_eq!(kind("15/QĐ-BNV"), Some("Quyết định"));
    assert_eq!(kind("05/BNV-VP"), Some("Công văn"));
    assert_eq!(kind("80/2025/QH15"), None);
    assert_eq!(kind("312-TB/TW"), Some("Thông báo"));
}

proptest! {
    #[test]
    fn a_canonical_symbol_is_read_from_every_spelling(
        number in 1u32..99999,
        code in prop::sample::select(vec!["NQ", "QĐ", "CT", "KL", "QC", "TB", "HD", "BC", "KH", "CTr", "TTr", "CV", "ĐA"]),
        issuer in prop::sample::select(vec!["TW", "TU", "ĐU", "ĐUK", "HU", "CB", "BTCTW", "UBKTTU", "ThU"]),
        label in prop::sample::select(vec!["", "Số ", "Số: ", "số ", "SỐ ", "so: ", "Số\u{a0}"]),
        gaps in prop::collection::vec(prop::sample::select(vec!["", " ", "\u{a0}", "  "]), 4),
        dash in prop::sample::select(vec!["-", "–", "—"]),
        small in any::<bool>(),
    ) {
        let canonical = format!("{number:02}-{code}/{issuer}");
        let mut written = format!("{number:02}{}{dash}{}{code}{}/{}{issuer}", gaps[0], gaps[1], gaps[2], gaps[3]);
        if small {
            written = written.to_lowercase();
        }
        prop_assert_eq!(text_of(&format!("{label}{written}")), Some(canonical.clone()));
        prop_assert_eq!(text_of(&canonical), Some(canonical));
    }

    #[test]
    fn nothing_makes_it_stumble(text in "\\PC{0,40}") {
        if let Some(symbol) = Symbol::parse(&text) {
            prop_assert_eq!(text_of(&symbol.text), Some(symbol.text.clone()));
        }
    }
}
