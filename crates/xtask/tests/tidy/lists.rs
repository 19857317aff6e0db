//! Every list is explicit, and nothing that belongs in it was forgotten.

use crate::files::{root, stems, text};

/// A folder, the file with its list, and what an entry of the list looks like; `*` is the stem.
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("crates/register/src/tables", ".rs", "crates/register/src/tables/mod.rs", "    *: "),
    ("crates/luan/src/commands", ".rs", "crates/luan/src/commands/mod.rs", " = *,"),
    ("crates/luan/src/web/pages", ".rs", "crates/luan/src/web/pages/mod.rs", "mod *;"),
    ("crates/luan/src/access/view", ".rs", "crates/luan/src/access/view.rs", "mod *;"),
    ("crates/rules/src/facts", ".rs", "crates/rules/src/facts/mod.rs", "mod *;"),
    ("crates/paperwork/src/papers", ".rs", "crates/paperwork/src/papers/mod.rs", "mod *;"),
    ("crates/paperwork/src/papers/forms", ".rs", "crates/paperwork/src/papers/forms/mod.rs", "mod *;"),
    ("crates/paperwork/src/papers/forms", ".rs", "crates/test-papers/src/samples.rs", "(\"*\", "),
    ("crates/paperwork/src/papers/profile", ".rs", "crates/paperwork/src/papers/profile/mod.rs", "&*::PROFILE"),
    ("rulebooks", ".toml", "crates/luan/src/books/built_in.rs", "rulebooks/*.toml\""),
    ("demo", ".csv", "crates/luan/src/demo_files.rs", "demo/*.csv\""),
    ("demo/rulebooks", ".toml", "crates/luan/src/demo_files.rs", "demo/rulebooks/*.toml\""),
    ("fuzz/src/targets", ".rs", "fuzz/src/targets/mod.rs", "mod *;"),
];

#[test]
fn lists_are_complete() {
    let mut wrong = Vec::new();
    for (folder, ending, list, entry) in LISTS {
        let listed = if root().join(list).exists() { text(list) } else { String::new() };
        // A word of Rust that is also a name stands in the list with `r#`.
        let stands = |stem: &str| [stem.to_owned(), format!("r#{stem}")].iter().any(|name| listed.contains(&entry.replace('*', name)));
        let forgotten = stems(folder, ending).into_iter().filter(|stem| !stands(stem));
        wrong.extend(forgotten.map(|stem| format!("{folder}/{stem}{ending} is not in the list of {list}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_lists_watched_here_have_entries() {
    let empty: Vec<&str> = LISTS.iter().filter(|(folder, ending, _, _)| stems(folder, ending).is_empty()).map(|(folder, ..)| *folder).collect();
    assert_eq!(empty, Vec::<&str>::new(), "a folder was moved: this test watches nothing there");
}
