//! Terms of papers.

use super::{Term, term};

pub(super) const TERMS: &[Term] = &[
    term(
        "thể thức văn bản",
        "form of a paper",
        [
            "Cách trình bày một văn bản theo hướng dẫn có hiệu lực vào ngày ký: tiêu đề, số, nơi nhận, chữ ký.",
            "How a paper is laid out by the guide in force on its day: heading, number, recipients, signature.",
        ],
    ),
    term(
        "phiếu thẩm định điều kiện",
        "appraisal",
        [
            "Văn bản ghi từng điều kiện của một người: đạt, không đạt, còn thiếu giấy tờ nào.",
            "The paper that says of one person which conditions are met, which are not, and which papers are missing.",
        ],
    ),
    term("danh sách trích ngang", "cross-list", ["Bảng ghi tóm tắt nhiều người, mỗi người một dòng.", "A table of many people, one line each."]),
    term(
        "tờ trình",
        "submission",
        ["Văn bản đề nghị cấp có thẩm quyền xem xét, quyết định.", "The paper that asks the competent authority to consider and decide."],
    ),
    term("kế hoạch luân chuyển", "rotation plan", ["Văn bản kế hoạch kèm danh sách các lượt dự kiến.", "The paper of a plan, with the list of its moves."]),
    term("sơ yếu lý lịch 2C", "curriculum", ["Lý lịch của cán bộ theo mẫu 2C.", "The curriculum of a cadre on the form 2C."]),
    term("biểu thống kê", "statistics", ["Bảng số liệu tổng hợp theo cấp, lĩnh vực, độ tuổi.", "Tables of totals by level, branch and age."]),
    term("số", "number and symbol", ["Số thứ tự và ký hiệu của văn bản, như Số 319-CV/ĐU.", "The running number and the symbol of a paper, as Số 319-CV/ĐU."]),
    term("trích yếu", "subject", ["Một câu nói văn bản nói về việc gì.", "What a paper is about, in one phrase."]),
    term("nơi nhận", "recipients", ["Những nơi được gửi văn bản, ghi ở cuối bên trái.", "Whom a paper is sent to, at its foot on the left."]),
    term(
        "T/M",
        "on behalf of",
        [
            "Ký thay mặt tập thể; K/T là ký thay người đứng đầu, T/L là ký theo lệnh, Q là quyền.",
            "Signed on behalf of the body; K/T is for the head, T/L by order, Q acting.",
        ],
    ),
];
