//! Pages see what their viewer may see: a view, never the register behind it.

use std::process::Command;

use crate::files::{root, stems, text, with_ending};

#[test]
fn no_page_holds_a_register() {
    let pages = |path: &String| path.starts_with("crates/luan/src/web/") && !path.starts_with("crates/luan/src/web/tests/");
    let files: Vec<String> = with_ending(&[".rs"]).into_iter().filter(pages).collect();
    assert!(files.len() > 20, "the pages have moved: this test watches nothing");
    let holds = |path: &String| text(path).lines().any(|line| line.contains("Register") || line.contains(".register()") || line.contains(".facts()"));
    let found: Vec<String> = files.into_iter().filter(holds).collect();
    assert_eq!(found, Vec::<String>::new());
}

/// The pages that ask the browser for a passkey: it hands one to a script and to nothing else. Everything on them can be done without it, with a code.
const ASK_FOR_PASSKEYS: [&str; 3] = ["ask", "passkeys", "sign_in"];
/// The scripts that pages name: those of every page, and that for passkeys.
const SCRIPTS: [&str; 3] = ["<script src=\"/htmx.js\" defer></script>", "<script src=\"/luan.js\" defer></script>", PASSKEYS];
const PASSKEYS: &str = "<script src=\"/passkey.js\" defer></script>";
/// What no template has: a script or a style of its own, another host, a text that is not escaped, code in an attribute.
const BARRED: [&str; 8] = ["<script", "style=\"", "onclick", "http://", "https://", "|safe", "hx-on", "js:"];

#[test]
fn every_template_is_used_and_runs_nothing_of_its_own() {
    let sources: String = with_ending(&[".rs"]).iter().filter(|path| path.starts_with("crates/luan/src/web/")).map(|path| text(path)).collect();
    let templates: Vec<(String, String)> = stems("crates/luan/templates", ".html")
        .into_iter()
        .map(|stem| (text(&format!("crates/luan/templates/{stem}.html")), stem))
        .map(|(text, stem)| (stem, text))
        .collect();
    let pages: String = templates.iter().map(|(_, page)| page.as_str()).collect();
    let mut wrong = Vec::new();
    for (stem, page) in &templates {
        let used = sources.contains(&format!("path = \"{stem}.html\"")) || pages.contains(&format!("\"{stem}.html\""));
        wrong.extend((!used).then(|| format!("{stem}.html is no page's")));
        wrong.extend(
            (page.contains(PASSKEYS) != ASK_FOR_PASSKEYS.contains(&stem.as_str()))
                .then(|| format!("{stem}.html asks for passkeys where none belong, or cannot")),
        );
        let own = SCRIPTS.iter().fold(page.clone(), |page, script| page.replace(script, ""));
        wrong.extend(BARRED.iter().filter(|word| own.contains(**word)).map(|word| format!("{stem}.html has {word}")));
        let plain = page.replace("Luân", "");
        wrong.extend(
            plain.chars().any(|letter| !letter.is_ascii() && letter.is_alphabetic()).then(|| format!("{stem}.html says something that belongs in messages/")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The messages of a language: by file, their names.
fn messages(language: &str) -> Vec<(String, Vec<String>)> {
    let folder = format!("crates/luan/messages/{language}");
    let names = |stem: &str| {
        let file = text(&format!("{folder}/{stem}.ftl"));
        file.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" ="))
            .map(|(name, _)| name.to_owned())
            .collect()
    };
    stems(&folder, ".ftl").into_iter().map(|stem| (names(&stem), stem)).map(|(names, stem)| (stem, names)).collect()
}

#[test]
fn every_message_is_there_in_both_languages_and_used() {
    let (vietnamese, english) = (messages("vi"), messages("en"));
    assert_eq!(vietnamese, english, "the same messages in the same order, in both languages");
    assert!(vietnamese.len() > 15, "the messages have moved: this test watches nothing");
    let in_web = |path: &String| path.starts_with("crates/luan/src/web/") || path.starts_with("crates/luan/templates/");
    let sources: String = with_ending(&[".rs", ".html"]).iter().filter(|path| in_web(path)).map(|path| text(path)).collect();
    let is_used = |name: &str| {
        let name = name.replace('-', "_");
        [format!(".{name}("), format!("Texts::{name}")].iter().any(|call| {
            sources
                .match_indices(call.as_str())
                .any(|(at, found)| call.ends_with('(') || !sources[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    let unused: Vec<&String> = vietnamese.iter().flat_map(|(_, names)| names).filter(|name| !is_used(name)).collect();
    assert_eq!(unused, Vec::<&String>::new());
}

#[test]
fn what_is_not_ours_is_what_it_was() {
    let list = text("crates/luan/assets/THIRD_PARTY.md");
    let sums: Vec<(String, String)> = list
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| Some((line.split('`').nth(1)?.to_owned(), line.trim_end_matches(" |").rsplit(' ').next()?.to_owned())))
        .collect();
    assert!(!sums.is_empty());
    for (file, sum) in sums {
        let output = Command::new("sha256sum").arg(root().join("crates/luan/assets").join(&file)).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(&sum), "{file} is not what {list} says");
    }
}
