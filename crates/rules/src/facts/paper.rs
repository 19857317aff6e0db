//! The papers that settle what is not known: which one, and whom to ask for it. Vietnamese and English.

/// A paper and who keeps it.
pub(super) type Paper = [&'static str; 2];

/// The curriculum vitae on file.
pub(super) const CURRICULUM: Paper =
    ["Sơ yếu lý lịch cán bộ, công chức; hỏi cơ quan quản lý hồ sơ cán bộ", "Curriculum vitae of the cadre; ask the body that keeps the personal file"];
/// Decisions that put somebody in a post.
pub(super) const DECISIONS: Paper = [
    "Quyết định bổ nhiệm, điều động, luân chuyển hoặc nghị quyết chuẩn y kết quả bầu cử; hỏi ban tổ chức nơi quản lý cán bộ",
    "Decision of appointment, transfer or rotation, or approval of an election; ask the organisation board that manages the person",
];
/// The approved list of posts.
pub(super) const POSTS: Paper = [
    "Quyết định giao biên chế và danh mục vị trí việc làm; hỏi ban tổ chức cùng cấp",
    "Decision on approved posts and seats; ask the organisation board of the same level",
];
/// The decision that sets up a unit.
pub(super) const UNITS: Paper = [
    "Quyết định thành lập, quy định chức năng của đơn vị; hỏi văn phòng cấp ủy",
    "Decision that sets up the unit and its functions; ask the office of the committee",
];
/// The list of titles and their ranks.
pub(super) const TITLES: Paper =
    ["Danh mục chức danh, chức vụ lãnh đạo và tương đương; hỏi ban tổ chức", "List of leading titles and their equivalents; ask the organisation board"];
/// Approval of the planning list.
pub(super) const PLANNING: Paper = [
    "Quyết định phê duyệt quy hoạch cán bộ; hỏi ban tổ chức nơi phê duyệt",
    "Decision approving the planning list; ask the organisation board that approved it",
];
/// Yearly evaluation.
pub(super) const EVALUATIONS: Paper =
    ["Phiếu đánh giá, xếp loại hằng năm; hỏi đơn vị nơi công tác trong năm đó", "Yearly evaluation; ask the unit of service in that year"];
/// Disciplinary decisions.
pub(super) const DISCIPLINE: Paper = [
    "Quyết định kỷ luật hoặc xác nhận không bị kỷ luật; hỏi ủy ban kiểm tra",
    "Disciplinary decision, or confirmation that there is none; ask the inspection committee",
];
/// Proceedings.
pub(super) const PROCEEDINGS: Paper = [
    "Xác nhận không trong thời gian xem xét, điều tra, truy tố, xét xử; hỏi ủy ban kiểm tra và cơ quan tố tụng",
    "Confirmation that no review, investigation, prosecution or trial is open; ask the inspection committee and the authorities of the proceedings",
];
/// Declaration of self and family.
pub(super) const DECLARATION: Paper =
    ["Bản kê khai đầy đủ về bản thân và gia đình; hỏi chính cán bộ", "Complete declaration of self and family; ask the person"];
/// Health certificate.
pub(super) const HEALTH: Paper = ["Giấy khám sức khỏe còn giá trị; hỏi chính cán bộ", "Valid health certificate; ask the person"];
/// Personal request.
pub(super) const REQUEST: Paper = ["Đơn, nguyện vọng có xác nhận; hỏi chính cán bộ", "Personal request, confirmed; ask the person"];
/// Mandate in an elected body.
pub(super) const MANDATE: Paper =
    ["Giấy xác nhận tư cách đại biểu; hỏi thường trực hội đồng nhân dân", "Certificate of the deputy's mandate; ask the standing body of the people's council"];
/// Retirement.
pub(super) const RETIREMENT: Paper = [
    "Giấy khai sinh hoặc hồ sơ đảng viên ghi ngày sinh, quyết định kéo dài thời gian công tác nếu có; hỏi cơ quan quản lý hồ sơ cán bộ",
    "Birth certificate or Party file with the date of birth, and the decision on longer service if there is one; ask the body that keeps the personal file",
];
/// The plan's own list of moves.
pub(super) const PLAN_MOVES: Paper =
    ["Danh sách kèm theo kế hoạch; hỏi cơ quan tham mưu lập kế hoạch", "List of moves attached to the plan; ask the body that drafts the plan"];
/// The plan's text.
pub(super) const PLAN_TEXT: Paper =
    ["Văn bản kế hoạch luân chuyển; hỏi cơ quan tham mưu lập kế hoạch", "Text of the rotation plan; ask the body that drafts it"];
/// Native place and map.
pub(super) const HOME: Paper = [
    "Lý lịch ghi rõ quê quán đến cấp xã và nghị quyết sắp xếp đơn vị hành chính; hỏi cơ quan quản lý hồ sơ cán bộ",
    "Curriculum vitae with the native place down to the commune, and the resolution on the new map; ask the body that keeps the personal file",
];
/// Family ties.
pub(super) const FAMILY: Paper = [
    "Bản kê khai quan hệ gia đình và quyết định bổ nhiệm của người thân; hỏi chính cán bộ và ban tổ chức",
    "Declaration of family ties, and the relatives' decisions of appointment; ask the person and the organisation board",
];
/// Terms of office.
pub(super) const TERMS: Paper =
    ["Quyết định chuẩn y cấp ủy, ủy ban kiểm tra nhiệm kỳ; hỏi ban tổ chức", "Decision approving the committee of the term; ask the organisation board"];
/// Election.
pub(super) const ELECTION: Paper = [
    "Biên bản và quyết định chuẩn y kết quả bầu cử, hoặc quyết định chỉ định; hỏi ban tổ chức",
    "Record and approval of the election, or the decision of designation; ask the organisation board",
];
/// The file of one case.
pub(super) const CASE: Paper = ["Hồ sơ quy trình từng bước; hỏi cơ quan tham mưu", "The file of the case, step by step; ask the body that prepared it"];
