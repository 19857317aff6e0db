//! Terms of people, posts and moves.

use super::{Term, term};

pub(super) const TERMS: &[Term] = &[
    term(
        "cán bộ",
        "cadre",
        [
            "Người được bầu, bổ nhiệm vào chức vụ trong cơ quan của Đảng, Nhà nước, đoàn thể; ở đây là người có hồ sơ được quản lý.",
            "Somebody elected or appointed to a post of the Party, the State or an organisation; here, whoever has a record.",
        ],
    ),
    term(
        "công chức",
        "civil servant",
        [
            "Người được tuyển dụng, bổ nhiệm vào ngạch trong biên chế nhà nước; viên chức làm việc ở đơn vị sự nghiệp.",
            "Somebody recruited into the staff of the State; a public employee serves in a service unit.",
        ],
    ),
    term(
        "chức danh",
        "title",
        ["Tên gọi của việc đang giữ, như chủ tịch hay trưởng phòng, không kể ở đơn vị nào.", "What one is, as chair or head of department, whatever the unit."],
    ),
    term("vị trí", "post", ["Một chức danh ở một đơn vị, với số người được duyệt.", "A title in a unit, with the seats approved for it."]),
    term(
        "bảng vị trí",
        "posts board",
        [
            "Danh sách mọi vị trí vào một ngày: ai giữ, từ bao giờ, còn khuyết bao nhiêu chỗ.",
            "Every post on a day: who holds it, since when, and how many seats are empty.",
        ],
    ),
    term("biên chế", "approved seats", ["Số người được giao cho một vị trí.", "How many people may hold a post."]),
    term(
        "bậc chức danh",
        "rank",
        [
            "Thứ tự cao thấp của chức danh theo văn bản; hai chức danh cùng bậc là tương đương.",
            "How high a title stands by the regulation; two titles of one rank are equivalent.",
        ],
    ),
    term(
        "giữ chức vụ",
        "tenure",
        [
            "Khoảng thời gian một người giữ một vị trí, từ quyết định đến ngày thôi.",
            "The time for which somebody holds a post, from the decision to the last day.",
        ],
    ),
    term(
        "kiêm nhiệm",
        "concurrent",
        [
            "Giữ thêm một chức vụ bên cạnh chức vụ chính; thời gian này không tính vào thời gian giữ chức vụ chính.",
            "Held beside the main post; this time does not count as time in the main one.",
        ],
    ),
    term("đơn vị", "unit", ["Cơ quan, tổ chức, phòng ban có vị trí và có người công tác.", "A body, organisation or department that has posts and people."]),
    term(
        "lĩnh vực công tác",
        "branch of work",
        [
            "Mảng việc của đơn vị, như kiểm tra hay tổ chức, dùng khi so chuyên môn của nơi đi và nơi đến.",
            "What a unit works on, as inspection or organisation, for comparing where one leaves and where one goes.",
        ],
    ),
    term(
        "cấp ủy",
        "party committee",
        [
            "Cơ quan lãnh đạo của tổ chức đảng giữa hai kỳ đại hội; ban thường vụ làm việc thay cấp ủy giữa các kỳ họp.",
            "The body that leads a Party organisation between congresses; its standing committee acts between its meetings.",
        ],
    ),
    term(
        "ban tổ chức",
        "organisation board",
        [
            "Cơ quan tham mưu của cấp ủy về cán bộ; ủy ban kiểm tra là cơ quan giám sát.",
            "The committee's body for cadres; the inspection committee is the one that watches.",
        ],
    ),
    term(
        "nhiệm kỳ",
        "term of office",
        ["Thời gian giữa hai kỳ đại hội hay hai lần bầu, thường là năm năm.", "The time between two congresses or elections, five years as a rule."],
    ),
    term(
        "đại biểu hội đồng nhân dân",
        "council deputy",
        [
            "Người được cử tri bầu vào hội đồng nhân dân, không thể điều chuyển như người được bổ nhiệm.",
            "Somebody elected to a people's council, who cannot be moved as one who was appointed.",
        ],
    ),
    term(
        "luân chuyển",
        "rotation",
        [
            "Cử cán bộ trong quy hoạch đến giữ chức vụ ở nơi khác một thời gian để rèn luyện, hoặc để bố trí người đứng đầu không là người địa phương, không quá hai nhiệm kỳ.",
            "A cadre on the planning list is sent to a post elsewhere for a time, to be trained, or so that heads are no locals and serve no more than two terms.",
        ],
    ),
    term("điều động", "transfer", ["Chuyển cán bộ sang đơn vị hay địa phương khác để làm việc lâu dài.", "A cadre goes to another unit or place for good."]),
    term(
        "biệt phái",
        "secondment",
        [
            "Cử cán bộ đến đơn vị khác làm việc có thời hạn mà vẫn thuộc biên chế nơi cử đi.",
            "A cadre works elsewhere for a fixed time and stays on the staff that sent them.",
        ],
    ),
    term(
        "chuyển đổi vị trí công tác",
        "change of job position",
        [
            "Đổi định kỳ người làm việc ở vị trí dễ phát sinh tham nhũng, không đổi chức vụ lãnh đạo.",
            "The regular exchange of those who work where corruption may arise, without change of leading posts.",
        ],
    ),
    term(
        "lượt",
        "move",
        [
            "Một lần một người đi từ vị trí này sang vị trí khác; một người có thể có nhiều lượt.",
            "One time that somebody goes from one post to another; one person may have several.",
        ],
    ),
    term(
        "người địa phương",
        "local",
        [
            "Người đứng đầu có quê ở chính nơi mình đứng đầu; văn bản yêu cầu bố trí người nơi khác.",
            "A head who is a native of the place that he or she heads; the regulation wants somebody from elsewhere.",
        ],
    ),
    term(
        "quê quán",
        "native place",
        [
            "Nơi cha hoặc ông nội sinh ra như ghi trong lý lịch, có thể khác nơi sinh.",
            "Where the family comes from as the curriculum says, which may not be the place of birth.",
        ],
    ),
    term(
        "quy hoạch",
        "planning list",
        [
            "Danh sách người được phê duyệt làm nguồn cho một chức danh, có thời gian hiệu lực.",
            "The approved list of those who may come to hold a title, in force for a time.",
        ],
    ),
    term(
        "đánh giá",
        "evaluation",
        ["Nhận xét, xếp loại cán bộ hằng năm hoặc khi kết thúc luân chuyển.", "How a cadre is judged, each year or at the end of a rotation."],
    ),
    term(
        "kỷ luật",
        "discipline",
        [
            "Hình thức xử lý đã quyết định: khiển trách, cảnh cáo, cách chức hoặc khai trừ.",
            "What was decided against somebody: reprimand, warning, removal or expulsion.",
        ],
    ),
    term(
        "đang bị xem xét",
        "under proceedings",
        [
            "Đang trong thời gian xem xét kỷ luật, điều tra, truy tố hoặc xét xử.",
            "While a review for discipline, an investigation, a prosecution or a trial is open.",
        ],
    ),
    term(
        "người có quan hệ gia đình",
        "kin",
        [
            "Vợ chồng, cha mẹ, con, anh chị em và người thân khác mà văn bản kể đến khi xét bố trí.",
            "Spouses, parents, children, siblings and others whom the regulation counts.",
        ],
    ),
    term(
        "kê khai đầy đủ về bản thân và gia đình",
        "complete declaration",
        ["Bản kê khai mà cán bộ phải nộp trước khi được xem xét bố trí.", "What a cadre hands in about self and family before being considered."],
    ),
    term(
        "thời gian công tác còn lại",
        "service left",
        ["Số tháng từ ngày hỏi đến ngày nghỉ hưu theo lộ trình.", "The months from the day that is asked about to retirement by the schedule."],
    ),
    term(
        "tuổi nghỉ hưu theo lộ trình",
        "retirement schedule",
        ["Bảng tuổi nghỉ hưu tăng dần theo năm, riêng cho nam và nữ.", "The age of retirement as it rises year by year, for men and for women."],
    ),
];
