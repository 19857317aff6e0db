//! Danh sách trích ngang: people side by side, in the columns that the office chooses, in the order that the office gives.

use register::code::{Code, Sex, Theory, vietnamese};
use register::{Day, Partial};

use crate::papers::datum::Datum;
use crate::papers::document::{Block, Cell, Document, Letters, Style, Table};
use crate::papers::letter::{Kind, Letter, lying};
use crate::papers::profile::NoProfile;

const KIND: Kind = Kind { code: "", name: "DANH SÁCH TRÍCH NGANG" };

/// A list.
#[derive(Clone, PartialEq, Debug)]
pub struct Roster {
    /// The frame.
    pub letter: Letter,
    /// Of whom: `nhân sự dự kiến luân chuyển năm 2026`.
    pub subject: String,
    /// To which paper it is attached, in brackets under the title.
    pub attached_to: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The people, in the order of the list.
    pub people: Vec<Entry>,
}

/// One person in the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Datum<Sex>,
    /// Date of birth.
    pub birth: Datum<Partial>,
    /// Native place.
    pub home: Datum<String>,
    /// Admission to the Party.
    pub party_since: Datum<Day>,
    /// Education.
    pub education: Datum<String>,
    /// Political theory.
    pub theory: Datum<Theory>,
    /// Posts held, each with its unit.
    pub posts: Datum<Vec<String>>,
    /// Since when the main one is held.
    pub since: Datum<Day>,
    /// Titles planned for, each with its period.
    pub planned: Datum<Vec<String>>,
    /// Evaluations of the last years: year and grade in words.
    pub grades: Datum<Vec<(i32, String)>>,
    /// Discipline in words; an empty list says that there is none.
    pub discipline: Datum<Vec<String>>,
    /// The post to come.
    pub to: Option<String>,
    /// Anything else.
    pub note: String,
}

/// A column. Those that the register knows nothing for are there to be filled in by hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The number of the line.
    Ordinal,
    /// The name.
    Name,
    /// Date of birth, of men.
    BornMale,
    /// Date of birth, of women.
    BornFemale,
    /// Native place.
    Home,
    /// Ethnic group; by hand.
    Ethnicity,
    /// Religion; by hand.
    Religion,
    /// Admission to the Party.
    PartySince,
    /// Full membership of the Party; by hand.
    PartyFull,
    /// Education.
    Education,
    /// Political theory.
    Theory,
    /// Foreign languages; by hand.
    Languages,
    /// Posts and units.
    Posts,
    /// Since when.
    Since,
    /// Planned for.
    Planned,
    /// Evaluations.
    Grades,
    /// Discipline.
    Discipline,
    /// The post to come.
    To,
    /// Votes; by hand.
    Votes,
    /// Anything else.
    Note,
}

/// Headers: over several columns, where neighbours share it; its own; its width in millimetres.
struct Head(Option<&'static str>, &'static str, u32);

const BORN: Option<&str> = Some("Ngày, tháng, năm sinh");
const PARTY: Option<&str> = Some("Ngày vào Đảng");
const TRAINED: Option<&str> = Some("Trình độ");

impl Column {
    /// Every column, in the usual order.
    pub const ALL: [Column; 20] = [
        Column::Ordinal,
        Column::Name,
        Column::BornMale,
        Column::BornFemale,
        Column::Home,
        Column::Ethnicity,
        Column::Religion,
        Column::PartySince,
        Column::PartyFull,
        Column::Education,
        Column::Theory,
        Column::Languages,
        Column::Posts,
        Column::Since,
        Column::Planned,
        Column::Grades,
        Column::Discipline,
        Column::To,
        Column::Votes,
        Column::Note,
    ];

    /// The columns that the register can fill.
    pub fn usual() -> Vec<Column> {
        let by_hand = [Column::Ethnicity, Column::Religion, Column::PartyFull, Column::Languages, Column::Votes];
        Column::ALL.into_iter().filter(|column| !by_hand.contains(column)).collect()
    }

    fn head(self) -> Head {
        match self {
            Column::Ordinal => Head(None, "TT", 10),
            Column::Name => Head(None, "Họ và tên", 26),
            Column::BornMale => Head(BORN, "Nam", 22),
            Column::BornFemale => Head(BORN, "Nữ", 22),
            Column::Home => Head(None, "Quê quán", 22),
            Column::Ethnicity => Head(None, "Dân tộc", 13),
            Column::Religion => Head(None, "Tôn giáo", 13),
            Column::PartySince => Head(PARTY, "Kết nạp", 22),
            Column::PartyFull => Head(PARTY, "Chính thức", 22),
            Column::Education => Head(TRAINED, "Chuyên môn", 20),
            Column::Theory => Head(TRAINED, "Lý luận chính trị", 15),
            Column::Languages => Head(TRAINED, "Ngoại ngữ", 15),
            Column::Posts => Head(None, "Chức vụ, đơn vị hiện nay", 27),
            Column::Since => Head(None, "Thời điểm giữ chức vụ", 22),
            Column::Planned => Head(None, "Quy hoạch chức danh", 23),
            Column::Grades => Head(None, "Đánh giá 3 năm gần nhất", 21),
            Column::Discipline => Head(None, "Kỷ luật", 15),
            Column::To => Head(None, "Dự kiến chức danh, nơi đến", 24),
            Column::Votes => Head(None, "Phiếu đồng ý", 13),
            Column::Note => Head(None, "Ghi chú", 12),
        }
    }

    fn cell(self, number: usize, entry: &Entry) -> Cell {
        match self {
            Column::Ordinal => Cell::ordinal(number),
            Column::Name => Cell::strong(entry.name.to_uppercase()),
            Column::BornMale => entry.born(Sex::Male),
            Column::BornFemale => entry.born(Sex::Female),
            Column::Home => entry.home.cell(|home| Cell::text(home)),
            Column::PartySince => entry.party_since.cell(|day| Cell::day(*day)),
            Column::Education => entry.education.cell(|education| Cell::text(education)),
            Column::Theory => entry.theory.cell(|theory| Cell::centre(vietnamese(Theory::NAMES, theory.name()).unwrap_or(theory.name()))),
            Column::Posts => entry.posts.cell(|posts| Cell::text(listed(posts, "không giữ chức vụ"))),
            Column::Since => entry.since.cell(|day| Cell::day(*day)),
            Column::Planned => entry.planned.cell(|titles| Cell::text(listed(titles, "không có"))),
            Column::Grades => entry.grades.cell(|grades| Cell::text(graded(grades))),
            Column::Discipline => entry.discipline.cell(|forms| Cell::text(listed(forms, "không"))),
            Column::To => entry.to.as_ref().map_or_else(Cell::blank, Cell::text),
            Column::Note => Cell::text(&entry.note),
            Column::Ethnicity | Column::Religion | Column::PartyFull | Column::Languages | Column::Votes => Cell::blank(),
        }
    }
}

impl Entry {
    /// The date of birth in the column of a sex; the other one stays empty. Where the sex is not known, both say so.
    fn born(&self, column: Sex) -> Cell {
        match self.sex {
            Datum::Known(sex) if sex != column => Cell::blank(),
            Datum::Known(_) => self.birth.cell(|birth| Cell::partial(*birth)),
            Datum::Unknown => Datum::<()>::Unknown.cell(|()| Cell::blank()),
            Datum::Withheld => Datum::<()>::Withheld.cell(|()| Cell::blank()),
        }
    }
}

fn listed(texts: &[String], none: &str) -> String {
    if texts.is_empty() { none.to_owned() } else { texts.join("\n") }
}

fn graded(grades: &[(i32, String)]) -> String {
    if grades.is_empty() {
        return "chưa có".to_owned();
    }
    grades.iter().map(|(year, grade)| format!("{year}: {grade}")).collect::<Vec<_>>().join("\n")
}

/// The paper.
pub fn roster(input: &Roster) -> Result<Document, NoProfile> {
    let mut blocks: Vec<Block> = input.attached_to.iter().map(|text| Block::text(Style::Aside, text)).collect();
    blocks.push(Block::Table(table(input)));
    blocks.push(Block::text(Style::Flush, format!("Danh sách có {:02} người.", input.people.len())));
    input.letter.document(KIND, &input.subject, vec![lying(blocks)], 0)
}

fn table(input: &Roster) -> Table {
    let heads: Vec<Head> = input.columns.iter().map(|column| column.head()).collect();
    let rows = input.people.iter().enumerate();
    Table {
        name: KIND.name.to_owned(),
        widths: heads.iter().map(|head| head.2).collect(),
        letters: Letters::Small,
        header: header(&heads),
        rows: rows.map(|(number, entry)| input.columns.iter().map(|column| column.cell(number + 1, entry)).collect()).collect(),
    }
}

/// Two rows of headers: neighbours with a header in common stand under it, all others reach over both rows.
fn header(heads: &[Head]) -> Vec<Vec<Cell>> {
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut rest = heads;
    while let Some((Head(over, own, _), after)) = rest.split_first() {
        let Some(over) = over else {
            upper.push(Cell::head(*own).down(2));
            rest = after;
            continue;
        };
        let (group, after) = rest.split_at(rest.iter().take_while(|head| head.0 == Some(over)).count());
        upper.push(Cell::head(*over).across(group.len()));
        lower.extend(group.iter().map(|head| Cell::head(head.1)));
        rest = after;
    }
    if lower.is_empty() {
        return vec![upper.into_iter().map(|cell| cell.down(1)).collect()];
    }
    vec![upper, lower]
}
