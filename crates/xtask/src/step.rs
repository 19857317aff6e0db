//! One step of a run: a program that must end well.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate stands two folders below the top").to_owned()
}

/// Tells the person at the keyboard.
pub(crate) fn say(text: &str) {
    // Nobody is left to tell when the message cannot be written.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A program with its arguments, to be run at the top of the project.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// Runs it, and says which step failed.
pub(crate) fn run(title: &str, command: &mut Command) -> Result<(), String> {
    say(&format!("== {title}"));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{title}: {status}")),
        Err(error) => Err(format!("{title}: cannot start {:?}: {error}", command.get_program())),
    }
}

/// Whether a program answers at all.
pub(crate) fn answers(name: &str, arguments: &[&str]) -> bool {
    program(name, arguments).output().is_ok_and(|output| output.status.success())
}
