//! Files on the disk: the only place in this crate that opens any.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::limits::FILE_BYTES;
use crate::problem::{FileFault, Problem};

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// Its name without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the CSV files and workbooks of a folder, by name; or one file.
pub fn load(path: &Path) -> Result<Vec<Loaded>, Problem> {
    let refused = |path: &Path, why: &std::io::Error| problem(path, FileFault::Unreadable(why.to_string()));
    if !path.is_dir() {
        return Ok(vec![load_file(path)?]);
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).map_err(|why| refused(path, &why))? {
        let found = entry.map_err(|why| refused(path, &why))?.path();
        // Spreadsheet programs leave lock files that begin with ~$ or a dot.
        let hidden = name_of(&found).starts_with(['~', '.']);
        if !hidden && found.is_file() && is_data(&name_of(&found)) {
            paths.push(found);
        }
    }
    paths.sort();
    paths.iter().map(|path| load_file(path)).collect()
}

/// Reads one file, no further than the limit.
pub fn load_file(path: &Path) -> Result<Loaded, Problem> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FILE_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(Loaded { name: name_of(path), bytes }),
        Err(why) => Err(problem(path, FileFault::Unreadable(why.to_string()))),
    }
}

/// Whether a file is one that may hold a table, by its name.
pub(crate) fn is_data(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    matches!(ending.as_deref(), Some("csv" | "tsv" | "txt" | "xlsx" | "xlsm" | "xls"))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn problem(path: &Path, fault: FileFault) -> Problem {
    Problem { sheet: path.display().to_string().into(), row: 0, column: String::new(), value: String::new(), fault: fault.into() }
}
