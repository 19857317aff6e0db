//! `luan document destroy`: the content of a document is destroyed; its line stays in the book and says no longer that there is a file.

use store::{Change, Content, Store, Vault};

use super::content::content_of;
use crate::access::Action;
use crate::accounts::Token;
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::{contents, record};

/// What `luan document destroy` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The id of the document
    id: String,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let log = record::write(&arguments.record, Action::Change, counter)?;
    let hash = content_of(&log, &arguments.id)?;
    let names = |row: &&store::RowText| row.table == "documents" && row.cells.get("file") == Some(&hash);
    // The same content may have come with several documents: all of them lose it, and all of them say so.
    let named: Vec<store::RowText> = log.facts().rows().iter().filter(names).cloned().collect();
    let because = &arguments.because;
    let change = |row: store::RowText| {
        let mut without = row.clone();
        without.cells.remove("file");
        let content = Content::Rows { subject: store::owner(&row), withdraw: vec![row], add: vec![without] };
        Change { reason: because.reason.clone(), basis: because.basis.clone(), key: Token::new().text().to_owned(), content }
    };
    let (url, keys) = log.place();
    let (vault, count) = (Vault::open(&url, &keys).map_err(record::told)?, named.len());
    Store::new(log).commit(named.into_iter().map(change).collect(), record::stamp(because)).map_err(record::told)?;
    contents::destroy(&vault, &hash).map_err(record::told)?;
    let lines = [format!("Đã hủy nội dung; {count} dòng sổ ghi lại điều đó.\n"), format!("The content is destroyed; {count} lines of the books say so.\n")];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}
