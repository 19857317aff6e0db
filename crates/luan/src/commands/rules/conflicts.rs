//! `luan rules conflicts`: where rulebooks contradict one another, overlap, or rest on what has ended.

use std::path::PathBuf;

use rules::rulebook::conflicts::{Conflict, find};

use crate::cli::Books;
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Outcome};
use crate::{books, office};

/// What `luan rules conflicts` is given.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Exchange folder, to find what rests on units that have ended
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// The proposed moves, to find those that concern units that have ended
    #[arg(long, value_name = "FILE", requires = "from")]
    moves: Option<PathBuf>,
    #[command(flatten)]
    books: Books,
}

pub(super) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let mut exit = Exit::Done;
    let mut office = None;
    let mut moves = None;
    if let Some(from) = &arguments.from {
        let mut opened = office::open(from, counter)?;
        if let Some(file) = &arguments.moves {
            moves = Some(opened.moves(file, counter)?);
        }
        exit = exit.or(opened.exit());
        office = Some(opened);
    }
    let found = find(&books, office.as_ref().map(|office| &office.register), moves.as_ref());
    for conflict in &found {
        match counter.format_of_lists() {
            Format::Json => writeln!(counter.out, "{}", json(conflict))?,
            Format::Text | Format::Csv => writeln!(counter.out, "{}\n", conflict.render(counter.lang))?,
        }
    }
    if counter.format_of_lists() == Format::Text {
        let count = found.len();
        writeln!(counter.out, "{}", counter.lang.pick([format!("{count} phát hiện"), format!("{count} findings")]))?;
    }
    Ok(exit)
}

fn json(conflict: &Conflict) -> serde_json::Value {
    let voices = conflict.voices.iter().map(|voice| {
        let [vi, en] = &voice.words;
        let (from, until) = (voice.in_force.from.to_string(), voice.in_force.until.to_string());
        serde_json::json!({ "document": voice.document, "clause": voice.clause, "rule": voice.rule, "from": from, "until": until, "says": { "vi": vi, "en": en } })
    });
    let [vi, en] = conflict.title();
    let voices: Vec<serde_json::Value> = voices.collect();
    serde_json::json!({ "kind": conflict.kind.name(), "about": conflict.about, "title": { "vi": vi, "en": en }, "voices": voices })
}
