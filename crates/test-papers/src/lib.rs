//! One of every paper, with invented people, in every profile, and the eyes that measure what was printed of them; for tests only.
//!
//! `./luan test` installs what the eyes need: poppler-utils.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "what cannot be read back has failed its test")]

use std::path::{Path, PathBuf};
use std::process::Command;

pub mod alphabet;
mod letters;
pub mod pages;
mod plan;
pub mod samples;
pub mod xml;

/// What a program says that must end well.
pub fn run(command: &mut Command) -> String {
    let program = command.get_program().display().to_string();
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; ./luan test installs it"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An empty folder for a test: `within` is the place that cargo gives to tests.
pub fn folder(within: &str, name: &str) -> PathBuf {
    let folder = Path::new(within).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
