//! The commands that the documents name exist.

use crate::files::{stems, text};

const DOCUMENTS: [&str; 4] = ["README.md", "README.vi.md", "HOWTO.md", "ARCHITECTURE.md"];

#[test]
fn commands_in_the_documents_exist() {
    let commands: Vec<String> = stems("crates/luan/src/commands", ".rs").iter().map(|stem| stem.replace('_', "-")).collect();
    let mut seen = 0;
    let mut unknown = Vec::new();
    for document in DOCUMENTS {
        for line in text(document).lines() {
            for command in named(line) {
                seen += 1;
                let exists = command == "test" || command.starts_with("--") || commands.contains(&command);
                unknown.extend((!exists).then(|| format!("{document}: ./luan {command}")));
            }
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
    assert!(seen > 10, "the documents show how the commands are called");
}

/// What follows `./luan ` in a line.
fn named(line: &str) -> Vec<String> {
    let after = line.match_indices("./luan ").map(|(at, found)| &line[at + found.len()..]);
    let word = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    after.map(word).filter(|command| !command.is_empty()).collect()
}

#[test]
fn every_command_is_in_the_readme() {
    let readme = text("README.md");
    let commands = stems("crates/luan/src/commands", ".rs");
    let missing: Vec<String> = commands.iter().map(|stem| stem.replace('_', "-")).filter(|command| !readme.contains(&format!("luan {command}"))).collect();
    assert_eq!(missing, Vec::<String>::new());
}
