//! `luan log`: what leaves the house, for others to check: the log itself, receipts, and the signatures of witnesses.

mod export;
mod receipt;
mod witness;

use crate::counter::Counter;
use crate::exit::Outcome;

/// What `luan log` can do.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write the log as files that a stranger can check
    Export(export::Arguments),
    /// Write the proof that one entry stands in the log
    Receipt(receipt::Arguments),
    /// Countersign the log of another office, where it extends what was signed last
    Witness(witness::Arguments),
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    match &arguments.command {
        Command::Export(arguments) => export::run(arguments, counter),
        Command::Receipt(arguments) => receipt::run(arguments, counter),
        Command::Witness(arguments) => witness::run(arguments, counter),
    }
}
