//! A new file that is there whole or not at all: it is on the disk beside its place before anything is recorded, and gets its name afterwards.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::exit::Failure;

/// A file that has its bytes and not yet its name. Dropped before it has it, it is gone.
pub(super) struct Staged {
    beside: PathBuf,
    path: PathBuf,
    named: bool,
}

impl Staged {
    /// Writes the bytes to the disk, beside the place that they are for.
    pub(super) fn new(path: &Path, bytes: &[u8]) -> Result<Staged, Failure> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let staged = Staged { beside: path.with_file_name(name), path: path.to_owned(), named: false };
        let written = File::create(&staged.beside).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
        written.map_err(|error| unwritable(path, &error)).map(|()| staged)
    }

    /// Gives the file its name.
    pub(super) fn name(mut self) -> Result<(), Failure> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let named = fs::rename(&self.beside, &self.path).and_then(|()| File::open(folder)?.sync_all());
        // Whatever came of it: the bytes stay where they are, for what is recorded of them.
        self.named = true;
        named.map_err(|error| unwritable(&self.beside, &error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.named {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("không ghi được tệp: {error}"), format!("cannot write the file: {error}"))
        .at(path.display())
        .now("kiểm tra quyền ghi và chỗ trống rồi làm lại", "check permissions and free space, and do it again")
}
