//! The papers read as documents of any kind: every kind says the same words in the same order, and says what other programs read in it.

use std::process::Command;

use paperwork::documents::{Text, open};
use paperwork::papers::document::{Block, Document, Orientation, Section, Sides, Style};
use paperwork::papers::profile;
use paperwork::papers::write::{docx, standalone};
use test_papers::run;
use test_papers::samples::all;

use crate::office::{converted, folder, printed};

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn words_of(text: &Text) -> Vec<String> {
    text.lines.iter().flat_map(|line| words(&line.text)).collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words
}

/// Long lists of words differ at one place, and nobody finds it in all of them.
fn same(ours: &[String], theirs: &[String], what: &str) {
    let at = ours.iter().zip(theirs).take_while(|(our, their)| our == their).count();
    let around = |words: &[String]| words[at.saturating_sub(6)..words.len().min(at + 12)].join(" ");
    assert!(at == ours.len() && at == theirs.len(), "{what}: word {at}\n ours: {}\n theirs: {}", around(ours), around(theirs));
}

fn read(name: &str, bytes: &[u8]) -> Text {
    open(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.reason))
}

#[test]
fn a_paper_for_word_and_the_same_for_the_screen_say_the_same() {
    for (name, paper) in all() {
        let word = words_of(&read(&name, &docx(&paper).unwrap()));
        let screen = words_of(&read(&name, standalone(&paper).as_bytes()));
        // The foot of a page is no part of a document of Word; a page of the web has it at its end. The style sheet, which nothing reads, sets some of its words apart.
        assert_eq!([word, words(&paper.footing)].concat().concat(), screen.concat(), "{name}");
    }
}

/// Invented documents with a head of two columns, a body, and an end of two columns.
fn invented() -> Vec<(String, Document)> {
    (0..6u64).map(|number| (format!("invented-{number}"), one(number))).collect()
}

const SYLLABLES: &[&str] = &[
    "luân",
    "chuyển",
    "cán",
    "bộ",
    "được",
    "điều",
    "động",
    "xã",
    "Phường",
    "thường",
    "vụ",
    "Đảng",
    "ủy",
    "quyết",
    "nghị",
    "khoẻ",
    "năm",
    "2024,",
    "12/3",
    "ưu",
];

fn one(number: u64) -> Document {
    let mut state = number + 1;
    let mut phrase = |count: usize| {
        let words = (0..count).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            SYLLABLES[(state >> 40) as usize % SYLLABLES.len()]
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let sides = |left: [String; 3], right: [String; 2]| {
        let blocks = |lines: &[String]| lines.iter().map(|line| Block::text(Style::Body, line.clone())).collect();
        Block::Sides(Sides { left_percent: 45, left: blocks(&left), right: blocks(&right) })
    };
    let mut blocks = vec![
        sides([phrase(3), phrase(4), "*".to_owned()], [phrase(5), phrase(4)]),
        Block::text(Style::Kind, phrase(2)),
        Block::text(Style::Subject, phrase(9)),
    ];
    (0..12).for_each(|at| blocks.push(Block::text(Style::Body, format!("{}. {}", at + 1, phrase(20 + at * 9)))));
    blocks.push(sides([phrase(2), phrase(4), phrase(3)], [phrase(4), phrase(2)]));
    let sections = vec![Section { orientation: Orientation::Portrait, blocks }];
    Document { title: "Văn bản".into(), profile: profile::ALL[number as usize % profile::ALL.len()], sections, footing: String::new() }
}

/// The lines of a document, as somebody types them.
fn typed(document: &Document) -> String {
    fn lines(blocks: &[Block], out: &mut String) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => *out += &format!("{}\n", paragraph.text),
                Block::Sides(sides) => {
                    lines(&sides.left, out);
                    lines(&sides.right, out);
                }
                _ => {}
            }
        }
    }
    let mut out = String::new();
    document.sections.iter().for_each(|section| lines(&section.blocks, &mut out));
    out
}

#[test]
fn the_same_document_typed_written_shown_and_printed_says_the_same_words_in_the_same_order() {
    let folder = folder("documents-reopened");
    let documents = invented();
    let files: Vec<_> = documents.iter().map(|(name, paper)| (format!("{name}.docx"), docx(paper).unwrap())).collect();
    printed(&folder, &files);
    for ((name, document), (_, bytes)) in documents.iter().zip(&files) {
        let expected = words_of(&read(name, typed(document).as_bytes()));
        assert!(expected.len() > 800, "{name}");
        same(&words_of(&read(name, bytes)), &expected, &format!("{name}: for Word"));
        same(&words_of(&read(name, standalone(document).as_bytes())), &expected, &format!("{name}: for the screen"));
        let pdf = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
        same(&words_of(&read(name, &pdf)), &expected, &format!("{name}: printed"));
    }
}

#[test]
fn other_programs_read_the_same_words() {
    let folder = folder("documents-by-others");
    let papers: Vec<_> = all().into_iter().filter(|(name, _)| name.ends_with("nd30-2020")).collect();
    assert!(papers.len() > 4);
    let files: Vec<_> = papers.iter().map(|(name, paper)| (format!("{name}.docx"), docx(paper).unwrap())).collect();
    printed(&folder, &files);
    converted(&folder, &files, "txt:Text (encoded):UTF8");
    for ((name, _), (_, bytes)) in papers.iter().zip(&files) {
        let office = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        assert_eq!(words_of(&read(name, bytes)), words(office.trim_start_matches('\u{feff}')), "{name}: LibreOffice reads the file for Word");
        let pdf = folder.join(format!("{name}.pdf"));
        let listed = run(Command::new("pdftotext").args(["-raw", "-nopgbrk"]).arg(&pdf).arg("-"));
        let ours = words_of(&read(name, &std::fs::read(&pdf).unwrap()));
        // Numbers of pages are left out here, and are words there.
        let is_number = |word: &String| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let without = |words: Vec<String>| sorted(words.into_iter().filter(|word| !is_number(word)).collect());
        assert_eq!(without(ours), without(words(&listed)), "{name}: pdftotext reads the printed file");
    }
}
