//! A paper set, and what other programs read in the file.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use paperwork::papers::document::{Block, Cell, Document, Letters, Orientation, Section, Style, Table, Value};
use paperwork::papers::profile;
use test_papers::run;
use test_papers::samples::{all, day};

/// The file of a paper, of a day like any other.
pub(crate) fn set(paper: &Document) -> Vec<u8> {
    typeset::pdf(paper, day(2026, 11, 25)).unwrap_or_else(|error| panic!("{}: {error}", paper.title))
}

/// A sample with its file.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) paper: Document,
    pub(crate) bytes: Vec<u8>,
}

impl Sample {
    /// Its file in a folder.
    pub(crate) fn within(&self, folder: &Path) -> PathBuf {
        let path = folder.join(format!("{}.pdf", self.name));
        std::fs::write(&path, &self.bytes).unwrap();
        path
    }
}

/// Every form in every profile, set once for all tests.
pub(crate) static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let set = |(name, paper): (String, Document)| Sample { bytes: set(&paper), name, paper };
    all().into_iter().map(set).collect()
});

/// A folder of a test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    test_papers::folder(env!("CARGO_TARGET_TMPDIR"), name)
}

/// The paper in a file.
pub(crate) fn written(folder: &Path, name: &str, paper: &Document) -> PathBuf {
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, set(paper)).unwrap();
    path
}

/// The letters of a file, as who cannot see hears them: in the order of its tags, without numbers of pages, feet, and headers that come again. Spaces are left out, for a line may end within a word.
pub(crate) fn spoken(pdf: &Path) -> String {
    let tree = run(Command::new("pdfinfo").arg("-struct-text").arg(pdf));
    let texts = tree.lines().map(str::trim).filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    letters(&texts.collect::<String>())
}

/// A text without its spaces.
pub(crate) fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The words of a file as they are shown, in the order of the file.
pub(crate) fn shown(pdf: &Path) -> Vec<String> {
    words(&run(Command::new("pdftotext").args(["-raw", "-nopgbrk"]).arg(pdf).arg("-")))
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The paper with soft spaces for hard ones. Both are one glyph of Tinos, so a file says beside a hard one which it is; poppler, though not `pdftotext`, leaves out of its tree what stands behind that.
pub(crate) fn softened(mut paper: Document) -> Document {
    every_text(&mut paper, &mut |text| *text = text.replace('\u{a0}', " "));
    paper
}

/// The letters that a paper says, in order.
pub(crate) fn said(paper: &Document) -> String {
    texts(paper).iter().map(|text| letters(&text.replace(char::is_control, " "))).collect()
}

/// The texts of a paper, without its title and its foot.
pub(crate) fn texts(paper: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    every_text(&mut paper.clone(), &mut |text| texts.push(std::mem::take(text)));
    texts[1..texts.len() - 1].to_vec()
}

/// Every text of a paper: first its title, last its foot.
pub(crate) fn every_text(paper: &mut Document, on: &mut dyn FnMut(&mut String)) {
    on(&mut paper.title);
    paper.sections.iter_mut().for_each(|section| of_blocks(&mut section.blocks, on));
    on(&mut paper.footing);
}

fn of_blocks(blocks: &mut [Block], on: &mut dyn FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => on(&mut paragraph.text),
            Block::Fields(fields) => fields.iter_mut().for_each(|field| {
                on(&mut field.label);
                field.value.iter_mut().for_each(&mut *on);
            }),
            Block::Rule(_) => {}
            Block::Table(table) => table.header.iter_mut().chain(&mut table.rows).flatten().for_each(|cell| {
                let mut text = cell.value.shown();
                on(&mut text);
                cell.value = Value::Text(text);
            }),
            Block::Sides(sides) => {
                of_blocks(&mut sides.left, on);
                of_blocks(&mut sides.right, on);
            }
        }
    }
}

/// A paper of paragraphs and a table of one column, with these texts.
pub(crate) fn plain(texts: &[String]) -> Document {
    let table = Table {
        name: "Bảng".into(),
        widths: vec![1],
        letters: Letters::Usual,
        header: vec![vec![Cell::head("TT")]],
        rows: texts.iter().map(|text| vec![Cell::text(text)]).collect(),
    };
    let blocks = texts.iter().map(|text| Block::text(Style::Body, text)).chain([Block::Table(table)]).collect();
    let sections = vec![Section { orientation: Orientation::Portrait, blocks }];
    Document { title: "Văn bản".into(), profile: profile::ALL[0], sections, footing: "In ngày 25/11/2026".into() }
}
