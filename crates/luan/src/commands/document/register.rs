//! `luan document register`: a document gets its line in a book, and its number.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use paperwork::documents::open;
use register::code::{Code, Secrecy};
use store::{Store, Vault};

use crate::access::Action;
use crate::cli::{Because, Record};
use crate::contents::{self, CONTENT_BYTES_MAX};
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::record;
use crate::registering::{self, Entered, Fault, TYPED};
use crate::secret;

/// What `luan document register` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file with the content
    #[arg(required_unless_present = "no_file", conflicts_with = "no_file")]
    path: Option<PathBuf>,
    /// Only the line of the book: a document on paper, or one that is secret
    #[arg(long)]
    no_file: bool,
    /// The unit whose book it is: its id
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// incoming or outgoing
    #[arg(long, value_name = "BOOK")]
    book: Option<String>,
    /// What is said of it: column=text, with the columns of the table documents; may be given many times
    #[arg(long, value_name = "COLUMN=TEXT")]
    set: Vec<String>,
    /// It is issued by the congress, and counts with all that the congress issues
    #[arg(long)]
    congress: bool,
    /// Names the request: sent twice, it is made once and told the same number
    #[arg(long, value_name = "NAME")]
    request: Option<String>,
    #[command(flatten)]
    record: Record,
    #[command(flatten)]
    because: Because,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let mut entered = entered(arguments, counter)?;
    let bytes = arguments.path.as_deref().map(content).transpose()?;
    entered.file = bytes.as_deref().map(registering::hash_of).unwrap_or_default();
    let log = record::write(&arguments.record, Action::Change, counter)?;
    let key = format!("document-{}", arguments.request.clone().unwrap_or_else(|| crate::accounts::Token::new().text().to_owned()));
    let register = log.register().map_err(record::told)?;
    let row = registering::line(&register, &entered, &registering::id_of(&key), &|_| true).map_err(|faults| refused(&faults))?;
    let (url, keys) = log.place();
    let vault = Vault::open(&url, &keys).map_err(record::told)?;
    let (because, id) = (&arguments.because, row.cells.get("id").cloned().unwrap_or_default());
    let change = registering::change(row, &key, &because.reason, &because.basis);
    let contents: Vec<&[u8]> = bytes.as_deref().into_iter().collect();
    let done = contents::write(&vault, &Store::new(log), &contents, vec![change], record::stamp(because)).map_err(record::told)?;
    let number = done.first().and_then(|done| done.number).unwrap_or_default();
    let lines = [format!("Số {number}, mã {id}\n"), format!("Number {number}, id {id}\n")];
    write!(counter.out, "{}", counter.lang.pick(lines))?;
    Ok(Exit::Done)
}

fn entered(arguments: &Arguments, counter: &Counter<'_>) -> Result<Entered, Failure> {
    let mut entered = Entered { of_congress: arguments.congress, ..Entered::default() };
    entered.cells.insert("registered", counter.today.to_string());
    for (column, text) in [("unit", &arguments.unit), ("book", &arguments.book)] {
        entered.cells.extend(text.clone().map(|text| (column, text)));
    }
    let mut unknown = Vec::new();
    for said in &arguments.set {
        let column = said.split_once('=').and_then(|(name, text)| Some((TYPED.into_iter().find(|column| *column == name)?, text)));
        match column {
            Some((column, text)) => _ = entered.cells.insert(column, text.to_owned()),
            None => unknown.push(said.as_str()),
        }
    }
    if unknown.is_empty() {
        return Ok(entered);
    }
    Err(Failure::usage("--set không nói một cột của sổ", "--set names no column of the book").at(unknown.join("\n")).now(
        format!("dùng CỘT=NỘI DUNG với một trong các cột: {}", TYPED.join(", ")),
        format!("use COLUMN=TEXT with one of the columns: {}", TYPED.join(", ")),
    ))
}

/// The bytes of the file, where they are not too many.
fn content(path: &Path) -> Result<Vec<u8>, Failure> {
    let unread = |error: std::io::Error| {
        Failure::failed(format!("không đọc được tệp: {error}"), format!("cannot read the file: {error}"))
            .at(path.display())
            .now("kiểm tra đường dẫn và quyền đọc", "check the path and who may read it")
    };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(CONTENT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)).map_err(unread)?;
    if bytes.len() <= CONTENT_BYTES_MAX {
        // What cannot be read as a document is taken as it is.
        let why_not = secret::why_not(Secrecy::None.name(), open("", &bytes).ok().as_ref());
        return why_not.map_or(Ok(bytes), |words| Err(of_words(words).at(path.display()).now("dùng --no-file", "use --no-file")));
    }
    let mib = CONTENT_BYTES_MAX >> 20;
    Err(Failure::failed(format!("tệp lớn hơn {mib} MiB"), format!("the file is larger than {mib} MiB"))
        .at(path.display())
        .now("tách tệp, hoặc ghi dòng sổ với --no-file", "split it, or write the line alone with --no-file"))
}

fn of_words([vi, en]: [String; 2]) -> Failure {
    Failure::failed(vi, en)
}

/// Everything that is wrong, in one failure.
fn refused(faults: &[Fault]) -> Failure {
    let count = faults.len();
    let failure = Failure::failed(format!("chưa vào sổ được vì {count} chỗ"), format!("the document is not registered, for {count} faults"));
    faults
        .iter()
        .fold(failure, |failure, fault| failure.at(fault.words.join(" / ")))
        .now("sửa rồi làm lại; chưa có gì được ghi", "mend it and do it again; nothing was written")
}
