//! `luan log receipt`: the proof that one entry stands in the log, to be carried away.

use std::path::PathBuf;

use crate::access::Action;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::{office, qr, record};

/// What `luan log receipt` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The number of the entry
    entry: u64,
    #[command(flatten)]
    record: Record,
    /// The file to write; printed where nothing is said
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Also write the receipt as a QR code, to be printed on the decision
    #[arg(long, value_name = "FILE.svg")]
    picture: Option<PathBuf>,
    /// Also write what the entry says, for who may see it
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut log = record::read(&arguments.record, Action::Audit, counter)?;
    let (receipt, line) = log.receipt(arguments.entry).map_err(record::told)?;
    match &arguments.file {
        Some(path) => office::write_file(path, receipt.text().as_bytes())?,
        None => counter.out.write_all(receipt.text().as_bytes())?,
    }
    if let Some(path) = &arguments.picture {
        let picture = qr::picture(&receipt.text())
            .ok_or_else(|| Failure::failed("biên nhận quá dài cho một mã QR", "the receipt is too long for a QR code").now("dùng --file", "use --file"))?;
        office::write_file(path, picture.svg().as_bytes())?;
    }
    if let Some(path) = &arguments.content {
        office::write_file(path, line.as_bytes())?;
    }
    Ok(Exit::Done)
}
