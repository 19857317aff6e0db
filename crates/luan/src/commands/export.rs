//! `luan export`: an exchange folder as one workbook.

use std::path::PathBuf;

use crate::cli::From;
use crate::counter::Counter;
use crate::exit::{Failure, Outcome};
use crate::office;

/// What `luan export` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
    /// The workbook to write
    #[arg(long, value_name = "FILE")]
    xlsx: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let office = office::open(&arguments.from.from, counter)?;
    let written = counter.work("ghi sổ XLSX", "writing the workbook", || paperwork::export::workbook(&office.register))?;
    let bytes = written.map_err(|error| {
        Failure::failed(format!("không ghi được sổ XLSX: {error}"), format!("the workbook cannot be written: {error}"))
            .at(arguments.xlsx.display())
            .now("dùng thư mục CSV khi bảng quá dài", "use the CSV folder when a table is too long")
    })?;
    office::write_file(&arguments.xlsx, &bytes)?;
    Ok(office.exit())
}
