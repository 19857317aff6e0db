//! `luan upgrade`: the database of a record that an older program has written is brought up; what it says stays as it is.

use store::{Log, Ring};

use crate::cli::Record;
use crate::commands::init::{new_secret, seed};
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::record;

/// What `luan upgrade` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let seal = record::seal_path(&arguments.record)?;
    if !seal.exists() {
        // The first program sealed nothing.
        new_secret(&seal, &Ring::new(seed()?).text())?;
    }
    let keys = record::reading(&arguments.record)?;
    let before = counter.work("nâng cấp cơ sở dữ liệu", "bringing the database up", || Log::upgrade(&arguments.record.data, &keys))?.map_err(record::told)?;
    let lines = [
        format!("Trước là lược đồ {before}; nay dùng được với bản này. Niêm phong: {} — giữ bản sao ngoài máy này.\n", seal.display()),
        format!("It was schema {before}; this program can use it now. Seals: {} — keep a copy outside this machine.\n", seal.display()),
    ];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}
