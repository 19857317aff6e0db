//! Papers as workbooks, read back: dates are dates, numbers are numbers, the header stands still.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use paperwork::papers::document::{Block, Cell, Document, Letters, Orientation, Section, Table, Value};
use paperwork::papers::profile;
use paperwork::papers::write::xlsx;
use proptest::prelude::*;
use register::{Day, Partial};
use test_papers::alphabet::letters;
use test_papers::samples::{all, day};

use crate::docx::any_text;
use crate::parts::{part, parts};

/// The rows above a table: its title, and one that is empty.
const ABOVE: usize = 2;

fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let read = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let (height, width) = range.end().map_or((0, 0), |(row, column)| (row as usize + 1, column as usize + 1));
        let cell = |row: usize, column: usize| range.get_value((row as u32, column as u32)).cloned().unwrap_or(Data::Empty);
        let rows = (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect();
        (name, rows)
    };
    names.into_iter().map(read).collect()
}

fn column(rows: Vec<Value>) -> Document {
    let cell = |value| Cell { value, ..Cell::blank() };
    let table = Table {
        name: "Bảng".into(),
        widths: vec![1, 1],
        letters: Letters::Usual,
        header: vec![vec![Cell::head("TT"), Cell::head("Ô")]],
        rows: rows.into_iter().map(|value| vec![Cell::blank(), cell(value)]).collect(),
    };
    let sections = vec![Section { orientation: Orientation::Landscape, blocks: vec![Block::Table(table)] }];
    Document { title: "Bảng".into(), profile: profile::ALL[0], sections, footing: "Bản in & thử".into() }
}

fn values(rows: Vec<Value>) -> Vec<Data> {
    let count = rows.len();
    let (_, read) = sheets(&xlsx(&column(rows)).unwrap()).remove(0);
    read[ABOVE + 1..ABOVE + 1 + count].iter().map(|row| row[1].clone()).collect()
}

#[test]
fn every_table_of_every_paper_is_a_sheet_with_a_header_that_stands_still() {
    for (name, paper) in all().into_iter().filter(|(_, paper)| paper.tables().count() > 0) {
        let bytes = xlsx(&paper).unwrap();
        let sheets = sheets(&bytes);
        assert_eq!(sheets.len(), paper.tables().count(), "{name}");
        for (number, ((_, rows), table)) in sheets.iter().zip(paper.tables()).enumerate() {
            assert_eq!(rows[0][0], Data::String(paper.title.clone()), "{name}");
            let first = table.rows.first().map(|row| &row[0].value);
            if let Some(Value::Number(number)) = first {
                assert_eq!(rows[ABOVE + table.header.len()][0], Data::Float(*number as f64), "{name}");
            }
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{}.xml", number + 1));
            let pane = sheet.all("pane")[0];
            assert_eq!(pane.attribute("ySplit"), Some((ABOVE + table.header.len()).to_string().as_str()), "{name}");
            assert_eq!(pane.attribute("state"), Some("frozen"), "{name}");
            let rows_read = rows.len();
            assert!(rows_read > ABOVE + table.header.len() + table.rows.len(), "{name}: the foot is missing");
            assert!(rows.iter().flatten().any(|cell| *cell == Data::String(paper.footing.clone())), "{name}");
        }
    }
}

#[test]
fn days_and_numbers_keep_their_types() {
    let known = Partial::day(day(1972, 5, 18));
    let read = values(vec![
        Value::Number(-12_345),
        Value::Day(day(2024, 2, 29)),
        Value::Partial(known),
        Value::Partial(Partial::month(1972, 5).unwrap()),
        Value::Text("007".into()),
        Value::Text("=1+1".into()),
        Value::Blank,
    ]);
    assert_eq!(read[0], Data::Float(-12_345.0));
    let serial = |data: &Data| if let Data::DateTime(day) = data { day.as_f64() } else { panic!("no date: {data:?}") };
    // 1900-01-01 is 1 for a spreadsheet, and its 1900 has a 29 February: 25,569 days before 1970.
    assert_eq!(serial(&read[1]) as i32 - 25_569, day(2024, 2, 29).ordinal());
    assert_eq!(serial(&read[2]) as i32 - 25_569, day(1972, 5, 18).ordinal());
    assert_eq!(read[3..6], ["05/1972", "007", "=1+1"].map(|text| Data::String(text.into())));
    assert_eq!(read[6], Data::Empty);
}

#[test]
fn every_letter_of_vietnamese_comes_back() {
    let read = values(letters().iter().map(|letter| Value::Text(letter.to_string())).collect());
    let text: String = read.iter().map(|cell| cell.to_string()).collect();
    assert_eq!(text, letters().into_iter().collect::<String>());
}

#[test]
fn names_of_sheets_are_accepted_and_told_apart() {
    let table = |name: &str| Table { name: name.into(), widths: vec![1], letters: Letters::Usual, header: vec![vec![Cell::head("TT")]], rows: vec![] };
    let names = [
        "",
        "a/b:c*[d]?",
        "Trường hợp do cấp có thẩm quyền xem xét",
        "Trường hợp do cấp có thẩm quyền xem xét",
        "TRƯỜNG HỢP DO CẤP CÓ THẨM QUYỀN XEM",
        "𝔸𝔹".repeat(9).as_str(),
    ]
    .map(|name| Block::Table(table(name)));
    let paper = Document { sections: vec![Section { orientation: Orientation::Portrait, blocks: names.to_vec() }], ..column(vec![]) };
    let read: Vec<String> = sheets(&xlsx(&paper).unwrap()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(read.len(), 6);
    assert_eq!(read.iter().map(|name| name.to_lowercase()).collect::<std::collections::BTreeSet<_>>().len(), 6);
    assert!(read.iter().all(|name| name.encode_utf16().count() <= 31), "{read:?}");
}

#[test]
fn every_row_has_room_for_its_text() {
    for (name, paper) in all() {
        let bytes = xlsx(&paper).unwrap();
        for (number, table) in paper.tables().enumerate() {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{}.xml", number + 1));
            let rows = sheet.one("sheetData").own("row");
            for (at, row) in table.rows.iter().enumerate() {
                let lines = row.iter().map(|cell| cell.value.shown().split('\n').count()).max().unwrap();
                let written = rows.iter().find(|one| one.attribute("r") == Some((ABOVE + table.header.len() + at + 1).to_string().as_str())).unwrap();
                let height: f64 = written.attribute("ht").unwrap().parse().unwrap();
                assert!(height >= lines as f64 * 11.0, "{name}: a row of {lines} lines is {height} points tall");
                assert_eq!(written.attribute("customHeight"), Some("1"), "{name}");
            }
        }
    }
}

#[test]
fn a_text_that_is_too_long_for_a_cell_says_that_it_was_cut() {
    let read = values(vec![Value::Text("ữ".repeat(40_000))]);
    assert!(read[0].to_string().ends_with("[…]"));
    assert!(read[0].to_string().encode_utf16().count() <= 32_767);
}

#[test]
fn a_paper_without_tables_is_an_empty_sheet_and_the_same_paper_gives_the_same_bytes() {
    let empty = Document { sections: Vec::new(), ..column(vec![]) };
    assert_eq!(sheets(&xlsx(&empty).unwrap()).len(), 1);
    for (name, paper) in all() {
        assert!(xlsx(&paper).unwrap() == xlsx(&paper).unwrap(), "{name}");
        assert!(parts(&xlsx(&paper).unwrap()).iter().any(|(part, _)| part == "xl/workbook.xml"), "{name}");
    }
}

/// Cells keep every character but the ends of lines, which XML reads as line feeds.
fn kept(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_in_any_cell_comes_back(texts in prop::collection::vec(any_text(), 1..6)) {
        let read = values(texts.iter().map(|text| Value::Text(text.clone())).collect());
        let read: Vec<String> = read.iter().map(|cell| kept(&cell.to_string())).collect();
        prop_assert_eq!(read, texts.iter().map(|text| kept(text)).collect::<Vec<_>>());
    }

    #[test]
    fn any_day_comes_back_as_that_day(ordinal in -25_508..84_006i32) {
        let day = Day::from_ordinal(ordinal).unwrap();
        let read = values(vec![Value::Day(day)]);
        let Data::DateTime(serial) = &read[0] else { panic!("no date: {read:?}") };
        prop_assert_eq!(serial.as_f64() as i32 - 25_569, ordinal);
    }
}
