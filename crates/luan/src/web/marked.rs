//! Two texts side by side, word by word: what stands only in the earlier one, and what only in the later.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;

use super::picture::Quoted;

/// More words than this are not laid side by side one by one: the whole text is marked.
const WORDS_MAX: usize = 600;

/// A text with what the other one has not marked.
pub(crate) struct Marked {
    mark: &'static str,
    /// Pieces, each with whether only this text has it.
    pieces: Vec<(bool, String)>,
}

/// The earlier and the later text, each with its own words marked.
pub(crate) fn compared(before: &str, after: &str) -> [Marked; 2] {
    let [a, b] = [before, after].map(|text| text.split_whitespace().collect::<Vec<&str>>());
    let common = if a.len().max(b.len()) > WORDS_MAX { Vec::new() } else { common(&a, &b) };
    let side = |words: &[&str], kept: Vec<usize>, mark: &'static str| {
        let mut pieces: Vec<(bool, String)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let own = kept.binary_search(&at).is_err();
            match pieces.last_mut() {
                Some((last, text)) if *last == own => text.extend([" ", word]),
                _ => pieces.push((own, (*word).to_owned())),
            }
        }
        Marked { mark, pieces }
    };
    [side(&a, common.iter().map(|pair| pair.0).collect(), "del"), side(&b, common.iter().map(|pair| pair.1).collect(), "ins")]
}

/// The longest run of words that both have in one order, by their places.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let mut length = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i][j] = if a[i] == b[j] { length[i + 1][j + 1] + 1 } else { length[i + 1][j].max(length[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[i + 1][j] >= length[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

impl Display for Marked {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for (at, (own, text)) in self.pieces.iter().enumerate() {
            let (space, text) = (if at > 0 { " " } else { "" }, Quoted(text));
            if *own { write!(out, "{space}<{mark}>{text}</{mark}>", mark = self.mark)? } else { write!(out, "{space}{text}")? }
        }
        Ok(())
    }
}

impl HtmlSafe for Marked {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(marked: &Marked, own: Option<bool>) -> Vec<String> {
        let pieces = marked.pieces.iter().filter(|piece| own.is_none_or(|own| own == piece.0));
        pieces.flat_map(|piece| piece.1.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    proptest! {
        #[test]
        fn each_side_is_its_text_and_what_is_not_marked_is_the_same(a in prop::collection::vec("[a-c]", 0..12), b in prop::collection::vec("[a-c]", 0..12)) {
            let [before, after] = compared(&a.join(" "), &b.join("  "));
            prop_assert_eq!(text(&before, None), a);
            prop_assert_eq!(text(&after, None), b);
            prop_assert_eq!(text(&before, Some(false)), text(&after, Some(false)));
        }

        #[test]
        fn a_text_is_not_other_than_itself(a in prop::collection::vec("[a-c<&]{1,3}", 0..12)) {
            let [before, after] = compared(&a.join(" "), &a.join(" "));
            prop_assert!(text(&before, Some(true)).is_empty() && text(&after, Some(true)).is_empty());
            prop_assert!(!before.to_string().contains("<<"));
        }
    }
}
