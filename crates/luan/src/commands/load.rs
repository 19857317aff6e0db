//! `luan load`: an exchange folder becomes entries of the record; what the record says already is not written again.

use std::path::PathBuf;

use store::Store;

use crate::access::Action;
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::Outcome;
use crate::{office, record};

/// What `luan load` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// An exchange folder or a workbook
    path: PathBuf,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let office = office::open(&arguments.path, counter)?;
    let log = record::write(&arguments.record, Action::Change, counter)?;
    let because = &arguments.because;
    let changes = store::changes(&log, &office.register, &because.reason, &because.basis);
    let count = changes.len();
    let store = Store::new(log);
    if count > 0 {
        counter.work("ghi vào hồ sơ", "writing to the record", || store.commit(changes, record::stamp(because)))?.map_err(record::told)?;
    }
    let entries = store.log().len();
    let lines = [format!("Đã ghi {count} mục mới; hồ sơ có {entries} mục.\n"), format!("{count} new entries written; the record has {entries}.\n")];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(office.exit())
}
