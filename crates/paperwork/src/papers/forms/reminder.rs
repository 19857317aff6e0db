//! Thông báo đôn đốc: which units are late with what a document tells them, and by when they are to do it. Whoever is in time is not named.

use register::Day;

use crate::papers::document::{Block, Cell, Document, Letters, Style, Table};
use crate::papers::letter::{Kind, Letter, upright};
use crate::papers::profile::{NoProfile, ROOM};

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "TB", name: "THÔNG BÁO" };

/// A reminder.
#[derive(Clone, PartialEq, Debug)]
pub struct Reminder {
    /// The frame.
    pub letter: Letter,
    /// The document, as it is cited: `Kết luận số 23-KL/TW, ngày 10/12/2021`.
    pub cited: String,
    /// What the document is about.
    pub subject: String,
    /// The day as of which somebody is late.
    pub on: Day,
    /// By when, as it was typed; room for a hand where nothing is.
    pub by: String,
    /// Who is late.
    pub late: Vec<Late>,
}

/// A unit that is late.
#[derive(Clone, PartialEq, Debug)]
pub struct Late {
    /// The unit.
    pub unit: String,
    /// What it is late with.
    pub tasks: Vec<Owed>,
}

/// A task that a unit is late with.
#[derive(Clone, PartialEq, Debug)]
pub struct Owed {
    /// What it was told to do.
    pub task: String,
    /// Last day on which it would have been in time.
    pub deadline: Day,
    /// Days beyond that.
    pub days: i32,
    /// Whether the unit said that it was done, and nothing proves it.
    pub said: bool,
}

/// The paper.
pub fn reminder(input: &Reminder) -> Result<Document, NoProfile> {
    let (cited, subject, on) = (&input.cited, &input.subject, input.on.civil());
    let followed = format!("Qua theo dõi việc thực hiện {cited} {subject}, đến ngày {on}");
    let mut blocks = Vec::new();
    if input.late.is_empty() {
        blocks.push(Block::text(Style::Body, format!("{followed} không có đơn vị nào chậm so với thời hạn./.")));
    } else {
        blocks.push(Block::text(Style::Body, format!("{followed} có {:02} đơn vị chậm so với thời hạn:", input.late.len())));
        blocks.push(Block::Table(table(&input.late)));
        let by = if input.by.is_empty() { ROOM } else { &input.by };
        blocks.push(Block::text(
            Style::Body,
            format!("Đề nghị các đơn vị nêu trên thực hiện và gửi văn bản chứng minh trước ngày {by}; nêu rõ khó khăn, vướng mắc nếu có./."),
        ));
    }
    input.letter.document(KIND, &format!("về việc đôn đốc thực hiện {cited}"), vec![upright(blocks)], 0)
}

fn table(late: &[Late]) -> Table {
    let row = |(number, unit, owed): (usize, &str, &Owed)| {
        let state = if owed.said { "báo đã làm, thiếu minh chứng" } else { "chưa có kết quả" };
        vec![
            Cell::ordinal(number),
            Cell::text(unit),
            Cell::text(owed.task.clone()),
            Cell::day(owed.deadline),
            Cell::number(owed.days.into()),
            Cell::text(state),
        ]
    };
    let each = late.iter().enumerate().flat_map(|(at, late)| late.tasks.iter().map(move |owed| (at + 1, late.unit.as_str(), owed)));
    Table {
        name: "Đơn vị chậm".to_owned(),
        widths: vec![6, 26, 34, 13, 9, 12],
        letters: Letters::Small,
        header: vec![["TT", "Đơn vị", "Nội dung", "Thời hạn", "Chậm (ngày)", "Tình trạng"].map(Cell::head).to_vec()],
        rows: each.map(row).collect(),
    }
}
