use std::path::PathBuf;

use paperwork::documents::open;

use super::*;

const LETTER: &str = include_str!("../../../paperwork/tests/reading/invented/party_letter.txt");
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../paperwork/tests/documents/corpus");

fn text(words: &str) -> Text {
    open("v.txt", words.as_bytes()).unwrap()
}

fn notes<'a>(notes: &'a [Note], column: &str) -> Vec<&'a str> {
    notes.iter().filter(|note| note.column == column).map(|note| note.words[0].as_str()).collect()
}

/// The invented documents on which the reader is tried.
fn corpus() -> Vec<(String, Text)> {
    let paths = std::fs::read_dir(CORPUS).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|is| is == "txt")).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), open(&name(path), &std::fs::read(path).unwrap()).unwrap())).collect()
}

#[test]
fn what_is_proposed_is_what_was_read_and_of_the_rest_the_form_says_that_it_is_not_known() {
    let all = corpus();
    assert!(all.len() >= 30, "{}", all.len());
    for (name, text) in all {
        for (place, document) in read(&text).documents.iter().enumerate() {
            let proposal = propose(&text, place, Some(Book::Incoming)).unwrap();
            assert_eq!(proposal.place, place, "{name}");
            let cell = |column: &str| proposal.cells.get(column).map(String::as_str);
            let of = |found: &Option<Found<String>>| found.as_ref().map(|found| canonical(&found.value));
            assert_eq!(cell("symbol"), document.symbol.as_ref().map(|symbol| symbol.value.text.as_str()), "{name}");
            assert_eq!(cell("issued"), document.date.as_ref().map(|date| date.value.civil()).as_deref(), "{name}");
            assert_eq!([cell("issuer"), cell("subject")].map(|text| text.map(canonical)), [of(&document.issuer), of(&document.subject)], "{name}");
            // A kind that the book has no name for is left to the reader.
            let named = of(&document.kind).and_then(|kind| {
                let words = every_word(DocumentKind::NAMES);
                words.iter().find(|(_, words)| words.iter().any(|word| canonical(word) == kind)).map(|(code, _)| *code)
            });
            assert_eq!(cell("kind"), named, "{name}");
            for column in ["symbol", "kind", "issuer", "issued", "subject"] {
                let said = cell(column).is_some() || proposal.notes.iter().any(|note| note.column == column && note.is_doubt);
                assert!(said, "{name}: nothing is said of {column}");
            }
        }
    }
}

#[test]
fn what_was_typed_stays_and_the_file_speaks_beside_it() {
    let proposal = propose(&text(LETTER), 0, Some(Book::Incoming)).unwrap();
    let mut entered = Entered::default();
    entered.cells.insert("subject", "Việc khác".to_owned());
    entered.cells.insert("issued", "5/1/2024".to_owned());
    let said = proposal.fill(&mut entered).unwrap();
    assert_eq!(
        ["symbol", "kind", "issued", "subject", "signer"].map(|column| entered.cell(column)),
        ["45-CV/BTCHU", "letter", "5/1/2024", "Việc khác", "Đinh Thị Sương"]
    );
    assert!(notes(&said, "subject").iter().any(|words| words.contains("tệp ghi “triển khai")), "{said:?}");
    assert!(!notes(&said, "issued").iter().any(|words| words.contains("ghi khác")), "{said:?}");
    assert_eq!(entered.cell("recipients"), "", "who gets it in the house is not on the paper");
    assert!(notes(&said, "recipients")[0].contains("Ủy ban Kiểm tra Huyện ủy"), "{said:?}");
    let again = propose(&text(LETTER), 0, Some(Book::Incoming)).unwrap();
    entered.cells.insert("subject", again.cells["subject"].clone());
    assert_eq!(again.fill(&mut entered), None, "what says no more is not shown a second time");
}

#[test]
fn of_what_goes_out_the_number_is_left_to_the_book() {
    let proposal = propose(&text(LETTER), 0, Some(Book::Outgoing)).unwrap();
    assert_eq!(proposal.cells["symbol"], "CV/BTCHU");
    assert_eq!(
        proposal.cells["recipients"], "Các chi bộ, đảng bộ trực thuộc Huyện ủy; Ủy ban Kiểm tra Huyện ủy; Thường trực Huyện ủy",
        "as above names nobody, and what is kept is not sent"
    );
    assert_eq!(proposal.cells["kept_by"], "BTC");
}
