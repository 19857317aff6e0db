//! Terms of the law.

use super::{Term, term};

pub(super) const TERMS: &[Term] = &[
    term(
        "quy định",
        "regulation",
        [
            "Văn bản đặt ra điều phải theo; Luân đọc văn bản thành các quy tắc có thể hỏi được.",
            "A text that says what must be; Luân reads it as rules that can be asked.",
        ],
    ),
    term(
        "số ký hiệu",
        "symbol",
        ["Tên gọi của văn bản gồm số, loại và cơ quan ban hành, như 65-QĐ/TW.", "How a document is named: number, type and issuer, as 65-QĐ/TW."],
    ),
    term(
        "bộ quy tắc của một văn bản",
        "rulebook",
        ["Một văn bản viết thành dữ liệu: các quy tắc, tham số, ca thử của nó.", "One regulation as data: its rules, parameters and worked cases."],
    ),
    term("điều", "clause", ["Chỗ trong văn bản mà quy tắc dựa vào: điều, khoản, điểm.", "The place in a document that a rule rests on."]),
    term(
        "quy tắc",
        "rule",
        [
            "Một điều khoản viết thành điều kiện, hỏi được về từng người, vị trí, đơn vị hay lượt.",
            "One clause as a condition that can be asked of each person, post, unit or move.",
        ],
    ),
    term(
        "tham số",
        "parameter",
        [
            "Con số do điều khoản đặt ra, như 96 tháng, có ngày bắt đầu áp dụng.",
            "A number that the clause sets, as 96 months, with the day from which it holds.",
        ],
    ),
    term(
        "dữ kiện",
        "fact",
        [
            "Một giá trị tính từ hồ sơ, như số tháng giữ chức vụ, mà quy tắc dùng để kết luận.",
            "A value counted from the record, as months in post, that rules speak of.",
        ],
    ),
    term(
        "có hiệu lực",
        "in force",
        [
            "Đang được áp dụng vào ngày hỏi: từ ngày bắt đầu đến trước ngày hết hiệu lực.",
            "Holding on the day that is asked about: from its first day until before its end.",
        ],
    ),
    term(
        "phạm vi áp dụng",
        "scope",
        [
            "Đơn vị hoặc loại người mà văn bản nói đến; người ngoài phạm vi không bị xét.",
            "The unit or the kind of people that a document speaks of; others are not judged.",
        ],
    ),
    term(
        "trường hợp đặc biệt do cấp có thẩm quyền quyết định",
        "waiver by the competent authority",
        [
            "Cấp nêu trong điều khoản được quyết định khác quy tắc, khi có quyết định ghi trong hồ sơ.",
            "The body named in the clause may decide otherwise, by a decision that is on record.",
        ],
    ),
    term(
        "ca thử",
        "worked case",
        [
            "Một trường hợp mẫu kèm kết luận đúng, để kiểm tra quy tắc viết có đúng ý điều khoản không.",
            "A made-up case with its right answer, by which the rule is tested.",
        ],
    ),
    term(
        "độ tin cậy của việc đọc điều khoản",
        "confidence",
        ["Cho biết điều khoản được đọc ở chính văn bản hay qua nguồn khác.", "Says whether the clause was read in the text itself or in other sources."],
    ),
    term(
        "viện dẫn",
        "to cite",
        [
            "Văn bản này dựa vào văn bản kia; thay thế là văn bản mới làm văn bản cũ hết hiệu lực.",
            "One document rests on another; to replace is to end the earlier one.",
        ],
    ),
];
