use super::*;
use crate::documents::reading::tests::page;

struct Said {
    head: Head,
    doubts: Vec<Doubt>,
}

fn head(text: &str) -> Said {
    let page = page(text);
    let mut doubts = Vec::new();
    let head = read(&page, 0..page.rows.len(), None, &mut doubts);
    Said { head, doubts }
}

fn value<T: Clone>(found: &Option<Found<T>>) -> Option<T> {
    found.as_ref().map(|found| found.value.clone())
}

const LETTER: &str = "ĐẢNG ỦY KHỐI\nCÁC CƠ QUAN TỈNH\nĐẢNG ỦY SỞ NỘI VỤ\n*\nSố 57 - CV/ĐU\nV/v phổ biến\nKết luận số 3-KL/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nVạn Sương, ngày 05 tháng 3 năm 2024\n\nKính gửi: - Các chi bộ\n";

#[test]
fn a_letter_of_the_party() {
    let Said { head, doubts } = head(LETTER);
    assert_eq!(value(&head.symbol).map(|symbol| symbol.text).as_deref(), Some("57-CV/ĐU"));
    assert_eq!(head.bodies.iter().map(|body| body.value.as_str()).collect::<Vec<_>>(), ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "ĐẢNG ỦY SỞ NỘI VỤ"]);
    assert_eq!(value(&head.subject).as_deref(), Some("phổ biến Kết luận số 3-KL/TW"));
    assert_eq!(value(&head.place).as_deref(), Some("Vạn Sương"));
    assert_eq!(value(&head.date).map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
    assert_eq!((head.system, head.end, doubts.len()), (Some(System::Party), 12, 0));
}

#[test]
fn two_columns_on_one_line() {
    let text = "UBND TỈNH VẠN SƯƠNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\nSố: 15/SNV-TCCB\tVạn Sương, ngày 5 tháng 3 năm 2024\nV/v góp ý dự thảo\nQuyết định\nKính gửi: Bộ Nội vụ.";
    let Said { head, .. } = head(text);
    assert_eq!(value(&head.symbol).map(|symbol| symbol.text).as_deref(), Some("15/SNV-TCCB"));
    assert_eq!(head.bodies.len(), 2);
    assert_eq!(value(&head.subject).as_deref(), Some("góp ý dự thảo Quyết định"));
    assert_eq!(value(&head.date).map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
    assert_eq!((head.system, head.end), (Some(System::State), 5));
}

#[test]
fn columns_that_a_scan_has_joined() {
    let Said { head, .. } = head(
        "TỈNH ỦY VẠN SƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM\nSố 5-QĐ/TU Vạn Sương, ngày 5 tháng 3 năm 2024\nQUYẾT ĐỊNH\nvề luân chuyển cán bộ\nCăn cứ Quy định số 65-QĐ/TW;\n",
    );
    assert_eq!(head.bodies[0].value, "TỈNH ỦY VẠN SƯƠNG");
    assert_eq!(value(&head.symbol).map(|symbol| symbol.text).as_deref(), Some("5-QĐ/TU"));
    assert_eq!(value(&head.place).as_deref(), Some("Vạn Sương"));
    assert_eq!(value(&head.kind).as_deref(), Some("Quyết định"));
    assert_eq!(value(&head.title).as_deref(), Some("về luân chuyển cán bộ"));
    assert_eq!(head.end, 4);
}

#[test]
fn a_day_that_has_run_into_the_subject_is_not_told() {
    let letter = |subject: &str, day: &str| {
        let Said { head, doubts } = head(&format!("SỞ NỘI VỤ\nSố 21/SNV-TCCB\nV/v {subject}\n{day}\nKính gửi: Bộ Nội vụ"));
        (value(&head.subject), doubts.iter().any(|doubt| doubt.field == Field::Subject))
    };
    let cited = "triển khai Kết luận số 3-KL/TW, ngày 10 tháng 12 năm 2021";
    assert_eq!(letter("luân chuyển cán bộ Hà Nội, ngày 1 tháng 2 năm 2026", ""), (None, true));
    assert_eq!(letter(cited, "Hà Nội, ngày 1 tháng 2 năm 2026"), (Some(cited.to_owned()), false));
}

#[test]
fn a_body_that_is_joined_with_the_place_is_no_place() {
    for (line, body, place) in [
        ("CHI BỘ QUÂN SỰ Phú Lĩnh, ngày 4 tháng 6 năm 2026", Some("CHI BỘ QUÂN SỰ"), Some("Phú Lĩnh")),
        ("CHI BỘ QUÂN SỰ PHÚ LĨNH, ngày 4 tháng 6 năm 2026", None, None),
        ("HỘI AN, ngày 4 tháng 6 năm 2026", None, Some("HỘI AN")),
        ("Hội An, ngày 4 tháng 6 năm 2026", None, Some("Hội An")),
    ] {
        let Said { head, .. } = head(&format!("ĐẢNG CỘNG SẢN VIỆT NAM\n{line}\nSố 7-CV/CB\nKính gửi: Đảng ủy xã"));
        assert_eq!(head.bodies.first().map(|body| body.value.as_str()), body, "{line}");
        assert_eq!(value(&head.place).as_deref(), place, "{line}");
        assert_eq!(value(&head.date).map(|day| day.to_string()).as_deref(), Some("2026-06-04"), "{line}");
    }
}

#[test]
fn the_issuer_under_the_type() {
    let Said { head, .. } = head("KẾT LUẬN\nCỦA BAN THƯỜNG VỤ\nTỈNH ỦY\n\nvề luân chuyển\ncán bộ\n\nTại phiên họp ngày 1/2/2024, xem xét.");
    assert_eq!(value(&head.kind).as_deref(), Some("Kết luận"));
    assert_eq!(value(&head.issuer_of_title).as_deref(), Some("BAN THƯỜNG VỤ TỈNH ỦY"));
    assert_eq!(value(&head.title).as_deref(), Some("về luân chuyển cán bộ"));
    assert_eq!(head.end, 6);
}

#[test]
fn what_is_blank_or_cannot_be_is_said() {
    let Said { head, doubts } = head("HUYỆN ỦY VẠN SƯƠNG\nSố    -KH/HU\nVạn Sương, ngày 31 tháng 4 năm 2024\nKẾ HOẠCH\nluân chuyển");
    assert!(head.symbol.is_none() && head.date.is_none());
    assert_eq!(doubts.iter().map(|doubt| doubt.field).collect::<Vec<_>>(), [Field::Symbol, Field::Date]);
    assert_eq!(value(&head.place).as_deref(), Some("Vạn Sương"));
    assert_eq!(value(&head.title).as_deref(), Some("luân chuyển"));
}
