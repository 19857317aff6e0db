//! The terms of art on the pages: each with its explanation, shown where the term is met, by pointer and by keyboard. `GLOSSARY.md` pairs the same words; a test holds the
//! two against each other.
//!
//! In a template, `{{ page.term("planning list") }}` is the term in the language of the page, which leads to its place in the glossary.

mod documents;
mod law;
mod papers;
mod people;
mod verdicts;

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;
use rules::verdict::Lang;

use super::picture::Quoted;
use super::texts::Texts;
use super::visit::Page;

/// A term of art: Vietnamese as officials write it, English as we write it, and what it means.
pub(crate) struct Term {
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
    /// One sentence, Vietnamese and English.
    pub(crate) says: [&'static str; 2],
}

const fn term(vi: &'static str, en: &'static str, says: [&'static str; 2]) -> Term {
    Term { vi, en, says }
}

/// A group of terms with its name.
type Group = (fn(&Texts) -> String, &'static [Term]);

/// Every term, in groups, in the order of `GLOSSARY.md`.
pub(crate) const GROUPS: &[Group] = &[
    (Texts::glossary_people, people::TERMS),
    (Texts::glossary_law, law::TERMS),
    (Texts::glossary_verdicts, verdicts::TERMS),
    (Texts::glossary_papers, papers::TERMS),
    (Texts::glossary_documents, documents::TERMS),
];

/// The place of a term in the glossary: its English name as a part of an address.
pub(crate) fn anchor(term: &Term) -> String {
    term.en.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
}

/// The term with an English name.
pub(crate) fn find(en: &str) -> Option<&'static Term> {
    GROUPS.iter().flat_map(|(_, terms)| *terms).find(|term| term.en == en)
}

/// A term as it stands in a page.
pub(crate) struct Gloss {
    term: Option<&'static Term>,
    en: String,
    lang: Lang,
}

impl Page {
    /// A term of art, by its English name.
    pub(crate) fn term(&self, en: &str) -> Gloss {
        Gloss { term: find(en), en: en.to_owned(), lang: self.lang }
    }
}

impl Display for Gloss {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        // Tests hold every name in every template; should one be wrong nevertheless, the word itself is better than no page.
        let Some(term) = self.term else { return Quoted(&self.en).fmt(out) };
        let (word, says) = (self.lang.pick([term.vi, term.en]), self.lang.pick(term.says));
        let (word, says) = (Quoted(word), Quoted(says));
        write!(out, "<span class=\"term\"><a href=\"/glossary#{}\" aria-description=\"{says}\">{word}</a>", anchor(term))?;
        write!(out, "<span class=\"gloss\" aria-hidden=\"true\">{says}</span></span>")
    }
}

impl HtmlSafe for Gloss {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn read(path: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    /// The word that a cell of the list begins with.
    fn head(cell: &str) -> &str {
        cell.split([';', ',', '(', ':']).next().unwrap().trim()
    }

    #[test]
    fn the_glossary_page_and_the_list_of_pairs_are_one() {
        let list = read("../../GLOSSARY.md");
        let pairs = list
            .split("## The workshop")
            .next()
            .unwrap()
            .lines()
            .filter(|line| line.starts_with("| ") && !line.contains("---") && !line.contains("| Vietnamese"));
        let pairs: BTreeSet<(String, String)> =
            pairs.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>()).map(|cells| (head(cells[1]).to_owned(), head(cells[2]).to_owned())).collect();
        let ours: BTreeSet<(String, String)> = GROUPS.iter().flat_map(|(_, terms)| *terms).map(|term| (term.vi.to_owned(), term.en.to_owned())).collect();
        assert!(pairs.len() > 50, "the list has moved: this test watches nothing");
        assert_eq!(ours, pairs);
    }

    #[test]
    fn terms_have_one_name_one_place_and_one_sentence() {
        let all: Vec<&Term> = GROUPS.iter().flat_map(|(_, terms)| *terms).collect();
        let places: BTreeSet<String> = all.iter().map(|term| anchor(term)).collect();
        assert_eq!(places.len(), all.len());
        for term in all {
            assert!(term.says.iter().all(|says| says.chars().count() > 15 && says.ends_with('.') && says.matches(". ").count() == 0), "{}", term.en);
        }
    }

    #[test]
    fn every_term_that_a_template_names_is_there() {
        let mut named = 0;
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")).unwrap() {
            let path = entry.unwrap().path();
            for rest in std::fs::read_to_string(&path).unwrap().split(".term(\"").skip(1) {
                let en = rest.split('"').next().unwrap();
                assert!(find(en).is_some(), "{}: {en} is no term", path.display());
                named += 1;
            }
        }
        assert!(named > 10, "{named}");
    }

    #[test]
    fn a_term_explains_itself_without_a_script() {
        let shown = Gloss { term: find("planning list"), en: String::new(), lang: Lang::Vi }.to_string();
        assert!(shown.contains("href=\"/glossary#planning-list\"") && shown.contains("aria-description=\"") && shown.contains(">quy hoạch</a>"), "{shown}");
    }
}
