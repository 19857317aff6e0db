//! What the record must say afterwards.

use std::path::Path;

use store::note::SecretKey;
use store::{Change, Content, Facts, Keys, Log, Ring, RowText, Stamp, Url};

pub(crate) fn url(folder: &Path) -> Url {
    Url::Sqlite(folder.join("office.db"))
}

pub(crate) fn keys() -> Keys {
    Keys::writing(SecretKey::office("van-suong.example/luan", [7; 32]).unwrap(), Ring::new([8; 32]))
}

pub(crate) fn stamp() -> Stamp {
    Stamp { actor: "account-1".to_owned(), time: 1_704_067_200_000, authority: None }
}

/// A change that adds a person; its key is the person's id.
pub(crate) fn adding(id: &str) -> Change {
    let cells = [("id", id), ("name", "Người nào đó"), ("sex", "female"), ("birth", "1980")];
    rows(&format!("person:{id}"), id, "people", &cells)
}

/// A change that adds the unit whose book is written.
pub(crate) fn unit() -> Change {
    rows("unit:TU", "unit", "units", &[("id", "TU"), ("name", "Thị ủy"), ("kind", "party_committee"), ("level", "district")])
}

/// A change that registers a document, and asks for its number; its key is the document's id.
pub(crate) fn registering(id: &str) -> Change {
    let cells = [
        ("id", id),
        ("unit", "TU"),
        ("book", "incoming"),
        ("series", "2024"),
        ("registered", "2024-01-01"),
        ("kind", "letter"),
        ("subject", "Về việc"),
        ("secrecy", "none"),
    ];
    rows(&format!("document:{id}"), id, "documents", &cells)
}

fn rows(subject: &str, key: &str, table: &str, cells: &[(&str, &str)]) -> Change {
    let cells = cells.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect();
    let content = Content::Rows { subject: subject.to_owned(), withdraw: Vec::new(), add: vec![RowText { table: table.to_owned(), cells }] };
    Change { reason: "tiếp nhận".to_owned(), basis: String::new(), key: key.to_owned(), content }
}

/// The ids that a child has acknowledged: whole lines only, the last may have been cut off.
pub(crate) fn acknowledged(out: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(out);
    let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    lines.filter_map(|line| line.trim_end().strip_prefix("ack ")).flat_map(|ids| ids.split(' ')).map(str::to_owned).collect()
}

/// The ids of the record, which must open by itself and be sound, and whose book has no gap and no double.
pub(crate) fn people(folder: &Path, when: &str) -> Vec<String> {
    let log = Log::open(&url(folder), keys()).unwrap_or_else(|error| panic!("{when}: the record does not open: {error}"));
    let rows = log.facts().rows();
    let mut numbers: Vec<usize> = rows.iter().filter_map(|row| row.cells.get("number")).map(|number| number.parse().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{when}: the numbers of the book");
    ids(log.facts())
}

pub(crate) fn ids(facts: &Facts) -> Vec<String> {
    let mut ids: Vec<String> = facts.rows().into_iter().map(|row| row.cells["id"].clone()).collect();
    ids.sort_unstable();
    ids
}

/// Whether everything that can be checked is sound.
pub(crate) fn sound(folder: &Path, when: &str) {
    let report = store::verify(&url(folder), &keys(), &[]).unwrap_or_else(|error| panic!("{when}: {error}"));
    assert_eq!(report.findings, Vec::<String>::new(), "{when}");
}
