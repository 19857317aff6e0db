//! A paragraph as words and marks with their places, and lists of phrases to look for among them.

use std::collections::BTreeMap;
use std::ops::Range;

use register::text::canonical;

use crate::documents::torn::is_torn;

/// A word, or a mark between words.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Bytes of the paragraph.
    pub(super) at: Range<usize>,
    /// The canonical key, which spellings share; a mark is itself.
    pub(super) key: String,
    /// In small letters, as it is written.
    pub(super) plain: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is a mark.
    pub(super) mark: bool,
}

impl Word {
    pub(super) fn is(&self, plain: &str) -> bool {
        self.plain == plain
    }

    pub(super) fn one_of(&self, plain: &[&str]) -> bool {
        plain.contains(&self.plain.as_str())
    }
}

/// The words of a paragraph.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = 0;
    for chunk in text.split(' ') {
        let inside = chunk.trim_matches(is_mark);
        let head = if inside.is_empty() { chunk.len() } else { chunk.len() - chunk.trim_start_matches(is_mark).len() };
        marks(&chunk[..head], start, &mut found);
        if !inside.is_empty() {
            let at = start + head..start + head + inside.len();
            if head == 0 && mends_torn(text, &mut found, inside, at.end) {
                marks(&chunk[head + inside.len()..], at.end, &mut found);
                start += chunk.len() + 1;
                continue;
            }
            found.push(Word { at, key: canonical(inside), plain: inside.to_lowercase(), capital: inside.starts_with(char::is_uppercase), mark: false });
            marks(&chunk[head + inside.len()..], start + head + inside.len(), &mut found);
        }
        start += chunk.len() + 1;
    }
    found
}

/// Whether the word is the rest of the syllable right before it, which it then becomes.
fn mends_torn(text: &str, found: &mut [Word], tail: &str, end: usize) -> bool {
    let [before @ .., head] = found else { return false };
    let torn =
        !head.mark && head.at.end + 1 + tail.len() == end && is_torn(before.last().map_or("", |before| before.plain.as_str()), &text[head.at.clone()], tail);
    if torn {
        let whole = format!("{}{tail}", &text[head.at.clone()]);
        (head.key, head.plain, head.at.end) = (canonical(&whole), whole.to_lowercase(), end);
    }
    torn
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && c != '%'
}

fn marks(text: &str, start: usize, found: &mut Vec<Word>) {
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let sign = if matches!(c, '–' | '—' | '−') { "-".to_owned() } else { c.to_string() };
        found.push(Word { at: start + at..start + at + c.len_utf8(), key: sign.clone(), plain: sign, capital: false, mark: true });
    }
}

/// Phrases by their first word, the longest first.
pub(super) struct Phrases(BTreeMap<String, Vec<Vec<String>>>);

impl Phrases {
    /// The phrases of some lists, in which `|` stands between two.
    pub(super) fn new(lists: &[&str]) -> Phrases {
        let mut phrases: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for phrase in lists.iter().flat_map(|list| list.split(" | ")) {
            let keys: Vec<String> = words(phrase).into_iter().map(|word| word.key).collect();
            if let Some(first) = keys.first() {
                phrases.entry(first.clone()).or_default().push(keys);
            }
        }
        phrases.values_mut().for_each(|list| list.sort_by_key(|keys| std::cmp::Reverse(keys.len())));
        Phrases(phrases)
    }

    /// How many words the longest phrase has that stands there; none stands there if it is 0.
    pub(super) fn at(&self, words: &[Word], at: usize) -> usize {
        let Some(list) = words.get(at).and_then(|word| self.0.get(&word.key)) else { return 0 };
        let stands =
            |keys: &&Vec<String>| words.get(at..at + keys.len()).is_some_and(|there| there.iter().zip(keys.iter()).all(|(word, key)| word.key == *key));
        list.iter().find(stands).map_or(0, Vec::len)
    }
}
