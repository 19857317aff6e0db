//! `luan packet`: what one office sends another without a network, made and opened. The form stands in docs/decisions/0021-packets.md.

mod chain;
mod described;
mod lines;
mod make;
mod open;
mod staged;
pub(in crate::commands) mod totals;

use std::fs;
use std::path::PathBuf;

use store::note::PublicKey;

use crate::cli::Record;
use crate::counter::Counter;
use crate::exit::{Failure, Outcome};
use crate::record;

/// Faults that are written out; the rest is counted.
const FAULTS_SHOWN_MAX: usize = 40;
/// What the files of the keys of other offices end in.
const KEY_ENDING: &str = "pub";

/// Something that keeps a packet from being made or taken in, and what to do: Vietnamese and English.
type Fault = [String; 2];

/// What `luan packet` can do.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write documents of the books and totals into one signed file for another office
    Make(make::Arguments),
    /// Check a packet from another office, and take it in: its documents into the book of incoming documents, its totals into a file
    Open(open::Arguments),
}

/// The keys of other offices, which come another way than packets do.
#[derive(clap::Args)]
struct Offices {
    /// Folder with the public keys of other offices, one file NAME.pub each; beside the key of the record, ending in .offices, where nothing is said
    #[arg(long, value_name = "DIR")]
    offices: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    match &arguments.command {
        Command::Make(arguments) => make::run(arguments, counter),
        Command::Open(arguments) => open::run(arguments, counter),
    }
}

impl Offices {
    fn folder(&self, record: &Record) -> Result<PathBuf, Failure> {
        self.offices.clone().map_or_else(|| Ok(record::key_path(record)?.with_extension("offices")), Ok)
    }

    /// The keys in the folder, and what is wrong with files of it. A folder that is not there has none.
    fn known(&self, record: &Record) -> Result<(Vec<PublicKey>, Vec<Fault>), Failure> {
        let folder = self.folder(record)?;
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == KEY_ENDING));
        paths.sort();
        let (mut keys, mut faults) = (Vec::new(), Vec::new());
        for path in paths {
            match record::text(&path).map(|text| PublicKey::read(&text)) {
                Ok(Ok(key)) => keys.push(key),
                _ => faults.push(both(
                    &path.display().to_string(),
                    [
                        "không phải là khóa công khai: xin lại khóa, hoặc bỏ tệp khỏi thư mục",
                        "is no public key: ask for it again, or take the file out of the folder",
                    ],
                )),
            }
        }
        Ok((keys, faults))
    }
}

/// A fault of something that has a name.
fn both(name: &str, [vi, en]: [&str; 2]) -> Fault {
    [format!("“{name}”: {vi}"), format!("“{name}”: {en}")]
}

/// Everything that is wrong, in one failure.
fn refused(faults: Vec<Fault>, [vi, en]: [&str; 2], counter: &Counter<'_>) -> Failure {
    let (count, more) = (faults.len(), faults.len().saturating_sub(FAULTS_SHOWN_MAX));
    let failure = Failure::failed(format!("{vi} vì {count} chỗ"), format!("{en} for {count} faults"));
    let shown = faults.into_iter().take(FAULTS_SHOWN_MAX).map(|words| counter.lang.pick(words));
    let failure = shown.fold(failure, |failure, words| failure.at(words));
    let failure = if more > 0 { failure.at(format!("… +{more}")) } else { failure };
    failure.now("làm điều nêu ở từng chỗ rồi làm lại; chưa có gì được ghi", "do what each of them says, and do it again; nothing was written")
}
