//! Pages see what their viewer may see: a view, never the register behind it.

use crate::files::{stems, text, with_ending};

#[test]
fn no_page_holds_a_register() {
    let pages = |path: &String| path.starts_with("crates/luan/src/web/") && !path.starts_with("crates/luan/src/web/tests/");
    let files: Vec<String> = with_ending(&[".rs"]).into_iter().filter(pages).collect();
    assert!(files.len() > 20, "the pages have moved: this test watches nothing");
    let holds = |path: &String| text(path).lines().any(|line| line.contains("Register") || line.contains(".register()") || line.contains(".facts()"));
    let found: Vec<String> = files.into_iter().filter(holds).collect();
    assert_eq!(found, Vec::<String>::new());
}

/// The pages where our own script runs: a browser hands a passkey to a script and to nothing else. Everything on them can be done without it, with a code.
const SCRIPTED: [&str; 3] = ["ask", "passkeys", "sign_in"];
/// The script, as those pages and no others name it.
const SCRIPT: &str = "<script src=\"/passkey.js\" defer></script>";

#[test]
fn every_template_is_used_and_says_its_words_twice() {
    let sources: String = with_ending(&[".rs"]).iter().filter(|path| path.starts_with("crates/luan/src/web/pages/")).map(|path| text(path)).collect();
    let mut wrong = Vec::new();
    for stem in stems("crates/luan/templates", ".html") {
        let page = text(&format!("crates/luan/templates/{stem}.html"));
        wrong.extend((stem != "page" && !sources.contains(&format!("path = \"{stem}.html\""))).then(|| format!("{stem}.html is no page's")));
        let (page, scripted) = (page.replace(SCRIPT, ""), page.contains(SCRIPT));
        wrong.extend((scripted != SCRIPTED.contains(&stem.as_str())).then(|| format!("{stem}.html is not where the script belongs, or has none")));
        wrong.extend(
            ["<script", "style=\"", "onclick", "http://", "https://", "|safe"]
                .iter()
                .filter(|word| page.contains(**word))
                .map(|word| format!("{stem}.html has {word}")),
        );
        let alone = page.replace("Luân", "");
        let alone = alone
            .lines()
            .filter(|line| line.chars().any(|letter| "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".contains(letter)) && !line.contains("say("));
        wrong.extend(alone.map(|line| format!("{stem}.html says this in one language: {line}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
