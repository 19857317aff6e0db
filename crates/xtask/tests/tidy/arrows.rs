//! The arrows between crates point one way, and the pure crates stay pure.

use toml_edit::DocumentMut;

use crate::files::{root, stems, text, with_ending};

/// Who may import whom; nothing points back.
const ARROWS: &[(&str, &[&str])] = &[
    ("register", &[]),
    ("rules", &["register"]),
    ("planner", &["register", "rules"]),
    ("paperwork", &["register", "rules", "planner"]),
    ("store", &["register", "sample", "test-postgres"]),
    ("sample", &["register", "rules"]),
    ("typeset", &["register", "paperwork"]),
    ("luan", &["register", "rules", "planner", "paperwork", "typeset", "store", "sample", "test-postgres"]),
    ("test-postgres", &[]),
    ("test-papers", &["register", "rules", "planner", "paperwork"]),
    ("xtask", &[]),
    ("fuzz", &["register", "rules", "planner", "paperwork", "sample", "store"]),
    ("bench-counter", &["luan", "register", "rules", "sample", "store"]),
    ("bench-memory", &["store"]),
    ("bench-papers", &["paperwork", "register", "test-papers", "typeset"]),
    ("bench-review", &["register", "rules", "sample"]),
];

/// Crates without IO, clock and randomness.
const PURE: [&str; 4] = ["register", "rules", "planner", "sample"];

/// What would make them impure. The solver is called through its crate, in one file.
const IMPURE: [&str; 7] = ["std::fs", "std::net", "std::env", "std::process", "std::io", "SystemTime", "Instant::now"];

fn manifests() -> Vec<(String, DocumentMut)> {
    let paths = with_ending(&["Cargo.toml"]).into_iter().filter(|path| path != "Cargo.toml");
    paths
        .map(|path| {
            let manifest: DocumentMut = text(&path).parse().unwrap();
            (manifest["package"]["name"].as_str().unwrap().to_owned(), manifest)
        })
        .collect()
}

#[test]
fn arrows_point_one_way() {
    let names: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (name, manifest) in manifests() {
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            wrong.push(format!("{name} is not in ARROWS: say there whom it may import"));
            continue;
        };
        let imported = manifest.get("dependencies").and_then(|item| item.as_table()).into_iter().flatten();
        let ours = imported.map(|(import, _)| import.to_owned()).filter(|import| names.contains(&import.as_str()));
        wrong.extend(ours.filter(|import| !allowed.contains(&import.as_str())).map(|import| format!("{name} may not import {import}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn pure_crates_stay_pure() {
    let mut wrong = Vec::new();
    for path in with_ending(&[".rs"]) {
        let pure = PURE.iter().any(|name| path.starts_with(&format!("crates/{name}/src/"))) && !is_for_tests(&path);
        // What stands below the tests of a file may do what it likes.
        let source = text(&path);
        let source = source.split("#[cfg(test)]").next().unwrap();
        let found = IMPURE.iter().filter(|word| pure && source.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(**word)));
        wrong.extend(found.map(|word| format!("{path}: {word}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Whether a file is a module that only tests have.
fn is_for_tests(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let parents = [format!("{folder}/mod.rs"), format!("{folder}/lib.rs"), format!("{folder}.rs")];
    let parent = parents.iter().find(|parent| root().join(parent).exists()).map(|parent| text(parent)).unwrap_or_default();
    let stem = name.trim_end_matches(".rs");
    ["mod", "pub(crate) mod"].iter().any(|word| parent.contains(&format!("#[cfg(test)]\n{word} {stem};")))
}

#[test]
fn the_solver_is_named_in_one_file() {
    let named = |path: &String| path.starts_with("crates/") && text(path).lines().any(|line| line.contains("highs::"));
    let files: Vec<String> = with_ending(&[".rs"]).into_iter().filter(|path| !path.starts_with("crates/xtask/")).filter(named).collect();
    assert!(files.len() <= 1, "the solver has become a habit: {files:?}");
}

#[test]
fn every_crate_has_its_place_on_the_map() {
    let map = text("ARCHITECTURE.md");
    let crates: Vec<String> = manifests().into_iter().map(|(name, _)| name).collect();
    let missing: Vec<&String> = crates.iter().filter(|name| !map.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not speak of {missing:?}");
    assert!(!stems("crates/luan/src/commands", ".rs").is_empty(), "the walk over the files has found nothing");
}
