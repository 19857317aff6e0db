//! `luan rules`: the rulebooks printed, tested, compared, turned into SQL.

mod cases;
mod conflicts;
mod diff;
mod list;
mod show;
mod sql;

use crate::books;
use crate::cli::Books;
use crate::counter::Counter;
use crate::exit::Outcome;

/// What `luan rules` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    task: Task,
}

/// What is done with the rulebooks.
#[derive(clap::Subcommand)]
enum Task {
    /// List the rulebooks and their rules
    List {
        #[command(flatten)]
        books: Books,
    },
    /// Print one rule: clause, condition, parameters, worked cases
    Show {
        /// The rule's full name, or a document's symbol
        rule: String,
        #[command(flatten)]
        books: Books,
    },
    /// Run every worked case
    Cases {
        #[command(flatten)]
        books: Books,
    },
    /// Find contradictions, overlaps, and citations of what has ended
    Conflicts(conflicts::Arguments),
    /// Compare two rulebooks
    Diff {
        /// Symbol of the first document
        a: String,
        /// Symbol of the second document
        b: String,
        #[command(flatten)]
        books: Books,
    },
    /// Print the rules as SQL; with --from and --out also write fact tables and expected answers
    Sql(sql::Arguments),
}

pub(crate) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    match &arguments.task {
        Task::List { books } => list::run(&books::load(&books.rulebooks, counter.lang)?, counter),
        Task::Show { rule, books } => show::run(&books::load(&books.rulebooks, counter.lang)?, rule, counter),
        Task::Cases { books } => cases::run(&books::load(&books.rulebooks, counter.lang)?, counter),
        Task::Conflicts(arguments) => conflicts::run(arguments, counter),
        Task::Diff { a, b, books } => diff::run(&books::load(&books.rulebooks, counter.lang)?, [a, b], counter),
        Task::Sql(arguments) => sql::run(arguments, counter),
    }
}
