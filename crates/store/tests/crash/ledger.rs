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
    let row = RowText { table: "people".to_owned(), cells: cells.map(|(column, text)| (column.to_owned(), text.to_owned())).into() };
    let content = Content::Rows { subject: format!("person:{id}"), withdraw: Vec::new(), add: vec![row] };
    Change { reason: "tiếp nhận".to_owned(), basis: String::new(), key: id.to_owned(), content }
}

/// The ids that a child has acknowledged: whole lines only, the last may have been cut off.
pub(crate) fn acknowledged(out: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(out);
    let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    lines.filter_map(|line| line.trim_end().strip_prefix("ack ")).flat_map(|ids| ids.split(' ')).map(str::to_owned).collect()
}

/// The people of the record, which must open by itself and be sound.
pub(crate) fn people(folder: &Path, when: &str) -> Vec<String> {
    let log = Log::open(&url(folder), keys()).unwrap_or_else(|error| panic!("{when}: the record does not open: {error}"));
    ids(log.facts())
}

pub(crate) fn ids(facts: &Facts) -> Vec<String> {
    facts.rows().into_iter().map(|row| row.cells["id"].clone()).collect()
}

/// Whether everything that can be checked is sound.
pub(crate) fn sound(folder: &Path, when: &str) {
    let report = store::verify(&url(folder), &keys(), &[]).unwrap_or_else(|error| panic!("{when}: {error}"));
    assert_eq!(report.findings, Vec::<String>::new(), "{when}");
}
