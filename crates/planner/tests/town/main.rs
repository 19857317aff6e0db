//! The invented town, its local plan and the national rulebooks: requests as an office would make them.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod plans;
mod requests;

use std::path::{Path, PathBuf};

use paperwork::files::load;
use paperwork::import::{Options, Source, folder};
use planner::Request;
use register::{Day, Register};
use rules::language::render_all;
use rules::rulebook::Rulebook;
use rules::rulebook::load::load_all;
use rules::verdict::Lang;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The register of the town.
fn town() -> Register {
    let files = load(&root().join("demo")).unwrap();
    let sources: Vec<Source<'_>> = files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    folder(&sources, &Options::new(Day::new(2026, 11, 21).unwrap())).register
}

/// Every rulebook.
fn books() -> Vec<Rulebook> {
    let mut texts = Vec::new();
    for place in ["rulebooks", "demo/rulebooks"] {
        for entry in std::fs::read_dir(root().join(place)).unwrap() {
            let path = entry.unwrap().path();
            texts.push((path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()));
        }
    }
    texts.sort();
    let files: Vec<(&str, &str)> = texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let (books, faults) = load_all(&files);
    assert!(faults.is_empty(), "{}", render_all(&faults, Lang::En));
    books
}

fn request(register: &Register, text: &str) -> Request {
    match Request::read("plan.toml", text, register) {
        Ok(request) => request,
        Err(faults) => panic!("{}", render_all(&faults, Lang::En)),
    }
}
