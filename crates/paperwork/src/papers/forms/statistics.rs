//! Biểu thống kê: people and moves apart, by year, direction, level, reason and form. Every figure has its counting rule under the table.

use std::collections::BTreeSet;

use register::Day;
use register::code::{Code, Level, Manner, Purpose, Sex, vietnamese};

use crate::papers::datum::{Datum, NOT_KNOWN};
use crate::papers::document::{Block, Cell, Document, Letters, Style, Table};
use crate::papers::letter::{Kind, Letter, upright};
use crate::papers::profile::NoProfile;

const KIND: Kind = Kind { code: "", name: "BIỂU THỐNG KÊ" };

/// Statistics of moves in a period.
#[derive(Clone, PartialEq, Debug)]
pub struct Statistics {
    /// The frame.
    pub letter: Letter,
    /// Of what: `luân chuyển cán bộ giai đoạn 2021 - 2025`.
    pub subject: String,
    /// First day of the period.
    pub from: Day,
    /// First day after it.
    pub until: Day,
    /// Every move that the reader may see, of any time.
    pub moves: Vec<Moving>,
}

/// One move: somebody took up a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moving {
    /// Who: whatever tells people apart.
    pub person: String,
    /// Sex.
    pub sex: Datum<Sex>,
    /// The first day in the new post; a mark where it is not known.
    pub on: Day,
    /// How the post was taken up.
    pub form: Manner,
    /// Why.
    pub purpose: Datum<Purpose>,
    /// The level of the unit that was left.
    pub from: Datum<Level>,
    /// The level of the unit that was reached.
    pub to: Datum<Level>,
}

/// Which way a move went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To a lower level.
    Down,
    /// To a higher level.
    Up,
    /// Within a level.
    Level,
    /// One of the two levels is not known.
    Unknown,
}

impl Direction {
    /// Every direction, in the order of columns.
    pub const ALL: [Direction; 4] = [Direction::Down, Direction::Up, Direction::Level, Direction::Unknown];

    fn words(self) -> &'static str {
        match self {
            Direction::Down => "Trên xuống",
            Direction::Up => "Dưới lên",
            Direction::Level => "Ngang cấp",
            Direction::Unknown => "Chưa rõ",
        }
    }
}

impl Moving {
    /// Which way it went.
    pub fn direction(&self) -> Direction {
        match (self.from, self.to) {
            (Datum::Known(from), Datum::Known(to)) if from == to => Direction::Level,
            (Datum::Known(from), Datum::Known(to)) if from < to => Direction::Down,
            (Datum::Known(_), Datum::Known(_)) => Direction::Up,
            _ => Direction::Unknown,
        }
    }
}

/// The counting rules, in the order of their marks.
const NOTES: [&str; 6] = [
    "(1) Số người: mỗi người tính một lần trong mỗi ô, dù có nhiều lượt; vì vậy dòng tổng cộng có thể nhỏ hơn tổng các dòng.",
    "(2) Số lượt: mỗi lần bắt đầu giữ một chức vụ, có ngày đầu tiên trong kỳ, tính một lượt.",
    "(3) Nữ: số người, đếm như (1), chỉ gồm người có giới tính ghi là nữ.",
    "(4) Chiều: so cấp của đơn vị đi với cấp của đơn vị đến; thiếu một trong hai thì ghi chưa rõ. Các cột chiều đếm lượt.",
    "(5) Lý do: theo ghi trong hồ sơ của lượt; không ghi thì là chưa rõ.",
    "(6) Năm, kỳ: theo ngày đầu tiên giữ chức vụ; lượt không rõ ngày đầu tiên không tính vào biểu.",
];

/// The paper.
pub fn statistics(input: &Statistics) -> Result<Document, NoProfile> {
    let counted: Vec<&Moving> = input.moves.iter().filter(|row| row.on.known() && input.from <= row.on && row.on < input.until).collect();
    let undated = input.moves.iter().filter(|row| !row.on.known()).count();
    let mut blocks = vec![Block::text(Style::Aside, format!("(Từ ngày {} đến trước ngày {})", input.from.civil(), input.until.civil()))];
    let parts = [
        ("Theo năm", by_year(&counted)),
        ("Theo cấp của đơn vị đi", by("Cấp đi", &counted, &|row| level(row.from), &levels())),
        ("Theo cấp của đơn vị đến", by("Cấp đến", &counted, &|row| level(row.to), &levels())),
        ("Theo lý do", by("Lý do", &counted, &|row| purpose(row.purpose), &with_unknown(Purpose::NAMES))),
        ("Theo hình thức", by("Hình thức", &counted, &|row| words(Manner::NAMES, row.form.name()), &listed(Manner::NAMES))),
    ];
    for (number, (title, table)) in parts.into_iter().enumerate() {
        blocks.push(Block::text(Style::Caption, format!("Biểu {}. {title}", number + 1)));
        blocks.push(Block::Table(Table { name: title.to_owned(), ..table }));
        blocks.extend(NOTES.into_iter().filter(|note| uses(number, note)).map(|note| Block::text(Style::Note, note)));
    }
    blocks.push(Block::text(Style::Note, format!("Số lượt không rõ ngày đầu tiên, không tính vào biểu: {undated}.")));
    input.letter.document(KIND, &input.subject, vec![upright(blocks)], 0)
}

/// Which counting rules a table needs under it: the directions stand in the first, the reasons in the fourth.
fn uses(table: usize, note: &str) -> bool {
    match &note[..3] {
        "(4)" => table == 0,
        "(5)" => table == 3,
        _ => true,
    }
}

fn words(list: &[&str], code: &str) -> String {
    vietnamese(list, code).unwrap_or(code).to_owned()
}

fn listed(list: &[&str]) -> Vec<String> {
    list.iter().map(|code| words(list, code)).collect()
}

fn with_unknown(list: &[&str]) -> Vec<String> {
    listed(list).into_iter().chain([NOT_KNOWN.to_owned()]).collect()
}

fn levels() -> Vec<String> {
    with_unknown(Level::NAMES)
}

fn level(level: Datum<Level>) -> String {
    level.words(|level| words(Level::NAMES, level.name()))
}

fn purpose(purpose: Datum<Purpose>) -> String {
    purpose.words(|purpose| words(Purpose::NAMES, purpose.name()))
}

fn people(rows: &[&Moving]) -> i64 {
    rows.iter().map(|row| &row.person).collect::<BTreeSet<_>>().len() as i64
}

fn women(rows: &[&Moving]) -> i64 {
    let women = rows.iter().filter(|row| row.sex == Datum::Known(Sex::Female));
    people(&women.copied().collect::<Vec<_>>())
}

/// The figures of a line: people, moves, women.
fn figures(rows: &[&Moving]) -> Vec<Cell> {
    [people(rows), rows.len() as i64, women(rows)].map(Cell::number).to_vec()
}

const TOTAL: &str = "Tổng cộng";

fn by_year(rows: &[&Moving]) -> Table {
    let years: BTreeSet<i32> = rows.iter().map(|row| row.on.year()).collect();
    let directions = |rows: &[&Moving]| Direction::ALL.map(|way| Cell::number(rows.iter().filter(|row| row.direction() == way).count() as i64)).to_vec();
    let line = |head: Cell, rows: &[&Moving]| [vec![head], figures(rows), directions(rows)].concat();
    let of_year = |year: &i32| line(Cell::centre(year.to_string()), &rows.iter().copied().filter(|row| row.on.year() == *year).collect::<Vec<_>>());
    Table {
        name: String::new(),
        widths: vec![24, 18, 18, 18, 20, 20, 20, 20],
        letters: Letters::Usual,
        header: vec![
            vec![
                Cell::head("Năm (6)").down(2),
                Cell::head("Số người (1)").down(2),
                Cell::head("Số lượt (2)").down(2),
                Cell::head("Nữ (3)").down(2),
                Cell::head("Chiều, tính theo lượt (4)").across(Direction::ALL.len()),
            ],
            Direction::ALL.map(|way| Cell::head(way.words())).to_vec(),
        ],
        rows: years.iter().map(of_year).chain([line(Cell::strong(TOTAL), rows)]).collect(),
    }
}

/// A line for each of the keys; keys of nobody have their line, too, so that a nought is seen.
fn by(head: &str, rows: &[&Moving], key: &dyn Fn(&Moving) -> String, keys: &[String]) -> Table {
    let mut keys = keys.to_vec();
    for row in rows {
        let found = key(row);
        if !keys.contains(&found) {
            keys.push(found);
        }
    }
    let of_key = |wanted: &String| {
        let of: Vec<&Moving> = rows.iter().copied().filter(|row| key(row) == *wanted).collect();
        [vec![Cell::text(wanted)], figures(&of)].concat()
    };
    Table {
        name: String::new(),
        widths: vec![80, 25, 25, 25],
        letters: Letters::Usual,
        header: vec![[head, "Số người (1)", "Số lượt (2)", "Nữ (3)"].into_iter().map(Cell::head).collect()],
        rows: keys.iter().map(of_key).chain([[vec![Cell::strong(TOTAL)], figures(rows)].concat()]).collect(),
    }
}
