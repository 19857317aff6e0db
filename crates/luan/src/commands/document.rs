//! `luan document`: official documents as offices receive them.

mod json;
mod known;
mod read;
mod text;

use crate::counter::Counter;
use crate::exit::Outcome;

/// What `luan document` can do.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Say which documents stand in a file, and what each of them says: head, citations, passages, and what is doubtful
    Read(read::Arguments),
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    match &arguments.command {
        Command::Read(arguments) => read::run(arguments, counter),
    }
}
