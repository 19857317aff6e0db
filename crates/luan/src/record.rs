//! The record: opening the log of an office with its key, and telling what the memory refuses.

use std::fs;
use std::path::{Path, PathBuf};

use register::{Day, Register};
use store::note::{Note, PublicKey, SecretKey};
use store::{Keys, Log, Ring, Stamp, StoreError, Url};

use crate::access::{Action, at_the_machine};
use crate::cli::{Because, Record};
use crate::counter::Counter;
use crate::exit::{Failure, Stop};
use crate::time;

/// Refusals that are written out; the rest is counted.
const REFUSALS_SHOWN_MAX: usize = 20;

/// Where the key of a record stands: where it was said, or beside the file.
pub(crate) fn key_path(record: &Record) -> Result<PathBuf, Failure> {
    match (&record.key, &record.data) {
        (Some(path), _) => Ok(path.clone()),
        (None, Url::Sqlite(path)) => Ok(path.with_extension("key")),
        (None, Url::Postgres(_)) => Err(Failure::usage("chưa nói tệp khóa của hồ sơ", "the key of the record was not named")
            .now("thêm --key TỆP: khóa không nằm trong cơ sở dữ liệu", "add --key FILE: the key does not stand in the database")),
    }
}

/// The public half beside a secret key.
pub(crate) fn public_path(key: &Path) -> PathBuf {
    let mut name = key.file_name().unwrap_or_default().to_owned();
    name.push(".pub");
    key.with_file_name(name)
}

/// Where the seals of a record stand: where it was said, or beside the key.
pub(crate) fn seal_path(record: &Record) -> Result<PathBuf, Failure> {
    record.seal.clone().map_or_else(|| Ok(key_path(record)?.with_extension("seal")), Ok)
}

/// The seals of a record.
pub(crate) fn ring(record: &Record) -> Result<Ring, Failure> {
    let path = seal_path(record)?;
    Ring::read(&text(&path)?).ok_or_else(|| {
        Failure::failed("tệp không phải là niêm phong", "this is no file of seals")
            .at(path.display())
            .now("dùng tệp niêm phong do luan init tạo", "use the seals that luan init has made")
    })
}

/// The keys for reading: of the key that signs, the public half is enough.
pub(crate) fn reading(record: &Record) -> Result<Keys, Failure> {
    Ok(Keys::reading(public_key(&key_path(record)?)?, ring(record)?))
}

/// The keys for writing.
pub(crate) fn writing(record: &Record) -> Result<Keys, Failure> {
    Ok(Keys::writing(secret_key(record)?, ring(record)?))
}

/// The key with which the office signs.
pub(crate) fn secret_key(record: &Record) -> Result<SecretKey, Failure> {
    let path = key_path(record)?;
    SecretKey::read(&text(&path)?).map_err(|error| not_a_key(&path, &error))
}

/// Opens a record for reading, for something that may be done at the machine.
pub(crate) fn read(record: &Record, action: Action, counter: &mut Counter<'_>) -> Result<Log, Stop> {
    allowed(action)?;
    let keys = reading(record)?;
    Ok(counter.work("mở hồ sơ", "opening the record", || Log::open(&record.data, keys))?.map_err(told)?)
}

/// Opens a record for reading and writing, for something that may be done at the machine.
pub(crate) fn write(record: &Record, action: Action, counter: &mut Counter<'_>) -> Result<Log, Stop> {
    allowed(action)?;
    let keys = writing(record)?;
    Ok(counter.work("mở hồ sơ", "opening the record", || Log::open(&record.data, keys))?.map_err(told)?)
}

/// The command line passes the policy, too: as whoever holds the keys at the machine.
fn allowed(action: Action) -> Result<(), Failure> {
    if at_the_machine(action) {
        return Ok(());
    }
    Err(Failure::failed("việc này không làm được từ dòng lệnh", "this is not done from the command line").at(action.word()))
}

/// The public key in a file, or the public half of the secret key in it.
pub(crate) fn public_key(path: &Path) -> Result<PublicKey, Failure> {
    let beside = public_path(path);
    let path = if beside.exists() { &beside } else { path };
    let text = text(path)?;
    PublicKey::read(&text).or_else(|_| SecretKey::read(&text).map(|key| key.public())).map_err(|error| not_a_key(path, &error))
}

/// A signed checkpoint in a file.
pub(crate) fn note(path: &Path) -> Result<Note, Failure> {
    Note::read(&text(path)?).map_err(|error| Failure::failed("tệp không phải là điểm kiểm tra", format!("{error}")).at(path.display()))
}

pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| {
        Failure::failed(format!("không đọc được tệp: {error}"), format!("cannot read the file: {error}"))
            .at(path.display())
            .now("kiểm tra đường dẫn và quyền đọc", "check the path and who may read it")
    })
}

fn not_a_key(path: &Path, error: &store::note::NoteError) -> Failure {
    Failure::failed("tệp không phải là khóa", error.to_string()).at(path.display()).now("dùng tệp khóa do luan init tạo", "use the key that luan init has made")
}

/// The facts of a record, as known now or at the end of a day.
pub(crate) fn register(record: &Record, known: Option<Day>, action: Action, counter: &mut Counter<'_>) -> Result<Register, Stop> {
    let mut log = read(record, action, counter)?;
    let register = match known {
        None => log.register(),
        Some(day) => log.known_on(day).and_then(|facts| facts.register().map_err(StoreError::Unsound)),
    };
    Ok(register.map_err(told)?)
}

/// Who changes the record now.
pub(crate) fn stamp(because: &Because) -> Stamp {
    Stamp { actor: because.actor.clone(), time: time::now(), authority: None }
}

/// What the memory has refused, for a reader.
pub(crate) fn told(error: StoreError) -> Failure {
    match error {
        StoreError::Refused(refusals) => {
            let more = refusals.len().saturating_sub(REFUSALS_SHOWN_MAX);
            let count = refusals.len();
            let failure = Failure::failed(format!("thay đổi bị từ chối vì {count} chỗ"), format!("the change is refused for {count} faults"));
            let shown = refusals.iter().take(REFUSALS_SHOWN_MAX).map(|refusal| refusal.words().join(" / "));
            let failure = shown.fold(failure, |failure, words| failure.at(words));
            let failure = if more > 0 { failure.at(format!("… +{more}")) } else { failure };
            failure.now("sửa dữ liệu rồi làm lại; chưa có gì được ghi", "mend the data and do it again; nothing was written")
        }
        StoreError::KeyTaken { ref key, index } => {
            Failure::failed(format!("khóa yêu cầu “{key}” đã dùng ở mục {index} cho một thay đổi khác"), error.to_string())
                .now("dùng khóa khác", "use another key")
        }
        StoreError::Full => Failure::failed("đĩa đầy, chưa ghi được", "the disk is full; nothing was written")
            .now("giải phóng chỗ trống rồi làm lại", "free some space and do it again"),
        StoreError::Unsound(ref what) => Failure::failed(format!("hồ sơ không còn nguyên vẹn: {what}"), error.to_string())
            .now("chạy luan verify, giữ nguyên hiện trạng và báo người phụ trách", "run luan verify, leave everything as it is, and tell who is in charge"),
        StoreError::Url(ref text) => Failure::usage(format!("“{text}” không phải địa chỉ cơ sở dữ liệu"), error.to_string())
            .now("dùng sqlite:TỆP hoặc postgres://…", "use sqlite:FILE or postgres://…"),
        StoreError::Backup { place, fault } => {
            let [vi, en] = fault.words();
            Failure::failed(format!("bản sao lưu: {vi}"), format!("the backup: {en}")).at(place)
        }
        StoreError::Database(ref what) => Failure::failed(format!("cơ sở dữ liệu báo lỗi: {what}"), error.to_string())
            .now("kiểm tra địa chỉ, quyền và máy chủ", "check the address, the rights and the server"),
        StoreError::State(state) => {
            let [vi, en] = state.words();
            Failure::failed(vi, en)
        }
        StoreError::Spent { .. } => {
            Failure::failed("đã đọc đủ số lần được đọc trong một giờ", error.to_string()).now("chờ rồi làm lại", "wait, and do it again")
        }
        StoreError::Conflict | StoreError::Stopped => {
            Failure::failed("chưa ghi được, xin làm lại", error.to_string()).now("chạy lại lệnh", "run the command again")
        }
    }
}
