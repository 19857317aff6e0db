//! `luan move`: the record goes into another database, and is held against the original there.

use store::Url;

use crate::access::Action;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::record;

/// What `luan move` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// The empty database to write to: sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL")]
    to: Url,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut log = record::read(&arguments.record, Action::Audit, counter)?;
    let count = counter.work("chép hồ sơ", "copying the record", || log.copy_to(&arguments.to))?.map_err(record::told)?;
    let lines = [
        format!("Đã chép {count} mục và so từng byte: bằng nhau. Bản cũ còn nguyên; khóa dùng chung.\n"),
        format!("{count} entries copied and compared byte by byte: equal. The original still stands; the key is the same.\n"),
    ];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}
