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
    term(
        "tệp lưu trữ",
        "file for the archive",
        ["Tệp PDF/A: mở được lâu dài, mang theo phông chữ của mình.", "A PDF/A file: it opens for as long as archives last, and carries its letters."],
    ),
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
    term(
        "công văn sao gửi",
        "forwarding letter",
        [
            "Công văn chuyển văn bản cấp trên xuống đơn vị dưới, nêu rõ việc phải làm.",
            "A letter that passes a document from above down to units, and says what they are to do.",
        ],
    ),
    term(
        "phổ biến",
        "to make known",
        [
            "Gửi và cho đọc văn bản; quán triệt là học, triển khai là ra kế hoạch và làm.",
            "A document is sent and read; to study it, and to carry it out by a plan, are two things more.",
        ],
    ),
    term(
        "kế hoạch thực hiện",
        "plan of implementation",
        ["Kế hoạch của một đơn vị để thực hiện văn bản của cấp trên.", "A unit's own plan for carrying out a document from above."],
    ),
    term(
        "báo cáo",
        "report",
        ["Văn bản gửi lên cấp trên, nêu kết quả và số liệu kèm cách đếm.", "A paper to who is above: results, and figures with how they were counted."],
    ),
    term(
        "quyết định luân chuyển",
        "decision that moves one person",
        [
            "Quyết định luân chuyển, điều động hay biệt phái một người, có ngày ký và ngày có hiệu lực.",
            "A decision that rotates, transfers or seconds one person, with the day of signing and the day from which it holds.",
        ],
    ),
    term(
        "đơn vị soạn thảo",
        "unit that drafts a letter",
        ["Đơn vị soạn công văn, ghi trong ký hiệu của công văn nhà nước.", "The unit that wrote a letter; the symbol of a State letter names it."],
    ),
];
