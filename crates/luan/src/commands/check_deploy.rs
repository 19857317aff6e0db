//! `luan check-deploy`: whether a record stands as it should where people rely on it. Every check has a number and an end: it holds, or it says what to do.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use store::Url;
use store::note::Note;

use crate::access::Role;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Outcome};
use crate::{record, time};

/// What `luan check-deploy` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// A checkpoint that was kept elsewhere, best with a witness's signature; may be given several times
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
}

/// Bits of a file's mode that let others than its owner read or change it.
const OTHERS: u32 = 0o077;
/// Bits that let everybody.
const EVERYBODY: u32 = 0o007;
/// File systems that lie elsewhere: a lock or a sync on them does not mean what it means on a disk.
const ELSEWHERE: [&str; 7] = ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph"];
/// The first moment that a clock can rightly show: 2026-01-01, in milliseconds since 1970.
const BUILT: u64 = 1_767_225_600_000;

/// One check: whether it holds, and what it is about and what to do, in both languages.
struct Check {
    holds: bool,
    about: [&'static str; 2],
    remedy: [&'static str; 2],
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let key = record::key_path(&arguments.record)?;
    let kept = arguments.checkpoint.iter().map(|path| record::note(path)).collect::<Result<Vec<_>, _>>()?;
    let checks = checks(&arguments.record, &key, &kept, counter)?;
    let failing = checks.iter().filter(|check| !check.holds).count();
    for (number, check) in (1..).zip(&checks) {
        let state = if check.holds { counter.lang.pick(["đạt  ", "holds"]) } else { counter.lang.pick(["HỎNG ", "FAILS"]) };
        writeln!(counter.out, "D{number:02} {state} {}", counter.lang.pick(check.about))?;
        if !check.holds {
            writeln!(counter.out, "          {}", counter.lang.pick(check.remedy))?;
        }
    }
    Ok(if failing == 0 { Exit::Done } else { Exit::Failed })
}

fn checks(of: &Record, key: &Path, kept: &[Note], counter: &mut Counter<'_>) -> Result<Vec<Check>, crate::exit::Stop> {
    let (public, keys, seal) = (record::public_key(key)?, record::reading(of)?, record::seal_path(of)?);
    let data = &of.data;
    let report = counter.work("kiểm tra hồ sơ", "checking the record", || store::verify(data, &keys, kept))?.map_err(record::told)?;
    let mut log = store::Log::open(data, keys).map_err(record::told)?;
    let last = log.len() - 1;
    let (newest, _) = log.entry(last).map_err(record::told)?;
    let file = if let Url::Sqlite(path) = data { Some(path.as_path()) } else { None };
    let mut checks = vec![
        Check {
            holds: mode(key).is_some_and(|mode| mode & OTHERS == 0),
            about: ["chỉ chủ sở hữu đọc được khóa bí mật", "only its owner can read the secret key"],
            remedy: ["chmod 600 tệp khóa", "chmod 600 the key"],
        },
        Check {
            holds: file.is_none_or(|file| folder(file) != folder(key)),
            about: ["khóa không nằm cạnh cơ sở dữ liệu", "the key does not stand beside the database"],
            remedy: ["chuyển khóa sang nơi khác (thẻ, ổ rời, máy khác) và dùng --key", "keep the key elsewhere (a token, another disk) and name it with --key"],
        },
        Check {
            holds: mode(&seal).is_some_and(|mode| mode & OTHERS == 0),
            about: ["chỉ chủ sở hữu đọc được tệp niêm phong", "only its owner can read the seals"],
            remedy: ["chmod 600 tệp niêm phong", "chmod 600 the file of seals"],
        },
        Check {
            holds: file.is_none_or(|file| folder(file) != folder(&seal)),
            about: ["niêm phong không nằm cạnh cơ sở dữ liệu", "the seals do not stand beside the database"],
            remedy: ["chuyển tệp niêm phong sang nơi khác và dùng --seal", "keep the seals elsewhere and name them with --seal"],
        },
        Check {
            holds: record::text(&seal).is_ok_and(|text| text.lines().count() == 1),
            about: ["việc đổi khóa niêm phong đã xong", "a new key of the seals has taken over"],
            remedy: ["chạy lại luan seal", "run luan seal again"],
        },
        Check {
            holds: !log.accounts().is_empty(),
            about: ["hồ sơ đã có tài khoản: không ai còn giữ địa chỉ lần đầu", "the record has accounts: nobody can use the address of the first run"],
            remedy: ["mở luan serve và lập hai tài khoản đầu tiên", "run luan serve and found the first two accounts"],
        },
        Check {
            holds: log.accounts().all().all(|(_, held)| !mixes(&held.account)),
            about: ["người quản trị hệ thống không giữ vai trò xem nội dung", "no administrator has a role that sees content"],
            remedy: ["thôi một trong hai vai trò trên trang tài khoản", "take one of the two roles away on the page of accounts"],
        },
        Check {
            holds: record::text(key).ok().and_then(|text| store::note::SecretKey::read(&text).ok()).is_some_and(|secret| secret.public() == public),
            about: ["khóa bí mật và khóa công khai là một đôi", "the secret and the public key belong together"],
            remedy: ["lấy lại đúng tệp khóa từ bản sao", "bring back the right key from its copy"],
        },
        Check {
            holds: report.findings.is_empty(),
            about: ["hồ sơ nguyên vẹn, cơ sở dữ liệu giữ đúng cam kết ghi đĩa", "the record is sound, and the database keeps its promises about the disk"],
            remedy: ["chạy luan verify để xem từng chỗ", "run luan verify to see every finding"],
        },
        Check {
            holds: !kept.is_empty() && kept.iter().any(|note| note.signatures.iter().any(|(name, _)| name != public.name())),
            about: ["có điểm kiểm tra giữ ở nơi khác, có chữ ký người giám sát", "a checkpoint is kept elsewhere, with a witness's signature"],
            remedy: [
                "mời đơn vị khác chạy luan log witness, và đưa tệp qua --checkpoint",
                "let another office run luan log witness, and show its file with --checkpoint",
            ],
        },
        Check {
            holds: time::now() >= newest.time.max(BUILT),
            about: ["đồng hồ của máy không chạy lùi", "the clock does not run behind the record"],
            remedy: ["chỉnh đồng hồ máy theo giờ chuẩn", "set the clock from a reliable source"],
        },
        Check {
            holds: fs::metadata("/proc/self").is_ok_and(|process| process.uid() != 0),
            about: ["chương trình không chạy bằng quyền quản trị máy", "the program does not run as root"],
            remedy: ["tạo tài khoản riêng cho Luân trên máy", "give Luân an account of its own on the machine"],
        },
    ];
    checks.extend(match data {
        Url::Sqlite(path) => of_file(path),
        Url::Postgres(url) => vec![Check {
            holds: url.contains("host=/") || url.contains("@localhost") || url.contains("@127.0.0.1") || url.contains("@[::1]"),
            about: ["cơ sở dữ liệu ở ngay trên máy, không qua mạng để trần", "the database is on this machine, not across an open network"],
            remedy: ["nối qua ổ cắm trên máy, hoặc qua đường hầm có mã hóa", "connect by a socket of this machine, or through an encrypted tunnel"],
        }],
    });
    Ok(checks)
}

/// Whether an account runs the system and sees what is in it.
fn mixes(account: &store::Account) -> bool {
    let administrator = |grant: &store::Grant| grant.role == Role::Administrator.word();
    account.grants.iter().any(administrator) && !account.grants.iter().all(administrator)
}

fn of_file(path: &Path) -> Vec<Check> {
    vec![
        Check {
            holds: mode(path).is_some_and(|mode| mode & EVERYBODY == 0),
            about: ["người ngoài không đọc được tệp cơ sở dữ liệu", "strangers cannot read the file of the database"],
            remedy: ["chmod 640 tệp cơ sở dữ liệu", "chmod 640 the file of the database"],
        },
        Check {
            holds: mode(&folder(path)).is_some_and(|mode| mode & EVERYBODY == 0),
            about: ["người ngoài không vào được thư mục của cơ sở dữ liệu", "strangers cannot enter the folder of the database"],
            remedy: ["chmod 750 thư mục", "chmod 750 the folder"],
        },
        Check {
            holds: !ELSEWHERE.contains(&file_system(path).as_str()),
            about: ["cơ sở dữ liệu nằm trên đĩa của máy, không trên ổ mạng", "the database stands on a disk of this machine, not on a network's"],
            remedy: ["chuyển về đĩa của máy, hoặc dùng PostgreSQL", "move it to a disk of this machine, or use PostgreSQL"],
        },
    ]
}

fn mode(path: &Path) -> Option<u32> {
    fs::metadata(path).ok().map(|found| found.mode())
}

/// The folder of a file, as the system knows it.
fn folder(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned())
}

/// The kind of the file system that a file stands on; empty where the system does not tell.
fn file_system(path: &Path) -> String {
    let folder = folder(path);
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let around = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (place, kind) = (words.next()?, words.next()?);
        folder.starts_with(place).then_some((place.len(), kind))
    });
    around.max_by_key(|(length, _)| *length).map_or_else(String::new, |(_, kind)| kind.to_owned())
}
