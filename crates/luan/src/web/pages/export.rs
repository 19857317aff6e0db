//! What leaves the house: the exchange folder of what one may take, as one file.

use std::io::{Cursor, Write};

use askama::Template;
use paperwork::aliases::table_words;
use zip::write::SimpleFileOptions;

use crate::web::answer::{Answer, Refused};
use crate::web::visit::{Page, Visit};

#[derive(Template)]
#[template(path = "export.html")]
struct Export {
    page: Page,
    /// Table, rows that go along.
    tables: Vec<(String, usize)>,
}

pub(in crate::web) fn form(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let tables = visit.view()?.export_counts().into_iter().map(|(table, rows)| (visit.lang.pick(table_words(table)).to_owned(), rows)).collect();
    Ok(Answer::page(&Export { page: visit.page(visit.t().export_title()), tables }))
}

pub(in crate::web) fn submit(visit: &Visit<'_>) -> Result<Answer, Refused> {
    let files = visit.view()?.export();
    if files.is_empty() {
        return Err(Refused::NotThere);
    }
    Ok(Answer::file("luan-export.zip", "application/zip", zipped(&files)))
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // The same facts give the same bytes: no time of day stands in them.
        archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("memory takes every file");
        archive.write_all(bytes).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes the end").into_inner()
}
