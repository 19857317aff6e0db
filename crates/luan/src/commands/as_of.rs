//! `luan as-of`: the exchange folder as it was known at the end of a day.

use std::path::PathBuf;

use register::Day;

use crate::access::Action;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::{office, record};

/// What `luan as-of` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The day, yyyy-mm-dd
    #[arg(value_parser = crate::cli::day)]
    day: Day,
    #[command(flatten)]
    record: Record,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write over a folder that has files already
    #[arg(long)]
    replace: bool,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let register = record::register(&arguments.record, Some(arguments.day), Action::Export, counter)?;
    office::write_folder(&register, &arguments.out, arguments.replace, counter)?;
    Ok(Exit::Done)
}
