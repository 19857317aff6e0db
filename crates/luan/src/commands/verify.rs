//! `luan verify`: everything that can be checked of a record, with every finding.

use std::path::PathBuf;

use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::record;

/// What `luan verify` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// A checkpoint that was kept elsewhere: the record must begin with it; may be given several times
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let keys = record::reading(&arguments.record)?;
    let kept = arguments.checkpoint.iter().map(|path| record::note(path)).collect::<Result<Vec<_>, _>>()?;
    let report = counter.work("kiểm tra hồ sơ", "checking the record", || store::verify(&arguments.record.data, &keys, &kept))?.map_err(record::told)?;
    for finding in &report.findings {
        writeln!(counter.out, "{finding}")?;
    }
    let (entries, rows, found) = (report.entries, report.rows, report.findings.len());
    let lines = if found == 0 {
        [format!("Nguyên vẹn: {entries} mục, {rows} dòng đang có hiệu lực.\n"), format!("Sound: {entries} entries, {rows} rows that hold.\n")]
    } else {
        [format!("KHÔNG NGUYÊN VẸN: {found} chỗ trong {entries} mục.\n"), format!("NOT SOUND: {found} findings in {entries} entries.\n")]
    };
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(if found == 0 { Exit::Done } else { Exit::Failed })
}
