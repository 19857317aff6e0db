//! `luan backup`: what is new in the record goes into a folder of sealed files, while others work.

use std::path::PathBuf;

use crate::accounts::kept;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::{record, time};

/// What `luan backup` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// The folder of the backup; made where it is not there, gone on with where it is
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let keys = record::reading(&arguments.record)?;
    let taken =
        counter.work("sao lưu", "backing up", || store::back_up(&arguments.record.data, &keys, &arguments.to, &kept::FOR_HOURS))?.map_err(record::told)?;
    let store::Taken { entries, new, rewritten, time } = taken;
    let moment = time::civil(time);
    let lines = [
        format!(
            "Đã sao lưu {entries} mục, mới {new}; mục cuối lúc {moment}. Tệp ghi lại vì có nội dung đã hủy: {rewritten}.\nKhóa và niêm phong không nằm trong đó: giữ bản sao ở nơi khác nữa.\n"
        ),
        format!(
            "{entries} entries backed up, {new} of them new; the last is of {moment}. Files written again because something was destroyed: {rewritten}.\nThe key and the seals are not in it: keep copies in yet another place.\n"
        ),
    ];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}
