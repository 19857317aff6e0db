//! The five texts that the work began with: every field as a person reads it. Their words stay where they are; titles and names are compared with the lines on which they stand.

use std::ops::RangeInclusive;
use std::path::Path;

use paperwork::documents::reading::Document;

use crate::said::{addressees, citations, documents, head, incoming, recipients, signature, subject, title, uncertain};

/// A text of the mission, and the documents in it; none on a machine that does not have them.
fn seed(name: &str) -> Option<(Vec<String>, Vec<Document>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if !folder.exists() {
        return None;
    }
    let text = std::fs::read_to_string(folder.join(name)).unwrap_or_else(|fault| panic!("{name} is not readable: {fault}"));
    Some((text.lines().map(|line| line.replace('*', "").trim().to_owned()).collect(), documents(&text)))
}

fn lines(of: &[String], numbers: RangeInclusive<usize>) -> String {
    of[numbers.start() - 1..*numbers.end()].join(" ")
}

/// Lines of *Nơi nhận* as they are expected: without dash and end mark, what stands in brackets apart.
fn listed(of: &[String], numbers: RangeInclusive<usize>) -> Vec<String> {
    let bare = |line: &String| line.trim_start_matches("- ").trim_end_matches([',', '.']).replace(" (", " = ").replace(')', "");
    of[numbers.start() - 1..*numbers.end()].iter().map(bare).collect()
}

#[test]
fn a_letter_and_the_conclusion_that_arrived_before_it() {
    let Some((text, found)) = seed("000_50c03aaae299f019.txt") else { return };
    let [letter, conclusion] = &found[..] else { panic!("{} documents", found.len()) };
    assert_eq!(head(letter), "319-CV/ĐU | 319 | Công văn | Đảng ủy Thông tấn xã Việt Nam | Đảng ủy Khôi các cơ quan TW | Hà Nội | 2021-12-14");
    assert_eq!(title(letter), None);
    assert_eq!(subject(letter).map(|subject| format!("V/v {subject}")), Some(lines(&text, 9..=10)));
    assert_eq!(addressees(letter), ["Các đảng ủy cơ sở", "Các chi bộ trực thuộc"]);
    assert_eq!(recipients(letter), ["Như trên", "Lưu VPĐU"]);
    assert_eq!((signature(letter), incoming(letter)), ("- | - | - | -".to_owned(), "- | -".to_owned()));
    assert_eq!(citations(letter), ["23-KL/TW | Kết luận | 2021-12-10 | Ban Bí thư | implements"]);
    assert_eq!(uncertain(letter), ["superior", "signer"]);

    assert_eq!(head(conclusion), "23-KL/TW | 23 | Kết luận | Ban Bí thư | - | - | 2021-12-10");
    assert_eq!(title(conclusion), Some(lines(&text, 37..=40)));
    assert_eq!(subject(conclusion), title(conclusion));
    assert_eq!(incoming(conclusion), "639 | 2021-12-11");
    assert_eq!(recipients(conclusion), listed(&text, 59..=63));
    assert_eq!(signature(conclusion), format!("- | - | - | {}", text[66]));
    assert_eq!(citations(conclusion), ["312-TB/TW | Thông báo kết luận | 2010-03-09 | Ban Bí thư | implements"]);
    assert_eq!(uncertain(conclusion), ["symbol", "date", "signer"]);
}

#[test]
fn a_letter_without_its_head() {
    let Some((_, found)) = seed("001_10c391bb9bfa2a28.txt") else { return };
    let [letter] = &found[..] else { panic!("{} documents", found.len()) };
    assert_eq!(head(letter), "- | - | Công văn | Ban Tổ chức Tỉnh ủy | - | - | -");
    assert_eq!((title(letter), subject(letter)), (None, None));
    let expected = [
        "Các cơ quan tham mưu giúp việc của Tỉnh ủy",
        "Các Ban Cán sự Đảng, Đảng đoàn, Ban Thường vụ Tỉnh đoàn",
        "Ban Thường vụ, Ban Tổ chức các huyện ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy",
    ];
    assert_eq!(addressees(letter), expected);
    assert_eq!(recipients(letter), ["Như trên", "Thường trực Tỉnh ủy = để báo cáo", "Lãnh đạo Ban", "Lưu VPTU"]);
    assert_eq!(signature(letter), "K/T | TRƯỞNG BAN | PHÓ TRƯỞNG BAN THƯỜNG TRỰC | -");
    assert_eq!(citations(letter), ["30-KH/TU | Kế hoạch | 2022-02-22 | Ban Thường vụ Tỉnh ủy | implements"]);
    assert_eq!(uncertain(letter), ["symbol", "type", "issuer", "date", "subject", "signer"]);
}

#[test]
fn a_plan_without_its_head_and_with_a_brace() {
    let Some((text, found)) = seed("002_41c2f61369fd7168.txt") else { return };
    let [plan] = &found[..] else { panic!("{} documents", found.len()) };
    assert_eq!(head(plan), "- | - | Kế hoạch | Ban Thường vụ Thị ủy Mỹ Hào | - | - | -");
    assert_eq!(title(plan), Some(lines(&text, 5..=7)));
    let expected = [
        "Thường trực Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy = để báo cáo",
        "Ban Tổ chức Tỉnh ủy = để báo cáo",
        "Ban Nội chính Tỉnh ủy = để báo cáo",
        "Các phòng, ban, ngành, tổ chức CT-XH thị xã",
        "Các đ/c UVBTV ThU",
        "Các đ/c ThUV",
        "Lưu VP ThU",
    ];
    assert_eq!(recipients(plan), expected);
    assert_eq!(signature(plan), format!("T/M | BAN THƯỜNG VỤ | BÍ THƯ | {}", text[108]));
    let expected = [
        "65-QĐ/TW | Quy định | 2022-04-28 | Bộ Chính trị | implements",
        "35-KL/TW | Kết luận | 2022-05-05 | Bộ Chính trị | implements",
        "23-KL/TW | Kết luận | 2021-12-10 | Ban Bí thư | implements",
        "312-TB/TW | Thông báo kết luận | 2010-03-09 | Ban Bí Thư | implements",
        "175-KH/TU | Kế hoạch | 2023-03-17 | Tỉnh ủy Hưng Yên | implements",
    ];
    assert_eq!(citations(plan), expected);
    assert_eq!(uncertain(plan), ["symbol", "issuer", "date", "recipients"]);
}

#[test]
fn a_report_on_a_page_with_a_tail() {
    let Some((text, found)) = seed("003_c65da93756dd6af2.txt") else { return };
    let [report] = &found[..] else { panic!("{} documents", found.len()) };
    assert_eq!(head(report), "- | - | - | - | - | - | 2022-02-26");
    assert_eq!(title(report), Some(text[0].clone()));
    assert_eq!(subject(report), None);
    assert_eq!(citations(report), ["98-QĐ/TW | Quy định | 2017-10-07 | Bộ Chính trị | mentions"]);
    assert!(recipients(report).is_empty() && addressees(report).is_empty());
    assert_eq!((signature(report), uncertain(report)), ("- | - | - | -".to_owned(), vec!["symbol", "type"]));
}

#[test]
fn a_letter_and_the_conclusion_that_it_copies() {
    let Some((text, found)) = seed("004_d963df6e54be7226.txt") else { return };
    let [letter, conclusion] = &found[..] else { panic!("{} documents", found.len()) };
    assert_eq!(head(letter), "596-CV/ĐU | 596 | Công văn | Đảng ủy Thông tấn xã Việt Nam | Đảng ủy Khối các cơ quan TW | Hà Nội | 2019-12-12");
    assert_eq!(subject(letter).map(|subject| format!("V/v {subject}")), Some(lines(&text, 10..=11)));
    assert_eq!(addressees(letter), ["Các đảng ủy cơ sở", "Các chi bộ trực thuộc"]);
    assert_eq!((title(letter), recipients(letter)), (None, vec!["Như trên".to_owned(), "Lưu VPĐU".to_owned()]));
    assert_eq!((signature(letter), uncertain(letter)), (format!("- | - | - | {}", text[31]), vec!["signer"]));
    let expected = [
        "03-KL/ĐUK | Kết luận | 2019-12-11 | Đảng ủy Khối các cơ quan Trung ương | implements",
        "02-NQ/ĐUK | Nghị quyết | 2012-10-10 | Ban Chấp hành Đảng bộ Khối | mentions",
    ];
    assert_eq!(citations(letter), expected);

    assert_eq!(head(conclusion), "03-KL/ĐUK | 03 | Kết luận | Ban Chấp hành Đảng bộ Khối | - | - | 2019-12-11");
    assert_eq!(title(conclusion), Some(lines(&text, 38..=40)));
    assert_eq!(recipients(conclusion), listed(&text, 64..=69));
    assert_eq!(signature(conclusion), format!("T/M | BAN CHẤP HÀNH | BÍ THƯ | {}", text[75]));
    let expected = [
        "02-NQ/ĐUK | Nghị quyết | 2012-10-10 | Ban Chấp hành Đảng bộ Khối | implements",
        "101-QĐ/TW | Quy định | 2012-06-07 | Ban Bí thư Trung ương Đảng | implements",
        "08-QĐ/TW | Quy định | 2018-10-25 | Ban Chấp hành Trung ương | implements",
        "205-QĐ/TW | Quy định | 2019-09-23 | Bộ Chính trị | implements",
    ];
    assert_eq!(citations(conclusion), expected);
    assert_eq!(uncertain(conclusion), ["symbol", "issuer", "date"]);
}
