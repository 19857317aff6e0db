//! Báo cáo: what became of a document that was to be carried out. Figures are filled in, each with how it was counted; what is to be judged, the office writes.

use crate::papers::cited::{Cited, based, carrying_out};
use crate::papers::datum::Datum;
use crate::papers::document::{Block, Cell, Document, Letters, Style, Table};
use crate::papers::letter::{Kind, Letter, upright, written};
use crate::papers::profile::NoProfile;

/// The kind of this paper.
pub const KIND: Kind = Kind { code: "BC", name: "BÁO CÁO" };

/// A report.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The frame.
    pub letter: Letter,
    /// What it is about: `kết quả thực hiện Kết luận số 23-KL/TW của Ban Bí thư`.
    pub subject: String,
    /// Who speaks, as a sentence names it.
    pub body: String,
    /// The documents it rests on.
    pub bases: Vec<Cited>,
    /// The documents that were carried out, or that ask for this report.
    pub carries_out: Vec<Cited>,
    /// What was counted.
    pub figures: Vec<Figure>,
    /// What was done, in the words of the office.
    pub results: Vec<String>,
    /// What went well.
    pub strengths: Vec<String>,
    /// What did not.
    pub limits: Vec<String>,
    /// Why.
    pub causes: Vec<String>,
    /// What comes next.
    pub next: Vec<String>,
    /// What is proposed, and of whom.
    pub proposals: Vec<String>,
}

/// A number of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// What was counted.
    pub what: String,
    /// How many.
    pub count: Datum<i64>,
    /// Out of how many, where it is a part of something.
    pub out_of: Option<Datum<i64>>,
    /// How it was counted.
    pub counted: String,
}

/// The paper.
pub fn report(input: &Report) -> Result<Document, NoProfile> {
    let profile = input.letter.profile()?;
    let mut blocks = based(&input.bases, profile);
    let opening = format!("{}, {} báo cáo như sau:", carrying_out(&input.carries_out, profile), input.body);
    blocks.push(Block::text(Style::Body, opening));
    blocks.push(profile.major(1, "TÌNH HÌNH, KẾT QUẢ THỰC HIỆN"));
    blocks.extend((!input.figures.is_empty()).then(|| Block::Table(table(&input.figures))));
    blocks.extend(written(&input.results));
    blocks.push(profile.major(2, "ĐÁNH GIÁ"));
    for (at, (heading, said)) in [("Ưu điểm", &input.strengths), ("Hạn chế", &input.limits), ("Nguyên nhân", &input.causes)].into_iter().enumerate() {
        blocks.push(profile.minor(at + 1, heading));
        blocks.extend(written(said));
    }
    blocks.push(profile.major(3, "PHƯƠNG HƯỚNG, KIẾN NGHỊ"));
    for (at, (heading, said)) in [("Phương hướng", &input.next), ("Kiến nghị", &input.proposals)].into_iter().enumerate() {
        blocks.push(profile.minor(at + 1, heading));
        blocks.extend(written(said));
    }
    input.letter.document(KIND, &input.subject, vec![upright(blocks)], 0)
}

fn table(figures: &[Figure]) -> Table {
    let number = |datum: &Datum<i64>| datum.cell(|count| Cell::number(*count));
    let row = |(at, figure): (usize, &Figure)| {
        let out_of = figure.out_of.as_ref().map_or_else(Cell::blank, number);
        vec![Cell::ordinal(at + 1), Cell::text(&figure.what), number(&figure.count), out_of, Cell::text(&figure.counted)]
    };
    Table {
        name: "Số liệu".to_owned(),
        widths: vec![10, 70, 20, 20, 55],
        letters: Letters::Usual,
        header: vec![["TT", "Nội dung", "Số lượng", "Trên tổng số", "Cách tính"].into_iter().map(Cell::head).collect()],
        rows: figures.iter().enumerate().map(row).collect(),
    }
}
