//! Sơ yếu lý lịch 2C: the items of the form 2C-TCTW/98. What the record says is filled in; everything else is dots for the hand, and nothing is invented.
//!
//! Items 1 to 25 as reported by two third parties that agree; the columns of the tables 26 to 31 are remembered: to be shown to who keeps personal files.

use register::code::{Code, Sex, Theory, vietnamese};
use register::{Day, Partial};

use crate::papers::datum::{Datum, shown};
use crate::papers::document::{Block, Cell, Document, Field, Letters, Sides, Style, Table};
use crate::papers::letter::{Issuer, Printed, upright};
use crate::papers::profile::{self, NoProfile, ROOM};

/// What the record knows of somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Curriculum {
    /// The body that keeps the file; the name of the province stands above it.
    pub issuer: Issuer,
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Datum<Sex>,
    /// Date of birth.
    pub birth: Datum<Partial>,
    /// Place of birth.
    pub birthplace: Datum<String>,
    /// Native place.
    pub home: Datum<String>,
    /// Admission to the Party.
    pub party_since: Datum<Day>,
    /// Education.
    pub education: Datum<String>,
    /// Political theory.
    pub theory: Datum<Theory>,
    /// Posts held today, each with its unit.
    pub posts: Datum<Vec<String>>,
    /// Tenures, the earliest first.
    pub tenures: Datum<Vec<Tenure>>,
    /// Discipline, in words.
    pub discipline: Datum<Vec<String>>,
    /// Family: what the relative is, and the name.
    pub family: Datum<Vec<(String, String)>>,
    /// When it was made, from the facts of which day.
    pub printed: Printed,
}

/// A tenure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tenure {
    /// First day; a mark where it is not known.
    pub from: Day,
    /// First day no longer; a mark while it goes on.
    pub until: Day,
    /// Title and unit.
    pub post: String,
}

/// The paper.
pub fn curriculum(input: &Curriculum) -> Result<Document, NoProfile> {
    let profile = profile::of(input.issuer.system, input.printed.on)?;
    let mut blocks = vec![head(input), Block::text(Style::Kind, "SƠ YẾU LÝ LỊCH")];
    blocks.extend(person(input));
    blocks.extend(service(input));
    blocks.extend(trained(input));
    blocks.extend(tables(input));
    blocks.push(end(input));
    Ok(Document { title: format!("Sơ yếu lý lịch {}", input.name), profile, sections: vec![upright(blocks)], footing: input.printed.line() })
}

fn head(input: &Curriculum) -> Block {
    let left =
        vec![known("Tỉnh, thành phố:", input.issuer.parent.join(" ")), known("Đơn vị trực thuộc:", input.issuer.name.join(" ")), empty(&["Đơn vị cơ sở:"])];
    let right = vec![
        known("Số hiệu cán bộ, công chức:", input.id.clone()),
        Block::text(Style::CellCentre, "Ảnh màu\n(4 x 6 cm)"),
        Block::text(Style::CellCentre, "Mẫu 2C-TCTW-98"),
    ];
    Block::Sides(Sides { left_percent: 50, left, right })
}

/// A line with a value.
fn known(label: &str, value: String) -> Block {
    line(vec![(label, Some(value).filter(|value| !value.is_empty()))])
}

/// A line of labels with dots.
fn empty(labels: &[&str]) -> Block {
    line(labels.iter().map(|label| (*label, None)).collect())
}

fn line(fields: Vec<(&str, Option<String>)>) -> Block {
    Block::Fields(fields.into_iter().map(|(label, value)| Field { label: label.to_owned(), value }).collect())
}

fn person(input: &Curriculum) -> Vec<Block> {
    let sex = input.sex.field(|sex| vietnamese(Sex::NAMES, sex.name()).unwrap_or(sex.name()).to_owned());
    vec![
        line(vec![("1) Họ và tên khai sinh:", Some(input.name.to_uppercase())), ("Nam, nữ:", sex)]),
        empty(&["2) Các tên gọi khác:"]),
        empty(&["3) Cấp ủy hiện tại:", "Cấp ủy kiêm:"]),
        line(vec![("Chức vụ (Đảng, đoàn thể, chính quyền, kể cả kiêm nhiệm):", input.posts.field(|posts| posts.join("; ")).filter(|posts| !posts.is_empty()))]),
        empty(&["Phụ cấp chức vụ:"]),
        line(vec![("4) Sinh ngày:", input.birth.field(shown)), ("5) Nơi sinh:", input.birthplace.field(Clone::clone))]),
        line(vec![("6) Quê quán:", input.home.field(Clone::clone))]),
        empty(&["7) Nơi ở hiện nay:", "Điện thoại:"]),
        empty(&["8) Dân tộc:", "9) Tôn giáo:"]),
        empty(&["10) Thành phần gia đình xuất thân:"]),
        empty(&["11) Nghề nghiệp bản thân trước khi được tuyển dụng:"]),
    ]
}

fn service(input: &Curriculum) -> Vec<Block> {
    vec![
        empty(&["12) Ngày được tuyển dụng:", "Vào cơ quan nào, ở đâu:"]),
        empty(&["13) Ngày vào cơ quan hiện đang công tác:"]),
        empty(&["Ngày tham gia cách mạng:"]),
        line(vec![("14) Ngày vào Đảng Cộng sản Việt Nam:", input.party_since.field(|day| day.civil()))]),
        empty(&["Ngày chính thức:"]),
        empty(&["15) Ngày tham gia các tổ chức chính trị, xã hội:"]),
        empty(&["16) Ngày nhập ngũ:", "Ngày xuất ngũ:"]),
        empty(&["Quân hàm, chức vụ cao nhất (năm):"]),
    ]
}

fn trained(input: &Curriculum) -> Vec<Block> {
    let theory = input.theory.field(|theory| vietnamese(Theory::NAMES, theory.name()).unwrap_or(theory.name()).to_owned());
    let discipline = input.discipline.field(|forms| if forms.is_empty() { "không có trong hồ sơ".to_owned() } else { forms.join("; ") });
    vec![
        empty(&["17) Trình độ học vấn: Giáo dục phổ thông:"]),
        line(vec![("Học hàm, học vị cao nhất, chuyên ngành:", input.education.field(Clone::clone))]),
        line(vec![("Lý luận chính trị:", theory), ("Ngoại ngữ:", None)]),
        empty(&["18) Công tác chính đang làm:"]),
        empty(&["19) Ngạch công chức:", "Mã số:"]),
        empty(&["Bậc lương:", "Hệ số:", "Từ tháng, năm:"]),
        empty(&["20) Danh hiệu được phong (năm nào):"]),
        empty(&["21) Sở trường công tác:", "Công việc làm lâu nhất:"]),
        empty(&["22) Khen thưởng:"]),
        line(vec![("23) Kỷ luật (Đảng, chính quyền, đoàn thể; cấp quyết định, năm nào, lý do, hình thức):", discipline)]),
        empty(&["24) Tình trạng sức khỏe:", "Cao (m):"]),
        empty(&["Cân nặng (kg):", "Nhóm máu:"]),
        empty(&["25) Số định danh cá nhân, căn cước:"]),
        empty(&["Thương binh loại:", "Gia đình liệt sĩ:"]),
    ]
}

/// Rows that a hand fills in.
const ROWS_BY_HAND: usize = 4;

fn tables(input: &Curriculum) -> Vec<Block> {
    let caption = |text: &str| Block::text(Style::Heading2, text);
    let blank = |columns: usize| (0..ROWS_BY_HAND).map(|_| vec![Cell::blank(); columns]).collect::<Vec<_>>();
    let tenures = rows(&input.tenures, 2, |tenure: &Tenure| vec![Cell::centre(months(tenure)), Cell::text(&tenure.post)]);
    let family = rows(&input.family, 4, |(relation, name): &(String, String)| vec![Cell::text(relation), Cell::text(name), Cell::blank(), Cell::blank()]);
    let trained = ["Tên trường", "Ngành học hoặc tên lớp học", "Thời gian học", "Hình thức học", "Văn bằng, chứng chỉ, trình độ gì"];
    let relatives = ["Quan hệ", "Họ và tên", "Năm sinh", "Quê quán, nghề nghiệp, chức danh, chức vụ, đơn vị công tác, nơi ở"];
    let pay = ["Tháng, năm", "Ngạch, bậc", "Hệ số lương"];
    vec![
        caption("26) Đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ, lý luận chính trị, ngoại ngữ"),
        table("26 Đào tạo, bồi dưỡng", &trained, &[40, 40, 25, 25, 35], blank(5)),
        caption("27) Tóm tắt quá trình công tác"),
        table(
            "27 Quá trình công tác",
            &["Từ tháng, năm đến tháng, năm", "Chức danh, chức vụ, đơn vị công tác (Đảng, chính quyền, đoàn thể)"],
            &[45, 120],
            tenures,
        ),
        caption("28) Đặc điểm lịch sử bản thân"),
        empty(&[""]),
        empty(&[""]),
        caption("29) Quan hệ với nước ngoài"),
        empty(&[""]),
        empty(&[""]),
        caption("30) Quan hệ gia đình"),
        table("30 Quan hệ gia đình", &relatives, &[30, 40, 18, 77], family),
        caption("31) Hoàn cảnh kinh tế, quá trình lương"),
        table("31 Quá trình lương", &pay, &[50, 65, 50], blank(3)),
    ]
}

fn table(name: &str, header: &[&str], widths: &[u32], rows: Vec<Vec<Cell>>) -> Block {
    let header = vec![header.iter().copied().map(Cell::head).collect()];
    Block::Table(Table { name: name.to_owned(), widths: widths.to_vec(), letters: Letters::Usual, header, rows })
}

/// The rows that are known, and always some for the hand: the record need not be complete.
fn rows<T>(known: &Datum<Vec<T>>, columns: usize, cells: impl Fn(&T) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = match known {
        Datum::Known(known) => known.iter().map(cells).collect(),
        Datum::Unknown => Vec::new(),
        Datum::Withheld => vec![vec![Datum::<()>::Withheld.cell(|()| Cell::blank()).across(columns)]],
    };
    rows.extend((0..ROWS_BY_HAND).map(|_| vec![Cell::blank(); columns]));
    rows
}

/// From month to month, as the form asks; what is not known stays dots.
fn months(tenure: &Tenure) -> String {
    let month = |day: Day| day.if_known().map_or_else(|| "……".to_owned(), |day| format!("{:02}/{:04}", day.month(), day.year()));
    let until = if tenure.until == Day::OPEN { "nay".to_owned() } else { month(tenure.until) };
    format!("{} - {until}", month(tenure.from))
}

fn end(input: &Curriculum) -> Block {
    let dated = |place: &str| format!("{place}, ngày{ROOM}tháng{ROOM}năm{ROOM}");
    let side = |first: &str, post: &str, note: &str| {
        vec![
            Block::text(Style::Aside, first),
            Block::text(Style::SignedFor, post),
            Block::text(Style::SignatureRoom, note),
            Block::text(Style::SignerName, ROOM),
        ]
    };
    let left = side("Tôi xin cam đoan lời khai trên đây\nlà đúng sự thật", "NGƯỜI KHAI", "(ký tên)");
    let right = side(&format!("\n{}", dated(&input.issuer.place)), "XÁC NHẬN\nCỦA CƠ QUAN QUẢN LÝ", "(ký tên, đóng dấu)");
    Block::Sides(Sides { left_percent: 50, left, right })
}
