//! What is typed of a paper: the fields of every form, in the order in which they are asked.

use super::Form;

/// The codes of a choice, each with its words.
pub(crate) type Choices = &'static [(&'static str, [&'static str; 2])];

/// How a field is filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    /// One line.
    Line,
    /// A paragraph on each line.
    Lines,
    /// A day.
    Day,
    /// A positive whole number.
    Number,
    /// One of these.
    Chosen(Choices),
    /// A unit in whose book the visitor may write.
    Unit,
    /// A degree of secrecy, with nothing chosen beforehand.
    Secrecy,
}

/// A field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Field {
    /// Its name, in the form and in faults.
    pub(crate) name: &'static str,
    /// What it is called, Vietnamese and English.
    pub(crate) words: [&'static str; 2],
    /// How it is filled in.
    pub(crate) way: Way,
    /// Whether it must be.
    pub(crate) required: bool,
}

const fn field(name: &'static str, words: [&'static str; 2], way: Way) -> Field {
    Field { name, words, way, required: false }
}

const fn required(name: &'static str, words: [&'static str; 2], way: Way) -> Field {
    Field { required: true, ..field(name, words, way) }
}

const SYSTEMS: Choices = &[("party", ["Đảng", "the Party"]), ("state", ["Nhà nước", "the State"])];
const STEADS: Choices = &[
    ("own", ["ký theo chức vụ", "in their own"]),
    ("on_behalf", ["thay mặt (T/M, TM.)", "in the name of a collective"]),
    ("for_head", ["ký thay (K/T, KT.)", "for the head"]),
    ("by_order", ["thừa lệnh (T/L, TL.)", "by order"]),
    ("acting", ["quyền (Q.)", "acting"]),
];
const ASKED: Choices = &[
    ("make_known", ["phổ biến", "to make it known"]),
    ("study", ["phổ biến, quán triệt", "to make it known and study it"]),
    ("carry_out", ["quán triệt, xây dựng kế hoạch, triển khai", "to study it, plan it, carry it out"]),
];
const MOVES: Choices = &[("rotation", ["luân chuyển", "rotation"]), ("transfer", ["điều động", "transfer"]), ("secondment", ["biệt phái", "secondment"])];
const SEXES: Choices = &[("male", ["nam", "male"]), ("female", ["nữ", "female"])];

/// What every paper has at its head.
const HEAD: &[Field] = &[
    required("unit", ["Đơn vị có sổ đi", "Unit in whose book of outgoing documents it goes"], Way::Unit),
    required("dated", ["Ngày văn bản", "Day of the paper"], Way::Day),
    required("secrecy", ["Độ mật", "Degree of secrecy"], Way::Secrecy),
    required("system", ["Thể thức của", "Form of papers of"], Way::Chosen(SYSTEMS)),
    field("parent", ["Cơ quan cấp trên", "Body above the issuer"], Way::Line),
    required("issuer", ["Cơ quan ban hành", "Issuer"], Way::Line),
    required("code", ["Viết tắt trong ký hiệu", "What stands for it in symbols"], Way::Line),
    required("place", ["Địa danh", "Place"], Way::Line),
    field("to", ["Kính gửi (mỗi nơi một dòng)", "Addressed to (one a line)"], Way::Lines),
];

/// The document that it is about.
const CITED: &[Field] = &[
    required("cited_kind", ["Văn bản được nêu: tên loại", "Document that is named: its kind"], Way::Line),
    field("cited_symbol", ["Số, ký hiệu của văn bản đó", "Its number and symbol"], Way::Line),
    field("cited_date", ["Ngày của văn bản đó", "Its day"], Way::Day),
    field("cited_issuer", ["Nơi ban hành văn bản đó", "Who issued it"], Way::Line),
    field("cited_about", ["Văn bản đó về việc gì (bắt đầu bằng “về”)", "What that document is about (begins with “về”)"], Way::Line),
];

/// What it says.
const ABOUT: &[Field] = &[
    required("subject", ["Trích yếu", "What this paper is about"], Way::Line),
    required("body", ["Cơ quan xưng trong câu", "Who speaks, as a sentence names it"], Way::Line),
];
const BASES: Field = field("bases", ["Căn cứ (mỗi căn cứ một dòng)", "What it rests on (one a line)"], Way::Lines);

const FORWARDING: &[Field] = &[
    required("asked", ["Đề nghị nơi nhận", "What is asked"], Way::Chosen(ASKED)),
    field("drafter", ["Viết tắt đơn vị soạn (công văn của Nhà nước)", "What stands for the unit that drafts it (letters of the State)"], Way::Line),
    field("more", ["Nội dung thêm", "What else is to be said"], Way::Lines),
    field("report_to", ["Báo cáo kết quả về", "To whom the result is reported"], Way::Line),
    field("report_by", ["Chậm nhất ngày", "By when"], Way::Day),
];
const PLAN: &[Field] = &[
    BASES,
    field("purpose", ["Mục đích", "Purpose"], Way::Lines),
    field("requirements", ["Yêu cầu", "Requirements"], Way::Lines),
    field(
        "duties",
        ["Nhiệm vụ, mỗi dòng: chủ trì | phối hợp; … | việc | ngày | báo cáo", "Duties, each line: lead | support; … | what | day | reported to"],
        Way::Lines,
    ),
    field("organisation", ["Tổ chức thực hiện", "How it is organised"], Way::Lines),
];
const REPORT: &[Field] = &[
    BASES,
    field(
        "figures",
        ["Số liệu, mỗi dòng: nội dung | số lượng | trên tổng số | cách tính", "Figures, each line: what | count | out of | how it was counted"],
        Way::Lines,
    ),
    field("results", ["Kết quả", "What was done"], Way::Lines),
    field("strengths", ["Ưu điểm", "What went well"], Way::Lines),
    field("limits", ["Hạn chế", "What did not"], Way::Lines),
    field("causes", ["Nguyên nhân", "Why"], Way::Lines),
    field("next", ["Phương hướng", "What comes next"], Way::Lines),
    field("proposals", ["Kiến nghị", "What is proposed"], Way::Lines),
];
const DECISION: &[Field] = &[
    BASES,
    field("proposed_by", ["Theo đề nghị của", "Who proposed it"], Way::Line),
    field("proposal", ["Tại văn bản (tên loại, số, ký hiệu)", "In which paper"], Way::Line),
    required("form_of_move", ["Hình thức", "Form of the move"], Way::Chosen(MOVES)),
    required("person", ["Họ tên", "The person"], Way::Line),
    field("sex", ["Giới tính", "Sex"], Way::Chosen(SEXES)),
    required("from", ["Chức vụ thôi giữ, đơn vị", "Post that is left, with its unit"], Way::Line),
    required("into", ["Chức vụ nhận, đơn vị", "Post that is taken up, with its unit"], Way::Line),
    field("on", ["Kể từ ngày", "From which day"], Way::Day),
    field("months", ["Thời hạn (tháng)", "For how many months"], Way::Number),
    field("terms", ["Lương, phụ cấp, chính sách", "Pay, allowances, policies"], Way::Lines),
    field("responsible", ["Chịu trách nhiệm thi hành (mỗi nơi một dòng)", "Who carries it out (one a line)"], Way::Lines),
];

/// What every paper has at its end.
const END: &[Field] = &[
    field("recipients", ["Nơi nhận (mỗi nơi một dòng, dòng cuối là nơi lưu)", "Recipients (one a line, where it is kept last)"], Way::Lines),
    required("stead", ["Quyền hạn ký", "In whose stead it is signed"], Way::Chosen(STEADS)),
    required("holder", ["Ký thay mặt, hoặc chức vụ người ký", "In whose name, or the signer's own post"], Way::Line),
    field("post", ["Chức vụ người ký, ghi dưới", "The signer's post under it"], Way::Line),
    field("signer", ["Người ký", "Signer"], Way::Line),
];

/// The fields of a form.
pub(crate) fn fields(form: Form) -> impl Iterator<Item = &'static Field> {
    let own = match form {
        Form::Forwarding => FORWARDING,
        Form::Plan => PLAN,
        Form::Report => REPORT,
        Form::Decision => DECISION,
    };
    [HEAD, CITED, ABOUT, own, END].into_iter().flatten()
}
