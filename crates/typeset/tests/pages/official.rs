//! Every form in every profile is an official paper, and a file that lasts.

use std::process::Command;
use std::thread;

use paperwork::documents::open;
use paperwork::papers::document::{Block, Document, Orientation, Style};
use paperwork::papers::write::docx;
use register::Day;
use test_papers::alphabet;
use test_papers::pages::{official, other_fonts, pages};
use test_papers::run;
use test_papers::samples::day;
use typeset::TypesetError;

use crate::read::{SAMPLES, Sample, folder, letters, plain, said, set, shown, softened, spoken, texts, words, written};

#[test]
fn every_paper_is_an_official_one_on_its_pages() {
    let folder = folder("papers-set");
    for sample in SAMPLES.iter() {
        let (name, pdf) = (&sample.name, sample.within(&folder));
        official(name, &sample.paper, &pages(&pdf));
        assert_eq!(other_fonts(&pdf), Vec::<String>::new(), "{name}: every letter is of the one family");
        let fonts = run(Command::new("pdffonts").arg(&pdf));
        // Behind the name and the encoding: embedded, a subset, with a way back to letters.
        let kept = fonts.lines().skip(2).all(|line| line.split_whitespace().collect::<Vec<_>>().windows(3).any(|columns| columns == ["yes", "yes", "yes"]));
        assert!(kept && fonts.lines().count() > 2, "{name}: {fonts}");
    }
}

#[test]
fn every_paper_says_in_order_what_its_file_for_word_says() {
    let folder = folder("papers-spoken");
    for sample in SAMPLES.iter() {
        let Sample { name, paper, .. } = sample;
        let pdf = written(&folder, name, &softened(paper.clone()));
        let word: String = open(name, &docx(paper).unwrap()).unwrap().lines.iter().map(|line| letters(&line.text)).collect();
        same(&spoken(&pdf), &word, name);
        same(&said(paper), &word, name);
        // What is shown is what is spoken, and beside it what stands on every page, and dots.
        let shown: Vec<String> = shown(&sample.within(&folder));
        let lost: Vec<String> = texts(paper).iter().flat_map(|text| words(text)).filter(|word| !word.contains(['-', '/']) && !shown.contains(word)).collect();
        assert_eq!(lost, Vec::<String>::new(), "{name}");
    }
}

/// Long texts differ at one place, and nobody finds it in all of them.
fn same(ours: &str, theirs: &str, what: &str) {
    let at = ours.chars().zip(theirs.chars()).take_while(|(our, their)| our == their).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(30)).take(80).collect::<String>();
    assert!(ours == theirs, "{what}: letter {at}\n read: {}\n said: {}", around(ours), around(theirs));
}

#[test]
fn every_file_claims_to_last_and_says_what_it_is() {
    let folder = folder("papers-claims");
    for sample in SAMPLES.iter() {
        let (name, pdf) = (&sample.name, sample.within(&folder));
        let told = run(Command::new("pdfinfo").arg(&pdf));
        let line = |label: &str| told.lines().find_map(|line| line.strip_prefix(label)).unwrap_or_else(|| panic!("{name}: no {label}")).trim().to_owned();
        assert_eq!(line("Title:"), sample.paper.title, "{name}");
        assert_eq!((line("Tagged:"), line("JavaScript:"), line("Encrypted:")), ("yes".into(), "no".into(), "no".into()), "{name}");
        assert!(line("CreationDate:").contains("Nov 25"), "{name}: {}", line("CreationDate:"));
        let meta = run(Command::new("pdfinfo").arg("-meta").arg(&pdf));
        let claims = ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"];
        assert!(claims.iter().all(|claim| meta.contains(claim)), "{name}: {meta}");
        assert!(sample.bytes.windows(10).any(|part| part == b"/Lang(vi)/" || part == b"/Lang (vi)"), "{name}: the language is not said");
    }
}

#[test]
fn tables_and_headings_are_tagged_as_what_they_are() {
    let folder = folder("papers-tagged");
    for sample in SAMPLES.iter() {
        let Sample { name, paper, .. } = sample;
        let tree = run(Command::new("pdfinfo").arg("-struct").arg(sample.within(&folder)));
        let count = |tag: &str| tree.lines().filter(|line| line.trim().split(' ').next() == Some(tag)).count();
        let rows: usize = paper.tables().map(|table| table.header.len() + table.rows.len()).sum();
        assert!(count("Table") >= paper.tables().count() && count("TR") >= rows, "{name}: {tree}");
        assert!(paper.tables().next().is_none() || count("TH") > 0, "{name}: no header");
        assert_eq!(count("H1"), 1, "{name}: one title");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_alone_and_among_others() {
    let among: Vec<Vec<u8>> = thread::scope(|scope| {
        let threads: Vec<_> = SAMPLES.iter().rev().map(|sample| scope.spawn(|| set(&sample.paper))).collect();
        threads.into_iter().rev().map(|thread| thread.join().unwrap()).collect()
    });
    SAMPLES.iter().zip(&among).for_each(|(sample, among)| assert!(sample.bytes == *among, "{}", sample.name));
}

#[test]
fn every_letter_of_vietnamese_comes_back_in_every_face() {
    let folder = folder("papers-letters");
    let alphabet: Vec<String> = alphabet::letters().into_iter().map(String::from).collect();
    let mut paper = plain(&alphabet);
    // The whole alphabet once in every style, and with that in every face.
    paper.sections[0].blocks.extend(Style::ALL.iter().map(|style| Block::text(*style, alphabet.join(" "))));
    let pdf = written(&folder, "alphabet", &paper);
    same(&spoken(&pdf), &said(&paper), "alphabet");
    for letter in &alphabet {
        assert!(shown(&pdf).iter().filter(|word| *word == letter).count() > 1, "{letter}");
    }
}

#[test]
fn a_letter_that_tinos_lacks_is_refused_and_said_with_its_text() {
    let mut paper = plain(&["Khuất Duy Tường".into(), "đồng chí 字 và 😀".into()]);
    paper.footing.push('字');
    let Err(TypesetError::Letters(lacking)) = typeset::pdf(&paper, day(2026, 11, 25)) else { panic!("it was set") };
    let told: Vec<(char, &str)> = lacking.iter().map(|one| (one.letter, one.text.as_str())).collect();
    assert_eq!(told, [('字', "đồng chí 字 và 😀"), ('😀', "đồng chí 字 và 😀")]);
    assert!(lacking[0].to_string().contains("U+5B57"));
}

#[test]
fn a_file_without_a_day_is_refused() {
    let paper = plain(&["Văn bản".into()]);
    assert!(matches!(typeset::pdf(&paper, Day::MISSING), Err(TypesetError::NoDay)));
}

#[test]
fn a_long_table_breaks_between_rows_and_its_header_comes_again() {
    let folder = folder("papers-long");
    let texts: Vec<String> = (0..300).map(|number| format!("hàng-{number}")).collect();
    let mut paper: Document = plain(&texts);
    paper.sections[0].orientation = Orientation::Landscape;
    paper.sections[0].blocks.drain(..texts.len());
    let pages = pages(&written(&folder, "long", &paper));
    assert!(pages.len() > 5);
    assert!(pages.iter().all(|page| page.words.iter().filter(|word| word.text == "TT").count() == 1), "a page without the header");
    let rows: Vec<&str> = pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).filter(|word| word.starts_with("hàng-")).collect();
    assert_eq!(rows, texts);
}
