//! `luan seal`: a new key for the seals of a record; what older ones have sealed is sealed anew.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use store::{Keys, Log, Ring};

use crate::cli::Record;
use crate::commands::init::seed;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::record;

/// What `luan seal` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let path = record::seal_path(&arguments.record)?;
    let ring = record::ring(&arguments.record)?.with(seed()?);
    // The new key is on the disk before anything is sealed with it, and the old one stays until nothing needs it.
    replace(&path, &ring)?;
    let keys = Keys::reading(record::public_key(&record::key_path(&arguments.record)?)?, ring.clone());
    let resealed = counter.work("niêm phong lại", "sealing anew", || Log::open(&arguments.record.data, keys).and_then(|mut log| log.reseal()))?;
    let count = resealed.map_err(record::told)?;
    replace(&path, &ring.newest())?;
    let lines = [
        format!("Đã niêm phong lại {count} mục bằng khóa mới: {} — thay cả bản sao giữ ngoài máy.\n", path.display()),
        format!("{count} things sealed anew with a new key: {} — replace the copy outside this machine, too.\n", path.display()),
    ];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}

/// Puts a ring in the place of another, whole or not at all.
fn replace(path: &Path, ring: &Ring) -> Result<(), Failure> {
    let beside = path.with_extension("seal-new");
    let written = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside).and_then(|mut file| {
        file.write_all(ring.text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        fs::File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()
    });
    written.map_err(|error| {
        Failure::failed(format!("không ghi được tệp niêm phong: {error}"), format!("cannot write the seals: {error}"))
            .at(path.display())
            .now("kiểm tra quyền ghi và chỗ trống rồi chạy lại", "check permissions and free space, and run it again")
    })
}
