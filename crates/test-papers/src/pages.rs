//! What a printed paper must be, measured on its pages: A4, the edges, the head on one line, numbers, the foot, headers that come again, no signature alone.

use std::path::Path;
use std::process::Command;

use paperwork::papers::document::{Document, Orientation, Style};

use crate::run;
use crate::xml::{Element, tree};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// How far letters may reach out of their line: overhang of slanted letters, and spaces.
const OVERHANG: f64 = 4.0;

/// A word where it stands, in points from the upper left corner.
pub struct Word {
    /// It.
    pub text: String,
    /// Its left end.
    pub left: f64,
    /// Its right end.
    pub right: f64,
    /// Its upper end.
    pub top: f64,
    /// Its lower end.
    pub bottom: f64,
}

/// A page with its words, in the order of reading.
pub struct Page {
    /// Its width, in points.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its words.
    pub words: Vec<Word>,
}

/// The pages of a printed file.
pub fn pages(pdf: &Path) -> Vec<Page> {
    let listed = run(Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"));
    let body = listed.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
    let number = |element: &Element, name: &str| element.attribute(name).unwrap().parse::<f64>().unwrap();
    let word = |element: &&Element| Word {
        text: element.text.clone(),
        left: number(element, "xMin"),
        right: number(element, "xMax"),
        top: number(element, "yMin"),
        bottom: number(element, "yMax"),
    };
    let page =
        |element: &Element| Page { width: number(element, "width"), height: number(element, "height"), words: element.all("word").iter().map(word).collect() };
    tree(&format!("<body>{body}</body>")).all("page").into_iter().map(page).collect()
}

/// Holds a printed paper to everything that an official one must be.
pub fn official(name: &str, paper: &Document, pages: &[Page]) {
    on_a4_within_the_edges(name, paper, pages);
    numbered_from_the_second_page(name, pages);
    heads_stand_on_one_line(name, paper, pages);
    headers_come_again(name, paper, pages);
    footed(name, paper, pages);
}

/// The fonts of a file that are not of the one family.
pub fn other_fonts(pdf: &Path) -> Vec<String> {
    let fonts = run(Command::new("pdffonts").arg(pdf));
    fonts.lines().skip(2).filter(|line| !line.contains("Tinos")).map(str::to_owned).collect()
}

/// The room that a page leaves: its number and its foot stand outside of it.
fn inside(word: &Word, page: &Page) -> bool {
    word.top > 18.0 * POINTS && word.bottom < page.height - 16.0 * POINTS
}

fn on_a4_within_the_edges(name: &str, paper: &Document, pages: &[Page]) {
    let lies = paper.sections.iter().any(|section| section.orientation == Orientation::Landscape);
    let stands = paper.sections.iter().any(|section| section.orientation == Orientation::Portrait);
    let edges = paper.profile.margins;
    for page in pages {
        let landscape = page.width > page.height;
        let (short, long) = if landscape { (page.height, page.width) } else { (page.width, page.height) };
        assert!((short - 210.0 * POINTS).abs() < 1.0 && (long - 297.0 * POINTS).abs() < 1.0, "{name}: not A4");
        assert!(if landscape { lies } else { stands }, "{name}: a page that should not lie so");
        let (left, right) = if landscape { (edges.bottom, edges.top) } else { (edges.left, edges.right) };
        for word in &page.words {
            assert!(word.left > f64::from(left) * POINTS - OVERHANG, "{name}: {} stands in the left edge", word.text);
            assert!(word.right < page.width - f64::from(right) * POINTS + OVERHANG, "{name}: {} stands in the right edge", word.text);
        }
    }
}

fn numbered_from_the_second_page(name: &str, pages: &[Page]) {
    for (number, page) in pages.iter().enumerate() {
        let above: Vec<&Word> = page.words.iter().filter(|word| word.top < 18.0 * POINTS).collect();
        let texts: Vec<&str> = above.iter().map(|word| word.text.as_str()).collect();
        if number == 0 {
            assert_eq!(texts, Vec::<&str>::new(), "{name}: the first page has no number");
        } else {
            assert_eq!(texts, [(number + 1).to_string()], "{name}");
            let middle = (above[0].left + above[0].right) / 2.0;
            assert!((middle - page.width / 2.0).abs() < 12.0 * POINTS, "{name}: the number is not in the middle");
        }
    }
}

/// The name of the Party or of the country stands on one line, and so does its motto; the rule under them is as long as the text above it.
fn heads_stand_on_one_line(name: &str, paper: &Document, pages: &[Page]) {
    if name.starts_with("curriculum") {
        return;
    }
    let (national, motto) = paper.profile.national;
    let widths: Vec<f64> = [Some(national), motto].into_iter().flatten().map(|text| width_on_one_line(name, text, &pages[0].words)).collect();
    let (width, rule) = (widths[widths.len() - 1], f64::from(paper.profile.national_rule) * POINTS);
    assert!((width - rule).abs() < 3.0 * POINTS, "{name}: the rule of {rule} is not as long as the text of {width}");
}

fn width_on_one_line(name: &str, text: &str, page: &[Word]) -> f64 {
    let words: Vec<&str> = text.split(' ').collect();
    let at = (0..page.len()).find(|&at| page[at..].iter().zip(&words).filter(|(read, wanted)| read.text == **wanted).count() == words.len());
    let at = at.unwrap_or_else(|| panic!("{name}: {text} is not on the first page in one piece"));
    let line = &page[at..at + words.len()];
    assert!(line.iter().all(|word| (word.top - line[0].top).abs() < 1.0), "{name}: {text} is broken");
    line[line.len() - 1].right - line[0].left
}

fn headers_come_again(name: &str, paper: &Document, pages: &[Page]) {
    if name.starts_with("roster") {
        assert!(pages.len() > 1, "{name}: the sample is too short");
        let has = |page: &Page, text: &str| page.words.iter().any(|word| word.text == text);
        // Every line of the sample says `Cử nhân`, and the header `Quê`.
        assert!(pages.iter().all(|page| has(page, "Quê") || !has(page, "Cử")), "{name}: lines on a page without the header");
        assert!(pages.iter().filter(|page| has(page, "Quê")).count() > 1, "{name}: the header does not come again");
    }
    assert!(pages.len() >= paper.sections.len(), "{name}: each section begins on a page of its own");
}

/// The page with the first line of the signature, and that line's first word.
fn signature(pages: &[Page]) -> Option<(&Page, &Word)> {
    let starts = |page: &Page, at: usize| {
        ["K/T TRƯỞNG", "GIÁM ĐỐC"].iter().any(|line| page.words[at..].iter().zip(line.split(' ')).filter(|(word, wanted)| word.text == *wanted).count() == 2)
    };
    pages.iter().find_map(|page| (0..page.words.len()).rev().find(|&at| starts(page, at)).map(|at| (page, &page.words[at])))
}

fn footed(name: &str, paper: &Document, pages: &[Page]) {
    for page in pages {
        let below: Vec<&str> = page
            .words
            .iter()
            .filter(|word| word.bottom > page.height - 20.0 * POINTS && word.top > page.height - 22.0 * POINTS)
            .map(|word| word.text.as_str())
            .collect();
        assert!(below.join(" ").contains(&paper.footing), "{name}: {below:?}");
    }
    // A signature has no page of its own: some of the text stands above it.
    assert!(name.starts_with("curriculum") || signature(pages).is_some(), "{name}: nobody signs");
    if let Some((page, signed)) = signature(pages) {
        assert!(
            page.words.iter().any(|word| inside(word, page) && word.bottom < signed.top && word.text != "Nơi" && word.text != "nhận:"),
            "{name}: only a signature"
        );
    }
    let last = pages.last().unwrap();
    assert!(last.words.iter().any(|word| inside(word, last)), "{name}: an empty page at the end");
    assert!(paper.profile.look(Style::Body).size >= 26, "{name}: eyes of sixty");
}
