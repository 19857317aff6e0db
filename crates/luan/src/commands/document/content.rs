//! `luan document content`: the content of a document leaves the vault, and that it was opened is recorded.

use std::path::PathBuf;

use register::tables::Documents;
use store::{Change, Content, Log, Store, Vault};

use crate::access::Action;
use crate::accounts::Token;
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::{contents, office, record, time};

/// What `luan document content` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The id of the document
    id: String,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let log = record::write(&arguments.record, Action::Person, counter)?;
    let hash = content_of(&log, &arguments.id)?;
    let (url, keys) = log.place();
    let kept = contents::read(&Vault::open(&url, &keys).map_err(record::told)?, &hash, time::now()).map_err(record::told)?;
    let bytes =
        kept.ok_or_else(|| Failure::failed("nội dung này đã bị hủy, hoặc chưa từng được lưu", "this content was destroyed, or was never kept").at(&hash))?;
    let (because, content) = (&arguments.because, Content::Reading { subject: format!("document:{}", arguments.id), what: Action::Person.word().to_owned() });
    let change = Change { reason: because.reason.clone(), basis: because.basis.clone(), key: Token::new().text().to_owned(), content };
    Store::new(log).commit(vec![change], record::stamp(because)).map_err(record::told)?;
    office::write_file(&arguments.file, &bytes)?;
    Ok(Exit::Done)
}

/// The name of the content of a document.
pub(super) fn content_of(log: &Log, id: &str) -> Result<String, Stop> {
    let register = log.register().map_err(record::told)?;
    let documents = &register.tables().documents;
    let found = register.find::<Documents>(&documents.id, id).ok_or_else(|| {
        Failure::failed("không có văn bản mang mã này", "no document has this id").at(id).now("xem luan document list", "see luan document list")
    })?;
    let hash = documents.file.text(found.index());
    if hash.is_empty() {
        return Err(Failure::failed("văn bản này chỉ có dòng sổ, không có nội dung", "of this document there is the line alone, and no content").at(id).into());
    }
    Ok(hash.to_owned())
}
