//! Biểu thống kê: people and moves apart, by year, direction, level, reason and form. Every figure has its counting rule under the table.

use std::collections::BTreeSet;

use register::Day;
use register::code::{Code, Level, Manner, Purpose, Sex, vietnamese};

use crate::papers::datum::Datum;
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
    /// The address of the list of these moves, whose fields narrow it; none where there is no such list.
    pub list: Option<String>,
    /// The one form of moves that is counted; every form, where none is named.
    pub only: Option<Manner>,
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
    pub form: Datum<Manner>,
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

    /// From a level to a level.
    pub fn between(from: Datum<Level>, to: Datum<Level>) -> Direction {
        match (from, to) {
            (Datum::Known(from), Datum::Known(to)) if from == to => Direction::Level,
            (Datum::Known(from), Datum::Known(to)) if from < to => Direction::Down,
            (Datum::Known(_), Datum::Known(_)) => Direction::Up,
            _ => Direction::Unknown,
        }
    }

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Down => "down",
            Direction::Up => "up",
            Direction::Level => "level",
            Direction::Unknown => UNKNOWN,
        }
    }

    /// As papers call it.
    pub fn words(self) -> &'static str {
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
        Direction::between(self.from, self.to)
    }
}

/// The counting rules, in the order of their marks.
const NOTES: [&str; 6] = [
    "(1) Số người: mỗi người tính một lần trong mỗi ô, dù có nhiều lượt; vì vậy dòng tổng cộng có thể nhỏ hơn tổng các dòng.",
    "(2) Số lượt: mỗi lần bắt đầu giữ một chức vụ không kiêm nhiệm, có ngày đầu tiên trong kỳ, tính một lượt.",
    "(3) Nữ: số người, đếm như (1), chỉ gồm người có giới tính ghi là nữ.",
    "(4) Chiều: so cấp của đơn vị đi với cấp của đơn vị đến; thiếu một trong hai thì ghi chưa rõ. Các cột chiều đếm lượt.",
    "(5) Lý do: theo ghi trong hồ sơ của lượt; không ghi thì là chưa rõ.",
    "(6) Năm, kỳ: theo ngày đầu tiên giữ chức vụ; lượt không rõ ngày đầu tiên không tính vào biểu.",
];

/// The paper.
pub fn statistics(input: &Statistics) -> Result<Document, NoProfile> {
    let of_form = |row: &&Moving| input.only.is_none_or(|only| row.form == Datum::Known(only));
    let inside = |row: &&Moving| row.on.known() && input.from <= row.on && row.on < input.until;
    let counted: Vec<&Moving> = input.moves.iter().filter(of_form).filter(inside).collect();
    let undated = input.moves.iter().filter(of_form).filter(|row| !row.on.known()).count();
    let formless = input.moves.iter().filter(inside).filter(|row| !matches!(row.form, Datum::Known(_))).count();
    let mut blocks = vec![Block::text(Style::Aside, format!("(Từ ngày {} đến trước ngày {})", input.from.civil(), input.until.civil()))];
    let behind = Behind::of(input);
    let by = |head, key: &dyn Fn(&Moving) -> Line, lines| by(head, &counted, key, lines, &behind);
    let mut parts = vec![
        ("Theo năm", by_year(&counted, input)),
        ("Theo cấp của đơn vị đi", by("Cấp đi", &|row| line(row.from), (lines::<Level>(), "left"))),
        ("Theo cấp của đơn vị đến", by("Cấp đến", &|row| line(row.to), (lines::<Level>(), "reached"))),
        ("Theo lý do", by("Lý do", &|row| line(row.purpose), (lines::<Purpose>(), "purpose"))),
    ];
    if input.only.is_none() {
        parts.push(("Theo hình thức", by("Hình thức", &|row| line(row.form), (lines::<Manner>(), "manner"))));
    }
    for (number, (title, table)) in parts.into_iter().enumerate() {
        blocks.push(Block::text(Style::Caption, format!("Biểu {}. {title}", number + 1)));
        blocks.push(Block::Table(Table { name: title.to_owned(), ..table }));
        blocks.extend(NOTES.into_iter().filter(|note| uses(number, note)).map(|note| Block::text(Style::Note, note)));
    }
    blocks.push(Block::text(Style::Note, format!("Số lượt không rõ ngày đầu tiên, không tính vào biểu: {undated}.")));
    if let Some(only) = input.only {
        let named = words(Manner::NAMES, only.name()).to_lowercase();
        blocks.push(Block::text(
            Style::Note,
            format!("Biểu chỉ tính lượt có hình thức {named}; số lượt trong kỳ không rõ hình thức, không tính vào biểu: {formless}."),
        ));
    }
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

/// A line of a table: what it is called, and the word that narrows a list to it; none where the viewer may not see what it is.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    words: String,
    code: Option<&'static str>,
}

/// The word, in the address of a list, for what the record does not say.
pub const UNKNOWN: &str = "unknown";
/// The word there for moves of every form.
pub const EVERY: &str = "every";

/// The line of a code.
fn line<T: Code>(datum: Datum<T>) -> Line {
    let code = match datum {
        Datum::Known(code) => Some(code.name()),
        Datum::Unknown => Some(UNKNOWN),
        Datum::Withheld => None,
    };
    Line { words: datum.words(|code| words(T::NAMES, code.name())), code }
}

/// Every line that there always is.
fn lines<T: Code>() -> Vec<Line> {
    T::ALL.iter().map(|code| line(Datum::Known(*code))).chain([line(Datum::<T>::Unknown)]).collect()
}

fn words(list: &[&str], code: &str) -> String {
    vietnamese(list, code).unwrap_or(code).to_owned()
}

fn people(rows: &[&Moving]) -> usize {
    rows.iter().map(|row| &row.person).collect::<BTreeSet<_>>().len()
}

fn women(rows: &[&Moving]) -> usize {
    let women = rows.iter().filter(|row| row.sex == Datum::Known(Sex::Female));
    people(&women.copied().collect::<Vec<_>>())
}

/// The list behind a figure: where it begins, and the fields that narrow it so far.
#[derive(Clone)]
struct Behind {
    path: Option<String>,
    fields: Vec<(&'static str, String)>,
}

impl Behind {
    fn of(input: &Statistics) -> Behind {
        let manner = input.only.map_or(EVERY, Code::name);
        Behind { path: input.list.clone(), fields: vec![("from", input.from.to_string()), ("until", input.until.to_string()), ("manner", manner.to_owned())] }
    }

    /// The same list with a field more, or with another text in it.
    fn with(&self, name: &'static str, text: impl Into<String>) -> Behind {
        let others = self.fields.iter().filter(|(other, _)| *other != name).cloned();
        Behind { fields: others.chain([(name, text.into())]).collect(), ..self.clone() }
    }

    fn way(&self) -> Option<String> {
        let fields = self.fields.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("&");
        self.path.as_ref().map(|path| format!("{path}?{fields}"))
    }

    /// A figure that opens.
    fn figure(&self, number: usize) -> Cell {
        Cell::number(number as i64).leading(self.way().filter(|_| number > 0))
    }
}

/// The figures of a line: people, moves, women.
fn figures(rows: &[&Moving], behind: &Behind) -> Vec<Cell> {
    vec![behind.figure(people(rows)), behind.figure(rows.len()), behind.with("sex", Sex::Female.name()).figure(women(rows))]
}

const TOTAL: &str = "Tổng cộng";

fn by_year(rows: &[&Moving], input: &Statistics) -> Table {
    let all = Behind::of(input);
    let years: BTreeSet<i32> = rows.iter().map(|row| row.on.year()).collect();
    let directions = |rows: &[&Moving], behind: &Behind| -> Vec<Cell> {
        let of_way = |way: Direction| behind.with("way", way.name()).figure(rows.iter().filter(|row| row.direction() == way).count());
        Direction::ALL.map(of_way).to_vec()
    };
    let line = |head: Cell, rows: &[&Moving], behind: &Behind| [vec![head], figures(rows, behind), directions(rows, behind)].concat();
    let of_year = |year: &i32| {
        let rows: Vec<&Moving> = rows.iter().copied().filter(|row| row.on.year() == *year).collect();
        let [first, end] = [*year, year + 1].map(|year| Day::new(year, 1, 1));
        let (from, until) = (first.map_or(input.from, |first| first.max(input.from)), end.map_or(input.until, |end| end.min(input.until)));
        line(Cell::centre(year.to_string()), &rows, &all.with("from", from.to_string()).with("until", until.to_string()))
    };
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
        rows: years.iter().map(of_year).chain([line(Cell::strong(TOTAL), rows, &all)]).collect(),
    }
}

/// A line for each of the keys; keys of nobody have their line, too, so that a nought is seen. `field` narrows the list behind to one of them.
fn by(head: &str, rows: &[&Moving], key: &dyn Fn(&Moving) -> Line, (mut keys, field): (Vec<Line>, &'static str), behind: &Behind) -> Table {
    for row in rows {
        let found = key(row);
        if !keys.contains(&found) {
            keys.push(found);
        }
    }
    let of_key = |wanted: &Line| {
        let of: Vec<&Moving> = rows.iter().copied().filter(|row| key(row) == *wanted).collect();
        let behind = wanted.code.map_or(Behind { path: None, ..behind.clone() }, |code| behind.with(field, code));
        [vec![Cell::text(&wanted.words)], figures(&of, &behind)].concat()
    };
    Table {
        name: String::new(),
        widths: vec![80, 25, 25, 25],
        letters: Letters::Usual,
        header: vec![[head, "Số người (1)", "Số lượt (2)", "Nữ (3)"].into_iter().map(Cell::head).collect()],
        rows: keys.iter().map(of_key).chain([[vec![Cell::strong(TOTAL)], figures(rows, behind)].concat()]).collect(),
    }
}
