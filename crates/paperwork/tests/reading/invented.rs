//! Invented documents of both systems, and what a person reads in them.

use paperwork::documents::reading::Field;

use crate::said::{addressees, citations, documents, head, incoming, recipients, signature, subject, title, uncertain};

/// An invented text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Invented {
    pub(crate) text: &'static str,
}

const PARTY_LETTER: &str = include_str!("invented/party_letter.txt");
const PARTY_DECISION: &str = include_str!("invented/party_decision.txt");
const PARTY_REGULATION: &str = include_str!("invented/party_regulation.txt");
const STATE_DECISION: &str = include_str!("invented/state_decision.txt");
const STATE_LETTER: &str = include_str!("invented/state_letter.txt");
const STATE_SUBMISSION: &str = include_str!("invented/state_submission.txt");
const REPORT: &str = include_str!("invented/report.txt");

/// Every invented text.
pub(crate) const ALL: [Invented; 7] = [
    Invented { text: PARTY_LETTER },
    Invented { text: PARTY_DECISION },
    Invented { text: PARTY_REGULATION },
    Invented { text: STATE_DECISION },
    Invented { text: STATE_LETTER },
    Invented { text: STATE_SUBMISSION },
    Invented { text: REPORT },
];

#[test]
fn a_letter_of_a_board() {
    let [letter] = &documents(PARTY_LETTER)[..] else { panic!("one document") };
    assert_eq!(head(letter), "45-CV/BTCHU | 45 | Công văn | Ban Tổ chức | Huyện ủy Vạn Sương | Vạn Sương | 2024-01-05");
    assert_eq!(subject(letter).as_deref(), Some("triển khai Kế hoạch số 12-KH/HU của Ban Thường vụ Huyện ủy"));
    assert_eq!(addressees(letter), ["Các chi bộ, đảng bộ trực thuộc Huyện ủy", "Ủy ban Kiểm tra Huyện ủy"]);
    assert_eq!(recipients(letter), ["Như trên", "Thường trực Huyện ủy = để báo cáo", "Lưu BTC"]);
    assert_eq!(signature(letter), "K/T | TRƯỞNG BAN | PHÓ TRƯỞNG BAN | Đinh Thị Sương");
    assert_eq!(citations(letter), ["12-KH/HU | Kế hoạch | 2024-01-02 | Ban Thường vụ Huyện ủy | implements"]);
    assert!(letter.uncertain.is_empty(), "{:?}", letter.uncertain);
}

#[test]
fn what_is_addressed_under_another_name_is_no_letter() {
    for (line, kind) in [("", Some("Công văn")), ("Thông báo", None), ("ĐƠN XIN LUÂN CHUYỂN CÔNG TÁC", None)] {
        let text = format!("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n{line}\n\nKính gửi: Sở Nội vụ\n\nKính đề nghị Sở xem xét.\n");
        let [one] = &documents(&text)[..] else { panic!("one document") };
        assert_eq!(one.kind.as_ref().map(|kind| kind.value.as_str()), kind, "{line}");
        assert!(one.uncertain.iter().any(|doubt| doubt.field == Field::Kind), "{line}");
    }
}

#[test]
fn a_decision_of_the_party_in_two_columns() {
    let [decision] = &documents(PARTY_DECISION)[..] else { panic!("one document") };
    assert_eq!(head(decision), "208-QĐ/TU | 208 | Quyết định | Tỉnh ủy Hương Giang | - | Hương Giang | 2024-03-15");
    assert_eq!(title(decision).as_deref(), Some("về luân chuyển cán bộ"));
    assert_eq!(recipients(decision), ["Như Điều 1", "Ban Tổ chức Trung ương = để báo cáo", "Lưu VPTU"]);
    assert_eq!(signature(decision), "T/M | BAN THƯỜNG VỤ | BÍ THƯ | Vương Hải Đăng");
    let expected = [
        "65-QĐ/TW | Quy định | 2022-04-28 | Bộ Chính trị | based_on",
        "05-QC/TU | Quy chế | 2021-02-12 | Ban Chấp hành Đảng bộ tỉnh | based_on",
        "199-QĐ/TU | Quyết định | 2024-02-01 | Ban Thường vụ Tỉnh ủy | replaces",
    ];
    assert_eq!(citations(decision), expected);
    assert!(decision.uncertain.is_empty(), "{:?}", decision.uncertain);
}

#[test]
fn a_regulation_that_only_its_own_words_tell_from_a_decision() {
    let [regulation] = &documents(PARTY_REGULATION)[..] else { panic!("one document") };
    assert_eq!(head(regulation), "03-QĐ/ĐU | 03 | Quy định | Đảng ủy xã An Hòa | - | An Hòa | 2025-08-20");
    assert_eq!(citations(regulation), ["77-KL/TU | Kết luận | 2025-07-10 | Tỉnh ủy | based_on"]);
    assert_eq!(signature(regulation), "T/M | ĐẢNG ỦY | PHÓ BÍ THƯ | Cao Thị Lành");
    assert_eq!(uncertain(regulation), ["title"]);
}

#[test]
fn a_decision_of_the_state() {
    let [decision] = &documents(STATE_DECISION)[..] else { panic!("one document") };
    assert_eq!(head(decision), "15/QĐ-SNV | 15 | Quyết định | Sở Nội vụ | UBND tỉnh Hương Giang | Hương Giang | 2024-04-09");
    assert_eq!(title(decision).as_deref(), Some("Về việc ban hành Kế hoạch chuyển đổi vị trí công tác"));
    assert_eq!(recipients(decision), ["Như Điều 3", "UBND tỉnh = để báo cáo", "Lưu: VT, TCCB"]);
    assert_eq!(signature(decision), "KT. | GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Mai Văn Tình");
    let expected = [
        "22/2008/QH12 | Luật | 2008-11-13 | - | based_on",
        "59/2019/NĐ-CP | Nghị định | 2019-07-01 | Chính phủ | based_on",
        "11/QĐ-SNV | Quyết định | 2023-01-05 | Giám đốc Sở Nội vụ | replaces",
    ];
    assert_eq!(citations(decision), expected);
    assert!(decision.uncertain.is_empty(), "{:?}", decision.uncertain);
}

#[test]
fn a_letter_of_the_state_with_a_stamp() {
    let [letter] = &documents(STATE_LETTER)[..] else { panic!("one document") };
    assert_eq!(head(letter), "1234/BNV-CCVC | 1234 | Công văn | Bộ Nội vụ | - | Hà Nội | 2025-05-02");
    assert_eq!(subject(letter).as_deref(), Some("góp ý dự thảo Nghị định"));
    assert_eq!(incoming(letter), "88 | 2025-05-06");
    assert_eq!(addressees(letter), ["Ủy ban nhân dân các tỉnh", "Sở Nội vụ các tỉnh"]);
    assert_eq!(signature(letter), "TL. | BỘ TRƯỞNG | VỤ TRƯỞNG VỤ CÔNG CHỨC - VIÊN CHỨC | Lâm Quốc Toản");
    assert_eq!(citations(letter), ["30/2020/NĐ-CP | Nghị định | 2020-03-05 | Chính phủ | mentions"]);
    assert!(letter.uncertain.is_empty(), "{:?}", letter.uncertain);
}

#[test]
fn a_submission_addresses_below_its_title_and_its_plan_has_no_number() {
    let [submission, plan] = &documents(STATE_SUBMISSION)[..] else { panic!("two documents") };
    assert_eq!(head(submission), "77/TTr-PNV | 77 | Tờ trình | Phòng Nội vụ | UBND huyện Đông Triều | Đông Triều | 2024-06-05");
    assert_eq!(addressees(submission), ["Ủy ban nhân dân huyện"]);
    assert_eq!(signature(submission), "- | - | TRƯỞNG PHÒNG | Hồ Quang Vinh");
    let expected = [
        "36/2018/QH14 | Luật | 2018-11-20 | - | based_on",
        "59/2019/NĐ-CP | Nghị định | 2019-07-01 | Chính phủ | based_on",
        "134/2021/NĐ-CP | Nghị định | 2021-12-30 | - | mentions",
    ];
    assert_eq!(citations(submission), expected);
    assert_eq!(head(plan), "- | - | Kế hoạch | - | - | - | -");
    assert_eq!(citations(plan), ["77/TTr-PNV | Tờ trình | 2024-06-05 | Phòng Nội vụ | mentions"]);
}

#[test]
fn a_report_with_a_line_above_and_a_tail_below() {
    let [report] = &documents(REPORT)[..] else { panic!("one document") };
    assert_eq!(head(report), "- | - | - | - | - | - | 2022-05-17");
    assert_eq!(title(report).as_deref(), Some("Hội nghị quán triệt Quy định số 65-QĐ/TW ngày 28/4/2022 của Bộ Chính trị"));
    let expected = ["65-QĐ/TW | Quy định | 2022-04-28 | Bộ Chính trị | mentions", "98-QĐ/TW | Quy định | 2017-10-07 | Bộ Chính trị | mentions"];
    assert_eq!(citations(report), expected);
}

#[test]
fn unrelated_documents_in_one_file_stay_apart() {
    let all = [PARTY_LETTER, STATE_LETTER, PARTY_DECISION, STATE_DECISION, PARTY_REGULATION];
    let together = documents(&all.join("\n\n"));
    let alone: Vec<String> = all.iter().flat_map(|text| documents(text)).map(|document| head(&document)).collect();
    assert_eq!(together.iter().map(head).collect::<Vec<_>>(), alone);
    let alone: Vec<String> = all.iter().flat_map(|text| documents(text)).flat_map(|document| citations(&document)).collect();
    assert_eq!(together.iter().flat_map(citations).collect::<Vec<_>>(), alone);
}

#[test]
fn a_document_on_a_page_begins_below_the_page() {
    let page = format!(
        "TRANG THÔNG TIN ĐIỆN TỬ\nTrang chủ\nToàn văn một quyết định về luân chuyển cán bộ lãnh đạo, quản lý các cấp, các ngành của tỉnh, được ban hành trong tháng\n16/03/2024\n{PARTY_DECISION}\nBài viết khác\nQuy định số 80-QĐ/TW"
    );
    let [decision] = &documents(&page)[..] else { panic!("one document") };
    let [alone] = &documents(PARTY_DECISION)[..] else { panic!("one document") };
    assert_eq!((head(decision), citations(decision), title(decision)), (head(alone), citations(alone), title(alone)));
}

#[test]
fn a_title_in_capitals_is_a_title() {
    let text = "TỈNH ỦY HƯƠNG GIANG\nSố 9-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHương Giang, ngày 4 tháng 5 năm 2024\nNGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\n\nI. Tình hình\n";
    assert_eq!(title(&documents(text)[0]).as_deref(), Some("HỘI NGHỊ LẦN THỨ TÁM BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"));
    let text = "KẾT LUẬN CỦA BAN BÍ THƯ\nTIẾP TỤC ĐẨY MẠNH LUÂN CHUYỂN\n\n1. Nội dung\nNơi nhận:\n- Lưu.";
    assert_eq!(title(&documents(text)[0]).as_deref(), Some("TIẾP TỤC ĐẨY MẠNH LUÂN CHUYỂN"));
    assert_eq!(head(&documents(text)[0]), "- | - | Kết luận | Ban Bí thư | - | - | -");
}
