//! Every dependency has its reason, and every crate the same lints.

use toml_edit::DocumentMut;

use crate::files::{text, with_ending};

#[test]
fn every_dependency_has_its_reason() {
    let manifest = text("Cargo.toml");
    let table = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let foreign = table.lines().filter(|line| line.contains('=') && !line.starts_with('#') && !line.contains("path = "));
    let bare: Vec<&str> = foreign.filter(|line| line.split_once("# ").is_none_or(|(_, reason)| reason.len() < 10)).collect();
    assert_eq!(bare, Vec::<&str>::new());
}

#[test]
fn every_dependency_is_used() {
    let root: DocumentMut = text("Cargo.toml").parse().unwrap();
    let listed = root["workspace"]["dependencies"].as_table().unwrap().iter().map(|(name, _)| name.to_owned());
    let members: Vec<String> = with_ending(&["/Cargo.toml"]).iter().map(|path| text(path)).collect();
    let unused: Vec<String> = listed
        .filter(|name| !members.iter().any(|text| text.contains(&format!("\n{name}.workspace")) || text.contains(&format!("\n{name} = {{ workspace"))))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_crate_inherits_the_lints_and_the_table() {
    let mut wrong = Vec::new();
    for path in with_ending(&["/Cargo.toml"]) {
        let manifest: DocumentMut = text(&path).parse().unwrap();
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(|item| item.as_bool()) == Some(true);
        wrong.extend((!inherits).then(|| format!("{path}: [lints] workspace = true is missing")));
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let entries = manifest.get(section).and_then(|item| item.as_table_like()).into_iter().flat_map(|table| table.iter());
            let own = entries.filter(|(_, item)| item.get("workspace").and_then(|flag| flag.as_bool()) != Some(true));
            wrong.extend(own.map(|(name, _)| format!("{path}: {name} does not come from the table of the root manifest")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What the stories of the browser need stands in their lock by version and hash, and names no place that it was taken from: each machine takes it from where it takes such things.
#[test]
fn the_lock_of_the_stories_names_versions_and_no_place() {
    let lock = text("tests/e2e/package-lock.json");
    assert!(lock.contains("\"integrity\": \"sha512-"), "the lock names no package");
    assert!(!lock.contains("resolved") && !lock.contains("://"), "npm install with omit-lockfile-registry-resolved, as tests/e2e/.npmrc says");
    let wanted = text("tests/e2e/package.json");
    let loose: Vec<&str> =
        wanted.lines().skip_while(|line| !line.contains("devDependencies")).filter(|line| line.contains('^') || line.contains('~')).collect();
    assert_eq!(loose, Vec::<&str>::new(), "exact versions");
}
