//! `luan export`: the facts of a folder or a record as one workbook, or as an exchange folder.

use std::path::PathBuf;

use crate::access::Action;
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
    #[arg(long, value_name = "FILE", required_unless_present = "out")]
    xlsx: Option<PathBuf>,
    /// The exchange folder to write
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write over a folder that has files already
    #[arg(long)]
    replace: bool,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let office = office::open_from(&arguments.from, Action::Export, counter)?;
    if let Some(out) = &arguments.out {
        office::write_folder(&office.register, out, arguments.replace, counter)?;
    }
    let Some(xlsx) = &arguments.xlsx else { return Ok(office.exit()) };
    let written = counter.work("ghi sổ XLSX", "writing the workbook", || paperwork::export::workbook(&office.register))?;
    let bytes = written.map_err(|error| {
        Failure::failed(format!("không ghi được sổ XLSX: {error}"), format!("the workbook cannot be written: {error}"))
            .at(xlsx.display())
            .now("dùng thư mục CSV khi bảng quá dài", "use the CSV folder when a table is too long")
    })?;
    office::write_file(xlsx, &bytes)?;
    Ok(office.exit())
}
