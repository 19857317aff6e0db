//! `luan log witness`: countersigns a checkpoint of a log, where it extends the one that was signed last.

use std::io::Write;
use std::path::PathBuf;

use store::Witness;
use store::note::{Note, SecretKey};

use crate::access::Action;
use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Exit, Failure, Outcome};
use crate::{office, record, time};

/// What `luan log witness` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    record: Record,
    /// The name of the witness, where its key is to be made
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The witness's own key; made where it is not there
    #[arg(long, value_name = "FILE")]
    witness_key: PathBuf,
    /// What the witness signed last: kept by the witness, never by the office
    #[arg(long, value_name = "FILE")]
    memory: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let key = witness_key(arguments)?;
    let log = record::read(&arguments.record, Action::Audit, counter)?;
    sign(arguments, key, log, counter)
}

fn witness_key(arguments: &Arguments) -> Result<SecretKey, Failure> {
    if arguments.witness_key.exists() {
        return SecretKey::read(&record::text(&arguments.witness_key)?)
            .map_err(|error| Failure::failed("tệp không phải là khóa", error.to_string()).at(arguments.witness_key.display()));
    }
    let Some(name) = &arguments.name else {
        return Err(
            Failure::usage("chưa có khóa của người giám sát", "the witness has no key yet").now("thêm --name TÊN để tạo khóa", "add --name NAME to make one")
        );
    };
    let key = SecretKey::witness(name, crate::commands::init::seed()?).map_err(|error| Failure::usage("tên không dùng được", error.to_string()).at(name))?;
    crate::commands::init::new_secret(&arguments.witness_key, &(key.text() + "\n"))?;
    office::write_file(&record::public_path(&arguments.witness_key), (key.public().text() + "\n").as_bytes())?;
    Ok(key)
}

fn sign(arguments: &Arguments, key: SecretKey, mut log: store::Log, counter: &mut Counter<'_>) -> Outcome {
    let last = if arguments.memory.exists() { Some(record::note(&arguments.memory)?) } else { None };
    // What this witness has signed itself is what it remembers: a memory that somebody else wrote is none.
    if last.as_ref().is_some_and(|note| note.signed_by(&key.public()).is_none()) {
        return Err(Failure::failed("trí nhớ này không do người giám sát ký", "this memory is not signed by the witness")
            .at(arguments.memory.display())
            .into());
    }
    let mut note = log.checkpoint().map_err(record::told)?;
    let last = last.map(|note| note.checkpoint);
    let proof = match &last {
        Some(last) if last.size <= note.checkpoint.size => log.tree().consistency(last.size, note.checkpoint.size),
        _ => Vec::new(),
    };
    let mut witness = Witness::new(key, log.key().clone(), last);
    let signature = witness.sign(&note, &proof, time::now() / 1_000).map_err(|error| {
        Failure::failed(format!("KHÔNG KÝ: {error}"), format!("NOT SIGNED: {error}"))
            .now("giữ nguyên hiện trạng và báo cấp trên của đơn vị", "leave everything as it is, and tell the office's superior")
    })?;
    note = Note { signatures: [note.signatures, vec![signature]].concat(), ..note };
    remember(&arguments.memory, &note)?;
    write!(counter.out, "{}", note.text())?;
    Ok(Exit::Done)
}

/// Keeps what was signed, on the disk, before it is shown: first beside the old one, then in its place.
fn remember(path: &std::path::Path, note: &Note) -> Result<(), Failure> {
    let beside = path.with_extension("new");
    let written = std::fs::File::create(&beside)
        .and_then(|mut file| file.write_all(note.text().as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&beside, path))
        .and_then(|()| std::fs::File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new(".")))?.sync_all());
    written.map_err(|error| Failure::failed(format!("không ghi được trí nhớ: {error}"), format!("cannot write the memory: {error}")).at(path.display()))
}
