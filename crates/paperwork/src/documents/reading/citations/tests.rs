use super::*;

const HERE: Span = Span { from: 1, to: 1 };

fn cited(text: &str) -> (Vec<String>, Vec<String>) {
    let mut doubts = Vec::new();
    let found = mentions(&Flow::of(text), &mut doubts, &|_| HERE);
    let citations = gathered(found, None, &mut doubts);
    let said = |citation: Citation| {
        let date = citation.date.map(|date| date.value.to_string()).unwrap_or_default();
        [citation.symbol.text, citation.kind.unwrap_or_default(), date, citation.issuer.unwrap_or_default()].join("|")
    };
    (citations.into_iter().map(said).collect(), doubts.into_iter().map(|doubt| doubt.reason).collect())
}

fn sure(text: &str) -> Vec<String> {
    let (found, doubts) = cited(text);
    assert_eq!(doubts, Vec::<String>::new(), "{text}");
    found
}

#[test]
fn type_day_and_issuer_come_from_the_words_around() {
    for (text, said) in [
        ("Quy định số 65 - QĐ/TW ngày 28/4/2022 của Bộ Chính trị về luân chuyển", "65-QĐ/TW|Quy định|2022-04-28|Bộ Chính trị"),
        ("Thông báo kết luận số 312-TB/TW, ngày 09/3/2010 của Ban Bí thư về", "312-TB/TW|Thông báo kết luận|2010-03-09|Ban Bí thư"),
        ("Ngày 10/12/2021, Ban Bí thư ban hành Kết luận số 23-KL/TW về", "23-KL/TW|Kết luận|2021-12-10|Ban Bí thư"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", "30/2020/NĐ-CP|Nghị định|2020-03-05|Chính phủ"),
        ("Luật Cán bộ, công chức số 80/2025/QH15 ngày 24/6/2025", "80/2025/QH15|Luật|2025-06-24|"),
        ("Nghị quyết số 237/NQ-UBTVQH16 của Ủy ban Thường vụ Quốc hội", "237/NQ-UBTVQH16|Nghị quyết||Ủy ban Thường vụ Quốc hội"),
        ("Kết luận số 23-KL/TW (ngày 10/12/2021)", "23-KL/TW|Kết luận|2021-12-10|"),
        ("Nghị quyết số 18-NQ/TW, khóa XII, ngày 25/10/2017", "18-NQ/TW|Nghị quyết|2017-10-25|"),
        ("Quy chế làm việc số 05-QC/TU", "05-QC/TU|Quy chế||"),
        ("Quy định số 08-QĐi/TW", "08-QĐ/TW|Quy định||"),
        ("Kết luận số 3-KL/TU của Tỉnh ủy Vạn Sương, ngày 1/2/2024 Ban Tổ chức đã họp", "3-KL/TU|Kết luận||Tỉnh ủy Vạn Sương"),
        ("Kế hoạch số 30-\u{20}KH/TU, ngày 22/02/2022 của Ban Thường vụ Tỉnh ủy về kiểm soát", "30-KH/TU|Kế hoạch|2022-02-22|Ban Thường vụ Tỉnh ủy"),
    ] {
        assert_eq!(sure(text), [said], "{text}");
    }
}

#[test]
fn a_document_is_cited_once() {
    let text = "Căn cứ Kế hoạch số 30-KH/TU, ngày 22/02/2022 (sau đây gọi tắt là Kế hoạch số 30-KH/TU). Thực hiện Kế hoạch 30 và Kế hoạch số 30. Quyết định 45 là văn bản khác.";
    assert_eq!(sure(text), ["30-KH/TU|Kế hoạch|2022-02-22|"]);
}

#[test]
fn a_list_shares_its_type() {
    assert_eq!(
        sure("các Quy định số 65-QĐ/TW ngày 28/4/2022, số 80-QĐ/TW và 114-QĐ/TW"),
        ["65-QĐ/TW|Quy định|2022-04-28|", "80-QĐ/TW|Quy định||", "114-QĐ/TW|Quy định||"]
    );
}

#[test]
fn what_is_doubtful_is_said() {
    for (text, said) in
        [("theo số 65-QĐ/TW", "65-QĐ/TW|||"), ("Kế hoạch số 23-KL/TW", "23-KL/TW|||"), ("Kết luận số 23-KL/TW ngày 31/2/2021", "23-KL/TW|Kết luận||")]
    {
        let (found, doubts) = cited(text);
        assert_eq!((found, doubts.is_empty()), (vec![said.to_owned()], false), "{text}");
    }
    let (found, doubts) = cited("Kết luận số 23-KL/TW ngày 10/12/2021; Kết luận số 23-KL/TW ngày 11/12/2021");
    assert_eq!((found.len(), doubts.len()), (2, 1));
}

#[test]
fn numbers_that_are_no_documents_are_left_alone() {
    for text in ["từ 01 đến 02 đồng chí", "13.503 lượt", "nhiệm kỳ 2020 - 2025", "Điều 5", "36 tháng", "Nghị quyết Đại hội XIII", "24/7", "Thông báo 312"]
    {
        assert_eq!(sure(text), Vec::<String>::new(), "{text}");
    }
}
