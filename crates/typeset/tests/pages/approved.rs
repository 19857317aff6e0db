//! Every page of every form is as somebody has approved it: small pictures beside this test, that a reader looks at when they change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use paperwork::papers::document::{Block, Document, Paragraph, Style};
use test_papers::run;

use crate::picture::Picture;
use crate::read::{SAMPLES, folder, written};

/// Points of a picture to an inch.
const RESOLUTION: &str = "40";
/// In how many of 100,000 places a page may differ from the approved one: less than a line that has moved by the height of one point.
const DIFFERING_MAX: usize = 50;
/// What asks for new pictures instead of comparing: LUAN_APPROVE=1 cargo test -p typeset approved.
const APPROVE: &str = "LUAN_APPROVE";

fn approved() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/approved")
}

#[expect(clippy::disallowed_methods, reason = "whoever approves says so in the environment")]
fn approves() -> bool {
    std::env::var(APPROVE).is_ok()
}

/// The pages of a paper as pictures, each with the name of its file.
fn pictures(folder: &Path, name: &str, pdf: &Path) -> Vec<(String, Picture)> {
    run(Command::new("pdftoppm").args(["-r", RESOLUTION, "-gray", "-png"]).arg(pdf).arg(folder.join(name)));
    let pages = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mine =
        |path: &PathBuf| path.extension().is_some_and(|is| is == "png") && path.file_stem().unwrap().to_str().unwrap().rsplit_once('-').unwrap().0 == name;
    let mut pages: Vec<PathBuf> = pages.filter(mine).collect();
    pages.sort();
    pages.iter().map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), Picture::read(path))).collect()
}

#[test]
fn every_page_of_every_form_is_as_it_was_approved() {
    let (folder, approved) = (folder("papers-pictured"), approved());
    let pictures: Vec<(String, Picture)> = SAMPLES.iter().flat_map(|sample| pictures(&folder, &sample.name, &sample.within(&folder))).collect();
    if approves() {
        std::fs::create_dir_all(&approved).unwrap();
        std::fs::read_dir(&approved).unwrap().for_each(|entry| std::fs::remove_file(entry.unwrap().path()).unwrap());
        pictures.iter().for_each(|(file, picture)| picture.write(&approved.join(file)));
    }
    let known: BTreeSet<String> = std::fs::read_dir(&approved).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let drawn: BTreeSet<String> = pictures.iter().map(|(file, _)| file.clone()).collect();
    let mut wrong: Vec<String> = known.difference(&drawn).map(|file| format!("{file}: there is no such page now")).collect();
    for (file, picture) in &pictures {
        if !known.contains(file) {
            wrong.push(format!("{file}: nobody has approved this page"));
            continue;
        }
        let differing = picture.differing(&Picture::read(&approved.join(file)));
        wrong.extend((differing > DIFFERING_MAX).then(|| format!("{file}: differs in {differing} of 100,000 places, {DIFFERING_MAX} may")));
    }
    assert!(
        wrong.is_empty(),
        "{}\nThe pages of now stand in {}, the approved ones in {}. Look at both; if those of now are right: {APPROVE}=1 cargo test -p typeset approved, and commit the pictures.",
        wrong.join("\n"),
        folder.display(),
        approved.display()
    );
}

/// The first line of a picture, upper end and lower end, below a height.
fn line_below(picture: &Picture, height: usize) -> (usize, usize) {
    let rows: Vec<bool> = picture.greys.chunks(picture.width).map(|row| row.contains(&0)).collect();
    let top = (height..rows.len()).find(|&row| rows[row]).unwrap();
    (top, (top..rows.len()).find(|&row| !rows[row]).unwrap())
}

#[test]
fn a_line_that_moves_by_a_point_of_the_picture_is_noticed() {
    let folder = folder("papers-moved");
    let sample = SAMPLES.iter().find(|sample| sample.name.starts_with("submission")).unwrap();
    let (_, picture) = pictures(&folder, &sample.name, &sample.within(&folder)).into_iter().next().unwrap();
    let (top, bottom) = line_below(&picture, picture.greys.len() / picture.width / 2);
    let mut moved = picture.clone();
    let (from, to) = (top * picture.width, bottom * picture.width);
    moved.greys.copy_within(from..to, from + picture.width);
    moved.greys[from..from + picture.width].fill(3);
    assert_eq!(picture.differing(&picture), 0);
    assert!(picture.differing(&moved) > DIFFERING_MAX, "{}", picture.differing(&moved));
}

#[test]
fn a_paragraph_with_other_words_and_one_that_is_strong_are_noticed() {
    let folder = folder("papers-changed");
    let paper = &SAMPLES.iter().find(|sample| sample.name.starts_with("submission")).unwrap().paper;
    let first = |paper: &Document, name: &str| pictures(&folder, name, &written(&folder, name, paper)).into_iter().next().unwrap().1;
    let before = first(paper, "before");
    let body = |paper: &mut Document, change: &dyn Fn(&mut Paragraph)| {
        let blocks = &mut paper.sections[0].blocks;
        let found = blocks.iter_mut().find_map(|block| if let Block::Paragraph(text) = block { (text.style == Style::Body).then_some(text) } else { None });
        change(found.unwrap());
    };
    let (mut other, mut strong) = (paper.clone(), paper.clone());
    body(&mut other, &|text| text.text = text.text.chars().rev().collect());
    body(&mut strong, &|text| text.style = Style::Heading1);
    for (name, changed) in [("other", &other), ("strong", &strong)] {
        let differing = before.differing(&first(changed, name));
        assert!(differing > DIFFERING_MAX, "{name}: {differing}");
    }
}
