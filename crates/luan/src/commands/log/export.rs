//! `luan log export`: the log as tiles, with its checkpoint and key. The form stands in docs/log-format.md.

use std::path::PathBuf;

use crate::access::Action;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::{office, record};

/// What `luan log export` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Without what the entries say: nothing in it is about anybody
    #[arg(long)]
    without_contents: bool,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut log = record::read(&arguments.record, Action::Audit, counter)?;
    office::make_folder(&arguments.out, false)?;
    counter.work("ghi hồ sơ ra tệp", "writing the log", || log.export(&arguments.out, !arguments.without_contents))?.map_err(record::told)?;
    Ok(Exit::Done)
}
