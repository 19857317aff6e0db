//! The terms themselves, in the order of `GLOSSARY.md`.

use crate::web::texts::Texts;

/// A term of art: Vietnamese as officials write it, English as we write it, and what it means.
pub(crate) struct Term {
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
    /// One sentence, Vietnamese and English.
    pub(crate) says: [&'static str; 2],
}

const fn term(vi: &'static str, en: &'static str, says: [&'static str; 2]) -> Term {
    Term { vi, en, says }
}

/// A group of terms with its name.
type Group = (fn(&Texts) -> String, &'static [Term]);

/// Every term, in groups.
pub(crate) const GROUPS: &[Group] = &[
    (
        Texts::glossary_people,
        &[
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
                [
                    "Tên gọi của việc đang giữ, như chủ tịch hay trưởng phòng, không kể ở đơn vị nào.",
                    "What one is, as chair or head of department, whatever the unit.",
                ],
            ),
            term("vị trí", "post", ["Một chức danh ở một đơn vị, với số người được duyệt.", "A title in a unit, with the seats approved for it."]),
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
            term(
                "đơn vị",
                "unit",
                ["Cơ quan, tổ chức, phòng ban có vị trí và có người công tác.", "A body, organisation or department that has posts and people."],
            ),
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
            term(
                "điều động",
                "transfer",
                ["Chuyển cán bộ sang đơn vị hay địa phương khác để làm việc lâu dài.", "A cadre goes to another unit or place for good."],
            ),
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
        ],
    ),
    (
        Texts::glossary_law,
        &[
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
                [
                    "Cho biết điều khoản được đọc ở chính văn bản hay qua nguồn khác.",
                    "Says whether the clause was read in the text itself or in other sources.",
                ],
            ),
            term(
                "viện dẫn",
                "to cite",
                [
                    "Văn bản này dựa vào văn bản kia; thay thế là văn bản mới làm văn bản cũ hết hiệu lực.",
                    "One document rests on another; to replace is to end the earlier one.",
                ],
            ),
        ],
    ),
    (
        Texts::glossary_verdicts,
        &[
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
            term(
                "việc phải làm",
                "duty",
                ["Không đạt thì phải có hành động, như chuyển sang vị trí khác.", "Not met asks for action, as a move to another post."],
            ),
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
        ],
    ),
    (
        Texts::glossary_papers,
        &[
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
            term(
                "kế hoạch luân chuyển",
                "rotation plan",
                ["Văn bản kế hoạch kèm danh sách các lượt dự kiến.", "The paper of a plan, with the list of its moves."],
            ),
            term("sơ yếu lý lịch 2C", "curriculum", ["Lý lịch của cán bộ theo mẫu 2C.", "The curriculum of a cadre on the form 2C."]),
            term("biểu thống kê", "statistics", ["Bảng số liệu tổng hợp theo cấp, lĩnh vực, độ tuổi.", "Tables of totals by level, branch and age."]),
            term(
                "số",
                "number and symbol",
                ["Số thứ tự và ký hiệu của văn bản, như Số 319-CV/ĐU.", "The running number and the symbol of a paper, as Số 319-CV/ĐU."],
            ),
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
        ],
    ),
];
