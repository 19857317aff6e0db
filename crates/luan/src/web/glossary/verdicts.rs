//! Terms of verdicts and plans.

use super::{Term, term};

pub(super) const TERMS: &[Term] = &[
    term(
        "kết luận",
        "verdict",
        [
            "Điều một quy tắc nói về một đối tượng vào một ngày: đạt, không đạt, chưa đủ căn cứ, không thuộc trường hợp áp dụng hoặc được phép khác.",
            "What a rule says of a subject on a day: met, not met, not known, not applicable or waived.",
        ],
    ),
    term("đạt", "met", ["Điều kiện của quy tắc đúng; không đạt là điều kiện sai.", "The condition of the rule holds; not met is that it does not."]),
    term(
        "chưa đủ căn cứ",
        "not known",
        [
            "Hồ sơ thiếu dữ kiện nên chưa kết luận được; không bao giờ được coi là đạt.",
            "The record lacks a fact, so nothing can be said; it never counts as met.",
        ],
    ),
    term(
        "không thuộc trường hợp áp dụng",
        "not applicable",
        ["Quy tắc không nói về đối tượng này vào ngày hỏi.", "The rule does not speak of this subject on that day."],
    ),
    term(
        "được phép khác theo quyết định",
        "waived",
        ["Không đạt, nhưng có quyết định của cấp có thẩm quyền cho phép.", "Not met, and a decision of the competent authority allows it."],
    ),
    term("điều cấm", "bar", ["Không đạt thì không được làm.", "Not met forbids it."]),
    term("việc phải làm", "duty", ["Không đạt thì phải có hành động, như chuyển sang vị trí khác.", "Not met asks for action, as a move to another post."]),
    term(
        "phải có quyết định",
        "decision",
        ["Chỉ được làm khi cấp có thẩm quyền đã quyết định và ghi lại.", "Only by a recorded decision of the competent authority."],
    ),
    term("phải có giấy tờ", "paper", ["Phải có văn bản, bản kê khai hoặc ghi nhận trong hồ sơ.", "A paper or a record must be there."]),
    term("khuyến nghị", "advice", ["Nên làm; không đạt không cấm.", "Better so; not met forbids nothing."]),
    term(
        "rà soát",
        "review",
        ["Hỏi mọi quy tắc đang có hiệu lực về mọi người, vị trí, đơn vị vào một ngày.", "Every rule in force is asked about everybody on a day."],
    ),
    term("kiểm tra", "check", ["Hỏi các quy tắc về những lượt dự kiến, cùng nhau.", "The rules are asked about proposed moves, together."]),
    term("kế hoạch", "plan", ["Danh sách các lượt dự kiến cho một năm hoặc một nhiệm kỳ.", "The list of moves proposed for a year or a term."]),
    term("chỉ tiêu", "quota", ["Số lượt mà kế hoạch phải đạt hoặc không được vượt.", "How many moves a plan must reach or may not pass."]),
    term("ghim", "pin", ["Giữ chắc một lượt trong kế hoạch; cấm là không cho lượt đó.", "To hold a move fast in a plan; to forbid is to keep it out."]),
    term("khuyết", "unfilled", ["Vị trí không có người giữ sau các lượt dự kiến.", "A post that nobody holds after the proposed moves."]),
    term(
        "chuỗi",
        "chain",
        [
            "Các lượt nối nhau, người này đến thay người kia; vòng khép kín là chuỗi quay về chỗ đầu.",
            "Moves that follow one another into the posts left free; a cycle comes back to where it began.",
        ],
    ),
    term("ngoại lệ", "exception", ["Lượt chỉ được phép khi có quyết định ghi lại.", "A move that needs a recorded decision."]),
    term(
        "phải chuyển nhưng chưa chuyển được",
        "unmoved duty",
        ["Người mà quy tắc buộc phải chuyển nhưng kế hoạch chưa tìm được chỗ.", "Somebody who must move and for whom the plan has found no post."],
    ),
    term(
        "sổ vị trí",
        "ledger of posts",
        [
            "Mỗi vị trí mà một kế hoạch chạm đến: ai giữ trước, ai giữ sau, mất ai và được ai.",
            "Each post that a plan touches: who holds it before and after, whom it loses and gains.",
        ],
    ),
    term(
        "việc",
        "job",
        [
            "Phần việc máy làm lâu hơn một trang: có tiến độ, dừng được, kết quả ở một địa chỉ lâu dài.",
            "Work of the program that takes longer than a page: with its progress, a way to stop it, and a lasting address for what comes of it.",
        ],
    ),
];
