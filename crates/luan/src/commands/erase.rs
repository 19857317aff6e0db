//! `luan erase`: destroys what was recorded about a subject, and records that it was.

use crate::access::Action;
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::record;

/// What `luan erase` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// person:ID, unit:ID, post:ID, place:ID, title:CODE or document:ID
    subject: String,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut log = record::write(&arguments.record, Action::Change, counter)?;
    let because = &arguments.because;
    let erased = log.erase(&arguments.subject, &record::stamp(because), &because.reason, &because.basis).map_err(record::told)?;
    let lines = [format!("Đã hủy nội dung; việc hủy là mục {}.\n", erased.index), format!("Destroyed; entry {} says so.\n", erased.index)];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}
