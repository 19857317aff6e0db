//! `luan init`: the record of an office begins, with its key.

use std::fs;
use std::io::Write;
use std::path::Path;

use store::note::{PublicKey, SecretKey};
use store::{Keys, Log, Ring};

use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::record::{key_path, public_path, seal_path, stamp, told};

/// What `luan init` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// The name of the office's log, as it signs: like van-suong.example/luan, without spaces
    #[arg(long, value_name = "NAME")]
    name: String,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let key = begin(&arguments.record, &arguments.name, &arguments.because)?;
    let (path, seal) = (key_path(&arguments.record)?, seal_path(&arguments.record)?);
    let lines = [
        format!(
            "Đã mở hồ sơ. Khóa bí mật: {}; niêm phong: {} — giữ riêng, sao lưu ngoài máy này: mất tệp niêm phong là mất nội dung.\nKhóa công khai, trao cho người giám sát:\n",
            path.display(),
            seal.display()
        ),
        format!(
            "The record has begun. Secret key: {}; seals: {} — keep them apart, with a copy outside this machine: without the seals nobody can read the record.\nPublic key, for whoever watches:\n",
            path.display(),
            seal.display()
        ),
    ];
    writeln!(counter.out, "{}{}", counter.lang.pick(lines), key.text())?;
    Ok(Exit::Done)
}

/// Begins a record, with its key and its seals; the public half of the key.
pub(crate) fn begin(record: &Record, name: &str, because: &Because) -> Result<PublicKey, Failure> {
    let path = key_path(record)?;
    let key = SecretKey::office(name, seed()?)
        .map_err(|_| Failure::usage("tên không dùng được", "the name cannot be used").at(name).now("không dùng dấu cách và dấu +", "use no spaces and no +"))?;
    let (seal, ring) = (seal_path(record)?, Ring::new(seed()?));
    // The keys first: a log that nobody can sign or open is worse than a key without a log.
    new_secret(&path, &(key.text() + "\n"))?;
    let begun = new_secret(&seal, &ring.text()).and_then(|_| {
        let keys = Keys::writing(key.clone(), ring);
        Log::init(&record.data, keys, &stamp(because), &because.reason, &because.basis).map_err(told).inspect_err(|_| {
            let _ = fs::remove_file(&seal);
        })
    });
    if let Err(failure) = begun {
        // The keys of a log that did not begin open and sign nothing.
        let _ = fs::remove_file(&path);
        return Err(failure);
    }
    crate::office::write_file(&public_path(&path), (key.public().text() + "\n").as_bytes())?;
    Ok(key.public())
}

/// What a new key is made of.
pub(crate) fn seed() -> Result<[u8; 32], Failure> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| Failure::failed(format!("máy không cho số ngẫu nhiên: {error}"), format!("the system gives no randomness: {error}")))?;
    Ok(seed)
}

/// Writes a secret that only its owner may read, and never over another.
pub(crate) fn new_secret(path: &Path, text: &str) -> Result<fs::File, Failure> {
    use std::os::unix::fs::OpenOptionsExt;
    let written = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(file)
    });
    written.map_err(|error| {
        Failure::failed(format!("không ghi được tệp khóa: {error}"), format!("cannot write the key: {error}"))
            .at(path.display())
            .now("chọn nơi khác bằng --key; khóa cũ không bị ghi đè", "name another place with --key; an old key is not written over")
    })
}
