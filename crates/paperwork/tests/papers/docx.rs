//! Papers for Word, read back.

use std::collections::{BTreeMap, BTreeSet};

use paperwork::papers::document::{Block, Cell, Document, Letters, Orientation, Section, Style, Table, Value};
use paperwork::papers::profile;
use paperwork::papers::write::docx;
use proptest::prelude::*;
use test_papers::alphabet::letters;
use test_papers::samples::all;
use test_papers::xml::{Element, tree};

use crate::parts::{part, parts};

fn body(bytes: &[u8]) -> Element {
    part(bytes, "word/document.xml").one("w:body").clone()
}

fn one_table(table: Table) -> Document {
    let sections = vec![Section { orientation: Orientation::Portrait, blocks: vec![Block::Table(table)] }];
    Document { title: "Bảng".into(), profile: profile::ALL[0], sections, footing: String::new() }
}

#[test]
fn every_style_and_every_part_that_is_named_is_there() {
    for (name, paper) in all() {
        let bytes = docx(&paper).unwrap();
        let styles = part(&bytes, "word/styles.xml");
        let ids: Vec<&str> = styles.own("w:style").iter().map(|style| style.attribute("w:styleId").unwrap()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: two styles of one id");
        let names: Vec<&str> = styles.own("w:style").iter().map(|style| style.one("w:name").attribute("w:val").unwrap()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{name}: two styles of one name");
        let body = body(&bytes);
        let used = ["w:pStyle", "w:tblStyle"].into_iter().flat_map(|of| body.all(of)).map(|of| of.attribute("w:val").unwrap());
        used.for_each(|style| assert!(ids.contains(&style), "{name}: no style {style}"));
        let files: Vec<String> = parts(&bytes).into_iter().map(|(name, _)| name).collect();
        for (part_of, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            let relations = part(&bytes, part_of);
            let mut known = BTreeSet::new();
            for relation in relations.own("Relationship") {
                assert!(known.insert(relation.attribute("Id").unwrap().to_owned()), "{name}: an id twice");
                assert!(files.contains(&format!("{folder}{}", relation.attribute("Target").unwrap())), "{name}: {relation:?}");
            }
            let named = body.all("w:headerReference").into_iter().chain(body.all("w:footerReference"));
            assert!(folder.is_empty() || named.into_iter().all(|reference| known.contains(reference.attribute("r:id").unwrap())));
        }
        let types = part(&bytes, "[Content_Types].xml");
        assert!(types.own("Override").iter().all(|one| files.contains(&one.attribute("PartName").unwrap()[1..].to_owned())), "{name}");
        parts(&bytes).iter().for_each(|(_, text)| drop(tree(text)));
    }
}

#[test]
fn every_table_fills_its_grid_and_its_header_comes_again() {
    for (name, paper) in all() {
        let body = body(&docx(&paper).unwrap());
        let tables: Vec<&Element> =
            body.own("w:tbl").into_iter().filter(|table| table.one("w:tblPr").one("w:tblStyle").attribute("w:val") == Some("TableGrid")).collect();
        assert_eq!(tables.len(), paper.tables().count(), "{name}");
        for (read, written) in tables.iter().zip(paper.tables()) {
            let columns = read.one("w:tblGrid").own("w:gridCol");
            assert_eq!(columns.len(), written.widths.len(), "{name}");
            let rows = read.own("w:tr");
            assert_eq!(rows.len(), written.header.len() + written.rows.len(), "{name}");
            let headers: Vec<bool> = rows.iter().map(|row| !row.all("w:tblHeader").is_empty()).collect();
            assert!(headers.iter().enumerate().all(|(at, header)| *header == (at < written.header.len())), "{name}: {headers:?}");
            for row in &rows {
                let spans = row
                    .own("w:tc")
                    .iter()
                    .map(|cell| cell.all("w:gridSpan").first().map_or(1, |span| span.attribute("w:val").unwrap().parse().unwrap()))
                    .sum::<usize>();
                assert_eq!(spans, columns.len(), "{name}: a row does not fill the grid");
                assert!(row.own("w:tc").iter().all(|cell| cell.children.last().unwrap().name == "w:p"), "{name}: a cell must end with a paragraph");
                assert_eq!(row.all("w:cantSplit").len(), 1, "{name}");
            }
            merges_begin(&name, read);
        }
    }
}

/// Every cell that goes on downwards stands under one that began, with the same width.
fn merges_begin(name: &str, table: &Element) {
    let mut above: BTreeMap<usize, usize> = BTreeMap::new();
    for row in table.own("w:tr") {
        let (mut column, mut now) = (0, BTreeMap::new());
        for cell in row.own("w:tc") {
            let width = cell.all("w:gridSpan").first().map_or(1, |span| span.attribute("w:val").unwrap().parse().unwrap());
            match cell.all("w:vMerge").first().map(|merge| merge.attribute("w:val")) {
                Some(Some("restart")) => drop(now.insert(column, width)),
                Some(None) => {
                    assert_eq!(above.get(&column), Some(&width), "{name}: a cell goes on that never began");
                    now.insert(column, width);
                }
                _ => {}
            }
            column += width;
        }
        above = now;
    }
}

#[test]
fn pages_are_numbered_from_the_second_on_and_lie_where_they_should() {
    for (name, paper) in all() {
        let bytes = docx(&paper).unwrap();
        let body = body(&bytes);
        let sections = body.all("w:sectPr");
        assert_eq!(sections.len(), paper.sections.len(), "{name}");
        for (number, (read, written)) in sections.iter().zip(&paper.sections).enumerate() {
            assert_eq!(read.own("w:titlePg").len(), usize::from(number == 0), "{name}");
            let (size, edges) = (read.one("w:pgSz"), read.one("w:pgMar"));
            let of = |element: &Element, name: &str| -> i64 { element.attribute(name).unwrap().parse().unwrap() };
            let (width, height, left) = match written.orientation {
                Orientation::Portrait => (11_906, 16_838, 1_701),
                Orientation::Landscape => (16_838, 11_906, 1_134),
            };
            assert_eq!((of(size, "w:w"), of(size, "w:h"), of(edges, "w:left")), (width, height, left), "{name}");
            let room = of(size, "w:w") - of(edges, "w:left") - of(edges, "w:right");
            let tables = body.own("w:tbl");
            assert!(number > 0 || tables[0].one("w:tblGrid").own("w:gridCol").iter().map(|column| of(column, "w:w")).sum::<i64>() <= room, "{name}");
        }
        assert!(part(&bytes, "word/header.xml").all("w:instrText")[0].text.contains("PAGE"));
        assert_eq!(part(&bytes, "word/header-first.xml").run_text(), "");
        assert_eq!(part(&bytes, "word/footer.xml").run_text(), paper.footing);
    }
}

/// The order in which the standard (ISO/IEC 29500-1) has the elements that we use. LibreOffice takes any order; Word calls a file with another one damaged.
const ORDER: &[(&str, &[&str])] = &[
    ("w:body", &["w:p", "w:tbl", "w:sectPr"]),
    ("w:p", &["w:pPr", "w:r"]),
    ("w:pPr", &["w:pStyle", "w:keepNext", "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:sectPr"]),
    ("w:r", &["w:rPr", "w:t", "w:br", "w:tab", "w:fldChar", "w:instrText"]),
    ("w:rPr", &["w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:lang"]),
    ("w:sectPr", &["w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:titlePg"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p", "w:tbl"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:styles", &["w:docDefaults", "w:style"]),
    ("w:style", &["w:name", "w:basedOn", "w:next", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"]),
    ("w:settings", &["w:defaultTabStop", "w:characterSpacingControl", "w:compat", "w:themeFontLang"]),
];

fn in_order(name: &str, element: &Element) {
    if let Some((_, order)) = ORDER.iter().find(|(of, _)| *of == element.name) {
        let place = |child: &Element| order.iter().position(|name| *name == child.name).unwrap_or_else(|| panic!("{name}: {} in {}", child.name, element.name));
        let places: Vec<usize> = element.children.iter().map(place).collect();
        let right = match element.name.as_str() {
            "w:body" => true,
            // What a run or a cell is comes first; what is in it follows in any order.
            "w:r" | "w:tc" => !places.iter().skip(1).any(|place| *place == 0),
            _ => places.is_sorted(),
        };
        assert!(right, "{name}: {element:?}");
    }
    element.children.iter().filter(|child| child.name != "#text").for_each(|child| in_order(name, child));
}

#[test]
fn elements_stand_in_the_order_of_the_standard() {
    for (name, paper) in all() {
        let bytes = docx(&paper).unwrap();
        for of in ["document", "styles", "settings", "header", "header-first", "footer"] {
            in_order(&format!("{name} {of}"), &part(&bytes, &format!("word/{of}.xml")));
        }
        assert_eq!(body(&bytes).children.last().unwrap().name, "w:sectPr", "{name}");
    }
}

#[test]
fn every_letter_of_vietnamese_comes_back() {
    let alphabet: String = letters().into_iter().collect();
    let table = Table {
        name: "Chữ".into(),
        widths: vec![1],
        letters: Letters::Usual,
        header: vec![vec![Cell::head(&alphabet)]],
        rows: letters().iter().map(|letter| vec![Cell::text(letter.to_string())]).collect(),
    };
    let body = body(&docx(&one_table(table)).unwrap());
    let cells: Vec<String> = body.all("w:tc").iter().map(|cell| cell.shown()).collect();
    assert_eq!(cells[0], alphabet);
    assert_eq!(cells[1..].concat(), alphabet);
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for (name, paper) in all() {
        assert!(docx(&paper).unwrap() == docx(&paper).unwrap(), "{name}");
    }
}

/// What a text comes back as: lines end in one way, and what XML cannot hold is marked.
pub(crate) fn readable(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let held = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..);
    lines.chars().map(|c| if held(c) { c } else { '\u{fffd}' }).collect()
}

pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \t\n\r<>&\"'=+À-ỹ\u{0}-\u{20}]{0,20}",
        "\\PC{0,12}",
        Just("]]>".to_owned()),
        Just("\r\r\n\n".to_owned()),
        Just("\u{fffe}\u{ffff}\u{85}\u{2028}".to_owned()),
    ]
}

/// A table of any shape, with spans that fit or do not.
fn any_table() -> impl Strategy<Value = Table> {
    let cell = || (any_text(), 1..4usize, 1..4usize).prop_map(|(text, across, down)| Cell::text(text).across(across).down(down));
    let rows = |least| prop::collection::vec(prop::collection::vec(cell(), 0..5), least..5);
    (rows(1), rows(0), 1..6usize).prop_map(|(header, rows, columns)| Table {
        name: "Bảng".into(),
        widths: vec![1; columns],
        letters: Letters::Small,
        header,
        rows,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_in_any_cell_comes_back(texts in prop::collection::vec(any_text(), 1..6)) {
        let table = Table {
            name: "Bảng".into(),
            widths: vec![1],
            letters: Letters::Usual,
            header: vec![vec![Cell::head("TT")]],
            rows: texts.iter().map(|text| vec![Cell::text(text)]).collect(),
        };
        let body = body(&docx(&one_table(table)).unwrap());
        let read: Vec<String> = body.all("w:tc").iter().skip(1).map(|cell| cell.shown()).collect();
        prop_assert_eq!(read, texts.iter().map(|text| readable(text)).collect::<Vec<_>>());
    }

    #[test]
    fn a_table_of_any_shape_fills_its_grid(table in any_table()) {
        let (columns, rows) = (table.widths.len(), table.header.len() + table.rows.len());
        let body = body(&docx(&one_table(table)).unwrap());
        let read = body.own("w:tbl")[0];
        prop_assert_eq!(read.own("w:tr").len(), rows);
        for row in read.own("w:tr") {
            let width = |cell: &&Element| cell.all("w:gridSpan").first().map_or(1, |span| span.attribute("w:val").unwrap().parse::<usize>().unwrap());
            prop_assert_eq!(row.own("w:tc").iter().map(width).sum::<usize>(), columns);
        }
        merges_begin("any", read);
    }

    #[test]
    fn any_text_in_any_paragraph_and_title_comes_back(text in any_text()) {
        let blocks = vec![Block::text(Style::Body, &text)];
        let paper = Document { title: text.clone(), profile: profile::ALL[0], sections: vec![Section { orientation: Orientation::Portrait, blocks }], footing: text.clone() };
        let bytes = docx(&paper).unwrap();
        prop_assert_eq!(body(&bytes).own("w:p")[0].run_text(), readable(&text));
        // In properties and in the foot there is no element for a break: ends of lines are read as XML reads them.
        let read = |text: String| text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(read(part(&bytes, "docProps/core.xml").one("dc:title").text.clone()), readable(&text));
    }
}

#[test]
fn a_value_is_shown_as_papers_show_it() {
    let shown = [Value::Number(-1_234_567), Value::Number(999), Value::Number(1000), Value::Blank].map(|value| value.shown());
    assert_eq!(shown, ["-1.234.567", "999", "1.000", ""]);
}
