//! A folder of papers that can be gone on with: a list says of every file which paper it is, so a run that was broken off begins where it ended, and a paper that says the same is not made
//! a second time.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use paperwork::papers::document::Document;

use crate::exit::Failure;
use crate::office::{make_folder, unwritable};
use crate::paper_file::Kind;
use crate::registering::hash_of;

/// The list: one line a file, its name and the fingerprint of its paper.
const LIST: &str = "danh-sach.csv";
/// What a file is called while it is written.
const UNFINISHED: &str = "dang-ghi.tmp";

/// A folder with its list.
pub(super) struct Folder {
    place: PathBuf,
    papers: BTreeMap<String, String>,
    list: File,
}

/// The name of the file of a person: what a file may not be called by is written as in addresses.
pub(super) fn name(id: &str, kind: Kind) -> String {
    let id: String = form_urlencoded::byte_serialize(id.as_bytes()).collect();
    format!("phieu-tham-dinh-{}.{}", id.replace('*', "%2A"), kind.ending())
}

/// What tells a paper from others: all that it says but when it was printed, its kind, and the program that writes it.
pub(super) fn fingerprint(document: &Document, kind: Kind) -> String {
    let undated = Document { footing: String::new(), ..document.clone() };
    hash_of(format!("{} {} {undated:?}", env!("CARGO_PKG_VERSION"), kind.ending()).as_bytes())
}

impl Folder {
    /// A new folder, or one that an earlier run has begun; a folder with other things in it is refused.
    pub(super) fn open(place: &Path) -> Result<Folder, Failure> {
        let path = place.join(LIST);
        if !path.exists() {
            make_folder(place, false)?;
        }
        let text = if path.exists() { fs::read_to_string(&path).map_err(|error| unwritable(&path, &error))? } else { String::new() };
        // A line that was broken off has no end: its file is written again.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let papers = whole.lines().filter_map(|line| line.rsplit_once(',')).map(|(file, print)| (file.to_owned(), print.to_owned())).collect();
        let folder = Folder { list: write_list(place, &papers)?, place: place.to_owned(), papers };
        Ok(folder)
    }

    /// Whether the file is there and says this.
    pub(super) fn has(&self, file: &str, fingerprint: &str) -> bool {
        self.papers.get(file).is_some_and(|known| known == fingerprint) && self.place.join(file).is_file()
    }

    /// Writes a file whole or not at all, and then its line.
    pub(super) fn keep(&mut self, file: String, fingerprint: String, bytes: &[u8]) -> Result<(), Failure> {
        let (unfinished, path) = (self.place.join(UNFINISHED), self.place.join(&file));
        fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &path)).map_err(|error| unwritable(&path, &error))?;
        writeln!(self.list, "{file},{fingerprint}").map_err(|error| unwritable(&self.place.join(LIST), &error))?;
        self.papers.insert(file, fingerprint);
        Ok(())
    }

    /// Leaves the list in order, each file once.
    pub(super) fn close(self) -> Result<(), Failure> {
        write_list(&self.place, &self.papers).map(drop)
    }
}

/// Writes the list whole or not at all; what comes back appends to it.
fn write_list(place: &Path, papers: &BTreeMap<String, String>) -> Result<File, Failure> {
    let (unfinished, path) = (place.join(UNFINISHED), place.join(LIST));
    let text: String = papers.iter().map(|(file, print)| format!("{file},{print}\n")).collect();
    let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, &path)).and_then(|()| OpenOptions::new().append(true).open(&path));
    written.map_err(|error| unwritable(&path, &error))
}
