//! `luan document read`: which documents stand in a file, and what each of them says.

use std::path::PathBuf;

use paperwork::documents::reading::read;
use paperwork::documents::{Refusal, open};
use paperwork::files::load_file;

use super::{json, known, text};
use crate::books;
use crate::cli::Books;
use crate::counter::{Counter, Format};
use crate::exit::{Exit, Failure, Outcome};
use crate::office::unreadable;

/// What `luan document read` is given.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file: DOCX, PDF with text, a web page, plain text
    file: PathBuf,
    #[command(flatten)]
    books: Books,
}

pub(super) fn run(arguments: &Arguments, counter: &mut Counter<'_>) -> Outcome {
    let format = counter.format_of_results();
    if format == Format::Csv {
        return Err(Failure::usage("văn bản không in được thành bảng CSV", "documents cannot be printed as CSV")
            .now("dùng --format json hoặc text", "use --format json or text")
            .into());
    }
    let books = books::load(&arguments.books.rulebooks, counter.lang)?;
    let file = load_file(&arguments.file).map_err(unreadable)?;
    let opened = open(&file.name, &file.bytes).map_err(|refusal| refused(arguments, &refusal))?;
    let mut reading = read(&opened);
    reading.documents.iter_mut().for_each(|document| known::compare(document, &books));
    let out = match format {
        Format::Json => json::written(&reading, &opened),
        Format::Text | Format::Csv => text::written(&reading, &opened, counter.lang),
    };
    counter.out.write_all(out.as_bytes())?;
    Ok(Exit::Done)
}

fn refused(arguments: &Arguments, refusal: &Refusal) -> Failure {
    let ([vi, en], [now_vi, now_en]) = (refusal.reason(), refusal.way_out());
    Failure::failed(vi, en).at(arguments.file.display()).now(now_vi, now_en)
}
