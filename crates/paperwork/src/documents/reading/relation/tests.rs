use super::*;
use crate::documents::reading::citations::mentions;

/// The relations of what a text cites, in order.
fn relations(text: &str) -> Vec<Relation> {
    mentions(&Flow::of(text), &mut Vec::new(), &|_| crate::documents::reading::document::Span { from: 1, to: 1 })
        .into_iter()
        .map(|mention| mention.relation)
        .collect()
}

#[test]
fn a_trigger_governs_over_fillers() {
    use Relation::*;
    for (text, expected) in [
        ("Căn cứ Quy định số 65-QĐ/TW ngày 28/4/2022 của Bộ Chính trị;", vec![BasedOn]),
        ("Căn cứ vào Điều 5 Quy định số 65-QĐ/TW", vec![BasedOn]),
        ("tổ chức thực hiện nghiêm túc, có hiệu quả các nội dung Kết luận số 23-KL/TW", vec![Implements]),
        ("phổ biến, quán triệt nội dung Kết luận số 23-KL/TW của Ban Bí thư", vec![Implements]),
        ("Quy định này thay thế Quy định số 98-QĐ/TW ngày 7-10-2017", vec![Replaces]),
        ("Quyết định số 5-QĐ/TU ngày 1/2/2020 hết hiệu lực", vec![Replaces]),
        ("sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP", vec![Amends]),
        ("theo Điều 5 Quy định số 65 - QĐ/TW", vec![Mentions]),
        ("Căn cứ Điều lệ Đảng; Quy định số 65-QĐ/TW ngày 28/4/2022;", vec![BasedOn]),
        ("Căn cứ Điều lệ Đảng. Quy định số 65-QĐ/TW ngày 28/4/2022;", vec![Mentions]),
        ("Căn cứ Điều lệ Đảng; xem xét Quy định số 65-QĐ/TW", vec![Mentions]),
        ("luân chuyển cán bộ theo Kế hoạch số 3-KH/TU", vec![Mentions]),
    ] {
        assert_eq!(relations(text), expected, "{text}");
    }
}

#[test]
fn a_list_goes_on_with_its_trigger() {
    use Relation::*;
    for (text, expected) in [
        (
            "Thực hiện Quy định số 65-QĐ/TW của Bộ Chính trị về luân chuyển cán bộ; Kết luận số 35-KL/TW ngày 5/5/2022; Kế hoạch số 3-KH/TU,",
            vec![Implements; 3],
        ),
        ("Căn cứ Quy định số 65-QĐ/TW, số 80-QĐ/TW và Kết luận số 35-KL/TW", vec![BasedOn; 3]),
        ("- Căn cứ Quy định số 65-QĐ/TW, ngày 28/4/2022 của Bộ Chính trị về luân chuyển cán bộ, - Căn cứ Hướng dẫn số 12-HD/BTCTW về hồ sơ,", vec![BasedOn; 2]),
        ("quán triệt NQ 26-NQ/TW ngày 19/5/2018", vec![Implements]),
        ("Thực hiện Quy định số 65-QĐ/TW. Kết luận số 35-KL/TW nêu", vec![Implements, Mentions]),
    ] {
        assert_eq!(relations(text), expected, "{text}");
    }
}

#[test]
fn what_another_document_does_is_only_mentioned() {
    use Relation::*;
    for (text, expected) in [
        ("thay thế Quy định số 5-QĐ/TU, ngày 1/2/2018 của Tỉnh ủy và bãi bỏ Kết luận số 3-KL/TU", vec![Replaces, Replaces]),
        ("Quy định số 65-QĐ/TW thay thế Quy định số 98-QĐ/TW", vec![Mentions, Mentions]),
        ("góp ý vào dự thảo sửa đổi, bổ sung Quy định số 98-QĐ/TW", vec![Mentions]),
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật số 36/2018/QH14", vec![Mentions]),
        ("Căn cứ Quyết định số 5-QĐ/TU ngày 1/2/2020 của Tỉnh ủy về sửa đổi Quy định số 3-QĐ/TU", vec![BasedOn, Mentions]),
        ("sao gửi “Kết luận của Huyện ủy về thực hiện Nghị quyết số 2-NQ/HU”", vec![Mentions]),
        ("Quy định số 98-QĐ/TW được thay thế bởi Quy định số 65-QĐ/TW", vec![Mentions, Mentions]),
    ] {
        assert_eq!(relations(text), expected, "{text}");
    }
}
