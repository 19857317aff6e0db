//! What an office program makes of the papers: LibreOffice opens every one and prints it, and the pages are measured.
//!
//! `./luan test` installs what this needs: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils, and fonts-croscore for Tinos, which is as wide as
//! Times New Roman and has every letter of Vietnamese.

use std::path::{Path, PathBuf};
use std::process::Command;

use paperwork::papers::document::{Document, Orientation, Style};
use paperwork::papers::write::{docx, xlsx};

use crate::parts::tree;
use crate::samples::all;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// How far letters may reach out of their line: overhang of slanted letters, and spaces.
const OVERHANG: f64 = 4.0;

struct Word {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

struct Page {
    width: f64,
    height: f64,
    words: Vec<Word>,
}

pub(crate) fn run(command: &mut Command) -> String {
    let program = command.get_program().display().to_string();
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; ./luan test installs it"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A folder of this test's own, without what an earlier run left there.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The fonts of the machine, with Tinos in the place of Times New Roman: on every machine the same letters, wherever else there is a twin.
const FONTS: &str = "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><selectfont><rejectfont>\
    <pattern><patelt name=\"family\"><string>Liberation Serif</string></patelt></pattern></rejectfont></selectfont>\
    <alias binding=\"same\"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias><cachedir>CACHE</cachedir></fontconfig>";

/// Every file as a PDF, by one run of the office program with a profile of its own.
pub(crate) fn printed(folder: &Path, files: &[(String, Vec<u8>)]) {
    converted(folder, files, "pdf");
}

/// Every file as one of another kind.
pub(crate) fn converted(folder: &Path, files: &[(String, Vec<u8>)], kind: &str) {
    let fonts = folder.join("fonts.conf");
    std::fs::write(&fonts, FONTS.replace("CACHE", &folder.join("fonts").display().to_string())).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.display().to_string();
    let mut arguments = vec![profile, "--headless".into(), "--norestore".into(), "--convert-to".into(), kind.into(), "--outdir".into(), out];
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        arguments.push(path.display().to_string());
    }
    run(Command::new("soffice").args(&arguments).env("FONTCONFIG_FILE", fonts));
}

fn pages(pdf: &Path) -> Vec<Page> {
    let listed = run(Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"));
    let body = listed.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
    let number = |element: &crate::parts::Element, name: &str| element.attribute(name).unwrap().parse::<f64>().unwrap();
    let word = |element: &&crate::parts::Element| Word {
        text: element.text.clone(),
        left: number(element, "xMin"),
        right: number(element, "xMax"),
        top: number(element, "yMin"),
        bottom: number(element, "yMax"),
    };
    let page = |element: &crate::parts::Element| Page {
        width: number(element, "width"),
        height: number(element, "height"),
        words: element.all("word").iter().map(word).collect(),
    };
    tree(&format!("<body>{body}</body>")).all("page").into_iter().map(page).collect()
}

#[test]
fn an_office_program_opens_and_prints_every_paper_as_an_official_one() {
    let (papers, folder) = (all(), folder("papers-for-word"));
    let files: Vec<_> = papers.iter().map(|(name, paper)| (format!("{name}.docx"), docx(paper).unwrap())).collect();
    printed(&folder, &files);
    for (name, paper) in &papers {
        let pdf = folder.join(format!("{name}.pdf"));
        let pages = pages(&pdf);
        on_a4_within_the_edges(name, paper, &pages);
        numbered_from_the_second_page(name, &pages);
        heads_stand_on_one_line(name, paper, &pages);
        headers_come_again(name, paper, &pages);
        footed(name, paper, &pages);
        let fonts = run(Command::new("pdffonts").arg(&pdf));
        let other: Vec<&str> = fonts.lines().skip(2).filter(|line| !line.contains("Tinos")).collect();
        assert_eq!(other, Vec::<&str>::new(), "{name}: every letter is of the one family");
    }
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
        let with = pages.iter().filter(|page| page.words.iter().any(|word| word.text == "Quê")).count();
        assert_eq!(with, pages.len(), "{name}: a page without the header");
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

#[test]
fn an_office_program_opens_every_workbook() {
    let papers: Vec<_> = all().into_iter().filter(|(_, paper)| paper.tables().count() > 0).collect();
    let folder = folder("papers-for-a-spreadsheet");
    let files: Vec<_> = papers.iter().map(|(name, paper)| (format!("{name}.xlsx"), xlsx(paper).unwrap())).collect();
    printed(&folder, &files);
    for (name, paper) in &papers {
        let pages = pages(&folder.join(format!("{name}.pdf")));
        let shown: Vec<&str> = pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect();
        let wanted = paper.footing.split(' ').next_back().unwrap();
        assert!(shown.contains(&wanted), "{name}: the day of the facts");
        assert!(shown.contains(&"TT") || name.starts_with("statistics") || name.starts_with("curriculum"), "{name}");
    }
}
