//! `luan restore`: a backup becomes a record again, in an empty database; or a drill sees whether it would.

use std::path::PathBuf;

use store::note::SecretKey;
use store::{Keys, Restored, Stamp, Url, Wanted};

use crate::cli::{Record, moment};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome, Stop};
use crate::time::Stopwatch;
use crate::{record, time};

/// What `luan restore` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the backup
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The empty database to write to: sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL", required_unless_present = "drill")]
    data: Option<Url>,
    /// The key of the record; beside the file of SQLite where nothing is said
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The seals of the record: what opens what it says; beside the key where nothing is said
    #[arg(long, value_name = "FILE")]
    seal: Option<PathBuf>,
    /// Only what was recorded up to then: 'yyyy-mm-dd hh:mm:ss', or a day to its end, in Vietnamese time
    #[arg(long, value_name = "TIME", value_parser = moment)]
    until: Option<u64>,
    /// A checkpoint that was kept elsewhere: says what the backup has not, or whether it is another; may be given several times
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// Only see whether it can be restored: into a file beside the backup that is thrown away; with --data, that record's keys are used
    #[arg(long)]
    drill: bool,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let record = of(arguments)?;
    let keys = keys(&record)?;
    let kept = arguments.checkpoint.iter().map(|path| record::note(path)).collect::<Result<Vec<_>, _>>()?;
    let stamp = Stamp { actor: "command-line".to_owned(), time: time::now(), authority: None };
    let wanted = Wanted { until: arguments.until, kept: &kept, stamp };
    let watch = Stopwatch::start();
    let restored = if arguments.drill {
        counter.work("diễn tập khôi phục", "restoring as a drill", || store::drill(&arguments.from, &keys, &wanted))?
    } else {
        counter.work("khôi phục", "restoring", || store::restore(&arguments.from, &record.data, &keys, &wanted))?
    };
    let restored = restored.map_err(record::told)?;
    tell(counter, &restored, arguments.drill, watch.elapsed().as_secs_f64())?;
    // Done, but not with everything that somebody else knows of.
    Ok(if restored.lost.is_none() { Exit::Done } else { Exit::RowsRefused })
}

/// The record whose keys are used.
fn of(arguments: &Arguments) -> Result<Record, Failure> {
    let (key, seal) = (arguments.key.clone(), arguments.seal.clone());
    match (&arguments.data, &key) {
        (Some(data), _) => Ok(Record { data: data.clone(), key, seal }),
        // A drill writes to no database of anybody.
        (None, Some(path)) => Ok(Record { data: Url::Sqlite(path.clone()), key, seal }),
        (None, None) => Err(Failure::usage("chưa nói tệp khóa của hồ sơ", "the key of the record was not named")
            .now("thêm --key TỆP, hoặc --data của hồ sơ có khóa đặt cạnh", "add --key FILE, or the --data of the record that the key stands beside")),
    }
}

/// The public half is enough, unless an erasure has to be made again.
fn keys(record: &Record) -> Result<Keys, Failure> {
    let path = record::key_path(record)?;
    let secret = std::fs::read_to_string(&path).ok().and_then(|text| SecretKey::read(&text).ok());
    if secret.is_some() { record::writing(record) } else { record::reading(record) }
}

fn tell(counter: &mut Counter<'_>, restored: &Restored, drill: bool, seconds: f64) -> Result<(), Stop> {
    let Restored { entries, time, later, erasures, lost } = *restored;
    let moment = time::civil(time);
    let done = if drill {
        ["Diễn tập: khôi phục được", "Drill: it can be restored,"]
    } else {
        ["Đã khôi phục và kiểm tra", "Restored and checked:"]
    };
    let mut lines = [
        format!("{} {entries} mục, mục cuối lúc {moment}, trong {seconds:.1} giây.\n", done[0]),
        format!("{} {entries} entries, the last of {moment}, in {seconds:.1} seconds.\n", done[1]),
    ];
    let mut add = |vi: String, en: String| {
        lines[0].push_str(&vi);
        lines[1].push_str(&en);
    };
    if later > 0 {
        add(format!("Bỏ lại {later} mục sau lúc đã chọn.\n"), format!("{later} entries after the moment that was asked for were left out.\n"));
    }
    if erasures > 0 {
        add(
            format!("Ghi lại {erasures} lần hủy đã có sau lúc đó: điều đã hủy không trở lại.\n"),
            format!("{erasures} erasures after that moment were recorded again: what was destroyed does not come back.\n"),
        );
    }
    if let Some((first, last)) = lost {
        add(
            format!("THIẾU các mục {first}–{last}: điểm kiểm tra giữ ở nơi khác có, bản sao lưu không có. Tìm bản mới hơn, hoặc ghi lại từ giấy tờ.\n"),
            format!(
                "LOST: entries {first}–{last} stand under a checkpoint that was kept, and not in the backup. Find a newer one, or enter them again from the papers.\n"
            ),
        );
    }
    Ok(write!(counter.out, "{}", counter.lang.pick(lines))?)
}
