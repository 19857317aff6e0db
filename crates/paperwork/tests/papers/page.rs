//! Papers for the screen and the printer: committed snapshots for a reader's eyes, and any text read back by another's reader.

use paperwork::papers::document::{Block, Cell, Document, Letters, Orientation, Section, Style, Table};
use paperwork::papers::forms::roster::{Column, roster};
use paperwork::papers::profile;
use paperwork::papers::write::{fragment, print_css, standalone};
use proptest::prelude::*;
use test_papers::samples::{SAMPLES, a_roster, all, day, party, state};
use test_papers::xml::{Element, tree};

use crate::docx::{any_text, readable};

/// The text of an element as a browser shows it.
fn text(element: &Element) -> String {
    let one = |child: &Element| match child.name.as_str() {
        "#text" => child.text.clone(),
        "br" => "\n".to_owned(),
        _ => text(child),
    };
    element.children.iter().map(one).collect()
}

#[test]
fn every_form_is_what_a_reader_has_approved() {
    for (name, sample) in SAMPLES.iter().filter(|(name, _)| *name != "roster") {
        insta::assert_snapshot!(format!("{name}-hd05-2026"), fragment(&sample(&party(day(2026, 11, 25)))));
    }
    let list = a_roster(&party(day(2026, 11, 25)), Column::usual(), 6);
    insta::assert_snapshot!("roster-hd05-2026", fragment(&roster(&list).unwrap()));
    for (name, sample) in SAMPLES.iter().filter(|(name, _)| ["forwarding", "rotation_decision", "submission"].contains(name)) {
        insta::assert_snapshot!(format!("{name}-hd36-2018"), fragment(&sample(&party(day(2025, 3, 9)))));
        insta::assert_snapshot!(format!("{name}-nd30-2020"), fragment(&sample(&state(day(2026, 2, 5)))));
    }
}

#[test]
fn the_looks_of_paper_are_what_a_reader_has_approved() {
    insta::assert_snapshot!("print_css", print_css());
}

#[test]
fn no_paper_brings_a_script_or_a_style_of_an_element_or_fetches_anything() {
    for (name, paper) in all() {
        let page = standalone(&paper);
        for word in ["<script", "style=\"", "http:", "https:", "url(", "@import", " on"] {
            assert!(!fragment(&paper).contains(word), "{name}: {word}");
            assert!(word == " on" || !page.contains(word), "{name}: {word}");
        }
        assert!(page.starts_with("<!doctype html>") && page.contains("<meta charset=\"utf-8\">"), "{name}");
    }
}

#[test]
fn every_style_of_every_guide_has_its_look() {
    let css = print_css();
    for profile in profile::ALL {
        for style in Style::ALL {
            assert!(css.contains(&format!(".{} .{} {{", profile.name, style.id())), "{} {}", profile.name, style.id());
        }
        for orientation in ["portrait", "landscape"] {
            assert!(css.contains(&format!(".paper.{0} > .{orientation} {{ page: {0}-{orientation}; }}", profile.name)));
        }
    }
}

#[test]
fn tables_say_what_they_are_and_their_headers_are_headers() {
    for (name, paper) in all() {
        let read = tree(&fragment(&paper));
        let tables = read.all("table");
        assert_eq!(tables.len(), paper.tables().count(), "{name}");
        for (read, written) in tables.iter().zip(paper.tables()) {
            assert_eq!(read.attribute("aria-label"), Some(written.name.as_str()), "{name}");
            assert!(!written.name.is_empty(), "{name}");
            assert_eq!(read.one("thead").own("tr").len(), written.header.len(), "{name}");
            assert!(read.one("thead").all("th").iter().all(|head| head.attribute("scope").is_some()), "{name}");
            assert_eq!(read.one("tbody").own("tr").len(), written.rows.len(), "{name}");
            assert_eq!(read.one("colgroup").own("col").len(), written.widths.len(), "{name}");
        }
        assert!(read.all("h1").len() == 1, "{name}: one title");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_comes_back(words in any_text(), cell in any_text()) {
        let table = Table { name: words.clone(), widths: vec![1], letters: Letters::Usual, header: vec![], rows: vec![vec![Cell::text(&cell)]] };
        let blocks = vec![Block::text(Style::Body, &words), Block::Table(table)];
        let paper = Document { title: words.clone(), profile: profile::ALL[0], sections: vec![Section { orientation: Orientation::Portrait, blocks }], footing: words.clone() };
        let read = tree(&fragment(&paper));
        prop_assert_eq!(text(read.all("p")[0]), readable(&words));
        prop_assert_eq!(text(read.all("td")[0]), readable(&cell));
        prop_assert_eq!(text(read.own("p")[0]), readable(&words));
    }
}
