//! Links in Markdown are alive.

use crate::files::{root, text, with_ending};

#[test]
fn links_are_alive() {
    let mut dead = Vec::new();
    for path in with_ending(&[".md"]) {
        let folder = root().join(&path).parent().unwrap().to_owned();
        for link in links(&text(&path)) {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { root().join(&path) } else { folder.join(file) };
            let alive = target.exists() && (anchor.is_empty() || anchors(&std::fs::read_to_string(&target).unwrap_or_default()).contains(&anchor.to_owned()));
            dead.extend((!alive).then(|| format!("{path}: {link}")));
        }
    }
    assert_eq!(dead, Vec::<String>::new());
}

/// The links of a text that stay inside the project.
fn links(text: &str) -> Vec<String> {
    let starts = text.match_indices("](").map(|(at, _)| &text[at + 2..]);
    let targets = starts.filter_map(|rest| rest.split_once(')').map(|(target, _)| target.to_owned()));
    targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// The anchors that the headings of a text get.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim().to_lowercase());
    headings.map(|heading| heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect::<String>().replace(' ', "-")).collect()
}

#[test]
fn links_and_anchors_are_found() {
    assert_eq!(links("see [a](b.md#c) and [d](https://e) or [f](#g)"), ["b.md#c", "#g"]);
    assert_eq!(anchors("# One `two`\ntext\n## Three, four"), ["one-two", "three-four"]);
}
