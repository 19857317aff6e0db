//! `luan document`: official documents, what they say, and the books that they stand in.

mod citations;
mod content;
mod destroy;
mod json;
mod known;
mod list;
mod read;
mod register;
mod text;
mod thread;

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
    /// Write a document into a book; the record gives the number
    Register(register::Arguments),
    /// Print the lines of the books
    List(list::Arguments),
    /// Write the content of a document into a file, and record that it was opened
    Content(content::Arguments),
    /// Destroy the content of a document; its line stays
    Destroy(destroy::Arguments),
    /// Say which units have a document, what each did with it and when, what is proven, and what is late
    Thread(thread::Arguments),
    /// Say what a document rests on, what rests on it, and which documents in force cite what is no longer
    Citations(citations::Arguments),
    /// Say which documents stand in a file, and what each of them says: head, citations, passages, and what is doubtful
    Read(read::Arguments),
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    match &arguments.command {
        Command::Register(arguments) => register::run(arguments, counter),
        Command::List(arguments) => list::run(arguments, counter),
        Command::Content(arguments) => content::run(arguments, counter),
        Command::Destroy(arguments) => destroy::run(arguments, counter),
        Command::Thread(arguments) => thread::run(arguments, counter),
        Command::Citations(arguments) => citations::run(arguments, counter),
        Command::Read(arguments) => read::run(arguments, counter),
    }
}
